from __future__ import annotations

import pytest

from ceviz.cli.page_flags import page_options
from ceviz.cli.wrong import CommandError
from ceviz.state.page_options import PageError, PageOptions


@pytest.mark.parametrize(
    ("given", "options"),
    [
        ({"size": "960x540", "scale": "2"}, PageOptions(width=960, height=540, scale=2)),
        ({"size": "96.5x54.25"}, PageOptions(width=96.5, height=54.25)),
        ({"dpi": "192"}, PageOptions(scale=2)),
        (
            {"width_mm": "89"},
            PageOptions(width=89, height=None, unit="mm", scale=3.125),
        ),
        (
            {"width_mm": "89", "height_mm": "60.5", "dpi": "600"},
            PageOptions(width=89, height=60.5, unit="mm", scale=6.25),
        ),
        ({"include": "panel", "theme": "paper"}, PageOptions(include="panel", theme="paper")),
        ({"zoom": "1.5", "magnify": "2"}, PageOptions(zoom=1.5, magnify=2)),
        ({"transparent": True}, PageOptions(transparent=True)),
    ],
)
def test_flags_make_a_page(given, options):
    assert page_options(given) == options


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"theme": "neon"}, "--theme takes one of light, dark, projector, paper, not 'neon'."),
        (
            {"include": "all"},
            "--include takes one of plot, formulas, readouts, panel, not 'all'.",
        ),
        ({"scale": "0"}, "--scale takes a number from 0.1 to 25, not '0'."),
        ({"scale": "nan"}, "--scale takes a number from 0.1 to 25, not 'nan'."),
        ({"dpi": "1e9"}, "--dpi takes a number from 9.6 to 2400, not '1e9'."),
        ({"width_mm": "wide"}, "--width-mm takes a number from 10 to 20000, not 'wide'."),
        ({"zoom": ""}, "--zoom takes a number from 0.3 to 4, not ''."),
    ],
)
def test_a_wrong_value_names_the_flag_and_what_it_takes(given, sentence):
    with pytest.raises(CommandError) as caught:
        page_options(given)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    "given",
    [
        {"size": "640x480", "width_mm": "89"},
        {"size": "640x480", "height_mm": "60"},
        {"height_mm": "60"},
        {"scale": "2", "dpi": "300"},
    ],
)
def test_flags_that_do_not_go_together_are_refused(given):
    with pytest.raises(PageError, match=r"not both|needs a width"):
        page_options(given)
