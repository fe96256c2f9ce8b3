"""BCE vs CCE: what binary and categorical cross-entropy do, and why only one term is left."""

from __future__ import annotations

from ceviz import model
from ceviz.core.figure import Figure
from ceviz.core.panel import Drag, Explanation, Panel, PanelAction, nudged
from ceviz.panels.bce_cce import gradient_words, simplex
from ceviz.panels.bce_cce.classes import Classes, classes, logit_back, logit_for, scaled_logits
from ceviz.panels.bce_cce.explain import explain_binary, explain_categorical
from ceviz.panels.bce_cce.gradient_explain import explain_gradient
from ceviz.panels.bce_cce.gradient_view import gradient_plots
from ceviz.panels.bce_cce.multi_label import multi_label, multi_label_plots
from ceviz.panels.bce_cce.multi_label_explain import explain_multi_label
from ceviz.panels.bce_cce.multi_label_words import (
    multi_label_description,
    multi_label_formulas,
    multi_label_readouts,
    multi_label_verdict,
)
from ceviz.panels.bce_cce.params import BceCceParams, edit
from ceviz.panels.bce_cce.plot import plots
from ceviz.panels.bce_cce.strip import formulas
from ceviz.panels.bce_cce.trap_explain import explain_trap
from ceviz.panels.bce_cce.traps import telling_example, trap
from ceviz.panels.bce_cce.words import description, readouts, verdict
from ceviz.panels.binary.dragging import dragged_in_steps

_QUESTION = "Which terms are left?"
_UNMOVED = 1e-9  # in axis units, less than any pixel


def figure(params: BceCceParams) -> Figure:
    """The prediction beside the label for each class and the terms of the loss, or its gradient."""
    if params.kind == "multi-label":
        return _of_several(params)
    now = classes(params)
    if params.kind == "categorical" and params.view in ("gradient", "simplex"):
        return _of_gradient(params, now)
    return Figure(
        title=_QUESTION,
        plots=plots(params, now),
        formulas=formulas(params, now),
        readouts=readouts(params, now),
        verdict=verdict(params, now),
        description=description(params, now),
    )


def _of_several(params: BceCceParams) -> Figure:
    """All terms count where several labels can be true."""
    now = multi_label(params)
    return Figure(
        title="Which terms are left when several labels are true?",
        plots=multi_label_plots(params, now),
        formulas=multi_label_formulas(params, now),
        readouts=multi_label_readouts(params, now),
        verdict=multi_label_verdict(params, now),
        description=multi_label_description(params, now),
    )


def _of_gradient(params: BceCceParams, now: Classes) -> Figure:
    """ŷ − y on the logits, or in the triangle of three classes."""
    if params.view == "simplex":
        return Figure(
            title="Where does the gradient pull?",
            plots=(simplex.simplex_plot(params, now),),
            formulas=formulas(params, now),
            readouts=simplex.simplex_readouts(params, now),
            verdict=simplex.simplex_verdict(params, now),
            description=simplex.simplex_description(params, now),
        )
    return Figure(
        title="Where does the gradient pull?",
        plots=gradient_plots(params, now),
        formulas=gradient_words.gradient_formulas(params, now),
        readouts=gradient_words.gradient_readouts(params, now),
        verdict=gradient_words.gradient_verdict(params, now),
        description=gradient_words.gradient_description(params, now),
    )


def drag(params: BceCceParams, drag: Drag) -> BceCceParams:
    """A bar's top sets that class's ŷ, by its own logit alone; a point in the triangle all three.

    A handle that is where it was stays: near 0 and 1 the place of a bar does not tell its logit.
    """
    if params.kind == "binary":
        return dragged_in_steps(params, "prediction", drag.y)
    if drag.handle == "point":
        return _dragged_point(params, drag)
    what, _, index = drag.handle.partition(" ")
    k = int(index)
    if what == "logit":
        return nudged(PANEL, params, "logits", k, drag.y - params.shift)
    if params.kind == "multi-label":
        return _dragged_sigmoid(params, k, drag.y)
    now = classes(params)
    if abs(drag.y - now.predicted[k]) < _UNMOVED:
        return params
    others = now.logits[:k] + now.logits[k + 1 :]
    return nudged(PANEL, params, "logits", k, logit_back(params, logit_for(drag.y, others)))


def _dragged_sigmoid(params: BceCceParams, k: int, share: float) -> BceCceParams:
    if abs(share - float(model.sigmoid(scaled_logits(params)[k]))) < _UNMOVED:
        return params
    # With no other class, e⁰ is what the share is weighed against.
    return nudged(PANEL, params, "logits", k, logit_back(params, logit_for(share, (0.0,))))


def _dragged_point(params: BceCceParams, drag: Drag) -> BceCceParams:
    x, y = simplex.place(classes(params))
    if max(abs(drag.x - x), abs(drag.y - y)) < _UNMOVED:
        return params
    for k, logit in enumerate(simplex.dragged(params, drag.x, drag.y)):
        params = nudged(PANEL, params, "logits", k, logit)
    return params


def explain(params: BceCceParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what the user sets, which has no formula."""
    if params.kind == "binary":
        return explain_binary(params, readout)
    if params.kind == "multi-label":
        return explain_multi_label(params, multi_label(params), readout)
    now = classes(params)
    wrong = trap(params, now)
    found = None
    if wrong is not None:
        found = explain_trap(params, now, wrong, readout)
    elif params.view in ("gradient", "simplex"):
        found = explain_gradient(params, now, readout)
    return found or explain_categorical(params, now, readout)


def _trapped(params: BceCceParams) -> bool:
    return params.kind == "categorical" and params.view == "terms" and params.trap != "none"


PANEL = Panel(
    id="bce-cce",
    title="BCE vs CCE",
    question=_QUESTION,
    why=(
        "Cross-entropy multiplies each ln ŷ by its label y. A label that is 0 removes its term, "
        "so only the true class's term is left: the loss is −ln of the probability that the model "
        "gave to it. That is why the class index alone is enough, as PyTorch's CrossEntropyLoss "
        "takes it. With two classes, softmax is a sigmoid of the logits' difference, and CCE "
        "equals BCE."
    ),
    params=BceCceParams,
    figure=figure,
    drag=drag,
    explain=explain,
    edit=edit,
    actions=(
        PanelAction(
            id="telling-example",
            title="A telling example",
            help="Set the logits so that the trap shows its fingerprint.",
            apply=telling_example,
            shown=_trapped,
        ),
    ),
)
