"""Codes & KL: the wrong code, and where the word "cross" comes from."""

from __future__ import annotations

from ceviz.core.figure import Figure
from ceviz.core.panel import Drag, Panel, nudged
from ceviz.panels.codes.actions import ACTIONS
from ceviz.panels.codes.bars import bars_plot
from ceviz.panels.codes.distributions import pair_plots
from ceviz.panels.codes.explain import explain
from ceviz.panels.codes.formulas import letter_formulas, pair_formulas, sentence_formulas
from ceviz.panels.codes.lengths import LONGEST
from ceviz.panels.codes.letters import language, letters
from ceviz.panels.codes.outcomes import pair
from ceviz.panels.codes.params import CodesParams, by_hand, edit
from ceviz.panels.codes.sentence import costs_plot, read_to, rulers_plot, sentence
from ceviz.panels.codes.tree import tree_plot
from ceviz.panels.codes.words import (
    letter_description,
    letter_readouts,
    letter_verdict,
    pair_description,
    pair_readouts,
    pair_verdict,
    sentence_description,
    sentence_readouts,
    sentence_verdict,
)

_QUESTION = "Why is it “cross”-entropy?"


def figure(params: CodesParams) -> Figure:
    """Letters and their words, a sentence in three codes, or two distributions."""
    if params.view == "codes":
        return _letters(params)
    return _sentence(params) if params.view == "sentence" else _pair(params)


def _letters(params: CodesParams) -> Figure:
    now = letters(params)
    readouts = letter_readouts(params, now)
    return Figure(
        title=_QUESTION,
        plots=(tree_plot(now) if _shows_tree(params) else bars_plot(now),),
        formulas=letter_formulas(params, now),
        readouts=readouts,
        verdict=letter_verdict(params, now),
        description=letter_description(params, now, readouts[0]),
    )


def _sentence(params: CodesParams) -> Figure:
    now = sentence(params)
    names = language(params.p), language(params.q)
    below = tree_plot(letters(params)) if _shows_tree(params) else costs_plot(now, share=0.8)
    readouts = sentence_readouts(params, now)
    return Figure(
        title=_QUESTION,
        plots=(rulers_plot(now, names, share=1.5), below),
        formulas=sentence_formulas(now),
        readouts=readouts,
        verdict=sentence_verdict(params, now),
        description=sentence_description(params, now, readouts[0]),
    )


def _pair(params: CodesParams) -> Figure:
    now = pair(params)
    readouts = pair_readouts(params, now)
    return Figure(
        title=_QUESTION,
        plots=pair_plots(params, now),
        formulas=pair_formulas(params, now),
        readouts=readouts,
        verdict=pair_verdict(params, now),
        description=pair_description(params, now, readouts[0]),
    )


def _shows_tree(params: CodesParams) -> bool:
    return params.tree and params.code == "huffman" and params.q != "hand"


def drag(params: CodesParams, drag: Drag) -> CodesParams:
    """A bar's end sets its word's length, a ruler's end reads on, a bar's top sets its share."""
    what, _, index = drag.handle.partition(" ")
    if what == "length":
        return by_hand(params, int(index), min(max(drag.x, 0.0), LONGEST))
    if what == "end":
        return edit(params, "read", read_to(sentence(params), drag.x))
    if what == "p" and not index:
        # Of the true class P is 1 − ε + ε/K, with K outcomes.
        smoothing = (1 - drag.y) / (1 - 1 / params.outcomes)
        return nudged(PANEL, params, "smoothing", None, smoothing)
    return nudged(PANEL, params, f"{what}_shares", int(index), drag.y)


PANEL = Panel(
    id="codes",
    title="Codes & KL",
    question=_QUESTION,
    why=(
        "A code that is made for Q gives a letter a word of −log₂ q bits. A text in P pays for its "
        "letters as often as P says, but at Q's lengths: that is the cross-entropy H(P, Q), with "
        "one distribution in the weights and the other in the lengths. The right code would pay "
        "H(P). What lies beyond is waste, KL(P‖Q), and it is 0 only when Q = P."
    ),
    params=CodesParams,
    figure=figure,
    drag=drag,
    explain=explain,
    edit=edit,
    actions=ACTIONS,
)
