from __future__ import annotations

import os
from pathlib import Path
import sys
from tempfile import TemporaryDirectory
import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
import pytest

from ceviz.panels.codes.params import CodesParams
from ceviz.panels.loss_curve.params import LossCurveParams
from ceviz.state.lecture.edits import added, moved, removed, retitled, with_step
from ceviz.state.lecture.lecture import Choose, Estimate, Lecture, Sketch, Step
from ceviz.state.lecture.lecture_file import (
    LectureError,
    LectureFile,
    comments_lost,
    open_lecture,
    read,
    saved,
)
from ceviz.state.lecture.toml_text import lecture_text, value_text
from ceviz.state.pins import Pin
from tests.state.lecture.lectures import TEXT, lectures, some

ONE = Lecture(steps=(Step(panel="loss-curve", params=LossCurveParams()),))


@given(lectures)
@some
def test_what_is_written_is_read_as_it_was(lecture: Lecture) -> None:
    text = lecture_text(lecture)
    assert read(text.encode(), "a").lecture == lecture
    assert read(text.replace("\n", "\r\n").encode(), "a").lecture == lecture
    assert lecture_text(read(text.encode(), "a").lecture) == text


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_a_lecture_or_an_error_that_is_one_sentence(data: bytes) -> None:
    _reads_or_tells(data)


known = ("loss-curve", "codes", "choose", "estimate", "sketch", "verdict")
values = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from([*known, "curve 0", "readout loss"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
records = (Step, Pin, Choose, Estimate, Sketch, LossCurveParams, CodesParams)
keys = st.sampled_from([name for kind in records for name in kind.__struct_fields__] + ["kind"])
tables = st.dictionaries(keys, values | st.dictionaries(keys, values, max_size=5), max_size=6)


@given(st.lists(tables, max_size=3), values)
@some
def test_any_toml_is_a_lecture_or_an_error_that_is_one_sentence(
    steps: list[dict[str, Any]], title: object
) -> None:
    steps = [{"panel": "gradients", **step} for step in steps]
    text = f"ceviz-lecture = 1\ntitle = {value_text(title)}\nstep = {value_text(steps)}"
    tomllib.loads(text)
    _reads_or_tells(text.encode())
    _reads_or_tells(text.replace(f"title = {value_text(title)}", "").encode())


@given(st.data())
@some
def test_a_lecture_with_one_place_changed_is_one_or_an_error_that_is_one_sentence(
    data: st.DataObject,
) -> None:
    held: Any = tomllib.loads(lecture_text(data.draw(lectures.filter(lambda one: bool(one.steps)))))
    place = held
    while True:
        names = list(place) if isinstance(place, dict) else list(range(len(place)))
        name = data.draw(st.sampled_from(names))
        if not place[name] or not isinstance(place[name], dict | list) or data.draw(st.booleans()):
            break
        place = place[name]
    place[name] = data.draw(values)
    text = "".join(f"{name} = {value_text(value)}\n" for name, value in held.items())
    _reads_or_tells(text.encode())


def _reads_or_tells(data: bytes) -> None:
    try:
        file = read(data, "talk.ceviz.toml")
    except LectureError as error:
        told = str(error)
        assert told.startswith("talk.ceviz.toml")
        assert told.endswith((".", "…"))
        assert "\n" not in told.removesuffix(".")
        assert len(told) <= 601
    else:
        assert read(lecture_text(file.lecture).encode(), "a").lecture == file.lecture


UNREADABLE = {
    b"": "talk.ceviz.toml: the key ceviz-lecture = 1 is missing, which says that it is a lecture.",
    b"a = 1\na = 2\n": "talk.ceviz.toml, line 2, column 6: this is not TOML (Cannot overwrite a",
    b"a = ": "talk.ceviz.toml: this is not TOML (Invalid value).",
    b"\xff": "talk.ceviz.toml is not a text in UTF-8, as a lecture is.",
    b"#" * (1 << 20) + b"#": "talk.ceviz.toml is larger than 1 MiB, the most that a lecture may",
    b"a = " + b"[" * 100_000: "talk.ceviz.toml is nested too deeply for a lecture.",
    b"ceviz-lecture = 2": "talk.ceviz.toml, ceviz-lecture: this ceviz reads version 1 alone, ",
    b"a = " + b"1" * 5000: "talk.ceviz.toml: this is not TOML (Exceeds the limit (4300 digits)",
    b'ceviz-lecture = 1\n[[step]]\ncaption = "a\\nb\\tc"': "talk.ceviz.toml, step 1 “a b c”, "
    "caption: it takes a line of up to 200 characters, not 'a\\nb\\tc'.",
    b'ceviz-lecture = 1\n[[step]]\ncaption = "' + b"w" * 99 + b'"': f"talk.ceviz.toml, step 1 "
    f"“{'w' * 60}…”, panel: it is missing, and takes one of loss-curve, ",
}


@pytest.mark.parametrize(("data", "sentence"), UNREADABLE.items())
def test_an_error_names_the_file_and_the_place(data: bytes, sentence: str) -> None:
    with pytest.raises(LectureError) as told:
        read(data, "talk.ceviz.toml")
    assert str(told.value).startswith(sentence)
    assert str(told.value).endswith(".")


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    missing = tmp_path / "a.ceviz.toml"
    told = {
        missing: f"There is no file {missing}.",
        tmp_path: f"{tmp_path} is not a plain file.",
        Path("a\0b"): "No file can have the name 'a\\x00b'.",
    }
    for path, sentence in told.items():
        with pytest.raises(LectureError) as error:
            open_lecture(path)
        assert str(error.value) == sentence


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other reasons")
def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(LectureError, match=r"^Could not read .*: file name too long\.$"):
        open_lecture(tmp_path / ("a" * 300))
    os.mkfifo(tmp_path / "a")
    with pytest.raises(LectureError, match=r"is not a plain file\.$"):  # it is not waited for
        open_lecture(tmp_path / "a")


def test_an_opened_file_knows_where_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "a.ceviz.toml"
    path.write_bytes(TEXT.encode())
    file = open_lecture(path)
    assert file.path == path
    assert [step.panel for step in file.lecture.steps] == ["loss-curve", "gradients", "codes"]
    assert file.lecture.steps[0].notes == "# no comment\n[[step]]\n"


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT, TEXT[:-1]])
def test_a_lecture_without_a_change_is_saved_to_the_byte(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.ceviz.toml"
    path.write_bytes(text.encode())
    file = open_lecture(path)
    there_and_back = moved(moved(file.lecture, 0, 2), 2, 0)
    assert saved(file, there_and_back, path) == file
    assert path.read_bytes() == text.encode()


EDITS = {
    "moved": lambda lecture: moved(lecture, 0, 2),
    "renamed": lambda lecture: with_step(lecture, 0, replace(lecture.steps[0], caption="New")),
    "retitled": lambda lecture: retitled(lecture, "New"),
    "added": lambda lecture: added(lecture, ONE.steps[0], 1),
    "several": lambda lecture: moved(
        with_step(lecture, 1, replace(lecture.steps[1], notes="a\nb", hide=())), 1, 0
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_saving_keeps_the_comments_of_the_steps_that_are_kept(
    edit: Any, newline: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.ceviz.toml"
    path.write_bytes(TEXT.replace("\n", newline).encode())
    file = open_lecture(path)
    changed = edit(file.lecture)
    assert comments_lost(file, changed) == ()
    after = saved(file, changed, path)
    data = path.read_bytes().decode()
    assert after == LectureFile(lecture=changed, path=path, text=data) == open_lecture(path)
    assert data.count("#") == TEXT.count("#")
    assert data.count("\n") == data.count(newline)


def test_the_comments_of_a_step_that_goes_are_named_first() -> None:
    file = read(TEXT.encode(), "a")
    lost = comments_lost(file, removed(file.lecture, 0))
    assert lost == (
        "# above the first",
        "# first",
        "# the caption",
        "# its parameters",
        "# right under the first",
    )
    assert comments_lost(LectureFile(), ONE) == ()


def test_a_file_of_steps_that_cannot_be_told_apart_is_written_anew_and_says_so() -> None:
    text = 'ceviz-lecture = 1 # a\nstep = [{ panel = "loss-curve" }, { panel = "codes" }] # b\n'
    file = read(text.encode(), "a")
    assert comments_lost(file, file.lecture) == ()
    assert comments_lost(file, moved(file.lecture, 0, 1)) == ("# a", "# b")


@given(st.data())
@some
def test_whatever_is_changed_is_saved(data: st.DataObject) -> None:
    file = read(TEXT.encode(), "a")
    changed = data.draw(lectures)
    own = data.draw(st.lists(st.sampled_from(file.lecture.steps), max_size=3))
    mixed = replace(changed, steps=tuple(data.draw(st.permutations([*changed.steps, *own]))))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.ceviz.toml"
        saved(file, mixed, path)
        assert open_lecture(path).lecture == mixed


def test_a_lecture_that_could_not_be_opened_again_is_not_written(tmp_path: Path) -> None:
    gone = replace(ONE.steps[0], caption="Sketch", question=Sketch(ask="How?", curve="curve 9"))
    path = tmp_path / "a.ceviz.toml"
    with pytest.raises(LectureError, match=r"^a.ceviz.toml, step 1 “Sketch”, question.curve: "):
        saved(LectureFile(), Lecture(steps=(gone,)), path)
    assert not path.exists()
