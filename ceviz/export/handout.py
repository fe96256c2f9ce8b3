"""A lecture on paper: A4, each step's figure with its caption and formulas, two on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor

from ceviz.export.handout_step import HandoutStep
from ceviz.export.pdf import Part, pdf_document
from ceviz.export.record import Recording
from ceviz.export.recorder import recording
from ceviz.export.sheet import Sheet, sheet
from ceviz.plot.blocks import Paragraph
from ceviz.plot.theme import PAPER
from ceviz.state.lecture.lecture import Lecture
from ceviz.state.page_options import MILLIMETRE

_WIDTH, _HEIGHT = 210.0, 297.0  # millimetres
_MARGIN, _FOOT = 18 * MILLIMETRE, 11 * MILLIMETRE
_THEME = PAPER.zoomed(0.95)  # text of 10 points
_PARTING, _BELOW_TITLE = 34, 24
_UNTITLED = "Lecture"

_Pages = list[list[HandoutStep]]


def handout(lecture: Lecture, *, answers: bool = True) -> bytes:
    """A lecture as PDF.

    Args:
        lecture: Its notes are the speaker's, and stay out.
        answers: Whether its questions are answered; else the reader answers them, by a sketch on
            empty axes or a mark on an axis.

    Returns:
        The file: the same lecture gives the same bytes.
    """
    title = lecture.title or _UNTITLED
    area = QRectF(0, 0, _WIDTH * MILLIMETRE, _HEIGHT * MILLIMETRE)
    area.adjust(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    with sheet() as plots:
        head = Paragraph(title, size=2, strong=True)
        below = QRectF(area)
        below.setTop(area.top() + head.height(area.width(), _THEME) + _BELOW_TITLE)
        steps = [
            HandoutStep(step, number, answered=answers, theme=_THEME, width=area.width())
            for number, step in enumerate(lecture.steps, start=1)
        ]
        pages = _paired(steps, first=below.height(), others=area.height())
        written = [
            [*_steps(on_page, area if index else below, plots), _foot(title, index + 1, len(pages))]
            for index, on_page in enumerate(pages)
        ]
        with recording(top := _blank()) as painter:
            head.paint(painter, area, _THEME)
    written[0].insert(0, Part(top, "H1"))
    return pdf_document(
        written,
        title=title,
        subject=f"Handout of a lecture in {len(steps)} steps.",
        width_mm=_WIDTH,
        height_mm=_HEIGHT,
    )


def _paired(steps: Sequence[HandoutStep], *, first: float, others: float) -> _Pages:
    """The steps of each page: two where there is room for both. There is a page in any case."""
    pages: _Pages = [[]]
    room = first
    for step in steps:
        needed = step.least + sum(one.least + _PARTING for one in pages[-1])
        if len(pages[-1]) == 2 or (pages[-1] and needed > room):
            pages.append([])
            room = others
        pages[-1].append(step)
    return pages


def _steps(steps: Sequence[HandoutStep], area: QRectF, plots: Sheet) -> Iterator[Part]:
    """The parts of a page's steps, whose plots share the height that is to spare."""
    spare = area.height() - sum(step.least for step in steps) - _PARTING * (len(steps) - 1)
    wanted = sum(step.most - step.least for step in steps)
    top = area.top()
    for step in steps:
        height = step.least + min(spare / wanted, 1) * (step.most - step.least)
        place = QRectF(area.left(), top, area.width(), height)
        yield from step.parts(_blank, place, plots)
        top += height + _PARTING


def _foot(title: str, number: int, count: int) -> Part:
    """The lecture's title and the page's number."""
    page = _blank()
    area = QRectF(0, page.height - _FOOT - _MARGIN, page.width, _MARGIN)
    area.adjust(_MARGIN, 0, -_MARGIN, 0)
    with recording(page) as painter:
        painter.setFont(_THEME.font(0.85))
        painter.setPen(QColor(_THEME.soft_ink))
        bottom = Qt.AlignmentFlag.AlignBottom
        room = area.width() * 0.8
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(area, int(bottom | Qt.AlignmentFlag.AlignLeft), words)
        painter.drawText(area, int(bottom | Qt.AlignmentFlag.AlignRight), f"{number} / {count}")
    return Part(page, "Artifact")


def _blank() -> Recording:
    return Recording(_WIDTH * MILLIMETRE, _HEIGHT * MILLIMETRE, QColor(_THEME.card))
