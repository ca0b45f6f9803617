"""Reports without quotation marks: which statement an indirect quotation tells, and the evidence for it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.language.numerals import is_number
from briefing.model import Quotation, QuotationKind
from briefing.statements.comparing.tokens import line
from briefing.statements.grouping.occasions import Occasions
from briefing.statements.grouping.people import Relation, Who, relation, who
from briefing.statements.pages import stems

KIN = 0.4  # the least score where the speaker is the same
UNKNOWN = 0.6  # and where the speaker of one of them is not resolved
SHARED = 4  # telling words, names apart, that both must have
SHARED_RUN = 2  # and so many where a run of the statement's own words says more
MORE = 2  # and so many more where the speaker is not resolved
FRAGMENT = 0.3  # what a fragment of the statement's own words inside the report adds
RUN = 4  # words in a row that are such a fragment
WRONG_NUMBER = 0.3  # what a number that the statement does not have takes away


_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as paraphrases are matched with it: a number, its words, speakers, the articles that print it, and
    those that cover its occasion without doing so.
    """

    place: int
    text: str
    who: tuple[Who, ...]
    articles: frozenset[str]
    covering: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """An indirect quotation of the statement `place`."""

    place: int
    quotation: Quotation
    score: float
    evidence: str


def paraphrases(
    told: Sequence[Told], quotations: Mapping[str, tuple[Quotation, ...]], taken: set[str], occasions: Occasions
) -> list[Paraphrase]:
    """The statement that each indirect or mixed quotation tells, where one is told beyond doubt.

    Only articles that cover the statement's occasion and do not print it are looked at; quotations in `taken` are
    reports already.
    """
    words = [stems(item.text) for item in told]
    having: Mapping[str, list[int]] = defaultdict(list)
    for place, held in enumerate(words):
        for word in held:
            having[word].append(place)
    rarity = {word: 1 / (1 + math.log(len(places))) for word, places in having.items()}
    linked: list[Paraphrase] = []
    for article in sorted(quotations):
        for quotation in quotations[article]:
            if quotation.kind is QuotationKind.DIRECT or quotation.id in taken:
                continue
            best = _best(quotation, told, words, having, rarity, occasions)
            if best is not None:
                linked.append(best)
    return linked


def _best(
    quotation: Quotation,
    told: Sequence[Told],
    words: Sequence[frozenset[str]],
    having: Mapping[str, list[int]],
    rarity: Mapping[str, float],
    occasions: Occasions,
) -> Paraphrase | None:
    mine = stems(quotation.text)
    counts = Counter(place for word in mine for place in having.get(word, ())[:400])
    by = who(quotation.speaker)
    best: Paraphrase | None = None
    for place, count in counts.most_common(20):
        item = told[place]
        kin = _kin(by, item.who)
        if count < 2 or kin is Relation.OTHER or quotation.article in item.articles:
            continue
        if quotation.article not in item.covering and not any(
            occasions.together(quotation.article, article) for article in item.articles
        ):
            continue
        shared = mine & words[place]
        score, evidence = _score(quotation, item, mine, shared, rarity)
        if kin is not Relation.SAME and len(shared) < SHARED + MORE:
            continue
        bar = KIN if kin is Relation.SAME else UNKNOWN
        if score >= bar and (best is None or score > best.score):
            if kin is Relation.SAME:
                evidence = f"{evidence}; same speaker"
            best = Paraphrase(item.place, quotation, round(min(score, 1.0), 2), evidence)
    return best


def _kin(one: Who, others: Sequence[Who]) -> Relation:
    relations = [relation(one, other) for other in others]
    if Relation.SAME in relations:
        return Relation.SAME
    return Relation.OTHER if relations and all(item is Relation.OTHER for item in relations) else Relation.UNKNOWN


def _score(
    quotation: Quotation, item: Told, mine: frozenset[str], shared: frozenset[str], rarity: Mapping[str, float]
) -> tuple[float, str]:
    total = sum(rarity.get(word, 1.0) for word in mine)
    score = sum(rarity[word] for word in shared) / total if total else 0.0
    numbers = {word for word in mine if is_number(word)}
    run = _run(quotation.text, item.text)
    own = shared - _names(quotation.text)
    if len(own) < (SHARED_RUN if run else SHARED):
        return 0.0, ""
    evidence = [f"shares {', '.join(sorted(shared))}"]
    if run:
        score += FRAGMENT
        evidence.append(f"prints “{run}”")
    if numbers - shared:
        score -= WRONG_NUMBER
    elif numbers:
        evidence.append("the same numbers")
    return score, "; ".join(evidence)


def _names(text: str) -> frozenset[str]:
    """The words of a text that have a capital letter: two reports that share no more than names share a subject."""
    return stems(" ".join(_CAPITAL.findall(text)))


def _run(report: str, statement: str) -> str:
    """The first words in a row, RUN or more, that the statement has too."""
    told, keys = line(report), line(statement).keys
    known = {tuple(keys[at : at + RUN]) for at in range(len(keys) - RUN + 1)}
    for at in range(len(told.keys) - RUN + 1):
        if tuple(told.keys[at : at + RUN]) in known:
            end = at + RUN
            while end < len(told.keys) and tuple(told.keys[end - RUN + 1 : end + 1]) in known:
                end += 1
            return report[slice(*told.span(at, end))]
    return ""
