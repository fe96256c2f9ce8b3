"""What every control is: a widget that shows one parameter and sends what the user makes of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ceviz.core.params import Params
from ceviz.plot.theme import Theme


class Control(QWidget):
    """The base of all controls.

    ``edited`` carries the field's new value (a whole tuple for a list) and is emitted on user input
    alone. The control then shows what it was last told to, so that an edit which the state refuses
    is gone from the screen too. ``settled`` ends a gesture: one drag is one step to undo.
    """

    edited = Signal(object)
    settled = Signal()

    def display(self, value: object, params: Params) -> None:
        """Show a value of the field, as part of a whole record; emits nothing."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Take another look or text size."""
        raise NotImplementedError
