"""The page of the step editor for what is not shown."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy
from msgspec.structs import replace

from ceviz.plot.theme import Theme
from ceviz.state.lecture.lecture import Step
from ceviz.ui.lecture.editor.page import Page
from ceviz.ui.lecture.editor.step_parts import Named, hideable, whole_figure
from ceviz.ui.tips import tip


class HiddenPage(Page):
    """All that the figure has, each with a box to check; Space checks the one in hand."""

    def __init__(self) -> None:
        super().__init__()
        self._step: Step | None = None
        self._offered: tuple[Named, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName("Hidden parts")
        self.list.setObjectName("parts")
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.itemChanged.connect(self._changed)
        self._add("Checked parts are not shown", self.list, stretch=1)

    def show_step(self, step: Step) -> None:
        same = self._step is not None and _same_figure(self._step, step)
        if not same or self._step is None or self._step.hide != step.hide:
            offered = hideable(step, whole_figure(step))
            with QSignalBlocker(self.list):
                self._offer(offered)
                for row, part in enumerate(offered):
                    hidden = part.name in step.hide
                    state = Qt.CheckState.Checked if hidden else Qt.CheckState.Unchecked
                    self.list.item(row).setCheckState(state)
        self._step = step

    def set_theme(self, theme: Theme) -> None:
        super().set_theme(theme)
        self.list.setMinimumHeight(theme.text_px(120))

    def _offer(self, offered: tuple[Named, ...]) -> None:
        if offered == self._offered:
            return
        self._offered = offered
        self.list.clear()
        for part in offered:
            item = QListWidgetItem(part.words, self.list)
            item.setToolTip(tip(part.tip or part.words))
            item.setFlags(
                Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
            )
        self.list.setCurrentRow(0)

    def _changed(self, item: QListWidgetItem) -> None:
        """A box was checked or cleared: by hand, since showing is silent."""
        if self._step is None:
            return
        name = self._offered[self.list.row(item)].name
        hide = tuple(one for one in self._step.hide if one != name)
        if item.checkState() == Qt.CheckState.Checked:
            hide = (*hide, name)
        self.edited.emit(replace(self._step, hide=hide), None)


def _same_figure(one: Step, other: Step) -> bool:
    return (one.panel, one.params, one.pins) == (other.panel, other.params, other.pins)
