from __future__ import annotations

import numpy as np
import pytest

from ceviz.plot.dashes import dashed

X = np.linspace(0.0, 1.0, 7)


def pieces(x: np.ndarray, y: np.ndarray, drawn: np.ndarray, scale: tuple[float, float]) -> list:
    """The pixel lengths of the connected runs."""
    lengths, run = [], 0.0
    for i in range(len(x) - 1):
        step = np.hypot((x[i + 1] - x[i]) * scale[0], (y[i + 1] - y[i]) * scale[1])
        if drawn[i]:
            run += step
        elif run:
            lengths.append(run)
            run = 0.0
    return [*lengths, run] if run else lengths


@pytest.mark.parametrize("scale", [(100.0, 100.0), (400.0, 50.0)])
def test_every_dash_is_as_long_as_the_pattern_says(scale: tuple[float, float]) -> None:
    x, y, drawn = dashed(X, X**2, scale=scale, pattern=(8.0, 5.0))
    lengths = pieces(x, y, drawn, scale)
    assert len(lengths) > 5
    assert lengths[:-1] == pytest.approx([8.0] * (len(lengths) - 1), rel=1e-9)
    assert lengths[-1] <= 8.0 + 1e-9


def test_the_dashes_lie_on_the_curve() -> None:
    x, y, _ = dashed(X, 2 * X + 1, scale=(300.0, 200.0), pattern=(8.0, 5.0))
    assert y == pytest.approx(2 * x + 1)
    assert (x[0], x[-1]) == (0.0, 1.0)


def test_a_curve_shorter_than_a_dash_is_drawn_whole() -> None:
    x, _, drawn = dashed(X, X, scale=(1.0, 1.0), pattern=(8.0, 5.0))
    assert drawn[:-1].all()
    assert len(x) == len(X)
