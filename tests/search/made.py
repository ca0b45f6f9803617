"""A store in memory, made of articles and quotations given to it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from briefing.derived import ActorRow, ArticleRow, Info, StatementRow, Store
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


class MadeStore(Store):
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
        self.info = Info(briefing, briefing, "", "", "")
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
        everything = (self._outlets, self._actors, self._articles, self._quotations, self._statements)
        self.fingerprint = _digest(everything).hex()  # another one for other content

    def outlets(self) -> tuple[Outlet, ...]:
        return self._outlets

    def actors(self) -> tuple[Actor, ...]:
        return self._actors

    def article_rows(self, first: int = 0, count: int = -1) -> list[ArticleRow]:
        names = {outlet.id: outlet.name for outlet in self._outlets}
        return [
            ArticleRow(one.id, one.headline, one.outlet, names.get(one.outlet, one.outlet), str(one.published or ""))
            for one in [*self._articles.values()][first : None if count < 0 else first + count]
        ]

    def actor_rows(self) -> list[ActorRow]:
        said: dict[tuple[str | None, str], int] = {(actor.id, actor.name): 0 for actor in self._actors}
        for quotation in self._quotations.values():
            if quotation.speaker:
                key = (quotation.speaker.id, quotation.speaker.name)
                said[key] = said.get(key, 0) + 1
        return [ActorRow(name, full, None, count, 0) for (name, full), count in said.items()]

    def statement_rows(self) -> list[StatementRow]:
        return [
            StatementRow(
                one.id,
                one.title,
                one.speaker.name if one.speaker else "",
                one.worst,
                len(one.reports),
                len(one.not_found),
            )
            for one in self._statements.values()
        ]

    def article(self, id: str) -> Article:  # noqa: A002  # the store's face
        return self._articles[id]

    def quotation(self, id: str) -> Quotation:  # noqa: A002  # the store's face
        return self._quotations[id]

    def statement(self, id: str) -> Statement:  # noqa: A002  # the store's face
        return self._statements[id]

    def quotations_in(self, article: str) -> tuple[Quotation, ...]:
        return tuple(self._in.get(article, ()))

    def statements_at(self, article: str) -> tuple[Statement, ...]:
        return tuple(self._at.get(article, ()))

    def search_digests(self) -> dict[str, bytes]:
        return {article: self._digest_of(article) for article in self._articles}

    def _digest_of(self, article: str) -> bytes:
        """What there is of an article does not change in a store that is made once."""
        if article not in self._digests:
            held = (self._articles[article], self.quotations_in(article), self.statements_at(article))
            self._digests[article] = _digest(held)
        return self._digests[article]


def _digest(held: object) -> bytes:
    return blake2b(repr(held).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _statement(quotation: Quotation) -> Statement:
    reference = Reference(quotation.article, quotation.text, quotation.spans, ReferenceWhy.LONGEST)
    report = Report(quotation.article, "", Treatment.VERBATIM, quotation.spans, quotation.text, (quotation.id,))
    return Statement(f"s-{quotation.id}", quotation.text[:40], quotation.speaker, reference, (report,))
