from __future__ import annotations

import re

from ceviz.cli.listing import default, listing, meaning
from ceviz.core.params import field, fields, flag_name
from ceviz.panels import PANELS
from ceviz.panels.bce_cce.params import BceCceParams


def test_a_line_a_parameter_with_flag_range_default_and_meaning() -> None:
    text = listing(PANELS)
    for panel in PANELS:
        assert f"{panel.id}: {panel.title}. {panel.question}\n" in text
        for one in fields(panel.params):
            columns = (flag_name(one.name), one.allowed(), f"default {default(one, panel.params)}")
            pattern = " +".join(re.escape(column) for column in (*columns, one.title))
            assert re.search(f"^  {pattern}", text, re.MULTILINE)


def test_columns_are_aligned_and_no_line_ends_in_blanks() -> None:
    for panel in PANELS:
        lines = listing([panel]).splitlines()[1:]
        assert len({line.index("  default ") for line in lines}) == 1
        assert len({re.match(r"  --[\w-]+ +", line).end() for line in lines}) == 1  # type: ignore[union-attr]
        assert all(line == line.rstrip() for line in lines)


def test_panels_are_parted_by_an_empty_line() -> None:
    assert listing(PANELS).count("\n\n") == len(PANELS) - 1


def test_of_a_list_the_part_that_counts_is_the_default() -> None:
    assert default(field(BceCceParams, "logits"), BceCceParams) == "2,1,0.1"
    assert default(field(BceCceParams, "names"), BceCceParams) == "cat,dog,bird"


def test_a_parameter_that_does_not_always_count_says_when() -> None:
    assert meaning(field(BceCceParams, "kind"), BceCceParams).endswith("for each of several.")
    assert meaning(field(BceCceParams, "true_class"), BceCceParams).endswith(
        "by its number counted from 0. Counts with --kind categorical."
    )
    assert meaning(field(BceCceParams, "classes"), BceCceParams) == (
        "Number of classes. How many classes the model chooses from. "
        "Counts with --kind categorical or multi-label."
    )
