"""The lecturer's desk in the window: the lecture that is open, its column, and the talk itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QMainWindow

from ceviz.plot.theme import Theme
from ceviz.state.lecture.remembered import Remembered
from ceviz.ui.controls.draft_field import send_draft
from ceviz.ui.lecture.lecture_files import LectureFiles
from ceviz.ui.lecture.lecture_store import LectureStore
from ceviz.ui.look import ChosenLook
from ceviz.ui.play import Player
from ceviz.ui.store import Store

if TYPE_CHECKING:  # made when they are asked for: a start without a lecture has no time for them
    from ceviz.state.lecture.lecture_file import LectureFile
    from ceviz.ui.lecture.presenter import Presenter
    from ceviz.ui.lecture.step_column import StepColumn

_NOTHING = "There is nothing to present yet: open a lecture, or add this state as a step (Ctrl+D)."


class LectureDesk(QObject):
    """Everything in the window that has to do with lectures.

    ``changed`` when another lecture or step is there, or the column comes or goes. ``said``
    carries a sentence for the user, ``failed`` one about a fault. The column is made when it is
    first seen, at the end of the row that is given.
    """

    changed = Signal()
    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        store: Store,
        remembered: Remembered,
        *,
        look: ChosenLook,
        player: Player,
        row: QBoxLayout,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._look, self._player = look, player
        self._row, self._window = row, window
        self._listed = remembered.listed
        self.lectures = LectureStore(store, self)
        self.files = LectureFiles(self.lectures, remembered, window)
        self.column: StepColumn | None = None
        self.presenter: Presenter | None = None
        self.lectures.changed.connect(self._show)
        self.lectures.refused.connect(self.failed)
        self.files.failed.connect(self.failed)
        self.files.said.connect(self.said)
        self.files.recent_changed.connect(self.changed)

    @property
    def listed(self) -> bool:
        """Whether the column is there to be seen."""
        return self._listed and self.lectures.talk is not None

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        if self.column is not None:
            self.column.set_theme(theme)
            self.fit()

    def fit(self) -> None:
        """Take another width of the window."""
        if self.column is not None:
            self.column.fit(self._window.width())

    def remembered(self) -> Remembered:
        """What the next start needs."""
        return self.files.remembered(listed=self._listed)

    def reopen(self, remembered: Remembered) -> None:
        """Have the lecture open that was open when the program was left."""
        if remembered.open:
            self.files.reopen(Path(remembered.open), at=remembered.at)

    def begin(self, file: LectureFile) -> None:
        """Start the program with a lecture, its steps to be seen."""
        self._listed = True
        self.files.begin(file)

    def add_step(self) -> None:
        """Add the state of the panel in front as a step; without a lecture, begin one."""
        self.commit()
        if self.lectures.talk is None:
            self._listed = True
        if self.lectures.add() and not self.listed:
            self.said.emit(f"This state is step {self.lectures.at + 1} of the lecture now.")

    def toggle_list(self) -> None:
        """Show the column, or hide it."""
        self._listed = not self._listed
        self._show()
        if self.column is not None and self.listed:
            self.column.steps.setFocus()

    def commit(self) -> None:
        """Let what is being typed in the window take effect."""
        send_draft(self._window)

    def may_close(self) -> bool:
        """Whether the program can go: nothing is unsaved, or the user has decided."""
        self.commit()
        return self.files.may_close()

    def open_sample(self) -> None:
        """Open the lecture that comes with the program."""
        self.commit()
        self.files.open_sample()

    def export_handout(self) -> None:
        """Ask what is to be in it and where to, and write the lecture as one PDF."""
        self.commit()
        if self.lectures.lecture is not None and self.lectures.lecture.steps:
            self.files.export_handout()
        else:
            self.failed.emit("There is nothing to hand out yet: add a step first (Ctrl+D).")

    def end_talk(self) -> None:
        """Close the talk's windows, if there is one: the window goes."""
        if self.presenter is not None:
            self.presenter.close()

    def drop(self, path: Path) -> None:
        """Open a file that was dropped on the window."""
        self.commit()
        self.files.open(path)

    def present(self, *, at: int = 0) -> None:
        """Begin the talk at a step."""
        self.commit()
        lecture = self.lectures.lecture
        if self.presenter is not None:
            self.presenter.raise_()
            self.presenter.activateWindow()
        elif lecture is None or not lecture.steps:
            self.failed.emit(_NOTHING)
        else:
            from ceviz.ui.lecture.presenter import Presenter

            self._player.stop()
            theme = self._look.on_a_wall
            self.presenter = Presenter(lecture, theme, at=at, reduced=self._player.reduced)
            self.presenter.ended.connect(self._end)
            self.presenter.present(self._window.screen())

    def _end(self, at: int) -> None:
        """The talk is over: the window is where it was left."""
        self.presenter = None
        if self.lectures.talk is not None:
            self.lectures.go_to(at)
        self._window.activateWindow()

    def _show(self) -> None:
        if self.listed and self.column is None:
            self._make_column()
        if self.column is not None:
            self.column.setVisible(self.listed)
        name = self.lectures.name
        self._window.setWindowTitle(f"{name}[*]" if name else "ceviz")
        self._window.setWindowModified(self.lectures.dirty)
        self.changed.emit()

    def _make_column(self) -> None:
        from ceviz.ui.lecture.step_column import StepColumn

        self.column = StepColumn(self.lectures)
        self.column.presented.connect(lambda: self.present(at=self.lectures.at))
        self.column.closed.connect(self.toggle_list)
        self._row.addWidget(self.column)
        self.set_theme(self._look.theme)
