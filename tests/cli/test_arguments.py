from __future__ import annotations

import pytest

from ceviz.cli.arguments import param_texts, parse
from ceviz.cli.wrong import CommandError


def test_without_words_there_is_no_command() -> None:
    assert parse([]).command is None


def test_parameters_keep_their_texts() -> None:
    arguments = parse(["render", "bce-cce", "--true-class", "1", "--names=a,b", "-o", "x.png"])
    assert (arguments.command, arguments.panel, arguments.output) == ("render", "bce-cce", "x.png")
    assert param_texts(arguments) == {"true_class": "1", "names": "a,b"}


def test_of_a_flag_given_twice_the_last_counts() -> None:
    arguments = parse(["open", "gradients", "--label", "0", "--label", "1"])
    assert param_texts(arguments) == {"label": "1"}


def test_flags_of_the_file_stand_before_or_after_the_panel() -> None:
    for words in (
        ["render", "-o", "x.png", "--force", "gradients"],
        ["render", "gradients", "--output", "x.png", "--force"],
    ):
        arguments = parse(words)
        assert (arguments.panel, arguments.output) == ("gradients", "x.png")
        assert arguments.force


def test_what_is_not_given_is_absent() -> None:
    assert set(vars(parse(["render", "gradients"]))) == {"command", "panel", "reached"}


@pytest.mark.parametrize("value", ["-1", "-1,2", "-.5", "-1e-3,4"])
def test_a_value_may_begin_with_a_minus(value: str) -> None:
    assert param_texts(parse(["open", "bce-cce", "--logits", value])) == {"logits": value}


def test_flags_are_not_guessed_from_their_beginnings() -> None:
    with pytest.raises(CommandError, match=r"'--pred' \(did you mean --prediction\?\)"):
        parse(["open", "gradients", "--pred", "0.2"])
