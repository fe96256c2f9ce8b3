"""How widgets look in a talk, whose theme need not be that of the window it was begun from."""

from __future__ import annotations

from string import Template

from ceviz.plot.theme import Theme
from ceviz.ui import style

# What the window's own rules leave to the palette, which is the window's.
_MORE = Template("""
QLabel { color: $ink; }
QPlainTextEdit, QSpinBox { background: $field; color: $ink; border: 1px solid $border;
  border-radius: 8px; padding: 4px; }
QPlainTextEdit:focus, QSpinBox:focus { border: 2px solid $accent; padding: 3px; }
""")


def talk_stylesheet(theme: Theme) -> str:
    """Style rules that take nothing from the palette."""
    more = _MORE.substitute(
        ink=theme.ink, field=theme.field, border=theme.border, accent=theme.accent
    )
    return style.stylesheet(theme) + more
