"""A lecture's file, ``talk.ceviz.toml``: opened with all of it checked, and saved."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
import re
import stat
import tomllib

from msgspec import Struct

from ceviz.state.lecture.blocks import comments
from ceviz.state.lecture.lecture import Lecture
from ceviz.state.lecture.merging import merged
from ceviz.state.lecture.reading import StepError, lecture_of
from ceviz.state.lecture.records import WrongError
from ceviz.state.lecture.toml_text import lecture_text
from ceviz.state.safe_file import write_bytes

ENDING = ".ceviz.toml"

_MOST_BYTES = 1 << 20
_LONGEST_CAPTION = 60
_LONGEST_SENTENCE = 600
_MARK = "\ufeff"  # which some editors for Windows put before UTF-8
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class LectureError(ValueError):
    """What is no lecture, or cannot be: one sentence that says where, and what is allowed."""


class LectureFile(Struct, frozen=True, kw_only=True):
    """A lecture with where it lies, and the text that it was read from or saved as.

    A lecture that was never saved has no ``path`` and no ``text``. To go on with one under no name,
    as with the sample, replace its ``path`` by None.
    """

    lecture: Lecture = Lecture()
    path: Path | None = None
    text: str = ""


def open_lecture(path: Path) -> LectureFile:
    """Read a lecture and check all that it says.

    Raises:
        LectureError: It cannot be read or says what cannot be.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise LectureError(f"{path} is not a plain file.")
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise LectureError(f"There is no file {path}.") from None
    except OSError as error:
        raise LectureError(f"Could not read {path}: {f'{error.strerror}'.lower()}.") from None
    except ValueError as error:
        if isinstance(error, LectureError):
            raise
        raise LectureError(f"No file can have the name {str(path)!r}.") from None
    held = read(data, path.name)
    return LectureFile(lecture=held.lecture, path=path, text=held.text)


def read(data: bytes, name: str) -> LectureFile:
    """The lecture that a file's bytes hold; ``name`` is that of the file, for the messages.

    Raises:
        LectureError: It cannot be read or says what cannot be.
    """
    if len(data) > _MOST_BYTES:
        raise LectureError(f"{name} is larger than 1 MiB, the most that a lecture may have.")
    try:
        text = data.decode()
        return LectureFile(lecture=lecture_of(tomllib.loads(text.removeprefix(_MARK))), text=text)
    except UnicodeDecodeError:
        raise LectureError(f"{name} is not a text in UTF-8, as a lecture is.") from None
    except RecursionError:
        raise LectureError(f"{name} is nested too deeply for a lecture.") from None
    except WrongError as wrong:
        raise LectureError(_sentence(name, wrong)) from None
    except ValueError as error:
        raise LectureError(_no_toml(name, error)) from None


def saved(file: LectureFile, lecture: Lecture, path: Path) -> LectureFile:
    """Write a lecture, whole or not at all, with the comments of the file that it came from.

    Raises:
        LectureError: No file that says this could be opened again; none is written.
        WriteError: The file could not be written; it is as before.
    """
    text = _text(file, lecture)
    data = text.encode()
    read(data, path.name)
    write_bytes(path, data)
    return LectureFile(lecture=lecture, path=path, text=text)


def changed_on_disk(file: LectureFile) -> bool:
    """Whether someone else has written the file since it was read or saved."""
    if file.path is None:
        return False
    try:
        with file.path.open("rb") as held:
            return held.read(_MOST_BYTES + 1) != file.text.encode()
    except OSError:
        return False  # a file that is gone is written anew; other faults are said then


def comments_lost(file: LectureFile, lecture: Lecture) -> tuple[str, ...]:
    """The comments in a file that saving this lecture would lose, in their order."""
    written = comments(file.text)
    lost = Counter(written) - Counter(comments(_text(file, lecture)))
    return tuple(one for one in dict.fromkeys(written) for _ in range(lost[one]))


def _text(file: LectureFile, lecture: Lecture) -> str:
    """What a file is to hold: as much as can be of what it held."""
    if not file.text:
        return lecture_text(lecture)
    if lecture == file.lecture:
        return file.text
    text = merged(file.text, file.lecture, lecture)
    try:
        if read(text.encode(), "").lecture == lecture:
            return text
    except LectureError:
        pass  # if the lecture itself cannot be, that is said when it is written
    newline = "\r\n" if "\r\n" in file.text else "\n"
    return lecture_text(lecture).replace("\n", newline)


def _sentence(name: str, wrong: WrongError) -> str:
    places = [name]
    if isinstance(wrong, StepError):
        caption = " ".join(wrong.caption.split())
        if len(caption) > _LONGEST_CAPTION:
            caption = f"{caption[:_LONGEST_CAPTION]}…"
        places.append(f"step {wrong.number} “{caption}”" if caption else f"step {wrong.number}")
    if wrong.at:
        places.append(wrong.at)
    return _short(f"{', '.join(places)}: {wrong}")


def _no_toml(name: str, error: ValueError) -> str:
    """What tomllib found, with the place first."""
    reason = " ".join(str(error).split())
    place = _PLACE.search(reason)
    where = f", line {place[1]}, column {place[2]}" if place and place[1] else ""
    return _short(f"{name}{where}: this is not TOML ({_PLACE.sub('', reason)}).")


def _short(sentence: str) -> str:
    """A file can make a message as long as it likes."""
    return sentence if len(sentence) <= _LONGEST_SENTENCE else f"{sentence[:_LONGEST_SENTENCE]}…"
