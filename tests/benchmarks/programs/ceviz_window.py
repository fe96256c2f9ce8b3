"""``ceviz``, as its command starts it, until its window is painted for the first time."""

import gc


def run() -> None:
    """Do as :func:`ceviz.__main__.run`, in its order, and have the window watched."""
    gc.disable()
    from ceviz import cli
    from ceviz.ui.main_window import MainWindow

    show = MainWindow.show
    MainWindow.show = lambda window: (_watch(window), show(window))
    cli.main([])


def _watch(window: object) -> None:
    from first_paint import tell_first_paint

    tell_first_paint(window)


run()
