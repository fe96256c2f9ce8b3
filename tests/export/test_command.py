from __future__ import annotations

from dataclasses import replace
from itertools import islice
import os
from pathlib import Path
import shlex

from PySide6.QtWidgets import QApplication
import pytest

from ceviz.cli.arguments import param_texts, parse
from ceviz.cli.command import main
from ceviz.core.flags import parsed
from ceviz.core.params import fields
from ceviz.export.command import param_flags, render_command
from ceviz.panels import PANEL_BY_ID
from ceviz.state.pins import Pin
from tests.export.pictures import still
from tests.panels.states import states

OPTIONS = [
    {},
    {"include": "plot", "size": (911, 567), "scale": 2, "zoom": 1.21},
    {"width_mm": 89, "theme": "paper"},
    {"width_mm": 183.5, "height_mm": 100, "dpi": 600, "include": "panel", "theme": "paper"},
    {"size": (1920, 1080), "magnify": 2, "theme": "projector", "transparent": True},
]


@pytest.fixture(autouse=True)
def no_trace_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", dict(os.environ))


@pytest.mark.parametrize("kind", [".svg", ".pdf"])
@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_line_makes_the_same_bytes(qapp: QApplication, tmp_path: Path, options, kind):
    panel = PANEL_BY_ID["gradients"]
    one = still(panel, panel.params(prediction=0.35, label=0), **options)
    path = tmp_path / f"a b{kind}"
    words = shlex.split(render_command(one, str(path)))
    assert words[:2] == ["ceviz", "render"]
    assert main(words[1:]) == 0
    assert path.read_bytes() == one.content(path.name)


@pytest.mark.parametrize("kind", [".csv", ".json"])
def test_what_has_no_say_is_not_in_the_numbers(qapp: QApplication, tmp_path: Path, kind):
    panel = PANEL_BY_ID["bce-cce"]
    one = still(panel, panel.params(kind="categorical", prediction=0.2))
    path = tmp_path / f"a{kind}"
    assert main(shlex.split(render_command(one, str(path)))[1:]) == 0
    assert path.read_bytes() == one.content(path.name)


@pytest.mark.parametrize("panel", PANEL_BY_ID.values(), ids=PANEL_BY_ID)
def test_it_holds_every_parameter_that_has_a_say(panel):
    for params in islice(states(panel), 0, None, 9):
        if any(name != name.strip() for name in getattr(params, "names", ())):
            continue  # a flag's names lose the blanks around them
        line = shlex.join(["open", panel.id, *param_flags(panel, params)])
        made = parsed(panel.params, param_texts(parse(shlex.split(line))))
        for one in fields(panel.params):
            if one.shown(params):
                assert getattr(made, one.name) == getattr(params, one.name)
        assert param_flags(panel, made) == param_flags(panel, params)


@pytest.mark.parametrize("compared", [0, 1])
def test_pins_come_with_it(qapp: QApplication, tmp_path: Path, compared: int):
    panel = PANEL_BY_ID["bce-cce"]
    named = panel.params(names=("wild cat", "it's", *panel.params().names[2:]))
    pins = (Pin(name="A", params=panel.params(label=0)), Pin(name='the "end"', params=named))
    one = replace(still(panel, include="readouts"), pins=pins, compared=compared)
    path = tmp_path / "a.svg"
    assert main(shlex.split(render_command(one, str(path)))[1:]) == 0
    assert path.read_bytes() == one.content(path.name)


def test_what_has_its_default_is_left_out():
    panel = PANEL_BY_ID["gradients"]
    one = still(panel, panel.params(prediction=0.35))
    assert render_command(one, "x.png") == "ceviz render gradients --prediction=0.35 -o x.png"
