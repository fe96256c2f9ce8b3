"""How the numbers of several labels at once come about."""

from __future__ import annotations

import math

from ceviz.core import numerals
from ceviz.core.figure import coloured
from ceviz.core.panel import Explanation
from ceviz.core.units import Unit, other_unit
from ceviz.panels.bce_cce.multi_label import MultiLabel
from ceviz.panels.bce_cce.multi_label_words import sum_formula
from ceviz.panels.bce_cce.numbers import last_digit, loss_put_in, tells
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.shares import Share, share_within, written_together
from ceviz.panels.bce_cce.snippets import numpy_labelled, torch_labelled
from ceviz.panels.binary.explain import numpy_in_unit, torch_in_unit

_TERMS = """\
wrong_side = np.where(z >= 0, 1 - y, y)
terms = wrong_side * np.abs(z) + np.log1p(np.exp(-np.abs(z)))
"""


def explain_multi_label(params: BceCceParams, now: MultiLabel, readout: str) -> Explanation | None:
    """How one of the readouts is computed."""
    unit = params.counted_in
    match readout:
        case "loss":
            return _loss(params, now, unit)
        case "other unit":
            return _loss(params, now, other_unit(unit))
        case "mean":
            return _mean(params, now, unit)
        case "total":
            return _total(params, now)
    return None


def _loss(params: BceCceParams, now: MultiLabel, unit: Unit) -> Explanation:
    formula = sum_formula(now, unit, decimals=4)
    return Explanation(
        symbolic=formula.symbolic,
        substituted=formula.substituted,
        number=unit.of(now.loss),
        numpy=numpy_labelled(params)
        + _TERMS
        + "loss = terms.sum()\n"
        + numpy_in_unit("loss", unit),
        torch=torch_labelled(params)
        + 'loss = F.binary_cross_entropy_with_logits(z, y, reduction="sum")\n'
        + torch_in_unit("loss", unit),
        note="All terms count: each class has its own sigmoid and its own binary cross-entropy. "
        'PyTorch takes the mean unless it is told reduction="sum".',
        witness=unit.of(math.fsum(map(_softplus, _toward_wrong(now)))),
        witness_by=f"as Σ {unit.log}(1 + e^−z) where y = 1, and e^z where y = 0",
    )


def _toward_wrong(now: MultiLabel) -> list[float]:
    """Every logit, turned so that a higher one is worse."""
    return [-z if y else z for z, y in zip(now.logits, now.labels, strict=True)]


def _softplus(z: float) -> float:
    return math.log1p(math.exp(z))


def _mean(params: BceCceParams, now: MultiLabel, unit: Unit) -> Explanation:
    many = len(now.names)
    same = tells(unit.of(now.mean), 4)
    loss = numerals.in_latex(loss_put_in(unit.of(now.loss), lambda loss: same(loss / many)))
    return Explanation(
        symbolic=r"\frac{L}{K}",
        substituted=rf"= \frac{{{coloured('loss', loss)} \text{{ {unit.name}}}}}{{{many}}}",
        number=unit.of(now.mean),
        numpy=numpy_labelled(params)
        + _TERMS
        + "loss = terms.mean()\n"
        + numpy_in_unit("loss", unit),
        torch=torch_labelled(params)
        + "loss = F.binary_cross_entropy_with_logits(z, y)  # the mean\n"
        + torch_in_unit("loss", unit),
        note="The mean does not grow with the number of classes. It is what PyTorch's "
        "BCEWithLogitsLoss and Keras's BinaryCrossentropy give.",
    )


def _total(params: BceCceParams, now: MultiLabel) -> Explanation:
    total = math.fsum(now.predicted)
    each, same = last_digit(total, 4) / len(now.names), tells(total, 4)

    def put(room: float) -> list[Share]:
        return [
            share_within(share, rest, room * each)
            for share, rest in zip(now.predicted, now.missed, strict=True)
        ]

    shares = written_together(put, lambda shares: same(math.fsum(share.value for share in shares)))
    return Explanation(
        symbolic=r"\sum_k \hat y_k = \sum_k \sigma(z_k)",
        substituted=f"= {' + '.join(share.latex for share in shares)}",
        number=total,
        numpy=numpy_labelled(params)
        + "e = np.exp(-np.abs(z))\n"
        + "y_hat = np.where(z >= 0, 1, e) / (1 + e)\nprint(float(y_hat.sum()))\n",
        torch=torch_labelled(params) + "print(torch.sigmoid(z).sum().item())\n",
        note="Softmax would make it 1: its classes share one unit of probability. Sigmoids "
        "do not share.",
    )
