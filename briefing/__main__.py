"""The program: `briefing`, or `python -m briefing`."""

from __future__ import annotations

import sys

from briefing.cli import run


def main() -> int:
    """Run with the arguments of the process and return its exit status."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
