"""The device that a page is recorded with: Qt paints on it as on a screen of 1 pixel a unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
import math
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QPen,
    QPicture,
    QTextItem,
)

from ceviz.export.record import Recording, Shape, Words

_Dirty = QPaintEngine.DirtyFlag
_NO_PIXELS = "A page holds no pixels: draw a path."
_ALL_SET = 0x7FFFFFFF
_Metric = QPaintDevice.PaintDeviceMetric


@contextmanager
def recording(recorded: Recording) -> Iterator[QPainter]:
    """A painter whose work is added to ``recorded``."""
    device = _Device(recorded)
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()


class _Device(QPaintDevice):
    def __init__(self, recorded: Recording) -> None:
        super().__init__()
        self._engine = _Engine(recorded)
        # An axis is a QPicture, which scales itself where its resolution is not the device's.
        dpi = QPicture().logicalDpiX()
        self._metrics = {
            _Metric.PdmWidth: math.ceil(recorded.width),
            _Metric.PdmHeight: math.ceil(recorded.height),
            _Metric.PdmWidthMM: round(recorded.width * 25.4 / dpi),
            _Metric.PdmHeightMM: round(recorded.height * 25.4 / dpi),
            _Metric.PdmNumColors: 1 << 24,
            _Metric.PdmDepth: 32,
            _Metric.PdmDpiX: dpi,
            _Metric.PdmDpiY: dpi,
            _Metric.PdmPhysicalDpiX: dpi,
            _Metric.PdmPhysicalDpiY: dpi,
            _Metric.PdmDevicePixelRatio: 1,
            _Metric.PdmDevicePixelRatioScaled: 1 << 16,
        }

    def paintEngine(self) -> QPaintEngine:
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        return self._metrics.get(metric, 0)


class _Engine(QPaintEngine):
    def __init__(self, recorded: Recording) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._recorded = recorded
        self._clip: QPainterPath | None = None
        self._clips = recorded.clips()

    def begin(self, device: QPaintDevice) -> bool:
        self.setActive(True)
        return True

    def end(self) -> bool:
        self.setActive(False)
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        """Follow the clip: asked for later, QPainter.clipPath() gives whole data units only."""
        dirty = state.state()
        if not dirty & (_Dirty.DirtyClipPath | _Dirty.DirtyClipRegion):
            return
        operation = state.clipOperation()
        if operation == Qt.ClipOperation.NoClip:
            self._clip = None
            return
        if dirty & _Dirty.DirtyClipPath:
            path = state.clipPath()
        else:
            path = QPainterPath()
            path.addRegion(state.clipRegion())
        path = state.transform().map(path)
        if operation == Qt.ClipOperation.IntersectClip and self._clip is not None:
            path = self._clip.intersected(path)
        self._clip = next((clip for clip in self._clips if clip == path), path)
        if self._clip is path:
            self._clips.append(path)

    def drawPath(self, path: QPainterPath) -> None:
        self._add(path)

    def drawPolygon(self, points: Iterable[Any], mode: QPaintEngine.PolygonDrawMode) -> None:
        first, *others = points
        path = QPainterPath(QPointF(first))
        for point in others:
            path.lineTo(QPointF(point))
        line = mode == QPaintEngine.PolygonDrawMode.PolylineMode
        if not line:
            path.closeSubpath()
        if mode == QPaintEngine.PolygonDrawMode.WindingMode:
            path.setFillRule(Qt.FillRule.WindingFill)
        self._add(path, filled=not line)

    def drawLines(self, lines: Iterable[Any]) -> None:
        """Lines that follow each other become one, which has joints and even dashes."""
        path, at = QPainterPath(), None
        for line in lines:
            start, end = QPointF(line.p1()), QPointF(line.p2())
            if start != at:
                path.moveTo(start)
            path.lineTo(end)
            at = end
        self._add(path, filled=False)

    def drawRects(self, rects: Iterable[Any]) -> None:
        """One shape of all: PDF viewers put the edges of a lone rectangle on whole pixels."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for rect in rects:
            path.addRect(QRectF(rect))
        self._add(path)

    def drawEllipse(self, rect: QRectF | QRect) -> None:
        path = QPainterPath()
        path.addEllipse(QRectF(rect))
        self._add(path)

    def drawTextItem(self, at: Any, item: QTextItem) -> None:
        painter = self.painter()
        font = QFont(item.font())
        font.setResolveMask(_ALL_SET)  # or a text document's font would take another one's family
        self._recorded.marks.append(
            Words(
                text=item.text(),
                at=QPointF(at),
                font=font,
                transform=painter.combinedTransform(),
                colour=_faded(painter.pen().color(), painter.opacity()),
                clip=self._clip if painter.hasClipping() else None,
            )
        )

    def drawPixmap(self, *_: object) -> None:
        raise NotImplementedError(_NO_PIXELS)

    def drawTiledPixmap(self, *_: object) -> None:
        raise NotImplementedError(_NO_PIXELS)

    def drawImage(self, *_: object, **__: object) -> None:
        raise NotImplementedError(_NO_PIXELS)

    def _add(self, path: QPainterPath, *, filled: bool = True) -> None:
        painter = self.painter()
        transform = painter.combinedTransform()
        pen = _resolved(painter.pen(), math.sqrt(abs(transform.determinant())), painter.opacity())
        fill = _fill(painter.brush(), painter.opacity()) if filled else None
        if pen is not None or fill is not None:
            smooth = bool(painter.renderHints() & QPainter.RenderHint.Antialiasing)
            clip = self._clip if painter.hasClipping() else None
            self._recorded.marks.append(Shape(transform.map(path), pen, fill, smooth, clip))


def _resolved(pen: QPen, scale: float, opacity: float) -> QPen | None:
    """The pen with its width in the page's units, cosmetic or not."""
    if pen.style() == Qt.PenStyle.NoPen:
        return None
    resolved = QPen(pen)
    width = pen.widthF() or 1.0
    resolved.setWidthF(width if pen.isCosmetic() else width * scale)
    resolved.setColor(_faded(pen.color(), opacity))
    return resolved


def _fill(brush: QBrush, opacity: float) -> QColor | None:
    if brush.style() == Qt.BrushStyle.NoBrush:
        return None
    assert brush.style() == Qt.BrushStyle.SolidPattern, "a page is filled with plain colours"
    return _faded(brush.color(), opacity)


def _faded(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(colour.alphaF() * opacity)
    return faded
