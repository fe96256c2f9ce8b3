"""Tool tips with words of the user's."""

from __future__ import annotations

from html import escape


def tip(text: str) -> str:
    """Words of the user's, which a tool tip would take for HTML where they look like it."""
    return f"<p>{escape(text)}</p>"
