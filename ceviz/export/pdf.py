"""PDF: pages of an exact size, with fonts embedded, text that can be searched, and no pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from ceviz import __version__
from ceviz.export.paths import number
from ceviz.export.pdf_drawing import Drawing, background
from ceviz.export.pdf_objects import Objects, text
from ceviz.export.record import Recording

POINTS = 72 / 25.4
"""PDF's units in a millimetre."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is read as one on a page: a heading, a paragraph or a figure; an artifact is not read.

    It is recorded on a page of its own, as large as those of the other parts. ``description`` says
    what a figure shows, for those who cannot see it.
    """

    content: Recording
    kind: Literal["H1", "H2", "P", "Figure", "Artifact"]
    description: str = ""


def pdf(
    page: Recording,
    *,
    title: str,
    description: str,
    width_mm: float,
    height_mm: float,
    transparent: bool = False,
) -> bytes:
    """Write a page that holds one figure as PDF.

    Args:
        page: What to write.
        title: The document's title.
        description: What is seen, for those who cannot see it.
        width_mm: The page's exact width.
        height_mm: Its exact height.
        transparent: Whether to leave the background out.

    Returns:
        The file: the same page gives the same bytes.
    """
    return pdf_document(
        [[Part(page, "Figure", description)]],
        title=title,
        subject=description,
        width_mm=width_mm,
        height_mm=height_mm,
        transparent=transparent,
    )


def pdf_document(
    pages: Sequence[Sequence[Part]],
    *,
    title: str,
    subject: str,
    width_mm: float,
    height_mm: float,
    transparent: bool = False,
) -> bytes:
    """Write pages of one size as PDF.

    Args:
        pages: The parts of each page, in the order in which they are read and painted.
        title: The document's title.
        subject: What it is about.
        width_mm: The pages' exact width.
        height_mm: Their exact height.
        transparent: Whether to leave the background out.

    Returns:
        The file: the same pages give the same bytes.
    """
    objects, drawing = Objects(), Drawing()
    catalog, tree = objects.reserve(), objects.reserve()
    leaves = [objects.reserve() for _ in pages]
    streams = [
        objects.stream("", _content(parts, drawing, width_mm, height_mm, transparent=transparent))
        for parts in pages
    ]
    resources = drawing.resources(objects)
    box = f"[0 0 {number(width_mm * POINTS, 4)} {number(height_mm * POINTS, 4)}]"
    for index, (leaf, stream) in enumerate(zip(leaves, streams, strict=True)):
        objects.add(
            f"<< /Type /Page /Parent {tree} 0 R /MediaBox {box} /Resources {resources} "
            f"/Contents {stream} 0 R /StructParents {index} >>",
            leaf,
        )
    kids = " ".join(f"{leaf} 0 R" for leaf in leaves)
    objects.add(f"<< /Type /Pages /Kids [{kids}] /Count {len(leaves)} >>", tree)
    objects.add(
        f"<< /Type /Catalog /Pages {tree} 0 R /Lang (en) /MarkInfo << /Marked true >> "
        f"/ViewerPreferences << /DisplayDocTitle true >> "
        f"/StructTreeRoot {_structure(objects, leaves, pages)} 0 R >>",
        catalog,
    )
    info = objects.add(
        f"<< /Title {text(title)} /Subject {text(subject)} /Creator (ceviz {__version__}) >>"
    )
    return objects.file(root=catalog, info=info)


def _content(
    parts: Sequence[Part],
    drawing: Drawing,
    width_mm: float,
    height_mm: float,
    *,
    transparent: bool,
) -> bytes:
    """A page in PDF's drawing language, each of its parts marked by its number."""
    page = parts[0].content
    height = number(height_mm * POINTS, 4)
    across = number(width_mm * POINTS / page.width, 6)
    down = number(-height_mm * POINTS / page.height, 6)  # PDF counts upwards

    def lines() -> Iterator[str]:
        yield f"q {across} 0 0 {down} 0 {height} cm"
        if not transparent:
            yield from ("/Artifact BMC", *background(page), "EMC")
        numbers = count()
        for part in parts:
            read = part.kind != "Artifact"
            yield f"/{part.kind} << /MCID {next(numbers)} >> BDC" if read else "/Artifact BMC"
            yield from drawing.marks(part.content)
            yield "EMC"
        yield "Q"

    return "\n".join(lines()).encode("ascii")


def _structure(objects: Objects, leaves: Sequence[int], pages: Sequence[Sequence[Part]]) -> int:
    """What the document consists of, in the order in which it is read; returns its number."""
    root = objects.reserve()
    pages = [[part for part in parts if part.kind != "Artifact"] for parts in pages]
    elements = [[objects.reserve() for _ in parts] for parts in pages]
    every = [element for found in elements for element in found]
    above = root if len(every) == 1 else objects.reserve()
    for leaf, parts, found in zip(leaves, pages, elements, strict=True):
        for index, (part, element) in enumerate(zip(parts, found, strict=True)):
            seen = f" /Alt {text(part.description)}" if part.description else ""
            objects.add(
                f"<< /Type /StructElem /S /{part.kind} /P {above} 0 R /Pg {leaf} 0 R "
                f"/K {index}{seen} >>",
                element,
            )
    if above != root:
        objects.add(
            f"<< /Type /StructElem /S /Document /P {root} 0 R /K [{_references(every)}] >>", above
        )
    numbers = " ".join(f"{page} [{_references(found)}]" for page, found in enumerate(elements))
    top = every[0] if above == root else above
    objects.add(
        f"<< /Type /StructTreeRoot /K {top} 0 R /ParentTree << /Nums [{numbers}] >> >>", root
    )
    return root


def _references(elements: Sequence[int]) -> str:
    return " ".join(f"{element} 0 R" for element in elements)
