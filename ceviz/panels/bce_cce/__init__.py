"""BCE vs CCE: what binary and categorical cross-entropy do, and why only one term is left."""

from __future__ import annotations

from ceviz.core.figure import Figure
from ceviz.core.panel import Drag, Panel, nudged
from ceviz.panels.bce_cce.classes import classes, logit_for
from ceviz.panels.bce_cce.explain import explain
from ceviz.panels.bce_cce.formulas import formulas
from ceviz.panels.bce_cce.params import BceCceParams, edit
from ceviz.panels.bce_cce.plot import plots
from ceviz.panels.bce_cce.words import description, readouts, verdict

_QUESTION = "Which terms of the loss are left?"


def figure(params: BceCceParams) -> Figure:
    """The prediction beside the label for each class, and the terms of the loss below."""
    now = classes(params)
    return Figure(
        title=_QUESTION,
        plots=plots(params, now),
        formulas=formulas(params, now),
        readouts=readouts(params, now),
        verdict=verdict(params, now),
        description=description(params, now),
    )


def drag(params: BceCceParams, drag: Drag) -> BceCceParams:
    """A bar's top sets that class's ŷ; among several classes, by its own logit alone."""
    if params.kind == "binary":
        return nudged(PANEL, params, "prediction", None, drag.y)
    k = int(drag.handle.removeprefix("top "))
    others = params.logits[:k] + params.logits[k + 1 : params.classes]
    return nudged(PANEL, params, "logits", k, logit_for(drag.y, others))


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
)
