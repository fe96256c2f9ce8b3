from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from PySide6.QtWidgets import QApplication
import pytest

from ceviz.panels import PANELS
from ceviz.plot.look import DASHES
from tests.export.pictures import (
    difference,
    every_panel,
    from_png,
    from_svg_by_qt,
    from_svg_by_resvg,
    still,
)

SVG = "{http://www.w3.org/2000/svg}"


PAGES = [(panel.id, "formulas", (480, 320)) for panel in PANELS] + [
    ("bce-cce", "panel", (960, 540))
]


@pytest.mark.parametrize(("panel", "include", "size"), PAGES)
def test_two_renderers_draw_it_as_the_png_is(qapp: QApplication, panel, include, size):
    one = still(panel, include=include, theme="projector", size=size, scale=2)
    as_png, as_svg = from_png(one.content("x.png")), one.content("x.svg")
    assert difference(from_svg_by_resvg(as_svg, zoom=2), as_png) <= 1
    assert difference(from_svg_by_qt(as_svg, width=2 * size[0], height=2 * size[1]), as_png) <= 1


@every_panel
def test_it_holds_paths_alone_and_words_that_describe_it(qapp: QApplication, panel):
    one = still(panel, include="panel")
    root = ET.fromstring(one.content("x.svg"))
    kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert kinds == {"svg", "title", "desc", "defs", "clipPath", "rect", "g", "path"}
    assert root.findtext(f"{SVG}title") == one.figure.title
    assert root.findtext(f"{SVG}desc") == one.figure.description


def test_what_leaves_the_axes_is_clipped(qapp: QApplication):
    """Each curve stands in a group whose clip is the box of the axes."""
    root = ET.fromstring(still("loss-curve", include="plot").content("x.svg"))
    clips = {clip.get("id"): clip[0].get("d") for clip in root.iter(f"{SVG}clipPath")}
    strong = next(path for path in root.iter(f"{SVG}path") if path.get("stroke-width") == "4")
    group = next(group for group in root.iter(f"{SVG}g") if strong in list(group))
    box = clips[group.get("clip-path")[5:-1]]
    left, top, right, bottom = _box(box)
    highest = min(y for _, y in _places(strong.get("d")))
    assert highest == pytest.approx(top, abs=1)
    assert right - left > 1000
    assert bottom - top > 300


def test_a_curve_has_its_width_and_dashes(qapp: QApplication):
    content = still("loss-curve", include="plot").content("x.svg").decode()
    strokes = re.findall(
        r'<path [^>]*stroke-width="([\d.]+)"[^>]*stroke-dasharray="([^"]+)"', content
    )
    patterns = {
        tuple(round(float(dash) / float(width), 2) for dash in dashes.split())
        for width, dashes in strokes
    }
    assert patterns
    assert patterns <= {tuple(dashes) for dashes in DASHES.values()}


@pytest.mark.parametrize(
    ("options", "width", "height"),
    [
        ({"size": (1920, 1080), "magnify": 2}, "1920", "1080"),
        ({"width_mm": 89, "height_mm": 60}, "89mm", "60mm"),
    ],
)
def test_it_has_the_size_that_was_asked_for(qapp: QApplication, options, width, height):
    root = ET.fromstring(still("gradients", include="plot", **options).content("x.svg"))
    assert (root.get("width"), root.get("height")) == (width, height)


def test_a_transparent_one_has_no_background(qapp: QApplication):
    assert "<rect" in still("gradients").content("x.svg").decode()
    assert "<rect" not in still("gradients", transparent=True).content("x.svg").decode()


def test_names_that_xml_cannot_hold_are_written_without_what_it_cannot(qapp: QApplication):
    from ceviz.export.svg import svg

    page = still("gradients", include="plot").page
    text = svg(page, title="a < b\x00", description='"&"', width="1", height="1")
    root = ET.fromstring(text)
    assert root.findtext(f"{SVG}title") == "a < b"
    assert root.findtext(f"{SVG}desc") == '"&"'


def _places(data: str) -> list[tuple[float, float]]:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", data)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _box(data: str) -> tuple[float, float, float, float]:
    xs, ys = zip(*_places(data), strict=True)
    return min(xs), min(ys), max(xs), max(ys)
