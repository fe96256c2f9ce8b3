"""Where things lie in a ceviz window, for the peers that draw the same picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import QFrame, QSlider, QWidget

from ceviz.ui.controls.number_field import NumberField
from ceviz.ui.controls.param_slider import ParamSlider
from ceviz.ui.grips import HandleGrip
from ceviz.ui.main_window import MainWindow
from tests.benchmarks.cases import Moved


@dataclass(frozen=True, slots=True)
class Places:
    """Rectangles in the window's pixels; a slider and a field that are not there are empty."""

    plots: dict[str, QRectF]
    cards: list[QRectF]
    formulas: QRectF
    readouts: list[QRectF]
    verdict: QRectF
    slider: QRectF
    field: QRectF

    @classmethod
    def of(cls, window: MainWindow, moved: Moved) -> Places:
        view = window.view

        def place(widget: QWidget) -> QRectF:
            return QRectF(QPointF(widget.mapTo(window, QPoint(0, 0))), widget.size())

        corner = place(view.plot).topLeft()
        formulas = place(view.formulas)
        slider = moved_slider(window, moved)
        field = slider.parentWidget().findChild(NumberField)
        card = view.plot.parentWidget()
        assert isinstance(card, QFrame)
        return cls(
            plots={
                key: box.pixels().rect.translated(corner) for key, box in view.plot.boxes.items()
            },
            cards=[place(card), formulas, place(view.readouts)],
            formulas=formulas.adjusted(24, 12, -24, -12),
            readouts=[place(row) for row in view.readouts.rows if row.isVisible()],
            verdict=place(view.verdict),
            slider=place(slider) if field else QRectF(),
            field=place(field) if field else QRectF(),
        )


def moved_slider(window: MainWindow, moved: Moved) -> QSlider:
    """What moves a number by keys: its slider where there is one, and else its grip on the plot."""
    control = window.view.controls.controls.get(moved.name)
    sliders = control.findChildren(ParamSlider) if control and control.isVisible() else []
    if sliders:
        return sliders[moved.index or 0]
    return window.view.plot.viewport().findChildren(HandleGrip)[0]
