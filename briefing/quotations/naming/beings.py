"""The persons, people and bodies that an article speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.quotations.naming.offices import Office

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
    `people`: more than one person. `owned`: described as somebody's, her party. `familiar`: called by the given name
    alone. `said`, `led`: the sentences in which it last spoke, and last led; `last`: in which it last spoke behind the
    words.
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
    placed: bool = False
    titles: set[str] = field(default_factory=set)
    offices: list[Office] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """The folded last word of the name."""
        return self.words[-1]

    @property
    def official(self) -> bool:
        """Whether the text gives an office, or a rank, of theirs."""
        return any(held.known or held.ranks or len(held.printed) > 1 for held in self.offices)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whom a phrase means: a being, or nobody, and the reason in words.

    `how`: the way it was found, a word for the model of certainty; `likely` (0 to 1) where a model gives it. `signs`:
    what else tells how sure it is, letters each for one thing (training/MODEL.md).
    """

    being: Being | None
    why: str
    how: str = "name"
    likely: float = 1.0
    signs: str = ""
