"""Animated PNG, which every browser plays: https://www.w3.org/TR/png-3/#apng-frame-based-animation.

Each frame holds only the rectangle in which it differs from the one before. No Qt here.
"""

from __future__ import annotations

from collections.abc import Iterable
import struct
import zlib

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Rows, columns, and red, green and blue, or these and opacity."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR_TYPES = {3: 2, 4: 6}
_UP = 2  # the filter by which each row is the difference from the one above


def apng(frames: Iterable[Pixels], *, fps: int, title: str) -> bytes:
    """Write an animation that repeats for ever.

    Args:
        frames: All of one size; asked for one at a time.
        fps: How many are shown in a second.
        title: Kept in the file.

    Returns:
        The file. A program that knows no animation shows the first frame.
    """
    shown: list[tuple[tuple[int, int, int, int], bytes, int]] = []
    last: Pixels | None = None
    for frame in frames:
        box = _changed(last, frame)
        if box is None:
            kept, data, held = shown[-1]
            shown[-1] = (kept, data, held + 1)
        else:
            x, y, width, height = box
            shown.append((box, _packed(frame[y : y + height, x : x + width]), 1))
        last = frame
    assert last is not None, "an animation has a frame"
    height, width, channels = last.shape
    head = struct.pack(">IIBBBBB", width, height, 8, _COLOUR_TYPES[channels], 0, 0, 0)
    parts = [
        _SIGNATURE,
        _chunk(b"IHDR", head),
        _chunk(b"acTL", struct.pack(">II", len(shown), 0)),
        _chunk(b"iTXt", b"Title\0\0\0\0\0" + title.encode()),
    ]
    number = 0
    for (x, y, wide, high), data, held in shown:
        control = struct.pack(">IIIIIHHBB", number, wide, high, x, y, held, fps, 0, 0)
        parts.append(_chunk(b"fcTL", control))
        number += 1
        if number == 1:
            parts.append(_chunk(b"IDAT", data))
        else:
            parts.append(_chunk(b"fdAT", struct.pack(">I", number) + data))
            number += 1
    return b"".join([*parts, _chunk(b"IEND", b"")])


def _changed(last: Pixels | None, frame: Pixels) -> tuple[int, int, int, int] | None:
    """Left, top, width and height of what differs, or None when nothing does."""
    if last is None:
        return 0, 0, frame.shape[1], frame.shape[0]
    different = (last != frame).any(axis=2)
    rows, columns = np.flatnonzero(different.any(axis=1)), np.flatnonzero(different.any(axis=0))
    if not len(rows):
        return None
    left, top = int(columns[0]), int(rows[0])
    return left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1


def _packed(pixels: Pixels) -> bytes:
    rows = pixels.reshape(len(pixels), -1)
    filtered = np.empty((len(rows), rows.shape[1] + 1), np.uint8)
    filtered[:, 0] = _UP
    filtered[0, 1:] = rows[0]
    filtered[1:, 1:] = rows[1:] - rows[:-1]
    return zlib.compress(filtered.tobytes(), 6)


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
