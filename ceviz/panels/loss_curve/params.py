"""What the loss curve can show."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from ceviz.core.params import Params
from ceviz.core.units import InUnit, UnitName
from ceviz.panels.binary import Label
from ceviz.panels.binary.across import AxisName, Logit, OnAxis, Prediction

_HARD = Meta(extra={"when": ("soft", False)})
_FINE = Meta(extra={"step": 0.001, "coarse": 0.05})


class LossCurveParams(OnAxis, InUnit, Params, frozen=True, kw_only=True):
    """The label, the prediction, over which axis and in which unit, and what it is compared with.

    The prediction and its logit are in step: the one of the axis sets the other.
    """

    label: Annotated[Label, _HARD] = 1
    soft_label: Annotated[
        float,
        Meta(
            ge=0,
            le=1,
            title="Soft label y",
            description="How probable class 1 really is.",
            extra={"when": ("soft", True), "step": 0.01, "coarse": 0.1, "decimals": 2},
        ),
    ] = 0.3
    axis: AxisName = "prediction"
    prediction: Annotated[Prediction, _FINE] = 0.7
    logit: Logit = 0.847297860387  # in step with the prediction
    tangent: Annotated[
        bool,
        Meta(title="Show the slope", description="Draw the tangent: how fast the loss changes."),
    ] = False
    smoothing: Annotated[
        float,
        Meta(
            ge=0,
            le=0.5,
            title="Smoothing ε",
            description="The share of the label that is spread over both classes.",
            extra={"when": ("compare", "smoothing"), "step": 0.01, "coarse": 0.1, "decimals": 2},
        ),
    ] = 0.1
    gamma: Annotated[
        float,
        Meta(
            ge=0,
            le=5,
            title="Focusing γ",
            description="The larger γ, the less the easy samples count; with 0, all count alike.",
            extra={"when": ("compare", "focal"), "step": 0.1, "coarse": 1.0, "decimals": 1},
        ),
    ] = 2.0
    compare: Annotated[
        Literal["none", "squared", "smoothing", "focal"],
        Meta(
            title="Compare with",
            description="A second loss on the same plot: the squared error (y − ŷ)², cross-entropy "
            "with a smoothed label, or the focal loss.",
            extra={
                "labels": ("nothing", "squared error", "label smoothing", "focal loss"),
                "folded": True,
            },
        ),
    ] = "none"
    soft: Annotated[
        bool,
        Meta(
            title="Soft label",
            description="Let the label be any probability between 0 and 1.",
            extra={"folded": True},
        ),
    ] = False
    unit: UnitName = "nats"

    def __post_init__(self) -> None:
        """Keep prediction and logit in step."""
        self.keep_in_step()

    @property
    def target(self) -> float:
        """The label that counts, hard or soft."""
        return self.soft_label if self.soft else self.label
