from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
import pytest

from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.app_state import default_state
from ceviz.state.lecture import edits
from ceviz.state.lecture.lecture import MOST_STEPS, Lecture
from ceviz.state.lecture.lecture_file import LectureFile, open_lecture
from ceviz.state.safe_file import WriteError
from ceviz.ui.lecture import lecture_store
from ceviz.ui.lecture.lecture_store import LectureStore
from ceviz.ui.store import Store

from .talks import FIRST, LECTURE, LOSS, SECOND, THIRD, written


class Bench:
    """A store with lectures on it; ``changes`` counts what it said."""

    def __init__(self, lecture: Lecture | None = LECTURE) -> None:
        self.store = Store(default_state())
        self.lectures = LectureStore(self.store)
        if lecture is not None:
            self.lectures.begin(LectureFile(lecture=lecture))
        self.changes = 0
        self.lectures.changed.connect(self._count)

    @property
    def captions(self) -> list[str]:
        return [step.caption for step in self.lectures.lecture.steps]

    def prediction(self) -> float:
        return self.store.state.params[LOSS].prediction

    def _count(self) -> None:
        self.changes += 1


@pytest.fixture
def bench(qapp: object) -> Bench:
    return Bench()


def test_there_is_no_lecture_at_first(qapp: object) -> None:
    lectures = Bench(None).lectures
    assert (lectures.talk, lectures.lecture, lectures.name, lectures.dirty) == (
        None,
        None,
        "",
        False,
    )


def test_beginning_with_a_lecture_shows_its_first_step_and_is_no_step_to_undo(
    bench: Bench,
) -> None:
    assert bench.store.state.active == LOSS
    assert bench.prediction() == 0.8
    assert not bench.store.can_undo
    assert not bench.lectures.dirty


def test_beginning_where_it_was_left_leaves_the_panels(qapp: object) -> None:
    bench = Bench(None)
    bench.lectures.begin(LectureFile(lecture=LECTURE), at=2)
    assert bench.lectures.at == 2
    assert bench.store.state.active == LOSS
    assert bench.prediction() == 0.7


def test_a_place_beyond_the_end_is_the_last_one(qapp: object) -> None:
    bench = Bench(None)
    bench.lectures.begin(LectureFile(lecture=LECTURE), at=99)
    assert bench.lectures.at == 2


def test_going_to_a_step_shows_it_and_undo_comes_back(bench: Bench) -> None:
    bench.lectures.go_to(2)
    assert bench.store.state.active == "gradients"
    assert bench.store.state.params["gradients"] == THIRD.params
    bench.store.undo()
    assert bench.lectures.at == 0
    bench.store.redo()
    assert bench.lectures.at == 2


def test_walking_through_the_steps_is_one_undo_step(bench: Bench) -> None:
    for at in (1, 2, 1):
        bench.lectures.go_to(at)
    bench.store.undo()
    assert (bench.lectures.at, bench.prediction()) == (0, 0.8)
    assert not bench.store.can_undo


def test_going_to_a_step_brings_its_pins(bench: Bench) -> None:
    bench.store.pin(LOSS)
    bench.lectures.add()
    assert len(bench.lectures.talk.step.pins) == 1
    bench.store.remove_pins(LOSS)
    bench.lectures.go_to(0)
    assert LOSS not in bench.store.state.pins
    bench.lectures.go_to(1)
    assert bench.store.state.pins[LOSS] == bench.lectures.talk.step.pins


def test_a_slider_says_nothing_about_the_lecture(bench: Bench) -> None:
    before = bench.lectures.talk
    bench.store.set_param(LOSS, "prediction", 0.3)
    assert bench.changes == 0
    assert bench.lectures.talk is before
    assert not bench.lectures.dirty


def test_one_history_takes_back_what_was_done_last(bench: Bench) -> None:
    bench.store.set_param(LOSS, "prediction", 0.3)
    bench.lectures.put(replace(FIRST, caption="New"))
    bench.store.set_param(LOSS, "prediction", 0.2)
    bench.store.undo()
    assert (bench.prediction(), bench.captions[0]) == (0.3, "New")
    bench.store.undo()
    assert (bench.prediction(), bench.captions[0]) == (0.3, FIRST.caption)
    bench.store.undo()
    assert (bench.prediction(), bench.captions[0]) == (0.8, FIRST.caption)
    for _ in range(3):
        bench.store.redo()
    assert (bench.prediction(), bench.captions[0]) == (0.2, "New")


def test_edits_of_one_gesture_are_one_undo_step(bench: Bench) -> None:
    for text in ("N", "Ne", "New"):
        bench.lectures.put(replace(FIRST, caption=text), merge="caption")
    bench.lectures.settle()
    bench.lectures.put(replace(FIRST, caption="New one"), merge="caption")
    bench.store.undo()
    assert bench.captions[0] == "New"
    bench.store.undo()
    assert bench.captions[0] == FIRST.caption


def test_an_edit_that_changes_nothing_says_nothing(bench: Bench) -> None:
    bench.lectures.put(replace(FIRST))
    assert (bench.changes, bench.store.can_undo) == (0, False)


def test_the_present_state_is_added_after_the_step_at_the_place(bench: Bench) -> None:
    bench.store.set_param(LOSS, "prediction", 0.42)
    assert bench.lectures.add()
    assert bench.captions == [FIRST.caption, "", SECOND.caption, THIRD.caption]
    assert bench.lectures.at == 1
    assert bench.lectures.talk.step.params == LossCurveParams(prediction=0.42)
    assert bench.lectures.dirty
    bench.store.undo()
    assert bench.captions == [FIRST.caption, SECOND.caption, THIRD.caption]
    assert not bench.lectures.dirty


def test_adding_without_a_lecture_begins_one(qapp: object) -> None:
    bench = Bench(None)
    bench.lectures.add()
    bench.lectures.add()
    assert len(bench.lectures.lecture.steps) == 2
    assert bench.lectures.at == 1
    assert bench.lectures.name == "Untitled lecture"
    bench.store.undo()
    bench.store.undo()
    assert bench.lectures.talk is None


def test_a_lecture_has_only_so_many_steps(qapp: object) -> None:
    bench = Bench(Lecture(steps=(SECOND,) * MOST_STEPS))
    said: list[str] = []
    bench.lectures.refused.connect(said.append)
    assert not bench.lectures.add()
    assert str(MOST_STEPS) in said[0]
    assert len(bench.lectures.lecture.steps) == MOST_STEPS
    assert not bench.store.can_undo


def test_replacing_by_the_present_state_keeps_the_words(bench: Bench) -> None:
    bench.store.activate("gradients")
    bench.lectures.replace_by_present()
    step = bench.lectures.talk.step
    assert step.panel == "gradients"
    assert (step.caption, step.notes, step.question) == (FIRST.caption, FIRST.notes, FIRST.question)


def test_steps_are_moved_and_removed(bench: Bench) -> None:
    bench.lectures.move(0, 2)
    assert bench.captions == [SECOND.caption, THIRD.caption, FIRST.caption]
    assert bench.lectures.at == 2
    bench.lectures.remove()
    assert bench.captions == [SECOND.caption, THIRD.caption]
    assert bench.lectures.at == 1
    assert bench.store.state.active == "gradients"
    bench.lectures.move(1, 2)  # there is no such place
    assert bench.captions == [SECOND.caption, THIRD.caption]
    for _ in range(3):
        bench.lectures.remove()
    assert bench.captions == []
    assert bench.lectures.talk.step is None


@pytest.mark.parametrize(("from_", "to"), [(0, 2), (2, 0), (0, 1), (2, 1), (1, 0), (1, 2), (0, 0)])
def test_the_lecture_stays_at_its_step_when_steps_are_moved(
    bench: Bench, from_: int, to: int
) -> None:
    bench.lectures.go_to(1)
    bench.lectures.move(from_, to)
    assert bench.lectures.talk.step == SECOND
    assert bench.captions[to] == (FIRST, SECOND, THIRD)[from_].caption


def test_saving_and_opening(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "talk.ceviz.toml"
    bench.lectures.put(replace(FIRST, caption="Saved"))
    bench.lectures.save(path)
    assert (bench.lectures.dirty, bench.lectures.name) == (False, "talk")
    assert bench.lectures.source == path
    assert open_lecture(path).lecture == bench.lectures.lecture
    bench.store.undo()
    assert bench.lectures.dirty
    bench.store.redo()
    assert not bench.lectures.dirty


def test_a_file_that_cannot_be_written_leaves_everything(bench: Bench, tmp_path: Path) -> None:
    bench.lectures.put(replace(FIRST, caption="New"))
    with pytest.raises(WriteError):
        bench.lectures.save(tmp_path / "none" / "talk.ceviz.toml")
    assert bench.lectures.dirty
    assert bench.lectures.source is None


def test_opening_is_a_step_that_undo_takes_back_with_its_file(bench: Bench, tmp_path: Path) -> None:
    bench.lectures.put(replace(FIRST, caption="New"))
    other = open_lecture(written(tmp_path / "b.ceviz.toml", Lecture(steps=(THIRD,))))
    bench.lectures.take(other)
    assert bench.lectures.name == "b"
    assert bench.store.state.active == "gradients"
    bench.store.undo()
    assert (bench.captions[0], bench.lectures.dirty) == ("New", True)
    assert bench.lectures.source is None
    bench.store.redo()
    assert (bench.lectures.name, bench.lectures.dirty) == ("b", False)


def test_a_new_lecture_is_empty_and_closing_leaves_none(bench: Bench) -> None:
    bench.lectures.new()
    assert bench.lectures.lecture == Lecture()
    assert not bench.lectures.dirty
    bench.lectures.edit(edits.retitled(bench.lectures.lecture, "T"))
    assert (bench.lectures.name, bench.lectures.dirty) == ("T", True)
    bench.lectures.close()
    assert bench.lectures.talk is None


def test_the_sample_is_not_there_to_be_written_over(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "sample.ceviz.toml")
    monkeypatch.setattr(lecture_store, "sample_path", lambda: path)
    bench.lectures.take(open_lecture(path))
    assert bench.lectures.file.path is None
    assert bench.lectures.source == path
    assert bench.lectures.name == "A talk"
    assert not bench.lectures.dirty


def test_comments_that_saving_would_lose_are_told(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "talk.ceviz.toml"
    written(path)
    path.write_text(
        path.read_text(encoding="utf-8").replace("[[step]]", "# mine\n[[step]]"), encoding="utf-8"
    )
    bench.lectures.take(open_lecture(path))
    assert bench.lectures.comments_lost == ()
    bench.lectures.edit(Lecture(title="Another", steps=()))
    assert "# mine" in "".join(bench.lectures.comments_lost)
