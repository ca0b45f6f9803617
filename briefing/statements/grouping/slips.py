"""Short strings that a speaker's primary source has with one word changed: a slip of the outlet, no other statement.

Too few words are left for `links`; what holds them is the speaker, surely named, the days, and one whole sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from briefing.language.tables import common
from briefing.model import Risk
from briefing.statements.comparing.align import weigh
from briefing.statements.comparing.compare import compare
from briefing.statements.grouping.days import NEWS, ByDay, before, between, known
from briefing.statements.grouping.passages import Passage
from briefing.statements.grouping.people import Relation, relation

LONGEST = 14  # words of such a string
TRIED = 20  # sentences that are looked at, those with most of its words first
WEIGHT = 1.0  # least weight of what is left where only a negation, a number, a day or a modal is changed
OTHER = 3.0  # and where it is any other word
_HEAVY = frozenset((Risk.NUMBER, Risk.DATE, Risk.MODAL))
_NEGATION = frozenset("not no never nt dont doesnt didnt do does did wont cannot cant without neither nor".split())


class _Sentence(NamedTuple):
    group: int
    passage: Passage
    keys: tuple[str, ...]


def mend(groups: Sequence[list[Passage]], *, small: bool = False) -> list[list[Passage]]:
    """Put each group of a short string into the group with the sentence of a primary source that it has one word of
    otherwise. Their days must be known, unless the briefing is `small`: of one subject.
    """
    short = [number for number, group in enumerate(groups) if _short(group)]
    if not short:
        return list(groups)
    having = _having(groups, {key for number in short for key in groups[number][0].keys})
    homes: dict[int, int] = {}
    for number in short:
        home = _home(groups, number, having, small)
        if home is not None:
            homes[number] = home
    made = [list(group) if number not in homes else [] for number, group in enumerate(groups)]
    for number, home in homes.items():
        made[home] += groups[number]
    return sorted((group for group in made if group), key=lambda group: group[0].place)


def _short(group: Sequence[Passage]) -> bool:
    sizes = [len(one.keys) for one in group]
    known = all(one.who.sure and one.who.names for one in group)
    return known and not any(one.primary for one in group) and min(sizes) > 1 and max(sizes) <= LONGEST


def _having(groups: Sequence[list[Passage]], wanted: set[str]) -> Mapping[str, ByDay[_Sentence]]:
    found: dict[str, ByDay[_Sentence]] = defaultdict(ByDay)
    for number, group in enumerate(groups):
        for passage in group:
            if passage.primary and passage.who.sure and passage.who.names:
                for keys in _sentences(passage):
                    for key in wanted.intersection(keys):
                        found[key].add(passage.when, _Sentence(number, passage, keys))
    return found


def _sentences(passage: Passage) -> Iterator[tuple[str, ...]]:
    stops = passage.line.stops
    first = 0
    for at in range(1, len(passage.keys) + 1):
        if at == len(passage.keys) or stops[at]:
            if at - first <= LONGEST + 2:
                yield tuple(passage.keys[first:at])
            first = at


def _home(
    groups: Sequence[list[Passage]], number: int, having: Mapping[str, ByDay[_Sentence]], small: bool
) -> int | None:
    passage = groups[number][0]
    theirs = {
        key: [one for one in having[key].near(passage.when, NEWS) if _by_same(passage, one)]
        for key in dict.fromkeys(passage.keys)
        if key in having
    }
    rare = sorted((key for key in theirs if theirs[key]), key=lambda key: (len(theirs[key]), key))[:3]
    counts = Counter(sentence for key in rare for sentence in theirs[key])
    likely = sorted(counts, key=lambda one: (-counts[one], one.passage.place))[:TRIED]
    fits: dict[int, None] = {}
    for sentence in likely:
        its = groups[sentence.group]
        fitting = sentence.group != number and _fits(groups[number], sentence, small)
        if fitting and not _printed(its, groups[number], sentence):
            fits[sentence.group] = None
    return next(iter(fits)) if len(fits) == 1 else None


def _by_same(passage: Passage, sentence: _Sentence) -> bool:
    return relation(passage.who, sentence.passage.who) is Relation.SAME


def _fits(group: Sequence[Passage], sentence: _Sentence, small: bool) -> bool:
    source = sentence.passage
    for one in group:
        if not small and not (known(one.when) and known(source.when)):
            return False
        if relation(one.who, source.who) is not Relation.SAME or one.article == source.article:
            return False
        if before(one.when, source.when) or between(one.when, source.when) > NEWS:
            return False
    outcome = compare(source.text, group[0].text)
    heavy = any(_HEAVY.intersection(difference.risks) for difference in outcome.differences)
    return outcome.treatment is not None and slip(sentence.keys, group[0].keys, heavy)


def _printed(home: Sequence[Passage], group: Sequence[Passage], sentence: _Sentence) -> bool:
    """Whether an outlet has the sentence as it is, too."""
    articles = {one.article for one in group}
    flat = f" {' '.join(sentence.keys)} "
    return any(one.article in articles and flat in one.flat for one in home)


def slip(one: Sequence[str], two: Sequence[str], heavy: bool) -> bool:
    """Whether two sentences differ in one word, or in a negation, and in nothing else; `heavy`: in a number, a day or
    what is certain, so that fewer words in common will do.
    """
    gone: list[str] = []
    come: list[str] = []
    places = 0
    for code in Indel.opcodes(one, two):
        if code.tag != "equal":
            gone += one[code.src_start : code.src_end]
            come += two[code.dest_start : code.dest_end]
            places += 1
    if not gone and not come:
        return False
    kept = sum(map(weigh, two)) - sum(map(weigh, come))
    if gone and come:
        return len(gone) == len(come) == 1 and kept >= (WEIGHT if heavy else OTHER)
    changed = gone or come
    if _NEGATION.issuperset(changed) and len(changed) <= 2:
        return kept >= WEIGHT
    return len(changed) == 1 and places == 1 and kept >= OTHER and changed[0] not in common()
