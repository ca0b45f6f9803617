"""Whom descriptions mean: the minister, a Labour spokesman, his aides, the union, the report, both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefing.language.words import fold
from briefing.quotations.naming import bodies
from briefing.quotations.naming.beings import Being, Meaning, Seat
from briefing.quotations.naming.callings import agrees, called
from briefing.quotations.naming.descriptions import PLANS, Description, describe
from briefing.quotations.naming.lately import Lately
from briefing.quotations.naming.offices import Office, office
from briefing.quotations.naming.serving import of_body
from briefing.quotations.naming.standing import beside_name, named_next, set_before, unnamable, was_asked
from briefing.quotations.reading.lexicon import word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence

_NATIONS = frozenset("british english african european asian muslim catholic jewish anglican church".split())
_WRITTEN_TO = frozenset("letter email e-mail memo note message petition".split())  # a body named is who got it as often
_PAPERS = (("paper",), ("newspaper",), ("magazine",), ("website",))  # what a text calls them once it has named one
_RANKS = frozenset(
    "minister secretary leader president premier chancellor senator governor mayor congressman lawmaker politician mp "
    "commissioner councillor chairman chief founder director".split()
)
_TWO = frozenset("two three pair duo couple trio twins siblings brothers sisters".split())
_NAMED_SMALL = frozenset(  # what stands in small letters in the name of one: Wick council, Pell Hill hospital
    "council hospital school university college club court hospice academy brewery museum theatre airport".split()
)
_PLACES = 8  # places of one office that are looked at
_AGO = 4  # sentences back in which a body must have been spoken of whose name does not tell its kind
_BODIES = 20  # bodies of one kind that are looked at, the last ones
_COUPLES = 6  # couples that are looked at, the last ones
_MARRIED = frozenset("wife husband partner".split())
_ROUGHLY = 0.5  # how likely the last person of a title is meant where several bear it


@dataclass(slots=True)
class Described(Lately):
    """Whom an article's descriptions mean, by the names and descriptions that came before.

    `meanings`: of the phrases read, by their places. `recent`: those lately spoken of, the last one last. `latest`: who
    was spoken of last where a phrase describes somebody whom no title tells. `couples`: two who are spoken of as one.
    `leading`: who is called a leader so. `seats`: offices that are given to nobody, `asked_for`
    those of the sentence that is read.
    """

    couples: list[Being] = field(default_factory=list)
    seats: dict[Office, Seat] = field(default_factory=dict)
    asked_for: list[Seat] = field(default_factory=list)

    def _described(self, sentence: Sentence, phrase: Phrase, says: bool, first: bool, number: int) -> Meaning | None:
        description = describe(sentence, phrase)
        last = sentence.tokens[phrase.end - 1].low
        if description is None and phrase.nature == "some":
            return self._both(last) if phrase.end - phrase.begin == 1 else None
        if description is None and last in _TWO and sentence.tokens[phrase.begin].low == "the":
            return self._both(f"the {last}")
        if description is None:
            return self._called_so(sentence, phrase, says, number)
        if beside_name(sentence, phrase) or (description.kind == "person" and set_before(sentence, description)):
            return None
        if description.kind in ("person", "people"):
            begins = phrase.begin == sentence.phrases[0].begin  # as whoever stands in its possessive does
            opens = description.voice and description.definite and (begins or was_asked(sentence, phrase))
            opens = opens or (first and not description.definite)
            return self._human(sentence, phrase, description, says or opens, number)
        if description.kind == "document" and not says and description.words[-1:] and description.words[-1] in PLANS:
            return None
        if description.kind == "document":
            return self._document(sentence, phrase, description, says, number)
        return self._called_so(sentence, phrase, says, number) or self._body(sentence, phrase, description, says)

    def _called_so(self, sentence: Sentence, phrase: Phrase, says: bool, number: int) -> Meaning | None:
        """The body that `the orchestra`, `the force`, `the circle` means by its name: the last of such named."""
        told = bodies.told_by(sentence, phrase)
        if told is None:
            return None
        kind, besides = told
        founded = self.by_word.get(kind, [])[-_BODIES:]
        some = [being for word in (kind, *bodies.telling(kind)) for being in self.by_part.get(word, [])[-_BODIES:]]
        some += [being for being in founded if being.body]
        known = bodies.with_words(bodies.called_so(some, kind, founded), besides)
        if not says and not bodies.is_kind(kind):
            known = [being for being in known if being.body]
        lately = bodies.of_kind(self.recent, kind, number - _AGO) if not besides else None
        known = known or ([lately] if lately is not None else [])
        if not known:
            return None
        best = max(known, key=lambda being: being.sentence)
        best.body = True
        text = f"the {' '.join(token.text for token in sentence.tokens[phrase.begin + 1 : phrase.end])}"
        return Meaning(best, f"'{text}' is {best.name}, named earlier", "described")

    def _both(self, text: str, head: str = "") -> Meaning | None:
        """The only couple of the article, which `both`, `the pair` or `the two ministers` means."""
        if len(self.couples) != 1:
            return None
        couple = self.couples[0]
        several = (_TWO | {"both"}).intersection(text.casefold().split())
        counted = 3 if several & {"three", "trio"} else (2 if several & {"two", "pair", "duo", "couple"} else 0)
        if counted and counted != len(couple.members):
            return None
        titles = {title for one in couple.members for title in one.titles}
        titled = head in _RANKS and (not titles or head in titles or f"{head}s" in titles)
        if not several and not titled:
            return None
        return Meaning(couple, f"'{text}' are {couple.name}", "described", 0.9)

    def _human(
        self, sentence: Sentence, phrase: Phrase, description: Description, says: bool, number: int
    ) -> Meaning | None:
        """Whom `the minister`, `a Labour spokesman`, `his aides`, `campaigners` mean."""
        if description.kind == "person" and description.definite and unnamable(sentence, phrase):
            return self._unnamed(description)
        if description.kind == "people" and description.definite and description.owner is None:
            couple = self._both(description.text, description.head)
            if couple is not None:
                return couple
        if (
            description.kind == "person"
            and description.definite
            and (description.owner is None or not description.voice)
        ):
            asked = office(description.words)
            meaning = self._entitled_so(description, asked)
            if meaning is None and description.owner is not None:
                meaning = of_body(self, sentence, phrase, description)
            if meaning is None and description.head in _MARRIED:
                meaning = self._married(sentence, description)
            if meaning is None and description.owner is None:
                meaning = called(description, self.recent, number)
            free = meaning is None and description.owner is None
            if free and asked.known and not named_next(sentence, description):
                return Meaning(self._seat(sentence, phrase, description, asked), "", "office", _ROUGHLY)
            if meaning is None and sentence.tokens[phrase.begin].low == "my":
                return self._mine(description)
            answers = phrase.kind == "owner"  # her mother's answer was short
            if meaning is None and says and (answers or self._somebodys(sentence, description)):
                return self._unnamed(description)
            if meaning is not None or not description.voice:
                return meaning
        known = self.by_word.get(description.head, [])
        if (
            description.definite
            and description.owner is None
            and len(description.words) == 1
            and known
            and known[-1].body
        ):
            return Meaning(known[-1], f"'{description.text}' is {known[-1].name}, named earlier", "described")
        family = description.head == "family" and not description.bare
        if not (says or family) or (description.kind == "person" and description.bare and not description.voice):
            return None
        text = description.text
        others = description.kind == "people" and description.range[1] > phrase.end  # the family of another one
        if description.definite and description.owner is None and not others:
            plain = len(description.words) == 1 or (description.kind == "people" and not family)
            same = [being for being in known if plain or set(description.words) <= set(being.words)]
            if description.kind == "person":
                same = [being for being in same if not being.people]
            if family and len({one.words for one in same if len(one.words) > 1}) > 1:
                return Meaning(None, f"'{text}' may be {same[-1].name} or {same[-2].name}", "described", 0.0)
            if same:
                return Meaning(same[-1], f"'{text}' is {same[-1].name}, spoken of before", "described")
        for being in known:
            if fold(being.name) == fold(text) and (description.definite or len(description.words) > 1):
                return Meaning(being, "", "described")
        return self._unnamed(description)

    def _mine(self, description: Description) -> Meaning:
        """Who `my father` is, of whom whoever writes tells no more: `he` may mean him."""
        text = fold(description.text)
        known = self.by_word.get(description.head, [])
        same = next((being for being in known if fold(being.name) == text), None)
        if same is None:
            return self._unnamed(description)
        return Meaning(same, f"'{description.text}', named as printed", "described")

    def _somebodys(self, sentence: Sentence, description: Description) -> bool:
        """Whether a description tells by name or office whose somebody is: the chairman's private secretary."""
        owner = description.owner
        if owner is None or owner.kind != "owner":
            return False
        meaning = self.meaning(sentence, owner)
        being = meaning.being if meaning is not None else None
        return being.person if being is not None else owner.nature == "human"

    def _unnamed(self, description: Description) -> Meaning:
        """Somebody of whom no more is told than the description."""
        words, person = description.words or (description.head,), description.kind == "person"
        being = Being(description.text, words, description.gender, person, unnamed=True)
        being.people = description.kind == "people"
        self._enrol(being, description.head)
        return Meaning(being, f"'{description.text}', named as printed", "described")

    def _seat(self, sentence: Sentence, phrase: Phrase, description: Description, asked: Office) -> Seat:
        """The office that is asked for here, as somebody who can be spoken of further on."""
        seat = self.seats.get(asked)
        if seat is None:
            seat = Seat(
                description.text, description.words, description.gender, person=True, unnamed=True, office=asked
            )
            self.seats[asked] = seat
        self.asked_for.append(seat)
        if len(seat.places) < _PLACES:
            seat.places.append((sentence, phrase))
        return seat

    def _married(self, sentence: Sentence, description: Description) -> Meaning | None:
        """Whom `his wife` means, of a couple that was named together."""
        meaning = self.meaning(sentence, description.owner) if description.owner is not None else None
        owner = meaning.being if meaning is not None else None
        for couple in reversed(self.couples[-_COUPLES:]):
            if owner not in couple.members or len({one.surname for one in couple.members}) > 1:
                continue
            others = [one for one in couple.members if one is not owner and agrees(one, description.gender)]
            if len(others) == 1:
                return Meaning(others[0], f"'{description.text}' is {others[0].name}", "office", 0.9)
        return None

    def _entitled_so(self, description: Description, asked: Office) -> Meaning | None:
        """Who is called `the minister` or `the shadow home secretary` in the text."""
        holders = self.entitled(asked) or self.entitled(office(without_party(description.words)))
        party = _parties(description.words)
        holders = [one for one in holders if not party or not (own := _parties(one.titles)) or own & party]
        if not holders:
            return None
        text, best = description.text, max(holders, key=lambda being: (being.sentence, being.count))
        if len(holders) > 1:
            names = " or ".join(being.name for being in holders[:3])
            exact = [being for being in holders if asked in being.offices]
            if len(exact) == 1:
                best = exact[0]
            elif description.gender or not self._lately(best, holders):
                return Meaning(None, f"'{text}' may be {names}", "office", 0.0)
            return Meaning(best, f"'{text}' is {best.name}, last of {names} spoken of", "office", _ROUGHLY)
        return Meaning(best, f"'{text}' is {best.name}, given that title in the text", "office", 0.95)

    def _lately(self, best: Being, holders: Sequence[Being]) -> bool:
        """Whether one of those who bear a title was spoken of well after the others."""
        return all(best is other or best.sentence > other.sentence for other in holders)

    def _document(
        self, sentence: Sentence, phrase: Phrase, description: Description, says: bool, number: int
    ) -> Meaning | None:
        """Whose words a document holds: its owner's, or those of the last body that publishes such."""
        if description.owner is not None:
            return self.meaning(sentence, description.owner)
        if not description.definite:
            return None
        if description.words[-1:] in _PAPERS:
            press = self._called_so(sentence, phrase, says, number)
            if press is not None:
                return press
            papers = [being for paper in _PAPERS for being in self.by_word.get(paper[0], []) if not being.unnamed]
            if papers:
                last = max(papers, key=lambda being: being.sentence)
                return Meaning(last, f"'{description.text}' is {last.name}, named earlier", "described")
        if description.words[-1:] and description.words[-1] in _WRITTEN_TO:
            return None
        publishing = word_classes()["publishing"]
        best = next(
            (being for being in reversed(self.recent) if being.body and publishing.intersection(being.words)), None
        )
        if best is None:
            return None
        return Meaning(best, f"'{description.text}' is taken for that of {best.name}", "document", 0.5)

    def _body(self, sentence: Sentence, phrase: Phrase, description: Description, says: bool) -> Meaning | None:
        """What `the union` means: the last body with that word in its name, or it is named as printed."""
        text, tokens, begin = description.text, sentence.tokens, phrase.begin
        if description.definite and description.owner is None:
            known = self.by_word.get(description.head, [])
            if description.words != (description.head,):
                known = [being for being in known if set(description.words) <= set(being.words)]
            known = [being for being in known if not being.unnamed] or [being for being in known if not being.owned]
            if known:
                best = max(known, key=lambda being: being.sentence)
                why = "" if best.name == text else f"'{text}' is {best.name}, named earlier"
                return Meaning(best, why, "described")
        placed = tokens[begin].tag == "NP" and text[:1].isupper() and description.head in _NAMED_SMALL
        if not says and not description.definite and not placed:
            return None
        plural = description.words[-1] != description.head
        being = Being(text, description.words, body=True, unnamed=not placed or plural, people=plural)
        if placed and not plural:
            for word in dict.fromkeys(being.words):
                self.by_part.setdefault(word, []).append(being)
        being.owned = description.owner is not None
        self._enrol(being, description.head)
        return Meaning(being, f"'{text}', named as printed", "described")


def _parties(words: Iterable[str]) -> set[str]:
    """The parties that words of a title tell, the same party always by the same word."""
    known = word_classes()["party"]
    return {"tory" if word.startswith(("tor", "con")) else word for word in words if word in known}


def without_party(words: Sequence[str]) -> list[str]:
    """The words of a title without those that only tell party or country: the Labour peer, the Scottish archbishop."""
    classes = word_classes()
    return [
        word for word in words if word not in classes["party"] and word not in _NATIONS and word not in classes["place"]
    ]
