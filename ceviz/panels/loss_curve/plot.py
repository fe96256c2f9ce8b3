"""The plot of the loss curve: the curves, the point on the chosen one, and words beside them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ceviz.core.figure import Curve, Guide, Handle, Mark, Plot, Points, Text
from ceviz.panels.loss_curve.curves import Look, curves, look, minima, tangent
from ceviz.panels.loss_curve.layout import beside_point, layout
from ceviz.panels.loss_curve.losses import Numbers
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.panels.loss_curve.room import Spot
from ceviz.panels.loss_curve.texts import slope, value, words


def plot(params: LossCurveParams, now: Numbers) -> Plot:
    """The losses over the axis, the point, and the tangent where it is asked for.

    A loss beyond the axis is at its end, and the words beside it say how high it really is.
    """
    seen = look(params)
    axis, loss_axis = seen.across.axis, seen.loss_axis
    x = min(max(seen.across.place(params.prediction, now.z), axis.low), axis.high)
    at = (x, min(seen.counted_in.of(now.loss), loss_axis.high))
    spots = layout(seen, now.z)
    marks: list[Mark] = [
        *curves(seen),
        *minima(seen),
        Guide(key="down", start=(x, 0), end=at, role="loss"),
        Guide(key="across", start=(axis.low, at[1]), end=at, role="loss"),
    ]
    if params.tangent:
        marks += _tangent(seen, x, now, spots["slope"])
    if now.second is not None:
        marks.append(_second_point(seen, x, now.second))
    label = f"{params.called}, on the curve"
    marks += [
        *_texts(seen, spots),
        Handle(key="point", at=at, param=params.moved, along="both", role="loss", label=label),
        _value(seen, at, now),
    ]
    return Plot(key="loss", x=axis, y=loss_axis, marks=tuple(marks))


def _texts(seen: Look, spots: Mapping[str, Spot]) -> list[Text]:
    """The words that stand still as long as nothing comes near."""
    return [
        Text(
            key=one.key,
            at=spot.at,
            text=one.text,
            anchor=spot.anchor,
            offset=spot.offset,
            role=one.role,
            strong=one.strong,
        )
        for one in words(seen)
        for spot in [spots[one.key]]
    ]


def _value(seen: Look, at: tuple[float, float], now: Numbers) -> Text:
    """The loss in words beside the point."""
    (aside, risen), anchor, offset = beside_point(seen, now.z)
    across, up = seen.across.axis, seen.loss_axis
    return Text(
        key="value",
        at=(
            min(max(at[0] + aside, across.low), across.high),
            min(max(at[1] + risen, up.low), up.high),
        ),
        text=value(seen, now.loss),
        anchor=anchor,
        offset=offset,
        role="loss",
        strong=True,
    )


def _second_point(seen: Look, x: float, loss: float) -> Points:
    """Where the second loss is now."""
    assert seen.second is not None
    height = min(seen.second.counted_in(seen.counted_in, loss), seen.loss_axis.high)
    return Points(
        key="second point",
        x=np.array([x]),
        y=np.array([height]),
        name="the second loss at this prediction",
        symbol="diamond",
        role="other",
    )


def _tangent(seen: Look, x: float, now: Numbers, spot: Spot) -> list[Mark]:
    """The tangent as far as it reaches in the plot, and its slope beside it."""
    xs, ys = tangent(seen, x, now.loss, now.slope)
    return [
        Curve(key="tangent", x=xs, y=ys, name="tangent", role="third", dash="dash"),
        Text(
            key="slope",
            at=spot.at,
            text=slope(seen, now.slope),
            anchor=spot.anchor,
            offset=spot.offset,
            role="third",
        ),
    ]
