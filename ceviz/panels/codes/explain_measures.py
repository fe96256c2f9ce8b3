"""How entropy, cross-entropy, KL and perplexity come about, of letters or of any outcomes."""

from __future__ import annotations

import math

import msgspec

from ceviz.core.figure import Array
from ceviz.core.panel import Explanation
from ceviz.core.units import BITS, Unit
from ceviz.panels.codes.formulas import CROSS, ENTROPY, KL, perplexity, written
from ceviz.panels.codes.letters import Letters
from ceviz.panels.codes.outcomes import Pair
from ceviz.panels.codes.snippets import literal, numpy_arrays, torch_arrays

_IGNORED = 'with np.errstate(divide="ignore"):  # log 0 is −∞ where q rules out what happens\n'
_ADDED = (
    "Adding q − p to each term leaves the sum as it is, since P and Q both sum to 1, and keeps the "
    "digits that the terms would lose by cancelling."
)
_TERM_OF_ZERO = "An outcome with p = 0 adds nothing: 0 · log 0 counts as 0."


class Measures:
    """H(P), H(P, Q) and KL of two distributions in one unit, explained."""

    def __init__(self, now: Letters | Pair, unit: Unit) -> None:
        self._now, self._unit, self._log = now, unit, unit.latex
        self._call = "log2" if unit is BITS else "log"

    def explained(self, readout: str) -> Explanation | None:
        """How one of them is computed; None for any other readout."""
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
            numpy=numpy_arrays(p=now.p)
            + f"p = p[p > 0]\nprint(float(-(p * np.{self._call}(p)).sum() + 0.0))\n",
            torch=torch_arrays(p=now.p)
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
            numpy=numpy_arrays(p=now.p, q=now.q)
            + "on = p > 0\n"
            + _IGNORED
            + f"    print(float(-(p[on] * np.{self._call}(q[on])).sum() + 0.0))\n",
            torch=torch_arrays(p=now.p, q=now.q)
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
            numpy=numpy_arrays(p=self._now.p, q=self._now.q)
            + _keeping_digits(a, b, "np.log1p")
            + f"print(float(kl{self._per_unit('np.log(2)')}))\n",
            torch=torch_arrays(p=self._now.p, q=self._now.q).replace(
                "torch\n", "torch\nimport math\n", 1
            )
            + _keeping_digits(a, b, "torch.log1p")
            .replace(_IGNORED, "")
            .replace("    terms", "terms")
            + f"print(float(kl{self._per_unit('math.log(2)')}))\n",
            note=_ADDED,
        )

    def _per_unit(self, ln_2: str) -> str:
        return f" / {ln_2}" if self._unit is BITS else ""


def _keeping_digits(a: str, b: str, log1p: str) -> str:
    """Source for KL whose terms, with b − a added to each, never cancel."""
    return (
        f"on = {a} > 0\n"
        f"x = ({b}[on] - {a}[on]) / {a}[on]\n"
        + _IGNORED
        + f"    terms = {a}[on] * (x - {log1p}(x))\n"
        f"kl = terms.sum() + {b}[~on].sum()\n"
    )


def _cross_of(p: Array, q: Array, unit: Unit) -> float:
    log = math.log2 if unit is BITS else math.log
    pairs = [(a, b) for a, b in zip(p.tolist(), q.tolist(), strict=True) if a > 0]
    if any(b == 0 for _, b in pairs):
        return math.inf
    return -math.fsum(a * log(b) for a, b in pairs) + 0.0


def explained_perplexity(cross: float, unit: Unit) -> Explanation:
    """How many letters, all alike, would be as hard to guess, by a cross-entropy in a unit."""
    base, value = ("2" if unit is BITS else "e"), literal(cross)
    numpy_value = value.replace("inf", "np.inf")
    call = "exp2" if base == "2" else "exp"
    return Explanation(
        symbolic=rf"{base}^{{{CROSS}}}",
        substituted=rf"= {base}^{{{written(cross)}}}",
        number=perplexity(cross / unit.per_bit),
        numpy=f"import numpy as np\n\nprint(float(np.{call}({numpy_value})))\n",
        torch="import torch\n\n"
        f"cross = torch.tensor({value.replace('inf', 'torch.inf')}, dtype=torch.float64)\n"
        f"print(torch.{call}(cross).item())\n",
        note="So many letters, all alike, would be as hard to guess. The base does not matter: "
        "2 to the bits is e to the nats.",
    )
