"""Groups to statements: passages that every carrier keeps in one quotation are one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.statements.grouping.passages import Passage

_MARKS = "”\"»’' "
_ENDS = (".", "?", "!", "…", ";", ":")


def statements(groups: Sequence[list[Passage]]) -> list[list[Passage]]:
    """Join groups whose passages follow each other in a quotation, where no article prints them in two quotations.

    Quoted strings of one paragraph belong together, whoever leaves some out; so do two passages of one primary source
    that somebody runs together within a sentence. Two paragraphs of a release that one
    outlet prints in two places stay two statements; two that the others keep together, with whatever paragraph breaks,
    are one; what one article alone carries in one quotation is one.
    """
    carriers = [_carriers(group) for group in groups]
    roots = list(range(len(groups)))

    def root(place: int) -> int:
        while roots[place] != place:
            roots[place] = roots[roots[place]]
            place = roots[place]
        return place

    sequences = list(_sequences(groups))
    joiners: dict[tuple[int, int], set[str]] = defaultdict(set)
    close: set[tuple[int, int]] = set()
    for article, sequence in sequences:
        for (one, before), (two, after) in pairwise(sequence):
            if one == two:
                continue
            pair = min(one, two), max(one, two)
            joiners[pair].add(article)
            if before == after:
                close.add(pair)
    for (one, two), articles in sorted(joiners.items()):
        alone = set(carriers[one]) == set(carriers[two]) == articles
        if (alone or len(articles) > 1 or (one, two) in close) and not _apart(carriers[one], carriers[two]):
            roots[root(two)] = root(one)
    for article, sequence in sequences:
        for at in range(1, len(sequence)):  # what stands between two passages of one statement, in one article only
            place, before = sequence[at][0], root(sequence[at - 1][0])
            if set(carriers[place]) == {article} and any(root(other) == before for other, _ in sequence[at + 1 :]):
                roots[root(place)] = before
    for one, two in _run_on(groups):
        roots[root(two)] = root(one)
    joined: dict[int, list[Passage]] = defaultdict(list)
    for place, group in enumerate(groups):
        joined[root(place)] += group
    return [sorted(group, key=lambda item: item.place) for group in joined.values()]


def _carriers(group: Sequence[Passage]) -> dict[str, set[int]]:
    carriers: dict[str, set[int]] = defaultdict(set)
    for passage in group:
        carriers[passage.article].add(passage.source)
    return carriers


def _sequences(groups: Sequence[list[Passage]]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """For each quotation, its article and the groups of its passages in order, each with its paragraph."""
    rows: dict[tuple[str, int], list[tuple[int, int, int, int]]] = defaultdict(list)
    for place, group in enumerate(groups):
        for passage in group:
            rows[passage.printer].append((passage.order, passage.start, place, passage.paragraph))
    for (article, _), places in rows.items():
        sequence: list[tuple[int, int]] = []
        for _, _, place, paragraph in sorted(places):
            if not sequence or sequence[-1] != (place, paragraph):
                sequence.append((place, paragraph))
        yield article, sequence


def _run_on(groups: Sequence[list[Passage]]) -> Iterator[tuple[int, int]]:
    """Groups of one primary source's words that an outlet joins in one quoted string, mid-sentence: that is a cut."""
    primary = [{passage.printer for passage in group if passage.primary} for group in groups]
    strings: dict[tuple[str, int], list[tuple[int, int, str]]] = defaultdict(list)
    for place, group in enumerate(groups):
        for passage in group:
            if not passage.primary and passage.parent is not None:
                strings[passage.article, passage.order].append((passage.start, place, passage.text))
    for pieces in strings.values():
        for (_, one, text), (_, two, _) in pairwise(sorted(pieces)):
            if one != two and text.rstrip(_MARKS)[-1:] not in _ENDS and primary[one] & primary[two]:
                yield one, two


def _apart(one: dict[str, set[int]], two: dict[str, set[int]]) -> bool:
    """Whether an article has both, in two quotations only."""
    return any(one[article].isdisjoint(two[article]) for article in one.keys() & two.keys())
