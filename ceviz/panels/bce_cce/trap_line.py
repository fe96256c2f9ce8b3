"""How the number comes about by which a trap is known: a floor, a ceiling, or a guess’s loss."""

from __future__ import annotations

import math
from typing import NamedTuple

from ceviz.core.panel import Explanation
from ceviz.core.units import NATS, Unit
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.traps import CLAMP, Trap, floor
from ceviz.panels.binary.explain import numpy_in_unit, torch_in_unit

_SKLEARN = -math.log(2.0**-52)  # the least ŷ of a float64 there is its eps


class _Line(NamedTuple):
    """The number in letters, in figures, in both kinds of code, and by another road."""

    symbolic: str
    substituted: str
    numpy: str
    torch: str
    note: str
    witness: float
    witness_by: str


def explained_line(params: BceCceParams, now: Classes, trap: Trap) -> Explanation:
    """How the number of the present trap comes about."""
    unit = params.counted_in
    line = _line(params, len(now.names), unit)
    return Explanation(
        symbolic=line.symbolic,
        substituted=line.substituted,
        number=unit.of(trap.line),
        numpy=f"import numpy as np\n\nloss = {line.numpy}\n" + numpy_in_unit("loss", unit),
        torch=f"import torch\n\nloss = {line.torch}\n" + torch_in_unit("loss", unit),
        note=line.note,
        witness=unit.of(line.witness),
        witness_by=line.witness_by,
    )


def _line(params: BceCceParams, many: int, unit: Unit) -> _Line:
    match params.trap:
        case "twice":
            return _perfect(many, unit)
        case "log2":
            return _in_bits(many, unit)
        case "sum":
            return _summed(many, params.batch, unit)
        case "clip" | "clamp":
            return _cut(unit, clipped=params.trap == "clip")
    return _Line(
        symbolic=rf"-{unit.latex} \frac{{1}}{{K}}",
        substituted=rf"= {unit.latex} {many}",
        numpy=f"np.log({many})",
        torch=f"torch.tensor({many}, dtype=torch.float64).log()",
        note="What a model pays that knows nothing and says so: ŷ = 1/K for every class.",
        witness=-math.log(1 / many),
        witness_by="as −ln(1/K)",
    )


def _perfect(many: int, unit: Unit) -> _Line:
    log = unit.latex
    return _Line(
        symbolic=rf"-{log} \frac{{e^1}}{{e^1 + (K-1) e^0}}",
        substituted=rf"= -{log} \frac{{e}}{{e + {many} - 1}}",
        numpy=f"np.log1p({many - 1} / np.e)",
        torch=f"torch.tensor({many - 1} / 2.718281828459045, dtype=torch.float64).log1p()",
        note="A perfect prediction is 1 for the true class and 0 for all others. Softmax of that "
        f"is not perfect any more. For 2 classes the floor is {unit.fixed(floor(2), 4)}, for 10 it "
        f"is {unit.fixed(floor(10), 4)}.",
        witness=-math.log(math.e / (math.e + many - 1)),
        witness_by="as −ln(e/(e + K − 1))",
    )


def _in_bits(many: int, unit: Unit) -> _Line:
    over = "" if unit is NATS else r" / \ln 2"
    return _Line(
        symbolic=rf"\log_2 K{over}",
        substituted=rf"= \log_2 {many}{over}",
        numpy=f"np.log2({many})",
        torch=f"torch.tensor({many}, dtype=torch.float64).log2()",
        note="The first loss of a new model should be ln K. That is worth a look in every training "
        "log: it tells the base of the logarithm, and sum from mean.",
        witness=math.log(many) / math.log(2),
        witness_by="as ln K/ln 2",
    )


def _summed(many: int, batch: int, unit: Unit) -> _Line:
    return _Line(
        symbolic=rf"B {unit.latex} K",
        substituted=rf"= {batch} \cdot {unit.latex} {many}",
        numpy=f"{batch} * np.log({many})",
        torch=f"{batch} * torch.tensor({many}, dtype=torch.float64).log()",
        note="The mean would start at ln K, whatever the batch size is.",
        witness=math.fsum([math.log(many)] * batch),
        witness_by="as the sum of ln K over the batch",
    )


def _cut(unit: Unit, *, clipped: bool) -> _Line:
    over = "" if unit is NATS else r" / \ln 2"
    if clipped:
        return _Line(
            symbolic=rf"-{unit.latex} 10^{{-7}}",
            substituted=rf"= 7 {unit.latex} 10",
            numpy="-np.log(1e-7)",
            torch="-torch.tensor(1e-7, dtype=torch.float64).log()",
            note="Whatever lies below is cut off: beyond it the loss is flat, and nothing is "
            "learned. scikit-learn clips at 2.2e−16, so its log_loss never exceeds "
            f"{unit.fixed(_SKLEARN, 2)}.",
            witness=7 * math.log(10),
            witness_by="as 7 ln 10",
        )
    return _Line(
        symbolic=rf"-\max(\ln 0, -100){over}",
        substituted=rf"= 100{over}",
        numpy="-np.maximum(-np.inf, -100.0)",
        torch="-torch.tensor(0.0, dtype=torch.float64).log().clamp(min=-100)",
        note="It keeps a sum of losses finite when a ŷ is exactly 0. The true loss is then ∞. The "
        "loss is flat beyond it, but PyTorch's binary_cross_entropy does not give 0 as its "
        "gradient there, but (ŷ − y)/max(ŷ(1 − ŷ), 10⁻¹²).",
        witness=-CLAMP,
        witness_by="as the clamp itself",
    )
