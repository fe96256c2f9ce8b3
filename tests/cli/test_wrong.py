from __future__ import annotations

import pytest

from ceviz.cli.wrong import CommandError, qt_loaded, unknown


def test_an_unknown_name_is_told_with_the_likely_one_and_all_known() -> None:
    told = str(unknown("There is no fruit", "aple", ["apple", "pear"]))
    assert told == "There is no fruit 'aple' (did you mean apple?), only apple, pear."


def test_a_name_like_no_other_gets_no_guess() -> None:
    assert str(unknown("There is no fruit", "x", ["apple"])) == "There is no fruit 'x', only apple."


@pytest.mark.parametrize("name", ["PySide6", "PySide6.QtGui", "shiboken6"])
def test_qt_that_does_not_load_is_told(name: str) -> None:
    sentence = r"^Qt cannot be loaded: libEGL\.so\.1: cannot open\.$"
    with pytest.raises(CommandError, match=sentence), qt_loaded():
        raise ImportError("libEGL.so.1: cannot open", name=name)


def test_any_other_module_that_does_not_load_is_our_mistake() -> None:
    with pytest.raises(ImportError, match="no such thing"), qt_loaded():
        raise ImportError("no such thing", name="ceviz.app")
