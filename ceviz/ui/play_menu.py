"""What the View menu offers for playing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ceviz.state.settings import Speed
from ceviz.ui.actions import Actions, Command
from ceviz.ui.play import SECONDS, Player


def play_commands(player: Player, play: Callable[[], None]) -> list[Command]:
    """Play or pause, how fast, and whether motion is reduced."""

    def take(speed: Speed) -> None:
        player.speed = speed

    def reduce() -> None:
        player.reduced = not player.reduced

    speeds = [
        Command(
            f"speed {speed}",
            speed.capitalize(),
            "View/Speed",
            partial(take, speed),
            checkable=True,
        )
        for speed in SECONDS
    ]
    return [
        Command("play", "Play or pause", "View", play, ("Space",), parted=True, plain=True),
        *speeds,
        Command("reduce motion", "Reduce motion", "View", reduce, checkable=True),
    ]


def show_options(player: Player, actions: Actions) -> None:
    """Check what is in force."""
    for speed in SECONDS:
        actions[f"speed {speed}"].setChecked(speed == player.speed)
    actions["reduce motion"].setChecked(player.reduced)
