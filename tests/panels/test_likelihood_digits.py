"""Equations in numbers are true: what is put in leads to the result that is shown."""

from __future__ import annotations

from collections.abc import Iterator
import re

import mpmath
import pytest

from ceviz.core.figure import Text
from ceviz.core.numerals import grouped, in_latex, number_in
from ceviz.panels.likelihood import PANEL, LikelihoodParams
from ceviz.panels.likelihood.digits import enough, number
from tests.panels.reading import mark, value
from tests.panels.worth import HALF, not_leading, shown, worth

_RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED, "-0123456789")

MANY: list[dict[str, object]] = [
    {"source": "hand", "coins": coins} for coins in ("11010", "11100", "0", "1", "110")
] + [
    {"source": "drawn", "observations": total, "true_probability": true}
    for total in (20, 150, 2090, 5000)
    for true in (0.0, 0.6, 1.0)
]
WHERE: list[dict[str, object]] = [
    *({"prediction": p} for p in (0.000006, 0.0004, 0.01, 1 / 3, 0.5, 0.7, 0.9995, 0.999994)),
    *({"axis": "logit", "logit": z} for z in (-12.0, -7.13, -0.4, 0.0, 1.7, 12.0)),
    {"axis": "log-odds"},
]


def states(given: dict[str, object], **more: object) -> Iterator[LikelihoodParams]:
    for where in WHERE:
        for unit in ("nats", "bits"):
            yield LikelihoodParams(**{**given, **where, **more, "unit": unit})  # type: ignore[arg-type]


def says(text: str, exact: mpmath.mpf) -> bool:
    """Whether a number is written as its digits round to."""
    return shown(in_latex(text)).off(exact) <= HALF


@pytest.mark.parametrize("given", MANY, ids=str)
@pytest.mark.parametrize("stage", ["product", "sum", "negative", "mean"])
def test_formulas_lead_to_their_results(given: dict[str, object], stage: str) -> None:
    with mpmath.workdps(40):
        for params in states(given, stage=stage):
            for formula in PANEL.figure(params).formulas:
                assert not not_leading(formula), (params, formula)


@pytest.mark.parametrize("given", MANY, ids=str)
@pytest.mark.parametrize("more", [{"show": "curves"}, {"show": "question", "revealed": True}])
def test_those_of_the_curves_and_of_the_answer_do_too(
    given: dict[str, object], more: dict[str, object]
) -> None:
    with mpmath.workdps(40):
        for params in states(given, **more):
            for formula in PANEL.figure(params).formulas:
                assert not not_leading(formula), (params, formula)


@pytest.mark.parametrize("label", [0, 1])
def test_those_of_one_observation_and_its_sentence_do_too(label: int) -> None:
    with mpmath.workdps(40):
        for params in states({"label": label}):
            figure = PANEL.figure(params)
            assert not any(map(not_leading, figure.formulas)), (params, figure.formulas)
            found = re.search(r"(ln|log₂) (\S+) = (\S+), ", figure.verdict.text)
            assert found is not None
            inner = mpmath.mpf(number_in(found[2]))
            assert says(found[3], mpmath.log(inner, 2 if found[1] == "log₂" else mpmath.e))


@pytest.mark.parametrize("given", MANY, ids=str)
@pytest.mark.parametrize("stage", ["product", "sum", "negative", "mean"])
def test_the_words_over_the_bar_do_too(given: dict[str, object], stage: str) -> None:
    with mpmath.workdps(40):
        for params in states(given, stage=stage):
            text = mark(PANEL.figure(params), Text, "sum name").text
            left, _, result = text.partition(" = ")
            left = re.sub(r" (nats|bits)|total ", "", left)
            result = re.sub(r" (nats|bits)|mean ", "", result)
            assert says(result, worth(as_latex(left))), (params, text)


def as_latex(words: str) -> str:
    """Words with "·" and superscripts as LaTeX."""
    plain = words.replace("−", "-").replace(",", "")
    plain = re.sub(r"·10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])", r" \\cdot 10", plain).replace("·", r"\cdot")
    return re.sub(rf"[{_RAISED}]+", lambda power: f"^{{{power[0].translate(_PLAIN)}}}", plain)


def test_a_base_is_no_power_of_ten_and_no_rounded_one() -> None:
    rare = LikelihoodParams(source="hand", coins="11100", prediction=0.000006)
    assert mark(PANEL.figure(rare), Text, "sum name").text == "0.000006³ · 0.999994² = 2.16·10⁻¹⁶"
    zeros = LikelihoodParams(
        source="drawn", observations=5000, true_probability=0.0, prediction=0.000006
    )
    assert mark(PANEL.figure(zeros), Text, "sum name").text == "0.999994⁵⁰⁰⁰ = 0.970"


@pytest.mark.parametrize("observations", [20, 2090, 5000])
def test_on_the_axis_of_the_logit_the_logit_is_put_in(observations: int) -> None:
    for z in (-12.0, -3.3, 0.0, 7.25):
        params = LikelihoodParams(
            source="drawn", observations=observations, axis="logit", logit=z, stage="sum"
        )
        (formula,) = PANEL.figure(params).formulas
        assert rf"\ln(\sigma({z:.2f}))" in formula.substituted


@pytest.mark.parametrize("given", [{}, *MANY], ids=str)
def test_a_prediction_beyond_the_logits_axis_is_told_by_its_own_logit(
    given: dict[str, object],
) -> None:
    with mpmath.workdps(40):
        for p, z in ((0.000006, "−12.024"), (0.999994, "12.024")):
            for unit in ("nats", "bits"):
                start = LikelihoodParams(**given, prediction=p, stage="sum", unit=unit)  # type: ignore[arg-type]
                figure = PANEL.figure(PANEL.edit(start, "axis", "logit"))
                assert not any(map(not_leading, figure.formulas)), figure.formulas
                assert value(figure, "logit") == z


def test_thousands_are_marked() -> None:
    params = LikelihoodParams(source="drawn", observations=5000, true_probability=1.0)
    figure = PANEL.figure(params)
    values = {one.key: one.value for one in figure.readouts}
    assert values["log-likelihood"] == "−1,783.37"
    assert values["negative"] == "1,783.37"
    assert values["ones"] == "5,000 of 5,000"
    assert "−1,783.37 nats" in figure.verdict.text
    assert "−1,783.37 nats" in figure.description
    for show in ("steps", "curves", "question"):
        for stage in ("product", "sum", "negative", "mean"):
            seen = PANEL.figure(
                LikelihoodParams(
                    source="drawn",
                    observations=5000,
                    show=show,  # type: ignore[arg-type]
                    stage=stage,  # type: ignore[arg-type]
                    revealed=True,
                    prediction=0.000006,
                )
            )
            words = [one.text for plot in seen.plots for one in plot.marks if isinstance(one, Text)]
            words += [tick.text for plot in seen.plots for tick in plot.x.ticks]
            words += [one.value for one in seen.readouts] + [seen.verdict.text, seen.description]
            for formula in seen.formulas:
                words += [re.sub(r"\^\{[^}]*\}", "", formula.substituted + formula.result)]
            assert not [one for one in words if re.search(r"(?<![\d.])\d{4}", one)]


def test_a_text_is_read_back() -> None:
    assert number_in("−3,451.71") == -3451.71
    assert number_in("6.14·10⁻⁶") == 6.14e-6
    assert grouped("−3451.71 nats of 0.123456") == "−3,451.71 nats of 0.123456"
    assert in_latex("−3451.71") == "-3{,}451.71"
    assert number(0.00000614, 4) == "6.140·10⁻⁶"
    assert number(12345.678, 2) == "12,345.68"


def test_the_fewest_digits_are_enough() -> None:
    assert (
        enough(lambda digits: f"{2 / 3:.{digits}f}", lambda text: float(text) > 0.66666) == "0.667"
    )
    assert (
        enough(lambda digits: f"{1 / 3:.{digits}f}", lambda text: float(text) > 0.33332)
        == "0.33333"
    )
    assert enough(str, lambda _: False) == "17"
