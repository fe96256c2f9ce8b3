"""``python -m ceviz`` is the command ``ceviz``."""

import gc
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command in a process of its own.

    Modules and the window are there to stay: to search them for garbage while they are made, and
    once more at the end, would take a tenth of a start and as much of an exit.
    """
    gc.disable()
    from ceviz.cli import main

    status = main()
    gc.freeze()
    sys.exit(status)


if __name__ == "__main__":
    run()
