"""Completion: what a shell is answered, by argcomplete's protocol (the answer goes to file descriptor 8)."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from briefing.cli import run
from briefing.commands.completion import SHELLS
from tests.samples import ALTERED, RELEASE, VERBATIM, Made

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the answer goes through a descriptor that is inherited")
_SEPARATOR = "\x0b"


def completed(made: Made, typed: str) -> set[str]:
    """What may follow the line typed so far."""
    asked = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_SHELL": "bash",
        "_ARGCOMPLETE_COMP_WORDBREAKS": " \n",
        "_ARGCOMPLETE_SUPPRESS_SPACE": "1",
        "_ARGCOMPLETE_IFS": _SEPARATOR,
        "COMP_LINE": typed,
        "COMP_POINT": str(len(typed)),
        "COMP_TYPE": "9",
        "BRIEFING_WORKSPACE": str(made.workspace.root),
    }
    command = [sys.executable, "-P", "-m", "briefing"]
    shell = ["/bin/sh", "-c", 'exec "$@" 8>&1 9>/dev/null 1>/dev/null', "sh", *command]
    ran = subprocess.run(shell, env={**os.environ, **asked}, capture_output=True, timeout=60, check=False)
    return set(ran.stdout.decode().split(_SEPARATOR))


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("briefing led", {"ledger"}),
        ("briefing fer", {"ferries"}),
        ("briefing ledger --treat", {"--treatment"}),
        ("briefing ledger --treatment al", {"altered"}),
        ("briefing ledger f", {"ferries"}),
        ("briefing read ", {VERBATIM, RELEASE, ALTERED}),
        ("briefing search tide --in ", {"ferries"}),
        ("briefing nothing-of-that-name x", {""}),
    ],
)
def test_a_line_goes_on(made: Made, typed: str, answers: set[str]) -> None:
    made.file("articles/2025-02-09-\x1b[2Jodd.md", "---\nheadline: x\noutlet: harbour-post\n---\nx\n")
    assert answers <= completed(made, typed)
    assert not any("\x1b" in one for one in completed(made, typed))


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_its_lines(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    told = capsys.readouterr()
    assert "briefing" in told.out
    assert "_ARGCOMPLETE" in told.out
    assert told.err == ""
