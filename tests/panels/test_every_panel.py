"""What holds for every panel in every state; generated over ``PANELS``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
import contextlib
from functools import cache
import io
import math
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
import msgspec
import numpy as np
import pytest

from ceviz.core.figure import (
    Arrow,
    Band,
    Bars,
    Curve,
    Figure,
    Guide,
    Handle,
    Mark,
    Plot,
    Points,
    Text,
    same,
)
from ceviz.core.kinds import Numbers, Tally
from ceviz.core.panel import Drag, Explanation, Panel, nudged
from ceviz.core.params import Params, fields
from ceviz.panels import PANELS
from ceviz.plot.formula import typeset
from tests.panels.states import handles, idle_elsewhere, modes, names, number_of, states

STATES = [
    pytest.param(panel, params, id=f"{panel.id} {names(params)}")
    for panel in PANELS
    for params in states(panel)
]
every_state = pytest.mark.parametrize(("panel", "params"), STATES)
every_panel = pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)

MINUS_ZERO = re.compile(r"(?:^|[\s=({])[−-]0(\.0*)?(?![\d.])")
HYPHEN_FOR_MINUS = re.compile(r"(^|[\s(=])-[\d∞]")


def marks(figure: Figure) -> Iterator[tuple[Plot, Mark]]:
    for plot in figure.plots:
        for mark in plot.marks:
            yield plot, mark


def places(mark: Mark) -> tuple[np.ndarray, np.ndarray]:
    """All x and all y of a mark."""
    match mark:
        case Curve() | Points():
            return mark.x, mark.y
        case Bars():
            return mark.x, np.append(mark.top, mark.base)
        case Band():
            return mark.x, np.concatenate([mark.low, mark.high])
        case Guide() | Arrow():
            return np.array([mark.start[0], mark.end[0]]), np.array([mark.start[1], mark.end[1]])
        case Text() | Handle():
            return np.array([mark.at[0]]), np.array([mark.at[1]])
    raise TypeError(mark)


def texts(figure: Figure) -> list[str]:
    """Everything that a reader sees as plain text."""
    found = [mark.text for _, mark in marks(figure) if isinstance(mark, Text)]
    found += [text for one in figure.readouts for text in (one.name, one.value, one.unit)]
    for plot in figure.plots:
        found += [plot.x.label, plot.y.label]
        found += [tick.text for tick in (*plot.x.ticks, *plot.y.ticks)]
    return [*found, figure.title, figure.verdict.text, figure.description]


def mode(params: Params) -> tuple[object, ...]:
    """What may change which marks there are: switches, texts, and how many entries a list has.

    A folded number may do so where it leaves its default, like T where it is not 1.
    """
    folded = {one.name: one.default for one in fields(type(params)) if one.folded}
    sizes = {one.count for one in fields(type(params)) if isinstance(one, Numbers)}
    texts_counted = {one.name for one in fields(type(params)) if isinstance(one, Tally)}
    return tuple(
        value if isinstance(value, str | bool) or name not in folded else value == folded[name]
        for name, value in msgspec.structs.asdict(params).items()
        if isinstance(value, str | bool) or name in sizes or name in texts_counted or name in folded
    )


def test_every_panel_is_there_in_the_tabs_order() -> None:
    assert [panel.title for panel in PANELS[:4]] == [
        "Loss curve",
        "BCE vs CCE",
        "Gradients",
        "Likelihood",
    ]
    assert len({panel.id for panel in PANELS}) == len(PANELS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", panel.id) for panel in PANELS)


@every_panel
def test_why_is_two_to_four_sentences(panel: Panel[Any]) -> None:
    sentences = re.findall(r"[.?](?=\s|$)", panel.why)
    assert 2 <= len(sentences) <= 4
    assert panel.question.endswith("?")


@every_state
def test_marks_hold_finite_numbers_within_the_axes(panel: Panel[Any], params: Params) -> None:
    for plot, mark in marks(panel.figure(params)):
        xs, ys = places(mark)
        for axis, values in ((plot.x, xs), (plot.y, ys)):
            slack = 1e-9 * (axis.high - axis.low)
            assert np.isfinite(values).all(), mark.key
            assert values.min(initial=axis.low) >= axis.low - slack, mark.key
            assert values.max(initial=axis.high) <= axis.high + slack, mark.key


@every_state
def test_ticks_lie_on_the_axis_in_order(panel: Panel[Any], params: Params) -> None:
    for plot in panel.figure(params).plots:
        for axis in (plot.x, plot.y):
            at = [tick.at for tick in axis.ticks]
            assert at == sorted(set(at))
            assert axis.low <= at[0]
            assert at[-1] <= axis.high
            assert all(0 <= k < len(at) for k in axis.picked)


@every_state
def test_keys_are_unique(panel: Panel[Any], params: Params) -> None:
    figure = panel.figure(params)
    assert len({plot.key for plot in figure.plots}) == len(figure.plots)
    for plot in figure.plots:
        assert len({mark.key for mark in plot.marks}) == len(plot.marks)
    assert len({one.key for one in figure.readouts}) == len(figure.readouts)
    assert len({one.key for one in figure.formulas}) == len(figure.formulas)


@every_panel
def test_keys_and_axes_stay_the_same_within_a_mode(panel: Panel[Any]) -> None:
    seen = defaultdict(set)
    for params in states(panel):
        figure = panel.figure(params)
        seen[mode(params)].add(
            (
                frozenset((plot.key, type(mark), mark.key) for plot, mark in marks(figure)),
                tuple((plot.key, plot.y) for plot in figure.plots),
                tuple(one.key for one in figure.readouts),
                tuple(one.key for one in figure.formulas),
            )
        )
    assert [len(kinds) for kinds in seen.values()] == [1] * len(seen)


@every_state
def test_the_same_state_is_the_same_figure(panel: Panel[Any], params: Params) -> None:
    once, twice = panel.figure(params), panel.figure(params)
    pairs = zip(marks(once), marks(twice), strict=True)
    assert all(same(first, second) for (_, first), (_, second) in pairs)
    assert (once.readouts, once.formulas) == (twice.readouts, twice.formulas)


@every_panel
def test_what_has_no_say_changes_nothing(panel: Panel[Any]) -> None:
    for mode in modes(panel):
        figure, tried = panel.figure(mode), [*idle_elsewhere(panel, mode)]
        assert tried or all(one.shown(mode) for one in fields(panel.params))
        for params in tried:
            other = panel.figure(params)
            pairs = zip(marks(figure), marks(other), strict=True)
            assert all(same(first, second) for (_, first), (_, second) in pairs)
            for part in ("readouts", "formulas", "verdict", "description"):
                assert getattr(other, part) == getattr(figure, part)


@every_state
def test_numbers_are_written_as_a_student_reads_them(panel: Panel[Any], params: Params) -> None:
    for text in texts(panel.figure(params)):
        assert not MINUS_ZERO.search(text), text
        assert not HYPHEN_FOR_MINUS.search(text), text
        assert not re.search(r"\b(nan|inf)\b", text), text


@every_state
def test_readouts_say_something_and_one_leads_with_its_unit(
    panel: Panel[Any], params: Params
) -> None:
    readouts = panel.figure(params).readouts
    assert all(one.name and one.value for one in readouts)
    (lead,) = (one for one in readouts if one.lead)
    assert lead.unit in ("nats", "bits")


@every_state
def test_the_description_is_one_sentence_with_the_result(panel: Panel[Any], params: Params) -> None:
    figure = panel.figure(params)
    lead = next(one for one in figure.readouts if one.lead)
    assert f"{lead.value} {lead.unit}" in figure.description
    assert re.fullmatch(r"[A-Z].*[^.]\.", figure.description)
    assert figure.verdict.text.endswith(".")


@every_state
def test_formulas_are_typeset(panel: Panel[Any], params: Params) -> None:
    figure = panel.figure(params)
    assert figure.formulas
    for one in figure.formulas:
        for latex in (one.symbolic, one.substituted, one.result):
            assert latex
            assert typeset(latex).warnings == (), latex
            assert not MINUS_ZERO.search(latex), latex


@every_state
def test_explanations_are_typeset(panel: Panel[Any], params: Params) -> None:
    for _, explanation in explanations(panel, params):
        for latex in (explanation.symbolic, explanation.substituted):
            assert typeset(latex).warnings == (), latex
            assert not re.search(r"\de[-+]?\d", latex), latex


@every_state
def test_a_handle_set_to_the_value_it_shows_changes_nothing(
    panel: Panel[Any], params: Params
) -> None:
    for handle in handles(panel.figure(params)):
        assert handle.label
        value = value_of(params, handle)
        assert nudged(panel, params, handle.param, handle.index, value) == params


@every_panel
def test_something_can_be_dragged_in_every_panel(panel: Panel[Any]) -> None:
    assert handles(panel.figure(panel.params()))


@every_state
def test_a_handle_dragged_to_where_it_is_stays(panel: Panel[Any], params: Params) -> None:
    for handle in handles(panel.figure(params)):
        for along in ("x", "y") if handle.along == "both" else (handle.along,):
            dragged = panel.drag(params, Drag(handle.key, *handle.at, along))
            moved = abs(value_of(dragged, handle) - value_of(params, handle))
            assert moved <= 0.501 * 10.0 ** -number_of(panel, handle).decimals, handle.key


@cache
def with_handles(panel: Panel[Any]) -> list[Params]:
    return [params for params in states(panel) if handles(panel.figure(params))]


@every_panel
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_drag_to_anywhere_gives_allowed_parameters(
    panel: Panel[Any], data: st.DataObject
) -> None:
    params = data.draw(st.sampled_from(with_handles(panel)))
    handle = data.draw(st.sampled_from(handles(panel.figure(params))))
    x, y = (data.draw(st.floats(allow_nan=False, allow_infinity=False)) for _ in range(2))
    along = data.draw(st.sampled_from(["x", "y"]))
    dragged = panel.drag(params, Drag(handle.key, x, y, along))
    assert msgspec.convert(msgspec.to_builtins(dragged), panel.params) == dragged
    panel.figure(dragged)


def value_of(params: Params, handle: Handle) -> float:
    value = getattr(params, handle.param)
    return value if handle.index is None else value[handle.index]


def explanations(panel: Panel[Any], params: Params) -> Iterator[tuple[str, Explanation]]:
    for one in panel.figure(params).readouts:
        explanation = panel.explain(params, one.key)
        if explanation is not None:
            yield one.value, explanation


def printed(snippet: str) -> float:
    """What a snippet prints when it is pasted into a fresh interpreter."""
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(snippet, "snippet", "exec"), {"__name__": "__main__"})
    return float(output.getvalue())


def shown(value: str) -> tuple[float, float] | None:
    """The number in a readout's text, and half a unit of its last digit; None when it is words."""
    value = re.sub(r"(?<=\d),(?=\d{3})", "", value)
    match = re.match(r"(?:1 in )?(−?)(\d+)(\.\d+)?(?:·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?", value)
    if match is None:
        return None
    sign, whole, fraction, power = match.groups()
    scale = 10.0 ** int((power or "0").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")))
    size = float(whole + (fraction or "")) * scale
    return (-size if sign else size), 0.5 * 10.0 ** -len((fraction or ".")[1:]) * scale


@every_state
def test_the_explained_number_is_the_one_on_screen(panel: Panel[Any], params: Params) -> None:
    for value, explanation in explanations(panel, params):
        number = shown(value)
        if number is not None:
            assert explanation.number == pytest.approx(number[0], rel=0, abs=1.001 * number[1])


@every_state
def test_the_explained_number_is_the_readouts_own(panel: Panel[Any], params: Params) -> None:
    for one in panel.figure(params).readouts:
        explanation = panel.explain(params, one.key)
        if explanation is not None and one.number is not None:
            assert explanation.number == one.number, one.key


@every_state
def test_numpy_snippets_print_the_number(panel: Panel[Any], params: Params) -> None:
    found = list(explanations(panel, params))
    assert found
    for _, explanation in found:
        assert explanation.numpy.startswith("import numpy as np\n")
        assert printed(explanation.numpy) == pytest.approx(explanation.number, rel=1e-12, abs=0)


@every_state
def test_witnesses_agree(panel: Panel[Any], params: Params) -> None:
    for _, explanation in explanations(panel, params):
        if explanation.witness is None:
            assert not explanation.witness_by
        else:
            close = 1e-6 if "difference" in explanation.witness_by else 1e-12
            assert explanation.witness == pytest.approx(explanation.number, rel=close, abs=0)


@every_state
def test_torch_snippets_print_the_number(panel: Panel[Any], params: Params) -> None:
    pytest.importorskip("torch")
    for _, explanation in explanations(panel, params):
        assert "float64" in explanation.torch
        assert printed(explanation.torch) == pytest.approx(explanation.number, rel=1e-9, abs=0)


@every_state
def test_torch_snippets_compile(panel: Panel[Any], params: Params) -> None:
    for _, explanation in explanations(panel, params):
        assert explanation.torch.startswith("import torch\n")
        compile(explanation.torch, "snippet", "exec")


@every_panel
def test_a_readout_that_is_not_there_is_not_explained(panel: Panel[Any]) -> None:
    assert panel.explain(panel.params(), "no such readout") is None


@every_state
def test_every_number_with_a_unit_opens(panel: Panel[Any], params: Params) -> None:
    for one in panel.figure(params).readouts:
        if one.unit:
            explanation = panel.explain(params, one.key)
            assert explanation is not None, one.key
            assert not math.isnan(explanation.number)
