"""The plot of the gradients: the size of dL/dz of both losses over the horizontal axis."""

from __future__ import annotations

from functools import cache
import math

from msgspec.structs import replace
import numpy as np

from ceviz.core.figure import Axis, Guide, Handle, Mark, Plot, Points, Role, Text
from ceviz.core.units import Unit
from ceviz.panels.binary.across import Across, AxisName
from ceviz.panels.gradients.curves import cross_entropy_size, squared_error_size
from ceviz.panels.gradients.params import Gradients, GradientsParams
from ceviz.panels.gradients.race import PEAK
from ceviz.panels.gradients.words import exactly, times


def plot(params: GradientsParams, now: Gradients) -> Plot:
    """Both curves, a point on each at the present prediction, and the gap between them."""
    unit, x = params.counted_in, params.place
    top, bottom = (x, abs(unit.of(now.cross_entropy))), (x, abs(now.squared_error))
    marks: tuple[Mark, ...] = (
        squared_error_size(params.label, params.axis),
        cross_entropy_size(params.label, params.axis, params.counted_in),
        *peak(params.label, params.axis, params.counted_in),
        *ends(params.label, params.axis),
        *_names(params, now, bottom),
        Guide(key="gap", start=bottom, end=top, role="text"),
        squared_error_point(*bottom),
        Handle(
            key="point",
            at=top,
            param=params.moved,
            role="loss",
            label=f"{params.called}, on the gradient of cross-entropy",
        ),
    )
    return Plot(key="gradients", x=params.across.axis, y=size_axis(unit), marks=marks)


def size_axis(unit: Unit, quantity: str = "size |dL/dz|", *, most: int = 9) -> Axis:
    """The axis of both gradients: MSE's has no unit, cross-entropy's has one."""
    return unit.axis(quantity, of="CE", high=1.05, most=most)


def squared_error_point(x: float, y: float) -> Points:
    """The point on a curve of MSE."""
    return Points(
        key="squared error point",
        x=np.array([x]),
        y=np.array([y]),
        name="MSE + sigmoid at this prediction",
        symbol="diamond",
        role="other",
    )


@cache
def peak(label: int, axis: AxisName, unit: Unit) -> tuple[Points, Text]:
    """Where MSE's gradient is largest, and how large it is there."""
    at = peak_at(label, axis)
    value = Text(
        key="peak value",
        at=(at, PEAK),
        text=_PEAK_TEXTS[axis][label],
        anchor=(0.5, 0),
        offset=(0, 12),
        role="other",
    )
    if axis != "prediction":
        value = _beside(value, label, axis, unit)
    top = Points(key="peak", x=np.array([at]), y=np.array([PEAK]), name="MSE's peak", role="other")
    return top, value


_PEAK_TEXTS = {
    "prediction": ("0.2963 at 2/3", "0.2963 at 1/3"),
    "logit": ("peak 0.2963 at z = ln 2", "peak 0.2963 at z = −ln 2"),
    "log-odds": ("peak 0.2963 at odds 2 : 1", "peak 0.2963 at odds 1 : 2"),
}


def peak_at(label: int, axis: AxisName) -> float:
    """Where on an axis MSE's gradient is largest: at ŷ = 1/3 for y = 1, which is z = −ln 2."""
    return Across(axis).place((2 - label) / 3, math.log(2) * (1 - 2 * label))


@cache
def ends(label: int, axis: AxisName) -> tuple[Text, Text]:
    """What the ends of the horizontal axis mean."""
    return _end("left", axis, wrong=label == 1), _end("right", axis, wrong=label == 0)


def _end(side: str, axis: AxisName, *, wrong: bool) -> Text:
    """What an end of the horizontal axis means, in the row of the axis's label."""
    right, extent = side == "right", Across(axis).axis
    return Text(
        key=f"{side} end",
        at=(extent.high if right else extent.low, 0),
        text="very wrong" if wrong else "correct",
        anchor=(float(right), 0),
        offset=(0, 30),
        role="wrong" if wrong else "correct",
        strong=True,
    )


def _names(
    params: GradientsParams, now: Gradients, bottom: tuple[float, float]
) -> tuple[Text, ...]:
    """Each curve's name with its value, and their ratio, where no point and no curve comes."""
    unit = params.counted_in
    cross_entropy = exactly(abs(now.cross_entropy), unit.per_nat)
    compared = f"{times(now.ratio)} less{'' if unit.name == 'nats' else ' in nats'}"
    return (
        _name("cross-entropy name", f"cross-entropy  {cross_entropy}", "loss", params),
        _name(
            "squared error name",
            f"MSE + sigmoid  {exactly(abs(now.squared_error))}",
            "other",
            params,
        ),
        _at_gap(params, compared, bottom)
        if params.axis == "prediction"
        else _name("ratio", compared, "text", params),
    )


def _at_gap(params: GradientsParams, text: str, bottom: tuple[float, float]) -> Text:
    """The ratio over the prediction: beside the gap between both points, or above where it closes.

    In the gap it stands above MSE's curve, where the other one is furthest; above the gap it
    follows as far as the end leaves it room.
    """
    unit, right, long = params.counted_in, params.label == 1, _LETTER * len(text)
    wrong = bottom[0] if right else 1 - bottom[0]  # the place as it would be for y = 1
    height = (bottom[1] if wrong > 1 / 3 else PEAK) + unit.of(0.06)
    anchor, offset = (1.0 - params.label, 0.5), (12.0, 0.0)
    if 1 - height / unit.per_nat - wrong < long + 0.03:
        wrong = min(wrong, 0.95 - long)
        height = unit.of(1 - wrong)
        anchor, offset = (1.0 - params.label, 1.0), (14.0, -12.0)
    return Text(
        key="ratio",
        at=(wrong if right else 1 - wrong, height),
        text=text,
        anchor=anchor,
        offset=offset if right else (-offset[0], offset[1]),
    )


_LETTER = 0.014  # of the axis, at the most


def _name(key: str, text: str, role: Role, params: GradientsParams) -> Text:
    mark = Text(key=key, at=(0, 0), text=text, role=role, strong=role != "text")
    return _beside(mark, params.label, params.axis, params.counted_in)


# On the prediction's axis the one is at the line of cross-entropy, and MSE's name lies under its
# curve; on the others they are listed on the right answer's side of both curves. For y = 1; each
# as a place along the axis, and a height in nats.
_PLACES = {
    "prediction": {
        "cross-entropy name": (0.22, 0.78),
        "squared error name": (0.36, 0.065),
    },
    "logit": {
        "cross-entropy name": (1.0, 0.80),
        "squared error name": (1.0, 0.70),
        "ratio": (1.0, 0.60),
        "peak value": (1.0, 0.42),
    },
}


def _beside(text: Text, label: int, axis: AxisName, unit: Unit) -> Text:
    """A text at its place beside the curves."""
    if axis == "prediction":
        x, height = _PLACES["prediction"][text.key]
        x = x if label == 1 else 1 - x
        if text.key == "squared error name":  # its curve is as high in bits as in nats
            return replace(text, at=(x, height))
        at = (x, unit.of(height))
        sideways = 28 if label == 1 else -28
        return replace(text, at=at, anchor=(1 - label, 1), offset=(sideways, -5))
    z, height = _PLACES["logit"][text.key]
    x = Across(axis).place(0.0, z if label == 1 else -z)
    at = (x, unit.of(height))
    return replace(text, at=at, anchor=(1.0 - label, 0.5), offset=(0.0, 0.0))
