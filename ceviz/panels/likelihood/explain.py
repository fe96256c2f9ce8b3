"""How the numbers of one observation come about, and those of many where they have a formula."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
import math

from ceviz import model
from ceviz.core.numerals import exact_in_latex
from ceviz.core.panel import Explanation
from ceviz.panels.binary import symbols
from ceviz.panels.binary.explain import as_base, explained_loss, numpy_in_unit, torch_in_unit
from ceviz.panels.binary.given import numpy_given, torch_given
from ceviz.panels.likelihood import coin_explain, question
from ceviz.panels.likelihood.observed import stages
from ceviz.panels.likelihood.params import LikelihoodParams

_LIKELIHOOD = "likelihood = np.float64(y_hat) ** y * (1 - np.float64(y_hat)) ** (1 - y)\n"
_LOG_PROB = "log_likelihood = torch.distributions.Bernoulli(y_hat).log_prob(y)\n"
_BERNOULLI = "PyTorch's Bernoulli keeps ŷ a rounding error away from 0 and 1; ceviz does not."


def explain(params: LikelihoodParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what the user sets, which has no formula."""
    many = _OF_A_COIN if params.asks else _OF_MANY
    explained = (_OF_ONE if params.source == "one" else many).get(readout)
    return explained(params) if explained else None


def _likelihood(params: LikelihoodParams) -> Explanation:
    y, p, exact = params.label, params.prediction, exact_in_latex(params.prediction)
    now = stages(y, 1, p)
    return Explanation(
        symbolic=r"P = \hat y^{y} (1-\hat y)^{1-y}",
        substituted=rf"= {as_base(exact)}^{{{y}}} \cdot (1-{exact})^{{1-{y}}}",
        number=now.likelihood,
        numpy=numpy_given(y, p) + _LIKELIHOOD + "print(float(likelihood))\n",
        torch=torch_given(y, p) + _LOG_PROB + "print(log_likelihood.exp().item())\n",
        note=_BERNOULLI,
        witness=math.exp(-now.loss),
        witness_by="as e to minus the loss in nats",
    )


def _log_likelihood(params: LikelihoodParams) -> Explanation:
    y, p, unit = params.label, params.prediction, params.counted_in
    now, log, exact = stages(y, 1, p), params.counted_in.latex, exact_in_latex(p)
    first, second = symbols(unit)
    z = float(model.logit(p))
    return Explanation(
        symbolic=rf"{log} P = {first} + {second}",
        substituted=rf"= {y} \cdot {log}({exact}) + (1-{y}) \cdot {log}(1-{exact})",
        number=unit.of(now.log_likelihood),
        numpy=numpy_given(y, p)
        + "log_likelihood = y * np.log(y_hat) + (1 - y) * np.log1p(-y_hat)\n"
        + numpy_in_unit("log_likelihood", unit),
        torch=torch_given(y, p) + _LOG_PROB + torch_in_unit("log_likelihood", unit),
        note=_BERNOULLI,
        witness=-unit.of(float(model.binary_cross_entropy_with_logits(z, y))),
        witness_by="from the logit z = ln(ŷ/(1 − ŷ))",
    )


def _loss_of(label: int, params: LikelihoodParams) -> Explanation:
    return explained_loss(label, params.prediction, params.counted_in)


_OF_ONE: dict[str, Callable[[LikelihoodParams], Explanation]] = {
    "likelihood": _likelihood,
    "log-likelihood": _log_likelihood,
    "loss": lambda params: explained_loss(params.label, params.prediction, params.counted_in),
}
_OF_A_COIN: dict[str, Callable[[LikelihoodParams], Explanation]] = {
    key: partial(_loss_of, label) for label, key in enumerate(question.COIN_KEYS)
}
_OF_MANY: dict[str, Callable[[LikelihoodParams], Explanation]] = {
    "likelihood": coin_explain.likelihood,
    "float64": coin_explain.float64,
    "log-likelihood": coin_explain.log_likelihood,
    "negative": coin_explain.negative,
    "loss": coin_explain.loss,
    "best": coin_explain.best,
    "excess": coin_explain.excess,
}
