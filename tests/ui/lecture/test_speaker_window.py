from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import pytest
from pytestqt.qtbot import QtBot

from ceviz.state.lecture.lecture import Lecture
from ceviz.ui.lecture.speaker_window import SpeakerWindow
from ceviz.ui.lecture.stopwatch import Stopwatch
from tests.ui.lecture.hall import Hall, step

K = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def speaking(qtbot: QtBot, at: int = 0) -> tuple[Hall, SpeakerWindow]:
    """A talk whose speaker's window is open and has the keyboard."""
    hall = Hall(qtbot, at=at)
    hall.press(K.Key_S)
    speaker = hall.presenter.speaker
    qtbot.waitActive(speaker)
    qtbot.waitUntil(lambda: speaker.current.view._slide is not None)
    return hall, speaker


def test_s_opens_and_closes_it(qtbot: QtBot) -> None:
    hall, speaker = speaking(qtbot)
    assert speaker.isWindow()
    hall.press(K.Key_S)
    assert not speaker.isVisible()
    assert hall.ended == []


def test_it_shows_place_notes_and_what_comes_next(qtbot: QtBot) -> None:
    _, speaker = speaking(qtbot)
    assert speaker.place.text() == "1 / 7   first"
    assert speaker.notes.toPlainText() == "Say hello."
    assert speaker.ahead.text() == "Next: second"
    qtbot.waitUntil(lambda: speaker.next.view.slide.caption == "second")
    assert speaker.current.view.slide.caption == "first"


def test_the_keys_are_the_talks_in_it_too(qtbot: QtBot) -> None:
    hall, speaker = speaking(qtbot)
    hall.press(K.Key_PageDown, K.Key_Right)
    assert hall.place == (2, False)
    assert speaker.place.text() == "3 / 7, asked   Draw it."
    assert speaker.ahead.text() == "Next: the answer"
    hall.press(K.Key_Space)
    assert speaker.place.text() == "3 / 7, answered   drawn"
    assert speaker.ahead.text() == "Next: How many nats?"
    hall.press(K.Key_Escape)
    assert hall.ended == [2]
    assert not speaker.isVisible()


def test_at_the_end_nothing_comes_next(qtbot: QtBot) -> None:
    hall, speaker = speaking(qtbot)
    hall.press(K.Key_End)
    assert speaker.ahead.text() == "This is the last step"
    qtbot.waitUntil(speaker.next.view.isHidden)
    hall.press(K.Key_PageUp)
    qtbot.waitUntil(speaker.next.view.isVisible)


def test_notes_with_the_focus_take_the_arrows_and_leave_the_clickers_keys(qtbot: QtBot) -> None:
    hall, speaker = speaking(qtbot)
    speaker.notes.setFocus()
    hall.press(K.Key_Down)
    assert hall.place == (0, False)
    hall.press(K.Key_Space)
    assert hall.place == (1, False)


def test_what_is_typed_into_notes_changes_nothing(qtbot: QtBot) -> None:
    hall, speaker = speaking(qtbot)
    speaker.notes.setFocus()
    hall.press(K.Key_X, K.Key_Y)
    assert speaker.notes.toPlainText() == "Say hello."


def test_the_slide_in_small_follows_a_change_by_hand(qtbot: QtBot) -> None:
    hall, speaker = speaking(qtbot)
    hall.presenter.talk.set_param("prediction", 0.5)
    wanted = hall.presenter.stage.slide.figure
    qtbot.waitUntil(lambda: speaker.current.view.slide.figure is wanted)


def test_votes_are_entered_in_it_and_showing_them_emits_nothing(qtbot: QtBot) -> None:
    hall, speaker = speaking(qtbot, at=4)
    fields = speaker.votes.fields
    assert [field.isVisible() for field in fields] == [True] * 3 + [False] * 3
    hall.press(K.Key_V)
    assert fields[0].hasFocus()
    hall.press(K.Key_1, K.Key_2, K.Key_Tab, K.Key_5)
    assert hall.presenter.course.said.votes == (12, 5, 0)
    assert hall.place == (4, False)
    assert hall.presenter.course.typed == ""
    emitted: list[tuple[int, ...]] = []
    speaker.votes.entered.connect(emitted.append)
    hall.presenter.talk.vote((1, 2, 3))
    assert [field.value() for field in fields[:3]] == [1, 2, 3]
    assert emitted == []
    hall.press(K.Key_Escape)
    assert hall.ended == [], "the keys are given back first"
    hall.press(K.Key_Right)
    assert hall.place == (4, True)


def test_its_buttons_go(qtbot: QtBot) -> None:
    hall, speaker = speaking(qtbot)
    for name, place in (("on", (1, False)), ("back", (0, False))):
        QTest.mouseClick(speaker.buttons[name], LEFT)
        assert hall.place == place
    QTest.mouseClick(speaker.buttons["black"], LEFT)
    assert hall.presenter.curtain.isVisible()


def test_closing_it_leaves_the_talk_where_it_is(qtbot: QtBot) -> None:
    hall, speaker = speaking(qtbot, at=3)
    speaker.close()
    qtbot.waitActive(hall.presenter)
    assert hall.place == (3, False)
    assert hall.ended == []
    hall.press(K.Key_S)
    assert speaker.isVisible()


@pytest.fixture
def watch(qtbot: QtBot) -> tuple[Stopwatch, list[float]]:
    now = [100.0]
    made = Stopwatch(100.0, clock=lambda: now[0])
    qtbot.addWidget(made)
    made.show()
    return made, now


def test_the_time_runs_from_the_start_and_from_zero_again(
    qtbot: QtBot, watch: tuple[Stopwatch, list[float]]
) -> None:
    made, now = watch
    assert made.gone.text() == "0:00"
    now[0] = 165.9
    qtbot.waitUntil(lambda: made.gone.text() == "1:05")
    QTest.mouseClick(made.restart, LEFT)
    assert made.gone.text() == "0:00"
    now[0] = 3765.9
    qtbot.waitUntil(lambda: made.gone.text() == "1:00:00")


def test_a_clock_that_is_not_seen_does_not_run(
    qtbot: QtBot, watch: tuple[Stopwatch, list[float]]
) -> None:
    made, now = watch
    made.hide()
    now[0] = 200.0
    qtbot.wait(400)
    assert made.gone.text() == "0:00"
    made.show()
    assert made.gone.text() == "1:40"


def test_a_hidden_speakers_window_draws_nothing(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.press(K.Key_PageDown)
    QApplication.processEvents()
    assert hall.presenter.speaker.current.view._slide is None


def test_after_votes_in_it_the_keys_go_on(qtbot: QtBot) -> None:
    hall, _ = speaking(qtbot, at=4)
    hall.press(K.Key_V, K.Key_1, K.Key_PageDown, K.Key_Space)
    assert hall.place == (5, False)
    hall.press(K.Key_Space)
    assert hall.place == (6, False)


def test_its_slides_have_the_shape_of_the_audiences_window(qtbot: QtBot) -> None:
    hall, speaker = speaking(qtbot)
    hall.presenter.resize(1000, 750)
    for preview in (speaker.current, speaker.next):
        view = preview.view
        qtbot.waitUntil(lambda: abs(view.width() / view.height() - 4 / 3) < 0.02)  # noqa: B023


def test_tab_does_not_stop_at_its_slides(qtbot: QtBot) -> None:
    hall, speaker = speaking(qtbot)
    for _ in range(20):
        hall.press(K.Key_Tab)
        focus = QApplication.focusWidget()
        assert not any(one.isAncestorOf(focus) for one in (speaker.current, speaker.next))


def test_notes_stay_where_they_were_scrolled_to(qtbot: QtBot) -> None:
    hall = Hall(qtbot, Lecture(steps=(step(notes="5\u00a0nats\n" * 200),)))
    hall.press(K.Key_S)
    speaker = hall.presenter.speaker
    qtbot.waitActive(speaker)
    assert speaker.notes.document().toRawText().startswith("5\u00a0nats")
    bar = speaker.notes.verticalScrollBar()
    bar.setValue(50)
    hall.presenter.talk.set_param("prediction", 0.5)
    assert bar.value() == 50
