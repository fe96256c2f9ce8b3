"""What the BCE vs CCE panel can show, in each of its modes."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import force_setattr

from ceviz.core.params import Params, replaced
from ceviz.core.units import InUnit, UnitName
from ceviz.panels.binary import Label, Prediction

NAMES = ("cat", "dog", "bird", "horse", "ship", "frog", "deer", "truck", "plane", "car")
LOGITS = (2.0, 1.0, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
LABELS = (1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
REACH = 6.0
"""How far a logit goes to either side, before anything is added to it."""
SIMPLEX = 3
"""So many classes have a simplex that can be drawn."""

_BINARY = Meta(extra={"when": ("kind", "binary")})
_CATEGORICAL = ("kind", "categorical")
_SEVERAL = ("kind", ("categorical", "multi-label"))

Logit = Annotated[
    float, Meta(ge=-REACH, le=REACH, extra={"step": 0.1, "coarse": 1.0, "decimals": 2})
]
Name = Annotated[str, Meta(min_length=1, max_length=12)]
OneOrZero = Annotated[float, Meta(ge=0.0, le=1.0, extra={"step": 1, "coarse": 1, "decimals": 0})]
TrapName = Literal["none", "twice", "log2", "sum", "clip", "clamp", "order"]


class BceCceParams(InUnit, Params, frozen=True, kw_only=True):
    """One label and prediction, or the logits and names of up to ten classes.

    The lists always hold ten entries, of which the first ``classes`` are shown: a class that is
    taken away comes back as it was. Shorter lists are filled up with the defaults.
    """

    kind: Annotated[
        Literal["binary", "categorical", "multi-label"],
        Meta(
            title="Kind of label",
            description="Yes or no; one of several classes; or yes or no for each of several.",
            extra={"labels": ("binary", "categorical", "multi-label")},
        ),
    ] = "binary"
    label: Annotated[Label, _BINARY] = 1
    prediction: Annotated[Prediction, _BINARY] = 0.7
    view: Annotated[
        Literal["terms", "input", "gradient", "simplex"],
        Meta(
            title="Show",
            description="The terms of the loss; the label as an index beside the one-hot label; "
            "the gradient ŷ − y on the logits; or three classes as the corners of a triangle.",
            extra={
                "when": _CATEGORICAL,
                "labels": ("terms", "one-hot", "gradient", "simplex"),
            },
        ),
    ] = "terms"
    classes: Annotated[
        int,
        Meta(
            ge=2,
            le=10,
            title="Number of classes",
            description="How many classes the model chooses from.",
            extra={"when": _SEVERAL, "coarse": 2},
        ),
    ] = 3
    logits: Annotated[
        tuple[Logit, ...],
        Meta(
            min_length=2,
            max_length=10,
            title="Logits z",
            description="What the model says for each class, before softmax or sigmoid.",
            extra={
                "when": _SEVERAL,
                "count": "classes",
                "names": "names",
                "marks": "true_class",
                "checks": "labels",
            },
        ),
    ] = LOGITS
    names: Annotated[
        tuple[Name, ...],
        Meta(
            min_length=2,
            max_length=10,
            title="Class names",
            description="What the classes are called.",
            extra={"when": _SEVERAL, "count": "classes"},
        ),
    ] = NAMES
    true_class: Annotated[
        int,
        Meta(
            ge=0,
            le=9,
            title="True class",
            description="The class the example really belongs to, by its number counted from 0.",
            extra={"when": _CATEGORICAL, "coarse": 2},
        ),
    ] = 0
    labels: Annotated[
        tuple[OneOrZero, ...],
        Meta(
            min_length=2,
            max_length=10,
            title="True labels y",
            description="For each class 1 if the example belongs to it, or else 0.",
            extra={"when": ("kind", "multi-label"), "count": "classes"},
        ),
    ] = LABELS
    temperature: Annotated[
        float,
        Meta(
            ge=0.1,
            le=10,
            title="Temperature T",
            description="The logits are divided by it: a low one makes the prediction more certain "
            "of itself, a high one less.",
            extra={"when": _SEVERAL, "folded": True, "step": 0.1, "coarse": 1.0, "decimals": 2},
        ),
    ] = 1.0
    shift: Annotated[
        float,
        Meta(
            ge=-5,
            le=5,
            title="Add c to all logits",
            description="Softmax sees only the differences of the logits; a sigmoid sees its own.",
            extra={"when": _SEVERAL, "folded": True, "step": 0.1, "coarse": 1.0, "decimals": 2},
        ),
    ] = 0.0
    trap: Annotated[
        TrapName,
        Meta(
            title="Trap",
            description="A mistake, or a library's way, whose loss is shown beside the right one.",
            extra={
                "when": ("view", "terms"),
                "folded": True,
                "labels": (
                    "none",
                    "softmax twice",
                    "log₂ read as nats",
                    "sum over the batch",
                    "clip at 10⁻⁷",
                    "clamp at −100",
                    "wrong class order",
                ),
            },
        ),
    ] = "none"
    batch: Annotated[
        int,
        Meta(
            ge=1,
            le=256,
            title="Batch size",
            description="How many examples like this one are in the batch.",
            extra={"when": ("trap", "sum"), "folded": True},
        ),
    ] = 8
    unit: UnitName = "nats"

    def __post_init__(self) -> None:
        """Fill the lists up, and refuse what does not fit together."""
        if self.true_class >= self.classes:
            raise ValueError(f"true_class must be below classes, which is {self.classes}")
        if self.view == "simplex" and self.classes != SIMPLEX:
            raise ValueError(f"view simplex needs classes to be {SIMPLEX}, not {self.classes}")
        for name in self.names:
            if not name.isprintable() or not name.strip():
                raise ValueError(f"names must be printable and not blank, not {name!r}")
        for label in self.labels:
            if label not in (0, 1):
                raise ValueError(f"labels must be 0 or 1, not {label:g}")
        force_setattr(self, "logits", self.logits + LOGITS[len(self.logits) :])
        force_setattr(self, "names", self.names + NAMES[len(self.names) :])
        force_setattr(self, "labels", self.labels + LABELS[len(self.labels) :])


def edit(params: BceCceParams, name: str, value: object) -> BceCceParams:
    """Change one field, and let what depends on it follow.

    The true class stays among the classes. A simplex has three of them: choosing it sets their
    number, and another number leaves it. A shorter list than before changes its first entries
    alone, and a whole number in place of ``labels`` flips the label of that class.
    """
    if name == "classes" and isinstance(value, int):
        last = max(value - 1, 0)
        params = replaced(params, "true_class", min(params.true_class, last))
        if params.view == "simplex" and value != SIMPLEX:
            params = replaced(params, "view", "gradient")
    elif name == "view" and value == "simplex":
        params = edit(params, "classes", SIMPLEX)
    elif name == "true_class" and isinstance(value, int):
        value = min(value, params.classes - 1)
    elif name == "labels" and isinstance(value, int) and 0 <= value < params.classes:
        value = tuple(1.0 - y if k == value else y for k, y in enumerate(params.labels))
    elif name in ("logits", "names", "labels") and isinstance(value, tuple | list):
        value = (*value, *getattr(params, name)[len(value) :])
    return replaced(params, name, value)
