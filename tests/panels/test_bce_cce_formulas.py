"""The numbers that stand in BCE vs CCE's formulas give the results that stand behind them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
import re

import mpmath
import pytest

from ceviz.core import numerals
from ceviz.core.figure import Formula
from ceviz.panels.bce_cce import PANEL, BceCceParams
from tests.panels.worth import HALF, links, shown, worth

CONVERTED = 1.23 / HALF  # 1.585 “nats”, rounded, in bits, rounded
MANY = 25  # states in each mode

MODES: list[dict[str, object]] = [
    {},
    *({"kind": "categorical", "view": view} for view in ("terms", "input", "gradient", "simplex")),
    *(
        {"kind": "categorical", "trap": trap}
        for trap in ("twice", "log2", "sum", "clip", "clamp", "order")
    ),
    {"kind": "multi-label"},
]
every_mode = pytest.mark.parametrize("mode", MODES, ids=lambda mode: " ".join(mode.values()))
every_unit = pytest.mark.parametrize("unit", ["nats", "bits"])


def states(mode: dict[str, object], unit: str) -> Iterator[BceCceParams]:
    """The start, and others between and at the ends of all numbers' ranges."""
    chance = Random(repr((mode, unit)))
    yield BceCceParams(unit=unit, **mode)  # type: ignore[arg-type]
    for _ in range(MANY):
        many = 3 if mode.get("view") == "simplex" else chance.choice([2, 3, 4, 5, 8, 10])
        yield BceCceParams(  # type: ignore[arg-type]
            unit=unit,
            label=chance.choice([0, 1]),
            prediction=chance.choice([0.01, 0.3, 0.97, round(chance.uniform(0.01, 0.99), 6)]),
            classes=many,
            true_class=chance.randrange(many),
            logits=tuple(chance.choice([-6.0, 6.0, *_tenths(chance)]) for _ in range(10)),
            labels=tuple(float(chance.random() < 0.5) for _ in range(10)),
            temperature=chance.choice([0.1, 0.3, 0.941357, 1.0, 1.0, 2.0, 10.0]),
            shift=chance.choice([0.0, 0.0, -1.5, 5.0, 0.114526]),
            batch=chance.choice([1, 8, 256]),
            **mode,
        )


def _tenths(chance: Random) -> tuple[float, float]:
    return round(chance.uniform(-6, 6), 1), round(chance.uniform(-6, 6), 1)


@every_unit
@every_mode
def test_the_result_follows_from_the_numbers(mode: dict[str, object], unit: str) -> None:
    for params in states(mode, unit):
        for one in PANEL.figure(params).formulas:
            for off, link in _off(one):
                assert off <= HALF, (link, one, params)


def _off(one: Formula) -> Iterator[tuple[float, str]]:
    """By how much each link of a formula misses the result, in its last digit."""
    *parts, result = links(one.substituted + " " + one.result)
    if one.key == "sigmoid":
        yield from _off_each(parts[0], result)
    elif one.key in ("index", "one-hot"):
        yield shown(result).off(_picked(parts[0])), parts[0]
    elif "“nats”" in one.result and parts[1:]:
        yield shown(parts[1]).off(worth(parts[0])), parts[0]
        yield shown(result).off(worth(parts[1] + r" / \ln 2")) / CONVERTED, parts[1]
    else:
        for part in parts:
            if r"\ldots" not in part:
                yield shown(result).off(worth(part)), part


def _off_each(logits: str, results: str) -> Iterator[tuple[float, str]]:
    each = [
        line.removeprefix(before)[:-1].split(r", \;")
        for line, before in ((logits, r"\sigma("), (results, r"\textcolor{loss}{"))
    ]
    for z, result in zip(*each, strict=True):
        if "ldots" not in z:
            yield shown(result).off(worth(rf"\sigma({z})")), z


def _picked(vector: str) -> mpmath.mpf:
    """The logarithm that the index or the one-hot label picks, with its sign turned."""
    (own,) = re.findall(r"\\textcolor\{keptloss\}\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}", vector)
    return worth(f"-({own})")


@every_unit
@every_mode
def test_a_readout_follows_from_the_numbers_that_explain_it(
    mode: dict[str, object], unit: str
) -> None:
    for params in states(mode, unit):
        for one in PANEL.figure(params).readouts:
            found = PANEL.explain(params, one.key)
            if found is None or one.key in ("zeros", "vanished") or r"\ldots" in found.substituted:
                continue
            seen = shown(numerals.in_latex(one.value).replace("−", "-"))
            assert seen.off(worth(links(found.substituted)[-1])) <= HALF, (one, found, params)


def test_no_more_digits_are_put_in_than_lead_to_the_result() -> None:
    """What a student reads first stays short; the true class's ŷ alone has more."""
    start = BceCceParams(kind="categorical")
    assert [one.result for one in PANEL.figure(start).formulas] == [
        r"= -\ln(0.659) = \textcolor{loss}{0.417} \text{ nats}",
        r"= \textcolor{loss}{0.659}",
    ]
    wrong, _ = PANEL.figure(PANEL.edit(start, "true_class", 2)).formulas
    assert r"0 \cdot \ln(0.659)" in wrong.substituted
    assert wrong.result.startswith(r"= -\ln(0.0986) = \textcolor{loss}{2.317}")
    (several, _) = PANEL.figure(BceCceParams(kind="multi-label")).formulas
    assert re.findall(r"\d\.\d+", several.substituted) == ["0.8808", "0.731", "0.525"]


@every_unit
@pytest.mark.parametrize("heat", [0.3, 1.0])
def test_close_to_1_the_rest_is_written_where_it_is_what_counts(unit: str, heat: float) -> None:
    """Never 1 − 1 − 2.1·10⁻⁹, which would be negative."""
    for mode in MODES:
        params = BceCceParams(
            temperature=heat, logits=(6.0, -6.0, 0.0), labels=(0.0,) * 10, unit=unit, **mode
        )  # type: ignore[arg-type]
        figure = PANEL.figure(params)
        found = [PANEL.explain(params, one.key) for one in figure.readouts]
        lines = [one.substituted for one in (*figure.formulas, *found) if one is not None]
        for line in lines:
            assert not re.search(r"1 - 1 -|\\cdot 1 - |\d - \d\S+ - 1", line), line
