from __future__ import annotations

from pathlib import Path
import time

from PySide6.QtCore import QEventLoop, QThreadPool, QTimer
import pytest
from pytestqt.qtbot import QtBot

from ceviz.core.letters import LETTERS
from ceviz.ui import letter_counting
from ceviz.ui.letter_counting import LetterCounting


@pytest.fixture
def counting(qtbot: QtBot) -> LetterCounting:
    return LetterCounting()


@pytest.fixture(autouse=True)
def no_thread_is_left(qtbot: QtBot):
    yield
    assert QThreadPool.globalInstance().waitForDone(5000)


def counts_of(qtbot: QtBot, counting: LetterCounting, path: Path) -> dict[str, float]:
    with qtbot.waitSignal(counting.counted) as signal:
        counting.count_file(path)
    (counts,) = signal.args
    return {letter: count for letter, count in zip(LETTERS, counts, strict=True) if count}


def refusal(qtbot: QtBot, counting: LetterCounting, path: Path) -> str:
    with qtbot.waitSignal(counting.failed) as signal:
        counting.count_file(path)
    assert not counting.running
    return signal.args[0]


def test_a_file_is_counted(qtbot: QtBot, counting: LetterCounting, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("Été à Œrsted\n", encoding="utf-8")
    found = counts_of(qtbot, counting, path)
    assert found == {"e": 4, "t": 2, "a": 1, "o": 1, "r": 1, "s": 1, "d": 1, " ": 3}
    assert not counting.running


def test_a_text_is_counted(qtbot: QtBot, counting: LetterCounting) -> None:
    with qtbot.waitSignal(counting.counted) as signal:
        counting.count_text("abba")
    assert signal.args[0][:2] == (2, 2)


def test_what_cannot_be_counted_is_told_in_one_sentence(
    qtbot: QtBot, counting: LetterCounting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("café".encode("latin-1"))
    assert refusal(qtbot, counting, latin) == (
        "latin.txt is not UTF-8 text; save it as UTF-8 and open it again."
    )
    digits = tmp_path / "digits.txt"
    digits.write_text("1234")
    assert refusal(qtbot, counting, digits) == "digits.txt has no letters from a to z."
    gone = refusal(qtbot, counting, tmp_path / "gone.txt")
    assert gone == "gone.txt cannot be read: no such file or directory."
    assert "not a file" in refusal(qtbot, counting, tmp_path)
    monkeypatch.setattr(letter_counting, "MOST_BYTES", 3)
    assert "too large" in refusal(qtbot, counting, latin)


def test_a_hundred_megabytes_leave_the_window_free(
    qtbot: QtBot, counting: LetterCounting, tmp_path: Path
) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes((b"It was the best of times, it was the worst of times\n" * 20_000) * 19)
    longest = 0.0
    before = time.perf_counter()

    def tick() -> None:
        nonlocal longest, before
        now = time.perf_counter()
        longest, before = max(longest, now - before), now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(0)
    percents: list[int] = []
    counting.progressed.connect(percents.append)
    with qtbot.waitSignal(counting.counted, timeout=60_000):
        counting.count_file(path)
    timer.stop()
    assert longest < 0.5
    assert percents == sorted(set(percents))
    assert percents[-1] == 100


def test_a_count_that_is_stopped_says_no_more(
    qtbot: QtBot, counting: LetterCounting, tmp_path: Path
) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"abc " * 5_000_000)
    said: list[object] = []
    for signal in (counting.counted, counting.failed):
        signal.connect(said.append)
    counting.count_file(path)
    counting.stop()
    assert not counting.running
    assert QThreadPool.globalInstance().waitForDone(5000)
    QEventLoop().processEvents()
    assert said == []


def test_another_text_takes_the_place_of_the_one_before(
    qtbot: QtBot, counting: LetterCounting
) -> None:
    said: list[tuple[float, ...]] = []
    counting.counted.connect(said.append)
    counting.count_text("a" * 3_000_000)
    with qtbot.waitSignal(counting.counted):
        counting.count_text("bb")
    assert QThreadPool.globalInstance().waitForDone(5000)
    QEventLoop().processEvents()
    assert [counts[:2] for counts in said] == [(0, 2)]
