"""How each number of the codes panel comes about, by hand and by program."""

from __future__ import annotations

from ceviz.core.panel import Explanation
from ceviz.core.units import BITS, Unit
from ceviz.panels.codes.explain_measures import Measures, explained_perplexity
from ceviz.panels.codes.explain_sentence import explain_sentence
from ceviz.panels.codes.formulas import KL, written
from ceviz.panels.codes.letters import Letters, letters, spoken
from ceviz.panels.codes.outcomes import goal, pair
from ceviz.panels.codes.params import CodesParams
from ceviz.panels.codes.sentence import sentence
from ceviz.panels.codes.snippets import literal, numpy_arrays, torch_arrays
from ceviz.panels.codes.words import RANKED

_TORCH_GOAL_IN_NATS = "print((goal * torch.tensor(2.0, dtype=torch.float64).log()).item())\n"


def explain(params: CodesParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what has no formula."""
    if params.view == "sentence":
        return explain_sentence(sentence(params), readout)
    if params.view == "distributions":
        return _of_pair(params, readout)
    return _of_letters(letters(params), params.counted_in, readout)


def _of_letters(now: Letters, unit: Unit, readout: str) -> Explanation | None:
    if readout == "mean":
        return _mean(now)
    if readout.startswith("worst "):
        rank = int(readout.removeprefix("worst "))
        return _worst(now, now.worst[rank - 1]) if rank <= RANKED else None
    return Measures(now.measured(unit), unit).explained(readout)


def _mean(now: Letters) -> Explanation:
    return Explanation(
        symbolic=r"\sum_k p_k \ell_k",
        substituted=rf"= \sum_{{k=1}}^{{{now.p.size}}} p_k \ell_k",
        number=now.mean,
        numpy=numpy_arrays(p=now.p, length=now.used)
        + "on = p > 0\nprint(float((p[on] * length[on]).sum()))\n",
        torch=torch_arrays(p=now.p, length=now.used)
        + "on = p > 0\nprint(float((p[on] * length[on]).sum()))\n",
        note="Lengths are whole bits, so the mean is not quite H(P, Q).",
    )


def _worst(now: Letters, k: int) -> Explanation:
    p, used, right = float(now.p[k]), float(now.used[k]), float(now.right[k])
    if p == 0:
        right = used = 0.0
    given = f"p, length, right = {p!r}, {literal(used)}, {literal(right)}\n"
    return Explanation(
        symbolic=r"p_k \left(\ell_k - \ell_k^{\text{right}}\right)",
        substituted=rf"= {p:.4f} \cdot ({written(used, 4)} - {written(right, 4)})",
        number=float(now.waste[k]) if p else 0.0,
        numpy="import numpy as np\n\n"
        + given.replace("inf", "np.inf")
        + "print(p * length - p * right)\n",
        torch="import torch\n\n"
        + given.replace("inf", "torch.inf")
        + "print(p * length - p * right)  # Python's own numbers are float64\n",
        note=f"What {spoken(k)} adds to the waste: its share times the bits beyond the right code.",
    )


def _of_pair(params: CodesParams, readout: str) -> Explanation | None:
    now, unit = pair(params), params.counted_in
    if readout == "perplexity":
        return explained_perplexity(now.cross, unit)
    if readout == "goal":
        return Explanation(
            symbolic=KL,
            substituted=rf"\to {written(goal(params))} \text{{ {params.unit}}}",
            number=goal(params),
            numpy=f"import numpy as np\n\ngoal = {params.target!r}  # bits\n"
            + ("print(goal)\n" if unit is BITS else "print(float(goal * np.log(2)))\n"),
            torch="import torch\n\n"
            f"goal = torch.tensor({params.target!r}, dtype=torch.float64)  # bits\n"
            + ("print(goal.item())\n" if unit is BITS else _TORCH_GOAL_IN_NATS),
            note=f"The goal of the challenge; KL is {written(now.kl)} now.",
        )
    return Measures(now, unit).explained(readout)
