"""The plot as the user meets it: the drawing, with grips over what can be moved or picked."""

from __future__ import annotations

from itertools import pairwise
import math

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ceviz.core.figure import Axis, Figure, Handle
from ceviz.core.kinds import Number, Numbers
from ceviz.core.morph import alike
from ceviz.core.panel import Drag
from ceviz.core.params import Params, field
from ceviz.plot.plot_box import PlotBox
from ceviz.plot.plot_view import PlotView
from ceviz.plot.theme import Theme
from ceviz.ui.grips import HandleGrip, PickGrip
from ceviz.ui.morph import Morph, morphs


class PlotArea(PlotView):
    """Sends what the user does on the plot by ``dragged``, ``stepped``, ``picked``, ``settled``.

    With ``reduced`` nothing moves on its own: a plot that would turn into another is there at once.
    """

    dragged = Signal(Drag)
    stepped = Signal(str, object, float)
    picked = Signal(str, int)
    settled = Signal()

    _params: Params | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grips: dict[tuple[str, str], HandleGrip] = {}
        self._picks: dict[tuple[str, int], PickGrip] = {}
        self._held: tuple[str, str] | None = None
        self._shown: tuple[Figure, Theme] | None = None
        self._morph = Morph(self)
        self._morph.moved.connect(self._show_way)
        self.reduced = False
        self.setAccessibleName("Plot")
        self.placed.connect(self._lay_grips)

    def show_state(self, figure: Figure, params: Params, theme: Theme) -> None:
        """Show a figure and lay the grips for the parameters that made it."""
        if self._shown and morphs(self._params, params) and not self.reduced and self.isVisible():
            before = self._morph.seen(self._shown[0])
            if alike(before, figure):
                self._morph.start(before)
        self._params, self._shown = params, (figure, theme)
        self._show_way()

    def _show_way(self) -> None:
        if self._shown is not None:
            figure, theme = self._shown
            self.show_figure(self._morph.seen(figure), theme)

    def number_of(self, widget: QWidget) -> tuple[str, int | None] | None:
        """The number that a grip moves: its field's name, and its place if it is in a list."""
        for place, grip in self._grips.items():
            if grip is widget:
                handle = self._handle(place)
                return handle.param, handle.index
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the grips brings the handle there, if the plot has just one.

        In a plot without any, it picks the tick above or below which it is.
        """
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        for key, box in self.boxes.items():
            handles = _handles(box)
            inside = box.pixels().rect.contains(event.position())
            if inside and not handles and box.plot.x.picks:
                self._choose(box.plot.x.picks, _nearest_tick(box, event.position()))
            if inside and len(handles) == 1 and handles[0].along != "y":
                self._held = (key, handles[0].key)
                self._grips[self._held].setFocus(Qt.FocusReason.MouseFocusReason)
                self._pull(*self._held, event.position(), "x")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """After such a press the handle goes on following the pointer."""
        if self._held is None:
            super().mouseMoveEvent(event)
        else:
            self._pull(*self._held, event.position(), "x")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
        elif self._held is not None:
            self._held = None
            self.settled.emit()

    def _lay_grips(self) -> None:
        theme, params = self._theme, self._params
        if theme is None or params is None:
            return
        self._drop_unused()
        for key, box in self.boxes.items():
            pixels = box.pixels()
            for handle in _handles(box):
                value = getattr(params, handle.param)
                value = value if handle.index is None else value[handle.index]
                at = pixels.to_pixels(*handle.at)
                grip = self._grip((key, handle.key))
                number = _number(type(params), handle.param)
                grip.show_handle(
                    handle, number, value, at, size=round(theme.marker), ring=theme.accent
                )
            for index, rect in enumerate(box.pick_rects()):
                axis = box.plot.x
                name = f"{field(type(params), axis.picks).title}{_tick_name(axis, index)}"
                # Beside a text there is no more room for its grip than up to the next one's.
                beside = (_spacing(box) - rect.width()) / 2
                grip_over_text = self._pick((key, index))
                picked = index in axis.picked
                grip_over_text.show_pick(
                    name, rect, picked=picked, ring=theme.accent, beside=beside
                )

    def _drop_unused(self) -> None:
        handles = {(key, mark.key) for key, box in self.boxes.items() for mark in _handles(box)}
        for place in self._grips.keys() - handles:
            self._grips.pop(place).deleteLater()
        if self._held not in handles:
            self._held = None
        picks = {
            (key, index)
            for key, box in self.boxes.items()
            for index in range(len(box.plot.x.ticks) if box.plot.x.picks else 0)
        }
        for pick in self._picks.keys() - picks:
            self._picks.pop(pick).deleteLater()

    def _grip(self, place: tuple[str, str]) -> HandleGrip:
        """The grip over a handle; which number that one moves is asked anew each time."""
        if place not in self._grips:
            grip = self._grips[place] = HandleGrip(self.viewport())
            grip.stepped.connect(lambda value: self._step(place, value))
            grip.pulled.connect(lambda point, along: self._pull(*place, point, along))
            grip.settled.connect(self.settled)
            grip.show()
        return self._grips[place]

    def _handle(self, place: tuple[str, str]) -> Handle:
        key, name = place
        return next(one for one in _handles(self.boxes[key]) if one.key == name)

    def _step(self, place: tuple[str, str], value: float) -> None:
        handle = self._handle(place)
        self.stepped.emit(handle.param, handle.index, value)

    def _pull(self, plot: str, handle: str, point: QPointF, along: str) -> None:
        x, y = self.boxes[plot].pixels().to_axes(point)
        self.dragged.emit(Drag(handle, x, y, "x" if along == "x" else "y"))

    def _choose(self, param: str, index: int) -> None:
        """Each click is a step of its own."""
        self.picked.emit(param, index)
        self.settled.emit()

    def _pick(self, place: tuple[str, int]) -> PickGrip:
        if place not in self._picks:
            plot, index = place
            grip = self._picks[place] = PickGrip(self.viewport())
            grip.clicked.connect(lambda: self._choose(self.boxes[plot].plot.x.picks, index))
            grip.show()
        return self._picks[place]


def _number(params: type[Params], name: str) -> Number:
    declared = field(params, name)
    number = declared.item if isinstance(declared, Numbers) else declared
    assert isinstance(number, Number)
    return number


def _handles(box: PlotBox) -> list[Handle]:
    return [mark for mark in box.plot.marks if isinstance(mark, Handle)]


def _tick_name(axis: Axis, index: int) -> str:
    """What a tick is called after the parameter; its place too, where some read alike."""
    text = axis.ticks[index].text
    alike = len({tick.text for tick in axis.ticks}) < len(axis.ticks)
    return f" {index + 1} of {len(axis.ticks)}: {text}" if alike else f": {text}"


def _spacing(box: PlotBox) -> float:
    """The pixels between the closest ticks of a plot."""
    at = [tick.at for tick in box.plot.x.ticks]
    closest = min((right - left for left, right in pairwise(at)), default=math.inf)
    return closest * box.pixels().scale()[0]


def _nearest_tick(box: PlotBox, point: QPointF) -> int:
    """Which tick lies closest to a point, across."""
    x, _ = box.pixels().to_axes(point)
    places = [abs(tick.at - x) for tick in box.plot.x.ticks]
    return places.index(min(places))
