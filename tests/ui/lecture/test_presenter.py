from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
import pytest
from pytestqt.qtbot import QtBot

from ceviz.plot.theme import PROJECTOR
from ceviz.state.lecture.lecture import Lecture
from tests.ui.lecture.hall import LECTURE, Hall, colours, step

K = Qt.Key

PLACES = [
    (0, False),
    (1, False),
    (2, False),
    (2, True),
    (3, False),
    (3, True),
    (4, False),
    (4, True),
    (5, False),
    (6, False),
]


def test_a_whole_talk_by_a_clicker(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    for place in PLACES:
        assert hall.place == place
        hall.press(K.Key_PageDown)
    assert hall.place == PLACES[-1], "the end is not left"
    for place in reversed(PLACES):
        assert hall.place == place
        hall.press(K.Key_PageUp)
    assert hall.place == PLACES[0]


@pytest.mark.parametrize(
    ("key", "place"),
    [
        *[
            (key, (2, False))
            for key in (K.Key_Right, K.Key_Down, K.Key_Space, K.Key_PageDown, K.Key_N)
        ],
        (K.Key_Return, (2, False)),
        *[(key, (0, False)) for key in (K.Key_Left, K.Key_Up, K.Key_PageUp, K.Key_P)],
        (K.Key_Home, (0, False)),
        (K.Key_End, (6, False)),
        (K.Key_A, (1, False)),
    ],
)
def test_each_key_that_goes(qtbot: QtBot, key: Qt.Key, place: tuple[int, bool]) -> None:
    hall = Hall(qtbot, at=1)
    hall.press(key)
    assert hall.place == place


def test_with_ctrl_or_alt_a_key_is_none_of_ours(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=1)
    hall.press(K.Key_Right, modifiers=Qt.KeyboardModifier.ControlModifier)
    hall.press(K.Key_N, modifiers=Qt.KeyboardModifier.AltModifier)
    assert hall.place == (1, False)


def test_a_key_held_down_goes_one_step(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    for again in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, K.Key_Right, Qt.KeyboardModifier.NoModifier, "", again
        )
        QApplication.sendEvent(hall.presenter, event)
    assert hall.place == (1, False)


def test_a_number_is_shown_while_it_is_typed_and_enter_goes_there(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    note = hall.presenter.note
    hall.type("5")
    assert note.isVisible()
    assert note.text() == "Go to step 5"
    hall.press(K.Key_Enter)
    assert hall.place == (4, False)
    assert not note.isVisible()


def test_a_wrong_number_says_so_and_nothing_moves(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=2)
    hall.type("42")
    hall.press(K.Key_Return)
    assert hall.place == (2, False)
    assert hall.presenter.note.text() == "There is no step 42; there are 1 to 7."
    hall.press(K.Key_Right)
    assert hall.place == (2, True)


def test_a_typed_digit_is_taken_back_by_backspace_and_all_of_them_by_escape(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.type("34")
    hall.press(K.Key_Backspace)
    assert hall.presenter.note.text() == "Go to step 3"
    hall.press(K.Key_Escape)
    assert not hall.presenter.note.isVisible()
    assert hall.ended == []


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (K.Key_B, "black"),
        (K.Key_Period, "black"),
        (K.Key_W, "white"),
        (K.Key_Comma, "white"),
    ],
)
def test_a_blank_screen_has_one_colour_and_the_same_key_brings_the_step_back(
    qtbot: QtBot, key: Qt.Key, name: str
) -> None:
    hall = Hall(qtbot, at=4)
    before = hall.picture()
    hall.press(key)
    blank = hall.picture()
    wanted = blank.copy()
    wanted.fill(Qt.GlobalColor.black if name == "black" else Qt.GlobalColor.white)
    assert blank == wanted
    hall.press(key)
    assert hall.picture() == before


def test_going_on_from_a_blank_screen_brings_the_step_back(qtbot: QtBot) -> None:
    hall = Hall(qtbot, at=1)
    hall.press(K.Key_B, K.Key_PageDown)
    assert hall.place == (1, False)
    assert not hall.presenter.curtain.isVisible()


def test_escape_leaves_where_the_talk_stands(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.press(K.Key_PageDown, K.Key_PageDown, K.Key_Escape)
    assert hall.ended == [2]
    assert not hall.presenter.isVisible()


def test_a_talk_begins_at_the_step_it_is_told(qtbot: QtBot) -> None:
    assert Hall(qtbot, at=5).place == (5, False)


@pytest.mark.parametrize("key", [K.Key_F1, K.Key_Question])
def test_the_sheet_of_keys_comes_and_goes(qtbot: QtBot, key: Qt.Key) -> None:
    hall = Hall(qtbot)
    hall.press(key)
    assert hall.presenter.sheet.isVisible()
    hall.press(key)
    assert not hall.presenter.sheet.isVisible()
    hall.press(key, K.Key_Escape)
    assert not hall.presenter.sheet.isVisible()
    assert hall.ended == []


def test_a_clicker_goes_on_under_the_sheet_of_keys(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.press(K.Key_F1, K.Key_PageDown)
    assert not hall.presenter.sheet.isVisible()
    assert hall.place == (1, False)


def test_the_laser_pointer_follows_the_pointer_and_hides_the_arrow(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    laser = hall.presenter.pointing.laser
    hall.move(QPoint(300, 200))
    hall.press(K.Key_L)
    assert laser.isVisible()
    assert laser.geometry().center() == QPoint(300, 200)
    assert QApplication.overrideCursor().shape() == Qt.CursorShape.BlankCursor
    hall.move(QPoint(640, 400))
    assert laser.geometry().center() == QPoint(640, 400)
    red = hall.picture().pixelColor(640, 400)
    assert red.red() > 200
    assert red.green() < 80
    hall.press(K.Key_L)
    assert not laser.isVisible()
    assert QApplication.overrideCursor() is None


def test_the_arrow_is_back_when_a_talk_ends_with_the_laser_on(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.move(QPoint(300, 200))
    hall.press(K.Key_L, K.Key_Escape)
    assert hall.ended == [0]
    assert QApplication.overrideCursor() is None


def test_zoom_keeps_the_place_under_the_pointer_and_doubles_the_rest(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    handle = hall.at(0.8, 0.2231)
    hall.move(handle)
    hall.press(K.Key_Z)
    near = hall.at(0.8, 0.2231)
    assert (near - handle).manhattanLength() <= 4
    assert hall.presenter.stage.height() == 2 * hall.presenter.height()
    hall.press(K.Key_Z)
    assert hall.presenter.stage.geometry() == hall.presenter.rect()


def test_a_zoomed_slide_follows_the_pointer_and_still_answers_the_hand(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.move(QPoint(640, 360))
    hall.press(K.Key_Z)
    hall.move(QPoint(700, 500))
    assert hall.presenter.stage.pos() == QPoint(-700, -500)
    start = hall.at(0.8, 0.2231)
    hall.move(start)  # the slide moves under the pointer, so look again
    start = hall.at(0.8, 0.2231)
    hall.drag(start, start - QPoint(100, 0), start - QPoint(200, 0))
    assert hall.presenter.talk.seen.prediction < 0.75
    hall.press(K.Key_Escape)
    assert hall.presenter.stage.geometry() == hall.presenter.rect()
    assert hall.ended == []


def test_what_is_said_to_a_screen_reader_names_the_step_and_its_figure(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    assert hall.presenter.accessibleName() == "Step 1 of 7: first"
    assert "0.8" in hall.presenter.accessibleDescription()
    hall.press(K.Key_End)
    assert hall.presenter.accessibleName() == "Step 7 of 7: last"


def test_what_a_step_hides_is_not_in_its_pixels(qtbot: QtBot) -> None:
    hidden = ("readouts", "verdict", "formulas")
    whole = step("gradients", caption="same")
    bare = step("gradients", caption="same", hide=hidden)
    hall = Hall(qtbot, Lecture(steps=(whole, bare)))
    layout = hall.presenter.stage.layout_of_slide
    parts = [layout.formulas.toRect(), layout.beside.toRect()]
    seen = hall.picture()
    assert all(len(colours(seen.copy(part))) > 20 for part in parts), "numbers and formulas"
    hall.press(K.Key_Right)
    left = hall.presenter.stage.layout_of_slide
    below = QRect(0, left.plot.toRect().bottom() + 1, round(left.number.left()) - 4, 720)
    assert colours(hall.picture().copy(below & hall.presenter.rect())) == {PROJECTOR.card}
    assert left.formulas.height() == 0
    assert left.beside.width() == 0
    names = {one.accessibleName() for one in hall.presenter.findChildren(QWidget)}
    assert not any("mse" in name.lower() for name in names), "nor are they said"


def test_a_hidden_curve_is_not_in_the_pixels(qtbot: QtBot) -> None:
    seen = step(caption="c", prediction=0.5, hide=("verdict", "readouts", "formulas"))
    hidden = step(
        caption="c",
        prediction=0.5,
        hide=("verdict", "readouts", "formulas", "curve curve 1", "curve name 1"),
    )
    hall = Hall(qtbot, Lecture(steps=(seen, hidden)))
    at = hall.at(0.3, 1.2040)
    assert hall.picture().pixelColor(at).name() == "#005a9c"
    hall.press(K.Key_Right)
    around = hall.picture().copy(at.x() - 8, at.y() - 8, 16, 16)
    assert colours(around) == {PROJECTOR.card}, "only the ground is left"


def test_two_hundred_steps_make_no_widgets(qtbot: QtBot) -> None:
    many = Lecture(steps=tuple(step(prediction=0.1 + 0.004 * i) for i in range(200)))
    hall = Hall(qtbot, many)
    hall.press(K.Key_Right)
    before = len(QApplication.allWidgets())
    for _ in range(198):
        hall.press(K.Key_Right)
    assert hall.place == (199, False)
    assert len(QApplication.allWidgets()) == before


def test_the_lecture_itself_is_never_changed(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    hall.press(*[K.Key_PageDown] * 9)
    assert hall.presenter.course.lecture is LECTURE


def test_the_keys_come_above_everything(qtbot: QtBot) -> None:
    hall = Hall(qtbot)
    sheet = hall.presenter.sheet
    hall.press(K.Key_L, K.Key_C)
    hall.move(QPoint(640, 360))
    hall.type("1")
    hall.press(K.Key_F1)
    assert stacked(hall)[-1] is sheet
    hall.press(K.Key_F1, K.Key_B, K.Key_F1)
    assert stacked(hall)[-1] is sheet
    hall.presenter.talk.set_param("prediction", 0.5)
    assert stacked(hall)[-1] is sheet, "and stays there while the slide changes"


def stacked(hall: Hall) -> list[QWidget]:
    """What is seen over the slide, the lowest first."""
    return [
        one for one in hall.presenter.children() if isinstance(one, QWidget) and one.isVisible()
    ]


def test_what_the_slide_says_is_spoken(qtbot: QtBot, spoken: list[str]) -> None:
    hall = Hall(qtbot, at=4)
    hall.press(K.Key_1, K.Key_Escape)
    assert spoken == ["Go to step 1"]
    hall.press(K.Key_V, K.Key_X, K.Key_Return, K.Key_Escape)
    assert spoken[1:] == ["Whole numbers up to 9999, please:"]
    hall.press(K.Key_Home, K.Key_V, K.Key_V)
    assert spoken[2:] == ["This step has no answers to vote for."] * 2
