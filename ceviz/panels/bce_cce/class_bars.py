"""What stands over a class: the bar of ŷ, dragged by its top, beside that of y, with both numbers.

A class is 1 wide, and its name stands in the middle: ŷ is left of that, y right of it.
"""

from __future__ import annotations

from ceviz.core.figure import Array, Axis, Bars, Handle, Role, Text, ticks

_PREDICTED, _PREDICTED_WIDTH = -0.22, 0.34
_LABEL, _LABEL_WIDTH = 0.28, 0.22
SHARES = Axis(label="probability", low=0, high=1.28, ticks=ticks(0, 0.25, 0.5, 0.75, 1, decimals=2))


def predicted_bars(
    at: Array, shares: Array, *, key: str = "predicted", name: str = "yhat", role: Role = "loss"
) -> Bars:
    """The bars of ŷ of the classes at these places."""
    return Bars(
        key=key, x=at + _PREDICTED, top=shares, width=_PREDICTED_WIDTH, name=name, role=role
    )


def label_bars(at: Array, labels: Array) -> Bars:
    """The bars of y of the classes at these places."""
    return Bars(
        key="label",
        x=at + _LABEL,
        top=labels,
        width=_LABEL_WIDTH,
        name="y",
        fill="outline",
        role="truth",
    )


def top(k: int, share: float, role: Role, name: str, *, param: str = "logits") -> Handle:
    """The handle on the bar of ŷ."""
    return Handle(
        key=f"top {k}",
        at=(k + _PREDICTED, share),
        param=param,
        index=k if param == "logits" else None,
        along="y",
        shape="bar",
        role=role,
        label=name,
    )


def values_above(
    k: int, share: float, label: int, role: Role, *, decimals: int, roomy: bool, strong: bool = True
) -> tuple[Text, Text]:
    """The numbers above both bars; where there is room, they say what they are."""
    predicted = rounded(share, decimals)
    return (
        Text(
            key=f"predicted {k}",
            at=(k + _PREDICTED, share),
            text=named("ŷ", predicted) if roomy else predicted,
            anchor=(0.5, 1),
            offset=(0, -8),
            role=role,
            strong=strong,
        ),
        Text(
            key=f"label {k}",
            at=(k + _LABEL, float(label)),
            text=named("y", str(label)) if roomy else str(label),
            anchor=(0.5, 1),
            offset=(0, -8),
            role="truth" if label else "muted",
            strong=bool(label),
        ),
    )


def named(name: str, number: str) -> str:
    """A number with what it is called."""
    return f"{name} ≈ {number[1:]}" if number.startswith("≈") else f"{name} = {number}"


def rounded(value: float, decimals: int) -> str:
    """A number in few digits; softmax never gives exactly 0 or 1, so they are not claimed."""
    text = f"{value:.{decimals}f}"
    return f"≈{text[0]}" if float(text) in (0, 1) else text
