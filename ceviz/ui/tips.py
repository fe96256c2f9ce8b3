"""Tool tips with words of the user's."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QWidget


def tip(text: str) -> str:
    """Words of the user's, which a tool tip would take for HTML where they look like it."""
    return f"<p>{escape(text)}</p>"


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget such a tool tip, and tell a screen reader what its name does not say.

    Without a description of its own, a widget is described by its tool tip, as HTML.
    """
    widget.setToolTip(tip(text))
    widget.setAccessibleDescription(" " if text == widget.accessibleName() else text)
