"""What became of named strings at first sight: in texts of which nobody knew what the program would make of them.

first_sight.tsv has a row for each pair of grades: how many namings of a set were right with the code of a commit that
was written before anybody looked at what it makes of the set. Rules are written while looking at every other labelled
text, so these are the fair samples of how sure a naming is. `python -m training.certainty --record` adds a set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

Sample = tuple[list[str], bool]  # the grades of a naming, and whether it is right
FILE = Path(__file__).with_name("first_sight.tsv")
HEAD = "# set, code, finding, naming, right, cases: see training/first_sight.py\n"


class Row(NamedTuple):
    """Namings of one set with the same two grades."""

    set: str
    code: str
    finding: str
    naming: str
    right: int
    cases: int

    @property
    def samples(self) -> list[Sample]:
        """Its namings one by one."""
        return [([self.finding, self.naming], number < self.right) for number in range(self.cases)]


def rows() -> list[Row]:
    """What was recorded, set by set."""
    found = []
    for line in FILE.read_text(encoding="utf-8").splitlines()[1:]:
        name, code, finding, naming, right, cases = line.split("\t")
        found.append(Row(name, code, finding, naming, int(right), int(cases)))
    return found


def samples(recorded: Iterable[Row]) -> list[Sample]:
    """Recorded namings one by one."""
    return [sample for row in recorded for sample in row.samples]


def record(name: str, code: str, seen: Iterable[Sample]) -> None:
    """Add a set. Raises ValueError where it is there already: nothing is seen for the first time twice."""
    known = FILE.read_text(encoding="utf-8") if FILE.is_file() else HEAD
    if f"\n{name}\t" in known:
        raise ValueError(f"{name} was seen before")
    cases: Counter[tuple[str, ...]] = Counter()
    right: Counter[tuple[str, ...]] = Counter()
    for evidence, good in seen:
        cases[tuple(evidence[:2])] += 1
        right[tuple(evidence[:2])] += good
    added = ["\t".join((name, code, *grades, str(right[grades]), str(cases[grades]))) for grades in sorted(cases)]
    FILE.write_text(known + "".join(f"{row}\n" for row in added), encoding="utf-8")
