from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.app_state import AppState, default_state
from ceviz.state.history import History

START = default_state().with_active("gradients")


def gradients(prediction: float, *, after: AppState = START) -> AppState:
    changed = after.with_params("gradients", GradientsParams(prediction=prediction))
    return changed.with_active("gradients")


def loss_curve(prediction: float, *, after: AppState = START) -> AppState:
    changed = after.with_params("loss-curve", LossCurveParams(prediction=prediction))
    return changed.with_active("loss-curve")


def test_at_first_there_is_nothing_to_undo_or_redo() -> None:
    history = History(START)
    assert history.present is START
    assert not history.can_undo
    assert not history.can_redo
    assert history.undo() is None
    assert history.redo() is None
    assert history.present is START


def test_a_step_is_taken_back_and_again() -> None:
    history = History(START)
    assert history.push(gradients(0.3), merge=None)
    assert history.present == gradients(0.3)
    assert history.can_undo
    assert history.undo() == START == history.present
    assert not history.can_undo
    assert history.can_redo
    assert history.redo() == gradients(0.3) == history.present
    assert not history.can_redo


def test_the_same_state_is_no_step() -> None:
    history = History(START)
    history.push(gradients(0.3), merge=None)
    history.undo()
    assert not history.push(gradients(0.2), merge=None)
    assert not history.can_undo
    assert history.can_redo


def test_a_gesture_is_one_step() -> None:
    history = History(START)
    for prediction in (0.3, 0.4, 0.5):
        assert history.push(gradients(prediction), merge="slider")
    assert history.undo() == START
    assert history.redo() == gradients(0.5)


def test_a_sealed_gesture_is_not_added_to() -> None:
    history = History(START)
    history.push(gradients(0.3), merge="slider")
    history.seal()
    history.push(gradients(0.4), merge="slider")
    assert history.undo() == gradients(0.3)
    assert history.undo() == START


def test_another_gesture_is_another_step() -> None:
    history = History(START)
    history.push(gradients(0.3), merge="slider")
    history.push(gradients(0.4), merge="handle")
    history.push(gradients(0.5), merge="slider")
    assert [history.undo() for _ in range(3)] == [gradients(0.4), gradients(0.3), START]


def test_without_a_gesture_each_push_is_a_step() -> None:
    history = History(START)
    history.push(gradients(0.3), merge=None)
    history.push(gradients(0.4), merge=None)
    assert history.undo() == gradients(0.3)


def test_a_gesture_that_ends_where_it_began_is_no_step() -> None:
    history = History(START)
    history.push(gradients(0.9), merge=None)
    history.push(gradients(0.4), merge="slider")
    assert history.push(gradients(0.9), merge="slider")
    assert history.undo() == START


def test_a_gesture_goes_on_after_passing_where_it_began() -> None:
    history = History(START)
    history.push(gradients(0.9), merge=None)
    history.push(gradients(0.4), merge="slider")
    history.push(gradients(0.9), merge="slider")
    history.push(gradients(0.6), merge="slider")
    assert history.undo() == gradients(0.9)
    assert history.undo() == START


def test_undo_ends_a_gesture() -> None:
    history = History(START)
    history.push(gradients(0.3), merge="slider")
    history.undo()
    history.push(gradients(0.4), merge="slider")
    history.push(gradients(0.5), merge="slider")
    assert history.undo() == START


def test_redo_ends_a_gesture() -> None:
    history = History(START)
    history.push(gradients(0.3), merge="slider")
    history.undo()
    history.redo()
    history.push(gradients(0.4), merge="slider")
    assert history.undo() == gradients(0.3)


def test_a_new_step_forgets_what_was_taken_back() -> None:
    history = History(START)
    history.push(gradients(0.3), merge=None)
    history.undo()
    history.push(gradients(0.4), merge=None)
    assert not history.can_redo
    assert history.redo() is None
    assert history.present == gradients(0.4)


def test_looking_at_another_panel_is_no_step_and_keeps_what_was_taken_back() -> None:
    history = History(START)
    history.push(gradients(0.3), merge=None)
    history.undo()
    history.amend(START.with_active("loss-curve"))
    assert history.present.active == "loss-curve"
    assert not history.can_undo
    assert history.redo() == gradients(0.3)


def test_a_push_that_only_brings_a_panel_forward_is_no_step() -> None:
    history = History(START)
    assert history.push(START.with_active("loss-curve"), merge=None)
    assert history.present.active == "loss-curve"
    assert not history.can_undo


def test_undo_brings_the_panel_forward_on_which_the_step_was_made() -> None:
    history = History(START)
    history.push(gradients(0.3), merge=None)
    history.amend(history.present.with_active("loss-curve"))
    assert history.undo() == START


def test_each_step_back_and_again_shows_its_own_panel() -> None:
    first = gradients(0.3)
    second = loss_curve(0.4, after=first)
    history = History(START)
    history.push(first, merge=None)
    history.amend(first.with_active("loss-curve"))
    history.push(second, merge=None)

    assert history.undo() == first.with_active("loss-curve")
    assert history.undo() == START
    assert history.redo() == first
    assert history.redo() == second


def test_switching_panels_ends_a_gesture() -> None:
    history = History(START)
    history.push(gradients(0.3), merge="slider")
    history.amend(history.present.with_active("loss-curve"))
    history.amend(history.present.with_active("gradients"))
    history.push(gradients(0.4), merge="slider")
    assert history.undo() == gradients(0.3)


@given(st.integers(1, 8), st.integers(0, 20))
def test_the_oldest_steps_are_forgotten(longest: int, pushes: int) -> None:
    history = History(START, longest=longest)
    for number in range(pushes):
        history.push(gradients(0.3 + number / 100), merge=None)
    steps = 0
    while history.undo() is not None:
        steps += 1
    assert steps == min(longest, pushes)


class AgainstAModel(RuleBasedStateMachine):
    """The same history as a plain list of states with a finger on the present one.

    The model seals every gesture at once, so that each change is a step.
    """

    def __init__(self) -> None:
        super().__init__()
        self.history = History(START)
        self.states = [START.params]
        self.finger = 0

    @rule(panel=st.sampled_from([gradients, loss_curve]), tenths=st.integers(1, 9))
    def change(self, panel, tenths) -> None:
        state = panel(tenths / 10, after=self.history.present)
        changes = state.params != self.history.present.params
        self.history.push(state, merge="gesture")
        self.history.seal()
        if changes:
            self.finger += 1
            self.states[self.finger :] = [state.params]

    @rule(panel_id=st.sampled_from(["gradients", "loss-curve", "likelihood"]))
    def look(self, panel_id) -> None:
        self.history.amend(self.history.present.with_active(panel_id))

    @rule()
    def undo(self) -> None:
        before = self.history.present
        state = self.history.undo()
        assert (state is None) == (self.finger == 0)
        self.finger = max(self.finger - 1, 0)
        if state is not None:
            self.shows_what_changed(before, state)

    @precondition(lambda self: self.history.can_redo)
    @rule()
    def redo(self) -> None:
        before = self.history.present
        state = self.history.redo()
        self.finger += 1
        self.shows_what_changed(before, state)

    def shows_what_changed(self, before: AppState, after: AppState | None) -> None:
        assert after is not None
        changed = [name for name in after.params if after.params[name] != before.params[name]]
        assert changed == [after.active]

    @invariant()
    def agrees(self) -> None:
        assert self.history.present.params == self.states[self.finger]
        assert self.history.can_undo == (self.finger > 0)
        assert self.history.can_redo == (self.finger < len(self.states) - 1)


TestAgainstAModel = AgainstAModel.TestCase
