"""How well single passages are linked, in five folds of events: `python -m tests.bench.statement_folds`.

The bars of statements/grouping/links.py are the only things set on labelled pairs. For each fold they are set again on
the other four, from a small grid, and measured on the fold; then the bars as they stand, and their worst fold.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.model import Article, ArticleKind, PartialDate
from briefing.quotations import Cast, extract
from briefing.statements.grouping import links
from briefing.statements.grouping.passages import Passage, gather
from briefing.statements.grouping.people import Relation
from tests.shared import SHARED

FOLDS = 5
GRID = tuple(itertools.product((1.0, 1.25, 1.5, 2.0), (2.0, 2.5, 3.0), (3.0, 3.5, 4.0)))
DEAR = 1.5  # what a wrong link costs, against a link that is missed


@dataclass(frozen=True)
class Pair:
    """Two passages of an event, and whether they are one statement."""

    event: str
    one: Passage
    two: Passage
    same: bool


def pairs(data: Path) -> Iterator[Pair]:
    """The labelled pairs, `part` left out, as passages."""
    texts = [json.loads(row) for name in ("basil", "newswcl50") for row in _rows(data / f"{name}.jsonl")]
    found: dict[str, list[Passage]] = {}
    cast = Cast(())
    for item in texts:
        when = PartialDate.parse(item["date"]) if item.get("date") else None
        article = Article(item["id"], item["id"], item["outlet"], item["text"], ArticleKind.REPORT, when)
        found[article.id] = gather([article], {article.id: extract(article, cast)}).passages
    for row in _rows(data / "statement_pairs.dev.jsonl"):
        pair = json.loads(row)
        if pair["same"] != "part":
            sides = [_passage(found[pair[side]["id"]], pair[side]["start"], pair[side]["end"]) for side in "ab"]
            if sides[0] is not None and sides[1] is not None:
                yield Pair(pair["event"], sides[0], sides[1], pair["same"] == "yes")


def _rows(path: Path) -> list[str]:
    return [row for row in path.read_text(encoding="utf-8").split("\n") if row.strip()]


def _passage(passages: Iterable[Passage], start: int, end: int) -> Passage | None:
    def shared(passage: Passage) -> int:
        return sum(max(0, min(high, end) - max(low, start)) for low, high in passage.spans)

    best = max(passages, key=shared, default=None)
    return best if best is not None and shared(best) else None


def score(given: Iterable[Pair], bars: tuple[float, float, float]) -> tuple[int, int, int]:
    """Right links, wrong links, missed links with these bars for the same, an unknown, another speaker."""
    held = dict(links.BARS)
    links.BARS.update(zip((Relation.SAME, Relation.UNKNOWN, Relation.OTHER), bars, strict=True))
    try:
        outcomes = [(pair.same, links.link(pair.one, pair.two) is not None) for pair in given]
    finally:
        links.BARS.update(held)
    return tuple(outcomes.count(each) for each in ((True, True), (False, True), (True, False)))  # type: ignore[return-value]


def told(outcome: tuple[int, int, int]) -> str:
    """Precision and recall in per cent."""
    right, wrong, missed = outcome
    return f"precision {100 * right / max(1, right + wrong):.1f} recall {100 * right / max(1, right + missed):.1f}"


def main() -> int:
    """Print the scores of each fold, of all together, and of the bars as they stand."""
    if not (SHARED / "data").is_dir():
        print("not measured: ../shared/data is not here")
        return 0
    labelled = list(pairs(SHARED / "data"))
    events = sorted({pair.event for pair in labelled})
    fold = {event: number % FOLDS for number, event in enumerate(events)}
    total, standing = (0, 0, 0), []
    now = (links.BARS[Relation.SAME], links.BARS[Relation.UNKNOWN], links.BARS[Relation.OTHER])
    for number in range(FOLDS):
        apart = [pair for pair in labelled if fold[pair.event] == number]
        rest = [pair for pair in labelled if fold[pair.event] != number]

        def cost(bars: tuple[float, float, float], rest: list[Pair] = rest) -> float:
            _, wrong, missed = score(rest, bars)
            return DEAR * wrong + missed

        bars = min(GRID, key=cost)
        got = score(apart, bars)
        total = (total[0] + got[0], total[1] + got[1], total[2] + got[2])
        standing.append(score(apart, now))
        print(f"fold {number + 1}: bars {bars}, {told(got)}; as they stand {told(standing[-1])}")
    print(f"all folds, each with bars set on the others: {told(total)}")
    whole = (sum(each[0] for each in standing), sum(each[1] for each in standing), sum(each[2] for each in standing))
    print(f"the bars as they stand {now}: {told(whole)} of {sum(whole[::2])} pairs that are one statement")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
