"""What the menus offer for lectures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ceviz.state.lecture.remembered import MOST_RECENT
from ceviz.ui.actions import Actions, Command
from ceviz.ui.lecture.desk import LectureDesk
from ceviz.ui.tips import tip

_RECENT = "File/Open recent"
_OF_A_LECTURE = ("save lecture", "save lecture as", "close lecture", "handout", "steps")


def file_commands(desk: LectureDesk) -> list[Command]:
    """Lectures as files: for the top of the File menu."""
    files = desk.files

    def first(run: Callable[[], object]) -> Callable[[], None]:
        """What is being typed takes effect before the lecture is written or goes."""

        def committed() -> None:
            desk.commit()
            run()

        return committed

    def open_recent(place: int) -> None:
        if place < len(files.recent):
            files.open(files.recent[place])

    recent = [
        Command(f"recent {place}", "", _RECENT, first(partial(open_recent, place)))
        for place in range(MOST_RECENT)
    ]
    return [
        Command("new lecture", "New lecture", "File", first(files.new), ("Ctrl+N",)),
        Command("open lecture", "Open lecture…", "File", first(files.ask_and_open), ("Ctrl+O",)),
        *recent,
        Command("save lecture", "Save lecture", "File", first(files.save), ("Ctrl+S",)),
        Command(
            "save lecture as", "Save lecture as…", "File", first(files.save_as), ("Ctrl+Shift+S",)
        ),
        Command("close lecture", "Close lecture", "File", first(files.close)),
    ]


def handout_command(desk: LectureDesk) -> Command:
    """The lecture on paper, beside the other exports."""
    return Command("handout", "Export handout…", "File", desk.export_handout)


def step_command(desk: LectureDesk) -> Command:
    """The making of a lecture, for the Edit menu."""
    return Command(
        "add step", "Add this state as a step", "Edit", desk.add_step, ("Ctrl+D",), parted=True
    )


def talk_commands(desk: LectureDesk) -> list[Command]:
    """Giving a lecture, for the View menu."""

    def here() -> None:
        desk.present(at=desk.lectures.at)

    return [
        Command("present", "Present", "View", desk.present, ("F5",), parted=True),
        Command("present here", "Present from this step", "View", here, ("Shift+F5",)),
        Command("steps", "List of steps", "View", desk.toggle_list, ("Ctrl+L",), checkable=True),
    ]


def show_lecture(desk: LectureDesk, actions: Actions) -> None:
    """Offer what can be done now."""
    opened = desk.lectures.talk is not None
    for name in _OF_A_LECTURE:
        actions[name].setEnabled(opened)
    actions["steps"].setChecked(desk.listed)
    recent = desk.files.recent
    for place in range(MOST_RECENT):
        action = actions[f"recent {place}"]
        action.setVisible(place < len(recent))
        if place < len(recent):
            name = recent[place].name.replace("&", "&&")
            action.setText(name)
            action.setToolTip(tip(str(recent[place])))
    menu = actions.menu(_RECENT)
    menu.setToolTipsVisible(True)
    menu.menuAction().setEnabled(bool(recent))
