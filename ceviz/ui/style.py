"""A theme as Qt takes it: a palette, one short style sheet, and the strokes that widgets paint."""

from __future__ import annotations

from string import Template

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen

from ceviz.plot.theme import Theme

RADIUS = 8


def palette(theme: Theme) -> QPalette:
    """The theme's colours for widgets that Qt paints."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.ink,
        role.Base: theme.field,
        role.AlternateBase: theme.hover,
        role.Text: theme.ink,
        role.PlaceholderText: theme.soft_ink,
        role.Button: theme.card,
        role.ButtonText: theme.ink,
        role.BrightText: theme.ink,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.ink,
        role.Light: theme.card,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.axis,
        role.Shadow: theme.border,
    }
    made = QPalette()
    for one, colour in colours.items():
        made.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, QColor(theme.axis))
    return made


def stylesheet(theme: Theme) -> str:
    """Style rules for the widgets that are not painted by hand; lengths follow the text zoom."""
    colours = {name: getattr(theme, name) for name in _COLOURS}
    lengths = {name: f"{theme.text_px(length)}px" for name, length in _LENGTHS.items()}
    lengths |= {
        f"less_{name}": f"{theme.text_px(_LENGTHS[name]) - 1}px"
        for name in ("tiny", "small", "bar", "wide")
    }
    return _SHEET.substitute(colours, wrong=theme.roles["wrong"], **lengths)


def plate(
    painter: QPainter, rect: QRectF, radius: float, fill: str, border: str | None = None
) -> None:
    """Fill a rounded rectangle; with a border, its hairline lies wholly inside and is sharp."""
    painter.setBrush(QColor(fill))
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.setPen(QColor(border))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)


def ring(painter: QPainter, rect: QRectF, radius: float, theme: Theme) -> None:
    """The ring that says where the keyboard is: two pixels of accent inside ``rect``."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.accent), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1)


_COLOURS = (
    "window",
    "card",
    "border",
    "field",
    "ink",
    "soft_ink",
    "hover",
    "axis",
    "accent",
    "on_accent",
)
_LENGTHS = {
    "dot": 14,
    "round": 8,
    "inner": 10,
    "tiny": 3,
    "small": 6,
    "wide": 14,
    "bar": 10,
    "row": 30,
}

# Every focus ring is two pixels of accent; where it is wider than the border, the padding gives
# way, so that nothing moves.
_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QToolTip { background: $card; color: $ink; border: 1px solid $axis; padding: $small; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar::handle:vertical { background: $border; border-radius: 3px; min-height: $row;
  margin: 0 1px 0 1px; }
QScrollBar::handle:vertical:hover { background: $axis; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenuBar { background: transparent; color: $soft_ink; }
QMenuBar::item { background: transparent; padding: $small $small; border-radius: 8px; }
QMenuBar::item:selected { background: $hover; color: $ink; }
QMenu { background: $card; color: $ink; border: 1px solid $border; padding: $small; }
QMenu::item { padding: $small $row $small $wide; border-radius: 6px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $axis; }
QMenu::separator { height: 1px; background: $border; margin: $small $wide; }
QTabBar::tab { background: transparent; color: $soft_ink; border: 1px solid transparent;
  border-radius: 8px; padding: $small $bar; margin-right: 2px; }
QTabBar::tab:hover { background: $hover; color: $ink; }
QTabBar::tab:selected { background: $card; color: $ink; border: 1px solid $border; }
QTabBar::tab:selected:focus { border: 2px solid $accent; padding: $less_small $less_bar; }
#small::tab { padding: $small; }
#small::tab:selected:focus { padding: $less_small; }
QToolButton { background: transparent; border: 2px solid transparent; border-radius: 8px;
  padding: $tiny; }
QToolButton:hover { background: $hover; }
QToolButton:focus { border-color: $accent; }
QPushButton { background: $card; color: $ink; border: 1px solid $axis; border-radius: 8px;
  padding: $small $wide; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border: 2px solid $accent; padding: $less_small $less_wide; }
#disclosure { color: $soft_ink; padding: 1px $small 1px 0; }
QComboBox { background: $field; color: $ink; border: 1px solid $axis; border-radius: 8px;
  padding: 0 8px 0 10px; }
QComboBox:hover { background: $hover; }
QComboBox:focus { border: 2px solid $accent; padding: 0 7px 0 9px; }
QComboBox::drop-down { border: none; width: $row; }
QComboBox QAbstractItemView { background: $card; color: $ink; border: 1px solid $border;
  selection-background-color: $accent; selection-color: $on_accent; }
QProgressBar { background: $hover; color: $ink; border: 1px solid $border; border-radius: 6px;
  text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 5px; }
QLineEdit { background: $field; color: $ink; border: 1px solid $border; border-radius: 7px;
  padding: 4px 8px; }
QLineEdit:hover { border-color: $axis; }
QLineEdit:focus { border: 2px solid $accent; padding: 3px 7px; }
QLineEdit[refused="true"] { border: 2px solid $wrong; padding: 3px 7px; }
QRadioButton::indicator { width: $dot; height: $dot; border: 1px solid $axis;
  border-radius: $round; background: $field; }
QRadioButton::indicator:checked { border: $tiny solid $accent; width: $inner; height: $inner; }
QRadioButton::indicator:focus { border-color: $ink; }
#steps { background: transparent; border: none; outline: none; }
#parts, #notes { background: $field; color: $ink; border: 1px solid $border; border-radius: 7px;
  padding: $tiny; outline: none; }
#parts:hover, #notes:hover { border-color: $axis; }
#parts:focus, #notes:focus { border: 2px solid $accent; padding: $less_tiny; }
#parts::item { padding: $tiny 2px; border-radius: 4px; color: $ink; }
#parts::item:selected { background: $hover; color: $ink; }
NameField { background: transparent; border-color: transparent; padding: 0 4px; }
NameField:hover { background: $field; border-color: $axis; }
NameField:focus { background: $field; padding: 0 3px; }
#card { background: $card; border: 1px solid $border; border-radius: 12px; }
""")
