"""Whom a pronoun of an article means: rules for a `he` that speaks, then the likeliest of those spoken of lately."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeGuard

from briefing.quotations.cues.frames import SAYING
from briefing.quotations.glossary import Tag
from briefing.quotations.naming import pronouns
from briefing.quotations.naming.beings import Being, Meaning, Seat
from briefing.quotations.naming.callings import agrees
from briefing.quotations.naming.descriptions import bare
from briefing.quotations.naming.standing import VERBAL, answers, fresh
from briefing.quotations.naming.written import Written
from briefing.quotations.reading.lexicon import QUESTIONED, word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence

_HE = frozenset("his he he's he’s he'd he’d he'll he’ll him himself".split())
_SHE = frozenset("she she's she’s she'd she’d she'll she’ll her herself".split())
_IT = frozenset("it it's it’s its itself".split())
_THEY = frozenset("they they're they’re they'd they’d they've they’ve they'll they’ll their them themselves".split())
_PARTING: frozenset[Tag] = frozenset((",", ";", "SUB", "THAT", "WH", "Q", "TO"))
_TELLING = 0.8  # how likely it must be whom a `he` that speaks means, to tell that they are one
_ASKS = 5  # tokens at the head of a sentence in which `by` tells who asks: Asked again by …
TAIL = 4  # tokens at most behind the name in `…, said Ada Marsh.`


@dataclass(slots=True)
class Meant(Written):
    """Whom the pronouns of an article mean.

    `asked`: who was asked last, by gender; `chain`: whom the last pronoun of a gender meant, and where. `clear`: how
    likely (0 to 1) a person must be for a pronoun to mean them. `topic`: the last sentence that
    says at its head of whom it tells (As for *Ada Marsh*, she …), and whom. `put_to`: the last sentence in which
    somebody was asked something, and who.
    """

    asked: dict[str, tuple[int, Being]] = field(default_factory=dict)
    chain: dict[str, tuple[int, Being]] = field(default_factory=dict)
    clear: float = pronouns.CLEAR
    topic: tuple[int, Being] | None = None
    put_to: tuple[int, Being] | None = None

    def _pronoun(self, sentence: Sentence, number: int, phrase: Phrase, says: bool) -> Meaning | None:
        first = sentence.tokens[phrase.begin]
        gender = "male" if first.low in _HE else ("female" if first.low in _SHE else "")
        if gender:
            late = phrase is not sentence.phrases[0]
            manner = (
                "object" if phrase.kind != "pronoun" else f"{'says' if says else 'subject'}{'late' if late else ''}"
            )
            if not says and phrase.kind == "pronoun" and _leads_to_name(sentence, phrase):
                return None
            if not says and late and (own := self._own(sentence, number, phrase, gender)) is not None:
                if not self._another(own, gender, number):
                    _tell(own, gender)
                return Meaning(own, f"'{first.text}' is {own.name}, who says so", "pronoun", 0.9, "0slp")
            ahead = _ahead(sentence, phrase) if phrase.kind == "pronoun" else ()
            behind = self._behind(sentence, number, phrase) if says and late else self._doer(sentence, phrase)
            if says and answers(sentence, phrase):
                behind += [being for being in self.recent if being.asked == number - 1]
            asking = self._asking(sentence) if says else []
            meaning = self._answering(sentence, number, phrase, gender)
            meaning = meaning or (self._replying(sentence, number, phrase, gender) if says and not late else None)
            meaning = meaning or self.pronoun(
                gender, first.text, number, sentence.paragraph, manner, [*behind, *asking], ahead
            )
            if meaning.being is not None and meaning.being in asking:
                meaning = Meaning(None, f"'{first.text}' is not {meaning.being.name}, who asked", "pronoun", 0.0)
            if says and _named(meaning.being) and meaning.likely >= _TELLING:
                _tell(meaning.being, gender)
            if meaning.being is not None and meaning.being.gender:
                self.chain[gender] = (number, meaning.being)
            asked = sentence.tokens[0].low in QUESTIONED and phrase.kind == "pronoun"
            if asked and meaning.being is not None and self.asked.get(gender, (-1, None))[0] != number:
                self.asked[gender] = (number, meaning.being)
            return meaning
        if phrase.kind != "object" and (first.low in _IT or first.low in _THEY):
            one = self._one(number, sentence.paragraph) if says and first.low in _THEY else None
            if one is not None and self.crowd == number - 1 and one.words[-1] not in word_classes()["spokesman"]:
                return Meaning(None, f"'{first.text}' may be {one.name} or people just spoken of", "it", 0.0)
            if one is not None:
                return Meaning(one, f"'{first.text}' is {one.name}, who spoke just before", "it", 0.7)
            told = self._telling(sentence, number, phrase, says) if first.low in _IT else None
            if told is not None:
                return told
            return pronouns.body(first.text, self.recent, number, first.low in _THEY)
        return None

    def _answering(self, sentence: Sentence, number: int, phrase: Phrase, gender: str) -> Meaning | None:
        """Who is asked again: `…, the press secretary said. Asked whether she had seen it, she said …`."""
        first = sentence.tokens[phrase.begin]
        if sentence.tokens[0].low not in QUESTIONED or phrase.kind != "pronoun" or phrase is not sentence.phrases[0]:
            return None
        said = [being for being in self.recent if being.said == number - 1 and being.paragraph == sentence.paragraph]
        if len(said) != 1 or not said[0].person or said[0].people or said[0].gender not in ("", gender):
            return None
        return Meaning(said[0], f"'{first.text}' is {said[0].name}, who spoke just before", "pronoun", 0.9, "0slp")

    def _replying(self, sentence: Sentence, number: int, phrase: Phrase, gender: str) -> Meaning | None:
        """Who was asked in the sentence before: `Marsh was asked about Reed's claim. She said …`, Marsh."""
        if self.put_to is None or self.put_to[0] != number - 1 or phrase.kind != "pronoun":
            return None
        being = self.put_to[1]
        person = being.person and not being.people and not isinstance(being, Seat)
        if not person or being.paragraph != sentence.paragraph or not agrees(being, gender):
            return None
        text = sentence.tokens[phrase.begin].text
        return Meaning(being, f"'{text}' is {being.name}, who was asked", "pronoun", 0.9, "0sp")

    def _asking(self, sentence: Sentence) -> list[Being]:
        """Who asks, and so is not the one who answers: `Asked by Marsh about the ferry, she said …`."""
        tokens = sentence.tokens
        if tokens[0].low not in QUESTIONED:
            return []
        by = next((at for at in range(1, min(_ASKS, len(tokens))) if tokens[at].low == "by"), 0)
        met = [self.meaning(sentence, one) for one in sentence.phrases if by and one.begin == by + 1]
        return [one.being for one in met if one is not None and one.being is not None]

    def _one(self, number: int, paragraph: int) -> Being | None:
        """The one person without a name or a gender whom a `they` that speaks means: `A source said …. “…,” they said`.

        Nobody where people, or a body that spoke, stand in the same sentence.
        """
        near = [being for being in self.recent if being.sentence >= number - 1 and being.paragraph == paragraph]
        if any(being.people or (being.body and being.said >= number - 1) for being in near):
            return None
        ones = [being for being in near if being.person and max(being.said, being.led) >= number - 1]
        one = ones[0] if len(ones) == 1 else None
        return one if one is not None and one.unnamed and not one.gender and not isinstance(one, Seat) else None

    def _own(self, sentence: Sentence, number: int, phrase: Phrase, gender: str) -> Being | None:
        """Who speaks of themselves: in `Marsh said that she would go`, Marsh."""
        tokens, at = sentence.tokens, phrase.begin - 1
        at -= tokens[at].tag == "THAT"
        while at > 1 and tokens[at].tag == "TIME":  # insisted on Sunday that he
            at -= 1 + (tokens[at - 1].tag == "IN")
        verb = tokens[at].verb
        if phrase.kind != "pronoun" or at < 1 or verb is None or verb.group not in SAYING or tokens[at].tag != "VB":
            return None
        said = [being for being in self.recent if being.said == number]
        if len(said) != 1 or said[0].people or said[0].body or said[0].placed or not agrees(said[0], gender):
            return None
        return said[0]

    def _another(self, being: Being, gender: str, number: int) -> bool:
        """Whether the sentence before spoke of somebody else of that gender: `Reed left. Kaelo said he was ill`."""
        return any(one is not being and one.gender == gender and one.sentence == number - 1 for one in self.recent)

    def _doer(self, sentence: Sentence, phrase: Phrase) -> list[Being]:
        """Whom a pronoun behind a verb cannot mean: in `a guard did not know her and asked her in`, the guard."""
        tokens = sentence.tokens
        if phrase.kind != "object" or tokens[phrase.begin].low.endswith("self") or tokens[phrase.begin - 1].tag != "VB":
            return []
        before = [one for one in sentence.phrases if one.end < phrase.begin and one.kind not in ("object", "owner")]
        if not before or any(token.tag in _PARTING for token in tokens[before[-1].end : phrase.begin]):
            return []
        meaning = self.meaning(sentence, before[-1])
        return [meaning.being] if meaning is not None and meaning.being is not None else []

    def _behind(self, sentence: Sentence, number: int, phrase: Phrase) -> list[Being]:
        """Whom a `he` that speaks cannot mean, for the words before it name them: in `Marsh had left, he said`, Marsh.

        Not who speaks in the words before, nor who stands before a whole string: `Marsh scolded: “…,” he said`.
        """
        tokens, at = sentence.tokens, phrase.begin - 1
        if tokens[at].tag == "VB":
            at -= 1
        if at < 1 or tokens[at].tag != "," or any(token.tag == ":" for token in tokens[:at]):
            return []
        if phrase.end < len(tokens) - TAIL:
            return []
        met = [
            self.meaning(sentence, one) for one in sentence.phrases if one.end <= at and one.kind in ("name", "owner")
        ]
        named_there = [one.being for one in met if one is not None and one.being is not None]
        return [being for being in named_there if being.said != number]

    def pronoun(
        self,
        gender: str,
        text: str,
        number: int,
        paragraph: int,
        manner: str,
        others: Collection[Being] = (),
        ahead: Collection[str] = (),
    ) -> Meaning:
        """Whom `he` or `she` means, where one person is clearly likelier than the rest; none of the `others`.

        `ahead`: words further on in the clause, which name others: of `she thanked Marsh`, Marsh.
        """
        options = pronouns.candidates(self.recent, gender, number, paragraph, manner)
        options = [option for option in options if option[0].surname not in ahead] or options
        if others:
            options = [option for option in options if option[0] not in others] or options
        if manner == "says":
            last = [being for being, _ in options if being.last == number - 1 and being.paragraph == paragraph]
            if len(last) == 1 and (last[0].gender or last[0].person):
                return Meaning(last[0], f"'{text}' is {last[0].name}, who spoke last", "pronoun", 0.95, "0slp")
            sayers = [being for being, _ in options if being.said == number - 1 != being.asked]
            for being, _ in options:
                voice = being.unnamed and (being.words[-1] in word_classes()["spokesman"] or agrees(being, gender))
                voice = voice and (len(sayers) == 1 or being.words[-1] in word_classes()["spokesman"])
                if voice and being.said == number - 1 and being.paragraph == paragraph:
                    return Meaning(being, f"'{text}' is {being.name}, who spoke just before", "pronoun", 0.9)
        before = self.chain.get(gender)
        if manner.startswith("says") and before is not None and before[0] == number - 1:
            rivals = [being for being, _ in options if being.sentence >= number - 1 and being is not before[1]]
            if rivals and all(being.unnamed and not being.gender for being in rivals):
                return Meaning(before[1], f"'{text}' is {before[1].name}, as before", "pronoun", 0.8, "0np")
        if self.topic is not None and self.topic[0] == number and agrees(self.topic[1], gender):
            return Meaning(
                self.topic[1], f"'{text}' is {self.topic[1].name}, of whom the sentence tells", "pronoun", 0.9, "0np"
            )
        answers = self.asked.get(gender) if manner.startswith("says") else None
        if answers is not None and answers[0] == number:
            return Meaning(answers[1], f"'{text}' is {answers[1].name}, who was asked", "pronoun", 0.9, "0sp")
        if manner.startswith("says"):
            alone = sum(being.sentence == number - 1 for being, _ in options) == 1
            new = [being for being, _ in options if fresh(being, number, paragraph, alone)]
            if len(new) == 1 and new[0].gender:
                return Meaning(new[0], f"'{text}' is {new[0].name}, just introduced", "pronoun", 0.9, "0lnp")
        here = [being for being, _ in options if being.sentence >= number - 1]
        if manner == "sayslate" and len(here) == 1 and here[0].said == here[0].led == number - 1 and here[0].gender:
            return Meaning(here[0], f"'{text}' is {here[0].name}, who spoke just before", "pronoun", 0.9, "0slp")
        meaning = pronouns.person(text, options, self.clear)
        known = _known(meaning.being, options, gender, number) if manner.startswith("says") else None
        if known is not None:
            return Meaning(known, f"'{text}' is {known.name}, the person last spoken of", "pronoun", 0.7)
        return replace(meaning, signs=pronouns.signs(meaning.being, options, number))


def _named(being: Being | None) -> TypeGuard[Being]:
    return being is not None and being.personal and not being.unnamed


def _tell(being: Being, gender: str) -> None:
    """Take a name for a person's that a pronoun in their own words stands for: Kaelo said *she* would go."""
    being.person = True
    being.gender = being.gender or gender


def _known(best: Being | None, options: Sequence[tuple[Being, list[str]]], gender: str, number: int) -> Being | None:
    """The one person of that gender just spoken of, where the likeliest is somebody unnamed who has told nothing."""
    if best is None or not best.unnamed or best.gender or best.said > best.asked or isinstance(best, Seat):
        return None
    near = [one for one, _ in options if one.gender == gender and not one.unnamed and one.sentence >= number - 1]
    return near[0] if len(near) == 1 else None


def _leads_to_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a pronoun is whoever is named behind it: Asked whether *she* would go, Ada Marsh smiled."""
    tokens = sentence.tokens
    if tokens[0].low not in QUESTIONED:
        return False
    comma = next((at for at in range(phrase.end, len(tokens)) if tokens[at].tag == ","), len(tokens))
    return any(
        one.begin == comma + 1 and one.kind == "name" and one.end < len(tokens) and tokens[one.end].tag in VERBAL
        for one in sentence.phrases
    )


def _ahead(sentence: Sentence, phrase: Phrase) -> set[str]:
    """The words of names behind a pronoun, up to the next comma."""
    words = set()
    for token in sentence.tokens[phrase.end :]:
        if token.tag in (",", ";", "Q"):
            break
        if token.tag == "NP":
            words.add(bare(token.low))
    return words
