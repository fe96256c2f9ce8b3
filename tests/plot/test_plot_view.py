from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
import msgspec
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.figure import (
    Arrow,
    Axis,
    Band,
    Bars,
    Curve,
    Figure,
    Guide,
    Handle,
    Mark,
    Plot,
    Points,
    Text,
    Verdict,
    ticks,
)
from ceviz.plot.drawn_mark import DrawnMark
from ceviz.plot.look import Look
from ceviz.plot.marks import DRAWN
from ceviz.plot.marks_above import DrawnArrow
from ceviz.plot.pixel_map import PixelMap
from ceviz.plot.plot_view import PlotView
from ceviz.plot.theme import THEMES

LIGHT = THEMES["light"]
X = np.array([0.0, 0.5, 1.0])


def figure(*marks: Mark, keys: tuple[str, ...] = ("only",), high: float = 1.0) -> Figure:
    axis = Axis(label="x", low=0, high=high, ticks=ticks(0, high))
    plots = tuple(Plot(key=key, x=axis, y=axis, marks=marks) for key in keys)
    return Figure(
        title="t",
        plots=plots,
        formulas=(),
        readouts=(),
        verdict=Verdict(text="v", tone="good"),
        description="what is seen",
    )


@pytest.fixture
def view(qtbot: QtBot) -> PlotView:
    made = PlotView()
    qtbot.addWidget(made)
    made.resize(400, 300)
    return made


def picture(view: PlotView) -> QImage:
    view.settle()
    return view.grab().toImage()


def count(image: QImage, colour: QColor, tolerance: int = 80) -> int:
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    array = np.frombuffer(pixels.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    want = np.array([colour.blue(), colour.green(), colour.red()])
    return int(np.count_nonzero(np.abs(array[..., :3].astype(int) - want).max(axis=-1) < tolerance))


MARKS: tuple[Mark, ...] = (
    Curve(key="m", x=X, y=X, role="loss", weight="strong"),
    Points(key="m", x=X, y=X, role="loss"),
    Points(key="m", x=X, y=X, role="loss", symbol="square"),
    Points(key="m", x=X, y=X, role="loss", symbol="diamond"),
    Bars(key="m", x=X, top=X, width=0.2, role="loss"),
    Bars(key="m", x=X, top=X, width=0.2, role="loss", fill="outline"),
    Guide(key="m", start=(0.2, 0.5), end=(0.9, 0.5), role="loss", dash="solid"),
    Arrow(key="m", start=(0.1, 0.1), end=(0.8, 0.8), role="loss"),
    Text(key="m", at=(0.5, 0.5), text="here", role="loss", strong=True),
    Handle(key="m", at=(0.5, 0.5), param="p", role="loss"),
    Handle(key="m", at=(0.5, 0.5), param="p", role="loss", shape="bar"),
)


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: type(mark).__name__)
def test_every_mark_leaves_its_colour_on_the_plot(mark: Mark, view: PlotView) -> None:
    colour = LIGHT.colour("loss")
    view.show_figure(figure(), LIGHT)
    assert count(picture(view), colour) == 0
    view.show_figure(figure(mark), LIGHT)
    assert count(picture(view), colour) > 20
    view.show_figure(figure(), LIGHT)
    assert count(picture(view), colour) == 0


def test_every_kind_of_mark_can_be_drawn() -> None:
    assert set(DRAWN) == set(Mark.__subclasses__())


def test_a_band_tints_the_area_between_its_curves(view: PlotView) -> None:
    view.show_figure(figure(Band(key="m", x=X, low=X * 0, high=X, role="loss")), LIGHT)
    colour = picture(view).pixelColor(300, 200)
    assert colour != QColor(LIGHT.card)


def test_only_changed_marks_are_touched(view: PlotView, monkeypatch: pytest.MonkeyPatch) -> None:
    curve = Curve(key="curve", x=X, y=X)
    view.show_figure(figure(curve, Text(key="text", at=(0, 0), text="a")), LIGHT)
    shown: list[str] = []
    for kind, drawn in list(DRAWN.items()):
        _count_shows(drawn, kind, shown, monkeypatch)
    view.show_figure(figure(curve, Text(key="text", at=(0, 0), text="b")), LIGHT)
    assert shown == ["Text"]
    view.show_figure(
        figure(Curve(key="curve", x=X.copy(), y=X), Text(key="text", at=(0, 0), text="b")), LIGHT
    )
    assert shown == ["Text"]


def _count_shows(
    drawn: type[DrawnMark], kind: type[Mark], shown: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = drawn.show

    def show(self: DrawnMark, mark: Mark, look: object) -> None:
        shown.append(kind.__name__)
        plain(self, mark, look)

    monkeypatch.setattr(drawn, "show", show)


def test_a_mark_that_changes_its_kind_is_drawn_anew(view: PlotView) -> None:
    view.show_figure(figure(Curve(key="m", x=X, y=X, role="loss")), LIGHT)
    view.show_figure(figure(Text(key="m", at=(0.5, 0.5), text="now words")), LIGHT)
    assert count(picture(view), LIGHT.colour("loss")) == 0


def test_words_and_markers_follow_the_axes_when_the_view_is_resized(view: PlotView) -> None:
    view.show_figure(figure(Handle(key="m", at=(0.5, 0.5), param="p", role="loss")), LIGHT)
    for size in ((400, 300), (800, 600)):
        view.resize(*size)
        image = picture(view)
        at = view.boxes["only"].pixels().to_pixels(0.5, 0.5).toPoint()
        assert image.pixelColor(at) == LIGHT.colour("loss")


def test_axes_change_with_the_figure(view: PlotView) -> None:
    handle = Handle(key="m", at=(0.5, 0.5), param="p")
    view.show_figure(figure(handle), LIGHT)
    view.settle()
    first = view.boxes["only"].pixels().to_pixels(0.5, 0.5)
    view.show_figure(figure(handle, high=2.0), LIGHT)
    view.settle()
    assert view.boxes["only"].pixels().to_pixels(0.5, 0.5).x() < first.x()


def test_what_stays_the_same_follows_axes_that_change(view: PlotView) -> None:
    words = Text(key="m", at=(0.5, 0.5), text="here", role="loss")
    view.show_figure(figure(words), LIGHT)
    picture(view)
    view.show_figure(figure(words, high=2.0), LIGHT)
    moved = view.grab().toImage()
    assert moved == picture(view)


def test_pixels_and_axes_are_each_others_inverse(view: PlotView) -> None:
    view.show_figure(figure(), LIGHT)
    view.settle()
    pixels = view.boxes["only"].pixels()
    assert pixels.to_axes(pixels.to_pixels(0.3, 0.8)) == pytest.approx((0.3, 0.8))


def test_plots_lie_above_each_other_and_leave_nothing_behind(view: PlotView) -> None:
    mark = Text(key="m", at=(0.5, 0.5), text="here")
    view.show_figure(figure(mark, keys=("upper", "lower")), LIGHT)
    view.settle()
    rects = [box.pixels().rect for box in view.boxes.values()]
    assert rects[0].bottom() < rects[1].top()
    assert rects[0].left() == rects[1].left()
    view.show_figure(figure(mark, keys=("other",)), LIGHT)
    view.settle()
    assert list(view.boxes) == ["other"]
    words = [item for item in view.scene().items() if getattr(item, "text", lambda: "")() == "here"]
    assert len(words) == 1


def test_a_theme_changes_every_colour(view: PlotView) -> None:
    view.show_figure(figure(MARKS[0]), LIGHT)
    view.show_figure(figure(MARKS[0]), THEMES["dark"])
    image = picture(view)
    assert count(image, LIGHT.colour("loss"), tolerance=8) == 0
    assert count(image, THEMES["dark"].colour("loss")) > 20
    assert image.pixelColor(1, 1) == QColor(THEMES["dark"].card)


@pytest.mark.parametrize("ratio", [1, 2])
def test_lines_keep_their_width_on_a_sharper_screen(
    ratio: int, view: PlotView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pens inside the axes count device pixels, of which a sharp screen has more."""
    monkeypatch.setattr(view, "devicePixelRatioF", lambda: float(ratio))
    view.show_figure(
        figure(Curve(key="m", x=X, y=X * 0 + 0.5, role="loss", weight="strong")), LIGHT
    )
    image = picture(view)
    column = image.copy(image.width() // 2, 0, 1, image.height())
    assert count(column, LIGHT.colour("loss")) == LIGHT.widths["strong"] * ratio


def test_the_view_says_what_it_shows(view: PlotView) -> None:
    view.show_figure(figure(), LIGHT)
    assert view.accessibleDescription() == "what is seen"


def test_a_picking_axis_marks_what_is_picked(view: PlotView) -> None:
    base = figure()
    axis = msgspec.structs.replace(base.plots[0].x, ticks=ticks(0.2, 0.8), picks="k", picked=(1,))
    plot = msgspec.structs.replace(base.plots[0], x=axis)
    view.show_figure(msgspec.structs.replace(base, plots=(plot,)), LIGHT)
    view.settle()
    rects = view.boxes["only"].pick_rects()
    assert len(rects) == 2
    assert rects[0].center().x() < rects[1].center().x()
    assert all(rect.top() > view.boxes["only"].pixels().rect.bottom() for rect in rects)


def test_the_head_of_a_short_arrow_does_not_stick_out_behind(qapp: QApplication) -> None:
    drawn = DrawnArrow()
    pixels = PixelMap(QRectF(0, 0, 100, 100), 0, 100, 0, 100)
    for long in (0.0, 2.0, 60.0):
        arrow = Arrow(key="a", start=(20, 50), end=(20 + long, 50), role="loss")
        drawn.show(arrow, Look(LIGHT, 1.0))
        drawn.place(pixels)
        box = drawn.item.path().boundingRect()
        assert box.left() >= 20 - 1e-9
        assert box.right() == pytest.approx(20 + long)
