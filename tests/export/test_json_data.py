from __future__ import annotations

import json

from ceviz import __version__
from ceviz.core.figure import Curve
from ceviz.panels import PANEL_BY_ID
from tests.export.pictures import every_panel, still


@every_panel
def test_it_is_the_whole_figure(panel):
    one = still(panel)
    document = json.loads(one.content("x.json"))
    figure = document["figure"]
    assert figure["title"] == one.figure.title
    assert [plot["key"] for plot in figure["plots"]] == [plot.key for plot in one.figure.plots]
    for told, plot in zip(figure["plots"], one.figure.plots, strict=True):
        assert [mark["kind"] for mark in told["marks"]] == [
            type(mark).__name__.lower() for mark in plot.marks
        ]
        for mark, shown in zip(told["marks"], plot.marks, strict=True):
            if isinstance(shown, Curve):
                assert mark["y"] == shown.y.tolist()
    assert [one["value"] for one in figure["readouts"]] == [
        readout.value for readout in one.figure.readouts
    ]


def test_it_says_what_made_it():
    panel = PANEL_BY_ID["gradients"]
    document = json.loads(still(panel, panel.params(prediction=0.25)).content("x.json"))
    assert document["ceviz"] == __version__
    assert document["panel"] == "gradients"
    assert document["params"]["prediction"] == 0.25
