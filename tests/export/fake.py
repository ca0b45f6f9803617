"""A store that holds made-up values in memory, in place of a derived briefing."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.derived import ArticleRow, Info, Store
from briefing.errors import Problem
from briefing.model import Article, Briefing, Copying, Outlet, Quotation, Statement


@dataclass(eq=False)
class Held(Store):
    """What exports read of a store."""

    briefing: Briefing
    held: tuple[Quotation, ...] = ()
    derived: tuple[Statement, ...] = ()
    copied: tuple[Copying, ...] = ()
    problems: tuple[Problem, ...] = ()
    fingerprint: str = "0123456789abcdef"
    info: Info = field(init=False)

    def __post_init__(self) -> None:
        of = self.briefing
        self.info = Info(of.id, of.title, of.summary, of.subject, of.made, of.contractions)

    def outlets(self) -> tuple[Outlet, ...]:
        return self.briefing.outlets

    def article_rows(self, first: int = 0, count: int = -1) -> list[ArticleRow]:
        names = {outlet.id: outlet.name for outlet in self.briefing.outlets}
        return [
            ArticleRow(one.id, one.headline, one.outlet, names.get(one.outlet, one.outlet), str(one.published or ""))
            for one in self.briefing.articles[first : None if count < 0 else first + count]
        ]

    def article(self, id: str) -> Article:  # noqa: A002  # the store's face
        return {article.id: article for article in self.briefing.articles}[id]

    def quotation(self, id: str) -> Quotation:  # noqa: A002  # the store's face
        return {quotation.id: quotation for quotation in self.held}[id]

    def quotations_in(self, article: str) -> tuple[Quotation, ...]:
        return tuple(quotation for quotation in self.held if quotation.article == article)

    def statement(self, id: str) -> Statement:  # noqa: A002  # the store's face
        return {statement.id: statement for statement in self.derived}[id]

    def statements(self) -> tuple[Statement, ...]:
        return self.derived

    def statements_in(self, article: str) -> tuple[Statement, ...]:
        return tuple(one for one in self.derived if any(report.article == article for report in one.reports))

    def statement_of(self, quotation_id: str) -> str | None:
        carried = [one.id for one in self.derived for report in one.reports if quotation_id in report.quotations]
        return carried[0] if carried else None

    def copying_of(self, article: str) -> tuple[Copying, ...]:
        return tuple(copying for copying in self.copied if copying.article == article)
