"""Who was spoken of last, where `the former minister` speaks and no title in the text tells whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.quotations.naming import pronouns
from briefing.quotations.naming.beings import KIN, NEVER, Being, Meaning, Seat
from briefing.quotations.naming.callings import age, agrees, apart
from briefing.quotations.naming.descriptions import Description, describe, parent
from briefing.quotations.naming.offices import office
from briefing.quotations.naming.register import Register
from briefing.quotations.naming.standing import Place, answers, place, speech
from briefing.quotations.reading.lexicon import word_classes
from briefing.quotations.reading.noun_phrases import Phrase, possessive
from briefing.quotations.reading.sentences import Sentence

_GOING_ON = frozenset(("add", "continue"))
_ELECTED = frozenset("mp msp ms mla mep td peer backbencher frontbencher councillor politician".split())
_POLITICAL = frozenset("minister secretary shadow mp msp mla mep councillor lord baroness lib dem democrat".split())
_STANDING = frozenset("member candidate leader chair head president".split())  # for office, or for more
_ANYBODY = frozenset(("man", "woman"))  # with a party or a trade before them, they are said of whom was just spoken of
_AS_SURE = 0.6  # how likely a pronoun must mean somebody for a description in its place to do so
_AGO = 3  # sentences back in which they must have been spoken of


def _private(being: Being) -> bool:
    """Whether the text tells what somebody is, and that is nothing public: a parent is not the schools minister."""
    classes = word_classes()
    plain = being.titles & classes["human"] - classes["title"]
    return bool(plain) and being.titles.isdisjoint(_ELECTED | _POLITICAL | _STANDING)


@dataclass(slots=True)
class Lately(Register):
    """Whom an article has just spoken of.

    `meanings`: of the phrases read, by their places. `recent`: those lately spoken of, the last one last. `latest`: who
    was spoken of last where a phrase describes somebody whom no title tells. `leading`: who is called a leader so.
    """

    latest: dict[Place, Being] = field(default_factory=dict)
    meanings: dict[Place, Meaning] = field(default_factory=dict)
    recent: list[Being] = field(default_factory=list)
    leading: set[Being] = field(default_factory=set)

    def meaning(self, sentence: Sentence, phrase: Phrase) -> Meaning | None:
        """Whom a phrase of a sentence means, or None where it is nobody's name, title or pronoun."""
        return self.meanings.get(place(sentence.tokens, phrase))

    def lately(self, sentence: Sentence, phrase: Phrase) -> Being | None:
        """Who was spoken of last where a phrase describes a speaker whom no title in the text tells."""
        return self.latest.get(place(sentence.tokens, phrase))

    def _latest(self, sentence: Sentence, number: int, phrase: Phrase) -> None:
        """Remember who was last spoken of where `the former minister` speaks, whom no title in the text tells."""
        description = describe(sentence, phrase)
        if (
            description is None
            or description.kind != "person"
            or not description.definite
            or description.owner is not None
            or description.voice
            or possessive(sentence.tokens[phrase.end - 1].text)  # Ada Marsh cited the inspector's comment
        ):
            return
        known = (
            office(description.words).known or description.head in word_classes()["title"]
        )  # whoever bears another is not meant
        public = office(description.words).known
        reply = answers(sentence, phrase)
        anybody = description.head in _ANYBODY or age(description.words) > 0 or parent(description.head)
        near = [
            being
            for being in reversed(self.recent)
            if being.person
            and not isinstance(being, Seat)
            and not (being.unnamed and not (anybody and being.said == number - 1))
            and not (being.people or (known and (being.official or being.titles & KIN)))
            and agrees(being, description.gender)
            and not apart(being, description)
            and not (public and _private(being))
            and not (reply and being.asked == number - 1)
            and number - being.sentence <= 1
            and sentence.paragraph - being.paragraph <= 1
            and all(token.low != being.surname for token in sentence.tokens[phrase.end :])
        ]
        here = [being for being in near if being.sentence == number]
        if here:
            near = here if len(here) == 1 else []
        if len(near) > 1 or known:
            near = [being for being in near if max(being.said, being.led) >= number - 1]
        if len(near) > 1 and known:
            near = [being for being in near if being.opened == number - 1]
        if len(near) > 1 and not known:
            near = [being for being in near if being.said == number - 1]
        if len(near) != 1 and not here and anybody:
            near = self._likeliest(description, number, sentence.paragraph, reply)
        if not near:
            near = self._sayer(sentence, number, phrase, description)
        if len(near) == 1:
            if description.head == "leader":
                self.leading.add(near[0])
            self.latest[place(sentence.tokens, phrase)] = near[0]

    def _sayer(self, sentence: Sentence, number: int, phrase: Phrase, description: Description) -> list[Being]:
        """Who has just spoken, where `the former minister added` more, or where `the Mull MSP` is another name."""
        verb = speech(sentence, phrase)
        goes_on = verb is not None and verb.lemma in _GOING_ON
        elected = description.head in _ELECTED
        if not goes_on and not elected:
            return []
        last = max((being.said for being in self.recent), default=NEVER)
        said = [
            being for being in self.recent if being.said == last >= number - 2 and being.paragraph == sentence.paragraph
        ]
        if len(said) != 1 or not said[0].person or said[0].unnamed or not agrees(said[0], description.gender):
            return []
        titles = said[0].titles
        political = not _POLITICAL.isdisjoint(titles) or not word_classes()["party"].isdisjoint(titles)
        return said if goes_on or not titles or political else []

    def _likeliest(self, description: Description, number: int, paragraph: int, reply: bool) -> list[Being]:
        """Whom a pronoun would mean where `the 37-year-old nurse` stands; nobody where that is unclear."""
        years = age(description.words)
        options = [
            option
            for option in pronouns.candidates(self.recent, description.gender, number, paragraph, "says")
            if agrees(option[0], description.gender)
            and option[0].person
            and not isinstance(option[0], Seat)
            and (option[0].said >= number - 1 or not option[0].unnamed)
            and not (reply and option[0].asked == number - 1)
            and not (years and option[0].age and option[0].age != years)
        ]
        meaning = pronouns.person(description.text, options, _AS_SURE)
        return [meaning.being] if meaning.being is not None and number - meaning.being.sentence <= _AGO else []
