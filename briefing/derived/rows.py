"""What the panes show of a snapshot: small values that are read fast and many at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing.model import ActorKind, QuotationKind, Treatment

SHOWN = 160  # characters of a quotation in its row


class Info(NamedTuple):
    """What a briefing says of itself."""

    id: str
    title: str
    summary: str
    subject: str
    made: str
    contractions: str = ""


class ArticleRow(NamedTuple):
    """An article in its pane. `outlet` is the outlet's id; `published` is a partial date as text, "" when unknown."""

    id: str
    headline: str
    outlet: str
    outlet_name: str
    published: str


class ActorRow(NamedTuple):
    """An actor of the briefing, or, with `id` and `kind` None, a speaker who is none.

    `said` counts quotations, `mentioned` the places in bodies that name an actor of the briefing.
    """

    id: str | None
    name: str
    kind: ActorKind | None
    said: int
    mentioned: int


class QuotationRow(NamedTuple):
    """A quotation in its pane: its speaker's name ("" while unresolved), at most 160 characters of it on one line, and
    the id of its statement ("" where it has none). `sure`: the speaker is shown without a question mark.
    """

    id: str
    article: str
    outlet_name: str
    speaker: str
    text: str
    kind: QuotationKind
    statement: str
    sure: bool


class StatementRow(NamedTuple):
    """A statement in the ledger: `speaker` is a name or "", `reports` and `not_found` count articles."""

    id: str
    title: str
    speaker: str
    worst: Treatment
    reports: int
    not_found: int
