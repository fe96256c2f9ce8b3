"""Measures ceviz against its budgets: ``make bench``, or ``make bench ARGS="startup --full"``.

How to read a line: what was measured; ceviz's median and 99th percentile in milliseconds; what it
is measured against, with its own; what was found (most often the ratio of the two, measured in turn
in one run, so that the machine's speed cancels out), and the budget for it. "over" is a budget
missed. Nothing fails here: a timing is no test.
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
