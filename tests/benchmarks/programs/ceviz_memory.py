"""Prints what memory a window uses, again and again in the same state: ``slider CASE`` or ``tabs``.

The environment says PYTHONMALLOC=malloc, so that the C library knows of all that is in use.
"""

from array import array
from collections.abc import Callable
import ctypes
import gc
import json
from pathlib import Path
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.benchmarks.cases import CASES
from tests.benchmarks.slider_step import moved_slider, opened, press

_FIELDS = (
    *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
    *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
)
_REACH = 50  # steps to the right, and back
_WARM = 5000  # events, after which caches are full
_PAGE = 4096


class _MallInfo(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in _FIELDS]


_libc = ctypes.CDLL(None)
_libc.mallinfo2.restype = _MallInfo


def _used() -> tuple[int, int]:
    """Bytes that are allocated, and bytes of the process that are in main memory."""
    gc.collect()
    sys._clear_type_cache()  # Python keeps up to 4096 names there, and fills it slowly
    _libc.malloc_trim(0)
    info = _libc.mallinfo2()
    resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return info.uordblks + info.hblkhd, resident * _PAGE


def _sweep(case_number: int) -> tuple[Callable[[], None], int]:
    case = CASES[case_number]
    window = opened(case)
    slider = moved_slider(window, case.moved())

    def there_and_back() -> None:
        for by in (1, -1):
            for _ in range(_REACH):
                press(slider, by)
                _paint()

    return there_and_back, 2 * _REACH


def _tabs() -> tuple[Callable[[], None], int]:
    window = opened(CASES[0])
    count = window.tabs.count()

    def round_trip() -> None:
        for _ in range(count):
            window.actions_by_name["next"].trigger()
            _paint()

    return round_trip, count


def _paint() -> None:
    for _ in range(4):
        QCoreApplication.processEvents()


app = QApplication([])
what, rounds = sys.argv[1], int(sys.argv[-1])
once, events = _tabs() if what == "tabs" else _sweep(int(sys.argv[2]))
samples = array("q", [0] * (2 * rounds))  # which does not grow
for _ in range(max(5, _WARM // events)):
    once()
for turn in range(rounds):
    once()
    samples[2 * turn : 2 * turn + 2] = array("q", _used())
print(
    json.dumps(
        {"events": events, "allocated": samples[::2].tolist(), "resident": samples[1::2].tolist()}
    )
)
