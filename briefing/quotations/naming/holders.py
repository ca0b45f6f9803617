"""Who holds an office that a text asks for, `the chancellor`, where the briefing's dates do not tell."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from briefing.quotations.naming.beings import Being, Seat
from briefing.quotations.naming.descriptions import Description, describe
from briefing.quotations.naming.offices import Office, office
from briefing.quotations.naming.people import People
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence

_LEAD = 600  # characters that open an article: who is described in them is often named next
_ANYWHERE = 1_000_000_000  # no sentence has this number
_JUST_AFTER = 400  # characters after a description in which its name may follow

# Offices of which a person has one: Commissioner Marsh is not "the governor", though a minister may be "the leader".
_APART = frozenset(
    "governor mayor commissioner ambassador judge sheriff bishop archbishop coroner treasurer chancellor senator"
    " admiral general magistrate ombudsman auditor comptroller".split()
)


class Holding(NamedTuple):
    """Who may hold an office, one or several, how that was found, and how likely (0 to 1) it is."""

    beings: tuple[Being, ...]
    reason: str
    likely: float


class Holders:
    """Finds who holds the offices of one article."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._seats: dict[Seat, Holding | None] | None = None

    def held(self, sentence: Sentence, phrase: Phrase, description: Description, seat: Seat | None) -> Holding | None:
        """Who holds the office that a phrase asks for; with a `seat`, whoever holds it all through the text."""
        asked = office(description.words)
        later = self._people.entitled(asked)
        if later:
            return Holding(tuple(later), "given that title in the text", 0.9)
        return self._near(sentence, phrase, description, asked) if seat is None else self.of(seat)

    def of(self, seat: Seat) -> Holding | None:
        """Who holds an office that is given to nobody where it is first asked for. Of two offices, one holds one."""
        if self._seats is None:
            self._seats = {}
            self._fill(list(self._people.seats.values()))
        return self._seats.get(seat)

    def _fill(self, seats: list[Seat]) -> None:
        assert self._seats is not None
        votes: list[tuple[int, Seat, Holding]] = []
        for seat in seats:
            titled = self._people.entitled(seat.office)
            if titled:
                self._seats[seat] = Holding(tuple(titled), "given that title in the text", 0.9)
                continue
            found = self._nearby(seat)
            count = Counter(near.beings[0] for near in found)
            for being, times in count.items():
                votes.append((times, seat, next(near for near in found if near.beings[0] is being)))
        votes.sort(key=lambda vote: -vote[0])  # the most first; of as many, whose office is asked for first
        taken = {held.beings[0] for held in self._seats.values() if held is not None and len(held.beings) == 1}
        for times, seat, held in votes:
            opens = seat.places[0][0].tokens[0].start < _LEAD
            if seat not in self._seats and held.beings[0] not in taken and (times > 1 or opens):
                self._seats[seat] = held
                taken.add(held.beings[0])
        taken |= self._people.leading
        empty = [seat for seat in seats if seat not in self._seats]
        for seat in empty:
            if len(empty) == 1:
                known = self._people.untitled(seat.gender, seat.apart | taken, seat.first)
                if known is not None:
                    self._seats[seat] = Holding((known,), "whom the text speaks of without an office", 0.4)

    def _nearby(self, seat: Seat) -> list[Holding]:
        found = []
        for sentence, phrase in seat.places:
            description = describe(sentence, phrase)
            near = self._near(sentence, phrase, description, seat.office) if description is not None else None
            if near is not None and near.beings[0] not in seat.apart:
                found.append(near)
        return found

    def _near(self, sentence: Sentence, phrase: Phrase, description: Description, asked: Office) -> Holding | None:
        latest = self._people.lately(sentence, phrase)
        if latest is not None and not _bears_another(latest, asked):
            return Holding((latest,), "the person last spoken of", 0.5)
        start = sentence.tokens[phrase.end - 1].end
        if start < _LEAD:
            announced = self._people.announced(start, start + _JUST_AFTER, description.gender)
            if announced is not None and not _bears_another(announced, asked):
                return Holding((announced,), "named just after it", 0.6)
        if description.definite and "leader" in asked.printed and not _elsewhere(sentence, phrase):
            known = self._people.untitled(description.gender, frozenset(), _ANYWHERE)
            return Holding((known,), "whom the text speaks of without an office", 0.4) if known is not None else None
        return None


def _elsewhere(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether what somebody leads stands behind the office: the leader *of the council* is not anybody at hand."""
    return phrase.end < len(sentence.tokens) and sentence.tokens[phrase.end].low == "of"


def _bears_another(being: Being, asked: Office) -> bool:
    """Whether the text gives a person an office that nobody holds together with the one asked for."""
    return bool(asked.words & _APART) and any(held.words & _APART and not asked.fits(held) for held in being.offices)
