"""JSON: the whole figure, as a program would read it."""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np

from ceviz import __version__
from ceviz.core.figure import Figure, Mark
from ceviz.core.panel import Panel
from ceviz.core.params import Params, having_say


def json_data(panel: Panel[Any], params: Params, figure: Figure) -> bytes:
    """Write a figure with its panel and parameters; each mark says its ``kind``.

    Parameters that have no say are left out.
    """
    document = {
        "ceviz": __version__,
        "panel": panel.id,
        "params": having_say(params),
        "figure": _plain(figure),
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, Mark):
        return {"kind": type(value).__name__.lower(), **_fields(value)}
    if isinstance(value, msgspec.Struct):
        return _fields(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, np.ndarray):
        return value.tolist()
    return value


def _fields(value: msgspec.Struct) -> dict[str, Any]:
    return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
