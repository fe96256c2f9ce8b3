"""What a list says of a step, in words and by small signs."""

from __future__ import annotations

from ceviz.panels import PANEL_BY_ID
from ceviz.state.lecture.lecture import Choose, Estimate, Sketch, Step

_ASKS = {
    Choose: "asks to choose an answer",
    Estimate: "asks for a number",
    Sketch: "asks for a sketch",
}


def title(step: Step) -> str:
    """A step's caption; its panel's name where it has none."""
    return step.caption or PANEL_BY_ID[step.panel].title


def signs(step: Step) -> tuple[str, ...]:
    """The names of the icons that say what is special about a step."""
    found = (
        ("question", step.question is not None),
        ("sweep", step.sweep > 0),
        ("hidden", bool(step.hide)),
    )
    return tuple(name for name, there in found if there)


def described(step: Step, number: int) -> str:
    """A step as one line, for ears and for a tool tip."""
    parts = [f"Step {number}: {title(step)}", PANEL_BY_ID[step.panel].title]
    if step.question is not None:
        parts.append(_ASKS[type(step.question)])
    if step.sweep > 0:
        parts.append(f"swept over {step.sweep:g} s")
    if step.hide:
        parts.append(f"{len(step.hide)} {'part' if len(step.hide) == 1 else 'parts'} hidden")
    return "; ".join(parts)
