"""The dialog that saves a sweep of one number as an animation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from msgspec import structs

from ceviz.export.animation import Cancelled, animation
from ceviz.export.movies import MOVIES, missing
from ceviz.export.names import file_name
from ceviz.export.still import Still
from ceviz.plot.theme import Theme
from ceviz.state.page_options import INCLUDED, ExportChoice, PageError, PageOptions, Preset
from ceviz.ui.export.choice import Choice
from ceviz.ui.export.saving import ask_path, picture_folder, write
from ceviz.ui.export.sweep_form import SweepForm

_KINDS = {kind: movie.text for kind, movie in MOVIES.items() if kind != ".apng"}


class AnimationDialog(QDialog):
    """Asks what moves and writes it; ``chosen`` and ``saved`` are as in the export dialog."""

    chosen = Signal(ExportChoice)
    saved = Signal(Path)

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        still: Still,
        choice: ExportChoice,
        *,
        screen: Preset,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Export animation: {still.panel.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._still, self._choice = still, choice
        self._screen = screen
        self.form = SweepForm(still.panel, still.params, theme)
        self.include = Choice(INCLUDED, "On the page", theme)
        self.include.display(choice.options.include)
        self.kind = Choice(_KINDS, "Format", theme)
        self.problem = QLabel()
        self.save_button = QPushButton("Save…")
        self._lay_out(theme)
        self.kind.chosen.connect(lambda kind: self.problem.setText(missing(kind)))
        self.save_button.clicked.connect(self._save)

    @property
    def options(self) -> PageOptions:
        """The page of every frame: as large as the plot on the screen."""
        sized = self._screen.applied(PageOptions(include=self.include.value))
        return structs.replace(sized, scale=1.0)

    def _lay_out(self, theme: Theme) -> None:
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setStyleSheet(f"color: {theme.roles['wrong']}")
        self.save_button.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ApplyRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(12)
        self.form.add_row("On the page", self.include)
        self.form.add_row("Format", self.kind)
        for part in (self.form, self.problem, buttons):
            column.addWidget(part)
        self.setMinimumWidth(theme.text_px(420))

    def _save(self) -> None:
        if lacks := missing(self.kind.value):
            self.problem.setText(lacks)
            return
        name = file_name(f"{self._still.panel.id} {self.form.param.value}", self.kind.value)
        path = ask_path(self, "Export animation", picture_folder(self._choice.folder) / name)
        if path is None:
            return
        self._choice = structs.replace(self._choice, folder=str(path.parent))
        self.chosen.emit(self._choice)
        try:
            content = self._drawn(path.name)
        except Cancelled:
            return
        except PageError as error:
            self.problem.setText(str(error))
            return
        if failed := write(path, content):
            self.problem.setText(failed)
        else:
            self.saved.emit(path)
            self.accept()

    def _drawn(self, name: str) -> bytes:
        """Draw all frames under a bar that shows how far it is, with a button to cancel."""
        bar = QProgressDialog("Drawing the frames…", "Cancel", 0, 1, self)
        bar.setWindowModality(Qt.WindowModality.WindowModal)
        bar.setMinimumDuration(0)

        def progress(done: int, total: int) -> None:
            bar.setMaximum(total)
            bar.setValue(done)  # lets the window live
            if bar.wasCanceled():
                raise Cancelled

        try:
            still = replace(self._still, options=self.options)
            return animation(still, self.form.sweep, name=name, progress=progress)
        finally:
            bar.deleteLater()
