"""The persons, people and bodies that an article speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.quotations.glossary import Naming
from briefing.quotations.naming.offices import Office
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence

NEVER = -99

LETTERS = {  # what notes of lobby briefings call who speaks for the prime minister
    "PMS": "the Prime Minister's spokesman",
    "PMOS": "the Prime Minister's official spokesman",
    "PMDS": "the Prime Minister's deputy spokesman",
}
KIN = frozenset("wife husband son daughter brother sister mother father widow widower partner niece nephew".split())


@dataclass(slots=True, eq=False)
class Being:
    """A person, people or a body that the article names or describes.

    `gender`: male, female or empty. `person`: known to be one. `unnamed`: described only, `name` is as printed then.
    `people`: more than one person, `members` who they are where two or three are named together. `owned`: described as
    somebody's, her party. `familiar`: called by the given name alone. `said`, `led`: the sentences in which it last
    spoke, and last led; `last`: in which it last spoke behind the words; `asked`: in which it last put a question;
    `opened`: the last sentence that begins with it; `first`: the first one that speaks of it.
    `titles`: the words that stood before its name or beside it, and letters behind it. `serves`: the phrases
    that own the offices beside its name: *the trust's* chair, Ada Marsh.
    """

    name: str
    words: tuple[str, ...]
    gender: str = ""
    person: bool = False
    body: bool = False
    unnamed: bool = False
    people: bool = False
    suffix: str = ""
    count: int = 0
    sentence: int = -1
    paragraph: int = -1
    leading: bool = False
    owner: bool = False
    owned: bool = False
    familiar: bool = False
    said: int = NEVER
    last: int = NEVER
    led: int = NEVER
    opened: int = NEVER
    first: int = NEVER
    placed: bool = False
    asked: int = NEVER
    age: int = 0
    titles: set[str] = field(default_factory=set)
    offices: list[Office] = field(default_factory=list)
    members: tuple[Being, ...] = ()
    serves: list[tuple[Sentence, Phrase]] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The folded last word of the name."""
        return self.words[-1]

    @property
    def personal(self) -> bool:
        """Whether it is a person, or goes by a full name that nothing shows to be a body's or a place's."""
        return self.person or (len(self.words) > 1 and not (self.body or self.placed))

    @property
    def official(self) -> bool:
        """Whether the text gives an office, or a rank, of theirs."""
        return any(held.known or held.ranks or len(held.printed) > 1 for held in self.offices)


@dataclass(slots=True, eq=False)
class Seat(Being):
    """An office that the text asks for, `the prime minister`, and has given to nobody so far.

    `office`: which. `places`: where it is asked for, the first times. `apart`: who is named beside it, so holds it not.
    """

    office: Office = field(default_factory=lambda: Office(frozenset(), frozenset(), frozenset()))
    places: list[tuple[Sentence, Phrase]] = field(default_factory=list)
    apart: set[Being] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whom a phrase means: a being, or nobody, and the reason in words.

    `how`: what the name came from, which the model of certainty weighs; `likely` (0 to 1) where a model gives it.
    `signs`: what else tells how sure it is, letters each for one thing (training/MODEL.md).
    """

    being: Being | None
    why: str
    how: Naming = "name"
    likely: float = 1.0
    signs: str = ""
