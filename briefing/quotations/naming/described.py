"""Whom descriptions mean: the minister, a Labour spokesman, his aides, the union, the report, both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.language.words import fold
from briefing.quotations.naming.beings import KIN, Being, Meaning
from briefing.quotations.naming.descriptions import Description, describe
from briefing.quotations.naming.names import named
from briefing.quotations.naming.offices import office
from briefing.quotations.naming.register import Register
from briefing.quotations.reading.lexicon import word_classes
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_NATIONS = frozenset("british english african european asian muslim catholic jewish anglican church".split())
_WRITTEN_TO = frozenset("letter email e-mail memo note message petition".split())  # a body named is who got it as often
_PAPERS = (("paper",), ("newspaper",), ("magazine",), ("website",))  # what a text calls them once it has named one
_RANKS = frozenset(
    "minister secretary leader president premier chancellor senator governor mayor congressman lawmaker politician mp "
    "commissioner councillor chairman chief founder director".split()
)
_ROUGHLY = 0.5  # how likely the last person of a title is meant where several bear it

Place = tuple[int, int]


@dataclass(slots=True)
class Described(Register):
    """Whom an article's descriptions mean, by the names and descriptions that came before.

    `meanings`: of the phrases read, by their places. `recent`: those lately spoken of, the last one last. `latest`: who
    was spoken of last where a phrase describes somebody whom no title tells. `couples`: two who are spoken of as one.
    """

    latest: dict[Place, Being] = field(default_factory=dict)
    meanings: dict[Place, Meaning] = field(default_factory=dict)
    recent: list[Being] = field(default_factory=list)
    couples: list[Being] = field(default_factory=list)

    def meaning(self, sentence: Sentence, phrase: Phrase) -> Meaning | None:
        """Whom a phrase of a sentence means, or None where it is nobody's name, title or pronoun."""
        return self.meanings.get(place(sentence.tokens, phrase))

    def _described(self, sentence: Sentence, phrase: Phrase, says: bool, first: bool) -> Meaning | None:
        description = describe(sentence, phrase)
        if description is None and phrase.nature == "some":
            return self._both(sentence.tokens[phrase.begin].low) if phrase.end - phrase.begin == 1 else None
        if description is None or _beside_name(sentence, phrase):
            return None
        if description.kind in ("person", "people"):
            return self._human(description, says or (first and not description.definite))
        if description.kind == "document":
            return self._document(sentence, description)
        return self._body(description, says)

    def _both(self, text: str, head: str = "") -> Meaning | None:
        """The only couple of the article, which `both`, `the pair` or `the two ministers` means."""
        if len(self.couples) != 1:
            return None
        couple = self.couples[0]
        several = {"both", "pair", "duo", "two", "three", "trio"}.intersection(text.casefold().split())
        titles = {title for one in couple.members for title in one.titles}
        titled = head in _RANKS and (not titles or head in titles or f"{head}s" in titles)
        if not several and not titled:
            return None
        return Meaning(couple, f"'{text}' are {couple.name}", "described", 0.9)

    def _human(self, description: Description, says: bool) -> Meaning | None:
        """Whom `the minister`, `a Labour spokesman`, `his aides`, `campaigners` mean."""
        if description.kind == "people" and description.definite and description.owner is None:
            couple = self._both(description.text, description.head)
            if couple is not None:
                return couple
        if (
            description.kind == "person"
            and description.definite
            and (description.owner is None or not description.voice)
        ):
            meaning = self._entitled_so(description)
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
        if not says or (description.kind == "person" and description.bare and not description.voice):
            return None
        text = description.text
        if description.definite and description.owner is None:
            plain = len(description.words) == 1 or description.kind == "people"
            same = [being for being in known if plain or set(description.words) <= set(being.words)]
            if description.kind == "person":
                same = [being for being in same if not being.people]
            if same:
                return Meaning(same[-1], f"'{text}' is {same[-1].name}, spoken of before", "described")
        for being in known:
            if fold(being.name) == fold(text) and (description.definite or len(description.words) > 1):
                return Meaning(being, "", "described")
        being = Being(
            text,
            description.words or (description.head,),
            description.gender,
            description.kind == "person",
            unnamed=True,
        )
        being.people = description.kind == "people"
        self._enrol(being, description.head)
        return Meaning(being, f"'{text}', named as printed", "described")

    def _latest(self, sentence: Sentence, number: int, phrase: Phrase) -> None:
        """Remember who was last spoken of where `the former minister` speaks, whom no title in the text tells."""
        description = describe(sentence, phrase)
        if (
            description is None
            or description.kind != "person"
            or not description.definite
            or description.owner is not None
            or description.voice
        ):
            return
        known = (
            office(description.words).known or description.head in word_classes()["title"]
        )  # whoever bears another is not meant
        near = [
            being
            for being in reversed(self.recent)
            if being.person
            and not (being.unnamed or being.people or (known and (being.official or being.titles & KIN)))
            and not (being.gender and description.gender and being.gender != description.gender)
            and number - being.sentence <= 1
            and sentence.paragraph - being.paragraph <= 1
            and all(token.low != being.surname for token in sentence.tokens[phrase.end :])
        ]
        here = [being for being in near if being.sentence == number]
        if here:
            near = here if len(here) == 1 else []
        if len(near) > 1 or known:
            near = [being for being in near if max(being.said, being.led) >= number - 1]
        if len(near) > 1 and not known:
            near = [being for being in near if being.said == number - 1]
        if len(near) == 1:
            self.latest[place(sentence.tokens, phrase)] = near[0]

    def lately(self, sentence: Sentence, phrase: Phrase) -> Being | None:
        """Who was spoken of last where a phrase describes a speaker whom no title in the text tells."""
        return self.latest.get(place(sentence.tokens, phrase))

    def _entitled_so(self, description: Description) -> Meaning | None:
        """Who is called `the minister` or `the shadow home secretary` in the text."""
        holders = self.entitled(office(description.words)) or self.entitled(office(without_party(description.words)))
        if not holders:
            return None
        text, best = description.text, max(holders, key=lambda being: (being.sentence, being.count))
        if len(holders) > 1:
            names = " or ".join(being.name for being in holders[:3])
            exact = [being for being in holders if office(description.words) in being.offices]
            if len(exact) == 1:
                best = exact[0]
            elif description.gender or not self._lately(best, holders):
                return Meaning(None, f"'{text}' may be {names}", "office", 0.0)
            return Meaning(best, f"'{text}' is {best.name}, last of {names} spoken of", "office", _ROUGHLY)
        return Meaning(best, f"'{text}' is {best.name}, given that title in the text", "office", 0.95)

    def _lately(self, best: Being, holders: Sequence[Being]) -> bool:
        """Whether one of those who bear a title was spoken of well after the others."""
        return all(best is other or best.sentence > other.sentence for other in holders)

    def _document(self, sentence: Sentence, description: Description) -> Meaning | None:
        """Whose words a document holds: its owner's, or those of the last body that publishes such."""
        if description.owner is not None:
            return self.meaning(sentence, description.owner)
        if not description.definite:
            return None
        if description.words[-1:] in _PAPERS:
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

    def _body(self, description: Description, says: bool) -> Meaning | None:
        """What `the union` means: the last body with that word in its name, or it is named as printed."""
        text = description.text
        if description.definite and description.owner is None:
            known = self.by_word.get(description.head, [])
            if description.words != (description.head,):
                known = [being for being in known if set(description.words) <= set(being.words)]
            known = [being for being in known if not being.unnamed] or [being for being in known if not being.owned]
            if known:
                best = max(known, key=lambda being: being.sentence)
                why = "" if best.name == text else f"'{text}' is {best.name}, named earlier"
                return Meaning(best, why, "described")
        if not says and not description.definite:
            return None
        being = Being(
            text, description.words, body=True, unnamed=True, people=description.words[-1] != description.head
        )
        being.owned = description.owner is not None
        self._enrol(being, description.head)
        return Meaning(being, f"'{text}', named as printed", "described")


def without_party(words: Sequence[str]) -> list[str]:
    """The words of a title without those that only tell party or country: the Labour peer, the Scottish archbishop."""
    classes = word_classes()
    return [
        word for word in words if word not in classes["party"] and word not in _NATIONS and word not in classes["place"]
    ]


def place(tokens: Sequence[Token], phrase: Phrase) -> Place:
    """Where a phrase stands in the body."""
    return tokens[phrase.begin].start, tokens[phrase.end - 1].end


def human(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase without a name describes a person."""
    if phrase.nature != "human" and (phrase.nature != "unknown" or named(sentence, phrase) is not None):
        return False
    description = describe(sentence, phrase)
    return description is not None and description.kind == "person"


def _beside_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a person's description stands beside the name it describes, parted by a comma."""
    tokens = sentence.tokens
    for other in sentence.phrases:
        if other.begin > phrase.end + 1:
            break
        if other.kind != "name" or named(sentence, other) is None:
            continue
        if other.end == phrase.begin - 1 and tokens[other.end].tag == ",":
            return human(sentence, phrase)
        if other.begin == phrase.end + 1 and tokens[phrase.end].tag == ",":
            return human(sentence, phrase)
    return False
