"""A bare window with one plot, until it is painted for the first time."""

from PySide6.QtWidgets import QApplication
from first_paint import tell_first_paint
import numpy as np
import pyqtgraph as pg

app = QApplication([])
window = pg.PlotWidget()
window.resize(1280, 720)
predictions = np.linspace(0.001, 1, 241)
window.plot(predictions, -np.log(predictions))
tell_first_paint(window)
window.show()
app.exec()
