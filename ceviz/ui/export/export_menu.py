"""What the menus offer for taking a figure out of the window."""

from __future__ import annotations

from collections.abc import Callable

from ceviz.export.still import Still
from ceviz.plot.theme import Theme
from ceviz.ui.actions import Command
from ceviz.ui.export.exporter import Exporter


def export_commands(
    exporter: Exporter, seen: Callable[[], Still], theme: Callable[[], Theme]
) -> list[Command]:
    """The figure as a file, for the File menu."""

    def export() -> None:
        exporter.export(seen(), theme())

    def animate() -> None:
        exporter.animate(seen(), theme())

    return [
        Command("export", "Export…", "File", export, ("Ctrl+E",), parted=True),
        Command("animate", "Export animation…", "File", animate, ("Ctrl+Shift+E",)),
    ]


def copy_commands(
    exporter: Exporter, seen: Callable[[], Still], copy_readouts: Callable[[], None]
) -> list[Command]:
    """The figure on the clipboard, for the Edit menu."""

    def copy_plot() -> None:
        exporter.copy_plot(seen())

    def copy_command() -> None:
        exporter.copy_command(seen())

    return [
        Command("copy plot", "Copy plot", "Edit", copy_plot, ("Ctrl+C",), parted=True),
        Command("copy", "Copy readouts", "Edit", copy_readouts, ("Ctrl+Shift+C",)),
        Command("copy command", "Copy command", "Edit", copy_command),
    ]
