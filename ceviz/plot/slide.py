"""One step of a lecture on a screen or page: everything but its plot, painted.

The presenter's window and an exported page use the same layout and this same painting, each with a
plot view at :attr:`SlideLayout.plot` that shows ``slide.figure`` in :attr:`SlideLayout.plot_theme`
on a ground of ``theme.card``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from ceviz.plot.blocks import Formulas
from ceviz.plot.slide_content import Slide, slide_of, slide_theme
from ceviz.plot.slide_layout import (
    SlideLayout,
    blocks_beside,
    lay_out_slide,
    number_font,
)
from ceviz.plot.stack import Stack
from ceviz.plot.theme import Theme
from ceviz.plot.wrapping import paint_wrapped

__all__ = ["Slide", "SlideLayout", "lay_out_slide", "paint_slide", "slide_of", "slide_theme"]


def paint_slide(
    painter: QPainter,
    layout: SlideLayout,
    slide: Slide,
    theme: Theme,
    *,
    searched: bool = True,
) -> None:
    """Paint everything but the plot and the ground.

    Args:
        painter: In the slide's logical pixels; left as it was found.
        layout: Made for this slide, asked or revealed, or with other numbers in its figure.
        slide: What is seen.
        theme: That of :func:`slide_theme`.
        searched: Whether formulas have words under them that a search finds.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.ink))
    paint_wrapped(painter, layout.caption, slide.heading, layout.caption_font)
    _paint_number(painter, layout, slide, theme)
    formulas = slide.figure.formulas[: layout.formula_count]
    if formulas:
        typeset = Formulas(formulas, layout.formula_size, searched)
        typeset.paint(painter, layout.formulas, theme)
    blocks = blocks_beside(slide, slide.figure)[: layout.block_count]
    Stack(blocks).paint(painter, layout.beside, layout.beside_theme)
    painter.restore()


def _paint_number(painter: QPainter, layout: SlideLayout, slide: Slide, theme: Theme) -> None:
    painter.setPen(QColor(theme.soft_ink))
    painter.setFont(number_font(theme))
    flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(layout.number, flags, f"{slide.number} / {slide.count}")
