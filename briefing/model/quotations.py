"""Who said what in an article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.places import Span, Words


class QuotationKind(StrEnum):
    """How much of a quotation stands inside quotation marks: all, parts, or nothing."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: an actor of the briefing, or, with `id` None, a name or a description that no actor has.

    `members` are those who speak as one where it is so: `Ada Marsh and Ben Reed`, as they were found in the text. The
    name alone does not tell: the Ministry of Housing and Local Government is one.
    """

    id: str | None
    name: str
    members: tuple[Speaker, ...] = ()

    @property
    def described(self) -> bool:
        """Whether nobody is named, or one of those who speak as one is not: `a Labour spokesman`, `the union`."""
        if self.members:
            return any(one.described for one in self.members)
        if self.id is not None or not self.name:
            return False
        return self.name[0].islower() or self.name.split()[-1][:1].islower()

    @property
    def key(self) -> str:
        """What tells a speaker from others: an actor's id, or the name of one who is no actor."""
        return self.id or self.name

    @property
    def keys(self) -> frozenset[str]:
        """The key of a speaker, and of each of those who speak as one."""
        return frozenset((self.key, *(one.key for one in self.members)))


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
