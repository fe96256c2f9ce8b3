"""How the numbers of many observations come about, and why float64 loses the product."""

from __future__ import annotations

import math

from ceviz.core import numerals
from ceviz.core.numerals import exact_in_latex
from ceviz.core.panel import Explanation
from ceviz.panels.binary.explain import as_base, numpy_in_unit, torch_in_unit
from ceviz.panels.likelihood import observed as seen
from ceviz.panels.likelihood.params import LikelihoodParams

_LN_SMALLEST = -1075 * math.log(2)  # half of the smallest float64; what is less is rounded to 0
_PRODUCT = "product = np.float64(y_hat) ** k * np.float64(1 - y_hat) ** (n - k)\n"
_SUM = "log_likelihood = k * np.log(y_hat) + (n - k) * np.log1p(-y_hat)\n"
_TORCH_SUM = (
    'total_loss = F.binary_cross_entropy(y_hat.expand(n), y, reduction="sum")'
    "  # clamps each log at -100\n"
)

_KL = """\
share, kl = k / n, 0.0
if k > 0:
    kl += share * (np.log(share) - np.log(y_hat))
if k < n:
    kl += (1 - share) * (np.log1p(-share) - np.log1p(-y_hat))
"""
_TORCH_KL = """\
observed, model = (torch.distributions.Bernoulli(p) for p in (y.mean(), y_hat))
kl = torch.distributions.kl_divergence(observed, model)
"""


def _numpy_given(params: LikelihoodParams) -> str:
    data = params.observed
    return f"import numpy as np\n\nk, n, y_hat = {data.ones}, {data.total}, {params.prediction!r}\n"


def _torch_given(params: LikelihoodParams) -> str:
    data = params.observed
    return f"""\
import torch
import torch.nn.functional as F

k, n = {data.ones}, {data.total}
y = (torch.arange(n) < k).to(torch.float64)  # the order does not matter
y_hat = torch.tensor({params.prediction!r}, dtype=torch.float64)
"""


def _now(params: LikelihoodParams) -> seen.Stages:
    data = params.observed
    return seen.stages(data.ones, data.total, params.prediction)


def _powers(params: LikelihoodParams) -> str:
    data, p = params.observed, exact_in_latex(params.prediction)
    return rf"= {as_base(p)}^{{{data.ones}}} \cdot (1-{p})^{{{data.zeros}}}"


def likelihood(params: LikelihoodParams) -> Explanation:
    """The product of all probabilities; its digits come from the logarithm, which has them."""
    now = _now(params)
    log = numerals.grouped(numerals.fixed(now.log_likelihood, 2))
    note = (
        "What is shown is e to the log-likelihood, split into a power of ten and the rest: "
        f"{log} / ln 10 = {numerals.grouped(numerals.fixed(now.log_likelihood / math.log(10), 2))}."
    )
    return _product(params, now, note)


def float64(params: LikelihoodParams) -> Explanation:
    """What the computer's numbers make of the product."""
    now = _now(params)
    log = numerals.grouped(numerals.fixed(now.log_likelihood, 2))
    if seen.underflows(now):
        note = (
            "The smallest float64 above 0 is 4.94·10⁻³²⁴; what is less than half of it, below "
            f"e^{numerals.fixed(_LN_SMALLEST, 2)}, is rounded to 0. Here it would be e^{log}. The "
            "logarithm is an ordinary number, so add logarithms instead of multiplying. (A loop "
            "that multiplies one by one may stick at 4.94·10⁻³²⁴ instead: as wrong.)"
        )
    else:
        note = (
            "A float64 has room down to 4.94·10⁻³²⁴; at a log-likelihood of "
            f"{numerals.fixed(_LN_SMALLEST, 2)} nats the product becomes 0. Here it is {log} nats."
        )
    return _product(params, now, note)


def _product(params: LikelihoodParams, now: seen.Stages, note: str) -> Explanation:
    whole = now.likelihood > 1e-300  # below, float64 has fewer digits
    return Explanation(
        symbolic=r"P = \prod_i p_i = \hat y^{k} (1-\hat y)^{N-k}",
        substituted=_powers(params),
        number=now.likelihood,
        numpy=_numpy_given(params) + _PRODUCT + "print(float(product))\n",
        torch=_torch_given(params)
        + "product = y_hat**k * (1 - y_hat) ** (n - k)\nprint(product.item())\n",
        note=note,
        witness=math.exp(now.log_likelihood) if whole else None,
        witness_by="as e to the log-likelihood" if whole else "",
    )


def log_likelihood(params: LikelihoodParams) -> Explanation:
    """The sum of the logarithms."""
    return _sum_of_logs(params, sign=1)


def negative(params: LikelihoodParams) -> Explanation:
    """Its negative, the total loss."""
    return _sum_of_logs(params, sign=-1)


def _sum_of_logs(params: LikelihoodParams, *, sign: int) -> Explanation:
    data, p, unit = params.observed, params.prediction, params.counted_in
    log, minus = unit.latex, "" if sign == 1 else "-"
    k, m = (numerals.in_latex(str(many)) for many in (data.ones, data.zeros))
    exact = exact_in_latex(p)
    terms = rf"{k} \cdot {log}({exact}) + {m} \cdot {log}(1-{exact})"
    one, zero = math.log(p), math.log1p(-p)
    return Explanation(
        symbolic=rf"{minus}{log} P = {minus}\sum_i {log} p_i",
        substituted=f"= {terms}" if sign == 1 else rf"= -\left[{terms}\right]",
        number=unit.of(sign * _now(params).log_likelihood),
        numpy=_numpy_given(params) + _SUM + numpy_in_unit(f"{minus}log_likelihood", unit),
        torch=_torch_given(params)
        + _TORCH_SUM
        + torch_in_unit("total_loss" if sign == -1 else "(-total_loss)", unit),
        note="The order of the observations does not matter: k ones and N − k zeros add up alike.",
        witness=unit.of(sign * math.fsum([one] * data.ones + [zero] * data.zeros)),
        witness_by="by adding up the observations one by one",
    )


def loss(params: LikelihoodParams) -> Explanation:
    """The mean loss: binary cross-entropy as libraries average it."""
    data, unit = params.observed, params.counted_in
    now, log = _now(params), unit.latex
    one, zero = math.log(params.prediction), math.log1p(-params.prediction)
    share = data.share
    return Explanation(
        symbolic=rf"L = -\frac{{1}}{{N}} {log} P",
        substituted=rf"= \frac{{{numerals.in_latex(numerals.exact(unit.of(now.negative)))}}}"
        rf"{{{numerals.in_latex(str(data.total))}}}",
        number=unit.of(now.loss),
        numpy=_numpy_given(params) + _SUM + numpy_in_unit("-log_likelihood / n", unit),
        torch=_torch_given(params)
        + "loss = F.binary_cross_entropy(y_hat.expand(n), y)  # clamps each log at -100\n"
        + torch_in_unit("loss", unit),
        note="Libraries average over a batch by default; a sum would grow with its size N.",
        witness=unit.of(-(share * one + (1 - share) * zero)),
        witness_by="as the cross-entropy H(k/N, ŷ)",
    )


def best(params: LikelihoodParams) -> Explanation:
    """The prediction under which everything is likeliest."""
    data = params.observed
    k, n = (numerals.in_latex(str(many)) for many in (data.ones, data.total))
    return Explanation(
        symbolic=r"\frac{dL}{d\hat y} = \frac{\hat y - k/N}{\hat y(1-\hat y)} = 0"
        r" \;\text{at}\; \hat y = \frac{k}{N}",
        substituted=rf"= \frac{{{k}}}{{{n}}}",
        number=data.share,
        numpy=_numpy_given(params) + "print(k / n)\n",
        torch=_torch_given(params) + "print(y.mean().item())\n",
        note="The maximum-likelihood estimate is what was observed, not the true probability: "
        "the two come closer as N grows.",
    )


def excess(params: LikelihoodParams) -> Explanation:
    """How much loss the prediction costs above the least that there is."""
    data, unit, p = params.observed, params.counted_in, params.prediction
    log, k, n = unit.latex, numerals.in_latex(str(data.ones)), numerals.in_latex(str(data.total))
    number, exact = seen.excess(data, p), exact_in_latex(p)
    apart = number > seen.APART
    return Explanation(
        symbolic=rf"\text{{KL}} = \frac{{k}}{{N}} {log} \frac{{k/N}}{{\hat y}} + "
        rf"\left(1-\frac{{k}}{{N}}\right) {log} \frac{{1-k/N}}{{1-\hat y}}",
        substituted=rf"= \frac{{{k}}}{{{n}}} {log} \frac{{{k}/{n}}}{{{exact}}} + "
        rf"\left(1-\frac{{{k}}}{{{n}}}\right) {log} \frac{{1-{k}/{n}}}{{1-{exact}}}",
        number=unit.of(number),
        numpy=_numpy_given(params) + _KL + numpy_in_unit("kl", unit),
        torch=_torch_given(params) + _TORCH_KL + torch_in_unit("kl", unit),
        note="The mean loss at ŷ minus that at k/N. A term whose k/N or 1 − k/N is 0 is 0.",
        witness=unit.of(seen.divergence(data, p)) if apart else None,
        witness_by="from the two distributions, term by term" if apart else "",
    )
