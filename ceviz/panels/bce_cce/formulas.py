"""The formulas of BCE vs CCE. Ten classes stay readable: what vanishes is written as 0 alone."""

from __future__ import annotations

import math
import re

from ceviz.core import numerals
from ceviz.core.figure import Formula, coloured, dimmed, kept
from ceviz.panels.bce_cce.classes import Classes, written
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.binary import loss_formula

_WRITTEN_OUT = 4  # up to so many classes, every number of every term is shown

# Letters that the mathematical font has; a class with others in its name goes by its number.
_TYPESETTABLE = re.compile(r"[ -_a-~¡-žΑ-ώЀ-џ]+")
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        **{sign: "\\" + sign for sign in "{}$%#&_"},
    }
)


def formulas(params: BceCceParams, now: Classes) -> tuple[Formula, ...]:
    """The loss, and what lies behind its ŷ."""
    if params.kind == "binary":
        return (loss_formula(params.label, params.prediction, now.loss),)
    second = _as_binary(params, now) if params.classes == 2 else softmax_formula(params, now)
    return (_loss(now), second)


def subscript(params: BceCceParams, k: int) -> str:
    """How a class is called below a letter: by its name, or else by its number."""
    name = params.names[k]
    return rf"\text{{{name.translate(_ESCAPED)}}}" if _TYPESETTABLE.fullmatch(name) else str(k)


def probability(share: float) -> str:
    """A probability with three decimals, or more near 0 and 1."""
    return numerals.in_latex(written(share, 3))


def loss_in_latex(now: Classes) -> str:
    """The loss with three decimals, or in powers of ten when it is tiny."""
    return coloured("loss", numerals.in_latex(numerals.visible(now.loss, 3)))


def _loss(now: Classes) -> Formula:
    return Formula(
        key="loss",
        symbolic=r"L = -\sum_k y_k \ln \hat y_k",
        substituted=rf"= -\left[{' + '.join(_term(now, k) for k in range(len(now.names)))}\right]",
        result=rf"= -\ln({probability(now.given)}) = {loss_in_latex(now)}",
    )


def _term(now: Classes, k: int) -> str:
    if k == now.true:
        return kept("loss", rf"1 \cdot \ln({probability(now.given)})")
    if len(now.names) > _WRITTEN_OUT:
        return dimmed("0")
    return dimmed(rf"0 \cdot \ln({probability(now.predicted[k])})")


def softmax_formula(params: BceCceParams, now: Classes) -> Formula:
    """Where the true class's ŷ comes from."""
    name = subscript(params, now.true)
    logits = params.logits[: params.classes]
    own = f"e^{{{logit_in_latex(logits[now.true])}}}"
    if params.classes > _WRITTEN_OUT:
        powers = numerals.latex(math.fsum(math.exp(z) for z in logits), 3)
    else:
        powers = " + ".join(f"e^{{{logit_in_latex(z)}}}" for z in logits)
    return Formula(
        key="softmax",
        symbolic=rf"\hat y_{{{name}}} = \frac{{e^{{z_{{{name}}}}}}}{{\sum_k e^{{z_k}}}}",
        substituted=rf"= \frac{{{own}}}{{{powers}}}",
        result=rf"= {coloured('loss', probability(now.given))}",
    )


def _as_binary(params: BceCceParams, now: Classes) -> Formula:
    """Of two classes only the difference of the logits counts: softmax is a sigmoid."""
    first, second = subscript(params, 0), subscript(params, 1)
    symbols = rf"z_{{{first}}} - z_{{{second}}}"
    one, two = (logit_in_latex(z) for z in params.logits[:2])
    numbers = f"{one} - ({two})" if two.startswith("-") else f"{one} - {two}"
    before, after = (r"\sigma(", ")") if now.true == 0 else (r"(1 - \sigma(", "))")
    return Formula(
        key="binary",
        symbolic=rf"\text{{CCE}} = \text{{BCE}} = -\ln {before}{symbols}{after}",
        substituted=rf"= -\ln {before}{numbers}{after}",
        result=rf"= {loss_in_latex(now)}",
    )


def logit_in_latex(z: float) -> str:
    """A logit with the two decimals that it can have."""
    return numerals.latex(z, 2)
