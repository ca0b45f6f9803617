"""What an up-to-date briefing does not wait for."""

from __future__ import annotations

from pathlib import Path

from tests.program import Program
from tests.samples import Made

DERIVING = ["briefing.quotations.extract", "briefing.statements.derive", "briefing.derived.making"]

# What was written in the last two seconds is read again, so the program is told that it is a minute later.
LATER = """
import sys, time
now = time.time_ns
time.time_ns = lambda: now() + 60_000_000_000
from briefing.cli import run
sys.exit(run(sys.argv[1:]))
"""


def test_what_is_up_to_date_is_opened_without_what_derives(made: Made, tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    where = {"BRIEFING_WORKSPACE": str(made.workspace.root)}
    first, second = (program.run("quotes", made.id, env=where, command=("-c", LATER)) for _ in range(2))
    assert first.loaded(DERIVING) == DERIVING
    assert second.loaded(DERIVING) == []
    assert second.out == first.out != ""
