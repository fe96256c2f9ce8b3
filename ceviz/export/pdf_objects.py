"""The objects of a PDF file and the table that says where each of them is."""

from __future__ import annotations

import hashlib
import zlib

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # four bytes over 127: this is no text file


class Objects:
    """A document's numbered objects, from 1."""

    def __init__(self) -> None:
        self._bodies: list[bytes] = []

    def reserve(self) -> int:
        """A number for an object that others name before it can be written."""
        self._bodies.append(b"")
        return len(self._bodies)

    def add(self, body: str, number: int = 0) -> int:
        """Add an object, or fill a reserved one; returns its number."""
        number = number or self.reserve()
        self._bodies[number - 1] = body.encode("latin-1")
        return number

    def stream(self, entries: str, data: bytes) -> int:
        """Add a compressed stream; returns its number."""
        packed = zlib.compress(data, 9)
        number = self.reserve()
        head = f"<< {entries} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
        self._bodies[number - 1] = head.encode("ascii") + packed + b"\nendstream"
        return number

    def file(self, *, root: int, info: int) -> bytes:
        """The whole file. Its identity follows from its content: the same page, the same bytes."""
        out = bytearray(_HEADER)
        places = []
        for number, body in enumerate(self._bodies, start=1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        table = len(out)
        out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
        identity = hashlib.sha256(out).hexdigest()[:32]
        out += (
            f"trailer\n<< /Size {len(places) + 1} /Root {root} 0 R /Info {info} 0 R "
            f"/ID [<{identity}> <{identity}>] >>\nstartxref\n{table}\n%%EOF\n"
        ).encode()
        return bytes(out)


def text(words: str) -> str:
    """A text string of a PDF dictionary, in UTF-16 with its mark."""
    return "<FEFF" + words.encode("utf-16-be").hex().upper() + ">"
