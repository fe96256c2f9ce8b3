from __future__ import annotations

import math
from typing import Annotated

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Meta
import pytest

from ceviz.core.kinds import Number
from ceviz.core.params import Params, field, replaced
from tests.core.sample import Sample


def test_a_parameter_counts_only_where_it_is_declared_to() -> None:
    share = field(Sample, "share")
    assert not share.shown(Sample())
    assert share.shown(Sample(mode="ant"))
    assert field(Sample, "count").shown(Sample())


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("mode", "one of zebra, ant"),
        ("share", "a number from 0.01 to 0.99"),
        ("count", "a whole number from 2 to 4"),
        ("bold", "true or false"),
        ("scores", "2 to 4 numbers from -6 to 6"),
        ("words", "2 to 4 names of 1 to 5 characters"),
    ],
)
def test_what_is_allowed_is_said_in_words(name: str, allowed: str) -> None:
    assert field(Sample, name).allowed() == allowed


SHARE = field(Sample, "share")
COUNT = field(Sample, "count")
SCORE = field(Sample, "scores").item  # type: ignore[union-attr]


@given(st.sampled_from([SHARE, COUNT, SCORE]), st.floats(allow_nan=False))
@example(SCORE, -0.01)
def test_clamped_is_allowed_near_and_final(number: Number, value: float) -> None:
    clamped = number.clamp(value)
    assert number.low <= clamped <= number.high
    assert number.clamp(clamped) == clamped
    assert math.copysign(1, clamped) == 1 or clamped < 0
    if number.low <= value <= number.high:
        assert abs(clamped - value) <= 0.5 * 10.0**-number.decimals * (1 + 1e-9)
    assert isinstance(clamped, int) == number.integer


@given(st.floats(allow_nan=False))
def test_a_clamped_number_is_taken_by_the_record(value: float) -> None:
    assert isinstance(SHARE, Number)
    assert replaced(Sample(), "share", SHARE.clamp(value)).share == SHARE.clamp(value)


class Paced(Params, frozen=True, kw_only=True):
    far: Annotated[int, Meta(ge=0, le=1000, extra={"limit": "end", "scale": "logarithmic"})] = 0
    near: Annotated[float, Meta(ge=-2, le=2)] = 0.0

    @property
    def end(self) -> int:
        return 99


@pytest.mark.parametrize(("value", "part"), [(0, 0.0), (9, 0.5), (99, 1.0)])
def test_a_number_on_a_logarithmic_scale_has_its_middle_where_one_more_means_as_much(
    value: int, part: float
) -> None:
    far = field(Paced, "far")
    assert isinstance(far, Number)
    assert far.part_of(value, Paced()) == pytest.approx(part)
    assert far.at_part(part, Paced()) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(("value", "part"), [(-2.0, 0.0), (1.0, 0.75), (2.0, 1.0)])
def test_other_numbers_have_it_halfway(value: float, part: float) -> None:
    near = field(Paced, "near")
    assert isinstance(near, Number)
    assert (near.part_of(value, Paced()), near.at_part(part, Paced())) == (part, value)
