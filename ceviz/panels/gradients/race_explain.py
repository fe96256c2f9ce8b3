"""How the numbers of the race come about: the descents themselves, ready to be run."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from ceviz.core.numerals import exact_in_latex
from ceviz.core.panel import Explanation
from ceviz.panels.binary import symbols
from ceviz.panels.binary.explain import torch_in_unit
from ceviz.panels.gradients.params import GradientsParams
from ceviz.panels.gradients.race import Loss, Runner

_SIGMOID = """
def sigmoid(z):
    e = exp(-abs(z))
    return (1 if z >= 0 else e) / (1 + e)

sign = float(np.sign(y - 0.5))  # towards the label
"""
_STEP: dict[Loss, str] = {
    "cross-entropy": "z += sign * (eta * sigmoid(-sign * z))  # -eta * (y_hat - y)",
    "squared error": "miss = sigmoid(-sign * z)  # |y_hat - y|\n"
    "    z += sign * (eta * (2 * miss * miss * sigmoid(sign * z)))",
}
_TORCH_LOSS: dict[Loss, str] = {
    "cross-entropy": "F.binary_cross_entropy_with_logits(z, y)",
    "squared error": "(torch.sigmoid((1 - 2 * y) * z) ** 2)",
}
_SYMBOLS: dict[Loss, str] = {
    "cross-entropy": r"z_{n+1} = z_n - \eta (\hat y_n - y)",
    "squared error": r"z_{n+1} = z_n - \eta \cdot 2 (\hat y_n - y) \hat y_n (1 - \hat y_n)",
}
_IN_NATS = (
    "Gradient descent follows the loss in nats, as PyTorch has it: in bits, each gradient and so "
    "each step would be 1/ln 2 = 1.443 times as large at the same learning rate."
)
_ROUNDING = (
    "|ŷ − y| is written σ(−z) for y = 1: the same number, which keeps its digits where ŷ rounds "
    "to 1."
)


def explain(params: GradientsParams, readout: str) -> Explanation | None:
    """How one readout of the race is computed."""
    explained = _EXPLAINED.get(readout)
    return explained(params) if explained else None


def _loss(params: GradientsParams) -> Explanation:
    runner, unit = params.race.cross_entropy, params.counted_in
    first, second = (term.replace(r"\hat y", r"\hat y_n") for term in symbols(unit))
    bits = unit.name == "bits"
    explained = _after(
        params,
        runner,
        "cross-entropy",
        symbolic=rf"L = -\left[{first} + {second}\right]",
        number=params.race.after(params.step).cross_entropy.loss,
        numpy=f"print(float(np.logaddexp(0, -sign * z){' / np.log(2)' if bits else ''}))\n",
        torch="loss = F.binary_cross_entropy_with_logits(z, y)\n" + torch_in_unit("loss", unit),
    )
    return replace(explained, note=_IN_NATS) if bits else explained


def _squared_loss(params: GradientsParams) -> Explanation:
    runner = params.race.squared_error
    return _after(
        params,
        runner,
        "squared error",
        symbolic=r"L = (\hat y_n - y)^2",
        number=params.race.after(params.step).squared_error.loss,
        numpy="print(float(np.square(sigmoid(-sign * z))))\n",
        torch="print((torch.sigmoid((1 - 2 * y) * z) ** 2).item())\n",
    )


def _prediction(params: GradientsParams) -> Explanation:
    prediction = params.race.after(params.step).cross_entropy.prediction
    return _sigmoid(params, params.race.cross_entropy, "cross-entropy", prediction)


def _squared_prediction(params: GradientsParams) -> Explanation:
    prediction = params.race.after(params.step).squared_error.prediction
    return _sigmoid(params, params.race.squared_error, "squared error", prediction)


def _sigmoid(params: GradientsParams, runner: Runner, loss: Loss, prediction: float) -> Explanation:
    return _after(
        params,
        runner,
        loss,
        symbolic=r"\hat y_n = \sigma(z_n)",
        number=prediction,
        numpy="print(sigmoid(z))\n",
        torch="print(torch.sigmoid(z).item())\n",
    )


def _after(
    params: GradientsParams,
    runner: Runner,
    loss: Loss,
    *,
    symbolic: str,
    number: float,
    numpy: str,
    torch: str,
) -> Explanation:
    """A number after so many steps."""
    steps = params.step
    return Explanation(
        symbolic=rf"{symbolic},\quad {_SYMBOLS[loss]}",
        substituted=rf"{_start(params, runner)},\quad n = {exact_in_latex(steps)}",
        number=number,
        numpy=_numpy(params, runner) + f"for _ in range({steps}):\n    {_STEP[loss]}\n" + numpy,
        torch=_torch(params, runner) + f"for _ in range({steps}):\n{_torch_step(loss)}" + torch,
        note=_ROUNDING if loss == "squared error" else "",
    )


def _steps(params: GradientsParams) -> Explanation | None:
    return _arrival(params, params.race.cross_entropy, "cross-entropy")


def _squared_steps(params: GradientsParams) -> Explanation | None:
    return _arrival(params, params.race.squared_error, "squared error")


def _arrival(params: GradientsParams, runner: Runner, loss: Loss) -> Explanation | None:
    """How many steps it took; nothing before."""
    if params.step < runner.arrives:
        return None
    beyond = ">" if params.label == 1 else "<"
    return Explanation(
        symbolic=rf"\min \{{n : \hat y_n {beyond} 0.5\}},\quad {_SYMBOLS[loss]}",
        substituted=_start(params, runner),
        number=float(runner.arrives),
        numpy=_numpy(params, runner)
        + f"n = 0\nwhile sign * z <= 0:\n    {_STEP[loss]}\n    n += 1\nprint(n)\n",
        torch=_torch(params, runner)
        + f"n = 0\nwhile z.item() {'<=' if params.label == 1 else '>='} 0:\n"
        + f"{_torch_step(loss)}    n += 1\nprint(n)\n",
        note="ŷ = 0.5 is z = 0. Each step needs the one before it: no formula gives the number.",
    )


def _start(params: GradientsParams, runner: Runner) -> str:
    return rf"z_0 = {exact_in_latex(params.start)},\quad \eta = {exact_in_latex(runner.rate)}"


def _numpy(params: GradientsParams, runner: Runner) -> str:
    """Up to the start: plain floats, for NumPy's own are slow one by one."""
    return (
        "import numpy as np\nfrom math import exp\n\n"
        f"y, z, eta = {params.label}, {params.start!r}, {runner.rate!r}\n{_SIGMOID}"
    )


def _torch(params: GradientsParams, runner: Runner) -> str:
    return f"""\
import torch
import torch.nn.functional as F

y = torch.tensor({params.label}, dtype=torch.float64)
z = torch.tensor({params.start!r}, dtype=torch.float64, requires_grad=True)
descent = torch.optim.SGD([z], lr={runner.rate!r})
"""


def _torch_step(loss: Loss) -> str:
    return f"    descent.zero_grad()\n    {_TORCH_LOSS[loss]}.backward()\n    descent.step()\n"


def _rate(params: GradientsParams) -> Explanation:
    """Where MSE's learning rate comes from."""
    eta, start = params.learning_rate, params.start
    rate = params.race.squared_error.rate
    numpy = f"import numpy as np\n\neta = np.float64({eta!r})\n"
    torch = f"import torch\n\neta = torch.tensor({eta!r}, dtype=torch.float64)\n"
    if params.fairness == "first step":
        return Explanation(
            symbolic=r"\eta \, \frac{|\hat y_0 - y|}{2 |\hat y_0 - y| \hat y_0 (1 - \hat y_0)}"
            r" = \frac{\eta}{2 \hat y_0 (1 - \hat y_0)}",
            substituted=rf"\eta = {exact_in_latex(eta)},\quad z_0 = {exact_in_latex(start)}",
            number=rate,
            numpy=numpy
            + f"z = {start!r}\n"
            + "print(float(eta / (2 / (1 + np.exp(-z)) / (1 + np.exp(z)))))\n",
            torch=torch
            + f"z = torch.tensor({start!r}, dtype=torch.float64)\n"
            + "print((eta / (2 * torch.sigmoid(z) * torch.sigmoid(-z))).item())\n",
            note="With it the first step of MSE is as long as that of cross-entropy.",
        )
    if params.fairness == "peak":
        return Explanation(
            symbolic=r"\eta \, \frac{1}{8/27}",
            substituted=rf"= {exact_in_latex(eta)} \cdot \frac{{27}}{{8}}",
            number=rate,
            numpy=numpy + "print(float(eta * 27 / 8))\n",
            torch=torch + "print((eta * 27 / 8).item())\n",
            note="The gradient of cross-entropy is 1 at most, that of MSE 8/27 at ŷ = 1/3.",
        )
    return Explanation(
        symbolic=r"\eta",
        substituted=rf"= {exact_in_latex(eta)}",
        number=rate,
        numpy=numpy + "print(float(eta))\n",
        torch=torch + "print(eta.item())\n",
        note="The same for both.",
    )


_EXPLAINED: dict[str, Callable[[GradientsParams], Explanation | None]] = {
    "loss": _loss,
    "squared loss": _squared_loss,
    "prediction": _prediction,
    "squared prediction": _squared_prediction,
    "steps": _steps,
    "squared steps": _squared_steps,
    "rate": _rate,
}
