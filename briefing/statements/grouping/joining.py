"""Groups to statements: passages that every carrier keeps in one quotation are one statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.statements.grouping.passages import Passage


def statements(groups: Sequence[list[Passage]]) -> list[list[Passage]]:
    """Join groups whose passages follow each other in a quotation, where no article prints them in two quotations.

    Quoted strings of one paragraph belong together, whoever leaves some out. Two paragraphs of a release that one
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
    joined: dict[int, list[Passage]] = defaultdict(list)
    for place, group in enumerate(groups):
        joined[root(place)] += group
    return [sorted(group, key=lambda item: (item.article, item.order, item.start)) for group in joined.values()]


def _carriers(group: Sequence[Passage]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for passage in group:
        found[passage.article].add(id(passage.quotation))
    return found


def _sequences(groups: Sequence[list[Passage]]) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """For each quotation, its article and the groups of its passages in order, each with its paragraph."""
    found: dict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
    articles: dict[int, str] = {}
    for place, group in enumerate(groups):
        for passage in group:
            found[id(passage.quotation)].append((passage.order, passage.start, place, passage.paragraph))
            articles[id(passage.quotation)] = passage.article
    for quotation, places in found.items():
        sequence: list[tuple[int, int]] = []
        for _, _, place, paragraph in sorted(places):
            if not sequence or sequence[-1] != (place, paragraph):
                sequence.append((place, paragraph))
        yield articles[quotation], sequence


def _apart(one: dict[str, set[int]], two: dict[str, set[int]]) -> bool:
    """Whether an article has both, in two quotations only."""
    return any(one[article].isdisjoint(two[article]) for article in one.keys() & two.keys())
