"""Measures ceviz against its budgets: ``make bench``, or ``make bench ARGS="startup --full"``.

How to read a line::

                         ceviz: p50 p99  against          p50 p99    found   budget
    loss-curve                3.48 4.57  QPainter       3.07 4.10   1.13 ×      2 ×  ok

Ceviz took 3.48 ms at the median, and one time in a hundred more than 4.57 ms; the same by QPainter
took 3.07 and 4.10 ms. Found is, where it says "×", the ratio of the two medians. The two took turns
in one run, so that the machine's speed cancels out: on a busy machine read only the ratios. A line
"p99 / p50" has ceviz's p99 over the other's median. A budget in milliseconds holds for the machine
at hand; beside it stands what a fixed piece of NumPy took there.

For the memory, found is how much more is allocated after 100,000 events, reckoned from as many as
the line names; how much more of the process is resident is noise unless ``--full`` sends them all.

"over" is a budget missed. Nothing fails here: a timing is no test.
"""

from __future__ import annotations

import argparse
from importlib import import_module

from tests.benchmarks.table import print_heading, print_rows

BENCHMARKS = {
    "slider_step": "one step of a slider, from the event to the painted window",
    "panel_function": "a panel's figure alone",
    "formula": "typesetting and painting one formula",
    "startup": "from the start of the process to the first painted window",
    "render": "ceviz render, the whole process",
    "lecture": "opening a lecture of 200 steps, and going through it",
    "memory": "what 100,000 events leave behind",
}


def main() -> None:
    """Run the benchmarks that are named, or all."""
    listed = "\n".join(f"  {name:<15} {about}" for name, about in BENCHMARKS.items())
    parser = argparse.ArgumentParser(
        prog="tests.benchmarks",
        description="Measure ceviz.",
        epilog=f"benchmarks:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="BENCHMARK", help="default: all")
    parser.add_argument("--full", action="store_true", help="more runs, for steadier numbers")
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"There is no benchmark {unknown[0]!r}, only {', '.join(BENCHMARKS)}.")
    print_heading()
    for name in given.names or BENCHMARKS:
        print_rows(name, import_module(f"tests.benchmarks.{name}").run(full=given.full))


if __name__ == "__main__":
    main()
