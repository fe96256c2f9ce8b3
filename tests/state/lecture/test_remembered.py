from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from ceviz.state.lecture.remembered import MOST_RECENT, Remembered, path_text
from ceviz.state.settings import Settings, load, save


def test_the_latest_comes_first_and_once(tmp_path: Path) -> None:
    remembered = Remembered()
    for name in "abca":
        remembered = remembered.with_recent(tmp_path / name)
    assert remembered.recent == tuple(str(tmp_path / name) for name in "acb")
    assert remembered.without_recent(tmp_path / "c").recent == tuple(
        str(tmp_path / name) for name in "ab"
    )


def test_only_so_many_are_remembered(tmp_path: Path) -> None:
    remembered = Remembered()
    for number in range(2 * MOST_RECENT):
        remembered = remembered.with_recent(tmp_path / str(number))
    assert len(remembered.recent) == MOST_RECENT
    assert remembered.recent[0].endswith("15")


def test_settings_keep_it(tmp_path: Path) -> None:
    settings = Settings(lectures=Remembered(open="/a", at=3, recent=("/a", "/b"), listed=False))
    assert save(tmp_path / "settings.json", settings) == ""
    assert load(tmp_path / "settings.json") == (settings, "")


@pytest.mark.parametrize("wrong", [{"at": -1}, {"at": 500}, {"recent": ["x"] * 9}, {"other": 1}])
def test_what_cannot_be_is_refused(wrong: dict) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(wrong, Remembered)


def test_a_path_that_no_file_can_hold_is_left_out(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(b"/tmp/\xff.ceviz.toml"))
    remembered = Remembered(recent=("/a",)).with_recent(odd)
    assert remembered.recent == ("/a",)
    assert path_text(odd) == ""
    assert save(tmp_path / "settings.json", Settings(lectures=remembered)) == ""
