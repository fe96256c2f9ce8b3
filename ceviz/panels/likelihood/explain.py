"""How each stage of the likelihood panel comes about."""

from __future__ import annotations

from collections.abc import Callable
import math

from ceviz.core.panel import Explanation
from ceviz.panels.binary import SYMBOLS
from ceviz.panels.binary.explain import explained_loss, numpy_given, torch_given
from ceviz.panels.likelihood.params import LikelihoodParams, stages

_LIKELIHOOD = "likelihood = np.float64(y_hat) ** y * (1 - np.float64(y_hat)) ** (1 - y)\n"
_LOG_PROB = "log_likelihood = torch.distributions.Bernoulli(y_hat).log_prob(y)\n"
_BERNOULLI = "PyTorch's Bernoulli keeps ŷ a rounding error away from 0 and 1; ceviz does not."


def explain(params: LikelihoodParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what the user sets, which has no formula."""
    explained = _EXPLAINED.get(readout)
    return explained(params) if explained else None


def _likelihood(params: LikelihoodParams) -> Explanation:
    y, p, now = params.label, params.prediction, stages(params)
    return Explanation(
        symbolic=r"P = \hat y^{y} (1-\hat y)^{1-y}",
        substituted=rf"= {p!r}^{{{y}}} \cdot (1-{p!r})^{{1-{y}}}",
        number=now.likelihood,
        numpy=numpy_given(y, p) + _LIKELIHOOD + "print(float(likelihood))\n",
        torch=torch_given(y, p) + _LOG_PROB + "print(log_likelihood.exp().item())\n",
        note=_BERNOULLI,
        witness=math.exp(-now.loss),
        witness_by="as e to minus the loss",
    )


def _log_likelihood(params: LikelihoodParams) -> Explanation:
    y, p, now = params.label, params.prediction, stages(params)
    return Explanation(
        symbolic=rf"\ln P = {SYMBOLS[0]} + {SYMBOLS[1]}",
        substituted=rf"= {y} \cdot \ln({p!r}) + (1-{y}) \cdot \ln(1-{p!r})",
        number=now.log_likelihood,
        numpy=numpy_given(y, p) + _LIKELIHOOD + "print(float(np.log(likelihood)))\n",
        torch=torch_given(y, p) + _LOG_PROB + "print(log_likelihood.item())\n",
        note=_BERNOULLI,
        witness=math.log(now.likelihood),
        witness_by="as ln of the likelihood above",
    )


_EXPLAINED: dict[str, Callable[[LikelihoodParams], Explanation]] = {
    "likelihood": _likelihood,
    "log-likelihood": _log_likelihood,
    "loss": lambda params: explained_loss(params.label, params.prediction),
}
