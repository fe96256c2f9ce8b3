"""What the View menu offers for the panels."""

from __future__ import annotations

from functools import partial

from ceviz.panels import PANELS
from ceviz.ui.actions import Command
from ceviz.ui.store import Store


def panel_commands(store: Store) -> list[Command]:
    """Bring a panel forward by its number, or the next one."""

    def step(by: int) -> None:
        ids = [panel.id for panel in PANELS]
        store.activate(ids[(ids.index(store.state.active) + by) % len(ids)])

    panels = [
        Command(
            f"panel {panel.id}",
            panel.title,
            "View",
            partial(store.activate, panel.id),
            (f"Ctrl+{number}",),
        )
        for number, panel in enumerate(PANELS, start=1)
    ]
    next_, previous = partial(step, 1), partial(step, -1)
    return [
        *panels,
        Command("next", "Next panel", "View", next_, ("Ctrl+Tab",), parted=True),
        Command("previous", "Previous panel", "View", previous, ("Ctrl+Shift+Tab",)),
    ]
