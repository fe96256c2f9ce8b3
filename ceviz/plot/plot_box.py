"""One plot of a figure: axes with a grid, and its marks, of which only the changed are redrawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene
import pyqtgraph as pg

from ceviz.core.figure import Mark, Plot, Text, same
from ceviz.plot.drawn_mark import DrawnMark
from ceviz.plot.grid import Grid
from ceviz.plot.look import Look
from ceviz.plot.marks import DRAWN
from ceviz.plot.pixel_map import PixelMap
from ceviz.plot.tick_axis import TickAxis

_ABOVE = 10.0  # the layer of words and markers, over everything inside the axes


class PlotBox:
    """The axes and marks of one :class:`~ceviz.core.figure.Plot` in a scene."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self.view = pg.ViewBox(enableMenu=False, defaultPadding=0.0)
        self.view.setMouseEnabled(x=False, y=False)
        self.view.disableAutoRange()
        self.left = TickAxis("left", self.view)
        self.bottom = TickAxis("bottom", self.view)
        self._grid = Grid()
        self.view.addItem(self._grid, ignoreBounds=True)
        self._plot: Plot | None = None
        self._look: Look | None = None
        self._picks: tuple[Text, ...] = ()
        self._marks: dict[str, Mark] = {}
        self._drawn: dict[str, DrawnMark[Any]] = {}

    @property
    def plot(self) -> Plot:
        """The plot that is shown."""
        assert self._plot is not None
        return self._plot

    def pixels(self) -> PixelMap:
        """The present way from axis units to the scene's pixels."""
        return PixelMap.of(self.plot, self._rect())

    def pick_rects(self) -> list[QRectF]:
        """Where the texts lie that one picks from, in the scene's pixels."""
        return [
            self._drawn[_pick_key(index)].item.sceneBoundingRect()
            for index in range(len(self.plot.x.ticks) if self.plot.x.picks else 0)
        ]

    def show(self, plot: Plot, look: Look) -> None:
        """Show a plot: what is the same as before, by key and content, is left as it is."""
        restyled = look != self._look
        moved = self._plot is not None and _range(self._plot) != _range(plot)
        self._show_axes(plot, look, restyled=restyled)
        self._plot, self._look = plot, look
        marks = {mark.key: mark for mark in (*plot.marks, *self._picks)}
        for key in self._marks.keys() - marks.keys():
            self._remove(key)
        pixels = self.pixels()
        for key, mark in marks.items():
            old = self._marks.get(key)
            if old is not None and type(old) is not type(mark):
                self._remove(key)
            if restyled or old is None or not same(old, mark):
                drawn = self._item(key, mark)
                drawn.show(mark, look)
                drawn.place(pixels)
            elif moved:
                self._drawn[key].place(pixels)
        if list(marks) != list(self._marks):
            self._order(marks)
        self._marks = marks

    def place(self) -> None:
        """Put what lives above the axes where it belongs, after they were resized."""
        pixels = self.pixels()
        for drawn in self._drawn.values():
            drawn.place(pixels)

    def clear(self) -> None:
        """Take every mark off the scene."""
        for key in tuple(self._drawn):
            self._remove(key)
        self._marks = {}

    def _rect(self) -> QRectF:
        return QRectF(self.view.mapRectToScene(self.view.rect()))

    def _order(self, keys: Iterable[str]) -> None:
        """Let later marks lie above earlier ones."""
        for order, key in enumerate(keys):
            drawn = self._drawn[key]
            drawn.item.setZValue(order / 1000 + (0 if drawn.inside else _ABOVE))

    def _item(self, key: str, mark: Mark) -> DrawnMark[Any]:
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = DRAWN[type(mark)]()
            if drawn.inside:
                self.view.addItem(drawn.item, ignoreBounds=True)
            elif drawn.clipped:
                drawn.item.setParentItem(self.view)
            else:
                self._scene.addItem(drawn.item)
        return drawn

    def _remove(self, key: str) -> None:
        drawn = self._drawn.pop(key)
        if drawn.inside:
            self.view.removeItem(drawn.item)
        else:
            self._scene.removeItem(drawn.item)
        self._marks.pop(key, None)

    def _show_axes(self, plot: Plot, look: Look, *, restyled: bool) -> None:
        """Show what is new about the axes, for pyqtgraph would draw all of them again."""
        old = None if restyled else self._plot
        if old is not None and old.x == plot.x and old.y == plot.y:
            return
        if old is None or _range(old) != _range(plot):
            across, up = _range(plot)
            self.view.setRange(xRange=across, yRange=up, padding=0)
            self.view.updateMatrix()  # or it would wait for a painting, and ask for a second one
        self.left.show_axis(plot.y, old.y if old else None, look)
        self.bottom.show_axis(plot.x, old.x if old else None, look)
        px = look.theme.px
        if old is None:
            self.left.setWidth(px(62))
        if old is None or bool(old.x.label) != bool(plot.x.label):
            self.bottom.setHeight(px(38 + look.theme.axis_gap if plot.x.label else 30))
        self._grid.show_grid(plot, look)
        self._picks = _picks(plot)


def _range(plot: Plot) -> tuple[tuple[float, float], tuple[float, float]]:
    return (plot.x.low, plot.x.high), (plot.y.low, plot.y.high)


def _picks(plot: Plot) -> tuple[Text, ...]:
    """The tick texts of an axis that one picks from are marks: the picked one stands out."""
    if not plot.x.picks:
        return ()
    return tuple(
        Text(
            key=_pick_key(index),
            at=(tick.at, plot.y.low),
            text=tick.text,
            anchor=(0.5, 0.0),
            offset=(0, 8),
            strong=index in plot.x.picked,
            role="truth" if index in plot.x.picked else "muted",
        )
        for index, tick in enumerate(plot.x.ticks)
    )


def _pick_key(index: int) -> str:
    return f"pick {index}"
