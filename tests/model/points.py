"""Where the model is measured: the middle, both tails, subnormals, both zeros, infinities."""

from hypothesis import settings
from hypothesis import strategies as st
import numpy as np
import numpy.typing as npt

from tests.model.exact import SMALLEST

Floats = npt.NDArray[np.float64]

_rng = np.random.default_rng(2024)

LOGITS: Floats = np.concatenate(
    [
        np.linspace(-800, 800, 401),
        _rng.uniform(-40, 40, 800),
        _rng.uniform(-3, 3, 300),
        *(sign * 10.0 ** _rng.uniform(-323, 2.9, 200) for sign in (1, -1)),
        # Where 1 / (1 + e) and e / (1 + e), divided out, are off by more than 2 ulp.
        [-1.990318783777762, -3.4531791914096495, -3.4653650688149362],
        [0.0, -0.0, SMALLEST, -SMALLEST, 745.2, -745.2, 710.0, -710.0, np.inf, -np.inf],
    ]
)

PROBABILITIES: Floats = np.concatenate(
    [
        _rng.uniform(0, 1, 800),
        10.0 ** _rng.uniform(-323, 0, 400),
        1 - 2.0 ** _rng.uniform(-53, 0, 400),
        0.5 + _rng.uniform(-1, 1, 200) * 2.0 ** -_rng.uniform(2, 50, 200),
        [0.0, 1.0, 0.5, SMALLEST, 2.0**-1022, 2.0**-53, 1 - 2.0**-53],
    ]
)

# Soft labels as one meets them, and within rounding of 0 and 1.
SOFT_LABELS: Floats = np.resize(
    np.concatenate(
        [
            _rng.uniform(0, 1, 100),
            10.0 ** _rng.uniform(-20, 0, 50),
            1 - 10.0 ** _rng.uniform(-16, 0, 50),
        ]
    ),
    LOGITS.shape,
)


def logit_rows(classes: int, rows: int) -> Floats:
    """Logits spread from 1e-3 to the whole of +-800, a quarter with one class dominating."""
    rng = np.random.default_rng(classes)
    spread = 10.0 ** rng.uniform(-3, 3, (rows, 1))
    z = np.clip(rng.normal(0, 1, (rows, classes)) * spread, -800, 800)
    z[::4, 0] = z[::4].max(axis=-1) + rng.uniform(0, 300, z[::4, 0].shape)
    return z


def distributions(classes: int, rows: int, seed: int = 0) -> Floats:
    """Distributions from nearly uniform to nearly certain, every entry positive or 0."""
    rng = np.random.default_rng([classes, seed])
    z = rng.normal(0, 1, (rows, classes)) * 10.0 ** rng.uniform(-1, 2, (rows, 1))
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.asarray(e / e.sum(axis=-1, keepdims=True))


# What Hypothesis draws from, and how: no deadline on a slow machine.
examples = settings(max_examples=100, deadline=None, database=None)
logits = st.floats(-800, 800)
probabilities = st.floats(0, 1)


@st.composite
def drawn_distributions(draw: st.DrawFn, count: int = 1) -> list[Floats]:
    """Some distributions over one number of classes, zeros among their entries."""
    classes = draw(st.integers(1, 8))
    weight = st.one_of(st.just(0.0), st.floats(1e-6, 1))
    weights = st.lists(weight, min_size=classes, max_size=classes).filter(any)
    drawn = [np.array(draw(weights)) for _ in range(count)]
    return [w / w.sum() for w in drawn]
