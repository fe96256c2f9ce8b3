"""``ceviz``, as its command starts it, until its window is painted for the first time."""

from first_paint import tell_first_paint

from ceviz import cli
from ceviz.ui.main_window import MainWindow  # as the command does, only a moment earlier

_show = MainWindow.show


def _show_and_tell(window: MainWindow) -> None:
    tell_first_paint(window)
    _show(window)


MainWindow.show = _show_and_tell
cli.main([])
