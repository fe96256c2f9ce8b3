"""The one renderer: any figure's plots in a pyqtgraph view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget
import pyqtgraph as pg

from ceviz.core.figure import Figure
from ceviz.plot.look import Look
from ceviz.plot.plot_box import PlotBox
from ceviz.plot.theme import Theme


class PlotView(pg.GraphicsView):
    """Shows the plots of a figure above each other; it draws and never changes a state.

    ``placed`` is emitted when the plots have moved or show other things, with nothing to say: who
    lays grips over the marks asks :attr:`boxes` where they are.
    """

    placed = Signal()

    # On the class, since pyqtgraph's constructor already sends a resize.
    _figure: Figure | None = None
    _theme: Theme | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setAntialiasing(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        for part in (self, self.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what lies over the marks takes the focus
        # Among a few dozen marks Qt finds the damaged ones sooner than it would keep an index.
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._layout = pg.GraphicsLayout()
        self._layout.layout.setSpacing(0)
        self.setCentralItem(self._layout)
        self.boxes: dict[str, PlotBox] = {}

    def show_figure(self, figure: Figure, theme: Theme) -> None:
        """Show a figure; marks that are the same as those on screen are not touched."""
        restyled = theme != self._theme
        rearranged = [plot.key for plot in figure.plots] != list(self.boxes)
        if restyled:
            self.setBackground(theme.card)
            self._layout.setContentsMargins(theme.px(6), theme.px(12), theme.px(26), theme.px(4))
        if rearranged:
            self._arrange(figure)
        self._figure, self._theme = figure, theme
        look = Look(theme, self.devicePixelRatioF())
        for plot in figure.plots:
            self.boxes[plot.key].show(plot, look)
        self.setAccessibleDescription(figure.description)
        if rearranged:
            for box in self.boxes.values():
                box.view.sigResized.connect(self._place)
        if rearranged or restyled:
            self.settle()
        else:
            self.placed.emit()

    def settle(self) -> None:
        """Finish the layout at once, also for a view that was never shown."""
        super().resizeEvent(None)
        self._layout.layout.activate()
        self._place()

    def close(self) -> bool:
        """Close as any widget; pyqtgraph would delete the viewport under what lies on it."""
        return QGraphicsView.close(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The layout follows the new size, and what lies above the axes with it."""
        if self._figure is None:
            super().resizeEvent(event)
        else:
            self.settle()

    def event(self, event: QEvent) -> bool:
        """A window moved to a screen of another sharpness gets pens of the right width."""
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._figure and self._theme:
            self.show_figure(self._figure, self._theme)
        return bool(super().event(event))

    def _arrange(self, figure: Figure) -> None:
        for box in self.boxes.values():
            box.clear()
        self._layout.clear()
        for row in range(self._layout.layout.rowCount()):
            self._layout.layout.setRowStretchFactor(row, 0)
        self.boxes = {}
        for row, plot in enumerate(figure.plots):
            box = self.boxes[plot.key] = PlotBox(self.scene())
            self._layout.addItem(box.left, row=2 * row, col=0)
            self._layout.addItem(box.view, row=2 * row, col=1)
            self._layout.addItem(box.bottom, row=2 * row + 1, col=1)
            self._layout.layout.setRowStretchFactor(2 * row, round(100 * plot.share))
        self._layout.layout.setColumnStretchFactor(1, 1)

    def _place(self) -> None:
        for box in self.boxes.values():
            box.place()
        self.placed.emit()

    def area(self) -> QRectF:
        """The scene's rectangle that the view shows."""
        return QRectF(self.viewRect())
