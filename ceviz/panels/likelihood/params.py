"""What the likelihood panel can show."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from ceviz.core.params import Params, replaced
from ceviz.core.units import InUnit, UnitName
from ceviz.panels.binary import Label
from ceviz.panels.binary.across import AxisName, Logit, OnAxis, Prediction
from ceviz.panels.likelihood.observed import MOST, SEEN, Observed, drawn, one, written

_ONE, _HAND, _DRAWN = ("source", "one"), ("source", "hand"), ("source", "drawn")

Stage = Literal["product", "sum", "negative", "mean"]
STAGES: tuple[Stage, ...] = ("product", "sum", "negative", "mean")


class LikelihoodParams(OnAxis, InUnit, Params, frozen=True, kw_only=True):
    """What was observed, the prediction for it, and how the way to the loss is shown.

    ``prediction`` and ``logit`` tell the same; the one that ``axis`` shows sets the other.
    """

    source: Annotated[
        Literal["one", "hand", "drawn"],
        Meta(
            title="Observations",
            description="One example with its label; a row of coins that you lay yourself; or "
            "coins drawn at random.",
            extra={"labels": ("one", "coins", "drawn")},
        ),
    ] = "one"
    label: Annotated[Label, Meta(extra={"when": _ONE})] = 1
    coins: Annotated[
        str,
        Meta(
            max_length=SEEN,
            title="Coins",
            description="A row of ones and zeros, up to 40. A click on a coin flips it.",
            extra={"when": _HAND},
        ),
    ] = "11010"
    observations: Annotated[
        int,
        Meta(
            ge=1,
            le=MOST,
            title="Number of observations N",
            description="How many coins are drawn; with more, the ones before stay as they are.",
            extra={"when": _DRAWN, "coarse": 100},
        ),
    ] = 20
    true_probability: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="True probability of a 1",
            description="What the coins are drawn with; the model does not know it.",
            extra={"when": _DRAWN, "step": 0.01, "coarse": 0.1, "decimals": 2},
        ),
    ] = 0.6
    seed: Annotated[
        int,
        Meta(
            ge=0,
            le=9999,
            title="Seed",
            description="Which of the random draws; the same seed draws the same coins.",
            extra={"when": _DRAWN, "folded": True},
        ),
    ] = 1
    prediction: Prediction = 0.7
    logit: Logit = 0.847297860387
    view: Annotated[
        Literal["together", "stacked"],
        Meta(
            title="Curves",
            description="On one axis, or one below the other with a line through all three.",
            extra={"when": _ONE, "labels": ("on one axis", "stacked"), "view": True},
        ),
    ] = "together"
    show: Annotated[
        Literal["steps", "curves", "question"],
        Meta(
            title="Show",
            description="From the product to the loss step by step; all four curves over one axis; "
            "or a question about the best prediction.",
            extra={
                "when": ("source", ("hand", "drawn")),
                "labels": ("steps", "curves", "question"),
            },
        ),
    ] = "steps"
    stage: Annotated[
        Stage,
        Meta(
            title="Stage",
            description="The product of the probabilities, the sum of their logarithms, its "
            "negative, and that divided by N.",
            extra={
                "when": ("show", "steps"),
                "labels": ("product", "sum of logs", "negative", "mean"),
                "view": True,
                "morph": True,
            },
        ),
    ] = "product"
    revealed: Annotated[
        bool,
        Meta(
            title="Reveal the curve",
            description="Draw the curve with its minimum, and say how far off the prediction is.",
            # Of a pin, no answer is seen either before it is asked for.
            extra={"when": ("show", "question"), "view": True},
        ),
    ] = False
    axis: Annotated[AxisName, Meta(extra={"folded": True})] = "prediction"
    unit: UnitName = "nats"

    def __post_init__(self) -> None:
        """Keep prediction and logit in step, and refuse coins that are none."""
        if not self.coins.isprintable() or not written(self.coins).total:
            raise ValueError("coins must be a row of ones and zeros, such as 11010")
        self.keep_in_step()

    @property
    def observed(self) -> Observed:
        """What has been observed."""
        if self.source == "one":
            return one(self.label)
        if self.source == "hand":
            return written(self.coins)
        return drawn(self.observations, self.true_probability, self.seed)

    @property
    def asks(self) -> bool:
        """Whether the best prediction is being looked for, and nothing may tell where it is."""
        return self.source != "one" and self.show == "question" and not self.revealed


def edit(params: LikelihoodParams, name: str, value: object) -> LikelihoodParams:
    """Change one field. Coins take a new row, or the place of the one that is flipped.

    Drawn coins that are flipped are from then on laid by hand. Of what the user types only coins
    are kept. A row without any is what is left meanwhile: the one before stays.
    """
    if name != "coins":
        return replaced(params, name, value)
    if isinstance(value, int):
        value = params.observed.flipped(value)
    if isinstance(value, str):
        value = written(value).order
        if not value:
            return params
    return replaced(replaced(params, "coins", value), "source", "hand")
