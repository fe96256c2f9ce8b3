"""A small slide that only shows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ceviz.plot.plot_view import PlotView
from ceviz.plot.slide import Slide
from ceviz.plot.theme import Theme
from ceviz.ui.lecture.slide_view import SlideView


class Preview(QWidget):
    """Holds a slide in the shape of the audience's screen, as large as there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shape = QSize(16, 9)
        self.view = SlideView(PlotView(), theme, self)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(160, 90)

    def show_slide(self, slide: Slide | None, shape: QSize) -> None:
        """Show a slide as on a screen of that shape; None for nothing."""
        if shape != self._shape:
            self._shape = shape
            self.updateGeometry()
            self._fit()
        self.view.setVisible(slide is not None)
        if slide is not None:
            self.view.show_slide(slide)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._shape.height() / self._shape.width())

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame, for the slide may have the colour of what is around it."""
        if not self.view.isHidden():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(self._theme.axis), 1))
            painter.drawRect(self.view.geometry().adjusted(-1, -1, 0, 0))

    def _fit(self) -> None:
        inside = QSize(self.width() - 2, self.height() - 2)
        size = self._shape.scaled(inside, Qt.AspectRatioMode.KeepAspectRatio)
        self.view.setGeometry(1, 1, size.width(), size.height())
        self.update()
