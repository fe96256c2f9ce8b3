"""What the gradients panel can show, and the numbers that it is about."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from msgspec import Meta
from msgspec.structs import force_setattr

from ceviz import model
from ceviz.core.params import Params, replaced
from ceviz.core.units import InUnit, UnitName
from ceviz.panels.binary import Label
from ceviz.panels.binary.across import AxisName, Logit, OnAxis, Prediction
from ceviz.panels.gradients.race import MOST_STEPS, Fairness, Race, race

_AT_A_PREDICTION = Meta(extra={"when": ("view", ("gradient", "linked"))})
_IN_WHICH_UNIT = Meta(
    description="Nats come from the natural logarithm, bits from log₂; 1 bit is ln 2 nats. The "
    "squared error has no unit, and gradient descent stays in nats."
)
_QUESTION = ("view", "question")
_RACE = ("view", "race")


class GradientsParams(OnAxis, InUnit, Params, frozen=True, kw_only=True):
    """The true label, the prediction, and what is shown: they start at a rather wrong one.

    The prediction and its logit are in step: the one of the axis sets the other. A step beyond the
    end of the race is its last.
    """

    view: Annotated[
        Literal["gradient", "linked", "question", "race"],
        Meta(
            title="Show",
            description="The gradient alone; the loss, its gradient and σ′(z) over one axis; a "
            "question about MSE's gradient; or gradient descent with both losses, step by step.",
            extra={"labels": ("gradient", "all three", "a question", "the race")},
        ),
    ] = "gradient"
    label: Label = 1
    prediction: Prediction = 0.2
    logit: Logit = -1.38629436112  # in step with the prediction
    axis: Annotated[AxisName, _AT_A_PREDICTION] = "prediction"
    guess: Annotated[
        float,
        Meta(
            ge=0.01,
            le=0.99,
            title="Your guess ŷ",
            description="Where you think that MSE's gradient is largest.",
            extra={"when": _QUESTION, "step": 0.01, "coarse": 0.1, "decimals": 2},
        ),
    ] = 0.5
    revealed: Annotated[
        bool,
        Meta(
            title="Reveal MSE's gradient",
            description="Draw the curve of MSE + sigmoid and say how far off the guess is.",
            extra={"when": _QUESTION},
        ),
    ] = False
    start: Annotated[
        float,
        Meta(
            ge=-10,
            le=10,
            title="Start z₀",
            description="The logit from which both descents start.",
            extra={"when": _RACE, "step": 0.1, "coarse": 1.0, "decimals": 1},
        ),
    ] = -4.0
    step: Annotated[
        int,
        Meta(
            ge=0,
            le=MOST_STEPS,
            title="Step",
            description="How many steps of gradient descent both have made.",
            extra={"when": _RACE, "limit": "last_step", "scale": "logarithmic", "once": True},
        ),
    ] = 0
    learning_rate: Annotated[
        float,
        Meta(
            ge=0.1,
            le=2,
            title="Learning rate η",
            description="What cross-entropy's gradient, in nats, is multiplied by in each step.",
            extra={"when": _RACE, "step": 0.1, "coarse": 0.5, "decimals": 1},
        ),
    ] = 0.5
    fairness: Annotated[
        Fairness,
        Meta(
            title="The same for both",
            description="What is made equal: the learning rate; the first step, for which MSE gets "
            "a larger rate; or the gradient where it is largest, 1 against 8/27.",
            extra={"when": _RACE, "labels": ("learning rate", "first step", "peak gradient")},
        ),
    ] = "rate"
    unit: Annotated[UnitName, _IN_WHICH_UNIT] = "nats"

    def __post_init__(self) -> None:
        """Keep prediction and logit in step, and the step within the race."""
        self.keep_in_step()
        if self.step > 0:
            force_setattr(self, "step", min(self.step, self.last_step))

    @property
    def race(self) -> Race:
        """The race that these settings make, as far as the step and one further at the least."""
        return race(
            self.counted_in,
            self.label,
            self.start,
            self.learning_rate,
            self.fairness,
            step=self.step,
        )

    @property
    def last_step(self) -> int:
        """The last step of the race."""
        return self.race.last


def edit(params: GradientsParams, name: str, value: object) -> GradientsParams:
    """Change one field; with the label the start changes sides, to be as wrong as before."""
    if name == "label" and value != params.label:
        params = replaced(params, "start", 0.0 - params.start)
    return replaced(params, name, value)


class Gradients(NamedTuple):
    """The logit z of a prediction, σ′(z), and dL/dz of both losses, of cross-entropy in nats."""

    logit: float
    sigmoid_slope: float
    cross_entropy: float
    squared_error: float

    @property
    def ratio(self) -> float:
        """How many times larger cross-entropy's gradient is, in nats."""
        return 1 / (2 * self.sigmoid_slope)


def gradients(label: int, z: float) -> Gradients:
    """Both gradients with respect to the logit, and what they are made from."""
    return Gradients(
        logit=z,
        sigmoid_slope=float(model.sigmoid_derivative(z)),
        cross_entropy=float(model.binary_cross_entropy_gradient(z, label)),
        squared_error=float(model.squared_error_gradient(z, label)),
    )


def logit_of(prediction: float) -> float:
    """The logit of a prediction."""
    return float(model.logit(prediction))
