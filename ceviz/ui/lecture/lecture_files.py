"""Opening and saving lectures: what is asked before, what is said when it cannot be done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ceviz.state.lecture.remembered import Remembered, path_text
from ceviz.state.safe_file import WriteError, clean_strays
from ceviz.ui.export.saving import ask_path, write
from ceviz.ui.lecture.lecture_store import LectureStore, sample_path

if TYPE_CHECKING:  # reads and writes TOML: a start without a lecture has no time for it
    from ceviz.state.lecture.lecture_file import LectureFile


class LectureFiles(QObject):
    """Nothing that was not saved is lost without a question.

    ``said`` carries a sentence for the user, ``failed`` one about a fault; ``recent_changed`` when
    there is another list of recent lectures.
    """

    said = Signal(str)
    failed = Signal(str)
    recent_changed = Signal()

    def __init__(self, lectures: LectureStore, remembered: Remembered, parent: QWidget) -> None:
        super().__init__(parent)
        self._lectures = lectures
        self._remembered = remembered
        self._parent = parent

    @property
    def recent(self) -> tuple[Path, ...]:
        """The lectures that were open last, the latest one first."""
        return tuple(Path(one) for one in self._remembered.recent)

    @property
    def folder(self) -> Path:
        """Where a dialog begins to look."""
        for path in (self._lectures.file.path, *self.recent):
            if path is not None and path.parent.is_dir():
                return path.parent
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents))

    def reopen(self, path: Path, *, at: int) -> None:
        """Open what was open when the program was left, at its place; a fault is said."""
        from ceviz.state.lecture.lecture_file import LectureError, open_lecture

        try:
            self._lectures.begin(open_lecture(path), at=at)
        except LectureError as error:
            self.failed.emit(str(error))

    def begin(self, file: LectureFile) -> None:
        """Start the program with a lecture."""
        self._lectures.begin(file)
        if file.path is not None:
            self._remember(file.path)

    def new(self) -> None:
        """Begin an empty lecture."""
        if self.may_close():
            self._lectures.new()

    def ask_and_open(self) -> None:
        """Ask for a file and open it."""
        from ceviz.ui.lecture.asking import ask_file

        if path := ask_file(self._parent, self.folder):
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a file; one that cannot be used is said, and everything stays as it was.

        The file is read before anything is asked: nobody saves or discards for a file that is
        then refused.
        """
        from ceviz.state.lecture.lecture_file import LectureError, open_lecture

        try:
            file = open_lecture(path)
        except LectureError as error:
            self._drop_missing(path, str(error))
            return
        if self.may_close():
            self._lectures.take(file)
            self._remember(path)

    def open_sample(self) -> None:
        """Open the lecture that comes with the program."""
        self.open(sample_path())

    def close(self) -> None:
        """Have no lecture open."""
        if self.may_close():
            self._lectures.close()

    def save(self) -> bool:
        """Save where the lecture lies, or ask where; returns whether it was saved."""
        path = self._lectures.file.path
        return self.save_as() if path is None else self._save(path)

    def save_as(self) -> bool:
        """Ask where to save; returns whether it was saved."""
        from ceviz.state.lecture.lecture_file import ENDING

        path = ask_path(self._parent, "Save lecture", self.proposed(ENDING), kind=ENDING)
        return path is not None and self._save(path)

    def proposed(self, ending: str) -> Path:
        """The name of a file of the lecture, with another ending."""
        name = "".join(" " if one in '/\\:*?"<>|' else one for one in self._lectures.name)
        return self.folder / f"{' '.join(name.split()) or 'lecture'}{ending}"

    def may_close(self) -> bool:
        """Whether the open lecture can go: nothing is unsaved, or the user has decided."""
        if not self._lectures.dirty:
            return True
        from ceviz.ui.lecture.asking import ask_unsaved

        answer = ask_unsaved(self._parent, self._lectures.name)
        return self.save() if answer == "save" else answer == "discard"

    def export_handout(self) -> None:
        """Ask whether with answers and where to, and write the lecture as one PDF."""
        from ceviz.export.handout import handout
        from ceviz.ui.lecture.asking import ask_answers

        lecture = self._lectures.lecture
        assert lecture is not None
        answers = True
        if any(step.question is not None for step in lecture.steps):
            chosen = ask_answers(self._parent)
            if chosen is None:
                return
            answers = chosen
        path = ask_path(self._parent, "Export handout", self.proposed(".pdf"))
        if path is None:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            fault = write(path, handout(lecture, answers=answers))
        finally:
            QGuiApplication.restoreOverrideCursor()
        if fault:
            self.failed.emit(fault)
        else:
            self.said.emit(f"Saved {path}")

    def remembered(self, *, listed: bool) -> Remembered:
        """What the next start needs."""
        source = self._lectures.source
        return Remembered(
            open="" if source is None else path_text(source),
            at=self._lectures.at,
            recent=self._remembered.recent,
            listed=listed,
        )

    def _save(self, path: Path) -> bool:
        from ceviz.state.lecture.lecture_file import LectureError, changed_on_disk
        from ceviz.ui.lecture.asking import ask_changed, ask_comments

        same = path == self._lectures.file.path
        changed = same and changed_on_disk(self._lectures.file)
        if changed and not ask_changed(self._parent, path.name):
            return False
        lost = self._lectures.comments_lost if same else ()
        if lost and not ask_comments(self._parent, path.name, lost):
            return False
        clean_strays(path.parent)
        try:
            self._lectures.save(path)
        except (LectureError, WriteError) as error:
            self.failed.emit(str(error))
            return False
        self._remember(path)
        self.said.emit(f"Saved {path}")
        return True

    def _remember(self, path: Path) -> None:
        if path != sample_path():
            self._remembered = self._remembered.with_recent(path)
            self.recent_changed.emit()

    def _drop_missing(self, path: Path, fault: str) -> None:
        if path in self.recent and not path.exists():
            self._remembered = self._remembered.without_recent(path)
            self.recent_changed.emit()
            fault = f"{path} is not there any more, so it is no longer among the recent lectures."
        self.failed.emit(fault)
