from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.figure import Tone, Verdict
from ceviz.plot.theme import LIGHT, THEMES
from ceviz.ui.verdict import VerdictBox, paint_sign
from tests.ui.test_readouts import Counter

SHORT = Verdict(text="Correct, with doubt.", tone="fair")
LONG = Verdict(
    text="The true class gets 22.3 %, and this sentence goes on for longer than the three lines "
    "of the column can hold, at the usual size of the text that stands around it.",
    tone="bad",
)


@pytest.fixture
def box(qtbot: QtBot) -> VerdictBox:
    box = VerdictBox()
    qtbot.addWidget(box)
    box.set_theme(LIGHT)
    box.setFixedWidth(300)
    box.show_verdict(SHORT)
    box.show()
    box.resize(300, box.sizeHint().height())
    QApplication.processEvents()
    return box


def test_the_box_keeps_its_height(box: VerdictBox) -> None:
    layouts = Counter(box, QEvent.Type.LayoutRequest)
    before = box.sizeHint()
    box.show_verdict(LONG)
    QApplication.processEvents()
    assert box.sizeHint() == before
    assert layouts.count == 0


def test_the_long_sentence_is_too_long_for_the_usual_size(box: VerdictBox) -> None:
    width = box.width() - 54  # beside the sign
    lines = QFontMetrics(LIGHT.font()).boundingRect(
        QRect(0, 0, width, 500), Qt.TextFlag.TextWordWrap, LONG.text
    )
    assert lines.height() > box.height()


def test_the_same_sentence_costs_nothing(box: VerdictBox) -> None:
    paints = Counter(box, QEvent.Type.Paint)
    box.show_verdict(Verdict(text=SHORT.text, tone=SHORT.tone))
    QApplication.processEvents()
    assert paints.count == 0
    box.show_verdict(LONG)
    QApplication.processEvents()
    assert paints.count == 1


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("verdict", [SHORT, LONG], ids=["short", "long"])
def test_no_ink_reaches_the_edges(box: VerdictBox, theme, verdict: Verdict) -> None:
    box.set_theme(theme)
    box.setFixedWidth(theme.text_px(300))
    box.resize(box.width(), box.sizeHint().height())
    box.show_verdict(verdict)
    image = box.grab().toImage()
    tint = theme.tones[verdict.tone][0]
    middle = range(20, image.width() - 20)
    edges = [image.pixelColor(x, y).name() for x in middle for y in (1, image.height() - 2)]
    assert set(edges) == {tint}
    right = [image.pixelColor(image.width() - 3, y).name() for y in range(12, image.height() - 12)]
    assert set(right) == {tint}


def test_every_tone_has_a_sign_of_its_own_shape(box: VerdictBox) -> None:
    signs = []
    for tone in get_args(Tone):
        image = QImage(20, 20, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        paint_sign(painter, QRectF(image.rect()), tone, ink="#000000", background="#ffffff")
        painter.end()
        signs.append(image)
    assert all(a != b for i, a in enumerate(signs) for b in signs[:i])


def picture(box: VerdictBox, text: str) -> QImage:
    box.show_verdict(Verdict(text=text, tone="good"))
    return box.grab().toImage()


def test_tags_are_not_taken_for_markup(box: VerdictBox) -> None:
    def reach(image: QImage) -> int:
        tint = LIGHT.tones["good"][0]
        middle = image.height() // 2
        inked = [x for x in range(image.width() - 9) if image.pixelColor(x, middle).name() != tint]
        return max(inked)

    assert reach(picture(box, "<span>mm</span>")) > reach(picture(box, "mm")) + 40


def test_no_line_begins_with_a_percent_sign(box: VerdictBox) -> None:
    together = "Right: cat, the true class, gets 65.9\u00a0%, more than any other."
    assert picture(box, together.replace("\u00a0", " ")) == picture(box, together)


def test_a_screen_reader_hears_the_sentence(box: VerdictBox) -> None:
    interface = QAccessible.queryAccessibleInterface(box)
    assert interface.role() == QAccessible.Role.StaticText
    assert interface.text(QAccessible.Text.Name) == SHORT.text
    box.show_verdict(LONG)
    assert interface.text(QAccessible.Text.Name) == LONG.text
