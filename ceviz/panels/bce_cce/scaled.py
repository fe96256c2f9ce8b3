"""How it is written what becomes of a logit: z, z + c, z/T or (z + c)/T."""

from __future__ import annotations

from collections.abc import Callable

from ceviz.panels.bce_cce.params import BceCceParams


def scaled_symbol(params: BceCceParams, z: str) -> str:
    """The same with letters, of which what does nothing is left out."""
    return _scaled(params, z, "+ c", "/T")


def scaled_number(
    params: BceCceParams, z: str, write: Callable[[float], str], *, over: str = "/"
) -> str:
    """The same with numbers: one for z that is written already, and c and T."""
    added = f"{'+' if params.shift > 0 else '-'} {write(abs(params.shift))}"
    return _scaled(params, z, added, f"{over}{write(params.temperature)}")


def _scaled(params: BceCceParams, z: str, added: str, divided: str) -> str:
    moved = f"{z} {added}" if params.shift else z
    if params.temperature == 1:
        return moved
    return f"({moved}){divided}" if params.shift else f"{moved}{divided}"
