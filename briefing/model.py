"""The nouns of the program: frozen values without behaviour beyond their own.

Offsets count characters (Unicode code points) from 0, end exclusive, in the text they belong to: an
article's body, or one of the two texts of a comparison.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

Span = tuple[int, int]


class OutletKind(StrEnum):
    """What sort of body publishes."""

    GOVERNMENT = "government"
    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    TRADE = "trade"
    CHARITY = "charity"
    BLOG = "blog"
    PARLIAMENT = "parliament"
    COMPANY = "company"
    OTHER = "other"


class ActorKind(StrEnum):
    """What sort of speaker an actor is."""

    PERSON = "person"
    BODY = "body"


class ArticleKind(StrEnum):
    """What an article is. A release or a transcript is a primary source."""

    RELEASE = "release"
    TRANSCRIPT = "transcript"
    REPORT = "report"
    COMMENT = "comment"
    AGENCY = "agency"

    @property
    def primary(self) -> bool:
        """Whether articles of this kind hold a speaker's words at first hand."""
        return self in (ArticleKind.RELEASE, ArticleKind.TRANSCRIPT)


class QuotationKind(StrEnum):
    """How much of a quotation stands inside quotation marks: all, parts, or nothing."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


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


class Contractions(StrEnum):
    """What a briefing takes it's for it is to be."""

    OTHER = "another wording"
    SAME = "house style"


class Nature(StrEnum):
    """What sort of difference it is, where it is not simply other words."""

    CONTRACTION = "contraction"
    STUTTER = "stutter"
    EDGE = "edge"  # cut off at an end of what is printed, in the same sentence: "It is not true that", "if it rains"
    SENSE = "sense"  # what a paraphrase changes in number, date, certainty or negation


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


_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day: 2024, 2024-10, 2024-10-11. `month` and `day` are 0 when not known."""

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2024`, `2024-10` or `2024-10-11`; raise ValueError for anything else, impossible days too."""
        match = _PARTIAL.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a date like 2024, 2024-10 or 2024-10-11")
        year, month, day = (int(part) if part else 0 for part in match.groups())
        date(year, month if match[2] else 1, day if match[3] else 1)
        return cls(year, month, day)

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published an article. `address` is a host such as `aol.co.uk`, for recognising saved pages."""

    id: str
    name: str
    kind: OutletKind
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A title held from one date until another, both inclusive and both possibly unknown."""

    title: str
    since: PartialDate | None = None
    until: PartialDate | None = None

    def held(self, when: PartialDate | None) -> bool | None:
        """Whether it was held at `when`: True, False, or None where the dates do not settle it."""
        if when is None:
            return None if self.since or self.until else True
        if (self.since and when.last < self.since.first) or (self.until and when.first > self.until.last):
            return False
        if (self.since and when.first < self.since.first) or (self.until and when.last > self.until.last):
            return None
        return True


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or body that speaks or is spoken of. `aliases` are other names, without titles."""

    id: str
    name: str
    kind: ActorKind
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. `outlet` is an outlet's id; `body` is paragraphs with a blank line between them.

    `via` names the agency whose copy it is, `embargo` the embargo line, `origin` where the text came from.
    """

    id: str
    headline: str
    outlet: str
    body: str
    kind: ArticleKind = ArticleKind.REPORT
    published: PartialDate | None = None
    byline: str | None = None
    url: str | None = None
    via: str | None = None
    embargo: str | None = None
    language: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Selector:
    """A passage of an article by its words: exact, with a little text before and after (W3C TextQuoteSelector).

    It survives edits elsewhere in the body; `briefing.language.selectors.find_selector` finds it again.
    """

    article: str
    exact: str
    before: str = ""
    after: str = ""


class CorrectionKind(StrEnum):
    """What a person may correct."""

    SPEAKER = "speaker"
    CONFIRM = "confirm"
    TITLE = "title"
    MERGE = "merge"
    SPLIT = "split"
    REFERENCE = "reference"

    @property
    def of_speaker(self) -> bool:
        """Whether it tells who said a quotation."""
        return self in (CorrectionKind.SPEAKER, CorrectionKind.CONFIRM)


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's correction of what the program derived.

    speaker: `at` one quotation, `value` an actor's id, `printed: NAME` for somebody who is no actor, or None for
    unresolved.  confirm: `at` one quotation whose speaker is right as it is, `value` as for speaker.  title: `at` a
    passage of the
    statement, `value` the title.  merge: `at` a passage of each statement that is really one.  split: `at` passages
    that do not belong with the rest of their statement.  reference: `at` the wording to compare with.

    `by` is who made it and `made` when, as the person gave it; both may be unknown.
    """

    kind: CorrectionKind
    at: tuple[Selector, ...]
    value: str | None = None
    note: str | None = None
    by: str | None = None
    made: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """A folder of articles on one subject. Articles are in the order of their ids."""

    id: str
    title: str
    outlets: tuple[Outlet, ...]
    actors: tuple[Actor, ...] = ()
    articles: tuple[Article, ...] = ()
    corrections: tuple[Correction, ...] = ()
    summary: str = ""
    subject: str = ""
    made: str = ""
    contractions: Contractions = Contractions.OTHER


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of an article's body: the cue of a quotation, or the words naming its source."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: an actor of the briefing, or, with `id` None, a name or a description that no actor has."""

    id: str | None
    name: str

    @property
    def described(self) -> bool:
        """Whether nobody is named: `a Labour spokesman`, `the union`."""
        if self.id is not None or not self.name:
            return False
        return self.name[0].islower() or self.name.split()[-1][:1].islower()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage attributed to someone in an article.

    `spans` are the parts of the content in order, quotation marks included; a split quotation has a part on each side
    of its cue, a quotation over paragraphs a part in each. `text` is the parts joined by a space. `speaker` is None
    while unresolved. `why` is the reason for source and speaker, for a reader to see. `corrected`: a person set it.

    `quoted` are the quoted strings inside it, marks included, so that no later room finds them again. `marked` is False
    for direct speech without quotation marks: a block under "X said:", a turn of a transcript. `certainty` is the
    probability (0 to 1) that the named speaker is right, None where a rule gives none or nobody is named; `sure` says
    whether the speaker is shown without a question mark. `denied`: the sayer is said not to have said it.
    """

    id: str
    article: str
    spans: tuple[Span, ...]
    text: str
    kind: QuotationKind
    cue: Words | None = None
    source: Words | None = None
    speaker: Speaker | None = None
    why: str = ""
    corrected: bool = False
    quoted: tuple[Span, ...] = ()
    marked: bool = True
    certainty: float | None = None
    sure: bool = False
    denied: bool = False

    @property
    def start(self) -> int:
        """Where the first part begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last part ends."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in an article's body that names an actor of the briefing."""

    actor: str
    article: str
    start: int
    end: int


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


class ClippingKind(StrEnum):
    """What a reader picked."""

    ARTICLE = "article"
    QUOTATION = "quotation"
    STATEMENT = "statement"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Clipping:
    """Something a reader picked, with an optional note and tags.

    `target` is its id. `at` is the passage, so that a quotation or a statement is found again when ids have changed;
    a passage that a reader marked has nothing else to be found by.
    """

    kind: ClippingKind
    target: str
    title: str
    at: Selector | None = None
    note: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Basket:
    """What a reader picked in one briefing, in order."""

    clippings: tuple[Clipping, ...] = field(default_factory=tuple)
