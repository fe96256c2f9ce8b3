"""How the loss comes about that cross-entropy is compared with."""

from __future__ import annotations

from collections.abc import Callable

from ceviz.core.numerals import exact_in_latex
from ceviz.core.panel import Explanation
from ceviz.panels.binary import symbols
from ceviz.panels.binary.explain import as_base, numpy_in_unit, torch_in_unit
from ceviz.panels.binary.given import given
from ceviz.panels.loss_curve.losses import Second, numbers, ratio, second
from ceviz.panels.loss_curve.params import LossCurveParams

_FOCAL = "focal = -(y * np.exp(gamma * log_q) * log_p + (1 - y) * np.exp(gamma * log_p) * log_q)\n"


def explain(params: LossCurveParams, readout: str) -> Explanation | None:
    """How one readout about the second loss is computed."""
    other = second(params)
    explained = _EXPLAINED.get((other.kind, readout)) if other else None
    return explained(params, other) if explained and other else None


def _squared(params: LossCurveParams, other: Second) -> Explanation:
    at = given(params, params.target)
    p = at.in_latex
    prediction = "y_hat" if at.z is None else "torch.sigmoid(z)"
    return Explanation(
        symbolic=r"L_{\text{SE}} = (y - \hat y)^2",
        substituted=rf"= ({exact_in_latex(other.target)} - {p})^2",
        number=float(other.of(params.z)),
        numpy=at.numpy_error + "print(float(error**2))\n",
        torch=at.torch + f"print(F.mse_loss({prediction}, y).item())\n",
        note="However wrong ŷ is, the squared error is at most 1; cross-entropy has no bound. "
        "It has no unit: it is no surprise, and no logarithm is in it.",
    )


def _smoothed_loss(params: LossCurveParams, other: Second) -> Explanation:
    at, unit = given(params, params.target), params.counted_in
    y, p = exact_in_latex(other.smoothed), at.in_latex
    first, rest = (term.replace("y", "y'", 1) for term in symbols(unit))
    log = unit.latex
    return Explanation(
        symbolic=rf"L_\varepsilon = -\left[{first} + {rest}\right]",
        substituted=rf"= -\left[{y} \cdot {log}({p}) + (1-{y}) \cdot {log}(1-{p})\right]",
        number=unit.of(float(other.of(params.z))),
        numpy=at.numpy_logs
        + f"target = y * (1 - {other.amount!r}) + {other.amount!r} / 2\n"
        + "loss = -(target * log_p + (1 - target) * log_q)\n"
        + numpy_in_unit("loss", unit),
        torch=at.torch
        + f"target = y * (1 - {other.amount!r}) + {other.amount!r} / 2\n"
        + torch_in_unit(at.torch_loss("target"), unit),
        note="Cross-entropy with a label that is never certain: lowest at ŷ = y′, not at 0 or 1, "
        "so that a prediction that is too sure costs more again.",
    )


def _smoothed_label(params: LossCurveParams, other: Second) -> Explanation:
    at = given(params, params.target)
    share, target = other.amount, exact_in_latex(other.target)
    spread = exact_in_latex(share)
    return Explanation(
        symbolic=r"y' = (1-\varepsilon) y + \frac{\varepsilon}{2}",
        substituted=rf"= (1-{spread}) \cdot {target} + \frac{{{spread}}}{{2}}",
        number=other.smoothed,
        numpy=at.numpy + f"print(float(y * (1 - {share!r}) + {share!r} / 2))\n",
        torch=at.torch + f"print((y * (1 - {share!r}) + {share!r} / 2).item())\n",
        note="A share ε of the label is spread evenly over both classes. PyTorch's cross_entropy "
        "does this with label_smoothing=ε, its binary losses do not.",
    )


def _focal(params: LossCurveParams, other: Second) -> Explanation:
    unit = params.counted_in
    return Explanation(
        symbolic=_letters(unit.latex),
        substituted=_put_in(params, other),
        number=unit.of(float(other.of(params.z))),
        numpy=_focal_in_numpy(params, other) + numpy_in_unit("focal", unit),
        torch=_focal_in_torch(params, other) + torch_in_unit("focal", unit),
        note="Each term of cross-entropy is multiplied by the probability of the other class, to "
        "the power γ: easy samples hardly count. A soft label's minimum is not at ŷ = y then.",
    )


def _ratio(params: LossCurveParams, other: Second) -> Explanation:
    at = given(params, params.target)
    y, p, gamma = other.target, at.in_latex, other.amount
    now = numbers(params)
    if 0 < y < 1:
        assert now.second is not None
        symbolic = r"\frac{L}{L_\gamma}"
        substituted = rf"= \frac{{{exact_in_latex(now.loss)}}}{{{exact_in_latex(now.second)}}}"
    else:
        miss, number = (r"(1-\hat y)", f"(1-{p})") if y == 1 else (r"\hat y", as_base(p))
        symbolic = rf"\frac{{L}}{{L_\gamma}} = \frac{{1}}{{{miss}^\gamma}}"
        substituted = rf"= \frac{{1}}{{{number}^{{{exact_in_latex(gamma)}}}}}"
    loss = "-(y * log_p + (1 - y) * log_q)"
    return Explanation(
        symbolic=symbolic,
        substituted=substituted,
        number=ratio(now),
        numpy=_focal_in_numpy(params, other) + f"print(float({loss} / focal))\n",
        torch=_focal_in_torch(params, other) + f"print(({loss} / focal).item())\n",
        note="The surer and righter the prediction, the less of the loss is left.",
    )


def _focal_in_numpy(params: LossCurveParams, other: Second) -> str:
    at = given(params, params.target)
    return at.numpy_logs + f"gamma = {other.amount!r}\n" + _FOCAL


def _focal_in_torch(params: LossCurveParams, other: Second) -> str:
    at = given(params, params.target)
    focal = _FOCAL.replace("np.exp", "torch.exp")
    return at.torch_logs + f"gamma = {other.amount!r}\n" + focal


def _letters(log: str) -> str:
    return (
        rf"L_\gamma = -\left[y (1-\hat y)^\gamma {log} \hat y"
        rf" + (1-y) \hat y^\gamma {log}(1-\hat y)\right]"
    )


def _put_in(params: LossCurveParams, other: Second) -> str:
    at = given(params, params.target)
    y, gamma = exact_in_latex(other.target), exact_in_latex(other.amount)
    log, p = params.counted_in.latex, at.in_latex
    return (
        rf"= -\left[{y} \cdot (1-{p})^{{{gamma}}} {log}({p})"
        rf" + (1-{y}) \cdot {as_base(p)}^{{{gamma}}} {log}(1-{p})\right]"
    )


_EXPLAINED: dict[tuple[str, str], Callable[[LossCurveParams, Second], Explanation]] = {
    ("squared", "second"): _squared,
    ("smoothing", "second"): _smoothed_loss,
    ("smoothing", "smoothed"): _smoothed_label,
    ("focal", "second"): _focal,
    ("focal", "ratio"): _ratio,
}
