"""What the stages of deriving hand on, what a stage declares, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.model import Article, Aside, Briefing, Copying, Correction, Quotation, Statement
from briefing.statements.comparing.style import PLAIN, HouseStyle
from briefing.statements.drafts import StatementDraft
from briefing.statements.entries import Entry
from briefing.statements.grouping.occasions import NamesByDay, Occasions
from briefing.statements.grouping.passages import Passage, Runs
from briefing.statements.grouping.people import Who
from briefing.statements.pages import Pages


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was said, how each article reported it, how much was copied, what is in no statement and why, corrections
    that name nothing, and what can tie each article to others.
    """

    statements: tuple[Statement, ...]
    copying: tuple[Copying, ...] = ()
    unfitted: tuple[Correction, ...] = ()
    asides: tuple[Aside, ...] = ()
    ties: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class Work:
    """What the stages hand on: each takes what an earlier one gave, and changes nothing that it did not give."""

    briefing: Briefing
    quotations: Mapping[str, tuple[Quotation, ...]]
    articles: dict[str, Article]
    small: bool
    tied: Collection[str]
    issuers: Mapping[str, Who]  # who published each primary source
    around: NamesByDay | None = None
    beside: Sequence[Article] = ()  # what can have been copied, too
    passages: list[Passage] = field(default_factory=list)
    runs: dict[str, Runs] = field(default_factory=dict)
    texts: dict[str, Collection[int]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    groups: list[list[Passage]] = field(default_factory=list)
    drafts: list[StatementDraft] = field(default_factory=list)
    unfitted: list[Correction] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    occasions: Occasions = field(default_factory=lambda: Occasions((), (), NamesByDay(), small=True))
    pages: Pages = field(default_factory=lambda: Pages(()))
    told: list[Entry] = field(default_factory=list)
    reported: list[Entry] = field(default_factory=list)
    copied: tuple[Copying, ...] = ()
    statements: list[Statement] = field(default_factory=list)
    asides: tuple[Aside, ...] = ()
    style: HouseStyle = PLAIN
    ties: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: what it does, the fields of `Work` that it needs, those that it gives, and how."""

    what: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    run: Callable[[Work], None]
