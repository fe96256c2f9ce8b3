"""The buttons of the codes panel: what changes P and Q together."""

from __future__ import annotations

from msgspec.structs import asdict

from ceviz.core.kinds import Value
from ceviz.core.letters import LETTERS
from ceviz.core.panel import PanelAction
from ceviz.core.params import checked
from ceviz.panels.codes.outcomes import p_of
from ceviz.panels.codes.params import CodesParams

_GOALS = (0.1, 0.5, 0.25, 1.0, 0.05, 1.5, 0.75)


def swap(params: CodesParams) -> CodesParams:
    """P and Q change places; what was made by hand becomes a text of one's own."""
    if params.view == "distributions":
        shares = _padded(params)
        return _with(params, label="free", p_shares=params.q_shares, q_shares=shares)
    counts = params.q_counts
    if params.q == "hand":
        counts = tuple(round(1e6 * 2.0**-length) for length in params.lengths)
        counts += (0,) * (len(LETTERS) - len(counts))
    return _with(
        params,
        p="text" if params.q == "hand" else params.q,
        p_counts=tuple(map(float, counts)),
        q=params.p,
        q_counts=params.p_counts,
    )


def match(params: CodesParams) -> CodesParams:
    """Q becomes P."""
    if params.view == "distributions":
        return _with(params, q_shares=_padded(params))
    return _with(params, q=params.p, q_counts=params.p_counts)


def next_goal(params: CodesParams) -> CodesParams:
    """Another KL to reach."""
    at = _GOALS.index(params.target) if params.target in _GOALS else -1
    return _with(params, target=_GOALS[(at + 1) % len(_GOALS)])


def _padded(params: CodesParams) -> tuple[float, ...]:
    """P's shares, with the entries that do not count behind them."""
    return (*p_of(params).tolist(), *params.p_shares[params.outcomes :])


def _with(params: CodesParams, **values: Value) -> CodesParams:
    return checked(CodesParams, {**asdict(params), **values})


ACTIONS: tuple[PanelAction[CodesParams], ...] = (
    PanelAction("swap", "Swap P and Q", "P and Q change places.", swap),
    PanelAction("match", "Let Q be P", "Make Q the same as P: KL is then exactly 0.", match),
    PanelAction(
        "goal",
        "Another challenge",
        "Another KL to reach.",
        next_goal,
        lambda params: params.view == "distributions" and params.challenge,
    ),
)
