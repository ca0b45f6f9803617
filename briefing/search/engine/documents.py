"""What of a briefing becomes documents of the index: articles, quotations, actors and statements, each with a digest.

A document's digest covers its words and its row, so a document is indexed again exactly when something that a search
can see of it has changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

from briefing.model import Actor, Article, Outlet, Quotation, Speaker, Statement, Treatment
from briefing.search.engine.schema import Part

ARTICLE, QUOTATION, ACTOR, STATEMENT = "article", "quotation", "actor", "statement"
_LETTERS_A_WORD = 6  # with the space after it, in English prose
_HEADLINE, _TITLE, _NAME = 3.0, 2.0, 3.0  # weight of words in a headline, a statement's title, a name, for ranking


class ArticleLine(Protocol):
    """What is read of a row of the articles' pane."""

    @property
    def id(self) -> str: ...
    @property
    def headline(self) -> str: ...
    @property
    def outlet_name(self) -> str: ...
    @property
    def published(self) -> str: ...


class ActorLine(Protocol):
    """What is read of a row of the actors' pane: an actor of the briefing, or a speaker who is none (id None)."""

    @property
    def id(self) -> str | None: ...
    @property
    def name(self) -> str: ...
    @property
    def said(self) -> int: ...


class StatementLine(Protocol):
    """What is read of a row of the statements."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def speaker(self) -> str: ...


class About(Protocol):
    """What is read of a briefing's description."""

    @property
    def id(self) -> str: ...


class Source(Protocol):
    """What a search reads of a derived store (`briefing.derived.Store` is one)."""

    @property
    def info(self) -> About: ...
    @property
    def fingerprint(self) -> str: ...
    def outlets(self) -> Sequence[Outlet]: ...
    def actors(self) -> Sequence[Actor]: ...
    def article_rows(self) -> Sequence[ArticleLine]: ...
    def actor_rows(self) -> Sequence[ActorLine]: ...
    def statement_rows(self) -> Sequence[StatementLine]: ...
    def article(self, id: str) -> Article: ...  # noqa: A002  # the store's face
    def quotation(self, id: str) -> Quotation: ...  # noqa: A002  # the store's face
    def statement(self, id: str) -> Statement: ...  # noqa: A002  # the store's face
    def quotations_in(self, article: str) -> Sequence[Quotation]: ...


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found. `facts` is what conditions are checked against, as plain JSON values."""

    kind: str
    id: str
    parts: tuple[Part, ...]
    facts: Mapping[str, object]

    @property
    def digest(self) -> str:
        """A short digest of everything above."""
        shape = (self.kind, self.id, self.facts, [(len(passage), weight) for passage, weight in self.parts])
        whole = "\n".join((json.dumps(shape), *(passage for passage, _ in self.parts)))
        return blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    @property
    def length(self) -> int:
        """About how many words it has, for ranking."""
        return sum(len(passage) for passage, _ in self.parts) // _LETTERS_A_WORD + 1


def count(store: Source) -> int:
    """About how much there is to index, for progress: articles (with their quotations), actors and statements."""
    return len(store.article_rows()) + len(store.actor_rows()) + len(store.statement_rows())


def documents(store: Source) -> Iterator[tuple[int, Document]]:
    """Every document of a briefing, with how many of `count` are done once it is taken."""
    done = 0
    outlets = {outlet.id: outlet for outlet in store.outlets()}
    for article_row in store.article_rows():
        done += 1
        article = store.article(article_row.id)
        yield done, _article(article, outlets.get(article.outlet))
        for quotation in store.quotations_in(article_row.id):
            yield done, _quotation(quotation)
    actors = {actor.id: actor for actor in store.actors()}
    for actor_row in store.actor_rows():
        done += 1
        yield done, _actor(actor_row, actors.get(actor_row.id or ""))
    for statement_row in store.statement_rows():
        done += 1
        yield done, _statement(store.statement(statement_row.id))


def speaker_key(speaker: Speaker | None) -> str | None:
    """How a speaker is told from others: an actor's id, or the name of one who is no actor."""
    return None if speaker is None else speaker.id or speaker.name


def _article(article: Article, outlet: Outlet | None) -> Document:
    name, kind = (outlet.name, str(outlet.kind)) if outlet else (article.outlet, "")
    days = (article.published.first.toordinal(), article.published.last.toordinal()) if article.published else (0, 0)
    parts = ((article.headline, _HEADLINE), (article.body, 1.0), (name, 1.0), (article.byline or "", 1.0))
    facts = {"outlet": (article.outlet, name, kind), "kind": str(article.kind), "days": days, "by": article.byline}
    return Document(ARTICLE, article.id, parts, facts)


def _quotation(quotation: Quotation) -> Document:
    facts = {
        "article": quotation.article,
        "speaker": speaker_key(quotation.speaker),
        "kind": str(quotation.kind),
    }
    speaker = quotation.speaker.name if quotation.speaker else ""
    return Document(QUOTATION, quotation.id, ((quotation.text, 1.0), (speaker, 0.5)), facts)


def _actor(row: ActorLine, actor: Actor | None) -> Document:
    if actor is None:
        return Document(ACTOR, row.id or row.name, ((row.name, _NAME),), {"names": (row.name,), "kind": ""})
    names = (actor.name, *actor.aliases)
    roles = tuple((role.title, 1.0) for role in actor.roles)
    facts = {"names": (*names, actor.id), "kind": str(actor.kind)}
    return Document(ACTOR, actor.id, (*((name, _NAME) for name in names), *roles), facts)


def _statement(statement: Statement) -> Document:
    texts = dict.fromkeys((statement.reference.text, *(report.text for report in statement.reports)))
    articles = dict.fromkeys((statement.reference.article, *(report.article for report in statement.reports)))
    treatments = {report.treatment for report in statement.reports}
    kinds = sorted(map(str, treatments.union([Treatment.NOT_FOUND] if statement.not_found else [])))
    facts = {"articles": tuple(articles), "speaker": speaker_key(statement.speaker), "kinds": kinds}
    return Document(STATEMENT, statement.id, ((statement.title, _TITLE), *((text, 1.0) for text in texts)), facts)
