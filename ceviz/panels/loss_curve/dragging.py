"""What dragging the point means, over each of the three axes."""

from __future__ import annotations

import math

from ceviz import model
from ceviz.core.panel import Drag
from ceviz.panels.binary.across import REACH
from ceviz.panels.binary.dragging import dragged
from ceviz.panels.loss_curve.curves import top
from ceviz.panels.loss_curve.params import LossCurveParams

_HALVINGS = 40  # of the 24 that z spans: 2e-11


def drag(params: LossCurveParams, drag: Drag) -> LossCurveParams:
    """Sideways the point sets ŷ or z; up and down it sets the loss, and these follow from it."""
    if drag.along == "x":
        return dragged(params, params.across.logit_at(drag.x))
    highest = top(params.axis)
    loss = min(max(drag.y / params.counted_in.per_nat, 0.0), highest)
    present = float(model.binary_cross_entropy_with_logits(params.z, params.target))
    if loss == highest and present > highest:  # it is drawn at the top already
        return params
    return dragged(params, _logit_with(loss, params.target, params.z))


def _logit_with(loss: float, y: float, z: float) -> float:
    """The logit at which the loss is so high, on the side of the minimum where z is."""
    if y in (0, 1):
        right = float(model.logit(math.exp(-loss)))
        return right if y == 1 else -right
    least = float(model.logit(y))
    near, far = least, REACH if z > least else -REACH
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        if float(model.binary_cross_entropy_with_logits(middle, y)) < loss:
            near = middle
        else:
            far = middle
    return near
