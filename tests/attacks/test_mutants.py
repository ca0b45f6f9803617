"""The list of mutants is true: each line that it breaks is there, and so is each that docs/mutants.md knows of."""

from __future__ import annotations

import re

from tests.attacks.copies import ROOT
from tests.attacks.mutants import MUTANTS, PACKAGE

KNOWN = re.compile(r"^- `([\w/]+\.py)`: `(.+)` as `(.+)`$", re.MULTILINE)


def test_every_line_that_is_broken_by_hand_is_there_once() -> None:
    for mutant in MUTANTS:
        assert (PACKAGE / mutant.file).read_text(encoding="utf-8").count(mutant.line) >= 1, mutant
        assert mutant.line != mutant.broken


def test_every_line_that_is_known_to_live_is_there() -> None:
    known = KNOWN.findall((ROOT / "docs" / "mutants.md").read_text(encoding="utf-8"))
    assert known
    for file, line, broken in known:
        lines = [each.strip() for each in (PACKAGE / file).read_text(encoding="utf-8").split("\n")]
        assert line in lines, (file, line)
        assert line != broken
