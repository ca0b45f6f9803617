"""What a report in an outlet's own words changes: a negation, a number, a date, or how certain it is.

Other words are no alteration there, so only what cannot be put in other words is looked at, and only against the
sentences of the reference that the report tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from briefing.language.marks import quoted
from briefing.language.numerals import is_number
from briefing.language.sentences import sentences
from briefing.language.spelling import normal
from briefing.language.stems import root, stems
from briefing.language.tables import common, table
from briefing.model import Difference, DifferenceKind, Nature, Report, Risk, Span, Treatment
from briefing.statements.comparing.contracted import opened_line
from briefing.statements.comparing.opposites import opposed
from briefing.statements.comparing.tokens import Line, line
from briefing.statements.retelling import near, words

SHARED = 2  # telling words that a sentence of the reference must share with the report
NEAR = 4  # words before the first shared one in which a negation or a modal belongs to the same clause
CLOSE = Fraction(1, 10)  # how far a number may be rounded where the report says that it is
HEDGED = 2  # words before a number in which a hedge counts
_STOP = ("stop", "prevent")
_CURRENCY = "$£€¥"
_NO_DENIAL = (["only"], ["just"], ["merely"])
_SIGNS = frozenset(",;:.!?…–—()")
_CONJUNCTIONS = frozenset("and but or because while which".split())


@dataclass(frozen=True, slots=True)
class _Lists:
    negation: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    condition: frozenset[str]
    conditional: frozenset[str]
    hedges: frozenset[str]
    ceasing: frozenset[str]
    days: frozenset[str]
    most: tuple[tuple[str, ...], ...]
    least: tuple[tuple[str, ...], ...]


@cache
def _lists() -> _Lists:
    raw, risks = table("senses"), table("risks")
    lists = {
        name: frozenset(map(normal, raw[name]))
        for name in ("strong", "weak", "conditional", "hedges", "ceasing", "days")
    }
    bounds = {name: tuple(tuple(phrase.split()) for phrase in raw[name]) for name in ("at_most", "at_least")}
    return _Lists(
        negation=frozenset(map(normal, [*risks["negation"], *raw["negative"]])),
        condition=frozenset(("if", "unless", "provided", "providing")),
        most=bounds["at_most"],
        least=bounds["at_least"],
        **lists,
    )


def with_senses(reference: str, report: Report) -> Report:
    """A paraphrase with what it changes as differences; any other report as it is."""
    if report.treatment is not Treatment.PARAPHRASED or report.differences:
        return report
    return replace(report, differences=changed_senses(reference, report.text))


def changed_senses(reference: str, told: str) -> tuple[Difference, ...]:
    """Where `told`, a report in other words, changes the sense of the reference's sentences that it tells."""
    told = _without_foreign(reference, told)
    one, two = opened_line(line(reference)), opened_line(line(told))
    differences: list[Difference] = []
    places = _told(reference, told)
    if not places:
        return ()
    window = _window(one, two, places)
    whole = [at for at, token in enumerate(one.tokens) if any(low <= token.start < high for low, high in places)]
    everything = list(range(len(two.tokens)))
    differences += _numbers(one, two, whole)
    differences += _bounds(one, two, whole)
    differences += _days(one, two, whole)
    swapped = list(_opposites(one, two, whole, everything))
    differences += swapped
    denied = any(Risk.NEGATION in item.risks for item in swapped)
    if _in_own_words(reference, told):
        one_sided = _one_sided(one, two, whole, window, everything)
        differences += [item for item in one_sided if not (denied and _denies(item))]
        differences += _certainty(one, two, window, _outside(two))
    return tuple(sorted(differences, key=lambda item: item.rank))


def _without_foreign(reference: str, told: str) -> str:
    """A report with blanks for words in marks that are none of the reference: they were said of something else."""
    known = set(line(reference).keys)
    for low, high, *_ in quoted(told, 0, len(told)):
        telling = [key for key in line(told[low:high]).keys if key not in common()]
        if len(telling) > 1 and sum(key in known for key in telling) * 2 < len(telling):
            told = told[:low] + " " * (high - low) + told[high:]
    return told


def _in_own_words(reference: str, told: str) -> bool:
    """Whether a report says something of the reference outside marks, too: by a fragment alone, nothing is left out."""
    bare = told
    for low, high, *_ in quoted(told, 0, len(told)):
        bare = bare[:low] + " " * (high - low) + bare[high:]
    return bare == told or not stems(bare).isdisjoint(stems(reference))


def _outside(two: Line) -> list[int]:
    """The words of a report outside marks, where there are any: what stands inside is the reference's own."""
    inside = quoted(two.text, 0, len(two.text))
    bare = [at for at, token in enumerate(two.tokens) if not any(low <= token.start < high for low, high, *_ in inside)]
    return bare or list(range(len(two.tokens)))


def _told(reference: str, told: str) -> list[Span]:
    """The sentences of the reference that share most with the report, those with as much as SHARED only."""
    each = [((low, high), reference[low:high]) for low, high in sentences(reference)]
    mine, other = stems(told), words(told)
    by_stem = [(len(mine & stems(text)), span) for span, text in each]
    if max((count for count, _ in by_stem), default=0) < SHARED:  # told in other words
        by_stem = [(sum(near(one, words(text)) > 0 for one in other), span) for span, text in each]
    most = max((count for count, _ in by_stem), default=0)
    return [span for count, span in by_stem if count >= max(SHARED, most / 2)]


def _window(one: Line, two: Line, places: Sequence[Span]) -> list[int]:
    """The words of those sentences around what both share, with the beginning of their clause."""
    roots = {root(key) for key in two.keys if stems(key)}
    around: list[int] = []
    for low, high in places:
        inside = [at for at, token in enumerate(one.tokens) if low <= token.start < high]
        shared = [at for at in inside if root(one.keys[at]) in roots]
        if shared:
            around += [at for at in inside if shared[0] - NEAR <= at <= shared[-1]]
    return around


def _numbers(one: Line, two: Line, whole: Sequence[int]) -> Iterator[Difference]:
    known = {key for key in one.keys if is_number(key)}
    lost = [at for at in whole if is_number(one.keys[at]) and one.keys[at] not in two.keys and not _pronoun(one, at)]
    for at, key in enumerate(two.keys):
        if not is_number(key) or key in known or _pronoun(two, at) or _rounded(two, at, known) or _alike(key, known):
            continue
        risk = Risk.DATE if "/" in key else Risk.NUMBER
        alike = [place for place in lost if ("/" in one.keys[place]) == ("/" in key)]
        same = [place for place in alike if two.keys[at + 1 : at + 2] == one.keys[place + 1 : place + 2]]
        same = same or [place for place in alike if _sort(one.keys[place]) == _sort(key)]
        if not alike and not _counts(two, at, {root(one.keys[place]) for place in whole}):
            continue
        yield _difference(one, two, (same or alike)[:1], [at], risk)


def _sort(key: str) -> str:
    """What kind of number it is: a sum and its currency, a place in a row, or a plain number."""
    return key[0] if key[0] in _CURRENCY else "th" if key.endswith("th") else ""


def _counts(line: Line, at: int, known: set[str]) -> bool:
    """Whether what a number counts stands in the reference: else it is something more that is told."""
    beside = [*line.keys[at + 1 : at + 3], *line.keys[max(0, at - 1) : at]]
    return any(root(key) in known for key in beside if key not in common())


def _pronoun(line: Line, at: int) -> bool:
    token = line.tokens[at]
    return line.text[token.start : token.end].lower() == "one"


def _rounded(line: Line, at: int, known: set[str]) -> bool:
    """Whether a number is said to be a round one, and the reference has one close to it."""
    value = _value(line.keys[at])
    if value is None or _lists().hedges.isdisjoint(line.keys[max(0, at - HEDGED) : at]):
        return False
    others = [other for key in known if (other := _value(key)) is not None]
    return any(abs(value - other) <= CLOSE * abs(other) for other in others)


def _alike(key: str, known: set[str]) -> bool:
    """Whether a sum is one that the reference gives without its currency, or without its millions, too: "I asked for
    twenty" is $20 million.
    """
    value = _value(key)
    bare = [
        other
        for each in known
        if (other := _value(each)) is not None and (each[0] in _CURRENCY) != (key[0] in _CURRENCY)
    ]
    return value is not None and any(value in (other, other * 1000, other * 10**6, other * 10**9) for other in bare)


def _value(key: str) -> Fraction | None:
    bare = key.lstrip(_CURRENCY)
    return Fraction(bare) if bare.replace(".", "", 1).isdecimal() and bare[0] != "." and bare[-1] != "." else None


def _bounds(one: Line, two: Line, whole: Sequence[int]) -> Iterator[Difference]:
    """A number that is the most for one of them and the least for the other."""
    for at in whole:
        if not is_number(one.keys[at]):
            continue
        ours = _bound(one, at)
        for to in (place for place, key in enumerate(two.keys) if key == one.keys[at]):
            theirs = _bound(two, to)
            if ours is not None and theirs is not None and ours[0] != theirs[0]:
                left, right = one.span(ours[1], at + 1), two.span(theirs[1], to + 1)
                yield Difference(
                    DifferenceKind.SUBSTITUTION,
                    one.text[slice(*left)],
                    left,
                    two.text[slice(*right)],
                    right,
                    False,
                    (Risk.NUMBER, Risk.QUALIFIER),
                    Nature.SENSE,
                )
                return


def _bound(line: Line, at: int) -> tuple[bool, int] | None:
    """Whether the words before a number say that it is the most, and where they begin; None where no bound is told."""
    best: tuple[bool, int] | None = None
    for most, phrases in ((True, _lists().most), (False, _lists().least)):
        for phrase in phrases:
            low = at - len(phrase)
            if low >= 0 and tuple(line.keys[low:at]) == phrase and (best is None or low < best[1]):
                best = most, low
    return best


def _days(one: Line, two: Line, whole: Sequence[int]) -> Iterator[Difference]:
    """Another day of the week or another month than the reference names."""
    days = _lists().days
    ours, theirs = [at for at in whole if one.keys[at] in days], [at for at, key in enumerate(two.keys) if key in days]
    if ours and theirs and not {one.keys[at] for at in ours} & {two.keys[at] for at in theirs}:
        yield _difference(one, two, ours[:1], theirs[:1], Risk.DATE)


def _opposites(one: Line, two: Line, whole: Sequence[int], everything: Sequence[int]) -> Iterator[Difference]:
    """A word that says the opposite of the reference's, not turned round again by a negation (oppose, not support)."""
    for at, to, risk in opposed(one.keys, whole, two.keys, everything):
        if bool(_negations(one, range(max(0, at - NEAR), at))) == bool(_negations(two, range(max(0, to - NEAR), to))):
            yield _difference(one, two, [at], [to], risk)


def _denies(item: Difference) -> bool:
    return item.risks == (Risk.NEGATION,)


def _one_sided(
    one: Line, two: Line, whole: Sequence[int], window: Sequence[int], everything: Sequence[int]
) -> Iterator[Difference]:
    """A negation, or a condition, that only one of them has."""
    lists = _lists()
    ours, theirs = _negations(one, window), _negations(two, everything)
    ours = [at for at in ours if not _if(one, at)]
    ceased = [at for at in ours if one.keys[at].startswith(_STOP)] and not lists.ceasing.isdisjoint(two.keys)
    if ours and not theirs and not ceased:
        yield _difference(one, two, ours[:1], [], Risk.NEGATION)
    elif theirs and _turns(one, whole, two, theirs[0]):
        yield _difference(one, two, [], theirs[:1], Risk.NEGATION)
    conditions = [at for at in whole if one.keys[at] in lists.condition]
    if conditions and lists.conditional.isdisjoint(two.keys):
        yield _difference(one, two, conditions[:1], [], Risk.QUALIFIER)


def _if(line: Line, at: int) -> bool:
    """Whether a word stands in a condition: what is denied there is not denied."""
    return any(line.keys[place] in _lists().condition for place in _clause(line, at, range(at + 1)))


def _turns(one: Line, whole: Sequence[int], two: Line, at: int) -> bool:
    """Whether a negation of the report denies what the reference says."""
    if _negations(one, whole):
        return _affirmed(one, whole, two, at)
    clause = _clause(two, at, range(len(two.keys)))
    known = {root(one.keys[place]) for place in whole if one.keys[place] not in common()}
    return any(root(two.keys[place]) in known for place in clause)


def _affirmed(one: Line, whole: Sequence[int], two: Line, at: int) -> bool:
    """Whether the clause of the reference that the denied clause of the report tells is denied less often."""
    denied = _clause(two, at, range(len(two.keys)))
    telling = {root(two.keys[place]) for place in denied if two.keys[place] not in common()}
    best: tuple[int, ...] = ()
    most = 1
    seen: set[int] = set()
    for place in whole:
        if place in seen:
            continue
        clause = _clause(one, place, whole)
        seen.update(clause)
        shared = {root(one.keys[each]) for each in clause} & telling
        if len(shared) > most:
            best, most = clause, len(shared)
    fewer = len(_negations(one, best)) < len(_negations(two, denied))
    return bool(best) and fewer and 2 * most > len(telling)


def _clause(line: Line, at: int, places: Sequence[int]) -> tuple[int, ...]:
    """The words of the clause that a word stands in: up to a comma, another sign, or a conjunction."""
    low, first, high, last = at, min(places), at, max(places)
    while low > first and not _parts(line, low):
        low -= 1
    while high < last and not _parts(line, high + 1):
        high += 1
    return tuple(range(low, high + 1))


def _parts(line: Line, at: int) -> bool:
    """Whether a clause begins with a word."""
    between = line.text[line.tokens[at - 1].end : line.tokens[at].start]
    return not _SIGNS.isdisjoint(between) or (line.keys[at] in _CONJUNCTIONS and line.keys[at - 1] != "of")


def _negations(line: Line, places: Sequence[int]) -> list[int]:
    negation = _lists().negation
    negations = [at for at in places if line.keys[at] in negation]
    return [at for at in negations if line.keys[at + 1 : at + 2] not in _NO_DENIAL and not _bounding(line, at)]


def _bounding(line: Line, at: int) -> bool:
    """Whether a negation belongs to a bound: "no more than"."""
    return any(tuple(line.keys[at : at + len(phrase)]) == phrase for phrase in (*_lists().most, *_lists().least))


def _certainty(one: Line, two: Line, window: Sequence[int], everything: Sequence[int]) -> Iterator[Difference]:
    """What may happen told as what will, or the other way round."""
    lists = _lists()
    ours, theirs = _modals(one, window), _modals(two, everything)
    mine, its = {one.keys[at] in lists.weak for at in ours}, {two.keys[at] in lists.weak for at in theirs}
    if len(mine) == 1 and len(its) == 1 and mine != its:
        yield _difference(one, two, ours[:1], theirs[:1], Risk.MODAL)


def _modals(line: Line, places: Sequence[int]) -> list[int]:
    lists = _lists()
    return [
        at for at in places if (line.keys[at] in lists.weak or line.keys[at] in lists.strong) and not _month(line, at)
    ]


def _month(line: Line, at: int) -> bool:
    """Whether "May" is the month."""
    return line.keys[at] == "may" and not line.stops[at] and line.text[line.tokens[at].start].isupper()


def _difference(one: Line, two: Line, ours: Sequence[int], theirs: Sequence[int], risk: Risk) -> Difference:
    left = one.span(ours[0], ours[0] + 1) if ours else (0, 0)
    right = two.span(theirs[0], theirs[0] + 1) if theirs else (0, 0)
    kind = DifferenceKind.SUBSTITUTION
    if not ours or not theirs:
        kind = DifferenceKind.DELETION if ours else DifferenceKind.INSERTION
    texts = one.text[slice(*left)], two.text[slice(*right)]
    return Difference(kind, texts[0], left, texts[1], right, False, (risk,), Nature.SENSE)
