from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
import numpy as np
import pytest

from ceviz.plot.answers import Answers
from ceviz.plot.theme import PAGE_THEMES, PROJECTOR, Theme
from tests.export.pictures import from_image

TEXTS = ("Mean squared error", "Cross-entropy", "Both learn equally fast")
WIDTH = 400


def painted(block: Answers, theme: Theme = PROJECTOR) -> np.ndarray:
    image = QImage(WIDTH, round(block.height(WIDTH, theme)), QImage.Format.Format_RGB32)
    image.fill(theme.card)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    block.paint(painter, QRectF(0, 0, WIDTH, image.height()), theme)
    painter.end()
    return from_image(image)


def rows(picture: np.ndarray) -> list[np.ndarray]:
    """The picture cut where the answers lie; all have one line here."""
    return np.array_split(picture, len(TEXTS))


def test_unrevealed_neither_the_right_one_nor_the_votes_are_seen(qapp: QApplication) -> None:
    one = painted(Answers(TEXTS, 1, (3, 1, 0)))
    other = painted(Answers(TEXTS, 3, ()))
    assert np.array_equal(one, other)


def test_nothing_moves_when_it_is_revealed(qapp: QApplication) -> None:
    asked, revealed = Answers(TEXTS, 2), Answers(TEXTS, 2, (3, 1, 0), revealed=True)
    assert asked.height(WIDTH, PROJECTOR) == revealed.height(WIDTH, PROJECTOR)
    area = QRectF(0, 0, WIDTH, 300)
    assert list(asked.rows(area, PROJECTOR)) == list(revealed.rows(area, PROJECTOR))


@pytest.mark.parametrize("theme", PAGE_THEMES.values(), ids=PAGE_THEMES)
def test_the_right_one_is_marked_without_colour_too(qapp: QApplication, theme: Theme) -> None:
    """The same answer three times, so that only the mark tells them apart, in grey."""
    block = Answers(("The same",) * 3, 2, revealed=True)
    grey = painted(block, theme).mean(axis=2)
    first, right, last = np.array_split(grey, 3)
    end = slice(WIDTH - 40, WIDTH - 8)  # where the tick is
    middle = slice(6, -8)
    assert np.ptp(first[middle, end]) == np.ptp(last[middle, end]) == 0
    assert np.ptp(right[middle, end]) > 60


def bar(row: np.ndarray, theme: Theme, role: str) -> int:
    """How long the bar of that colour is."""
    colour = theme.colour(role)  # type: ignore[arg-type]
    is_bar = np.all(row == (colour.red(), colour.green(), colour.blue()), axis=2)
    return int(is_bar[:, 40:].sum(axis=1).max())


def test_the_votes_are_bars_as_long_as_they_are_many(qapp: QApplication) -> None:
    picture = rows(painted(Answers(TEXTS, 2, (12, 6, 3), revealed=True)))
    first = bar(picture[0], PROJECTOR, "muted")
    assert first > 0.5 * WIDTH
    assert bar(picture[1], PROJECTOR, "correct") == pytest.approx(first / 2, abs=2)
    assert bar(picture[2], PROJECTOR, "muted") == pytest.approx(first / 4, abs=2)


@pytest.mark.parametrize("votes", [(), (0, 0, 0)])
def test_without_votes_there_are_no_bars(qapp: QApplication, votes: tuple[int, ...]) -> None:
    plain = painted(Answers(TEXTS, 2, votes, revealed=True))
    assert bar(rows(plain)[0], PROJECTOR, "muted") < 40  # not even a letter's
    assert np.array_equal(plain, painted(Answers(TEXTS, 2, revealed=True)))


def test_votes_for_answers_that_are_not_there_are_left_out(qapp: QApplication) -> None:
    assert np.array_equal(
        painted(Answers(TEXTS, 2, (1, 2, 3, 99), revealed=True)),
        painted(Answers(TEXTS, 2, (1, 2, 3), revealed=True)),
    )


def test_where_nobody_votes_there_is_no_room_for_it(qapp: QApplication) -> None:
    voting, reading = Answers(TEXTS, 2), Answers(TEXTS, 2, voting=False)
    assert reading.height(WIDTH, PROJECTOR) < 0.8 * voting.height(WIDTH, PROJECTOR)


def test_long_answers_wrap_inside_their_row(qapp: QApplication) -> None:
    block = Answers(("word " * 15, "x" * 80, "short"), 1)
    one, two, three = (row.height() for row in block.rows(QRectF(0, 0, WIDTH, 0), PROJECTOR))
    assert one > three
    assert two > three
    picture = painted(block)
    assert np.all(picture[:, WIDTH - 2 :] == 255)
