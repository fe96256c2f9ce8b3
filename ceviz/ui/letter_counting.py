"""The letters of a text counted beside the window: with progress, and to be stopped at any time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import stat
import threading

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from ceviz.core.letters import SPACE, LetterCount

MOST_BYTES = 100_000_000
_PIECE = 1 << 20


class TextError(Exception):
    """A text cannot be counted; the message is one sentence for the user."""


class LetterCounting(QObject):
    """One count at a time: ``progressed`` in percent, then ``counted`` or ``failed``.

    ``counted`` carries the counts as a tuple, ``failed`` a sentence. A count that is stopped, or
    that another one took the place of, says no more.
    """

    progressed = Signal(int)
    counted = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: _Job | None = None

    @property
    def running(self) -> bool:
        """Whether a text is being counted."""
        return self._job is not None

    def count_file(self, path: Path) -> None:
        """Count the letters of a UTF-8 file of up to 100 MB."""
        self._start(_Job(_pieces_of_file(path), path.name))

    def count_text(self, text: str) -> None:
        """Count the letters of a text."""
        self._start(_Job(_pieces_of_text(text), "The text"))

    def stop(self) -> None:
        """Let go of the text that is being counted."""
        if self._job is not None:
            self._job.stopped.set()
            self._job = None

    def _start(self, job: _Job) -> None:
        self.stop()
        self._job = job
        job.said.progressed.connect(self._progress)
        job.said.counted.connect(self._finish)
        job.said.failed.connect(self._fail)
        QThreadPool.globalInstance().start(job)

    def _progress(self, percent: int) -> None:
        if self._is_now():
            self.progressed.emit(percent)

    def _finish(self, counts: tuple[float, ...]) -> None:
        if self._is_now():
            self._job = None
            self.counted.emit(counts)

    def _fail(self, sentence: str) -> None:
        if self._is_now():
            self._job = None
            self.failed.emit(sentence)

    def _is_now(self) -> bool:
        return self._job is not None and self.sender() is self._job.said


class _Said(QObject):
    progressed = Signal(int)
    counted = Signal(object)
    failed = Signal(str)


class _Job(QRunnable):
    """Counts a text that comes in pieces, each with the length of the whole in bytes."""

    def __init__(self, pieces: Iterator[tuple[bytes, int]], name: str) -> None:
        super().__init__()
        self._pieces, self._name = pieces, name
        self.said = _Said()
        self.stopped = threading.Event()

    def run(self) -> None:
        try:
            counts = self._count()
        except TextError as error:
            self.said.failed.emit(str(error))
        else:
            if counts is not None:
                self.said.counted.emit(counts)

    def _count(self) -> tuple[float, ...] | None:
        count, done, told = LetterCount(), 0, 0
        try:
            for piece, whole in self._pieces:
                if self.stopped.is_set():
                    return None
                count.add(piece)
                done += len(piece)
                percent = min(100 * done // max(whole, 1), 100)
                if percent != told:
                    told = percent
                    self.said.progressed.emit(percent)
            count.add(b"", last=True)
        except OSError as error:
            reason = f"{error.strerror}".lower()
            raise TextError(f"{self._name} cannot be read: {reason}.") from error
        except UnicodeDecodeError as error:
            raise TextError(
                f"{self._name} is not UTF-8 text; save it as UTF-8 and open it again."
            ) from error
        if not count.counts[:SPACE].any():
            raise TextError(f"{self._name} has no letters from a to z.")
        return tuple(count.counts.tolist())


def _pieces_of_text(text: str) -> Iterator[tuple[bytes, int]]:
    data = text.encode("utf-8", errors="ignore")
    for start in range(0, len(data), _PIECE):
        yield data[start : start + _PIECE], len(data)


def _pieces_of_file(path: Path) -> Iterator[tuple[bytes, int]]:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise TextError(f"{path.name} is not a file that holds text.")
    if status.st_size > MOST_BYTES:
        raise TextError(
            f"{path.name} is too large, {status.st_size / 1e6:.0f} MB; up to 100 MB can be counted."
        )
    with path.open("rb") as file:
        left = MOST_BYTES  # a file may grow while it is read
        while left > 0 and (piece := file.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece, status.st_size
