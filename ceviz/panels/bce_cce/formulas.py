"""The formulas of BCE vs CCE. Ten classes stay readable: what vanishes is written as 0 alone."""

from __future__ import annotations

import math
import re

from ceviz.core import numerals
from ceviz.core.figure import Formula, coloured, dimmed, kept
from ceviz.core.units import Unit
from ceviz.panels.bce_cce.classes import Classes, written
from ceviz.panels.bce_cce.numbers import latex_in_unit, significant
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.scaled import scaled_number, scaled_symbol
from ceviz.panels.bce_cce.shares import charged
from ceviz.panels.binary.digits import fewest

WRITTEN_OUT = 4
"""Up to so many classes, every number of every term is shown."""

# Letters that the mathematical font has; a class with others in its name goes by its number.
_TYPESETTABLE = re.compile(r"[ -_a-~¡-žΑ-ώЀ-џ]+")
_ESCAPED = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        **{sign: "\\" + sign for sign in "{}$%#&_"},
    }
)


def subscript(params: BceCceParams, k: int) -> str:
    """How a class is called below a letter: by its name, or else by its number."""
    name = params.names[k]
    return rf"\text{{{name.translate(_ESCAPED)}}}" if _TYPESETTABLE.fullmatch(name) else str(k)


def probability(share: float, rest: float | None = None) -> str:
    """A probability with three decimals, or more near 0 and 1."""
    return numerals.in_latex(written(share, 3, rest))


def predicted(now: Classes, k: int) -> str:
    """The probability of a class."""
    return probability(now.predicted[k], now.rest(k))


def loss_in_latex(loss: float, unit: Unit) -> str:
    """A loss in a unit with three decimals, or in powers of ten when it is tiny."""
    return latex_in_unit(loss, unit, "loss")


def loss_formula(unit: Unit, now: Classes) -> Formula:
    """The loss: with letters, with a term for every class, and what is left of them."""
    log, own = unit.latex, charged(now, now.true, unit).latex
    terms = " + ".join(_term(now, k, log, own) for k in range(len(now.names)))
    return Formula(
        key="loss",
        symbolic=rf"L = -\sum_k y_k {log} \hat y_k",
        substituted=rf"= -\left[{terms}\right]",
        result=rf"= -{log}({own}) = {loss_in_latex(now.loss, unit)}",
    )


def _term(now: Classes, k: int, log: str, own: str) -> str:
    if k == now.true:
        return kept("loss", rf"1 \cdot {log}({own})")
    if len(now.names) > WRITTEN_OUT:
        return dimmed("0")
    return dimmed(rf"0 \cdot {log}({predicted(now, k)})")


def softmax_formula(params: BceCceParams, now: Classes, *, digits: int = 4) -> Formula:
    """Where the true class's ŷ comes from; of many classes the others' powers as one number.

    ``digits`` is how many that has at least.
    """
    name = subscript(params, now.true)
    logits = params.logits[: params.classes]
    own = f"e^{{{scaled_in_latex(params, logits[now.true])}}}"
    if params.classes > WRITTEN_OUT:
        others = math.fsum(math.exp(z) for k, z in enumerate(now.logits) if k != now.true)
        powers = f"{own} + {_powers(now, others, digits)}"
    else:
        powers = " + ".join(f"e^{{{scaled_in_latex(params, z)}}}" for z in logits)
    first, every = scaled_symbol(params, f"z_{{{name}}}"), scaled_symbol(params, "z_k")
    return Formula(
        key="softmax",
        symbolic=rf"\hat y_{{{name}}} = \frac{{e^{{{first}}}}}{{\sum_k e^{{{every}}}}}",
        substituted=rf"= \frac{{{own}}}{{{powers}}}",
        result=rf"= {coloured('loss', predicted(now, now.true))}",
    )


def _powers(now: Classes, others: float, digits: int) -> str:
    """The others' powers in three decimals, or in so many digits where those are less, or too many.

    Or in as many more as lead to the true class's ŷ in a decimal less.
    """
    shown = written(now.given, digits - 1, now.rest(now.true))
    own = math.exp(now.logits[now.true])

    def text(more: int) -> str:
        if others >= 1e5:
            return significant(others, digits + more)
        if others < 10.0 ** (digits - 4):
            return significant(others, digits + more + 1)
        return numerals.fixed(others, 3 + more)

    def leads(more: int) -> bool:
        powers = numerals.number_in(text(more))
        return written(own / (own + powers), digits - 1, powers / (own + powers)) == shown

    return numerals.in_latex(text(fewest(leads, range(10))))


def binary_formula(params: BceCceParams, now: Classes) -> Formula:
    """Of two classes only the difference of the logits counts: softmax is a sigmoid."""
    first, second = subscript(params, 0), subscript(params, 1)
    symbols = rf"z_{{{first}}} - z_{{{second}}}"
    if params.temperature != 1:
        symbols = f"({symbols})/T"
    numbers = difference_in_latex(params)
    log = params.counted_in.latex
    before, after = (r"\sigma(", ")") if now.true == 0 else (r"(1 - \sigma(", "))")
    return Formula(
        key="binary",
        symbolic=rf"\text{{CCE}} = \text{{BCE}} = -{log} {before}{symbols}{after}",
        substituted=rf"= -{log} {before}{numbers}{after}",
        result=rf"= {loss_in_latex(now.loss, params.counted_in)}",
    )


def difference_in_latex(params: BceCceParams) -> str:
    """How far the first logit is above the second one, over the temperature, with numbers."""
    one, two = (logit_in_latex(z) for z in params.logits[:2])
    numbers = f"{one} - ({two})" if two.startswith("-") else f"{one} - {two}"
    if params.temperature == 1:
        return numbers
    return f"({numbers})/{logit_in_latex(params.temperature)}"


def logit_in_latex(z: float) -> str:
    """A logit, or T, with the two decimals that it is set in; one from elsewhere has six."""
    return numerals.latex(z, 2 if abs(z - round(z, 2)) < 1e-9 else 6)


def scaled_in_latex(params: BceCceParams, z: float) -> str:
    """What becomes of a logit, in numbers."""
    return scaled_number(params, logit_in_latex(z), logit_in_latex)
