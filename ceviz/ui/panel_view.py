"""One tab: the controls and what is read off at the left, the plot and its formula at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ceviz.core.figure import Figure, Readout
from ceviz.core.kinds import Number
from ceviz.core.panel import Panel
from ceviz.core.params import Params, field, fields
from ceviz.plot.theme import Theme
from ceviz.state.pins import Pins, pinned_figure
from ceviz.ui.controls import ControlColumn
from ceviz.ui.explanation import ExplanationCard
from ceviz.ui.formula_strip import FormulaStrip
from ceviz.ui.panel_actions import PanelActions
from ceviz.ui.pins import PinRow
from ceviz.ui.play import Swept
from ceviz.ui.plot_area import PlotArea
from ceviz.ui.readouts import Readouts
from ceviz.ui.side_column import SideColumn
from ceviz.ui.store import Store
from ceviz.ui.verdict import VerdictBox
from ceviz.ui.why import Why

_FORMULAS = 0.4  # of the height, at the most


class PanelView(QWidget):
    """Shows one panel's part of the state; what the user does goes to the store.

    ``played`` carries a number that is to be played, or paused. ``figure`` is all that is seen,
    pins included.
    """

    played = Signal(Swept)

    def __init__(self, panel: Panel[Any], store: Store, theme: Theme) -> None:
        super().__init__()
        self.panel = panel
        self._theme = theme
        self._params: Params | None = None
        self._pins: Pins = ()
        self.compared = -1
        self.figure: Figure | None = None
        self._touched: tuple[str, int | None] | None = None
        self._opened = ""
        self._readouts_shown: tuple[str, ...] = ()
        self._explained: frozenset[str] = frozenset()

        self._question = QLabel(panel.question)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._question.setWordWrap(True)
        self.controls = ControlColumn(panel.params)
        self.panel_actions = PanelActions(panel.actions)
        self.readouts = Readouts()
        self.verdict = VerdictBox()
        self.why = Why(panel.why)
        self.pins = PinRow()
        self.plot = PlotArea()
        self.formulas = FormulaStrip()
        self.explanation = ExplanationCard()
        self.explanation.hide()

        self._arrange()
        self._connect(store)
        self.set_theme(theme)

    def show_params(self, params: Params, pins: Pins = ()) -> None:
        """Show one parameter record and the pins; returns at once if they are on screen."""
        if params == self._params and pins == self._pins:
            return
        self._params = params
        repinned = pins != self._pins
        if repinned:
            self._take_pins(pins)
        self._show(params)
        if repinned:
            self._column.lay_out()

    def _show(self, params: Params) -> None:
        self.figure = pinned_figure(self.panel, params, self._pins, compared=self.compared)
        self.controls.show_params(params)
        self.panel_actions.show_params(params)
        self._show_readouts(self.figure.readouts, params)
        self.verdict.show_verdict(self.figure.verdict)
        self.plot.show_state(self.figure, params, self._theme)
        self.formulas.show_formulas(self.figure.formulas, self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The formulas leave the plot the most of the height."""
        self.formulas.set_room(round(_FORMULAS * event.size().height()))
        super().resizeEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        self._theme = theme
        self._question.setFont(theme.font(1.35, strong=True))
        self._column.set_theme(theme)
        for part in (
            self.controls,
            self.panel_actions,
            self.pins,
            self.readouts,
            self.verdict,
            self.why,
            self.explanation,
        ):
            part.set_theme(theme)
        if self._params is not None and self.figure is not None:
            self.plot.show_state(self.figure, self._params, theme)
            self.formulas.show_formulas(self.figure.formulas, theme)
            self._show_explanation()

    def set_plot_actions(self, actions: list[QAction]) -> None:
        """What the plot's context menu offers, in place of pyqtgraph's own."""
        self.plot.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.plot.addActions(actions)

    def text(self) -> str:
        """What is read off, as lines of text to paste."""
        if self.figure is None:
            return ""
        numbers = [_line(one) for one in self.figure.readouts]
        return "\n".join([self.figure.title, *numbers, self.figure.verdict.text])

    def playable(self) -> Swept | None:
        """What a key plays: the number last in hand, or one that is played once, or the first."""
        if self._params is None:
            return None
        known = fields(self.panel.params)
        if self._touched and field(self.panel.params, self._touched[0]).shown(self._params):
            return Swept(self.panel.id, *self._touched)
        found = [one for one in known if isinstance(one, Number) and one.shown(self._params)]
        first = next((one for one in found if one.once), found[0] if found else None)
        return None if first is None else Swept(self.panel.id, first.name, None)

    def show_playing(self, playing: Swept | None) -> None:
        """Show on its button which number is played."""
        here = playing is not None and playing.panel == self.panel.id
        self.controls.show_playing(playing.name if playing and here else "")

    def _take_pins(self, pins: Pins) -> None:
        """Go on comparing with the same pin; with a new one when it comes."""
        compared = self._pins[self.compared] if self._pins else None
        if len(pins) <= len(self._pins) and compared in pins:
            self.compared = pins.index(compared)
        elif len(pins) != len(self._pins):
            self.compared = len(pins) - 1
        self._pins = pins
        self.pins.show_pins(pins, self.compared)

    def _compare(self, index: int) -> None:
        self.compared = index
        self.pins.show_pins(self._pins, index)
        if self._params is not None:
            self._show(self._params)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Remember which number was last in hand."""
        if new is not None and self.isAncestorOf(new):
            self._touched = (
                self.controls.number_of(new) or self.plot.number_of(new) or self._touched
            )

    def _show_readouts(self, readouts: tuple[Readout, ...], params: Params) -> None:
        """Show the numbers; which of them open is asked anew only when there are others."""
        keys = tuple(readout.key for readout in readouts)
        if keys != self._readouts_shown:
            self._readouts_shown = keys
            self._explained = frozenset(
                key for key in keys if self.panel.explain(params, key) is not None
            )
        self.readouts.show_readouts(readouts, explained=self._explained)
        self._show_explanation()

    def _open(self, readout: str) -> None:
        """Unfold a readout's explanation, or fold it away if it is the one that is open."""
        self._opened = "" if readout == self._opened else readout
        self._show_explanation()

    def _show_explanation(self) -> None:
        """Let the open explanation follow the numbers; fold it away when its readout is gone."""
        if self._opened not in self._explained:
            self._opened = ""
        self.explanation.setVisible(bool(self._opened))
        if self._opened and self.figure is not None and self._params is not None:
            readout = next(one for one in self.figure.readouts if one.key == self._opened)
            explanation = self.panel.explain(self._params, self._opened)
            assert explanation is not None
            self.explanation.show_explanation(readout, explanation, self._theme)

    def _arrange(self) -> None:
        self._column = SideColumn(
            [
                self._question,
                self.controls,
                self.panel_actions,
                self.readouts,
                self.verdict,
                self.why,
            ]
        )
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.setSpacing(0)
        inside.addWidget(self.pins)
        inside.addWidget(self.plot, 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(card, 1)
        right.addWidget(self.formulas)
        right.addWidget(self.explanation)

        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._column)
        row.addLayout(right, 1)

    def _connect(self, store: Store) -> None:
        me = self.panel.id
        self.controls.edited.connect(lambda name, value: store.set_param(me, name, value))
        self.controls.settled.connect(store.settle)
        self.panel_actions.chosen.connect(lambda action: store.act(me, action))
        self.readouts.opened.connect(self._open)
        self.explanation.closed.connect(lambda: self._open(self._opened))
        self.plot.dragged.connect(lambda drag: store.drag(me, drag))
        self.plot.stepped.connect(lambda name, index, value: store.nudge(me, name, index, value))
        self.plot.picked.connect(lambda name, index: store.set_param(me, name, index))
        self.plot.settled.connect(store.settle)
        self.controls.played.connect(lambda name: self.played.emit(Swept(me, name, None)))
        self.pins.chosen.connect(self._compare)
        self.pins.renamed.connect(lambda index, name: store.rename_pin(me, index, name))
        self.pins.removed.connect(lambda index: store.remove_pin(me, index))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)


def _line(readout: Readout) -> str:
    """A number as a line of text."""
    line = f"{readout.name}: {readout.value} {readout.unit}".rstrip()
    if readout.comparison is None:
        return line
    found = ", ".join(filter(None, (readout.comparison.difference, readout.comparison.ratio)))
    return f"{line} ({found} vs {readout.comparison.pin})"
