"""How each number of the codes panel comes about, by hand and by program."""

from __future__ import annotations

from collections.abc import Callable
import math

import msgspec

from ceviz.core.figure import Array
from ceviz.core.panel import Explanation
from ceviz.core.units import UNITS, Unit
from ceviz.panels.codes.formulas import CROSS, ENTROPY, KL, perplexity, written
from ceviz.panels.codes.letters import Letters, letters, spoken
from ceviz.panels.codes.outcomes import Pair, goal, pair
from ceviz.panels.codes.params import CodesParams
from ceviz.panels.codes.sentence import Sentence, sentence
from ceviz.panels.codes.words import RANKED

_PER_LINE = 4
_TORCH_GOAL_IN_NATS = "print((goal * torch.tensor(2.0, dtype=torch.float64).log()).item())\n"
_IGNORED = 'with np.errstate(divide="ignore"):  # log 0 is −∞ where q rules out what happens\n'
_ADDED = (
    "Adding q − p to each term leaves the sum as it is, since P and Q both sum to 1, and keeps the "
    "digits that the terms would lose by cancelling."
)
_TERM_OF_ZERO = "An outcome with p = 0 adds nothing: 0 · log 0 counts as 0."


def explain(params: CodesParams, readout: str) -> Explanation | None:
    """How one readout is computed; None for what has no formula."""
    if params.view == "sentence":
        return _of_sentence(sentence(params), readout)
    if params.view == "distributions":
        return _of_pair(params, readout)
    return _of_letters(letters(params), UNITS[params.unit], readout)


# -- Distributions ------------------------------------------------------------


class _Measures:
    """H(P), H(P, Q) and KL of two distributions in one unit, explained."""

    def __init__(self, now: Letters | Pair, unit: str) -> None:
        self._now, self._unit = now, unit
        self._log = r"\log_2" if unit == "bits" else r"\ln"
        self._call = "log2" if unit == "bits" else "log"

    def explained(self, readout: str) -> Explanation | None:
        made = {
            "cross": self._cross,
            "entropy": self._entropy,
            "kl": self._kl,
            "reverse": self._reverse,
        }.get(readout)
        return made() if made else None

    def _entropy(self) -> Explanation:
        now, many = self._now, self._now.p.size
        return Explanation(
            symbolic=rf"{ENTROPY} = \sum_k p_k {self._log} \frac{{1}}{{p_k}}",
            substituted=rf"= \sum_{{k=1}}^{{{many}}} p_k {self._log} \frac{{1}}{{p_k}}",
            number=now.entropy,
            numpy=_numpy(p=now.p)
            + f"p = p[p > 0]\nprint(float(-(p * np.{self._call}(p)).sum() + 0.0))\n",
            torch=_torch(p=now.p)
            + f"p = p[p > 0]\nprint(float(-(p * torch.{self._call}(p)).sum() + 0.0))\n",
            note=_TERM_OF_ZERO,
            witness=_cross_of(now.p, now.p, self._unit),
            witness_by="with each term added exactly, by math.fsum",
        )

    def _cross(self) -> Explanation:
        now = self._now
        return Explanation(
            symbolic=rf"{CROSS} = \sum_k p_k {self._log} \frac{{1}}{{q_k}} = {ENTROPY} + {KL}",
            substituted=rf"= {written(now.entropy)} + {written(now.kl)}",
            number=now.cross,
            numpy=_numpy(p=now.p, q=now.q)
            + "on = p > 0\n"
            + _IGNORED
            + f"    print(float(-(p[on] * np.{self._call}(q[on])).sum() + 0.0))\n",
            torch=_torch(p=now.p, q=now.q)
            + f"on = p > 0\nprint(float(-(p[on] * torch.{self._call}(q[on])).sum() + 0.0))\n",
            note="PyTorch's cross_entropy takes logits instead of q, and is in nats.",
            witness=_cross_of(now.p, now.q, self._unit),
            witness_by="with each term added exactly, by math.fsum",
        )

    def _kl(self) -> Explanation:
        now = self._now
        known = now.kl != 0 and math.isfinite(now.kl)
        witness = _cross_of(now.p, now.q, self._unit) - _cross_of(now.p, now.p, self._unit)
        return msgspec.structs.replace(
            self._divergence(KL, "p", "q", number=now.kl),
            witness=witness if known else None,
            witness_by="as the difference H(P, Q) − H(P)" if known else "",
        )

    def _reverse(self) -> Explanation:
        return msgspec.structs.replace(
            self._divergence(r"\text{KL}(Q \Vert P)", "q", "p", number=self._now.reverse),
            note=f"KL is no distance: the other direction has another value. {_ADDED}",
        )

    def _divergence(self, name: str, a: str, b: str, *, number: float) -> Explanation:
        ratio = rf"\frac{{{a}_k}}{{{b}_k}}"
        return Explanation(
            symbolic=rf"{name} = \sum_k {a}_k {self._log} {ratio}",
            substituted=rf"= \sum_{{k=1}}^{{{self._now.p.size}}} {a}_k {self._log} {ratio}",
            number=number,
            numpy=_numpy(p=self._now.p, q=self._now.q)
            + _keeping_digits(a, b, "np.log1p")
            + f"print(float(kl{self._per_unit('np.log(2)')}))\n",
            torch=_torch(p=self._now.p, q=self._now.q).replace("torch\n", "torch\nimport math\n", 1)
            + _keeping_digits(a, b, "torch.log1p")
            .replace(_IGNORED, "")
            .replace("    terms", "terms")
            + f"print(float(kl{self._per_unit('math.log(2)')}))\n",
            note=_ADDED,
        )

    def _per_unit(self, ln_2: str) -> str:
        return f" / {ln_2}" if self._unit == "bits" else ""


def _keeping_digits(a: str, b: str, log1p: str) -> str:
    """Source for KL whose terms, with b − a added to each, never cancel."""
    return (
        f"on = {a} > 0\n"
        f"x = ({b}[on] - {a}[on]) / {a}[on]\n"
        + _IGNORED
        + f"    terms = {a}[on] * (x - {log1p}(x))\n"
        f"kl = terms.sum() + {b}[~on].sum()\n"
    )


def _of_letters(now: Letters, unit: Unit, readout: str) -> Explanation | None:
    if readout == "mean":
        return _mean(now)
    if readout.startswith("worst "):
        rank = int(readout.removeprefix("worst "))
        return _worst(now, now.worst[rank - 1]) if rank <= RANKED else None
    return _Measures(now.measured(unit), unit.name).explained(readout)


def _mean(now: Letters) -> Explanation:
    return Explanation(
        symbolic=r"\sum_k p_k \ell_k",
        substituted=rf"= \sum_{{k=1}}^{{{now.p.size}}} p_k \ell_k",
        number=now.mean,
        numpy=_numpy(p=now.p, length=now.used)
        + "on = p > 0\nprint(float((p[on] * length[on]).sum()))\n",
        torch=_torch(p=now.p, length=now.used)
        + "on = p > 0\nprint(float((p[on] * length[on]).sum()))\n",
        note="Lengths are whole bits, so the mean is not quite H(P, Q).",
    )


def _worst(now: Letters, k: int) -> Explanation:
    p, used, right = float(now.p[k]), float(now.used[k]), float(now.right[k])
    if p == 0:
        right = used = 0.0
    given = f"p, length, right = {p!r}, {_literal(used)}, {_literal(right)}\n"
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
    now, in_bits = pair(params), params.unit == "bits"
    if readout == "perplexity":
        base = "2" if in_bits else "e"
        bits = now.cross if in_bits else now.cross / math.log(2)
        return _perplexity(perplexity(bits), now.cross, base)
    if readout == "goal":
        return Explanation(
            symbolic=KL,
            substituted=rf"\to {written(goal(params))} \text{{ {params.unit}}}",
            number=goal(params),
            numpy=f"import numpy as np\n\ngoal = {params.target!r}  # bits\n"
            + ("print(goal)\n" if in_bits else "print(float(goal * np.log(2)))\n"),
            torch="import torch\n\n"
            f"goal = torch.tensor({params.target!r}, dtype=torch.float64)  # bits\n"
            + ("print(goal.item())\n" if in_bits else _TORCH_GOAL_IN_NATS),
            note=f"The goal of the challenge; KL is {written(now.kl)} now.",
        )
    return _Measures(now, params.unit).explained(readout)


# -- A sentence ---------------------------------------------------------------


def _of_sentence(now: Sentence, readout: str) -> Explanation | None:
    made: dict[str, Callable[[], Explanation]] = {
        "a letter": lambda: _a_letter(now, 1, "bits"),
        "nats": lambda: _a_letter(now, 0, "bits"),
        "other nats": lambda: _a_letter(now, 1, "nats"),
        "perplexity": lambda: _perplexity(perplexity(now.a_letter(1)), now.a_letter(1), "2"),
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
        numpy=_numpy(bits=costs) + "print(float(bits.sum()))\n",
        torch=_torch(bits=costs) + "print(bits.sum().item())\n",
        note="One number for each letter that is read: the length of its word.",
    )


def _a_letter(now: Sentence, row: int, unit: str) -> Explanation:
    costs = now.costs[row, : now.read]
    factor = 1.0 if unit == "bits" else math.log(2)
    times = "" if unit == "bits" else " * np.log(2)"
    torch_times = "" if unit == "bits" else " * math.log(2)"
    many = max(now.read, 1)
    return Explanation(
        symbolic=r"\frac{1}{n} \sum_{i=1}^{n} "
        + (r"\log_2" if unit == "bits" else r"\ln")
        + r" \frac{1}{q(x_i)}",
        substituted=rf"= {written(now.totals[row] * factor)} / {now.read}",
        number=now.a_letter(row) * factor,
        numpy=_numpy(bits=costs) + f"print(float(bits.sum() / {many}{times}))\n",
        torch=_torch(bits=costs).replace("import torch\n", "import torch\nimport math\n")
        + f"print(bits.sum().item() / {many}{torch_times})\n",
        note="1 bit is ln 2 = 0.693 nats." if unit == "nats" else "",
    )


def _perplexity(number: float, exponent: float, base: str) -> Explanation:
    value = _literal(exponent)
    numpy_value = value.replace("inf", "np.inf")
    call = "exp2" if base == "2" else "exp"
    return Explanation(
        symbolic=rf"{base}^{{{CROSS}}}",
        substituted=rf"= {base}^{{{written(exponent)}}}",
        number=number,
        numpy=f"import numpy as np\n\nprint(float(np.{call}({numpy_value})))\n",
        torch="import torch\n\n"
        f"cross = torch.tensor({value.replace('inf', 'torch.inf')}, dtype=torch.float64)\n"
        f"print(torch.{call}(cross).item())\n",
        note="So many letters, all alike, would be as hard to guess. The base does not matter: "
        "2 to the bits is e to the nats.",
    )


# -- Numbers as source --------------------------------------------------------


def _cross_of(p: Array, q: Array, unit: str) -> float:
    log = math.log2 if unit == "bits" else math.log
    pairs = [(a, b) for a, b in zip(p.tolist(), q.tolist(), strict=True) if a > 0]
    if any(b == 0 for _, b in pairs):
        return math.inf
    return -math.fsum(a * log(b) for a, b in pairs) + 0.0


def _terms(costs: Array) -> str:
    shown = [written(float(cost), 2) for cost in costs[:4]]
    return " + ".join([*shown, r"\ldots"] if costs.size > 4 else shown) or "0"


def _numpy(**arrays: Array) -> str:
    lines = [
        _array(name, "np.array(", values, ")").replace("inf", "np.inf")
        for name, values in arrays.items()
    ]
    return "import numpy as np\n\n" + "".join(lines)


def _torch(**arrays: Array) -> str:
    lines = [
        _array(name, "torch.tensor(", values, ", dtype=torch.float64)").replace("inf", "torch.inf")
        for name, values in arrays.items()
    ]
    return "import torch\n\n" + "".join(lines)


def _array(name: str, opening: str, values: Array, closing: str) -> str:
    numbers = [_literal(value) for value in values.tolist()]
    rows = [
        "    " + ", ".join(numbers[start : start + _PER_LINE]) + ",\n"
        for start in range(0, len(numbers), _PER_LINE)
    ]
    return f"{name} = {opening}[\n{''.join(rows)}]{closing}\n"


def _literal(value: float) -> str:
    return repr(float(value))
