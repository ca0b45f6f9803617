"""Headlines that print somebody's words otherwise than they were said.

A headline shortens, so only a string that is surely meant as words of one statement counts: most of its words stand in
that statement in the same order, its article names who said it, and no other statement comes near. Where the article
prints the words rightly below, a headline is shown beside them only if what it changes matters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from briefing.language.tables import common
from briefing.language.words import fold
from briefing.model import Article, Comparison, Treatment
from briefing.statements.comparing.align import align, weigh
from briefing.statements.comparing.compare import compare
from briefing.statements.comparing.style import HouseStyle
from briefing.statements.comparing.tokens import line
from briefing.statements.entries import Entry
from briefing.statements.grouping.passages import Passage
from briefing.statements.grouping.people import who

FEWEST = 4  # words of a string, and
WEIGHT = 2.5  # the least weight of those that the statement has too
SHARE = 0.75  # and their least share of the string's weight,
NAMED = 0.6  # less where the headline itself says who speaks
CLEARLY = 0.1  # how much better one statement must be than the next
CHANGES = 3  # places at most in which they differ
LOOKED_AT = 8


@dataclass(frozen=True, slots=True)
class Misquoted:
    """The statement, by its number, that a headline's string prints otherwise, and how."""

    entry: int
    outcome: Comparison


def misquoted(
    article: Article,
    one: Passage,
    entries: Sequence[Entry],
    having: Mapping[str, Sequence[int]],
    near: Callable[[int], bool],
    style: HouseStyle,
) -> Misquoted | None:
    """The statement whose words a headline's string changes, if it is one beyond doubt.

    `having` are the numbers of statements by their words, `near` tells of each whether its days allow it.
    """
    if len(one.keys) < FEWEST:
        return None
    counts = Counter(number for key in set(one.keys) - common() for number in having.get(key, ()) if near(number))
    scored: list[tuple[float, int]] = []
    for number, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:LOOKED_AT]:
        if _speaks_here(article, entries[number]):
            shared = _shared(one, entries[number])
            if shared >= WEIGHT:
                scored.append((shared / sum(map(weigh, one.keys)), number))
    scored.sort(key=lambda item: (-item[0], item[1]))
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < CLEARLY):
        return None
    share, number = scored[0]
    entry = entries[number]
    if share < (NAMED if _names(article.headline, entry) else SHARE):
        return None
    outcome = compare(entry.choice.wording.text, one.text, style)
    if outcome.treatment not in (Treatment.CUT, Treatment.ALTERED) or len(outcome.differences) > CHANGES:
        return None
    rightly = any(report.article == article.id for report in entry.reports)
    if rightly and not any(item.risks for item in outcome.differences):
        return None
    return Misquoted(number, outcome)


def _shared(one: Passage, entry: Entry) -> float:
    runs = align(line(entry.choice.wording.text), one.line)
    return sum(weigh(one.keys[at]) for run in runs for at in range(run.other, run.end))


def _speaks_here(article: Article, entry: Entry) -> bool:
    """Whether an article that does not print the statement names who said it."""
    return any(report.article == article.id for report in entry.reports) or _names(
        f"{article.headline} {article.body}", entry
    )


def _names(text: str, entry: Entry) -> bool:
    last = who(entry.speaker).last
    return bool(last) and f" {last} " in f" {fold(text).translate(_SPACED)} "


_SPACED = {ord(char): " " for char in ".,;:!?'’‘“”\"()[]—–-\n\t"}
