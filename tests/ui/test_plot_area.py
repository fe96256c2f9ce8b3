from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Annotated, Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
import msgspec
from msgspec import Meta
from msgspec.structs import replace
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.figure import Axis, Figure, Handle, Mark, Plot, Tick, Verdict, ticks
from ceviz.core.panel import Drag, Panel, nudged
from ceviz.core.params import Params
from ceviz.panels import PANELS
from ceviz.plot.theme import THEMES
from ceviz.ui.grips import HandleGrip, PickGrip
from ceviz.ui.plot_area import PlotArea
from tests.panels.states import handles, modes


class Toy(Params, frozen=True, kw_only=True):
    p: Annotated[
        float, Meta(ge=0, le=1, title="P", extra={"step": 0.01, "coarse": 0.1, "decimals": 2})
    ] = 0.5
    k: Annotated[int, Meta(ge=0, le=1, title="The class")] = 0


def figure(*marks: Mark, picked: int | None = None) -> Figure:
    axis = Axis(label="", low=0, high=1, ticks=ticks(0.25, 0.75))
    across = Axis(
        label="",
        low=0,
        high=1,
        ticks=axis.ticks,
        picks="" if picked is None else "k",
        picked=() if picked is None else (picked,),
    )
    return Figure(
        title="t",
        plots=(Plot(key="only", x=across, y=axis, marks=marks),),
        formulas=(),
        readouts=(),
        verdict=Verdict(text="v", tone="good"),
        description="d",
    )


def handle(along: str = "both", at: float = 0.5) -> Handle:
    return Handle(key="h", at=(at, 0.5), param="p", along=along, label="The handle")


@pytest.fixture
def area(qtbot: QtBot) -> PlotArea:
    made = PlotArea()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def grip(area: PlotArea) -> HandleGrip:
    return area.findChild(HandleGrip)


def drag(qtbot: QtBot, area: PlotArea, *steps: tuple[int, int]) -> list[Drag]:
    """Press the grip's centre, move by each step from there, release."""
    got: list[Drag] = []
    area.dragged.connect(got.append)
    target = grip(area)
    centre = target.rect().center()
    qtbot.mousePress(target, Qt.MouseButton.LeftButton, pos=centre)
    for step in steps:
        qtbot.mouseMove(target, centre + QPoint(*step))
    with qtbot.waitSignal(area.settled):
        qtbot.mouseRelease(target, Qt.MouseButton.LeftButton, pos=centre + QPoint(*steps[-1]))
    return got


def test_the_grip_lies_over_its_handle(area: PlotArea) -> None:
    area.show_state(figure(handle()), Toy(), THEMES["light"])
    at = area.boxes["only"].pixels().to_pixels(0.5, 0.5)
    assert (QPointF(grip(area).geometry().center()) - at).manhattanLength() <= 2


def test_the_grip_moves_with_the_handle_and_the_window(area: PlotArea, qtbot: QtBot) -> None:
    area.show_state(figure(handle()), Toy(), THEMES["light"])
    area.show_state(figure(handle(at=0.9)), Toy(p=0.9), THEMES["light"])
    area.resize(700, 500)
    at = area.boxes["only"].pixels().to_pixels(0.9, 0.5)
    assert (QPointF(grip(area).geometry().center()) - at).manhattanLength() <= 2


def test_a_drag_sends_axis_units_and_goes_the_way_it_first_went(
    area: PlotArea, qtbot: QtBot
) -> None:
    area.show_state(figure(handle()), Toy(), THEMES["light"])
    sideways = drag(qtbot, area, (30, 2), (60, 50))
    assert [one.along for one in sideways] == ["x", "x"]
    assert sideways[-1].x > sideways[0].x > 0.5
    upwards = drag(qtbot, area, (2, -30), (80, -60))
    assert [one.along for one in upwards[len(sideways) :]] != ["x", "x"]
    assert upwards[-1].along == "y"
    assert upwards[-1].y > 0.5


def test_a_tremor_is_no_drag(area: PlotArea, qtbot: QtBot) -> None:
    area.show_state(figure(handle()), Toy(), THEMES["light"])
    assert drag(qtbot, area, (2, 2)) == []


def test_a_handle_along_one_axis_keeps_to_it(area: PlotArea, qtbot: QtBot) -> None:
    area.show_state(figure(handle("x")), Toy(), THEMES["light"])
    assert drag(qtbot, area, (3, 80))[-1].along == "x"


@pytest.mark.parametrize(
    ("key", "shift", "value"),
    [
        (Qt.Key.Key_Right, False, 0.51),
        (Qt.Key.Key_Up, False, 0.51),
        (Qt.Key.Key_Left, False, 0.49),
        (Qt.Key.Key_Down, True, 0.40),
        (Qt.Key.Key_Right, True, 0.60),
        (Qt.Key.Key_PageUp, False, 0.60),
        (Qt.Key.Key_PageDown, False, 0.40),
        (Qt.Key.Key_Home, False, 0.0),
        (Qt.Key.Key_End, False, 1.0),
    ],
)
def test_keys_step_the_parameter(
    area: PlotArea, qtbot: QtBot, key: Qt.Key, shift: bool, value: float
) -> None:
    area.show_state(figure(handle()), Toy(), THEMES["light"])
    pressed = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(area.settled), qtbot.waitSignal(area.stepped) as step:
        qtbot.keyClick(grip(area), key, pressed)
    assert step.args == ["p", None, pytest.approx(value)]


def test_a_click_on_the_plot_brings_the_handle_there(area: PlotArea, qtbot: QtBot) -> None:
    area.show_state(figure(handle()), Toy(), THEMES["light"])
    got: list[Drag] = []
    area.dragged.connect(got.append)
    at = area.boxes["only"].pixels().to_pixels(0.2, 0.9).toPoint()
    with qtbot.waitSignal(area.settled):
        qtbot.mouseClick(area.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert got[-1].x == pytest.approx(0.2, abs=0.01)
    assert grip(area).hasFocus()


def test_showing_emits_nothing(area: PlotArea, qtbot: QtBot) -> None:
    with (
        qtbot.assertNotEmitted(area.stepped),
        qtbot.assertNotEmitted(area.dragged),
        qtbot.assertNotEmitted(area.picked),
    ):
        for value in (0.1, 0.9):
            area.show_state(figure(handle(at=value), picked=1), Toy(p=value, k=1), THEMES["light"])


def test_a_click_on_a_tick_picks_it(area: PlotArea, qtbot: QtBot) -> None:
    area.show_state(figure(picked=0), Toy(), THEMES["light"])
    picks = area.findChildren(PickGrip)
    with qtbot.waitSignal(area.picked) as got:
        qtbot.mouseClick(picks[1], Qt.MouseButton.LeftButton)
    assert got.args == ["k", 1]
    assert [pick.isChecked() for pick in picks] == [True, False]  # until the state says otherwise
    area.show_state(figure(picked=1), Toy(k=1), THEMES["light"])
    assert [pick.isChecked() for pick in picks] == [False, True]


def test_several_ticks_are_picked_at_once(area: PlotArea) -> None:
    several = figure(picked=0)
    (plot,) = several.plots
    across = replace(plot.x, picked=(0, 1))
    area.show_state(replace(several, plots=(replace(plot, x=across),)), Toy(), THEMES["light"])
    assert [pick.isChecked() for pick in area.findChildren(PickGrip)] == [True, True]


def test_a_tick_is_picked_by_the_keyboard(area: PlotArea, qtbot: QtBot) -> None:
    area.show_state(figure(picked=0), Toy(), THEMES["light"])
    pick = area.findChildren(PickGrip)[1]
    pick.setFocus()
    with qtbot.waitSignal(area.picked):
        qtbot.keyClick(pick, Qt.Key.Key_Space)


def row(*texts: str) -> Figure:
    """A plot without a handle whose ticks are picked from."""
    base = figure(picked=0)
    across = msgspec.structs.replace(
        base.plots[0].x,
        high=len(texts),
        ticks=tuple(Tick(k + 0.5, text) for k, text in enumerate(texts)),
    )
    return msgspec.structs.replace(base, plots=(msgspec.structs.replace(base.plots[0], x=across),))


def test_a_press_in_a_plot_without_a_handle_picks_the_nearest_tick(
    area: PlotArea, qtbot: QtBot
) -> None:
    area.show_state(row("1", "0", "1"), Toy(), THEMES["light"])
    at = area.boxes["only"].pixels().to_pixels(2.1, 0.7).toPoint()
    with qtbot.waitSignals([area.picked, area.settled]):
        qtbot.mouseClick(area.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(area.picked) as got:
        qtbot.mouseClick(area.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert got.args == ["k", 2]


def test_ticks_that_read_alike_are_told_apart_by_their_place(area: PlotArea) -> None:
    area.show_state(row("1", "0", "1"), Toy(), THEMES["light"])
    names = [pick.accessibleName() for pick in area.findChildren(PickGrip)]
    assert names == ["The class 1 of 3: 1", "The class 2 of 3: 0", "The class 3 of 3: 1"]


def test_grips_over_texts_that_are_close_do_not_overlap(area: PlotArea) -> None:
    area.show_state(row(*"10" * 15), Toy(), THEMES["light"])
    grips = [pick.geometry() for pick in area.findChildren(PickGrip)]
    assert all(left.right() <= right.left() + 1 for left, right in pairwise(grips))


def test_grips_go_with_their_marks(area: PlotArea, qtbot: QtBot) -> None:
    area.show_state(figure(handle(), picked=0), Toy(), THEMES["light"])
    area.show_state(figure(), Toy(), THEMES["light"])
    qtbot.waitUntil(lambda: not area.findChildren(HandleGrip) + area.findChildren(PickGrip))


def test_a_screen_reader_finds_a_slider_with_name_and_value(area: PlotArea) -> None:
    area.show_state(figure(handle(), picked=0), Toy(), THEMES["light"])
    spoken = QAccessible.queryAccessibleInterface(grip(area))
    assert spoken.role() == QAccessible.Role.Slider
    assert spoken.text(QAccessible.Text.Name) == "The handle: 0.50"
    pick = QAccessible.queryAccessibleInterface(area.findChildren(PickGrip)[1])
    assert pick.text(QAccessible.Text.Name) == "The class: 0.8"
    assert area.accessibleName() == "Plot"
    assert area.accessibleDescription() == "d"


class Turning(Params, frozen=True, kw_only=True):
    p: Annotated[float, Meta(ge=0, le=10, title="P")] = 0.5
    wide: Annotated[bool, Meta(title="Wide", extra={"morph": True})] = False


def turning(area: PlotArea, *, wide: bool, at: float = 0.5) -> None:
    seen = figure(handle(at=at))
    if wide:
        axis = replace(seen.plots[0].x, high=10.0)
        seen = replace(seen, plots=(replace(seen.plots[0], x=axis),))
    area.show_state(seen, Turning(p=at, wide=wide), THEMES["light"])


def where(area: PlotArea) -> float:
    (mark,) = area.boxes["only"].plot.marks
    assert isinstance(mark, Handle)
    return mark.at[0]


def test_a_plot_turns_into_another_in_front_of_the_eyes(area: PlotArea, qtbot: QtBot) -> None:
    turning(area, wide=False, at=0.5)
    turning(area, wide=True, at=1.0)
    assert where(area) == pytest.approx(5.0)  # the same place, on the new axis
    qtbot.waitUntil(lambda: 1.5 < where(area) < 4.5)
    qtbot.waitUntil(lambda: where(area) == 1.0)
    assert area.boxes["only"].plot.x.ticks


def test_what_changes_on_the_way_is_where_it_ends(area: PlotArea, qtbot: QtBot) -> None:
    turning(area, wide=False, at=0.5)
    turning(area, wide=True, at=1.0)
    turning(area, wide=True, at=9.0)
    qtbot.waitUntil(lambda: where(area) == 9.0)


def test_with_reduced_motion_the_other_plot_is_there_at_once(area: PlotArea) -> None:
    area.reduced = True
    turning(area, wide=False, at=0.5)
    turning(area, wide=True, at=1.0)
    assert where(area) == 1.0


def test_an_ordinary_change_is_there_at_once(area: PlotArea) -> None:
    turning(area, wide=False, at=0.5)
    turning(area, wide=False, at=0.75)
    assert where(area) == 0.75


def test_a_plot_that_turns_back_half_way_goes_on_from_where_it_is(
    area: PlotArea, qtbot: QtBot
) -> None:
    turning(area, wide=False, at=0.5)
    turning(area, wide=True, at=9.0)
    qtbot.waitUntil(lambda: 6.5 < where(area) < 8.5)
    part = where(area) / 10
    turning(area, wide=False, at=0.5)
    assert where(area) == pytest.approx(part)


# --- what a grip moves, where the figure changes under it


def everything() -> list[tuple[Panel[Any], Params]]:
    """Each panel in each of its modes, one after the other, as a lecture could have them."""
    return [(panel, params) for panel in PANELS for params in modes(panel)]


def test_every_grip_moves_what_its_handle_moves_now(area: PlotArea, qtbot: QtBot) -> None:
    """A lecture's steps share one plot area, whichever their panels and modes."""
    sent: list[tuple[str, int | None, float]] = []
    area.stepped.connect(lambda *step: sent.append(step))
    area.reduced = True
    for panel, params in everything():
        shown = panel.figure(params)
        area.show_state(shown, params, THEMES["light"])
        qtbot.waitUntil(lambda: len(area.findChildren(HandleGrip)) == len(handles(shown)))  # noqa: B023
        moved: Counter[tuple[str, int | None]] = Counter()
        for one in area.findChildren(HandleGrip):
            sent.clear()
            for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
                qtbot.keyClick(one, key)
            assert len({step[:2] for step in sent}) == 1
            after = [nudged(panel, params, *step) for step in sent]
            assert any(other != params for other in after)
            moved[sent[0][:2]] += 1
        assert moved == Counter((one.param, one.index) for one in handles(shown))


def test_every_text_picks_for_the_parameter_of_its_axis_now(area: PlotArea, qtbot: QtBot) -> None:
    sent: list[tuple[str, int]] = []
    area.picked.connect(lambda *pick: sent.append(pick))
    area.reduced = True
    for panel, params in everything():
        shown = panel.figure(params)
        area.show_state(shown, params, THEMES["light"])
        wanted = [
            (plot.x.picks, index)
            for plot in shown.plots
            for index in range(len(plot.x.ticks) if plot.x.picks else 0)
        ]
        qtbot.waitUntil(lambda: len(area.findChildren(PickGrip)) == len(wanted))  # noqa: B023
        sent.clear()
        for pick in area.findChildren(PickGrip):
            qtbot.mouseClick(pick, Qt.MouseButton.LeftButton)
        assert Counter(sent) == Counter(wanted)


def test_a_grip_keeps_the_keyboard_when_its_axis_changes(area: PlotArea, qtbot: QtBot) -> None:
    loss = PANELS[0]
    params = loss.params()
    area.reduced = True
    area.show_state(loss.figure(params), params, THEMES["light"])
    grip(area).setFocus()
    params = loss.edit(params, "axis", "logit")
    area.show_state(loss.figure(params), params, THEMES["light"])
    assert grip(area).hasFocus()
    with qtbot.waitSignal(area.stepped) as step:
        qtbot.keyClick(grip(area), Qt.Key.Key_Home)
    assert (step.args[0], step.args[2]) == ("logit", -12.0)


def test_a_press_that_is_held_while_the_figure_goes_moves_nothing_more(
    area: PlotArea, qtbot: QtBot
) -> None:
    area.show_state(figure(handle()), Toy(), THEMES["light"])
    at = area.boxes["only"].pixels().to_pixels(0.2, 0.9).toPoint()
    qtbot.mousePress(area.viewport(), Qt.MouseButton.LeftButton, pos=at)
    other = replace(figure(), plots=(replace(figure().plots[0], key="another"),))
    area.show_state(other, Toy(), THEMES["light"])
    with qtbot.assertNotEmitted(area.dragged):
        qtbot.mouseMove(area.viewport(), at + QPoint(40, 0))
        qtbot.mouseRelease(area.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(40, 0))
