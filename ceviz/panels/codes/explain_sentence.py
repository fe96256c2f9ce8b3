"""How the numbers of a sentence come about, letter by letter."""

from __future__ import annotations

from collections.abc import Callable

from ceviz.core.figure import Array
from ceviz.core.panel import Explanation
from ceviz.core.units import BITS, NATS, Unit
from ceviz.panels.codes.explain_measures import explained_perplexity
from ceviz.panels.codes.formulas import written
from ceviz.panels.codes.sentence import Sentence
from ceviz.panels.codes.snippets import numpy_arrays, torch_arrays


def explain_sentence(now: Sentence, readout: str) -> Explanation | None:
    """How a readout of the sentence is computed."""
    made: dict[str, Callable[[], Explanation]] = {
        "a letter": lambda: _a_letter(now, 1, BITS),
        "nats": lambda: _a_letter(now, 0, BITS),
        "other nats": lambda: _a_letter(now, 1, NATS),
        "perplexity": lambda: explained_perplexity(now.a_letter(1), BITS),
        "total 0": lambda: _total(now, 0),
        "total 1": lambda: _total(now, 1),
        "total 2": lambda: _total(now, 2),
    }
    return made[readout]() if readout in made else None


def _total(now: Sentence, row: int) -> Explanation:
    costs = now.costs[row, : now.read]
    return Explanation(
        symbolic=r"\sum_{i=1}^{n} \log_2 \frac{1}{q(x_i)}",
        substituted=rf"= {_terms(costs)}",
        number=now.totals[row],
        numpy=numpy_arrays(bits=costs) + "print(float(bits.sum()))\n",
        torch=torch_arrays(bits=costs) + "print(bits.sum().item())\n",
        note="One number for each letter that is read: the length of its word.",
    )


def _a_letter(now: Sentence, row: int, unit: Unit) -> Explanation:
    costs = now.costs[row, : now.read]
    times = "" if unit is BITS else " * np.log(2)"
    torch_times = "" if unit is BITS else " * math.log(2)"
    many = max(now.read, 1)
    return Explanation(
        symbolic=rf"\frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {unit.latex} \frac{{1}}{{q(x_i)}}",
        substituted=rf"= {written(now.totals[row] * unit.per_bit)} / {now.read}",
        number=now.a_letter(row) * unit.per_bit,
        numpy=numpy_arrays(bits=costs) + f"print(float(bits.sum() / {many}{times}))\n",
        torch=torch_arrays(bits=costs).replace("import torch\n", "import torch\nimport math\n")
        + f"print(bits.sum().item() / {many}{torch_times})\n",
        note="1 bit is ln 2 = 0.693 nats." if unit is NATS else "",
    )


def _terms(costs: Array) -> str:
    shown = [written(float(cost), 2) for cost in costs[:4]]
    return " + ".join([*shown, r"\ldots"] if costs.size > 4 else shown) or "0"
