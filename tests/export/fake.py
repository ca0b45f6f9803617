"""A store that holds made-up values in memory, in place of a derived briefing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.errors import Problem
from briefing.model import Article, Briefing, Copying, Outlet, Quotation, Statement


@dataclass(frozen=True)
class Held:
    """What exports read of a store."""

    info: Briefing
    held: tuple[Quotation, ...] = ()
    derived: tuple[Statement, ...] = ()
    copied: tuple[Copying, ...] = ()
    problems: tuple[Problem, ...] = ()
    fingerprint: str = "0123456789abcdef"

    def outlets(self) -> Sequence[Outlet]:
        return self.info.outlets

    def article_rows(self) -> Sequence[Article]:
        return self.info.articles

    def article(self, name: str, /) -> Article:
        return {article.id: article for article in self.info.articles}[name]

    def quotation(self, name: str, /) -> Quotation:
        return {quotation.id: quotation for quotation in self.held}[name]

    def quotations_in(self, article: str, /) -> Sequence[Quotation]:
        return [quotation for quotation in self.held if quotation.article == article]

    def statement(self, name: str, /) -> Statement:
        return {statement.id: statement for statement in self.derived}[name]

    def statements(self) -> Sequence[Statement]:
        return self.derived

    def statements_in(self, article: str, /) -> Sequence[Statement]:
        return [one for one in self.derived if any(report.article == article for report in one.reports)]

    def statement_of(self, quotation: str, /) -> str | None:
        carried = [one.id for one in self.derived for report in one.reports if quotation in report.quotations]
        return carried[0] if carried else None

    def copying_of(self, article: str, /) -> Sequence[Copying]:
        return [copying for copying in self.copied if copying.article == article]
