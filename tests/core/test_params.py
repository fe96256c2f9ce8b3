from __future__ import annotations

import math
from typing import Annotated

from msgspec import Meta
import pytest

from ceviz.core.kinds import Choice, Number, Numbers, Toggle, Words
from ceviz.core.params import (
    ParamError,
    Params,
    absorbed,
    checked,
    field,
    fields,
    flag_name,
    replaced,
)
from tests.core.sample import Sample, Score


def test_a_declaration_is_read_back_in_its_order() -> None:
    names = [one.name for one in fields(Sample)]
    assert names == ["mode", "answer", "share", "count", "bold", "scores", "words", "mark"]
    kinds = [type(one) for one in fields(Sample)]
    assert kinds == [Choice, Choice, Number, Number, Toggle, Numbers, Words, Number]


def test_a_number_knows_its_range_steps_and_words() -> None:
    assert field(Sample, "share") == Number(
        name="share",
        title="Share",
        help="How much of it.",
        conditions=(("mode", ("ant",)),),
        low=0.01,
        high=0.99,
        default=0.5,
        step=0.01,
        coarse=0.2,
        decimals=2,
        places=2,
    )


def test_a_whole_number_steps_by_one_and_has_no_decimals() -> None:
    count = field(Sample, "count")
    assert isinstance(count, Number)
    assert (count.step, count.coarse, count.decimals, count.integer) == (1, 10, 0, True)


def test_options_keep_the_order_and_the_labels_of_their_declaration() -> None:
    mode, answer = field(Sample, "mode"), field(Sample, "answer")
    assert isinstance(mode, Choice)
    assert isinstance(answer, Choice)
    assert mode.options == (("zebra", "a zebra"), ("ant", "an ant"))
    assert answer.options == ((1, "1"), (0, "0"))


def test_a_list_knows_what_belongs_to_it() -> None:
    scores = field(Sample, "scores")
    assert isinstance(scores, Numbers)
    assert (scores.least, scores.most, scores.default) == (2, 4, (1.0, -2.0))
    assert (scores.item.low, scores.item.high, scores.item.decimals) == (-6, 6, 1)
    assert (scores.count, scores.names, scores.marks) == ("count", "words", "mark")
    assert absorbed(Sample) == {"words", "mark"}


def test_a_title_is_the_name_where_none_is_declared() -> None:
    assert field(Sample, "answer").title == "answer"


def test_folded_is_what_is_declared_so() -> None:
    assert [one.name for one in fields(Sample) if one.folded] == ["bold"]


def test_an_unknown_parameter_is_named_with_the_known_ones() -> None:
    with pytest.raises(ParamError, match=r"^There is no parameter 'x'; there are mode, answer, "):
        field(Sample, "x")


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        (float, "needs a lowest value"),
        (Annotated[float, Meta(ge=0)], "needs a highest value"),
        (Annotated[tuple[Score, ...], Meta(min_length=1)], "needs a longest length"),
        (Annotated[tuple[Annotated[str, Meta(max_length=3)], ...], Meta(max_length=3)], "names of"),
        (Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(max_length=3)], "longest"),
    ],
)
def test_a_declaration_without_bounds_is_refused(declared: object, message: str) -> None:
    unbounded = type(
        "Unbounded",
        (Params,),
        {"__annotations__": {"x": declared}, "x": 0.0, "__module__": __name__},
        frozen=True,
        kw_only=True,
    )
    with pytest.raises(AssertionError, match=message):
        fields(unbounded)


def test_a_type_that_no_control_can_show_is_refused() -> None:
    class Odd(Params, frozen=True, kw_only=True):
        x: bytes = b""

    with pytest.raises(TypeError, match="x is declared as"):
        fields(Odd)


def test_one_field_is_replaced_and_the_old_record_stays() -> None:
    old = Sample(mode="ant")
    assert replaced(old, "count", 4) == Sample(mode="ant", count=4)
    assert old == Sample(mode="ant")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("share", 1.5, "Share takes a number from 0.01 to 0.99, not 1.5."),
        ("share", math.nan, "Share takes a number from 0.01 to 0.99, not nan."),
        ("share", -math.inf, "Share takes a number from 0.01 to 0.99, not -inf."),
        ("share", "0.5", "Share takes a number from 0.01 to 0.99, not '0.5'."),
        ("share", True, "Share takes a number from 0.01 to 0.99, not True."),
        ("count", -3, "Count takes a whole number from 2 to 4, not −3."),
        ("mode", "bee", "Animal takes one of zebra, ant, not 'bee'."),
        ("scores", (1.0, -9.0), "Scores takes 2 to 4 numbers from −6 to 6, not (1.0, −9.0)."),
        ("words", ("a", ""), "Words takes 2 to 4 names of 1 to 5 characters, not ('a', '')."),
    ],
)
def test_a_refused_value_is_told_in_one_sentence(name: str, value: object, sentence: str) -> None:
    with pytest.raises(ParamError) as refusal:
        replaced(Sample(), name, value)
    assert str(refusal.value) == sentence
    assert refusal.value.name == name


def test_an_unknown_parameter_cannot_be_replaced() -> None:
    with pytest.raises(ParamError, match="There is no parameter 'x'"):
        replaced(Sample(), "x", 1)


def test_values_that_do_not_go_together_are_told_in_one_sentence() -> None:
    with pytest.raises(ParamError) as refusal:
        checked(Sample, {"mark": 3})
    assert str(refusal.value) == "mark must be below count."
    assert refusal.value.name == ""
    assert checked(Sample, {"mark": 3, "count": 4}) == Sample(mark=3, count=4)


def test_a_flag_is_the_name_with_dashes() -> None:
    assert flag_name("true_class") == "--true-class"


class Checked(Params, frozen=True, kw_only=True):
    scores: Annotated[
        tuple[Annotated[float, Meta(ge=0, le=9)], ...],
        Meta(min_length=2, max_length=2, extra={"checks": "ticks"}),
    ] = (1.0, 2.0)
    ticks: Annotated[
        tuple[Annotated[float, Meta(ge=0, le=1, extra={"decimals": 0})], ...],
        Meta(min_length=2, max_length=2),
    ] = (1.0, 0.0)


def test_a_list_of_ones_and_zeros_is_shown_with_the_list_that_it_checks() -> None:
    scores = field(Checked, "scores")
    assert isinstance(scores, Numbers)
    assert scores.checks == "ticks"
    assert absorbed(Checked) == {"ticks"}
