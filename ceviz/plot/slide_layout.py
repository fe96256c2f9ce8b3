"""Where everything on a slide goes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from ceviz.core.figure import Figure
from ceviz.plot.answers import Answers
from ceviz.plot.blocks import Block, Formulas, Numbers, VerdictBox
from ceviz.plot.formula_layout import formula_size
from ceviz.plot.plot_room import fitted_theme
from ceviz.plot.slide_content import Slide
from ceviz.plot.stack import Stack
from ceviz.plot.theme import Theme
from ceviz.plot.wrapping import advance, wrapped_height
from ceviz.state.lecture.lecture import Choose

# Parts of the slide's height.
_SIDE, _TOP, _BOTTOM, _PARTING = 0.045, 0.035, 0.03, 0.012
_MOST_FORMULAS, _LEAST_FORMULA = 0.3, 0.026
_LEAST_TEXT = 0.022  # the units beside numbers are at 0.9 of it, the ticks of a plot at 0.93
# Parts of its width.
_ANSWERS, _NUMBERS = 0.36, 0.27
# To the running text.
_CAPTIONS, _NUMBER = (1.6, 1.45, 1.3, 1.15, 1.0, 0.85, 0.7), 0.8
_LINES = 2.3


@dataclass(frozen=True, kw_only=True, slots=True)
class SlideLayout:
    """Where everything on a slide is, in logical pixels; what is not there has an empty area.

    ``plot`` is in whole pixels, a plot view's geometry, and ``plot_theme`` is what it draws with.
    ``beside`` holds the answers to choose from, the readouts and the verdict, as many of these
    blocks as ``block_count`` says, in ``beside_theme``. ``formula_count`` formulas have an em of
    ``formula_size``.
    """

    caption: QRectF
    caption_font: QFont
    plot: QRectF
    plot_theme: Theme
    beside: QRectF
    beside_theme: Theme
    block_count: int
    formulas: QRectF
    formula_size: float
    formula_count: int
    number: QRectF


def lay_out_slide(slide: Slide, theme: Theme, width: float, height: float) -> SlideLayout:
    """Lay a slide out: in the same way before and after its question is answered.

    Args:
        slide: What is on it.
        theme: That of :func:`~ceviz.plot.slide_content.slide_theme`.
        width: The slide's, in logical pixels.
        height: The slide's.
    """
    side, parting = _SIDE * height, _PARTING * height
    inner = QRectF(0, 0, width, height).adjusted(side, _TOP * height, -side, -_BOTTOM * height)
    caption, caption_font = _caption(slide, theme, inner)
    number = _number(slide, theme, inner)
    room = QRectF(inner)
    room.setRight(number.left() - 2 * parting)
    room.setTop(inner.bottom() - _MOST_FORMULAS * height)
    formulas, size, formula_count = _formulas(slide.whole, theme, room, height)
    middle = QRectF(inner)
    middle.setTop(caption.bottom() + (parting if caption.height() else 0))
    middle.setBottom(min(formulas.top(), number.top()) - parting)
    beside, beside_theme, block_count = _beside(slide, theme, middle, width, height)
    plot = _plot(theme, middle, beside)
    return SlideLayout(
        caption=caption,
        caption_font=caption_font,
        plot=plot,
        plot_theme=fitted_theme(slide.whole, theme, plot, least=_LEAST_TEXT * height),
        beside=beside,
        beside_theme=beside_theme,
        block_count=block_count,
        formulas=formulas,
        formula_size=size,
        formula_count=formula_count,
        number=number,
    )


def blocks_beside(slide: Slide, figure: Figure) -> list[Block]:
    """What stands beside the plot, the most important first."""
    blocks: list[Block] = []
    if isinstance(slide.question, Choose):
        question, given = slide.question, slide.given
        blocks.append(
            Answers(question.answers, question.correct, given.votes, revealed=slide.revealed)
        )
    if figure.readouts:
        blocks.append(Numbers(figure.readouts))
    if figure.verdict.text:
        blocks.append(VerdictBox(figure.verdict))
    return blocks


def number_font(theme: Theme) -> QFont:
    """That of "7 / 20"."""
    return theme.font(_NUMBER)


def _caption(slide: Slide, theme: Theme, inner: QRectF) -> tuple[QRectF, QFont]:
    """Room for the question and the caption alike, in two lines if they fit at all."""
    texts = [text for text in slide.headings if text]
    area = QRectF(inner.left(), inner.top(), inner.width(), 0)
    font = theme.font(_CAPTIONS[0])
    for size in _CAPTIONS if texts else ():
        font = theme.font(size)
        area.setHeight(max(wrapped_height(text, font, area.width()) for text in texts))
        if area.height() <= _LINES * QFontMetricsF(font).lineSpacing():
            break
    return area, font


def _number(slide: Slide, theme: Theme, inner: QRectF) -> QRectF:
    font = number_font(theme)
    width = advance(f"{slide.count} / {slide.count}", font)
    height = QFontMetricsF(font).height()
    return QRectF(inner.right() - width, inner.bottom() - height, width, height)


def _formulas(
    figure: Figure, theme: Theme, room: QRectF, height: float
) -> tuple[QRectF, float, int]:
    """The formulas' area at the bottom of their room, their em, and how many of them fit."""
    formulas = figure.formulas
    size, count = formula_size(theme), len(formulas)
    high = Formulas(formulas, size).height(room.width(), theme)
    while high > room.height() and size > _LEAST_FORMULA * height:
        size *= 0.9
        high = Formulas(formulas, size).height(room.width(), theme)
    while high > room.height() and count > 1:
        count -= 1
        high = Formulas(formulas[:count], size).height(room.width(), theme)
    return QRectF(room.left(), room.bottom() - high, room.width(), high), size, count


def _beside(
    slide: Slide, theme: Theme, middle: QRectF, width: float, height: float
) -> tuple[QRectF, Theme, int]:
    """The column beside the plot, its theme, and how many of its blocks fit there."""
    blocks = blocks_beside(slide, slide.whole)
    if not blocks:
        return QRectF(middle.right(), middle.top(), 0, 0), theme, 0
    part = _ANSWERS if isinstance(slide.question, Choose) else _NUMBERS
    area = QRectF(middle)
    area.setLeft(middle.right() - part * width)
    area.setTop(middle.top() + theme.px(12))  # as a plot's axes
    least = _LEAST_TEXT * height / theme.text
    names = Numbers(slide.whole.readouts).least_width(theme)
    theme = theme.zoomed(theme.zoom * min(area.width() / names, 1))
    for count in range(len(blocks), 0, -1):
        fitting = Stack(blocks[:count]).fitting(area.width(), area.height(), theme)
        if fitting is not None and fitting.zoom >= least:
            return area, fitting, count
    return area, theme.zoomed(least), 1


def _plot(theme: Theme, middle: QRectF, beside: QRectF) -> QRectF:
    """Whole pixels, with the axes' ends at the margins: a plot view leaves room around them."""
    left, top = round(middle.left() - theme.px(6)), round(middle.top())
    right = int(beside.left() if beside.width() else middle.right() + theme.px(26))
    return QRectF(left, top, right - left, round(middle.bottom()) - top)
