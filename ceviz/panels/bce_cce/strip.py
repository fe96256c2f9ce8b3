"""Which formulas stand under the plot."""

from __future__ import annotations

from ceviz.core.figure import Formula
from ceviz.panels import binary
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.formulas import (
    binary_formula,
    loss_formula,
    softmax_formula,
)
from ceviz.panels.bce_cce.input_view import input_formulas
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.trap_words import trap_formula
from ceviz.panels.bce_cce.traps import trap


def formulas(params: BceCceParams, now: Classes) -> tuple[Formula, ...]:
    """The loss, and what lies behind its ŷ; or the trap, or both forms of the label."""
    unit = params.counted_in
    if params.kind == "binary":
        return (binary.loss_formula(params.label, params.prediction, now.loss, unit),)
    wrong = trap(params, now)
    if wrong is not None:
        return (loss_formula(unit, now), trap_formula(params, now, wrong))
    if params.view == "input":
        return input_formulas(params, now)
    second = binary_formula if params.classes == 2 else softmax_formula
    return (loss_formula(unit, now), second(params, now))
