"""The fonts in which numbers are read off."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from ceviz.plot.theme import Theme


@dataclass(frozen=True, slots=True)
class RowFonts:
    """The fonts of a card's rows, with the measures that are asked for at every number."""

    name: QFont
    lead_name: QFont
    unit: QFont
    value: QFont
    lead_value: QFont
    name_metrics: QFontMetricsF
    value_metrics: QFontMetricsF
    unit_metrics: QFontMetricsF

    @classmethod
    def of(cls, theme: Theme) -> RowFonts:
        """The fonts in a theme's sizes."""
        name, value, unit = theme.font(), theme.font(1.15), theme.font(0.9)
        return cls(
            name=name,
            lead_name=theme.font(0.9),
            unit=unit,
            value=value,
            lead_value=theme.font(2.4),
            name_metrics=QFontMetricsF(name),
            value_metrics=QFontMetricsF(value),
            unit_metrics=QFontMetricsF(unit),
        )
