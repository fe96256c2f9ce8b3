"""The steps of a lecture as Qt's list model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ceviz.state.lecture.lecture import Step
from ceviz.ui.lecture.step_words import described, signs, title
from ceviz.ui.tips import tip

SIGNS = Qt.ItemDataRole.UserRole
"""The role under which a row's signs are asked for."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class StepModel(QAbstractListModel):
    """Holds what is shown; ``renamed`` carries a place and the caption that was typed for it."""

    renamed = Signal(int, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()

    def show(self, steps: tuple[Step, ...]) -> None:
        """Hold other steps; the rows that are as before are left alone."""
        old = self._steps
        if len(old) != len(steps):
            self.beginResetModel()
            self._steps = steps
            self.endResetModel()
            return
        self._steps = steps
        for row, (one, other) in enumerate(zip(old, steps, strict=True)):
            if one is not other:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        step, number = self._steps[index.row()], index.row() + 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title(step)
            case Qt.ItemDataRole.EditRole:
                return step.caption
            case Qt.ItemDataRole.AccessibleTextRole:
                return described(step, number)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(described(step, number))
            case _ if role == SIGNS:
                return signs(step)
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What was typed goes out; it is shown when the lecture has it."""
        self.renamed.emit(index.row(), str(value))
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable
