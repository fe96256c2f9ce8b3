"""Sliders and numbers of the step, which come up at the left edge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPainter
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ceviz.core.figure import Figure
from ceviz.core.panel import Panel
from ceviz.core.params import Params
from ceviz.plot.theme import LIGHT, Theme
from ceviz.ui.controls import ControlColumn, NumberControl
from ceviz.ui.lecture.talk_style import talk_stylesheet
from ceviz.ui.panel_actions import PanelActions
from ceviz.ui.readouts import Readouts
from ceviz.ui.side_column import SideColumn
from ceviz.ui.verdict import VerdictBox

EDGE = 24
"""How near to the edge the pointer calls it, in pixels."""

_LEAVE = 40  # pixels beyond it at which it goes
_TEXT = 0.022  # of the screen's height
_AROUND = 14


class Drawer(QWidget):
    """Lies over the slide's left side. It holds one page a panel, made when it is first needed.

    ``edited`` carries a field's name and its value, ``acted`` the id of one of the panel's actions.
    """

    edited = Signal(str, object)
    acted = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._base = theme
        self._theme = LIGHT
        self._pages: dict[str, _Page] = {}
        self._shown: tuple[Panel[Any], Params, Figure] | None = None
        self._stack = QStackedLayout(self)
        self._called = False
        self.hide()

    @property
    def page(self) -> _Page:
        """The page in front."""
        page = self._stack.currentWidget()
        assert isinstance(page, _Page)
        return page

    def show_step(self, panel: Panel[Any], params: Params, figure: Figure, *, usable: bool) -> None:
        """Keep up with the step; where it hides its controls, nothing can be called."""
        self._shown = (panel, params, figure) if usable else None
        if not usable:
            self.hide()
        elif self.isVisible():
            self._refresh()

    def follow(self, pointer: QPoint) -> None:
        """Come when the pointer nears the edge; go when it is away, unless it was called by key."""
        if self.isHidden() and 0 <= pointer.x() < EDGE:
            self._open(called=False)
        elif not self._called and pointer.x() > self.width() + _LEAVE:
            self.hide()

    def toggle(self) -> None:
        """Come and stay, or go."""
        if self.isHidden():
            self._open(called=True)
        else:
            self.hide()

    def take_focus(self) -> None:
        """Be ready for the keys."""
        for widget in self.page.controls.findChildren(QWidget):
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and widget.isVisible():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def fit(self, width: int, height: int) -> None:
        """Fit a screen: the text of the controls grows with it, but less than the slide's."""
        self._theme = replace(self._base, text=max(_TEXT * height, 11.0), zoom=1.0)
        self.setStyleSheet(talk_stylesheet(self._theme))
        for page in self._pages.values():
            page.set_theme(self._theme)
        column = self._theme.text_px(330) + 2 * self._theme.text_px(_AROUND)
        self.setGeometry(0, 0, min(column, width), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        edge = QRectF(self.width() - 1, 0, 1, self.height())
        painter.fillRect(edge, QColor(self._theme.border))

    def _open(self, *, called: bool) -> None:
        if self._shown is not None:
            self._called = called
            self._refresh()
            self.show()
            self.raise_()

    def _refresh(self) -> None:
        assert self._shown is not None
        panel, params, figure = self._shown
        if panel.id not in self._pages:
            page = self._pages[panel.id] = _Page(panel)
            page.set_theme(self._theme)
            page.controls.edited.connect(self.edited)
            page.actions_of_panel.chosen.connect(self.acted)
            self._stack.addWidget(page)
        page = self._pages[panel.id]
        page.show_step(params, figure)
        self._stack.setCurrentWidget(page)


class _Page(QWidget):
    """What belongs to one panel."""

    def __init__(self, panel: Panel[Any]) -> None:
        super().__init__()
        self.controls = ControlColumn(panel.params)
        for control in self.controls.controls.values():
            if isinstance(control, NumberControl):
                control.play.hide()  # a talk moves by its steps and by hand
        self.actions_of_panel = PanelActions(panel.actions)
        self.readouts = Readouts()
        self.verdict = VerdictBox()
        parts = [self.controls, self.actions_of_panel, self.readouts, self.verdict]
        self._column = SideColumn(parts)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._column)

    def show_step(self, params: Params, figure: Figure) -> None:
        """Show a step's parameters, and what it shows of the numbers and the verdict."""
        self.controls.show_params(params)
        self.actions_of_panel.show_params(params)
        self.readouts.setVisible(bool(figure.readouts))
        self.readouts.show_readouts(figure.readouts)
        self.verdict.setVisible(bool(figure.verdict.text))
        self.verdict.show_verdict(figure.verdict)

    def set_theme(self, theme: Theme) -> None:
        """Take the text size of another screen."""
        around = theme.text_px(_AROUND)
        self._rows.setContentsMargins(around, around, around // 2, around)
        for part in (
            self._column,
            self.controls,
            self.actions_of_panel,
            self.readouts,
            self.verdict,
        ):
            part.set_theme(theme)
