"""Where everything lies once a figure is drawn, and which words touch what they should not."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
import numpy as np

from ceviz.core.figure import Array, Bars, Curve, Figure, Guide, Handle, Mark, Plot, Points, Text
from ceviz.plot.pixel_map import PixelMap
from ceviz.plot.plot_view import PlotView
from ceviz.plot.theme import Theme

_HALF = {"round": (1.0, 1.0), "bar": (1.9, 0.5), "edge": (0.3, 0.55)}  # of a handle, in markers


class Drawn:
    """A view in which one figure after another is drawn; used as a context manager."""

    def __init__(self, theme: Theme, *, width: int, height: int) -> None:
        self._theme = theme
        self._view = PlotView()
        self._view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._view.resize(width, height)

    def __enter__(self) -> Drawn:
        return self

    def __exit__(self, *error: object) -> None:
        self._view.close()
        self._view.deleteLater()

    def collisions(self, figure: Figure) -> list[str]:
        """What overlaps in a figure, in words; nothing when it is well laid out."""
        self._show(figure)
        return [
            fault
            for plot in figure.plots
            for fault in self._faults(plot, self._view.boxes[plot.key].pixels())
        ]

    def pixels(self, figure: Figure) -> PixelMap:
        """How a figure's only plot lies in the view."""
        self._show(figure)
        (plot,) = figure.plots
        return self._view.boxes[plot.key].pixels()

    def _show(self, figure: Figure) -> None:
        self._view.show_figure(figure, self._theme)
        self._view.grab(
            QRect(0, 0, 1, 1)
        )  # a hidden widget learns its size only when it must paint
        self._view.settle()

    def _faults(self, plot: Plot, pixels: PixelMap) -> Iterator[str]:
        words = self._words(plot, pixels)
        whole = QRectF(self._view.rect())
        frame = pixels.rect
        for name, rect in words.items():
            if not whole.contains(rect):
                yield f"{name} leaves the view"
            # What stands right of the axes does not hide anything.
            if rect.intersects(frame) and not frame.adjusted(0, 0, 40, 0).contains(rect):
                yield f"{name} crosses the axes"
            for other in touched(rect, plot.marks, self._theme, pixels):
                yield f"{name} touches {other}"
        for (one, first), (two, second) in combinations(words.items(), 2):
            if first.intersects(second):
                yield f"{one} touches {two}"

    def _words(self, plot: Plot, pixels: PixelMap) -> dict[str, QRectF]:
        """The ink of all texts in and around a plot, those included that one picks from."""
        words = {
            f"{mark.key} ({mark.text})": ink(mark, self._theme, pixels)
            for mark in plot.marks
            if isinstance(mark, Text) and mark.text
        }
        picks = self._view.boxes[plot.key].pick_rects()
        return words | {
            f"tick {tick.text}": rect for tick, rect in zip(plot.x.ticks, picks, strict=False)
        }


def touched(rect: QRectF, marks: tuple[Mark, ...], theme: Theme, pixels: PixelMap) -> Iterator[str]:
    """The lines and areas that a box meets."""
    for other, xs, ys in _lines(marks, pixels):
        if _enters(xs, ys, rect):
            yield other
    for other, area in _areas(marks, theme, pixels):
        if area.intersects(rect):
            yield other


def ink(mark: Text, theme: Theme, pixels: PixelMap) -> QRectF:
    """The box around what is painted of a text: no line spacing, no side bearings."""
    metrics = QFontMetricsF(theme.font(strong=mark.strong))
    width, height = metrics.horizontalAdvance(mark.text), metrics.height()
    at = pixels.to_pixels(*mark.at)
    left = at.x() - mark.anchor[0] * width + mark.offset[0] * theme.zoom
    top = at.y() - mark.anchor[1] * height + mark.offset[1] * theme.zoom
    return metrics.tightBoundingRect(mark.text).translated(left, top + metrics.ascent())


def _lines(marks: tuple[Mark, ...], pixels: PixelMap) -> Iterator[tuple[str, Array, Array]]:
    """The corners of every line, in pixels."""
    origin, unit = pixels.to_pixels(0, 0), pixels.to_pixels(1, 1)
    for mark in marks:
        if isinstance(mark, Curve):
            xs, ys = mark.x, mark.y
        elif isinstance(mark, Guide):
            xs, ys = np.array([mark.start, mark.end]).T
        else:
            continue
        yield (
            mark.key,
            origin.x() + xs * (unit.x() - origin.x()),
            origin.y() + ys * (unit.y() - origin.y()),
        )


def _areas(marks: tuple[Mark, ...], theme: Theme, pixels: PixelMap) -> Iterator[tuple[str, QRectF]]:
    size = theme.marker
    for mark in marks:
        if isinstance(mark, Bars):
            for left, base, width, height in mark.rectangles():
                ends = pixels.to_pixels(left, base), pixels.to_pixels(left + width, base + height)
                yield mark.key, QRectF(*ends).normalized()
        elif isinstance(mark, Handle):
            wide, high = _HALF[mark.shape]
            yield mark.key, _around(pixels.to_pixels(*mark.at), wide * size, high * size)
        elif isinstance(mark, Points):
            for x, y in zip(mark.x.tolist(), mark.y.tolist(), strict=True):
                yield mark.key, _around(pixels.to_pixels(x, y), 0.75 * size, 0.75 * size)


def _around(at: QPointF, wide: float, high: float) -> QRectF:
    return QRectF(at.x() - wide, at.y() - high, 2 * wide, 2 * high)


def _enters(xs: Array, ys: Array, rect: QRectF) -> bool:
    """Whether a line through these corners enters a box (as Liang and Barsky clip)."""
    enter, leave = np.zeros(len(xs) - 1), np.ones(len(xs) - 1)
    for along, low, high in ((xs, rect.left(), rect.right()), (ys, rect.top(), rect.bottom())):
        start, delta = along[:-1], np.diff(along)
        level = delta == 0
        delta = np.where(level, 1.0, delta)
        ends = np.sort([(low - start) / delta, (high - start) / delta], axis=0)
        outside = level & ((start < low) | (start > high))
        enter = np.maximum(enter, np.where(level, 0.0, ends[0]))
        leave = np.minimum(np.where(outside, -1.0, leave), np.where(level, 1.0, ends[1]))
    return bool((enter <= leave).any())
