"""Where a string of a few words belongs: in the one statement of its speaker, or of its days, that has those words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from briefing.language.stems import stems
from briefing.language.tables import common
from briefing.model import QuotationKind
from briefing.statements.comparing.align import weigh
from briefing.statements.grouping.days import NEWS, ByDay, Days, before, between, known
from briefing.statements.grouping.links import SHORT, is_name
from briefing.statements.grouping.passages import Passage
from briefing.statements.grouping.people import NOBODY, Relation, Who, relation

_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")
UNNAMED = 4  # words that tell where they come from, whoever says them
WEIGHT = 2.0  # and their least weight


def settle(
    groups: Sequence[list[Passage]], issuers: Mapping[str, Who] | None = None, *, small: bool = False
) -> list[list[Passage]]:
    """Put each short string into the group that has its words in a row; bring those that are left together.

    A string of a named speaker goes to that speaker's statement, one of nobody's to the only statement of its days.
    Where it has no run of words that tells, both days must be known, unless the briefing is `small`: of one subject.
    `issuers` are who published primary sources, by article: a body may speak by whom its release quotes.
    """
    short = [group[0] for group in groups if len(group) == 1 and len(group[0].keys) < SHORT]
    if not short:
        return [list(group) for group in groups]
    large = [list(group) for group in groups if len(group) > 1 or len(group[0].keys) >= SHORT]
    having = _index(large, {key for passage in short for key in passage.keys})
    speaking: dict[str, set[Who]] = defaultdict(set)
    for one in (one for group in groups for one in group if one.who.names):
        speaking[one.article].add(one.who)
    left: list[Passage] = []
    joining: dict[int, list[Passage]] = defaultdict(list)
    for passage in short:
        home = _home(passage, large, having, issuers or {}, speaking, small)
        if home is None:
            left.append(passage)
        else:
            joining[home].append(passage)
    for home, passages in joining.items():
        large[home] += passages
    return sorted((*large, *_alike(left, small)), key=lambda group: group[0].place)


_Having = Mapping[str, ByDay[tuple[int, Passage]]]


def _index(groups: Sequence[list[Passage]], wanted: set[str]) -> _Having:
    found: dict[str, ByDay[tuple[int, Passage]]] = defaultdict(ByDay)
    for number, group in enumerate(groups):
        for passage in group:
            for key in wanted.intersection(passage.keys):
                found[key].add(passage.when, (number, passage))
    return found


def _home(
    passage: Passage,
    groups: Sequence[list[Passage]],
    having: _Having,
    issuers: Mapping[str, Who],
    speaking: Mapping[str, Collection[Who]],
    small: bool,
) -> int | None:
    telling = [key for key in passage.keys if key not in common()]
    if not telling or any(key not in having for key in passage.keys):
        return None
    rarest = min(telling, key=lambda key: (len(having[key]), key))
    tells = bool(passage.runs)
    same: dict[int, None] = {}
    unknown: dict[int, None] = {}
    for number, member in having[rarest].near(passage.when, NEWS):
        if member.printer == passage.printer or passage.flat not in member.flat or not _days_fit(passage, member):
            continue
        if len(passage.keys) == 1 and not _about(passage, member):
            continue
        kin = relation(passage.who, member.who)
        if kin is Relation.OTHER and relation(passage.who, issuers.get(member.article, NOBODY)) is Relation.SAME:
            kin = Relation.UNKNOWN
        if kin is Relation.SAME and (tells or small or (known(passage.when) and known(member.when))):
            same[number] = None
        elif kin is Relation.UNKNOWN and not _named_beside(passage, member, speaking):
            unknown[number] = None
    if same:
        return min(same, key=lambda number: (_away(passage, groups[number]), -len(groups[number]), number))
    return next(iter(unknown)) if _tells(passage) and len(unknown) == 1 else None


def _named_beside(passage: Passage, member: Passage, speaking: Mapping[str, Collection[Who]]) -> bool:
    """Whether an article that leaves somebody unnamed (a spokesman said) names the speaker of a passage elsewhere: then
    those are two.
    """
    if member.quotation.speaker is None or member.who.names:
        return False
    return any(relation(one, passage.who) is Relation.SAME for one in speaking.get(member.article, ()))


def _about(passage: Passage, member: Passage) -> bool:
    """Whether an outlet's sentence around a single word speaks of what was said with it: a "student" tells nothing."""
    if passage.quotation.kind is not QuotationKind.MIXED:
        return True
    shared = stems(passage.quotation.text) & stems(member.quotation.text)
    named = stems(" ".join(_CAPITAL.findall(passage.quotation.text)))
    return len(shared - (named - stems(passage.text))) > 1


def _away(passage: Passage, group: Sequence[Passage]) -> int:
    """How many days a group's nearest primary source is away; one without any comes after all."""
    return min((between(passage.when, one.when) for one in group if one.primary), default=NEWS + 1)


def _days_fit(passage: Passage, member: Passage) -> bool:
    if member.primary and before(passage.when, member.when):
        return False
    return between(passage.when, member.when) <= NEWS


def _alike(passages: Sequence[Passage], small: bool) -> Iterator[list[Passage]]:
    """Short strings of the same words and days that fit, by the same speaker, or by one who may be and in words that
    tell where they come from.
    """
    by_words: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        by_words[passage.flat].append(passage)
    for same in by_words.values():
        groups: list[tuple[list[Passage], Days]] = []
        for passage in same:
            for at, (group, days) in enumerate(groups):
                more = days.with_day(passage.when)
                sure = small or passage.article == group[0].article or (known(passage.when) and known(group[0].when))
                if sure and more.distance <= NEWS and _by_one(passage, group):
                    group.append(passage)
                    groups[at] = group, more
                    break
            else:
                groups.append(([passage], Days().with_day(passage.when)))
        yield from (group for group, _ in groups)


def _by_one(passage: Passage, group: Sequence[Passage]) -> bool:
    """Whether one person may have said a short string and those of a group."""
    kin = [relation(passage.who, one.who) for one in group]
    if Relation.OTHER in kin:
        return False
    return Relation.SAME in kin or (_tells(passage) and passage.article not in {one.article for one in group})


def _tells(passage: Passage) -> bool:
    """Whether a short string tells where it comes from, whoever says it: a slogan, not the name of a thing."""
    return len(passage.keys) >= UNNAMED and sum(map(weigh, passage.keys)) >= WEIGHT and not is_name(passage)
