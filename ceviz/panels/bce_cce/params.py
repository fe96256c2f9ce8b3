"""What the BCE vs CCE panel can show, in either of its two modes."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta
from msgspec.structs import force_setattr

from ceviz.core.params import Params, replaced
from ceviz.panels.binary import Label, Prediction

NAMES = ("cat", "dog", "bird", "horse", "ship", "frog", "deer", "truck", "plane", "car")
LOGITS = (2.0, 1.0, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

_BINARY = Meta(extra={"when": ("kind", "binary")})
_CATEGORICAL = ("kind", "categorical")

Logit = Annotated[float, Meta(ge=-6.0, le=6.0, extra={"step": 0.1, "coarse": 1.0, "decimals": 2})]
Name = Annotated[str, Meta(min_length=1, max_length=12)]


class BceCceParams(Params, frozen=True, kw_only=True):
    """One label and prediction, or the logits and names of up to ten classes.

    Both lists always hold ten entries, of which the first ``classes`` are shown: a class that is
    taken away comes back as it was. Shorter lists are filled up with the defaults.
    """

    kind: Annotated[
        Literal["binary", "categorical"],
        Meta(
            title="Kind of label",
            description="Yes or no, or one of several classes.",
            extra={"labels": ("binary", "categorical")},
        ),
    ] = "binary"
    label: Annotated[Label, _BINARY] = 1
    prediction: Annotated[Prediction, _BINARY] = 0.7
    classes: Annotated[
        int,
        Meta(
            ge=2,
            le=10,
            title="Number of classes",
            description="How many classes the model chooses from.",
            extra={"when": _CATEGORICAL, "coarse": 2},
        ),
    ] = 3
    logits: Annotated[
        tuple[Logit, ...],
        Meta(
            min_length=2,
            max_length=10,
            title="Logits z",
            description="What the model says for each class, before softmax.",
            extra={
                "when": _CATEGORICAL,
                "count": "classes",
                "names": "names",
                "marks": "true_class",
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
            extra={"when": _CATEGORICAL, "count": "classes"},
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

    def __post_init__(self) -> None:
        """Fill the lists up, and refuse what does not fit together."""
        if self.true_class >= self.classes:
            raise ValueError(f"true_class must be below classes, which is {self.classes}")
        for name in self.names:
            if not name.isprintable() or not name.strip():
                raise ValueError(f"names must be printable and not blank, not {name!r}")
        force_setattr(self, "logits", self.logits + LOGITS[len(self.logits) :])
        force_setattr(self, "names", self.names + NAMES[len(self.names) :])


def edit(params: BceCceParams, name: str, value: object) -> BceCceParams:
    """Change one field, and let the true class stay among the classes.

    A shorter list than before changes its first entries alone.
    """
    if name == "classes" and isinstance(value, int):
        last = max(value - 1, 0)
        params = replaced(params, "true_class", min(params.true_class, last))
    elif name == "true_class" and isinstance(value, int):
        value = min(value, params.classes - 1)
    elif name in ("logits", "names") and isinstance(value, tuple | list):
        value = (*value, *getattr(params, name)[len(value) :])
    return replaced(params, name, value)
