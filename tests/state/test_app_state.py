from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
import msgspec
import pytest

from ceviz.core.kinds import Choice, Number
from ceviz.core.params import Params, fields
from ceviz.panels import PANELS
from ceviz.panels.gradients.params import GradientsParams
from ceviz.state.app_state import (
    AppState,
    StateError,
    default_state,
    from_builtins,
    to_builtins,
)
from ceviz.state.pins import Pin


@st.composite
def records(draw: st.DrawFn, kind: type[Params]) -> Params:
    """A record whose numbers and choices are any that stand alone."""
    values: dict[str, object] = {}
    for one in fields(kind):
        if isinstance(one, Number) and not one.integer:
            values[one.name] = draw(st.floats(one.low, one.high))
        elif isinstance(one, Choice):
            values[one.name] = draw(st.sampled_from([value for value, _ in one.options]))
    return kind(**values)


names = st.text(min_size=1, max_size=24).filter(lambda name: bool(name.strip()))


def pins(kind: type[Params]) -> st.SearchStrategy[tuple[Pin, ...]]:
    one = st.builds(Pin, name=names, params=records(kind))
    return st.lists(one, min_size=1, max_size=5).map(tuple)


states = st.builds(
    AppState,
    active=st.sampled_from([panel.id for panel in PANELS]),
    params=st.fixed_dictionaries({panel.id: records(panel.params) for panel in PANELS}),
    pins=st.fixed_dictionaries({}, optional={panel.id: pins(panel.params) for panel in PANELS}),
)


def test_the_default_state_is_the_first_panel_and_every_panels_defaults() -> None:
    state = default_state()
    assert state.active == PANELS[0].id
    assert list(state.params) == [panel.id for panel in PANELS]
    assert all(state.params[panel.id] == panel.params() for panel in PANELS)


def test_a_change_makes_a_new_state_and_leaves_the_old_one() -> None:
    old = default_state()
    new = old.with_params("gradients", GradientsParams(prediction=0.6))
    assert new.params["gradients"] == GradientsParams(prediction=0.6)
    assert new.active == old.active
    assert old == default_state()
    assert all(new.params[name] is old.params[name] for name in old.params if name != "gradients")


def test_another_panel_comes_forward_with_all_parameters_as_they_were() -> None:
    state = default_state().with_active("gradients")
    assert state.active == "gradients"
    assert state.params == default_state().params
    assert state != default_state()


def test_pins_are_part_of_the_state() -> None:
    plain = default_state()
    one = plain.with_pins("gradients", (Pin(name="A", params=GradientsParams()),))
    assert one != plain
    assert not one.shows_what(plain)
    assert one.with_active("gradients").shows_what(one)
    kept = one.with_active("gradients").with_params("gradients", GradientsParams(prediction=0.6))
    assert kept.pins == one.pins
    assert one.with_pins("gradients", ()) == plain


def test_a_state_cannot_be_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        default_state().active = "gradients"  # type: ignore[misc]


@pytest.mark.parametrize(
    "change",
    [lambda state: state.with_active("x"), lambda state: state.with_params("x", Params())],
)
def test_a_panel_that_there_is_not_is_a_mistake(change: Any) -> None:
    with pytest.raises(AssertionError):
        change(default_state())


@given(states)
def test_a_state_comes_back_from_plain_values_and_from_json(state: AppState) -> None:
    assert from_builtins(to_builtins(state)) == state
    assert from_builtins(msgspec.json.decode(msgspec.json.encode(to_builtins(state)))) == state


def test_what_is_not_named_has_its_default() -> None:
    assert from_builtins({}) == default_state()
    assert from_builtins({"params": {"gradients": {"label": 0}}}) == default_state().with_params(
        "gradients", GradientsParams(label=0)
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (3, "Expected `object`, got `int` - at `$`"),
        ({"x": 1}, "Object contains unknown field `x` - at `$`"),
        ({"active": 1}, "Expected `str`, got `int` - at `$.active`"),
        ({"active": "x"}, "There is no panel 'x'; there are loss-curve, .* - at `$.active`"),
        ({"params": []}, "Expected `object`, got `array` - at `$.params`"),
        ({"params": {"x": {}}}, "There is no panel 'x'; .* - at `$.params`"),
        (
            {"params": {"gradients": {"prediction": 2}}},
            "Expected `float` <= 0.999994 - at `$.params.gradients.prediction`",
        ),
        (
            {"params": {"gradients": {"p": 2}}},
            "Object contains unknown field `p` - at `$.params.gradients`",
        ),
        ({"pins": {"x": []}}, "There is no panel 'x'; .* - at `$.pins`"),
        (
            {"pins": {"gradients": [{"name": "", "params": {}}]}},
            "Expected `str` of length >= 1 - at `$.pins.gradients[0].name`",
        ),
        (
            {"pins": {"gradients": [{"name": "A", "params": {}}] * 6}},
            "Expected `array` of length <= 5 - at `$.pins.gradients`",
        ),
        (
            {"pins": {"gradients": [{"name": "A", "params": {"prediction": 2}}]}},
            "Expected `float` <= 0.999994 - at `$.pins.gradients[0].params.prediction`",
        ),
        (
            {"params": {"gradients": None}},
            "Expected `object`, got `null` - at `$.params.gradients`",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(data: object, message: str) -> None:
    pattern = message.replace("$", r"\$").replace("[", r"\[")
    with pytest.raises(StateError, match=f"^{pattern}$"):
        from_builtins(data)
    with pytest.raises(StateError, match=r"`\$\.scenes\[2\]"):
        from_builtins(data, at="$.scenes[2]")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=6,
    )
)
def test_any_plain_values_give_a_state_or_a_state_error(data: object) -> None:
    try:
        state = from_builtins({"params": {"gradients": data}})
    except StateError:
        return
    assert isinstance(data, dict)
    assert to_builtins(state)["params"]["gradients"].items() >= data.items()
