"""Controls on show, wired as the store wires them: an edit makes a record, which is then shown."""

from __future__ import annotations

from typing import Annotated, Literal

from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from msgspec import Meta
from pytestqt.qtbot import QtBot

from ceviz.core.params import ParamError, Params, replaced
from ceviz.plot.theme import LIGHT
from ceviz.ui import style
from ceviz.ui.controls import ControlColumn


class Simple(Params, frozen=True, kw_only=True):
    prediction: Annotated[
        float,
        Meta(
            ge=0.001,
            le=0.999,
            title="Prediction",
            description="How likely.",
            extra={"step": 0.001, "coarse": 0.05, "decimals": 3},
        ),
    ] = 0.7
    label: Annotated[
        Literal[0, 1, 2], Meta(title="Label", extra={"labels": ("none", "one", "both of them")})
    ] = 1
    z: Annotated[
        float,
        Meta(ge=-5, le=5, title="Logit", extra={"step": 0.1, "coarse": 1.0, "decimals": 2}),
    ] = -0.5
    count: Annotated[int, Meta(ge=2, le=10, title="Count")] = 3
    tangent: Annotated[bool, Meta(title="Tangent")] = False
    slope: Annotated[
        float, Meta(ge=0, le=1, title="Slope", extra={"step": 0.1, "when": ("tangent", True)})
    ] = 0.5
    finer: Annotated[
        float, Meta(ge=0, le=1, title="Finer", extra={"step": 0.1, "folded": True})
    ] = 0.5
    lengths: Annotated[
        tuple[Annotated[float, Meta(ge=0, le=9, extra={"step": 1, "decimals": 0})], ...],
        Meta(min_length=3, max_length=3, title="Length", extra={"labels": ("a", "b", "space")}),
    ] = (1.0, 2.0, 2.0)
    tags: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=6)], ...],
        Meta(min_length=1, max_length=4, title="Tags"),
    ] = ("red", "green", "blue")


class Classes(Params, frozen=True, kw_only=True):
    before: Annotated[bool, Meta(title="Before")] = False
    classes: Annotated[int, Meta(ge=2, le=10, title="Classes")] = 3
    logits: Annotated[
        tuple[
            Annotated[
                float, Meta(ge=-10, le=10, extra={"step": 0.1, "coarse": 1.0, "decimals": 2})
            ],
            ...,
        ],
        Meta(
            min_length=2,
            max_length=10,
            title="Logit",
            extra={"count": "classes", "names": "names", "marks": "true_class"},
        ),
    ] = (2.0, -1.0, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -10.0)
    names: Annotated[
        tuple[Annotated[str, Meta(min_length=1, max_length=12)], ...],
        Meta(min_length=2, max_length=10, title="Names"),
    ] = ("cat", "dog", "bird", "horse", "ship", "frog", "deer", "truck", "plane", "hippopotamus")
    true_class: Annotated[int, Meta(ge=0, le=9, title="True class")] = 0
    after: Annotated[bool, Meta(title="After")] = False


class Desk:
    """A column of controls with the record it shows; ``edits`` and ``settles`` are what it sent."""

    def __init__(self, qtbot: QtBot, record: Params) -> None:
        self.record = record
        self.edits: list[tuple[str, object]] = []
        self.settles = 0
        self.refusing = False
        self.column = ControlColumn(type(record))
        qtbot.addWidget(self.column)
        self.column.setStyleSheet(style.stylesheet(LIGHT))
        self.column.set_theme(LIGHT)
        self.column.setFixedWidth(300)
        self.column.edited.connect(self._take)
        self.column.settled.connect(self._settle)
        self.column.show_params(record)
        self.column.show()
        self.column.activateWindow()
        qtbot.waitActive(self.column)
        QApplication.processEvents()

    def __getitem__(self, name: str):
        return self.column.controls[name]

    def show(self, **changes: object) -> None:
        """Show other values, as an undo would."""
        for name, value in changes.items():
            self.record = replaced(self.record, name, value)
        self.column.show_params(self.record)

    def nothing_sent(self) -> bool:
        return not self.edits and not self.settles

    def _take(self, name: str, value: object) -> None:
        self.edits.append((name, value))
        if self.refusing:
            return
        try:
            self.record = replaced(self.record, name, value)
        except ParamError as error:
            raise AssertionError("a control sent what its field does not allow") from error
        self.column.show_params(self.record)

    def _settle(self) -> None:
        self.settles += 1


def focus(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert widget.hasFocus()


def type_over(field: QWidget, text: str) -> None:
    """Replace a line edit's text as a user does, key by key."""
    focus(field)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    none = Qt.KeyboardModifier.NoModifier
    for letter in text:  # QTest.keyClicks knows ASCII alone
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, none, letter))


def press(widget: QWidget, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifiers)


def hold(widget: QWidget, key: Qt.Key, repeats: int) -> None:
    """One long press, with the releases in between that X11 sends."""
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, none))
    for _ in range(repeats):
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, none, "", True))
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyRelease, key, none))


def turn_wheel(widget: QWidget, notches: int, *, pointed: bool = True) -> bool:
    """Turn the wheel over a widget; whether it took the event for itself.

    With ``pointed`` the pointer has come to the widget, and not the widget to the pointer.
    """
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, pointed)
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def at(x: float, widget: QWidget) -> QPoint:
    """A point half-way down a widget."""
    return QPoint(round(x), widget.height() // 2)


GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)
