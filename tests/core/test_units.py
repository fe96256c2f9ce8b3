"""Nats and bits."""

from __future__ import annotations

import math

import pytest

from ceviz.core.units import BITS, NATS, UNITS, other_unit


def test_a_nat_is_more_than_a_bit() -> None:
    assert NATS.of(math.log(2)) == math.log(2)
    assert BITS.of(math.log(2)) == 1.0
    assert BITS.fixed(1.0, 4) == "1.4427 bits"
    assert NATS.visible(6.14e-6, 3) == "6.14·10⁻⁶ nats"


def test_the_other_unit_is_the_other_one() -> None:
    assert [other_unit(unit).name for unit in UNITS.values()] == ["bits", "nats"]


@pytest.mark.parametrize("high", [0.4, 1.0, 4.8, 7.2, 12.6, 16.2, 108.0, 1500.0])
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_an_axis_has_a_few_ticks_inside_it(unit, high) -> None:
    axis = unit.axis("loss", high=high)
    assert axis.label == f"loss ({unit.name})"
    assert (axis.low, axis.high) == (0.0, unit.of(high))
    assert 4 <= len(axis.ticks) <= 9
    assert all(axis.low <= tick.at <= axis.high for tick in axis.ticks)
    assert all(float(tick.text) == tick.at for tick in axis.ticks)


def test_an_axis_may_go_below_zero() -> None:
    axis = NATS.axis("log-likelihood", low=-5.0, high=0.0)
    assert [tick.text for tick in axis.ticks] == ["−5", "−4", "−3", "−2", "−1", "0"]


def test_an_axis_of_a_low_plot_has_fewer_ticks() -> None:
    axis = BITS.axis("loss", of="CE", high=12.5, most=4)
    assert axis.label == "loss (CE in bits)"
    assert [tick.text for tick in axis.ticks] == ["0", "5", "10", "15"]


def test_an_axis_is_made_once() -> None:
    assert NATS.axis("", high=5.0) is NATS.axis("", high=5.0)
    assert NATS.axis("", high=5.0).label == "nats"


def test_a_readout_counts_in_the_unit() -> None:
    lead = BITS.readout("loss", "Loss", 1024 * math.log(2), decimals=1, role="loss", lead=True)
    assert (lead.value, lead.unit, lead.number) == ("1,024.0", "bits", 1024.0)
    assert (lead.role, lead.lead) == ("loss", True)
    assert NATS.readout("least", "H", 6.14e-6).value == "6.14·10⁻⁶"
    assert NATS.readout("least", "H", 0.5, value="½").value == "½"


def test_a_number_of_nats_in_a_formula() -> None:
    assert BITS.in_latex(-math.log(2)) == "-1.000"
    assert NATS.in_latex(6.14e-6) == r"6.14 \cdot 10^{-6}"
