"""Reports without quotation marks: which statement an indirect quotation tells, and the evidence for it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.language.marks import quoted
from briefing.language.numerals import is_number
from briefing.language.spelling import normal
from briefing.language.stems import WORD, root, stem, stems
from briefing.language.synonyms import parts
from briefing.language.tables import common, days_and_months
from briefing.model import Article, PartialDate, Quotation, QuotationKind, Report, Risk, Span, Treatment
from briefing.statements.closeness import close, counts, covered, echoes, one_thing
from briefing.statements.comparing.tokens import line
from briefing.statements.grouping.days import ByDay
from briefing.statements.grouping.occasions import WINDOW, Occasions
from briefing.statements.grouping.people import NOBODY, Relation, Who, relation, who
from briefing.statements.senses import changed_senses

KIN = 0.4  # the least score where the speaker is the same
UNKNOWN = 0.6  # and where the speaker of one of them is not resolved
SHARED = 4  # telling words, names apart, that both must have
SHARED_RUN = 2  # and so many where a run of the statement's own words says more
MORE = 2  # and so many more where the speaker is not resolved
FRAGMENT = 0.3  # what a fragment of the statement's own words inside the report adds
RUN = 4  # words in a row that are such a fragment
PART = 0.5  # and the least share of a sentence or clause of the statement, where they are all that both have
ALONE = 0.8  # share of a report from which on the name of a thing is all that it says
TELLING = 2  # of which so many tell something ("at the end of" is no fragment of anything)
MOST = 0.6  # unless the statement has so much of the report anyway
WRONG_NUMBER = 0.3  # what a number that the statement does not have takes away


_NUMBERS = frozenset((Risk.NUMBER, Risk.DATE))
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as paraphrases are matched with it: a number, its words, speakers, the articles that print it, those
    that cover its occasion without doing so, who published the primary source that is its reference, and what stands
    before it there.
    """

    place: int
    text: str
    who: tuple[Who, ...]
    articles: frozenset[str]
    covering: frozenset[str] = frozenset()
    issuer: Who = NOBODY
    before: str = ""
    source: str = ""  # the primary source that is its reference,
    spans: tuple[Span, ...] = ()  # and where it stands there


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """An indirect quotation of the statement `place`."""

    place: int
    quotation: Quotation
    score: float
    evidence: str


def paraphrases(
    told: Sequence[Told],
    quotations: Mapping[str, tuple[Quotation, ...]],
    taken: set[str],
    occasions: Occasions,
    dates: Mapping[str, PartialDate | None],
) -> list[Paraphrase]:
    """The statement that each indirect or mixed quotation tells, where one is told beyond doubt.

    Only articles that cover the statement's occasion and do not print it are looked at, or tell it with another number;
    quotations in `taken` are reports already. `dates` are those of the articles.
    """
    words = [stems(item.text) for item in told]
    having: dict[str, ByDay[int]] = defaultdict(ByDay)
    for place, item in enumerate(told):
        when = dates[min(item.articles)]
        for word in words[place]:
            having[word].add(when, place)
    linked: list[Paraphrase] = []
    for article in sorted(quotations):
        for quotation in quotations[article]:
            if quotation.kind is QuotationKind.DIRECT or quotation.id in taken:
                continue
            mine = stems(quotation.text)
            near = Counter(
                place for word in mine if word in having for place in having[word].near(dates[article], WINDOW)
            )
            enough = [place for place, count in near.items() if count > 1 or count == len(mine)]
            likely = sorted(enough, key=lambda place: (-near[place], place))
            fitting = {place: kin for place in likely if (kin := fits(quotation, told[place], occasions)) is not None}
            best = _best(quotation, mine, fitting, told, words)
            if best is None:
                continue
            most = max(near[place] for place in fitting if told[place].place == best.place)
            printed = (place for place in likely if place not in fitting and article in told[place].articles)
            if all(near[place] <= most for place in printed):  # else it tells more of what its article prints besides
                linked.append(best)
    return linked


def report_of(article: Article, items: Sequence[tuple[float, str, Quotation]]) -> Report:
    """The report that an article's indirect quotations make, each with its score and evidence.

    One that another holds is not printed again: "reminded reporters that she had said that …" are two.
    """
    by_place = sorted(items, key=lambda item: item[2].spans)
    told = [one for _, _, one in by_place if not any(_holds(other, one) for _, _, other in items)]
    return Report(
        article.id,
        article.outlet,
        Treatment.PARAPHRASED,
        tuple(span for one in told for span in one.spans),
        " ".join(one.text for one in told),
        tuple(quotation.id for _, _, quotation in by_place if quotation.id),
        evidence=max(by_place, key=lambda item: item[0])[1],
        score=max(score for score, _, _ in by_place),
    )


def _holds(one: Quotation, other: Quotation) -> bool:
    """Whether a quotation holds all of another, and more."""
    inside = all(any(low <= start and end <= high for low, high in one.spans) for start, end in other.spans)
    return inside and one.spans != other.spans


def fits(quotation: Quotation, item: Told, occasions: Occasions, *, printed_too: bool = False) -> Relation | None:
    """What speaks for a quotation telling a statement, by speaker; None where something else is against it.

    What its article prints, it can tell besides with another number: with `printed_too`, however few words say so.
    """
    article = quotation.article
    if _elsewhere(quotation, item.text) or occasions.earlier(article, item.articles):
        return None
    speaker = who(quotation.speaker)
    kin = _kin(speaker, item.who)
    if kin is Relation.UNKNOWN and _named_otherwise(speaker, item.who):
        kin = Relation.OTHER  # whatever the namings are worth: who tells of two people what one said must be right
    if article in item.articles:
        told = misnumbered(quotation, item.text) and (printed_too or _part_of(quotation, item.text))
        return kin if kin is Relation.SAME and told else None
    if kin is Relation.OTHER:
        if relation(speaker, item.issuer) is not Relation.SAME:
            return None
        kin = Relation.UNKNOWN  # a body may speak by whom its release quotes
    if article in item.covering:
        return kin
    allowed = occasions.together if kin is Relation.SAME else occasions.closely
    return kin if any(allowed(article, other) for other in item.articles) else None


def _elsewhere(quotation: Quotation, statement: str) -> bool:
    """Whether a quotation's own strings are no words of a statement: then it tells another one.

    Where all are short, none of their telling words may stand in it.
    """
    if quotation.kind is not QuotationKind.MIXED:
        return False
    known = set(line(statement).keys)
    each = [line(quotation.text[low:high]).keys for low, high, *_ in quoted(quotation.text, 0, len(quotation.text))]
    long = [keys for keys in each if len(keys) >= RUN]
    if long:
        return not any(sum(key in known for key in keys) * 2 >= len(keys) for keys in long)
    telling = {key for keys in each for key in keys} - common()
    return bool(telling) and telling.isdisjoint(known)


def _part_of(quotation: Quotation, statement: str) -> bool:
    """Whether a quotation is close to one part of a statement."""
    mine = stems(quotation.text)
    own = mine & stems(statement) - shared_names(quotation.text, statement)
    return close(mine, own, statement) and not one_thing(quotation.text, own, statement)


def misnumbered(quotation: Quotation, statement: str) -> bool:
    """Whether a quotation, in words of its own, has another number or date than a statement."""
    if quotation.kind is not QuotationKind.INDIRECT or not _numbers(quotation.text):
        return False
    return any(
        item.reference and item.printed and not _NUMBERS.isdisjoint(item.risks)
        for item in changed_senses(statement, quotation.text)
    )


def _best(
    quotation: Quotation,
    mine: frozenset[str],
    fitting: Mapping[int, Relation],
    told: Sequence[Told],
    words: Sequence[frozenset[str]],
) -> Paraphrase | None:
    """The statement that a quotation tells; words that many of those have that it can tell count less."""
    common = Counter(word for place in fitting for word in mine & words[place])
    rarity = {word: 1 / (1 + math.log(count)) for word, count in common.items()}
    best: Paraphrase | None = None
    for place, kin in fitting.items():
        item, shared = told[place], mine & words[place]
        if kin is not Relation.SAME and len(shared) < SHARED + MORE:
            continue
        score, evidence = _score(quotation, item, mine, shared, rarity)
        bar = KIN if kin is Relation.SAME else UNKNOWN
        if score >= bar and (best is None or score > best.score):
            if kin is Relation.SAME:
                evidence = f"{evidence}; same speaker"
            best = Paraphrase(item.place, quotation, round(min(score, 1.0), 2), evidence)
    return best


def _kin(one: Who, others: Sequence[Who]) -> Relation:
    """What a speaker is to some others; of two who speak as one, either may say something else alone."""
    found = [relation(one, other) for other in others]
    if Relation.SAME in found:
        fitting = [other for other in others if relation(one, other) is Relation.SAME]
        return Relation.SAME if any(one.several == other.several for other in fitting) else Relation.UNKNOWN
    return Relation.OTHER if found and all(item is Relation.OTHER for item in found) else Relation.UNKNOWN


def _named_otherwise(one: Who, others: Sequence[Who]) -> bool:
    """Whether somebody has a name, and none of some others has a word of it."""
    return bool(one.names and others) and all(other.names and one.names.isdisjoint(other.names) for other in others)


def _score(
    quotation: Quotation, item: Told, mine: frozenset[str], shared: frozenset[str], rarity: Mapping[str, float]
) -> tuple[float, str]:
    total = sum(rarity.get(word, 1.0) for word in mine)
    score = sum(rarity[word] for word in shared) / total if total else 0.0
    run = _run(quotation.text, item.text)
    names = shared_names(quotation.text, item.text)
    own = shared - names
    if (own <= stems(run) and covered(own, item.text) < PART) or stems(run) <= names:
        run = ""  # the name of a thing
    if len(stems(run)) < TELLING and len(own) < MOST * len(mine):
        run = ""
    near = close(mine, own, item.text) or echoes(quotation.text, item.text)
    words = sum(not counts(word) for word in mine)
    near = near and not (len(own) < ALONE * words and one_thing(quotation.text, own, item.text))
    if len(own) < (SHARED_RUN if run else SHARED) and not near:
        return 0.0, ""
    evidence = [f"shares {', '.join(printed(quotation.text, shared))}"]
    if run:
        score += FRAGMENT
        evidence.append(f"prints “{run}”")
    numbers = _numbers(quotation.text)
    if numbers and numbers <= set(line(item.text).keys):
        evidence.append("the same numbers")
    elif numbers and not near:
        score -= WRONG_NUMBER
    return score, "; ".join(evidence)


def _numbers(text: str) -> set[str]:
    """The numbers of a text, without the one of "no one" and "one of them"."""
    read = line(text)
    return {
        token.key for token in read.tokens if is_number(token.key) and text[token.start : token.end].lower() != "one"
    }


def printed(text: str, shared: Collection[str]) -> list[str]:
    """The words of a report that the statement has too, as printed, each once."""
    found: dict[str, str] = {}
    inside = {one for mark in shared for one in parts(mark) if one not in common()}
    for word in WORD.findall(text):
        if (key := stem(word)) in shared or (key := root(normal(word))) in inside:
            found.setdefault(key, word.casefold() if word.istitle() and not found else word)
    return list(found.values())


def shared_names(one: str, other: str) -> frozenset[str]:
    """The stems of the names that two texts share."""
    return names_of(one) & names_of(other)


@lru_cache(maxsize=20_000)
def names_of(text: str) -> frozenset[str]:
    """The stems of a text's words with a capital letter, days aside: two that share no more share a subject."""
    days = days_and_months()
    return stems(" ".join(word for word in _CAPITAL.findall(text) if normal(word) not in days))


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
