"""The plot as a picture for other programs: on the clipboard, or under the mouse."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QTemporaryDir, QUrl
from PySide6.QtGui import QImage

from ceviz.export.names import file_name
from ceviz.export.still import Still


def picture(still: Still) -> QMimeData:
    """A figure as a PNG image and as SVG; the program that takes it chooses."""
    png, svg = QByteArray(still.content("x.png")), QByteArray(still.content("x.svg"))
    data = QMimeData()
    data.setImageData(QImage.fromData(png))
    data.setData("image/png", png)
    data.setData("image/svg+xml", svg)
    return data


class Files:
    """Pictures also as files, for programs that take nothing else; they go when ceviz does."""

    def __init__(self) -> None:
        self._folder: QTemporaryDir | None = None

    def add(self, still: Still, data: QMimeData) -> None:
        """Put a figure's PNG beside the other forms."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.filePath(file_name(still.panel.id, ".png")))
        path.write_bytes(still.content(path.name))
        data.setUrls([QUrl.fromLocalFile(str(path))])
