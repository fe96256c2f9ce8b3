"""The window's export commands: they act on the figure in front."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ceviz.export.command import render_command
from ceviz.export.names import file_name
from ceviz.export.still import Still
from ceviz.plot.theme import Theme
from ceviz.state.page_options import ExportChoice, PageOptions, Preset, page_options
from ceviz.ui.export.pictures import picture

if TYPE_CHECKING:  # the dialogs are imported when they are asked for: a start has no time for them
    from ceviz.ui.export.animation_dialog import AnimationDialog
    from ceviz.ui.export.export_dialog import ExportDialog

_SHARP = 2.0


class Exporter(QObject):
    """Remembers what was last chosen; ``chosen`` carries it, ``said`` a sentence for the user.

    Each command takes the figure in front as the window shows it; see :func:`as_seen`.
    """

    chosen = Signal(ExportChoice)
    said = Signal(str)

    def __init__(self, choice: ExportChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.choice = choice
        self._parent = parent

    def export(self, seen: Still, theme: Theme) -> ExportDialog:
        """Open the dialog for still images, data and code."""
        from ceviz.ui.export.export_dialog import ExportDialog

        screen = _screen(seen.options)
        dialog = ExportDialog(self._parent, theme, seen, self.choice, screen=screen)
        self._open(dialog)
        return dialog

    def animate(self, seen: Still, theme: Theme) -> AnimationDialog:
        """Open the dialog for animations."""
        from ceviz.ui.export.animation_dialog import AnimationDialog

        screen = _screen(seen.options)
        dialog = AnimationDialog(self._parent, theme, seen, self.choice, screen=screen)
        self._open(dialog)
        return dialog

    def copy_plot(self, seen: Still) -> None:
        """Put the plot on the clipboard, twice as sharp as on a plain screen, and as SVG."""
        QGuiApplication.clipboard().setMimeData(picture(seen))
        self.said.emit("The plot is on the clipboard, as an image and as SVG.")

    def copy_command(self, seen: Still) -> None:
        """Put the line on the clipboard that makes the plot as it is seen now."""
        line = render_command(seen, file_name(seen.panel.id, ".png"))
        QGuiApplication.clipboard().setText(line)
        self.said.emit("The command that makes this figure is on the clipboard.")

    def _open(self, dialog: ExportDialog | AnimationDialog) -> None:
        dialog.chosen.connect(self._remember)
        dialog.saved.connect(lambda path: self.said.emit(f"Saved {path}"))
        dialog.open()

    def _remember(self, choice: ExportChoice) -> None:
        self.choice = choice
        self.chosen.emit(choice)


def as_seen(still: Still, theme: Theme, size: QSize) -> Still:
    """A figure with the page that is as the plot on the screen: its look and its size there."""
    options = page_options(
        include="plot",
        theme=theme.name,
        zoom=round(theme.zoom, 4),
        size=(size.width(), size.height()),
        scale=_SHARP,
    )
    return replace(still, options=options)


def _screen(options: PageOptions) -> Preset:
    return Preset(
        "As on the screen",
        options.width,
        options.height,
        options.unit,
        options.scale,
        theme=options.theme,
        zoom=options.zoom,
    )
