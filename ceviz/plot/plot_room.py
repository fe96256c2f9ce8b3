"""How large the text on a figure's plots can be in the room that they have."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ceviz.core.figure import Figure
from ceviz.plot.theme import Theme

# In units in which running text is 14 high. Panels place their words so that none touches another
# in this room.
_WIDE, _HIGH = 550.0, 290.0  # of a figure
_CLASS = 66.0  # the width of each class, whose two numbers stand side by side
_BOX = 95.0  # the height of a plot's axes
_BELOW, _BELOW_BARE = 38.0, 30.0  # each plot, where its axis has a name and where it has none


def fitted_theme(figure: Figure, theme: Theme, area: QRectF, *, least: float) -> Theme:
    """A theme with text as large as the given one's, or smaller where the plots have little room.

    Args:
        figure: Whose plots are drawn; their marks do not count.
        theme: The look, with the text as large as it is to be.
        area: That of the plot view.
        least: How small the text may become, in logical pixels.
    """
    below = sum(_BELOW + theme.axis_gap if one.x.label else _BELOW_BARE for one in figure.plots)
    part = min(one.share for one in figure.plots) / sum(one.share for one in figure.plots)
    high = max(_HIGH, below + _BOX / part)
    classes = max(len(one.x.ticks) if one.x.picks else 0 for one in figure.plots)
    wide = max(_WIDE, classes * _CLASS)
    zoom = min(theme.zoom, area.width() / wide, area.height() / high)
    return theme.zoomed(max(zoom, least / theme.text))
