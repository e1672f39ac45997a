"""Start Companion by a double click, or by `python main.py`."""

import sys

from companion.cli import main

if __name__ == "__main__":
    sys.exit(main())
