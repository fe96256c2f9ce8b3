from __future__ import annotations

import json
from pathlib import Path

import pytest

from ceviz.state import settings
from ceviz.state.page_options import (
    PRESETS,
    ExportChoice,
    PageError,
    PageOptions,
    allowed,
    between,
    page_options,
)
from ceviz.state.settings import Settings


def test_a_page_of_89_mm_at_300_dpi():
    options = page_options(width_mm=89, dpi=300)
    width = options.logical(options.width)
    assert width == pytest.approx(336.378, abs=0.001)
    assert options.millimetres(width) == pytest.approx(89, abs=1e-9)
    assert options.pixels(width, 100)[0] == 1051
    assert options.dpi == 300


def test_magnifying_leaves_the_size_and_shrinks_what_is_laid_out():
    options = page_options(size=(1920, 1080), magnify=2)
    assert (options.logical(options.width), options.logical(1080.0)) == (960, 540)
    assert options.pixels(960, 540) == (1920, 1080)


def test_as_many_pixels_as_memory_bears():
    with pytest.raises(PageError, match="20000 × 20000 pixels is too large"):
        page_options(scale=10).pixels(2000, 2000)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"include": "all"}, "include is one of plot, formulas, readouts, panel, not 'all'"),
        ({"theme": "neon"}, "theme is one of light, dark, projector, paper, not 'neon'"),
        ({"zoom": 9}, "zoom is a number from 0.3 to 4, not 9"),
        ({"size": (1, 100)}, "width is a number from 10 to 20000, not 1"),
        ({"width_mm": 100, "height_mm": 1}, "height is a number from 10 to 20000, not 1"),
        ({"transparent": "yes"}, "transparent is true or false, not 'yes'"),
        ({"size": (100, 100), "width_mm": 100}, "not both"),
        ({"scale": 1, "dpi": 96}, "not both"),
        ({"height_mm": 100}, "needs a width in millimetres"),
    ],
)
def test_what_is_not_possible_is_said(given, words):
    with pytest.raises(PageError) as caught:
        page_options(**given)
    assert words in str(caught.value)


def test_limits_are_those_of_the_declaration():
    assert between("scale") == (0.1, 25)
    assert between("height") == (10, 20_000)
    assert allowed("zoom") == "a number from 0.3 to 4"


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.text)
def test_a_preset_is_a_page_that_can_be(preset):
    options = preset.applied(PageOptions(include="panel", transparent=True))
    assert options.include == "panel"
    assert options.transparent
    assert (
        page_options(
            include="panel",
            theme=options.theme,
            magnify=options.magnify,
            transparent=True,
            **(
                {"size": (options.width, options.height), "scale": options.scale}
                if options.unit == "px"
                else {"width_mm": options.width, "height_mm": options.height, "dpi": options.dpi}
            ),
        )
        == options
    )


def test_the_last_choice_comes_back(tmp_path: Path):
    choice = ExportChoice(options=PRESETS[1].applied(PageOptions()), kind=".pdf", folder="/x")
    assert settings.save(tmp_path / "s.json", Settings(export=choice)) == ""
    assert settings.load(tmp_path / "s.json") == (Settings(export=choice), "")


def test_settings_from_before_there_was_a_choice_are_good(tmp_path: Path):
    path = tmp_path / "s.json"
    settings.save(path, Settings())
    held = json.loads(path.read_text(encoding="utf-8"))
    del held["export"]
    path.write_text(json.dumps(held), encoding="utf-8")
    assert settings.load(path) == (Settings(), "")
