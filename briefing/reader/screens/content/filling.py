"""Problems in the content's files, and what could be filled in, which is done here: for one article or for many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.getters import query_one

from briefing.content import unfilled
from briefing.derived import ArticleRow, Store
from briefing.errors import Problem
from briefing.intake import FILLED, refused
from briefing.language.words import counted
from briefing.model import Article, ArticleKind
from briefing.reader.changes import Filled
from briefing.reader.kit.choice import Choice, Find, among
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import Page
from briefing.reader.messages import Correct, Open
from briefing.reader.screens.asking.ask import AskScreen
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.listing import ListScreen
from briefing.reader.screens.page import PageScreen
from briefing.reader.session import Session
from briefing.reader.widgets.rows import Piece, RowList, fit

_EXPECTED = {
    "published": "a date like 2024, 2024-10 or 2024-10-11",
    "url": "an address that begins with http:// or https://",
    "via": "the agency whose copy it is",
    "embargo": "the embargo line",
    "language": "en, de …",
}

_GAPS = {
    "outlet": "outlet not known",
    "published": "no date",
    "headline": "no headline, the first words stand for it",
}


@dataclass(frozen=True, slots=True)
class GapRow:
    """A row: a problem of a file, or an article and what it leaves open."""

    article: str
    title: str
    told: str


class FillingScreen(ListScreen[Sequence[GapRow], None]):
    """Problems first, then articles that leave something open, or all articles."""

    CSS_PATH = "filling.tcss"
    LIST = "gaps"
    HEADING = "Problems, and what could be filled in"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "filling.fill",
            "enter,m",
            "fill",
            "Fill in",
            "Set a field of the marked articles, or of this one",
            show=True,
        ),
        key("filling.mark", "space", "mark", "Mark", "Mark this article, to fill in several at once", show=True),
        key(
            "filling.all",
            "a",
            "all",
            "All articles",
            "List all articles, or those that leave something open",
            show=True,
        ),
        key("filling.open", "o", "open_article", "Read it", "Go to this article", show=True),
        key("filling.close", "escape,q", "close", "Back", show=True),
    ]
    HELP = (
        "Problems of files, and articles that leave something open. {filling.fill} fills in; {app.undo} takes it back."
    )

    gaps = query_one("#gaps", RowList)

    def __init__(self, session: Session, store: Store) -> None:
        super().__init__()
        self._session = session
        self._store = store
        self._all = False
        self._marked: set[str] = set()

    def take_store(self, store: Store) -> None:
        """Look at what another store leaves open."""
        self._store = store
        super().take_store(store)

    def gathering(self) -> Callable[[], Sequence[GapRow]]:
        """The problems, and the articles that leave something open, or all."""
        store, everything = self._store, self._all
        return lambda: _rows(store, everything=everything)

    def show_gathered(self, gathered: Sequence[GapRow]) -> None:
        """Fill the list, the cursor on the article where it was."""
        here = self.gaps.row
        self._marked &= {row.article for row in gathered}
        self.fill(gathered, self.keyed("No problem, and nothing is left open. {filling.all} lists all articles."))
        if here and here.article:
            at = next((at for at, row in enumerate(gathered) if row.article == here.article), -1)
            if at >= 0:
                self.gaps.put_cursor(at)
        self._tell()

    def _tell(self) -> None:
        rows = self.gaps.rows
        problems = sum(not row.article for row in rows)
        told = [counted(problems, "problem"), counted(len(rows) - problems, "article")]
        if self._marked:
            told.append(f"{len(self._marked)} marked, which {self.keyed('{filling.fill}')} fills in together")
        self.say(*told)

    def draw(self, row: GapRow, width: int) -> list[list[Piece]]:
        """An article or a file, and what is wrong with it or open."""
        sign = "● " if row.article in self._marked and row.article else ""
        return [
            [(sign, "strong"), (fit(row.title, width - len(sign)), "")],
            [("  ", ""), (fit(row.told, width - 2), "meta")],
        ]

    def action_mark(self) -> None:
        """Mark this article, or take its mark away, and go on."""
        row = self.gaps.row
        if isinstance(row, GapRow) and row.article:
            self._marked ^= {row.article}
            self.gaps.move_to(self.gaps.cursor + 1)
            self.gaps.refresh()
            self._tell()

    def action_all(self) -> None:
        """List all articles, or those that leave something open."""
        self._all = not self._all
        self.look()

    def action_open_article(self) -> None:
        """Go to this article."""
        row = self.gaps.row
        if isinstance(row, GapRow) and row.article:
            self.want(Open("article", row.article))

    @on(RowList.Chosen)
    def action_fill(self) -> None:
        """Choose a field and its value for the marked articles, or for this one; a problem is read in full."""
        row = self.gaps.row
        if not isinstance(row, GapRow):
            return
        if not row.article and not self._marked:
            self.ask(PageScreen("A problem in a file", Page(f"{row.title}\n\n{row.told}")))
            return
        ids = sorted(self._marked) or [row.article]
        article = self._store.article(ids[0])
        several = f" of {len(ids)} articles" if len(ids) > 1 else ""
        held = {name: str(getattr(article, name) or "") for name in FILLED}
        choices = [Choice("field", name, name, held[name] if len(ids) == 1 else "") for name in FILLED]

        def value(choice: Choice | None) -> None:
            if choice is not None:
                self._ask_value(choice.id, article, ids, held[choice.id] if len(ids) == 1 else "")

        self.ask(PickScreen(f"Which field{several}?", among(choices)), value)

    def _ask_value(self, name: str, article: Article, ids: Sequence[str], held: str) -> None:
        def keep(value: str | None) -> None:
            if value is not None:
                self._marked.clear()
                self.want(Correct(Filled(self._session.folder, ids, {name: value.strip()})))

        several = f" of {len(ids)} articles" if len(ids) > 1 else ""
        title = f"{name.capitalize()}{several}"
        if name in ("outlet", "kind"):
            find = self._outlets() if name == "outlet" else among([Choice("kind", each, each) for each in ArticleKind])
            self.ask(PickScreen(title, find), lambda choice: keep(choice.id if choice else None))
        else:
            expected = f": {_EXPECTED[name]}" if name in _EXPECTED else ""
            self.ask(AskScreen(f"{title}{expected}", held, check=lambda typed: refused(article, name, typed)), keep)

    def _outlets(self) -> Find:
        find = among([Choice("outlet", each.id, each.name, each.kind.value) for each in self._store.outlets()])

        def outlets(typed: str) -> Sequence[Choice]:
            name = " ".join(typed.split())
            return [*find(typed), *([Choice("outlet", name, name, "a new outlet")] if name else [])]

        return outlets


def _rows(store: Store, *, everything: bool) -> Sequence[GapRow]:
    articles = store.article_rows()
    problems = store.problems
    rows = [GapRow("", _place(problem), problem.what) for problem in problems]
    open_: dict[str, list[str]] = {}
    for notice in unfilled(articles, problems):
        open_.setdefault(notice.file.rpartition("/")[2].removesuffix(".md"), []).append(_GAPS[notice.field])
    for article in articles:
        gaps = open_.get(article.id, [])
        if gaps or everything:
            rows.append(GapRow(article.id, article.headline, " · ".join(gaps) or _said(article)))
    return rows


def _place(problem: Problem) -> str:
    line = f":{problem.line}" if problem.line else ""
    return f"{problem.file}{line}{f': {problem.field}' if problem.field else ''}"


def _said(article: ArticleRow) -> str:
    return " · ".join(part for part in (article.outlet_name, article.published or "no date") if part)
