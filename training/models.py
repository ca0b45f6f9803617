"""The models: which tables of weights there are, from what each is learned, and what prints its features."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import briefing.quotations
from briefing.quotations.attributing import attribution, cued, genuine
from briefing.quotations.cues import claims, ends, subjects
from briefing.quotations.naming import pronouns
from training import examples, persons
from training.labels import Labels
from training.templates import Printer, Template, templates

Choice = tuple[list[list[str]], set[int]]  # the features of each candidate, and which candidates are right

LEARNED = Path(briefing.quotations.__file__).parent / "learned"


@dataclass(frozen=True, slots=True)
class Model:
    """One table of weights: how its examples are gathered, what prints its features, and how it is fitted."""

    name: str
    note: str
    gather: Callable[[list[Labels]], list[Choice]]
    printers: tuple[Printer, ...]
    epochs: int = 6
    rate: float = 0.03
    shrink: float = 1e-3
    rare: int = 4  # features seen in fewer candidates are left out
    passes: int = 1  # more where its own decisions change what it looks at: from nothing, each on the table before
    persons: Callable[[list[Labels]], list[Choice]] | None = None  # examples that adapt it, from labels of persons

    @property
    def path(self) -> Path:
        """The file of its table."""
        return LEARNED / f"{self.name}.tsv"

    @property
    def templates(self) -> list[Template]:
        """The templates of its features."""
        return templates(*self.printers)


MODELS = (
    Model(
        "subjects",
        "Who a cue belongs to",
        examples.subjects,
        (subjects._nobody_features, subjects._standing_features, subjects._left_features, subjects._right_features),
        epochs=8,
        rate=0.1,
        shrink=1e-2,
        rare=6,
    ),
    Model("ends", "Where the content of a cue ends", examples.ends, (ends._features, ends._last_features), rare=5),
    Model("claims", "Whether a cue attributes its content", examples.claiming, (claims.features,), rare=8),
    Model(
        "sources",
        "Whose words a quoted string holds",
        examples.sources,
        (
            attribution._beside,
            attribution._carried,
            attribution._signed,
            attribution._neighbour,
            attribution.nobody_features,
            cued._before,
            cued._despite,
            cued._after,
            cued._behind,
            cued._nesting,
            cued.credited,
        ),
    ),
    Model(
        "genuine",
        "Whether a quoted string is somebody's words",
        examples.genuine_strings,
        (genuine.features,),
        epochs=8,
        rate=0.05,
    ),
    Model(
        "pronouns",
        "Whom a pronoun means",
        examples.pronouns,
        (pronouns._features,),
        epochs=12,
        rate=0.1,
        shrink=3e-3,
        rare=5,
        passes=2,
        persons=persons.pronouns,
    ),
)
