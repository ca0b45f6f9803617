"""What one wording does to another: treatments, differences, and why they matter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.places import Span


class Treatment(StrEnum):
    """How a report renders a statement (docs/glossary.md has the rules)."""

    VERBATIM = "verbatim"
    EXCERPT = "excerpt"
    CUT = "cut"
    EDITED = "edited"
    ALTERED = "altered"
    PARAPHRASED = "paraphrased"
    NOT_FOUND = "not found"

    @property
    def sign(self) -> str:
        """The sign shown before the word; never shown without it."""
        return _SIGNS[self]

    @property
    def severity(self) -> int:
        """Rank for sorting, 0 the worst: altered, cut, edited, paraphrased, excerpt, verbatim, not found."""
        return _SEVERITY.index(self)


_SIGNS = {
    Treatment.VERBATIM: "=",
    Treatment.EXCERPT: "⊂",
    Treatment.CUT: "✂",
    Treatment.EDITED: "[ ]",
    Treatment.ALTERED: "≠",
    Treatment.PARAPHRASED: "~",
    Treatment.NOT_FOUND: "∅",
}


_SEVERITY = (
    Treatment.ALTERED,
    Treatment.CUT,
    Treatment.EDITED,
    Treatment.PARAPHRASED,
    Treatment.EXCERPT,
    Treatment.VERBATIM,
    Treatment.NOT_FOUND,
)


class DifferenceKind(StrEnum):
    """What happened to the words at one place."""

    SUBSTITUTION = "substitution"
    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE = "move"


class Risk(StrEnum):
    """Why a difference matters; a difference without any has none of these."""

    NUMBER = "number"
    NEGATION = "negation"
    MODAL = "modal"
    DATE = "date"
    NAME = "name"
    QUALIFIER = "qualifier"


class Nature(StrEnum):
    """What sort of difference it is, where it is not simply other words."""

    CONTRACTION = "contraction"
    STUTTER = "stutter"
    EDGE = "edge"  # cut off at an end of what is printed, in the same sentence: "It is not true that", "if it rains"
    SENSE = "sense"  # what a paraphrase changes in number, date, certainty or negation


class Contractions(StrEnum):
    """What a briefing takes it's for it is to be."""

    OTHER = "another wording"
    SAME = "house style"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two wordings differ; offsets are into the two texts compared. `marked`: shown by the printer."""

    kind: DifferenceKind
    reference: str
    reference_span: Span
    printed: str
    printed_span: Span
    marked: bool = False
    risks: tuple[Risk, ...] = ()
    nature: Nature | None = None

    @property
    def rank(self) -> tuple[bool, bool, Span, Span]:
        """Order in a list of differences: those with a risk first, contractions last, else by place."""
        return self.nature is Nature.CONTRACTION, not self.risks, self.reference_span, self.printed_span


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome of comparing two wordings; `treatment` None means that no common stretch is worth comparing.

    `styled` are the differences of house style that were passed over, so that they can be counted and shown.
    """

    treatment: Treatment | None
    differences: tuple[Difference, ...] = ()
    styled: tuple[Difference, ...] = ()
