from __future__ import annotations

import contextlib
import io
from pathlib import Path
import sys
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ceviz.cli import main
from ceviz.core.panel import Panel
from ceviz.core.params import Params, fields, flag_name
from ceviz.panels import PANELS
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.gradients.params import GradientsParams


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Params | None]]:
    """The panels that a window was opened with; none is."""
    panels: list[tuple[str, Params | None]] = []

    def run(panel_id: str = "", params: Params | None = None) -> int:
        panels.append((panel_id, params))
        return 5

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")  # a display, of a kind
    monkeypatch.setitem(sys.modules, "ceviz.app", SimpleNamespace(run=run))
    return panels


def test_alone_it_opens_where_the_last_session_was(opened: list[tuple[str, Params | None]]) -> None:
    assert main([]) == 5
    assert opened == [("", None)]


def test_open_shows_a_panel_with_the_parameters_given(
    opened: list[tuple[str, Params | None]],
) -> None:
    assert main(["open", "gradients", "--prediction", "0.05", "--label", "0"]) == 5
    shown = GradientsParams(prediction=0.05, label=0)
    assert opened == [("gradients", shown)]


@pytest.mark.parametrize("words", [["--logits", "-1,2.5"], ["--logits=-1,2.5"]])
def test_a_list_may_begin_with_a_minus(
    words: list[str], opened: list[tuple[str, Params | None]]
) -> None:
    assert main(["open", "bce-cce", "--kind", "categorical", *words]) == 5
    assert opened == [("bce-cce", BceCceParams(kind="categorical", logits=(-1.0, 2.5)))]


def test_a_toggle_needs_no_value(opened: list[tuple[str, Params | None]]) -> None:
    for words in (["--tangent"], ["--tangent", "true"], ["--tangent", "--label", "1"]):
        main(["open", "loss-curve", *words])
    main(["open", "loss-curve", "--tangent", "false"])
    shown = [params.tangent for _, params in opened if params is not None]
    assert shown == [True, True, True, False]


def test_list_names_every_panel_or_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    everything = capsys.readouterr().out
    assert main(["list", "gradients"]) == 0
    one = capsys.readouterr().out
    assert one in everything
    assert one.startswith("gradients: ")


SENTENCES = {
    "open": "ceviz open needs a panel or a lecture's file: loss-curve, ",
    "open x": "There is no panel 'x', only loss-curve, ",
    "list likelyhood": "There is no panel 'likelyhood' (did you mean likelihood?), only loss-curve",
    "list gradients label": "ceviz list has no use for 'label'.",
    "render": "ceviz render needs --all, a lecture's file or a panel: loss-curve, ",
    "render x": "There is no panel 'x', only loss-curve, ",
    "render gradients": "-o takes a name that ends in .png, ",
    "render gradients -o": "-o takes a file, or with --all a folder.",
    "render gradients -o a.gif": "-o takes a name that ends in .png, .svg, .pdf, .csv, .json or "
    ".py, not 'a.gif'.",
    "render gradients -o a.png --size 12": "--size takes WIDTHxHEIGHT in pixels, such as 1280x720, "
    "not '12'.",
    "render gradients -o a.png --theme blue": "--theme takes one of light, dark, projector, paper, "
    "not 'blue'.",
    "render gradients --logits 1,2": "ceviz render gradients has no flag '--logits' "
    "(did you mean --logit?), only --view, --label, --prediction, --logit, --axis, ",
    "render gradients --predict=1": "ceviz render gradients has no flag '--predict' "
    "(did you mean --prediction?), only ",
    "render gradients --prediction": "--prediction takes a number from 0.000006 to 0.999994.",
    "render gradients --prediction -1 -o a.png": "--prediction takes a number from 0.000006 to "
    "0.999994, not '-1'.",
    "render gradients --force=yes": "--force takes no value.",
    "render gradients --all": "ceviz render gradients has no flag '--all' ",
    "render --all": "With --all, -o takes a folder.",
    "render --all gradients -o a": "--all draws every panel; leave out gradients.",
    "render --all --prediction=1 -o a": "ceviz render has no flag '--prediction', only --all, "
    "--format, -o, ",
    "render bce-cce --true-class 5 -o a.png": "--true-class must be below --classes, which is 3.",
    "render loss-curve --logit 3 -o a.png": "--logit counts only with --axis logit or log-odds.",
    "open loss-curve --axis logit --prediction 0.2": "--prediction counts only with --axis "
    "prediction.",
    "open gradients --view race --axis logit": "--axis counts only with --view gradient or linked.",
    "render likelihood --stage sum -o a.png": "--stage counts only with --source hand or drawn.",
    "render likelihood --stage sum --show curves -o a.png": "--stage counts only with --show steps "
    "and --source hand or drawn.",
    "render likelihood --revealed -o a.png": "--revealed counts only with --show question and "
    "--source hand or drawn.",
    "render loss-curve --pin A logit=3 -o a.png": "logit counts only with axis=logit or log-odds.",
    "animate loss-curve --sweep logit -3 3 -o a.png": "--logit counts only with --axis logit or "
    "log-odds.",
    "-x": "ceviz has no flag '-x', only --version.",
    "gradients": "There is no command 'gradients', only open, list, render, animate",
}


@pytest.mark.parametrize(("line", "sentence"), SENTENCES.items(), ids=SENTENCES.keys())
def test_what_is_wrong_is_one_sentence_that_names_what_is_allowed(
    line: str,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(line.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(sentence)
    assert err.endswith(".\n")
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("panel", PANELS, ids=[panel.id for panel in PANELS])
def test_every_parameter_has_a_flag_that_says_what_it_takes(
    panel: Panel[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    for declared in fields(panel.params):
        flag = flag_name(declared.name)
        nothing = "no" * 200  # nor a name or text, which all are shorter
        assert main(["render", panel.id, f"{flag}={nothing}", "-o", "a.png"]) == 2
        told = capsys.readouterr().err
        assert told == f"{flag} takes {declared.allowed()}, not {nothing!r}.\n"


@given(
    st.lists(
        st.sampled_from(["render", "gradients", "-o", "--size", "list", "-1", "="]) | st.text()
    )
)
def test_any_words_end_in_a_status(words: list[str]) -> None:
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()) as told,
    ):
        status = main(words) if words else 0
    assert status in (0, 2)
    assert bool(told.getvalue()) == (status == 2)


def test_help_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["open"], ["list"], ["render"], ["render", "gradients"]):
        assert main([*words, "--help"]) == 0
        out, err = capsys.readouterr()
        assert out.startswith(" ".join(["usage: ceviz", *words]))
        assert err == ""
