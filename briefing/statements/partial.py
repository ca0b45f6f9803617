"""Deriving again only what a change can touch.

What is derived of an article comes from those that it is tied to (`ties.py`). So the articles around a change are
derived, some steps of ties further than it is likely to reach, and compared with what was derived before. What came out
otherwise is taken as far as it spreads from the change, each article tied to the last. That is the whole change if all
that surrounds it came out as before although everything that surrounds that, in turn, was derived with it: then nothing
passed through. If not, what was missing is derived too, or the next step of ties where that is less, and in the end
everything.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.model import Article, Briefing, Copying, Correction, Quotation, Statement
from briefing.statements.copying import copying, is_source
from briefing.statements.derive import derive
from briefing.statements.grouping.occasions import SMALL
from briefing.statements.ties import Neighbours

STEPS = 3  # of ties from the change on, at first: what it touches, what surrounds that, and what surrounds the ring
MOST = 0.5  # share of a briefing from which deriving everything is quicker

Read = Callable[[Collection[str]], Mapping[str, tuple[Article, tuple[Quotation, ...]]]]
Stored = Callable[[Collection[str]], Iterable[Statement]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a change does to a ledger: the ids of statements that are gone, those that come or come otherwise, the
    corrections that were tried there and those of them that name nothing, and the ties of the changed articles.
    """

    gone: frozenset[str]
    come: tuple[Statement, ...]
    tried: tuple[Correction, ...]
    unfitted: tuple[Correction, ...]
    ties: Mapping[str, bytes]


def rederive(
    frame: Briefing, changed: Collection[str], neighbours: Neighbours, read: Read, stored: Stored
) -> Changes | None:
    """What a change of some articles does to the ledger of a briefing; None where all must be derived.

    `frame` is the briefing without its articles, with all its corrections. `changed` are articles that came, went or
    are otherwise, and those of corrections that did. `read` gives articles as they are now, with their quotations,
    `stored` the statements of the old ledger that name any of some articles.
    """
    count = len(neighbours.dates)
    if count <= SMALL or count - len(changed) <= SMALL:
        return None
    start = frozenset(changed) | neighbours.shaken()
    reached, edge = set(start), set(start)
    for _ in range(STEPS):
        edge = _step(neighbours, edge) - reached
        reached |= edge
    held: dict[str, tuple[Article, tuple[Quotation, ...]]] = {}
    while len(reached) <= MOST * count:
        present = {name for name in reached if name in neighbours.dates}
        held.update(read(present - held.keys()))
        outcome = _outcome(frame, start, present, neighbours, held, list(stored(reached)))
        if isinstance(outcome, Changes):
            return outcome
        further = (reached | outcome, reached | _step(neighbours, reached))
        larger = [each for each in further if len(each) > len(reached)]
        if not larger:
            return None
        # What came out otherwise at the edge, for want of what lies beyond, can look like a change that spreads far.
        reached = min(larger, key=len)
    return None


def _outcome(
    frame: Briefing,
    start: frozenset[str],
    present: set[str],
    neighbours: Neighbours,
    held: Mapping[str, tuple[Article, tuple[Quotation, ...]]],
    before: Sequence[Statement],
) -> Changes | set[str]:
    """The changes, or the articles without which they cannot be told."""
    tried = [one for one in frame.corrections if any(at.article in present or at.article in start for at in one.at)]
    part = replace(frame, articles=tuple(held[name][0] for name in sorted(present)), corrections=tuple(tried))
    ledger = derive(part, {name: held[name][1] for name in present}, neighbours, small=False, tied=start)
    old, new = {one.id: one for one in before}, {one.id: one for one in ledger.statements}
    otherwise = [
        (id_, named(old.get(id_)) | named(new.get(id_))) for id_ in {**old, **new} if old.get(id_) != new.get(id_)
    ]
    spread = _spread(start, otherwise, neighbours)
    ring = _step(neighbours, spread) - spread
    around = _step(neighbours, ring)
    wanted = {name for name in spread | ring | around if name in neighbours.dates}
    if not wanted <= present:
        return wanted | set(start)
    touched = {id_ for id_, names in otherwise if names & spread}
    inside = [one for one in tried if any(at.article in spread or at.article in ring for at in one.at)]
    return Changes(
        frozenset(id_ for id_ in touched if id_ in old),
        tuple(new[id_] for id_ in touched if id_ in new),
        tuple(inside),
        tuple(one for one in ledger.unfitted if one in inside),
        ledger.ties,
    )


def _spread(start: frozenset[str], otherwise: Sequence[tuple[str, set[str]]], neighbours: Neighbours) -> set[str]:
    """How far what came out otherwise goes on from the change, statement by statement and tie by tie."""
    by_article: dict[str, list[set[str]]] = {}
    for _, names in otherwise:
        for name in names:
            by_article.setdefault(name, []).append(names)
    found, waiting = set(start), list(start)
    while waiting:
        name = waiting.pop()
        near = {other for other in neighbours.of(name) if other in by_article}
        for names in by_article.get(name, ()):
            near |= names
        waiting += near - found
        found |= near
    return found


def _step(neighbours: Neighbours, articles: Iterable[str]) -> set[str]:
    """The articles that any of these is tied to."""
    return {other for name in articles for other in neighbours.of(name)}


def named(statement: Statement | None) -> set[str]:
    """The articles that a statement names: those that report it, and those that do not although they cover it."""
    if statement is None:
        return set()
    return {one.article for one in statement.reports} | {one.article for one in statement.not_found}


def recopied(
    changed: Collection[str],
    neighbours: Neighbours,
    read: Read,
    copied: Callable[[str], Sequence[Copying]],
    copied_from: Callable[[str], Collection[str]],
) -> dict[str, tuple[Copying, ...]]:
    """What is copied now, for each article of which a change can alter that.

    `copied` gives what was copied of an article before, `copied_from` the articles of which some was copied from one.
    `read` gives articles as they were issued.
    """
    here = {name for name in changed if name in neighbours.dates}
    near = {name: neighbours.marked(name) for name in here}
    held = read(here.union(*near.values()))
    quotations = {name: found for name, (_, found) in held.items()}
    made: dict[str, tuple[Copying, ...]] = {}
    others = {other for name in changed for other in copied_from(name)}
    for name in here:
        candidates = [held[other][0] for other in sorted(near[name])]
        made[name] = copying([held[name][0]], quotations, [one for one in candidates if is_source(one)])
        if is_source(held[name][0]):
            others |= near[name]
    sources = [held[name][0] for name in sorted(here) if is_source(held[name][0])]
    for name in others - set(changed):
        article, found = (held if name in held else read([name]))[name]
        kept = [one for one in copied(name) if one.source not in changed]
        kept += copying([article], {name: found}, sources)
        made[name] = tuple(sorted(kept, key=lambda one: (-one.share, one.source)))
    return made
