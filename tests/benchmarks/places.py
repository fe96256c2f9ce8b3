"""Where things lie in a ceviz window, for the peers that draw the same picture."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import QFrame, QWidget

from ceviz.ui.controls.number_field import NumberField
from ceviz.ui.controls.number_row import NumberRow
from ceviz.ui.controls.param_slider import ParamSlider
from ceviz.ui.main_window import MainWindow


@dataclass(frozen=True, slots=True)
class Places:
    """Rectangles in the window's pixels."""

    plots: dict[str, QRectF]
    cards: list[QRectF]
    formulas: QRectF
    readouts: list[QRectF]
    verdict: QRectF
    slider: QRectF
    field: QRectF

    @classmethod
    def of(cls, window: MainWindow) -> Places:
        view = window.view

        def place(widget: QWidget) -> QRectF:
            return QRectF(QPointF(widget.mapTo(window, QPoint(0, 0))), widget.size())

        corner = place(view.plot).topLeft()
        formulas = place(view.formulas)
        slider = moved_slider(window)
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
            slider=place(slider),
            field=place(slider.parentWidget().findChild(NumberField)),
        )


def moved_slider(window: MainWindow) -> ParamSlider:
    """The slider that the benchmark moves: the first of a list of numbers, or just the first."""
    shown = [one for one in window.view.findChildren(ParamSlider) if one.isVisible()]
    listed = [one for one in shown if isinstance(one.parent(), NumberRow)]
    return (listed or shown)[0]
