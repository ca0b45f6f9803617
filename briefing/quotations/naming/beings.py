"""The persons, people and bodies that an article speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.quotations.glossary import Naming
from briefing.quotations.naming.offices import Office

NEVER = -99


@dataclass(slots=True, eq=False)
class Being:
    """A person, people or a body that the article names or describes.

    `gender`: male, female or empty. `person`: known to be one. `unnamed`: described only, `name` is as printed then.
    `people`: more than one person. `said`, `led`: the sentences in which it last spoke, and last led.
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
    said: int = NEVER
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

    `how`: what the name came from, which the model of certainty weighs; `likely` (0 to 1) where a model gives it.
    """

    being: Being | None
    why: str
    how: Naming = "name"
    likely: float = 1.0
