"""The code that falls into a trap."""

from __future__ import annotations

from ceviz.core.panel import Explanation
from ceviz.core.units import BITS
from ceviz.panels.bce_cce.classes import Classes
from ceviz.panels.bce_cce.params import BceCceParams
from ceviz.panels.bce_cce.snippets import ROW, numpy_given, torch_given
from ceviz.panels.bce_cce.trap_line import explained_line
from ceviz.panels.bce_cce.trap_words import trap_formula
from ceviz.panels.bce_cce.traps import Trap
from ceviz.panels.binary.explain import numpy_in_unit, torch_in_unit

_LOSS = ROW + "loss = np.log1p(np.exp(others).sum())\n"

_NUMPY = {
    "twice": "e = np.exp(z - z.max())\ny_hat = e / e.sum()\n"
    "# the trap: cross-entropy from logits is given ŷ, so softmax is applied again\n"
    "others = np.delete(y_hat, true_class) - y_hat[true_class]\n"
    "loss = np.log1p(np.exp(others).sum())\n",
    "log2": _LOSS + "loss = loss / np.log(2)  # the trap: this is in bits now\n",
    "sum": _LOSS + "losses = np.full({batch}, loss)  # a batch of examples like this one\n"
    "loss = losses.sum()  # the trap: losses.mean() does not grow with the batch\n",
    "clip": _LOSS + "# as ŷ clipped to [1e-7, 1 - 1e-7]\n"
    "loss = np.clip(loss, -np.log1p(-1e-7), -np.log(1e-7))\n",
    "clamp": _LOSS + "loss = -max(-loss, -100.0)  # as the logarithm clamped at -100\n",
    "order": "names = {names}\n"
    "# the trap: the label counts in alphabetical order, the logits in their own\n"
    "true_class = sorted(range(len(names)), key=names.__getitem__).index(true_class)\n" + _LOSS,
}

_TORCH = {
    "twice": "loss = F.cross_entropy(torch.softmax(z, dim=0), true_class)  # softmax is inside\n",
    "log2": "loss = -(torch.softmax(z, dim=0).log2())[true_class]  # bits\n",
    "sum": "loss = F.cross_entropy(\n"
    '    z.expand({batch}, -1), true_class.expand({batch}), reduction="sum"\n)\n',
    "clip": "y_hat = torch.softmax(z, dim=0).clamp(1e-7, 1 - 1e-7)  # as Keras does\n"
    "loss = F.nll_loss(y_hat.log(), true_class)\n",
    "clamp": "log_y_hat = F.log_softmax(z, dim=0).clamp(min=-100)\n"
    "loss = F.nll_loss(log_y_hat, true_class)\n",
    "order": "names = {names}\n"
    "order = sorted(range(len(names)), key=names.__getitem__)\n"
    "loss = F.cross_entropy(z, torch.tensor(order.index(true_class.item())))\n",
}

_NOTES = {
    "twice": "cross_entropy takes logits. Given ŷ, which lies between 0 and 1, it can tell a right "
    "from a wrong class by a factor of e at the most, and its gradient fades.",
    "log2": "Cross-entropy in NumPy by hand, with np.log2, beside a library that counts in nats.",
    "sum": 'reduction="sum", or a loop that adds the batches up. A learning rate that was tuned '
    "for the mean is then the batch size times too large.",
    "clip": "keras.losses clips a ŷ whose logits it does not know to 1e−7 and 1 − 1e−7; the clip "
    "has a gradient of 0 beyond them. It is given the logits with from_logits=True, and its "
    "TensorFlow backend finds them by itself behind a layer that ends in softmax or sigmoid.",
    "clamp": "PyTorch's binary_cross_entropy does this to both its logarithms, in the forward pass "
    "alone: its backward pass is (ŷ − y)/max(ŷ(1 − ŷ), 10⁻¹²), so dL/dŷ stays finite and is not 0. "
    "Behind a sigmoid, dL/dz is that times ŷ(1 − ŷ), and fades where ŷ is below 10⁻¹². The clamp "
    "that is written out here has a gradient of 0 beyond −100. cross_entropy, from logits, clamps "
    "nothing, and its gradient does not vanish.",
    "order": "Folders and label encoders sort names; a model’s list of classes may not. Save the "
    "list with the model, and look at the confusion matrix.",
}


def explain_trap(
    params: BceCceParams, now: Classes, trap: Trap, readout: str
) -> Explanation | None:
    """How the wrong loss is computed, or the number that it is known by."""
    match readout:
        case "trap":
            return _wrong(params, now, trap)
        case "line":
            return explained_line(params, now, trap)
    return None


def _wrong(params: BceCceParams, now: Classes, trap: Trap) -> Explanation:
    formula = trap_formula(params, now, trap, decimals=4)
    unit = params.counted_in
    over = r" / \ln 2" if params.trap == "log2" and unit is BITS else ""
    blanks = {"batch": params.batch, "names": list(now.names)}
    return Explanation(
        symbolic=formula.symbolic + over,
        substituted=formula.substituted + over,
        number=unit.of(trap.loss),
        numpy=numpy_given(params)
        + _filled(_NUMPY[params.trap], blanks)
        + numpy_in_unit("loss", unit),
        torch=torch_given(params)
        + _filled(_TORCH[params.trap], blanks)
        + torch_in_unit("loss", unit),
        note=_NOTES[params.trap],
    )


def _filled(code: str, blanks: dict[str, object]) -> str:
    for name, value in blanks.items():
        code = code.replace("{" + name + "}", repr(value))
    return code
