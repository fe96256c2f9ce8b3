from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
import msgspec
import pytest

from ceviz.core.flags import as_text, as_word, parsed, refuse_idle
from ceviz.core.params import ParamError, field, fields
from tests.core.sample import Sample

_LETTERS = st.characters(codec="utf-8", exclude_categories=["C", "Z"])
_NAMES = st.text(_LETTERS | st.sampled_from(', "'), min_size=1, max_size=5).filter(
    lambda name: name == name.strip()
)


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    count = draw(st.integers(2, 4))
    return Sample(
        mode=draw(st.sampled_from(["zebra", "ant"])),
        answer=draw(st.sampled_from([0, 1])),
        share=draw(st.floats(0.01, 0.99)),
        count=count,
        bold=draw(st.booleans()),
        scores=tuple(draw(st.lists(st.floats(-6, 6), min_size=2, max_size=4))),
        words=tuple(draw(st.lists(_NAMES, min_size=2, max_size=4))),
        mark=draw(st.integers(0, count - 1)),
    )


@given(samples())
def test_a_record_comes_back_from_its_texts(record: Sample) -> None:
    texts = {name: as_text(value) for name, value in msgspec.structs.asdict(record).items()}
    assert parsed(Sample, texts) == record


@given(st.dictionaries(st.sampled_from([one.name for one in fields(Sample)]), st.text()))
def test_any_text_gives_a_checked_record_or_one_sentence(texts: dict[str, str]) -> None:
    try:
        record = parsed(Sample, texts)
    except ParamError as error:
        sentence = str(error)
    else:
        assert msgspec.convert(msgspec.structs.asdict(record), Sample) == record
        return
    assert re.fullmatch(r"--[^\n]*\.", sentence)


def test_what_is_not_given_has_its_default() -> None:
    assert parsed(Sample, {}) == Sample()
    assert parsed(Sample, {"count": "4"}) == Sample(count=4)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("share", "0.7", 0.7),
        ("share", ".7", 0.7),
        ("share", "7e-1", 0.7),
        ("share", " 0.70 ", 0.7),
        ("count", "4", 4),
        ("count", "4.0", 4),
        ("bold", "true", True),
        ("bold", "False", False),
        ("mode", "ant", "ant"),
        ("answer", "0", 0),
        ("scores", "-1,2", (-1.0, 2.0)),
        ("scores", "−1, +2.5,0", (-1.0, 2.5, 0.0)),
        ("words", "cat, dog", ("cat", "dog")),
        ("words", 'cat, "a, b"', ("cat", "a, b")),
    ],
)
def test_texts_as_people_write_them(name: str, text: str, value: object) -> None:
    assert getattr(parsed(Sample, {name: text}), name) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("share", ""),
        ("share", "0,7"),
        ("share", "1"),
        ("share", "nan"),
        ("share", "-inf"),
        ("share", "1e999"),
        ("share", "0.1_5"),
        ("share", "0x0.1"),
        ("share", "٠.٥"),
        ("share", "true"),
        ("count", "2.5"),
        ("count", "9" * 400),
        ("bold", "1"),
        ("mode", "Ant"),
        ("answer", "true"),
        ("scores", ""),
        ("scores", "1"),
        ("scores", "1,,2"),
        ("scores", "1,2,3,4,5"),
        ("scores", "1,7"),
        ("words", "cat"),
        ("words", "cat,"),
        ("words", "cat,elephant"),
        ("words", 'cat,"dog'),
        ("words", "cat,do\ng"),
    ],
)
def test_a_refusal_names_the_flag_what_it_takes_and_what_was_given(name: str, text: str) -> None:
    with pytest.raises(ParamError) as refusal:
        parsed(Sample, {name: text})
    assert str(refusal.value) == f"--{name} takes {field(Sample, name).allowed()}, not {text!r}."
    assert refusal.value.name == name


def test_a_wrong_flag_is_named_though_another_one_is_right() -> None:
    with pytest.raises(ParamError, match=r"^--count takes"):
        parsed(Sample, {"share": "0.5", "count": "9"})


def test_values_are_judged_together_and_told_by_their_flags() -> None:
    assert parsed(Sample, {"mark": "3", "count": "4"}) == Sample(mark=3, count=4)
    with pytest.raises(ParamError, match=r"^--mark must be below --count\.$"):
        parsed(Sample, {"mark": "3", "bold": "true"})


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(ParamError, match="There is no parameter 'x'"):
        parsed(Sample, {"x": "1"})


def test_what_has_no_say_is_refused_with_what_it_counts_with() -> None:
    record = parsed(Sample, {"share": "0.7"})
    with pytest.raises(ParamError) as caught:
        refuse_idle(record, ["count", "share"])
    assert str(caught.value) == "--share counts only with --mode ant."
    with pytest.raises(ParamError) as caught:
        refuse_idle(record, ["share"], as_word)
    assert str(caught.value) == "share counts only with mode=ant."
    refuse_idle(record, ["count", "bold", "mode"])
    refuse_idle(parsed(Sample, {"share": "0.7", "mode": "ant"}), ["mode", "share"])
