"""A store in memory with the face of `briefing.derived.Store`, made of articles and quotations given to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from briefing.model import (
    Actor,
    Article,
    Outlet,
    Quotation,
    Reference,
    ReferenceWhy,
    Report,
    Statement,
    Treatment,
)


@dataclass(frozen=True, slots=True)
class Info:
    """Which briefing it is."""

    id: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A row of the articles' pane."""

    id: str
    headline: str
    outlet: str
    outlet_name: str
    published: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A row of the actors' pane."""

    id: str | None
    name: str
    said: int


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A row of the statements."""

    id: str
    title: str
    speaker: str


class MadeStore:
    """Reads from what it was given; statements are made of the quotations unless given too."""

    def __init__(
        self,
        *,
        briefing: str = "made",
        outlets: Iterable[Outlet] = (),
        actors: Iterable[Actor] = (),
        articles: Iterable[Article] = (),
        quotations: Iterable[Quotation] = (),
        statements: Iterable[Statement] | None = None,
    ) -> None:
        self.info = Info(briefing)
        self._outlets = tuple(outlets)
        self._actors = tuple(actors)
        self._articles = {article.id: article for article in articles}
        self._quotations = {quotation.id: quotation for quotation in quotations}
        self._in: dict[str, list[Quotation]] = {}
        for quotation in self._quotations.values():
            self._in.setdefault(quotation.article, []).append(quotation)
        made = map(_statement, self._quotations.values()) if statements is None else statements
        self._statements = {statement.id: statement for statement in made}
        self._at: dict[str, list[Statement]] = {}
        for one in self._statements.values():
            self._at.setdefault(one.reference.article, []).append(one)
        self._digests: dict[str, bytes] = {}

    @property
    def fingerprint(self) -> str:
        """Another one for other content."""
        everything = (self._outlets, self._actors, self._articles, self._quotations, self._statements)
        return blake2b(repr(everything).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()

    def outlets(self) -> Sequence[Outlet]:
        return self._outlets

    def actors(self) -> Sequence[Actor]:
        return self._actors

    def article_rows(self) -> list[ArticleRow]:
        names = {outlet.id: outlet.name for outlet in self._outlets}
        return [
            ArticleRow(one.id, one.headline, one.outlet, names.get(one.outlet, one.outlet), str(one.published or ""))
            for one in self._articles.values()
        ]

    def actor_rows(self) -> list[ActorRow]:
        said: dict[tuple[str | None, str], int] = {(actor.id, actor.name): 0 for actor in self._actors}
        for quotation in self._quotations.values():
            if quotation.speaker:
                key = (quotation.speaker.id, quotation.speaker.name)
                said[key] = said.get(key, 0) + 1
        return [ActorRow(name, full, count) for (name, full), count in said.items()]

    def statement_rows(self) -> list[StatementRow]:
        return [
            StatementRow(one.id, one.title, one.speaker.name if one.speaker else "")
            for one in self._statements.values()
        ]

    def article(self, id: str) -> Article:  # noqa: A002  # the store's face
        return self._articles[id]

    def quotation(self, id: str) -> Quotation:  # noqa: A002  # the store's face
        return self._quotations[id]

    def statement(self, id: str) -> Statement:  # noqa: A002  # the store's face
        return self._statements[id]

    def quotations_in(self, article: str) -> Sequence[Quotation]:
        return self._in.get(article, [])

    def statements_at(self, article: str) -> Sequence[Statement]:
        return self._at.get(article, [])

    def indexed(self, articles: Sequence[str]) -> Iterator[tuple[Article, Sequence[Quotation], Sequence[Statement]]]:
        for name in articles:
            yield self.article(name), self.quotations_in(name), self.statements_at(name)

    def search_digests(self) -> dict[str, bytes]:
        return {article: self._digest(article) for article in self._articles}

    def _digest(self, article: str) -> bytes:
        """What there is of an article does not change in a store that is made once."""
        if article not in self._digests:
            held = (self._articles[article], self.quotations_in(article), self.statements_at(article))
            self._digests[article] = blake2b(repr(held).encode("utf-8", "surrogatepass"), digest_size=12).digest()
        return self._digests[article]


def _statement(quotation: Quotation) -> Statement:
    reference = Reference(quotation.article, quotation.text, quotation.spans, ReferenceWhy.LONGEST)
    report = Report(quotation.article, "", Treatment.VERBATIM, quotation.spans, quotation.text, (quotation.id,))
    return Statement(f"s-{quotation.id}", quotation.text[:40], quotation.speaker, reference, (report,))
