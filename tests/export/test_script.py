from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys

from PySide6.QtWidgets import QApplication
import numpy as np
import pytest

from ceviz.core.figure import (
    Arrow,
    Axis,
    Band,
    Bars,
    Curve,
    Figure,
    Guide,
    Handle,
    Plot,
    Points,
    Text,
    Verdict,
    ticks,
)
from ceviz.export.script import script
from ceviz.panels import PANELS, PANEL_BY_ID
from ceviz.plot.theme import LIGHT
from tests.export.pictures import from_png, still

_RUN_ALL = """
import runpy, sys
import matplotlib
matplotlib.use("agg")
import matplotlib.pyplot as plt
assert not any(name.startswith(("ceviz", "PySide6")) for name in sys.modules)
for name in sys.argv[1:]:
    sys.argv = [name, name.replace(".py", ".png")]
    runpy.run_path(name)
    plt.close("all")
"""


def run(folder: Path, scripts: dict[str, str]) -> None:
    for name, text in scripts.items():
        (folder / name).write_text(text, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", _RUN_ALL, *scripts],
        cwd=folder,
        env={**os.environ, "MPLCONFIGDIR": str(folder)},
        check=True,
    )


def every_mark() -> Figure:
    x, y = np.array([0.0, 0.5, 1.0]), np.array([0.1, 0.6, 0.2])
    axis = Axis(label="$a$ _b^ \\ 'c'", low=0, high=1, ticks=ticks(0, 0.5, 1))
    marks = (
        Band(key="band", x=x, low=y * 0, high=y, role="wrong"),
        Bars(key="bars", x=x, top=y, width=0.1, fill="outline"),
        Bars(key="solid", x=x, top=y, width=0.05, base=0.05, role="other"),
        Curve(key="curve", name="a\nname", x=x, y=y, weight="strong", dash="dash", role="loss"),
        Points(key="points", x=x, y=y, symbol="diamond", role="third"),
        Guide(key="guide", start=(0, 0), end=(1, 1)),
        Arrow(key="arrow", start=(0.2, 0.8), end=(0.6, 0.9)),
        Text(key="text", at=(0.5, 0.5), text="$100 \\frac \"ŷ\" 'q'", strong=True),
        Handle(key="handle", at=(0.5, 0.6), param="prediction"),
    )
    return Figure(
        title='A "title"',
        plots=tuple(Plot(key=key, x=axis, y=axis, marks=marks) for key in ("one", "two")),
        formulas=(),
        readouts=(),
        verdict=Verdict(text="v", tone="good"),
        description="back\\slash and '''quotes''' and \"\"\"more\"\"\"",
    )


@pytest.fixture(scope="module")
def drawn(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of all panels and one with every mark, run in one go without ceviz."""
    folder = tmp_path_factory.mktemp("scripts")
    scripts = {
        f"{panel.id}.py": still(panel, size=(640, 400)).content(f"{panel.id}.py").decode()
        for panel in PANELS
    }
    panel = PANEL_BY_ID["gradients"]
    scripts["marks.py"] = script(
        panel, panel.params(), every_mark(), LIGHT, width=640, height=400, name="marks.py"
    )
    run(folder, scripts)
    return folder


@pytest.mark.parametrize("name", [*PANEL_BY_ID, "marks"])
def test_it_draws_without_ceviz(drawn: Path, name):
    picture = from_png((drawn / f"{name}.png").read_bytes())
    assert picture.shape[:2] == (833, 1333)  # 640 x 400 logical pixels at 200 dpi
    assert picture.std() > 20


def test_its_curve_is_where_ours_is(drawn: Path):
    """The column of the strong blue curve halfway through the plot, as a part of the axes."""
    picture = from_png((drawn / "gradients.png").read_bytes())
    blue = (np.abs(picture - (0x00, 0x72, 0xB2)).max(axis=2) < 40).any(axis=1)
    rows = np.flatnonzero(blue)
    assert rows[0] < 60
    assert rows[-1] > 650


def test_all_digits_of_a_curve_are_in_it(qapp: QApplication):
    one = still("loss-curve", size=(640, 400))
    text = one.content("x.py").decode()
    names: dict[str, object] = {}
    curve = next(mark for mark in one.figure.plots[0].marks if isinstance(mark, Curve))
    source = text[text.index("x = np.array([") : text.index("ax.plot(x, y")]
    exec(source, {"np": np}, names)
    assert (names["y"] == curve.y).all()
