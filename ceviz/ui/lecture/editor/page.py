"""What the pages of the step editor, and the forms of its questions, have in common."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ceviz.plot.theme import Theme
from ceviz.state.lecture.lecture import Step
from ceviz.ui.controls.title import Title


class Fields(QWidget):
    """Fields below their titles; ``settled`` ends a gesture."""

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._titles: list[Title] = []
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._column.setSpacing(theme.text_px(4))
        for title in self._titles:
            title.set_theme(theme)
            title.setContentsMargins(0, theme.text_px(3), 0, 0)
        for part in self._parts:
            set_theme = getattr(part, "set_theme", None)
            if set_theme is None:
                part.setFont(theme.font(0.93))
            else:
                set_theme(theme)

    def _add(self, title: str, part: QWidget, *, stretch: int = 0) -> Title:
        """Add a part below its title."""
        heading = Title(title)
        self._titles.append(heading)
        self._parts.append(part)
        self._column.addWidget(heading)
        self._column.addWidget(part, stretch)
        return heading


class Page(Fields):
    """Shows a part of a step.

    ``edited`` carries the whole step as the user wants it, and what the gesture is called, or None.
    """

    edited = Signal(object, object)

    def show_step(self, step: Step) -> None:
        """Show a step; emits nothing."""
        raise NotImplementedError
