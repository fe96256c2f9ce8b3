from __future__ import annotations

from importlib import import_module
import sys

from tests.benchmarks.table import print_rows

for name in sys.argv[1:]:
    print_rows(name, import_module(f"tests.benchmarks.{name}").run(full=False))
