from __future__ import annotations

from ceviz.core.unknown import no_such


def test_a_name_that_does_not_exist_is_told_with_those_that_do() -> None:
    assert no_such("There is no pet", "dgo", ["cat", "dog"]) == (
        "There is no pet 'dgo' (did you mean dog?), only cat, dog."
    )
    assert no_such("There is no pet", "ox", ["cat"]) == "There is no pet 'ox', only cat."
    assert no_such("There is no pet", "ox", []) == "There is no pet 'ox'."
