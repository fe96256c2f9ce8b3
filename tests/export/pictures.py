"""Pictures as arrays of numbers, by programs that did not write them, and how far two differ."""

from __future__ import annotations

import io
from pathlib import Path
import shutil
import subprocess
from typing import Any

from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
import numpy as np
import pytest
import resvg_py

from ceviz.core.panel import Panel
from ceviz.core.params import Params
from ceviz.export.still import Still
from ceviz.panels import PANELS, PANEL_BY_ID
from ceviz.state.page_options import page_options

every_panel = pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)
needs_poppler = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler is not installed")


def still(panel: Panel[Any] | str, params: Params | None = None, **options: Any) -> Still:
    if isinstance(panel, str):
        panel = PANEL_BY_ID[panel]
    return Still(panel, panel.params() if params is None else params, page_options(**options))


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def from_png(data: bytes) -> np.ndarray:
    return np.asarray(opened(data).convert("RGB"), float)


def from_svg_by_resvg(data: bytes, *, zoom: int) -> np.ndarray:
    return from_png(bytes(resvg_py.svg_to_bytes(svg_string=data.decode(), zoom=zoom)))


def from_svg_by_qt(data: bytes, *, width: int, height: int) -> np.ndarray:
    image = QImage(width, height, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(data)).render(painter)
    painter.end()
    return from_image(image)


def from_pdf(data: bytes, folder: Path, *, dpi: int) -> np.ndarray:
    (folder / "page.pdf").write_bytes(data)
    command = ["pdftoppm", "-r", str(dpi), "-singlefile", "-png", "page.pdf", "page"]
    subprocess.run(command, cwd=folder, check=True)
    return from_png((folder / "page.png").read_bytes())


def from_image(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    used = rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
    return used.astype(float)


def difference(one: np.ndarray, other: np.ndarray) -> float:
    """The mean difference of two pictures, where 255 is that of black and white."""
    assert one.shape == other.shape
    return float(np.abs(one - other).mean())


def shrunk(picture: np.ndarray, by: int) -> np.ndarray:
    height, width, channels = picture.shape
    return picture.reshape(height // by, by, width // by, by, channels).mean(axis=(1, 3))
