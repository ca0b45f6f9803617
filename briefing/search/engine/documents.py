"""What of a briefing becomes documents of the index: articles, quotations, actors and statements, each with a digest.

An article, its quotations and the statements whose reference stands in it are a group: they lie together, and are
indexed again together when the digest that the store has for the article is another one, or its outlet is. Actors have
digests of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.model import Actor, Article, Outlet, Quotation, Reference, Report, Speaker, Statement, Treatment
from briefing.search.engine.layout import DIGEST

if TYPE_CHECKING:
    from briefing.derived import ActorRow, Store

ARTICLE, QUOTATION, ACTOR, STATEMENT = "article", "quotation", "actor", "statement"
KINDS = (ARTICLE, QUOTATION, ACTOR, STATEMENT)  # in the order in which they are numbered
_LETTERS_A_WORD = 6  # with the space after it, in English prose
PLAIN = 2  # halves that a word weighs for ranking; more in a headline, a statement's title, a name, less in a speaker's
HEADLINE = 6
_TITLE, _NAME, _SPEAKER = 4, 6, 1


class WeighedText(NamedTuple):
    """A passage of a document, and what its words weigh for ranking, in halves.

    `article`: the passage, or pieces of it in a row, should stand in this article's body.
    """

    text: str
    halves: int
    article: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that can be found. `facts` is what conditions are checked against, as plain JSON values."""

    kind: str
    id: str
    parts: tuple[WeighedText, ...]
    facts: Mapping[str, Any]

    @property
    def digest(self) -> bytes:
        """A short digest of everything above."""
        whole = json.dumps((self.kind, self.id, self.parts, self.facts))
        return blake2b(whole.encode("ascii"), digest_size=DIGEST).digest()

    @property
    def length(self) -> int:
        """About how many words it has, for ranking."""
        return sum(len(part.text) for part in self.parts) // _LETTERS_A_WORD + 1


def digests(store: Store) -> dict[str, bytes]:
    """By article, a digest of all that is indexed because of it, `DIGEST` bytes long."""
    outlets: dict[str, bytes] = {}
    for outlet in store.outlets():
        outlets[outlet.id] = json.dumps((outlet.id, outlet.name, str(outlet.kind))).encode("ascii")
    printed = {row.id: row.outlet for row in store.article_rows()}
    return {
        article: blake2b(outlets.get(printed[article], b"") + digest, digest_size=DIGEST).digest()
        for article, digest in store.search_digests().items()
    }


def groups(store: Store, names: Sequence[str]) -> Iterator[Iterator[Document]]:
    """For some articles in order, the documents that come with each, itself first."""
    outlets = {outlet.id: outlet for outlet in store.outlets()}
    for article, quotations, statements in store.indexed(names):
        yield chain(
            (_article(article, outlets.get(article.outlet)),), map(_quotation, quotations), map(_statement, statements)
        )


def actors(store: Store) -> Iterator[Document]:
    """The documents of the actors, and of speakers who are none."""
    known = {actor.id: actor for actor in store.actors()}
    for row in store.actor_rows():
        yield _actor(row, known.get(row.id or ""))


def speaker_key(speaker: Speaker | None) -> str | None:
    """How a speaker is told from others: an actor's id, or the name of one who is no actor."""
    return None if speaker is None else speaker.key


def _article(article: Article, outlet: Outlet | None) -> Document:
    name, kind = (outlet.name, str(outlet.kind)) if outlet else (article.outlet, "")
    days = (article.published.first.toordinal(), article.published.last.toordinal()) if article.published else (0, 0)
    texts = (article.body, name, article.byline or "")
    parts = (WeighedText(article.headline, HEADLINE), *(WeighedText(text, PLAIN) for text in texts))
    facts = {"outlet": (article.outlet, name, kind), "kind": str(article.kind), "days": days, "by": article.byline}
    return Document(ARTICLE, article.id, parts, facts)


def _quotation(quotation: Quotation) -> Document:
    facts = {
        "article": quotation.article,
        "speaker": speaker_key(quotation.speaker),
        "kind": str(quotation.kind),
    }
    speaker = quotation.speaker.name if quotation.speaker else ""
    parts = (WeighedText(quotation.text, PLAIN, quotation.article), WeighedText(speaker, _SPEAKER))
    return Document(QUOTATION, quotation.id, parts, facts)


def _actor(row: ActorRow, actor: Actor | None) -> Document:
    if actor is None:
        return Document(ACTOR, row.id or row.name, (WeighedText(row.name, _NAME),), {"names": (row.name,), "kind": ""})
    names = (actor.name, *actor.aliases)
    roles = tuple(WeighedText(role.title, PLAIN) for role in actor.roles)
    facts = {"names": (*names, actor.id), "kind": str(actor.kind)}
    return Document(ACTOR, actor.id, (*(WeighedText(name, _NAME) for name in names), *roles), facts)


def _statement(statement: Statement) -> Document:
    passages: tuple[Reference | Report, ...] = (statement.reference, *statement.reports)
    texts: dict[str, str] = {}  # each text, and an article that prints it
    for passage in passages:
        texts.setdefault(passage.text, passage.article)
    articles = tuple(dict.fromkeys(passage.article for passage in passages))
    treatments = {report.treatment for report in statement.reports}
    kinds = sorted(map(str, treatments.union([Treatment.NOT_FOUND] if statement.not_found else [])))
    home = statement.reference.article
    facts = {"article": home, "articles": articles, "speaker": speaker_key(statement.speaker), "kinds": kinds}
    parts = (
        WeighedText(statement.title, _TITLE, home),
        *(WeighedText(text, PLAIN, article) for text, article in texts.items()),
    )
    return Document(STATEMENT, statement.id, parts, facts)
