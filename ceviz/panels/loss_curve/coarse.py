"""Which looks are so much the same that words stand at the same places in them.

A label and ε count in steps of 0.03, γ in steps of 0.3: no curve is off by more than the margin
around words. Near 0 and 1 a label counts to the last digit, for its minimum moves fast there.
"""

from __future__ import annotations

from functools import lru_cache

from ceviz.panels.loss_curve.curves import Look
from ceviz.panels.loss_curve.losses import Second

_SHARE, _GAMMA = 0.03, 0.3
_NEAR = 0.045  # to 0 or 1


@lru_cache(maxsize=1024)
def coarse(seen: Look) -> Look:
    """The look for which places are worked out, in place of all that are much the same."""
    target = _share(seen.target)
    return seen._replace(target=target, second=_second(seen.second, target))


def _second(second: Second | None, target: float) -> Second | None:
    if second is None:
        return None
    amount = second.amount
    if second.kind == "focal":
        amount = round(amount / _GAMMA) * _GAMMA
    elif second.kind == "smoothing":
        amount = _share(amount)
    return Second(second.kind, target, amount)


def _share(share: float) -> float:
    near = min(share, 1 - share) < _NEAR
    return share if near else round(share / _SHARE) * _SHARE
