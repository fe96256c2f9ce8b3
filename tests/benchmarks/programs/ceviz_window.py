"""``ceviz``, as its command starts it, until its window is painted for the first time."""

import sys

from first_paint import tell_first_paint

import ceviz.cli


class _Watched:
    """An import hook that has the window told of as soon as its class is there."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "ceviz.ui.main_window":
            sys.meta_path.remove(self)
            from ceviz.ui.main_window import MainWindow

            shown = MainWindow.showEvent

            def show(window: MainWindow, event: object) -> None:
                shown(window, event)
                tell_first_paint(window)

            MainWindow.showEvent = show


sys.meta_path.insert(0, _Watched())
sys.exit(ceviz.cli.main([]))
