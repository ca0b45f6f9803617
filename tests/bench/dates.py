"""How far a page's day of publication can be trusted, by where it stands: `python -m tests.bench.dates`.

Two counts: what comes out today of the invented pages in tests/intake/samples, which the rules have seen since; and
what came out at first sight, recorded in dates.tsv with the commit whose code had seen none of the set. The table of
trusted places (briefing/intake/formats/web/trust.py) follows the second: of each place the newest sets that together
have enough pages. Real pages are counted by `python -m tests.bench.pages FOLDER`.
"""

from __future__ import annotations

import logging
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.intake.formats.web import page
from briefing.intake.formats.web.trust import BAR, FEWEST, PROPOSED, Source
from tests.intake.samples import dated, dated_again, dated_last, dated_more
from tests.intake.samples.dated import Dated

SETS: dict[str, Callable[[], list[Dated]]] = {
    "dated": dated.pages,
    "dated_more": dated_more.pages,
    "dated_last": dated_last.pages,
    "dated_again": dated_again.pages,
    "marked": dated_again.marked,
    "near": dated_again.near,
}
FILE = Path(__file__).with_name("dates.tsv")


class Row(NamedTuple):
    """What one place gave in one set at first sight."""

    set: str
    code: str
    source: str
    right: int
    given: int


def recorded() -> list[Row]:
    """What was seen at first sight, the oldest set first."""
    rows = []
    for line in FILE.read_text(encoding="utf-8").splitlines()[1:]:
        name, code, source, right, given = line.split("\t")
        rows.append(Row(name, code, source, int(right), int(given)))
    return rows


def unseen(source: str, rows: Sequence[Row]) -> tuple[int, int]:
    """Right and given days of a place, over the newest sets that together have enough pages; else over all."""
    right = given = 0
    for row in reversed(rows):
        if row.source == source:
            right, given = right + row.right, given + row.given
            if given >= FEWEST:
                break
    return right, given


def today() -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """The verdicts on days by place, and on bylines, over all sets with the code as it is."""
    days: Counter[tuple[str, str]] = Counter()
    names: Counter[str] = Counter()
    for made in SETS.values():
        for one in made():
            draft = page.read(one.html.encode("utf-8"), frozenset())
            held = draft.fields.get("published")
            days[held.by if held else "nothing", _verdict(held.value if held else "", one.day)] += 1
            names[_verdict(draft.get("byline"), one.byline)] += 1
    return days, names


def _verdict(given: str, wanted: str) -> str:
    return "right" if given == wanted else "wrong" if given else "empty"


def main() -> int:
    """Print both counts, place by place."""
    logging.disable(logging.CRITICAL)
    days, names = today()
    rows = recorded()
    print(f"{'place':<46} {'first sight':>12}  today")
    for source in Source:
        right, given = unseen(source, rows)
        now = f"{days[source, 'right']} of {days[source, 'right'] + days[source, 'wrong']}"
        print(f"{source:<46} {f'{right} of {given}':>12}  {now:<10} {'proposed' if source in PROPOSED else 'taken'}")
    told = Counter[str]()
    for (_, verdict), count in days.items():
        told[verdict] += count
    for what, counted in (("days", told), ("bylines", names)):
        print(f"{what}: " + ", ".join(f"{counted[verdict]} {verdict}" for verdict in ("right", "wrong", "empty")))
    print(f"a place is trusted from {BAR:.0%} right on {FEWEST} pages not seen before")
    return 0


if __name__ == "__main__":
    sys.exit(main())
