"""The horizontal axis of one yes-or-no prediction: ŷ, its logit z, or its log-odds.

All three tell the same thing, so a panel holds both numbers in step, and shows the one of its axis.
"""

from __future__ import annotations

import math
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, Struct
from msgspec.structs import force_setattr, replace
import numpy as np

from ceviz import model
from ceviz.core.figure import Array, Axis, Tick, ticks
from ceviz.panels.binary import PREDICTION_AXIS
from ceviz.panels.binary.readouts import (
    LOGIT_DECIMALS,
    LOGIT_PLACES,
    PREDICTION_DECIMALS,
    PREDICTION_PLACES,
)

REACH = 12.0
"""How far the logit goes to either side; σ(−12) is 0.00000614."""

AxisName = Annotated[
    Literal["prediction", "logit", "log-odds"],
    Meta(
        title="Horizontal axis",
        description="The prediction ŷ, the logit z = ln(ŷ/(1 − ŷ)), or the odds ŷ : (1 − ŷ) on a "
        "logarithmic axis, which is z counted in tenfold steps.",
        extra={"labels": ("ŷ", "logit z", "log-odds"), "view": True, "morph": True},
    ),
]

Prediction = Annotated[
    float,
    Meta(
        ge=0.000006,
        le=0.999994,
        title="Prediction ŷ = P(class 1)",
        description="The probability that the model gives to class 1.",
        extra={
            "when": ("axis", "prediction"),
            "step": 0.01,
            "coarse": 0.1,
            "places": PREDICTION_PLACES,
            "decimals": PREDICTION_DECIMALS,
        },
    ),
]
"""A prediction that goes as far as the logit does: σ(±12), rounded to six decimals."""

Logit = Annotated[
    float,
    Meta(
        ge=-REACH,
        le=REACH,
        title="Logit z = ln(ŷ/(1 − ŷ))",
        description="What the model says before the sigmoid.",
        extra={
            "when": ("axis", ("logit", "log-odds")),
            "step": 0.1,
            "coarse": 1.0,
            "places": LOGIT_PLACES,
            "decimals": LOGIT_DECIMALS,
        },
    ),
]

_SAME = 1e-9  # logits that differ by less tell the same prediction
_LN_10 = math.log(10)
_ODDS = ((-5, ""), (-4, "1 : 10,000"), (-3, ""), (-2, "1 : 100"), (-1, ""), (0, "1 : 1"))

_AXES = {
    "prediction": PREDICTION_AXIS,
    "logit": Axis(
        label="logit z = ln(ŷ/(1 − ŷ))",
        low=-REACH,
        high=REACH,
        ticks=ticks(*range(-12, 13, 2), decimals=0),
    ),
    "log-odds": Axis(
        label="odds ŷ : (1 − ŷ), each line ten times those before",
        low=-REACH / _LN_10,
        high=REACH / _LN_10,
        ticks=(
            *(Tick(float(at), text) for at, text in _ODDS),
            *(Tick(-float(at), " : ".join(text.split(" : ")[::-1])) for at, text in _ODDS[-2::-1]),
        ),
    ),
}

_UNLABELLED = {
    name: replace(axis, label="", ticks=tuple(Tick(tick.at, "") for tick in axis.ticks))
    for name, axis in _AXES.items()
}


class Across(NamedTuple):
    """One of the three axes, and where a logit lies on it."""

    name: Literal["prediction", "logit", "log-odds"]

    @property
    def axis(self) -> Axis:
        """The axis itself."""
        return _AXES[self.name]

    @property
    def unlabelled(self) -> Axis:
        """The same with a grid and no words, for a plot that has another below it."""
        return _UNLABELLED[self.name]

    def places(self, z: Array) -> Array:
        """Where logits lie, in the axis's unit."""
        match self.name:
            case "prediction":
                return model.sigmoid(z)
            case "logit":
                return z
            case "log-odds":
                return np.divide(z, _LN_10)

    def place(self, prediction: float, logit: float) -> float:
        """Where the point lies whose two numbers are in step."""
        match self.name:
            case "prediction":
                return prediction
            case "logit":
                return logit
            case "log-odds":
                return logit / _LN_10

    def logit_at(self, place: float) -> float:
        """The logit at a place; those at the ends of the prediction's axis are infinite."""
        match self.name:
            case "prediction":
                return float(model.logit(min(max(place, 0.0), 1.0)))
            case "logit":
                return place
            case "log-odds":
                return place * _LN_10


class OnAxis:
    """What a record of parameters has whose axis says which of two numbers the user sets.

    It declares them itself, where their controls are to stand, and keeps them in step when made.
    """

    __slots__ = ()
    axis: AxisName
    prediction: float
    logit: float

    def keep_in_step(self) -> None:
        """Let the number of the axis set the other."""
        assert isinstance(self, Struct)
        prediction, logit = in_step(self.axis, self.prediction, self.logit)
        force_setattr(self, "prediction", prediction)
        force_setattr(self, "logit", logit)

    @property
    def across(self) -> Across:
        """The horizontal axis."""
        return Across(self.axis)

    @property
    def place(self) -> float:
        """Where the point lies on it."""
        return self.across.place(self.prediction, self.logit)

    @property
    def z(self) -> float:
        """The logit to the last digit, of the number that the user sets."""
        return told_logit(self.axis, self.prediction, self.logit)

    @property
    def p(self) -> float:
        """The prediction to the last digit, of the number that the user sets."""
        return self.prediction if self.axis == "prediction" else float(model.sigmoid(self.z))

    @property
    def moved(self) -> Literal["prediction", "logit"]:
        """The name of the number that the axis shows, which the user sets."""
        return "prediction" if self.axis == "prediction" else "logit"

    @property
    def called(self) -> str:
        """That number's name for a reader."""
        return "Prediction ŷ" if self.axis == "prediction" else "Logit z"


def in_step(axis: str, prediction: float, logit: float) -> tuple[float, float]:
    """The prediction and the logit, after the one of the axis has set the other.

    A number that tells the same already stays as it is, to the last digit: so the axis can change
    and change back. Others are rounded far behind what is shown, so that 0.7 comes back as 0.7. The
    logit ends where its axis does, a little before the prediction.
    """
    same = math.isclose(_within_reach(prediction), logit, rel_tol=0, abs_tol=_SAME)
    if axis == "prediction":
        return prediction, logit if same else round(_within_reach(prediction), 12) + 0.0
    return prediction if same else _rounded(float(model.sigmoid(logit))), logit


def told_logit(axis: AxisName, prediction: float, logit: float) -> float:
    """The logit of the number that counts, and of the prediction where it is beyond the reach."""
    if axis == "prediction":
        return float(model.logit(prediction))
    if abs(logit) < REACH:
        return logit
    exact = float(model.logit(prediction))
    return exact if abs(exact) > REACH + _SAME else logit


def _within_reach(prediction: float) -> float:
    return min(max(float(model.logit(prediction)), -REACH), REACH)


def _rounded(prediction: float) -> float:
    """A prediction with twelve digits, counted from what tells it from 0 and from 1."""
    rest = min(prediction, 1 - prediction)
    return round(prediction, 11 - math.floor(math.log10(rest)))
