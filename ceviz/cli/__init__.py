"""The command line: open a panel, list what there is, draw figures without a window."""

from ceviz.cli.command import main

__all__ = ["main"]
