from __future__ import annotations

import csv
import io
import subprocess
import sys

import numpy as np
import pytest

from ceviz import __version__
from ceviz.core.figure import Axis, Band, Bars, Curve, Figure, Handle, Plot, Points, Verdict, ticks
from ceviz.export.csv_data import csv_data
from ceviz.panels import PANEL_BY_ID
from tests.export.pictures import every_panel, still


def rows(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


@every_panel
def test_every_curve_and_point_is_there_to_the_last_digit(panel):
    one = still(panel)
    table = rows(one.content("x.csv").decode())
    for plot in one.figure.plots:
        for mark in plot.marks:
            if isinstance(mark, Curve | Points):
                kind = "curve" if isinstance(mark, Curve) else "point"
                name = mark.name or mark.key
                mine = [
                    (float(row["x"]), float(row["y"]))
                    for row in table
                    if (row["plot"], row["kind"], row["name"]) == (plot.key, kind, name)
                ]
                assert mine == list(zip(mark.x.tolist(), mark.y.tolist(), strict=True))
            if isinstance(mark, Handle):
                name = mark.label or mark.key
                [row] = [row for row in table if (row["plot"], row["name"]) == (plot.key, name)]
                assert (float(row["x"]), float(row["y"])) == mark.at


def test_bars_and_bands_have_both_their_ends():
    x, low, high = np.array([0.1, 0.2]), np.array([1 / 3, 0.5]), np.array([2.0, 3.0])
    axis = Axis(label="a (nats)", low=0, high=3, ticks=ticks(0, 3))
    marks = (
        Bars(key="b", name="bars, all", x=x, top=high, width=0.1, base=0.25),
        Band(key="c", x=x, low=low, high=high),
    )
    figure = Figure(
        title="t",
        plots=(Plot(key="p", x=axis, y=axis, marks=marks),),
        formulas=(),
        readouts=(),
        verdict=Verdict(text="v", tone="good"),
        description="d",
    )
    panel = PANEL_BY_ID["gradients"]
    table = rows(csv_data(panel, panel.params(), figure))
    assert [tuple(row.values()) for row in table] == [
        ("p", "bar", "bars, all", "0.1", "2.0", "0.25", "0.1"),
        ("p", "bar", "bars, all", "0.2", "3.0", "0.25", "0.1"),
        ("p", "band", "c", "0.1", "2.0", "0.3333333333333333", ""),
        ("p", "band", "c", "0.2", "3.0", "0.5", ""),
    ]


def test_its_header_says_what_it_is():
    panel = PANEL_BY_ID["gradients"]
    header = still(panel, panel.params(prediction=0.3)).content("x.csv").decode().splitlines()
    assert header[0] == f"# ceviz {__version__}"
    assert "# panel: gradients" in header
    assert "# parameter prediction: 0.3" in header
    assert any(line.startswith("# y of ") and "gradient" in line for line in header)


@every_panel
def test_numpy_reads_it(panel):
    text = still(panel).content("x.csv").decode()
    header = sum(line.startswith("#") for line in text.splitlines())
    table = np.loadtxt(
        io.StringIO(text), str, delimiter=",", quotechar='"', skiprows=header, usecols=(3, 4)
    )
    assert table[0].tolist() == ["x", "y"]
    assert len(table) == len(rows(text)) + 1
    assert np.isfinite(table[1:].astype(float)).all()


@pytest.mark.parametrize("name", ["x.csv", "x.json"])
def test_it_is_written_without_qt(name):
    code = (
        "import sys; from ceviz.export.still import Still; from ceviz.panels import PANELS;"
        "from ceviz.state.page_options import PageOptions;"
        f"Still(PANELS[0], PANELS[0].params(), PageOptions()).content({name!r});"
        "assert not {'PySide6', 'pyqtgraph'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
