"""The controls at the left: one for each kind of parameter, and the column that holds them."""

from ceviz.ui.controls.choice_control import ChoiceControl
from ceviz.ui.controls.column import ControlColumn, control_for
from ceviz.ui.controls.control import Control
from ceviz.ui.controls.number_control import NumberControl
from ceviz.ui.controls.numbers_control import NumbersControl
from ceviz.ui.controls.toggle_control import ToggleControl
from ceviz.ui.controls.words_control import WordsControl

__all__ = [
    "ChoiceControl",
    "Control",
    "ControlColumn",
    "NumberControl",
    "NumbersControl",
    "ToggleControl",
    "WordsControl",
    "control_for",
]
