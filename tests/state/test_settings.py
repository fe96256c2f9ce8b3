from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
import msgspec
import pytest

from ceviz.panels.gradients.params import GradientsParams
from ceviz.state import settings as module
from ceviz.state.app_state import default_state
from ceviz.state.settings import Settings, load, save

MOVED = Settings(
    theme="projector",
    zoom=1.25,
    geometry="AdnQywADAAA=",
    state=default_state().with_params("gradients", GradientsParams(label=0, prediction=0.35)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def content() -> dict[str, Any]:
    """What a file with nothing wrong holds."""
    return {
        "version": 1,
        "theme": "dark",
        "zoom": 1.5,
        "geometry": "",
        "state": {"active": "gradients", "params": {}},
    }


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_without_a_file_there_are_the_defaults_and_nothing_is_said(path: Path) -> None:
    assert load(path) == (Settings(), "")
    assert load(path.parent / "none" / "settings.json") == (Settings(), "")
    assert names(path) == []


def test_settings_come_back(path: Path) -> None:
    assert save(path, MOVED) == ""
    assert load(path) == (MOVED, "")
    assert names(path) == ["settings.json"]


def test_settings_are_replaced(path: Path) -> None:
    save(path, MOVED)
    save(path, Settings())
    assert load(path) == (Settings(), "")


def test_the_folder_is_made(path: Path) -> None:
    deeper = path.parent / "a" / "b" / "settings.json"
    assert save(deeper, MOVED) == ""
    assert load(deeper) == (MOVED, "")


def test_a_file_written_by_hand_may_leave_parameters_out(path: Path) -> None:
    path.write_bytes(msgspec.json.encode(content()))
    settings, problem = load(path)
    assert problem == ""
    assert (settings.theme, settings.zoom) == ("dark", 1.5)
    assert settings.state == default_state().with_active("gradients")


def changed(**values: object) -> bytes:
    return msgspec.json.encode(content() | values)


BROKEN = {
    "empty": (b"", "Input data was truncated"),
    "half": (changed()[:40], "Input data was truncated"),
    "no JSON": (b"theme = dark", "JSON is malformed"),
    "no text": (b'{"theme": "\xff"}', "invalid start byte"),
    "a list": (b"[]", "Expected `object`, got `array`"),
    "not a number": (changed().replace(b"1.5", b"NaN"), "JSON is malformed"),
    "a number too large": (changed().replace(b"1.5", b"1e999"), "out of range - at `$.zoom`"),
    "no version": (changed().replace(b'"version":1,', b""), "missing required field `version`"),
    "another version": (changed(version=2), "Invalid enum value 2 - at `$.version`"),
    "an unknown field": (changed(colour="red"), "unknown field `colour`"),
    "an unknown theme": (changed(theme="pink"), "Invalid enum value 'pink' - at `$.theme`"),
    "a zoom as text": (changed(zoom="1"), "Expected `float`, got `str` - at `$.zoom`"),
    "a zoom as a truth": (changed(zoom=True), "Expected `float`, got `bool` - at `$.zoom`"),
    "a zoom too small": (changed(zoom=0.4), "Expected `float` >= 0.5 - at `$.zoom`"),
    "a zoom too large": (changed(zoom=3.1), "Expected `float` <= 3.0 - at `$.zoom`"),
    "a geometry that is none": (changed(geometry="ŷ"), "at `$.geometry`"),
    "an unknown panel": (changed(state={"active": "x"}), "no panel 'x'"),
    "an unknown parameter": (
        changed(state={"params": {"gradients": {"p": 1}}}),
        "unknown field `p` - at `$.state.params.gradients`",
    ),
    "a parameter out of range": (
        changed(state={"params": {"gradients": {"prediction": 2}}}),
        "Expected `float` <= 0.999994 - at `$.state.params.gradients.prediction`",
    ),
    "too deep": (b'{"state":{"a":' + b"[" * 100_000, "it is nested too deeply"),
    "too large": (changed() + b" " * (1 << 20), "it is larger than 1 MiB"),
}


@pytest.mark.parametrize(("data", "reason"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_kept_aside_and_said_once(path: Path, data: bytes, reason: str) -> None:
    path.write_bytes(data)
    settings, problem = load(path)

    assert settings == Settings()
    assert problem.startswith(f"The settings in {path} cannot be used (")
    assert reason in problem
    assert problem.endswith(
        "); they are kept as settings.broken.json, and ceviz starts with its defaults."
    )
    assert names(path) == ["settings.broken.json"]
    assert (path.parent / "settings.broken.json").read_bytes() == data
    assert load(path) == (Settings(), "")


def test_the_largest_file_is_read(path: Path) -> None:
    path.write_bytes(changed() + b" " * ((1 << 20) - len(changed())))
    assert load(path)[1] == ""


def test_what_was_kept_before_stays(path: Path) -> None:
    for data in (b"first", b"second", b"third"):
        path.write_bytes(data)
        load(path)
    assert (path.parent / "settings.broken.json").read_bytes() == b"first"
    assert (path.parent / "settings.broken-2.json").read_bytes() == b"second"
    assert (path.parent / "settings.broken-3.json").read_bytes() == b"third"


def test_a_folder_in_place_of_the_file_is_kept_aside_too(path: Path) -> None:
    path.mkdir()
    settings, problem = load(path)
    assert settings == Settings()
    assert "(it is not a plain file)" in problem
    assert save(path, MOVED) == ""
    assert names(path) == ["settings.broken.json", "settings.json"]


def test_a_file_that_cannot_be_opened_is_kept_aside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path.write_bytes(changed())
    monkeypatch.setattr(Path, "open", refuse)
    settings, problem = load(path)
    assert settings == Settings()
    assert "(permission denied)" in problem
    assert names(path) == ["settings.broken.json"]


def test_a_file_that_cannot_be_moved_is_said_to_be_unused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path.write_bytes(b"broken")
    monkeypatch.setattr(Path, "rename", refuse)
    settings, problem = load(path)
    assert settings == Settings()
    assert problem.endswith("), so ceviz starts with its defaults.")


def test_a_file_in_place_of_the_folder(path: Path) -> None:
    inside = path / "settings.json"
    path.write_bytes(b"")
    settings, problem = load(inside)
    assert settings == Settings()
    assert "(not a directory)" in problem
    assert save(inside, MOVED) == f"Could not make the folder {path}: it is not a folder."


def test_a_long_message_is_cut_and_stands_on_one_line(path: Path) -> None:
    path.write_bytes(changed(**{"x\n" * 9_000: 1}))
    _, problem = load(path)
    assert "\n" not in problem
    assert len(problem) < 400 + len(str(path))


def test_a_failed_save_is_told_and_the_old_file_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(path, MOVED)
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    assert save(path, Settings()) == f"Could not write {path}: the disk is full."
    assert path.read_bytes() == before
    assert names(path) == ["settings.json"]


def test_strays_go_at_the_next_start(path: Path) -> None:
    (path.parent / ".ceviz-999999999-0123abcd.tmp").write_bytes(b"half")
    load(path)
    assert names(path) == []


def mutations() -> st.SearchStrategy[bytes]:
    """A good file in which a few bytes are others, or are missing."""
    good = changed()

    @st.composite
    def mutate(draw: st.DrawFn) -> bytes:
        start = draw(st.integers(0, len(good)))
        end = draw(st.integers(start, min(start + 8, len(good))))
        return good[:start] + draw(st.binary(max_size=8)) + good[end:]

    return mutate()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary() | mutations())
def test_whatever_the_file_holds_it_loads_or_is_kept(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    loaded, problem = load(path)
    if problem:
        assert loaded == Settings()
        assert (path.parent / "settings.broken.json").read_bytes() == data
        (path.parent / "settings.broken.json").unlink()
    else:
        assert path.read_bytes() == data
        assert save(path, loaded) == ""
        assert load(path) == (loaded, "")


def test_the_file_can_be_read_by_people(path: Path) -> None:
    save(path, MOVED)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert '  "theme": "projector",' in lines
    assert '        "prediction": 0.35,' in lines


def test_every_theme_can_be_kept(path: Path) -> None:
    for theme in module.ThemeName.__args__:  # type: ignore[attr-defined]
        save(path, Settings(theme=theme))
        assert load(path) == (Settings(theme=theme), "")
