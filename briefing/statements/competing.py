"""What outlets tell of a primary source in words of their own, found by which of its sentences is nearest.

Whoever reports on a speech or a letter and goes on about its speaker tells some sentence of it. Few words say which one
where no other sentence of the source has them: each word is shared out among the sentences that have it, or another
word for it, and a sentence is told that gets enough and much more than any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from briefing.language.marks import blanked, quoted
from briefing.language.numerals import is_number
from briefing.language.synonyms import ALIKE, FAMILY, SenseWord, says_only
from briefing.model import Quotation, QuotationKind
from briefing.statements.closeness import CLAUSE
from briefing.statements.grouping.people import Relation, Who, relation, who
from briefing.statements.pages import Pages
from briefing.statements.paraphrase import Paraphrase, Told, names_of, printed
from briefing.statements.retelling import asks, words

ENOUGH = 1.2  # what a sentence must get, in words that it alone has
BESIDE = 2.0  # and where nothing but the sentences around say whose words these are
NEXT = 0.5  # how much counts what the sentences of the same statement beside it get
MUCH_MORE = 1.6  # times what any sentence of another statement gets
OF_IT = 0.3  # share of the telling words of a report, or clause, that the sentence must have
FEWEST = 2  # words that must be told
NUMBER = 1.5  # what a number counts
NAME = 0.5  # and a name, which tells what is spoken about
_HE = ("He ", "She ", "They ")  # they open a sentence that goes on
SCORE = 0.5  # of a report found so: it is nearer than all others, and need not be near


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence of an article that tells what somebody said."""

    text: str
    speaker: Who
    sentence: Quotation
    quotations: tuple[Quotation, ...]  # those that it holds, without marks
    enough: float

    @property
    def parts(self) -> list[str]:
        """The texts that are compared: the sentence, what is quoted in it, and the clauses of both."""
        whole = [self.text, *(one.text for one in self.quotations)]
        return list(dict.fromkeys([*whole, *(clause for each in whole for clause in CLAUSE.split(each))]))


class _Source:
    """The sentences of a primary source: the statement that each stands in, and which have a word, or one like it."""

    def __init__(self, texts: Sequence[str], places: Sequence[int | None]) -> None:
        self.owners = [
            -1 - at if place is None else place for at, place in enumerate(places)
        ]  # below 0: no statement's
        self._having: dict[str, set[int]] = defaultdict(set)
        self._alike: dict[tuple[float, int], set[int]] = defaultdict(set)
        for at, text in enumerate(texts):
            for one in words(text):
                self._having[one.stem].add(at)
                for line in _lines(one):
                    self._alike[line].add(at)

    def having(self, one: SenseWord, apart: Collection[int]) -> dict[int, float]:
        """The sentences that have a word, or another for it, and how near that is, 0 to 1; without those of the
        statements `apart`.
        """
        found: dict[int, float] = {}
        for line in sorted(_lines(one)):  # from the least near on
            found.update(dict.fromkeys(self._alike.get(line, ()), line[0]))
        found.update(dict.fromkeys(self._having.get(one.stem, ()), 1.0))
        return {at: much for at, much in found.items() if self.owners[at] not in apart} if apart else found


def _lines(one: SenseWord) -> list[tuple[float, int]]:
    return [(ALIKE, each) for each in one.alike] + [(FAMILY, each) for each in one.families]


class Competition:
    """The primary sources of a briefing's statements, sentence by sentence."""

    def __init__(self, told: Sequence[Told], pages: Pages) -> None:
        self.told, self.pages = told, pages
        self._of: dict[str, list[int]] = defaultdict(list)
        sources: dict[str, set[str]] = defaultdict(set)
        for at, item in enumerate(told):
            if item.source and item.who:
                self._of[item.source].append(at)
                for name in item.covering:
                    sources[name].add(item.source)
        self._covered = {name: sorted(at for each in its for at in self._of[each]) for name, its in sources.items()}
        self._read: dict[str, _Source] = {}

    def reports(
        self, article: str, its: Sequence[Quotation], done: Collection[int], taken: Collection[str]
    ) -> list[Paraphrase]:
        """What an article tells of statements not `done`, from quotations not `taken` and sentences between them."""
        missing = {
            at
            for at in self._covered.get(article, ())
            if self.told[at].place not in done and article not in self.told[at].articles
        }
        if not missing or not any(one.speaker for one in its):
            return []
        found: dict[int, tuple[float, Paraphrase]] = {}
        for unit in self._units(article, its, taken):
            giving = {at for at in missing if _gives(unit.speaker, self.told[at])}
            for name in sorted({self.told[at].source for at in giving}):
                apart = {at for at in self._of[name] if _others(unit.speaker, self.told[at])}
                for part in unit.parts:
                    best = self._best(part, self._source(name), unit.enough, apart)
                    if best is None or best[0] not in giving:
                        continue
                    at, score, shared = best
                    if at not in found or score > found[at][0]:
                        found[at] = score, self._made(at, unit, shared)
        return [found[at][1] for at in sorted(found)]

    def _made(self, at: int, unit: _Unit, shared: frozenset[str]) -> Paraphrase:
        evidence = f"tells {', '.join(printed(unit.text, shared))} in its own words; no other sentence is as near"
        told = next(
            (one for one in unit.quotations if shared <= {word.stem for word in words(one.text)}), unit.sentence
        )
        return Paraphrase(self.told[at].place, told, SCORE, evidence)

    def _source(self, name: str) -> _Source:
        if name not in self._read:
            body = self.pages.bodies[name]
            spans = [one.span for one in self.pages.sentences(name)]
            owner = {span: at for at in self._of[name] for span in self.told[at].spans}
            places = [next((at for (a, b), at in owner.items() if a < high and low < b), None) for low, high in spans]
            self._read[name] = _Source([body[low:high] for low, high in spans], places)
        return self._read[name]

    @staticmethod
    def _best(
        text: str, source: _Source, enough: float, apart: Collection[int]
    ) -> tuple[int, float, frozenset[str]] | None:
        """The statement whose sentence gets most of the words of a text, if enough; what it gets; and which words.
        Those `apart` are somebody else's.
        """
        mine, names = words(text), names_of(text)
        got: dict[int, float] = defaultdict(float)
        shared: dict[int, set[str]] = defaultdict(set)
        for one in mine if len(mine) >= FEWEST else ():
            each = source.having(one, apart)
            total = sum(each.values())
            weight = NAME if one.stem in names else NUMBER if is_number(one.stem) else 1.0
            for at, much in each.items():
                got[at] += weight * much * much / total
                shared[at].add(one.stem)
        by_owner: dict[int, float] = {}
        told: dict[int, set[str]] = {}
        for at in sorted(got):
            owner, much, words_of = source.owners[at], got[at], set(shared[at])
            for other in (at - 1, at + 1):
                if other in got and source.owners[other] == owner:
                    much += NEXT * got[other]
                    words_of |= shared[other]
            if much > by_owner.get(owner, 0.0):
                by_owner[owner], told[owner] = much, words_of
        order = sorted(by_owner, key=lambda owner: -by_owner[owner])
        if not order:
            return None
        first = order[0]
        second = by_owner[order[1]] if len(order) > 1 else 0.0
        least = max(FEWEST, OF_IT * sum(one.stem not in names for one in mine))
        if by_owner[first] < max(enough, MUCH_MORE * second) or len(told[first] - names) < least:
            return None
        return first, by_owner[first], frozenset(told[first])

    def _units(self, article: str, its: Sequence[Quotation], taken: Collection[str]) -> Iterator[_Unit]:
        """The sentences that tell what somebody said, by an indirect quotation or between sentences of one speaker."""
        body = self.pages.bodies[article]
        each = [one.span for one in self.pages.sentences(article)]
        marked = [(low, high) for low, high, *_ in quoted(body, 0, len(body))]
        holding: list[list[Quotation]] = [
            [one for one in its if any(a < high and low < b for a, b in one.spans)] for low, high in each
        ]
        speakers = [{who(one.speaker) for one in here if one.speaker is not None} for here in holding]
        naming = [
            (said.start, said.end)
            for one in its
            for said in (one.source, one.cue)
            if said is not None and (said is one.source or says_only(said.text))
        ]
        for at, (low, high) in enumerate(each):
            bare = blanked(body, low, high, marked)
            if len(bare.split()) < 5 or asks(bare) or introduces(body, low, high, holding[at]):
                continue
            bare = blanked(body, low, high, [*marked, *naming])
            sentence = Quotation("", article, ((low, high),), body[low:high], QuotationKind.INDIRECT)
            if len(speakers[at]) == 1:
                own = [one for one in holding[at] if one.kind is QuotationKind.INDIRECT and one.id not in taken]
                (speaker,) = speakers[at]
                yield _Unit(bare, speaker, sentence, tuple(own), ENOUGH)
            elif not speakers[at]:
                beside = {
                    one
                    for other in (at - 1, at + 1)
                    if 0 <= other < len(each) and "\n" not in body[min(high, each[other][1]) : max(low, each[other][0])]
                    for one in speakers[other]
                }
                if not beside and body.startswith(_HE, low):
                    beside = next((speakers[other] for other in range(at - 1, -1, -1) if speakers[other]), set())
                if len(beside) == 1:
                    yield _Unit(bare, next(iter(beside)), sentence, (), BESIDE)


def introduces(body: str, low: int, high: int, holding: Sequence[Quotation]) -> bool:
    """Whether a sentence does no more than say whose words follow its colon: in a statement the two bodies said: “…”"""
    if any(one.kind is not QuotationKind.DIRECT for one in holding):
        return False
    starts = (start for one in holding for start, _ in one.spans if low < start < high)
    return any(body[low:start].rstrip().endswith(":") for start in starts)


def _others(speaker: Who, item: Told) -> bool:
    return all(relation(speaker, other) is Relation.OTHER for other in item.who)


def _gives(speaker: Who, item: Told) -> bool:
    return any(relation(speaker, other) is Relation.SAME for other in item.who)
