"""The targets of `fuzzing.py`, with inputs that atheris chooses by which lines of ours they reach.

`python -m tests.attacks.guided TARGET INPUTS SEED [SECONDS]`, where atheris is installed (`pip install atheris`: Linux
and macOS, Python 3.11 to 3.13); `make fuzz` does it for every target then. Bytes that Hypothesis makes nothing of are
not counted.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any


def attacked(name: str, inputs: int, chance: int, seconds: int, folder: Path) -> None:
    """Attack one target, for no more than `seconds` if they are not 0; never returns. How many inputs were run is kept
    in `folder`, and what was found."""
    import atheris

    with atheris.instrument_imports(include=["briefing"]):
        from tests.attacks import fuzzing
    counted: list[None] = []
    run: Any = fuzzing.prepared(name, inputs, chance, lambda: counted.append(None))

    def once(raw: bytes) -> None:
        run.hypothesis.fuzz_one_input(raw)
        (folder / "count").write_text(str(len(counted)), encoding="ascii")

    options = (f"-runs={inputs}", f"-seed={chance % (1 << 31)}", "-max_len=4096", f"-artifact_prefix={folder}/")
    limits = (f"-max_total_time={seconds}",) if seconds else ()
    atheris.Setup([sys.argv[0], *options, *limits], once)
    atheris.Fuzz()


def main() -> int:
    """Attack one target, and print how many inputs were run; 1 where one failed."""
    name, inputs, chance = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    seconds = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        child = os.fork()  # what guides it ends its process by itself
        if child == 0:
            out = os.open(folder / "log", os.O_WRONLY | os.O_CREAT)
            for handle in (1, 2):
                os.dup2(out, handle)
            try:
                attacked(name, inputs, chance, seconds, folder)
            finally:
                traceback.print_exc()
                sys.stderr.flush()
                os._exit(1)  # it never comes back but by an exception
        failed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
        if failed:
            print((folder / "log").read_text(encoding="utf-8", errors="replace")[-4000:])
        count = 0
        with contextlib.suppress(OSError, ValueError):
            count = int((folder / "count").read_text(encoding="ascii"))
    print(f"{name}: {count:,} inputs guided by coverage, {'FAILED' if failed else 'no failure'}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
