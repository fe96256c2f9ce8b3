from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ceviz.state.lecture.blocks import blocks, comments, joined, statements, with_line
from ceviz.state.lecture.lecture import Lecture
from ceviz.state.lecture.toml_text import lecture_text
from tests.state.lecture.lectures import TEXT, lectures, some


def whole(text: str) -> str:
    cut = blocks(text)
    steps = "".join(gap + step for gap, step in zip(cut.gaps, cut.steps, strict=True))
    return cut.head + steps + cut.tail


@given(lectures, st.sampled_from(["\n", "\r\n"]), st.booleans())
@some
def test_a_block_for_each_step_and_together_they_are_the_text(
    lecture: Lecture, newline: str, ended: bool
) -> None:
    text = lecture_text(lecture).replace("\n", newline)
    text = text if ended else text.rstrip()
    assert len(blocks(text).steps) == len(lecture.steps)
    assert whole(text) == text


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT[:-1], "\ufeff" + TEXT])
def test_comments_go_with_the_step_below_them_or_right_above(text: str) -> None:
    cut = blocks(text)
    assert whole(text) == text
    assert [comments(step) for step in cut.steps] == [
        (
            "# above the first",
            "# first",
            "# the caption",
            "# its parameters",
            "# right under the first",
        ),
        (
            "# above the second",
            "# inside",
            "# its panel",
            "# hidden",
            "# above its parameters",
            "# the label",
            "# above its question",
            "# first",
            "# yes",
        ),
        ("# ---- Part two",),
    ]
    assert comments(cut.head) == (
        "#:schema ./lecture.schema.json",
        "# A lecture by hand.",
        "# the version",
        "# the title",
        "# ---- Part one",
    )
    assert comments(cut.tail) == ("# the end",)
    assert all(gap.strip() == "" for gap in cut.gaps)


def test_a_comment_between_two_steps_without_blank_lines_is_of_the_second() -> None:
    cut = blocks("a = 1\n[[step]]\nb = 1\n# above\n[[step]]\nb = 2\n# under\n")
    assert cut == (
        "a = 1\n",
        ("", ""),
        ("[[step]]\nb = 1\n", "# above\n[[step]]\nb = 2\n# under\n"),
        "",
    )


TRICKY = """\
a = "# no [[step]] \\" # no" # one
b = '# no \\' # two
c = \"\"\"
# no
[[step]]
\\\"\"\"# no\"\"\"\"\" # three
d = '''
[[step]] ''# no'''' # four
e = [ # five
[["step"]],
] # six
[[ "step" ]] # seven
f = { g = "#" }
"""


def test_what_only_looks_like_a_comment_or_a_step_is_none() -> None:
    assert comments(TRICKY) == ("# one", "# two", "# three", "# four", "# five", "# six", "# seven")
    assert blocks(TRICKY).steps == ('[[ "step" ]] # seven\nf = { g = "#" }\n',)
    assert "".join(statements(TRICKY)) == TRICKY
    assert len(statements(TRICKY)) == 7


def test_a_text_without_steps_is_all_head() -> None:
    assert blocks("a = 1 # b\n") == ("a = 1 # b\n", (), (), "")


def test_a_line_is_added_where_the_first_table_ends() -> None:
    step = "# above\n[[step]]\na = [\n  1,\n]\n# about c\n\n[step.c]\nd = 1\n"
    added = with_line(step, "b = 2\n")
    assert added == step.replace("]\n# about", "]\nb = 2\n# about")
    assert with_line("[[step]]", "b = 2\n") == "[[step]]\nb = 2\n"


def test_parts_are_put_on_lines_of_their_own() -> None:
    assert joined(["a", "", "b\n", "c"], "\r\n") == "a\r\nb\nc"
