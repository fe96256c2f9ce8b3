from __future__ import annotations

from dataclasses import replace

import pytest

from ceviz.core.figure import Figure
from ceviz.core.panel import Drag, Panel, no_drag, nothing_explained, nudged, set_value
from ceviz.core.params import ParamError, replaced
from tests.core.sample import Sample


def no_figure(params: Sample) -> Figure:
    raise AssertionError("nothing here draws")


PANEL = Panel(id="sample", title="Sample", question="?", why="", params=Sample, figure=no_figure)


def test_a_number_takes_the_nearest_allowed_value() -> None:
    assert nudged(PANEL, Sample(), "share", None, 0.123) == Sample(share=0.12)
    assert nudged(PANEL, Sample(), "share", None, 7.0) == Sample(share=0.99)
    assert nudged(PANEL, Sample(), "count", None, 3.6) == Sample(count=4)


def test_one_number_of_a_list_takes_the_nearest_allowed_value() -> None:
    assert nudged(PANEL, Sample(), "scores", 1, -7.77) == Sample(scores=(1.0, -6.0))
    assert nudged(PANEL, Sample(), "scores", 0, 0.25) == Sample(scores=(0.2, -2.0))


def test_a_panel_with_linked_fields_edits_in_its_own_way() -> None:
    def edit(params: Sample, name: str, value: object) -> Sample:
        return replaced(replaced(params, name, value), "bold", True)

    own = replace(PANEL, edit=edit)
    assert nudged(own, Sample(), "share", None, 0.3) == Sample(share=0.3, bold=True)


def test_the_plain_edit_checks_the_value() -> None:
    assert set_value(Sample(), "count", 2) == Sample(count=2)
    with pytest.raises(ParamError):
        set_value(Sample(), "count", 5)


def test_by_default_nothing_drags_and_nothing_opens() -> None:
    record = Sample()
    assert PANEL.drag(record, Drag("handle", 0.3, 0.4, "x")) is record
    assert PANEL.explain(record, "loss") is None
    assert (PANEL.drag, PANEL.edit, PANEL.explain) == (no_drag, set_value, nothing_explained)
