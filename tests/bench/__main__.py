"""`python -m tests.bench [NAME ...]`: every benchmark, or those named, one after the other."""

from __future__ import annotations

import importlib
import sys

NAMES = (
    "quotations",
    "speakers",
    "statements",
    "search",
    "engines",
    "peers",
    "intake",
    "pages",
    "reader",
    "keys",
    "growth",
)


def main(argv: list[str]) -> int:
    """Run the benchmarks named, or all."""
    for name in argv or NAMES:
        if name not in NAMES:
            print(f"there is no benchmark {name!r}; there are {', '.join(NAMES)}", file=sys.stderr)
            return 2
    for name in argv or NAMES:
        print(f"\n== {name}\n", flush=True)
        importlib.import_module(f"tests.bench.{name}").main([])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
