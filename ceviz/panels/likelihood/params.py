"""What the likelihood panel can show."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import force_setattr

from ceviz.core.params import Number, Params, field, replaced
from ceviz.core.units import UNITS, Unit, UnitName
from ceviz.panels.binary import Label
from ceviz.panels.binary.across import Across, AxisName, Logit, Prediction, in_step, told_logit
from ceviz.panels.likelihood.observed import MOST, SEEN, Observed, drawn, one, written

_ONE, _HAND, _DRAWN = ("source", "one"), ("source", "hand"), ("source", "drawn")

Stage = Literal["product", "sum", "negative", "mean"]
STAGES: tuple[Stage, ...] = ("product", "sum", "negative", "mean")


class LikelihoodParams(Params, frozen=True, kw_only=True):
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
        prediction, logit = in_step(self.axis, self.prediction, self.logit)
        force_setattr(self, "prediction", prediction)
        force_setattr(self, "logit", logit)

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

    @property
    def across(self) -> Across:
        """The horizontal axis."""
        return Across(self.axis)

    @property
    def z(self) -> float:
        """The logit to the last digit, of the number that the user sets."""
        return told_logit(self.axis, self.prediction, self.logit)

    @property
    def place(self) -> float:
        """Where the prediction lies on it."""
        return self.across.place(self.prediction, self.logit)

    @property
    def counted_in(self) -> Unit:
        """The unit of the loss."""
        return UNITS[self.unit]

    @property
    def moved(self) -> Literal["prediction", "logit"]:
        """The one of prediction and logit that the user moves."""
        return "prediction" if self.axis == "prediction" else "logit"


def edit(params: LikelihoodParams, name: str, value: object) -> LikelihoodParams:
    """Change one field. Coins take a new row, or the place of the one that is flipped.

    Drawn coins that are flipped are from then on laid by hand. A row without any coin is what is
    left while the user types: the one before stays.
    """
    if name != "coins":
        return replaced(params, name, value)
    if isinstance(value, int):
        value = params.observed.flipped(value)
    if isinstance(value, str) and not (value.isprintable() and written(value).total):
        return params
    return replaced(replaced(params, "coins", value), "source", "hand")


def prediction_text(prediction: float) -> str:
    """A prediction in as many decimals as it has, up to six."""
    declared = field(LikelihoodParams, "prediction")
    assert isinstance(declared, Number)
    return declared.text(prediction)
