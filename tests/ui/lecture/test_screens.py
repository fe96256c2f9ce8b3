from __future__ import annotations

from PySide6.QtCore import QRect

from ceviz.ui.lecture.screens import placed


class Toy:
    def __init__(self, left: int, width: int = 100) -> None:
        self._at = QRect(left, 0, width, 100)

    def geometry(self) -> QRect:
        return self._at


DESK, BEAMER, THIRD = Toy(0), Toy(100, 200), Toy(300)


def test_the_audience_sees_the_screen_that_is_not_the_speakers() -> None:
    assert placed([DESK, BEAMER], DESK) == (DESK, BEAMER)
    assert placed([DESK, BEAMER], BEAMER) == (BEAMER, DESK)
    assert placed([DESK, BEAMER, THIRD], DESK) == (DESK, BEAMER)
    assert placed([DESK, BEAMER], DESK).apart


def test_one_screen_is_for_both() -> None:
    alone = placed([DESK], DESK)
    assert alone == (DESK, DESK)
    assert not alone.apart


def test_a_screen_that_mirrors_the_speakers_is_no_other() -> None:
    mirror = Toy(0)
    assert placed([DESK, mirror], DESK) == (DESK, DESK)
    assert placed([DESK, mirror, BEAMER], DESK) == (DESK, BEAMER)


def test_where_the_speakers_screen_is_gone_the_first_one_stands_in() -> None:
    assert placed([BEAMER], DESK) == (BEAMER, BEAMER)
    assert placed([BEAMER, THIRD], DESK) == (BEAMER, THIRD)
