"""Tool tips with words of the user's."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget


def tip(text: str) -> str:
    """Words of the user's, which a tool tip would take for HTML where they look like it."""
    return f"<p>{escape(text)}</p>"


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget such a tool tip, which a screen reader is told as it is."""
    widget.setToolTip(tip(text))
    widget.setAccessibleDescription(text)
