"""What outlets tell of statements in words of their own, found word for word.

Indirect quotations that share too few words with any statement are compared with those of the same person by what
their words mean; so is a sentence that names the person and holds no quotation at all.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from briefing.language.marks import blanked, quoted
from briefing.language.stems import stems
from briefing.language.words import fold
from briefing.model import PartialDate, Quotation, QuotationKind, Span
from briefing.statements.competing import Competition, introduces
from briefing.statements.grouping.days import ByDay
from briefing.statements.grouping.occasions import WINDOW, Occasions
from briefing.statements.grouping.people import Relation, Who, relation, who
from briefing.statements.pages import Pages
from briefing.statements.paraphrase import Paraphrase, Told, fits, printed, shared_names
from briefing.statements.retelling import InContext, Retelling, asks, retelling, touches, words

SAME = 0.4  # the least likeness where the speaker is the same and SOME words are told
FEW = 0.6  # and where only LEAST are
LEAST = 2
UNKNOWN = 0.6  # and where one of the speakers is not resolved
SENTENCE = 0.5  # and of a sentence that only names who spoke
SOME = 3
CLEARLY = 0.05  # how much nearer one statement must be than the next
TOPIC = 0.6  # share of the articles on an occasion from which on a word of all of them is what they are about
OF_TOPIC = 0.5  # and what it weighs then
ARTICLES = 4  # of so many at least,
LOOKED_AT = 8  # and so many at most
_POINTS_BACK = ("That ", "That’s ", "That's ", "This ", "So said ")
_SIGNS = ".,;:!?'’‘“”\"()[]—–-"


class OwnWords:
    """The statements of a briefing, for finding what is told of them in other words."""

    def __init__(
        self,
        told: Sequence[Told],
        occasions: Occasions,
        dates: Mapping[str, PartialDate | None],
        pages: Pages,
    ) -> None:
        self.told, self.occasions, self.dates, self.pages = told, occasions, dates, pages
        self._said_by: dict[str, ByDay[int]] = defaultdict(ByDay)
        self._having: dict[str, ByDay[int]] = defaultdict(ByDay)
        self._subjects: dict[int, frozenset[str]] = {}
        self._covered: dict[str, list[int]] = defaultdict(list)
        self._competition = Competition(told, pages)
        for place, item in enumerate(told):
            when = dates[min(item.articles)]
            for name in {name for one in (*item.who, item.issuer) for name in _names(one)}:
                self._said_by[name].add(when, place)
            for name in item.covering:
                self._covered[name].append(place)
            for mark in stems(item.text):
                self._having[mark].add(when, place)

    def reports(
        self, quotations: Mapping[str, Sequence[Quotation]], linked: Sequence[Paraphrase], taken: Collection[str]
    ) -> list[Paraphrase]:
        """More reports than were `linked` with statements, by what words mean: from quotations not `taken` and
        from sentences that hold none.
        """
        found: list[Paraphrase] = []
        known: dict[str, set[int]] = defaultdict(set)
        for one in linked:
            known[one.quotation.article].add(one.place)
        for article in sorted(quotations):
            its = quotations[article]
            left = [one for one in its if one.kind is not QuotationKind.DIRECT and one.id not in taken]
            here = [made for one in left if (made := self._quotation(one)) is not None]
            done = known[article] | {made.place for made in here}
            here += self._sentences(article, its, done)
            found += here
            used = {one.id for one in its if one.id in taken} | {made.quotation.id for made in here}
            found += self._competition.reports(article, its, done | {made.place for made in here}, used)
        return found

    def _quotation(self, quotation: Quotation) -> Paraphrase | None:
        if asks(quotation.text):
            return None
        near = self._near(quotation)
        fitting = {
            place: kin
            for place in near
            if (kin := fits(quotation, self.told[place], self.occasions, printed_too=True)) is not None
        }
        if not fitting:
            return None
        told = InContext(quotation.text, self._beside(quotation.article, quotation.spans[0][0], quotation.spans[-1][1]))
        best = self._best(told, list(fitting))
        if best is None:
            return None
        place, found = best
        printed = [one for one in near if one not in fitting and quotation.article in self.told[one].articles]
        nearer = self._best(told, [place, *printed]) if printed else None
        if nearer is not None and nearer[0] != place:
            return None  # it tells more of what its article prints besides
        kin = fitting[place]
        least = (SAME if found.telling >= SOME else FEW) if kin is Relation.SAME else UNKNOWN
        if kin is not Relation.SAME and not self.told[place].who:
            return None  # a question, a slogan: nobody gave it
        if found.score < least or found.telling < (LEAST if kin is Relation.SAME else SOME):
            return None
        return self._made(place, quotation, found, "same speaker" if kin is Relation.SAME else "")

    def _near(self, quotation: Quotation) -> list[int]:
        """The statements of the same days that the speaker gave, or that share words where the speaker is not sure."""
        when = self.dates[quotation.article]
        near: set[int] = set()
        for name in _names(who(quotation.speaker)):
            near.update(self._said_by[name].near(when, WINDOW) if name in self._said_by else ())
        shared = Counter(
            place
            for mark in stems(quotation.text)
            if mark in self._having
            for place in self._having[mark].near(when, WINDOW)
        )
        return sorted(near | {place for place, count in shared.items() if count >= SOME})

    def _best(self, told: InContext, places: Sequence[int]) -> tuple[int, Retelling] | None:
        """The statement that something comes nearest to, if to one clearly."""
        its = words(told.text)
        places = [place for place in places if len(its) >= LEAST and touches(its, self.told[place].text)]
        mine = {one.stem for one in its}
        marks = {place: stems(self.told[place].text) for place in places}
        having = Counter(mark for place in places for mark in marks[place])
        scored: list[tuple[float, int, Retelling]] = []
        for place in places:
            item = self.told[place]
            about = self._about(place)
            weights = {
                mark: (OF_TOPIC if mark in about else 1.0) / (1 + math.log(max(1, having[mark])))
                for mark in mine | marks[place]
            }
            found = retelling(told, InContext(item.text, item.before), shared_names(told.text, item.text), weights)
            if found is not None:
                scored.append((-found.score, place, found))
        scored.sort(key=lambda one: one[:2])
        if not scored or (len(scored) > 1 and scored[1][0] - scored[0][0] < CLEARLY):
            return None
        return scored[0][1], scored[0][2]

    def _about(self, place: int) -> frozenset[str]:
        """The stems that most articles on the occasion of a statement have."""
        if place not in self._subjects:
            around = sorted(self.told[place].articles | self.told[place].covering)[:LOOKED_AT]
            counts = Counter(mark for name in around for mark in self.pages.stems(name))
            least = max(TOPIC * len(around), ARTICLES * TOPIC)
            self._subjects[place] = frozenset(mark for mark, count in counts.items() if count >= least)
        return self._subjects[place]

    def _sentences(self, article: str, its: Sequence[Quotation], done: Collection[int]) -> list[Paraphrase]:
        """What sentences tell outside quotations of statements that no quotation tells, whose speaker they name."""
        missing = [place for place in self._covered.get(article, ()) if place not in done]
        if not missing:
            return []
        found: dict[int, Paraphrase] = {}
        for span, bare, speaking in self._naming(article, its):
            places = [
                place
                for place in missing
                if any(relation(one, other) is Relation.SAME for one in speaking for other in self.told[place].who)
            ]
            best = self._best(InContext(bare, self._beside(article, *span)), places) if places else None
            if (
                best is None
                or best[1].telling < LEAST
                or best[1].score < (SENTENCE if best[1].telling >= SOME else FEW)
            ):
                continue
            place, near = best
            if place not in found or near.score > found[place].score:
                body = self.pages.bodies[article]
                unquoted = Quotation("", article, (span,), body[slice(*span)], QuotationKind.INDIRECT)
                found[place] = self._made(place, unquoted, near, "names who said it")
        return [found[place] for place in sorted(found)]

    def _naming(self, article: str, its: Sequence[Quotation]) -> Iterator[tuple[Span, str, list[Who]]]:
        """The sentences of an article, what stands outside their quotations, and the people that they name."""
        body = self.pages.bodies[article]
        inside = [span for one in its for span in one.spans] + [
            (low, high) for low, high, *_ in quoted(body, 0, len(body))
        ]
        each = [one.span for one in self.pages.sentences(article)]
        known = {one.last: one for place in self._covered[article] for one in self.told[place].who if one.last}
        for at, (low, high) in enumerate(each):
            if introduces(body, low, high, [one for one in its if any(a < high and low < b for a, b in one.spans)]):
                continue
            bare = blanked(body, low, high, inside)
            following = body[slice(*each[at + 1])] if at + 1 < len(each) else ""
            names = _among(known, bare) | (_among(known, following) if following.startswith(_POINTS_BACK) else set())
            speaking = [known[name] for name in names]
            speaking += [who(one.speaker) for one in its if any(start < high and low < end for start, end in one.spans)]
            if speaking and len(bare.split()) > SOME:
                telling = " ".join(word for word in bare.split() if fold(word).strip(_SIGNS) not in names)
                yield (low, high), telling, speaking

    def _beside(self, article: str, low: int, high: int) -> str:
        """The sentence around a place, and the one before it."""
        spans = [one.span for one in self.pages.sentences(article)]
        first = max((at for at, (start, _) in enumerate(spans) if start <= low), default=0)
        body = self.pages.bodies[article]
        return body[spans[max(0, first - 1)][0] : max(high, spans[first][1])] if spans else ""

    def _made(self, place: int, quotation: Quotation, found: Retelling, why: str) -> Paraphrase:
        evidence = f"tells {', '.join(printed(quotation.text, found.shared))} in its own words"
        return Paraphrase(
            self.told[place].place,
            quotation,
            round(min(found.score, 1.0), 2),
            f"{evidence}; {why}" if why else evidence,
        )


def _names(one: Who) -> frozenset[str]:
    return one.names | ({f"={one.id}"} if one.id is not None else frozenset())


def _among(names: Collection[str], text: str) -> set[str]:
    """Those of some names that are words of a text."""
    folded = fold(text)
    there = [name for name in names if name in folded]  # few sentences have any: only those are taken apart
    if not there:
        return set()
    words = (word.strip(_SIGNS).removesuffix("'s").removesuffix("’s") for word in folded.split())
    return {*words}.intersection(there)
