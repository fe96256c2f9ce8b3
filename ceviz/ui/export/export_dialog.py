"""The dialog that exports a figure: options at the right, the page as it will be at the left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ceviz.export.command import render_command
from ceviz.export.names import file_name
from ceviz.export.record import Recording
from ceviz.export.still import FORMATS, Still
from ceviz.plot.theme import Theme
from ceviz.state.page_options import ExportChoice, PageError, PageOptions, Preset
from ceviz.ui.export.choice import Choice
from ceviz.ui.export.page_form import PageForm
from ceviz.ui.export.preview import Preview
from ceviz.ui.export.saving import ask_path, picture_folder, write


class ExportDialog(QDialog):
    """Shows a figure as a page and writes it.

    ``chosen`` carries what to remember, before anything is written; ``saved`` the path that was.
    """

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
        self.setWindowTitle(f"Export: {still.panel.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choice = choice
        self._still = replace(still, options=choice.options)
        self.form = PageForm(choice.options, theme, screen=screen)
        self.kind = Choice({kind: one.text for kind, one in FORMATS.items()}, "Format", theme)
        self.kind.display(choice.kind if choice.kind in FORMATS else ".png")
        self.preview = Preview(theme)
        self.measures = QLabel()
        self.problem = QLabel()
        self.save_button = QPushButton("Save…")
        self.copy_button = QPushButton("Copy command")
        self._lay_out(theme)
        self._connect()
        self._show()

    def _lay_out(self, theme: Theme) -> None:
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setStyleSheet(f"color: {theme.roles['wrong']}")
        self.copy_button.setToolTip("Copy the line for a terminal that makes this very file")
        self.save_button.setDefault(True)
        buttons = QDialogButtonBox()
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ApplyRole)
        buttons.rejected.connect(self.reject)

        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.kind)
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(self.problem)
        column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 18, 18, 18)
        row.setSpacing(20)
        shown = QVBoxLayout()
        shown.setSpacing(6)
        shown.addWidget(self.preview, 1)
        shown.addWidget(self.measures)
        row.addLayout(shown, 1)
        row.addLayout(column)

    def _connect(self) -> None:
        self.form.edited.connect(self._show)
        self.kind.chosen.connect(self._show)
        self.save_button.clicked.connect(self._save)
        self.copy_button.clicked.connect(self._copy_command)

    def _show(self, _changed: object = None) -> None:
        """Show the page for the present options, or why there is none."""
        options = self.form.options
        if options != self._still.options:
            self._still = replace(self._still, options=options)
        self.problem.clear()
        drawn = FORMATS[self.kind.value].drawn
        self.form.setEnabled(drawn)
        try:
            page = self._still.page
            pixels = options.pixels(page.width, page.height)
        except PageError as error:
            self.preview.show_sentence(str(error))
            self.measures.clear()
        else:
            self.measures.setText(_measures(page, options, pixels))
            self.preview.show_page(
                page,
                transparent=options.transparent,
                description=self._still.figure.description,
            )

    def _save(self) -> None:
        kind = self.kind.value
        name = file_name(self._still.panel.id, kind)
        path = ask_path(self, "Export", picture_folder(self._choice.folder) / name)
        if path is None:
            return
        self._remember(str(path.parent))
        try:
            content = self._still.content(path.name)
        except PageError as error:
            self.problem.setText(str(error))
            return
        failed = write(path, content)
        if failed:
            self.problem.setText(failed)
        else:
            self.saved.emit(path)
            self.accept()

    def _remember(self, folder: str) -> None:
        self._choice = ExportChoice(options=self.form.options, kind=self.kind.value, folder=folder)
        self.chosen.emit(self._choice)

    def _copy_command(self) -> None:
        still = self._still
        name = file_name(still.panel.id, self.kind.value)
        line = render_command(still, name)
        QGuiApplication.clipboard().setText(line)


def _measures(page: Recording, options: PageOptions, pixels: tuple[int, int]) -> str:
    """How large the page is, on paper and in a PNG."""
    width, height = options.millimetres(page.width), options.millimetres(page.height)
    return f"{width:.0f} × {height:.0f} mm; as PNG {pixels[0]} × {pixels[1]} pixels"
