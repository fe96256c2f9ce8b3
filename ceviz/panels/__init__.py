"""The tabs, in order. A new panel is one folder here and its line in ``PANELS``."""

from __future__ import annotations

from typing import Any

from ceviz.core.panel import Panel
from ceviz.panels import bce_cce, codes, gradients, likelihood, loss_curve

PANELS: tuple[Panel[Any], ...] = (
    loss_curve.PANEL,
    bce_cce.PANEL,
    gradients.PANEL,
    likelihood.PANEL,
    codes.PANEL,
)

PANEL_BY_ID: dict[str, Panel[Any]] = {panel.id: panel for panel in PANELS}
