"""The peer in matplotlib: the same panel on a Qt canvas, of which each step changes the artists."""

from __future__ import annotations

from collections.abc import Sequence
import re

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QSlider
import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure as Canvas
from matplotlib.patches import Rectangle

from ceviz.core.figure import Bars, Curve, Figure, Guide, Handle, Mark, Plot, Points, Text
from ceviz.plot.theme import LIGHT as THEME
from ceviz.ui.main_window import MainWindow
from tests.benchmarks.cases import Moved, Step
from tests.benchmarks.places import Places

_STYLES = {"solid": "-", "dash": "--", "dot": ":"}
_SYMBOLS = {"circle": "o", "square": "s", "diamond": "D"}
_COLOUR = re.compile(r"\\textcolor\{\w+\}")


class InMatplotlib(FigureCanvasQTAgg):
    """A canvas under a Qt slider; each arrow key on the slider shows the next figure."""

    def __init__(self, window: MainWindow, moved: Moved, steps: Sequence[Step]) -> None:
        mpl.rcParams["mathtext.fontset"] = "stix"
        super().__init__(Canvas(dpi=72, facecolor=THEME.window))
        self.resize(window.size())
        self._size = window.width(), window.height()
        self._places = Places.of(window, moved)
        self._steps = steps
        self._now = 0
        self._artists: dict[tuple[str, str], Artist] = {}
        self._axes = {plot.key: self._new_axes(plot) for plot in steps[0].figure.plots}
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setGeometry(self._places.slider.toRect())
        self.slider.setRange(0, len(steps) + 1)
        self.slider.valueChanged.connect(self._step)
        self._show(steps[0])

    def _step(self) -> None:
        self._now = (self._now + 1) % len(self._steps)
        self._show(self._steps[self._now])
        self.draw_idle()

    def _show(self, step: Step) -> None:
        for plot in step.figure.plots:
            axes, shown = self._axes[plot.key], set()
            for mark in plot.marks:
                shown.add((plot.key, mark.key))
                self._show_mark(axes, (plot.key, mark.key), mark)
            for key, artist in self._artists.items():
                if key[0] == plot.key:
                    artist.set_visible(key in shown)
        self._show_words(step.figure, step.text)

    def _show_mark(self, axes: Axes, key: tuple[str, str], mark: Mark) -> None:
        match mark:
            case Curve():
                self._line(axes, key, mark, THEME.widths[mark.weight]).set_data(mark.x, mark.y)
            case Guide():
                line = self._line(axes, key, mark, THEME.widths["light"])
                line.set_data(*zip(mark.start, mark.end, strict=True))
            case Points():
                self._markers(axes, key, mark, _SYMBOLS[mark.symbol]).set_data(mark.x, mark.y)
            case Handle():
                self._markers(axes, key, mark, "o").set_data([mark.at[0]], [mark.at[1]])
            case Bars():
                self._show_bars(axes, key, mark)
            case Text():
                self._show_text(axes, key, mark)

    def _line(self, axes: Axes, key: tuple[str, str], mark: Curve | Guide, width: float):
        if key not in self._artists:
            [self._artists[key]] = axes.plot([], [], linewidth=width)
        line = self._artists[key]
        line.set(color=THEME.roles[mark.role], linestyle=_STYLES[mark.dash])
        return line

    def _markers(self, axes: Axes, key: tuple[str, str], mark: Mark, symbol: str):
        if key not in self._artists:
            [self._artists[key]] = axes.plot([], [], symbol, markersize=18, zorder=5)
            self._artists[key].set(clip_on=False, markeredgecolor=THEME.card, markeredgewidth=3)
        markers = self._artists[key]
        markers.set_markerfacecolor(THEME.roles[mark.role])
        return markers

    def _show_bars(self, axes: Axes, key: tuple[str, str], mark: Bars) -> None:
        if key not in self._artists:
            colour = THEME.roles[mark.role]
            face = colour if mark.fill == "solid" else "none"
            bars = PatchCollection([], facecolor=face, edgecolor=colour, linewidth=2)
            self._artists[key] = axes.add_collection(bars)
        self._artists[key].set_paths(
            [Rectangle((left, base), wide, high) for left, base, wide, high in mark.rectangles()]
        )

    def _show_text(self, axes: Axes, key: tuple[str, str], mark: Text) -> None:
        if key not in self._artists:
            self._artists[key] = axes.annotate(
                "", (0, 0), xytext=(0, 0), textcoords="offset pixels", fontsize=14
            )
        text = self._artists[key]
        text.xy, text.xyann = mark.at, (mark.offset[0], -mark.offset[1])
        text.set(
            text=mark.text,
            color=THEME.roles[mark.role],
            horizontalalignment=("left", "center", "right")[round(2 * mark.anchor[0])],
            verticalalignment=("top", "center", "bottom")[round(2 * mark.anchor[1])],
        )

    def _show_words(self, figure: Figure, number: str) -> None:
        """What is written beside the plots: formulas, readouts, verdict and the slider's number."""
        places = self._places
        for one, place in zip(figure.readouts, places.readouts, strict=True):
            at = QPointF(place.right() - 15, place.bottom() - 8)
            self._write(f"name {one.key}", one.name, QPointF(place.left() + 15, at.y()))
            self._write(f"value {one.key}", f"{one.value} {one.unit}", at, right=True)
        lines = _rows(places.formulas, len(figure.formulas))
        for formula, place in zip(figure.formulas, lines, strict=True):
            text = f"{formula.symbolic} \\quad {formula.substituted} \\quad {formula.result}"
            self._write(f"formula {formula.key}", _mathtext(text), place.bottomLeft(), size=20)
        self._write("verdict", figure.verdict.text, places.verdict.bottomLeft())
        if not places.field.isEmpty():
            self._write("number", number, places.field.bottomRight(), right=True)

    def _write(
        self, key: str, text: str, at: QPointF, *, size: float = 14, right: bool = False
    ) -> None:
        where = ("", key)
        if where not in self._artists:
            wide, high = self._size
            self._artists[where] = self.figure.text(
                at.x() / wide, 1 - at.y() / high, "", fontsize=size, ha="right" if right else "left"
            )
        self._artists[where].set_text(text)

    def _new_axes(self, plot: Plot) -> Axes:
        place, (wide, high) = self._places.plots[plot.key], self._size
        axes = self.figure.add_axes(
            (
                place.left() / wide,
                1 - place.bottom() / high,
                place.width() / wide,
                place.height() / high,
            ),
            xlim=(plot.x.low, plot.x.high),
            ylim=(plot.y.low, plot.y.high),
            xlabel=plot.x.label,
            ylabel=plot.y.label,
        )
        axes.set_xticks([t.at for t in plot.x.ticks], [t.text for t in plot.x.ticks])
        axes.set_yticks([t.at for t in plot.y.ticks], [t.text for t in plot.y.ticks])
        axes.grid(visible=True)
        axes.spines[["top", "right"]].set_visible(False)
        return axes


def _rows(place: QRectF, count: int) -> list[QRectF]:
    high = place.height() / max(count, 1)
    return [
        QRectF(place.left(), place.top() + row * high, place.width(), high) for row in range(count)
    ]


def _mathtext(latex: str) -> str:
    """LaTeX as matplotlib reads it: without colours within a formula."""
    plain = _COLOUR.sub("", latex).replace(r"\text", r"\mathrm").replace(r"\bigl", "")
    return f"${plain}$"
