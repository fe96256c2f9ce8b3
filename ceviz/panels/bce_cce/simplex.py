"""Three classes as the corners of a triangle: every prediction is a point in it."""

from __future__ import annotations

from functools import lru_cache
import math

import numpy as np

from ceviz.core import numerals
from ceviz.core.figure import (
    Array,
    Arrow,
    Axis,
    Curve,
    Guide,
    Handle,
    Mark,
    Plot,
    Readout,
    Text,
    Tick,
    Verdict,
    ticks,
)
from ceviz.core.units import NATS, UNITS
from ceviz.panels.bce_cce.class_bars import rounded
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.gradient_explain import distance
from ceviz.panels.bce_cce.numbers import counted
from ceviz.panels.bce_cce.params import REACH, SIMPLEX, BceCceParams
from ceviz.panels.bce_cce.readouts import in_both_units
from ceviz.panels.bce_cce.spacing import short
from ceviz.panels.bce_cce.words import given_readout

# Left, top, right. The third coordinate of a point is its height, so the axis at the left is ŷ.
_CORNERS = np.array([(0.0, 0.0), (0.5, 1.0), (1.0, 0.0)])
_DOWN = (1, -1, 1)  # the way out of the triangle at each corner
_AMONG = 5  # the room of a name at a corner is that of one among so many in a row
_X = Axis(
    label="each corner: all probability for one class · arrow: −(ŷ − y)",
    low=-0.62,
    high=1.62,
    ticks=(Tick(0.5, ""),),
    grid=False,
)
_Y = Axis(
    label="ŷ of the class at the top",
    low=-0.17,
    high=1.17,
    ticks=ticks(0, 0.25, 0.5, 0.75, 1, decimals=2),
    grid=False,
)
_LEVELS = {"nats": (0.25, 0.5, 1.0, 2.0, 3.0), "bits": (0.5, 1.0, 2.0, 3.0, 4.0)}
_LEAST = 1e-9  # of probability that a point keeps from the sides


def simplex_plot(params: BceCceParams, now: Classes) -> Plot:
    """The triangle with lines of equal loss, the prediction, and the arrow against its gradient."""
    at = place(now)
    true = now.true
    corner = _CORNERS[true]
    return Plot(
        key="simplex",
        x=_X,
        y=_Y,
        marks=(
            *_lines(params.unit, true),
            _SIDES,
            Arrow(key="arrow", start=at, end=(float(corner[0]), float(corner[1])), role="other"),
            *(_corner(k, now) for k in range(SIMPLEX)),
            Handle(
                key="point",
                at=at,
                param="logits",
                index=true,
                along="both",
                role="loss",
                label=f"Logit of {now.names[true]}, as the prediction ŷ among three corners",
            ),
        ),
    )


_SIDES = Curve(
    key="sides",
    x=_CORNERS[[0, 1, 2, 0], 0],
    y=_CORNERS[[0, 1, 2, 0], 1],
    name="sides of the simplex",
    role="text",
)


def place(now: Classes) -> tuple[float, float]:
    """Where a prediction lies: at the corners' mean, weighted with ŷ."""
    _, top, right = now.predicted
    return min(right + top / 2, 1.0), min(top, 1.0)


@lru_cache(maxsize=8)
def _lines(unit: str, true: int) -> tuple[Mark, ...]:
    """Where the loss is the same: on a parallel to the side that is opposite to the true corner."""
    own = _CORNERS[true]
    # The numbers stand along one of the slanting sides, which has room beside it.
    beside = 2 if true == 1 else 1
    marks: list[Mark] = []
    for level in _LEVELS[unit]:
        share = math.exp(-level / UNITS[unit].per_nat)
        ends = [
            share * own + (1 - share) * _CORNERS[other] for other in range(SIMPLEX) if other != true
        ]
        start, end = ((float(x), float(y)) for x, y in ends)
        labelled = share * own + (1 - share) * _CORNERS[beside]
        right = float(own[0] + _CORNERS[beside][0]) > 1
        marks += [
            Guide(key=f"level {level:g}", start=start, end=end, dash="dash", role="muted"),
            Text(
                key=f"level {level:g} name",
                at=(float(labelled[0]), float(labelled[1])),
                text=f"{level:g} {unit if level != 1 else unit[:-1]}",
                anchor=(0.0 if right else 1.0, 0.5),
                offset=(12 if right else -12, 0),
                role="muted",
            ),
        ]
    return tuple(marks)


def _corner(k: int, now: Classes) -> Text:
    x, y = _CORNERS[k]
    down = _DOWN[k]
    true = k == now.true
    return Text(
        key=f"corner {k}",
        at=(float(x), float(y)),
        text=f"{short(now.names[k], _AMONG)}  {rounded(now.predicted[k], 3)}",
        anchor=(0.5, (1 - down) / 2),
        offset=(0, 14 * down),
        role="loss" if true else "text",
        strong=true,
    )


def dragged(params: BceCceParams, x: float, y: float) -> tuple[float, ...]:
    """The logits of the prediction at a place, with the mean that they have now.

    Where the point is pulled over a side, or needs logits beyond their ends, a near one is taken.
    """
    shares = _shares(x, y)
    logits = params.temperature * np.log(shares)
    present = np.array(params.logits[:SIMPLEX])
    moved = logits - logits.mean() + present.mean()
    moved += min(0.0, REACH - moved.max()) + max(0.0, -REACH - moved.min())
    return tuple(np.clip(moved, -REACH, REACH).tolist())


def _shares(x: float, y: float) -> Array:
    """The prediction at a place; outside the triangle that of a point on its side."""
    x, y = min(max(x, -1.0), 2.0), min(max(y, -1.0), 2.0)
    shares = np.array([1 - x - y / 2, y, x - y / 2])
    shares = np.maximum(shares, _LEAST)
    found: Array = shares / shares.sum()
    return found


def simplex_readouts(params: BceCceParams, now: Classes) -> tuple[Readout, ...]:
    """The loss, and how long the arrow is."""
    length = distance(now)
    return (
        *in_both_units(now.loss, params.counted_in),
        given_readout(now),
        Readout(
            key="distance",
            name="length of ŷ − y",
            value=numerals.visible(length, 4),
            role="other",
            number=length,
        ),
    )


def simplex_verdict(params: BceCceParams, now: Classes) -> Verdict:
    """What the arrow means."""
    name = now.names[now.true]
    hot = params.temperature != 1
    gradient = " The gradient is (ŷ − y)/T." if hot else ""
    if params.counted_in is not NATS:
        over = "(T ln 2)" if hot else "ln 2"
        gradient = f" In bits, the gradient is (ŷ − y)/{over}."
    return Verdict(
        text=f"−(ŷ − y) points from ŷ straight to the corner of {name}, and is as long as the way "
        "there. It pulls on the logits, and ŷ follows. Drag the point."
        f"{gradient}",
        tone="fair",
    )


def simplex_description(params: BceCceParams, now: Classes) -> str:
    """What is seen, in one sentence."""
    shares = ", ".join(
        f"{name} {rounded(share, 3)}" for name, share in zip(now.names, now.predicted, strict=True)
    )
    return (
        f"The prediction as a point in a triangle whose corners are the classes ({shares}), with "
        f"lines of equal loss and an arrow against the gradient to the corner of "
        f"{now.names[now.true]}: the loss is {counted(now.loss, params.counted_in, 4)}."
    )
