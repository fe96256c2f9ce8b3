"""Figures for Python: in a script, a console or a notebook, with no window.

>>> import ceviz
>>> figure = ceviz.figure("gradients", prediction=0.2)
>>> figure.save("gradients.pdf", width_mm=89, theme="paper")  # doctest: +SKIP
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from ceviz.core.flags import as_argument, refuse_idle
from ceviz.core.params import checked, field
from ceviz.export.still import Still
from ceviz.panels import PANEL_BY_ID
from ceviz.state.page_options import page_options
from ceviz.state.safe_file import clean_strays, write_bytes

_SHOWN = page_options(size=(800, 450))


class PanelFigure:
    """A panel for one set of parameters. Notebooks show it; :meth:`save` writes it."""

    def __init__(self, still: Still) -> None:
        self._still = still

    def save(self, path: str | os.PathLike[str], **options: Any) -> None:
        """Write the figure; a file that is there is replaced, whole or not at all.

        Args:
            path: Its ending says in which format: .png, .svg, .pdf, .csv, .json or .py.
            **options: How the page looks; see
                :func:`ceviz.state.page_options.page_options` for them all.

        Raises:
            PageError: An option or the ending is not possible.
            WriteError: The file cannot be written.
        """
        target = Path(path)
        still = Still(self._still.panel, self._still.params, page_options(**options))
        content = still.content(target.name)
        clean_strays(target.parent)
        write_bytes(target, content)

    def _repr_svg_(self) -> str:
        return self._still.content("figure.svg").decode()

    def _repr_png_(self) -> bytes:
        return self._still.content("figure.png")

    def __repr__(self) -> str:
        return f"<ceviz figure: {self._still.figure.description}>"


def figure(panel: str, /, **params: Any) -> PanelFigure:
    """A figure of one panel.

    Args:
        panel: Its name, as ``ceviz list`` shows it: "loss-curve", "gradients", ...
        **params: Its parameters by name; those left out have their defaults.

    Raises:
        ParamError: A parameter does not exist, does not take that value, or has no say beside the
            others.
        ValueError: There is no such panel.
    """
    if panel not in PANEL_BY_ID:
        raise ValueError(f"There is no panel {panel!r}; there are {', '.join(PANEL_BY_ID)}.")
    kind = PANEL_BY_ID[panel].params
    for name in params:
        field(kind, name)  # names those that there are
    record = checked(kind, params)
    refuse_idle(record, params, as_argument)
    return PanelFigure(Still(PANEL_BY_ID[panel], record, _SHOWN))
