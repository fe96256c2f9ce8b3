from __future__ import annotations

import io
import sys

import pytest

from ceviz.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def counted(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, total: int) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(total) as progress:
        for name in ("a.png", "b.png")[:total]:
            progress.next(name)
    return stream.getvalue()


def test_a_terminal_sees_how_far_it_is_and_nothing_at_the_end(monkeypatch: pytest.MonkeyPatch):
    clear = "\r\x1b[K"
    told = counted(monkeypatch, Terminal(), 2)
    assert told == f"{clear}1 of 2: a.png{clear}2 of 2: b.png{clear}"


def test_a_pipe_sees_nothing(monkeypatch: pytest.MonkeyPatch):
    assert counted(monkeypatch, io.StringIO(), 2) == ""


def test_one_step_is_not_worth_a_word(monkeypatch: pytest.MonkeyPatch):
    assert counted(monkeypatch, Terminal(), 1) == ""
