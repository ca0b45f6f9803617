"""What was said on one occasion, and how each article reports it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.places import Span
from briefing.model.quotations import Speaker
from briefing.model.treatments import Difference, Treatment


class ReferenceWhy(StrEnum):
    """Why this wording is the one that others are compared with."""

    PRIMARY = "primary source"
    CONSENSUS = "consensus"
    LONGEST = "longest printed wording"
    CHOSEN = "chosen"

    @property
    def settled(self) -> bool:
        """Whether it is known what was said: else other wordings differ from this one, and nobody altered or cut it."""
        return self in (ReferenceWhy.PRIMARY, ReferenceWhy.CHOSEN)


class AsideWhy(StrEnum):
    """Why a quotation is in no statement."""

    NAME = "a name or a title"
    TERM = "a term: a few words in marks"
    TOLD = "told without marks, and like no statement"
    DENIED = "said not to have been said"


@dataclass(frozen=True, slots=True)
class Reference:
    """The wording a statement is compared with: passages of an article, and why these were taken.

    `outlets` is how many independent outlets print it alike, copies of one text counted once.
    """

    article: str
    text: str
    spans: tuple[Span, ...]
    why: ReferenceWhy
    outlets: int = 1


@dataclass(frozen=True, slots=True)
class Report:
    """One article's rendering of one statement.

    `text` is what `spans` of the article's body hold, joined by a space; differences are offsets into the reference's
    text and into this text. `evidence` says why a paraphrase was linked; `score` how well it fits, 0 to 1. `merged`: a
    person brought it here, and said so in these words. `credit` is another outlet that the article says it has the
    words from: no independent report. `headline`: the words stand in the headline, and `spans` is empty. `speaker`:
    whom the article names, where that is surely somebody else than the speaker of the statement.
    """

    article: str
    outlet: str
    treatment: Treatment
    spans: tuple[Span, ...]
    text: str
    quotations: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    styled: tuple[Difference, ...] = ()
    evidence: str = ""
    score: float = 1.0
    copy_of: str | None = None
    merged: str = ""
    credit: str | None = None
    headline: bool = False
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A quotation that is in no statement, and why."""

    quotation: str
    article: str
    why: AsideWhy


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage that came nearest to a statement that was not found, and its likeness, 0 to 1."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class NotFound:
    """An article that covers the occasion without reporting the statement, and how many sentences were searched."""

    article: str
    outlet: str
    searched: int
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What an actor said on one occasion, as reported by one or more articles.

    The report that is the reference itself is among `reports`, first; the others follow, worst first.
    """

    id: str
    title: str
    speaker: Speaker | None
    reference: Reference
    reports: tuple[Report, ...]
    not_found: tuple[NotFound, ...] = ()

    @property
    def worst(self) -> Treatment:
        """The worst treatment among the reports."""
        return min((report.treatment for report in self.reports), key=lambda treatment: treatment.severity)

    @property
    def rank(self) -> tuple[int, int, int, str]:
        """Sort key of every ledger, the most alarming first: worst treatment, then differences that touch a number, a
        negation and the like and are not marked, then all differences.
        """
        differences = [one for report in self.reports for one in report.differences]
        risky = sum(bool(one.risks) and not one.marked for one in differences)
        return self.worst.severity, -risky, -len(differences), self.id


@dataclass(frozen=True, slots=True)
class Copying:
    """How much of an article stands in a primary source or in agency copy: passages, share of its words.

    `quoted` is the part of the share that stands inside quotations: quoting a source is no copying of it.
    """

    article: str
    source: str
    spans: tuple[Span, ...]
    share: float
    quoted: float = 0.0
