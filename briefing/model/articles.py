"""What a briefing holds: its outlets, actors and articles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefing.model.corrections import Correction
from briefing.model.dates import PartialDate
from briefing.model.treatments import Contractions


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
