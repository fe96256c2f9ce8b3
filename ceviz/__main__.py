"""``python -m ceviz`` is the command ``ceviz``."""

import sys

from ceviz.cli import main

if __name__ == "__main__":
    sys.exit(main())
