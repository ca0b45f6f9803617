"""How articles, outlets, dates, speakers and treatments are named in an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.export.citing import MONTHS
from briefing.export.escape import Md, escape
from briefing.export.layout import joined
from briefing.glossary import doubtful, naming_speaker, treated
from briefing.model import Article, PartialDate, Quotation, Span, Speaker, Statement, Treatment

if TYPE_CHECKING:
    from briefing.derived import Store


@dataclass(frozen=True, slots=True)
class ExportNames:
    """Names of what a store holds. `keys` are the citation keys of articles by their ids, where the export is to name
    them. Statements are numbered as the export comes to name them, so that whatever its parts are it begins at 1.
    """

    store: Store
    keys: Mapping[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(init=False, default_factory=dict)
    outlets: dict[str, str] = field(init=False)
    labels: dict[str, Md] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "outlets", {outlet.id: outlet.name for outlet in self.store.outlets()})

    def outlet(self, outlet: str) -> Md:
        """An outlet's name, or its id where the briefing does not list it."""
        return escape(self.outlets.get(outlet, outlet))

    def article(self, article_id: str) -> Md:
        """Outlet, headline and date of an article."""
        if article_id not in self.labels:
            article = self.store.article(article_id)
            told = (self.outlet(article.outlet), headline(article), day(article.published))
            key = f"[@{self.keys[article_id]}]" if article_id in self.keys else ""
            self.labels[article_id] = joined((joined(told, ", "), key))
        return self.labels[article_id]

    def statement(self, statement: Statement) -> Md:
        """A statement's number and title."""
        number = self.numbers.setdefault(statement.id, len(self.numbers) + 1)
        return Md(f"{number}. {escape(statement.title)}")


def headline(article: Article) -> Md:
    """An article's headline in quotation marks, so that it is seen where it ends."""
    return Md(f"“{escape(article.headline)}”")


def day(when: PartialDate | None) -> Md:
    """5 March 2020, March 2020 or 2020: as much as is known."""
    if when is None:
        return Md("undated")
    month = MONTHS[when.month - 1] if when.month else ""
    return joined((str(when.day) if when.day else "", month, str(when.year)))


def speaker(who: Speaker | None) -> Md:
    """Who said it, or that it is unresolved."""
    if who is None:
        return Md("unresolved")
    return escape(who.name) if who.id is not None else Md(f"{escape(who.name)} (named so; no actor of the briefing)")


def doubted(quotation: Quotation) -> Md:
    """Who said a quotation, and that this is not sure where it is not."""
    return Md(f"{speaker(quotation.speaker)} (not sure)") if doubtful(quotation) else speaker(quotation.speaker)


def credited(quotation: Quotation) -> Md:
    """Whose words a quotation holds, how sure that is, or whose they were said not to be."""
    who = doubted(quotation)
    return Md(f"said not to have been said by {who}") if quotation.denied else who


def stated_by(store: Store, statement: Statement) -> Md:
    """Who made a statement, and that this is not sure where it is not."""
    own = naming_speaker(statement, store.quotation)
    return speaker(statement.speaker) if own is None else credited(own)


def treatment(how: Treatment, settled: bool = True) -> Md:
    """The sign with its word; `settled` as in `treated`."""
    return escape(treated(how, settled))


def parts(article: Article, spans: tuple[Span, ...]) -> list[str]:
    """The parts of a passage, each paragraph of it on its own."""
    return [piece for start, end in spans for piece in article.body[start:end].split("\n\n") if piece.strip()]
