"""ŷ and z in numbers: in every tab the same digits, which are those of their sliders."""

from __future__ import annotations

from ceviz.core import numerals
from ceviz.core.figure import Readout

PREDICTION_PLACES, PREDICTION_DECIMALS = 3, 6
"""How many decimals of ŷ are always shown, and how many it may have."""
LOGIT_PLACES, LOGIT_DECIMALS = 2, 3
"""The same of z."""


def prediction_text(prediction: float) -> str:
    """A prediction in three decimals, or in up to six where it has more.

    >>> prediction_text(0.7), prediction_text(0.197816111), prediction_text(0.999993856)
    ('0.700', '0.197816', '0.999994')
    """
    return numerals.shortest(prediction, PREDICTION_PLACES, PREDICTION_DECIMALS)


def logit_text(z: float) -> str:
    """A logit in two decimals, in three where it has more, and never as 0 where it is not.

    >>> logit_text(-1.4), logit_text(0.847297860387), logit_text(0.00004)
    ('−1.40', '0.847', '4.00·10⁻⁵')
    """
    if round(z, LOGIT_DECIMALS) == 0:
        return numerals.visible(z, LOGIT_PLACES)
    return numerals.shortest(z, LOGIT_PLACES, LOGIT_DECIMALS)


def prediction_readout(prediction: float) -> Readout:
    """What the model says, as a probability."""
    value = prediction_text(prediction)
    return Readout(key="prediction", name="prediction ŷ", value=value, number=prediction)


def logit_readout(z: float) -> Readout:
    """What the model says, before the sigmoid."""
    return Readout(key="logit", name="logit z", value=logit_text(z), number=z)
