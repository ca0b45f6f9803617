"""Problems in the content's files, and what could be filled in, which is done here: for one article or for many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.getters import query_one

from briefing.content import unfilled
from briefing.derived import Store
from briefing.errors import DerivedError, Problem
from briefing.intake import FILLED, refused
from briefing.language.words import counted
from briefing.model import Article, ArticleKind
from briefing.reader.changes import Filled
from briefing.reader.kit.choice import Choice, among
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import Page
from briefing.reader.messages import Correct, Open
from briefing.reader.screens.asking.ask import AskScreen
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.content.marking import MarkedRows
from briefing.reader.screens.content.outlets import among_outlets
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
    """A row: a problem of a file, or an article, what it leaves open and its outlet, and its date."""

    article: str
    title: str
    told: str
    date: str = ""


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
        key("filling.mark-down", "shift+down,J", "mark_on(1)", "Mark on", "Mark this article and the next; back again"),
        key("filling.mark-up", "shift+up,K", "mark_on(-1)", "Mark on upwards", "Mark this article and the one before"),
        key("filling.mark-to", "M", "mark_to", "Mark up to here", "Mark all from the article marked last to this one"),
        key("filling.mark-all", "asterisk", "mark_all", "Mark all", "Mark all articles that are listed, or none"),
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
        "Problems of files, and articles that leave something open. {filling.fill} fills in, {app.undo} takes it back. "
        "{filling.mark} marks one of several; {filling.mark-down} and {filling.mark-up} mark a range."
    )

    gaps = query_one("#gaps", RowList)

    def __init__(self, session: Session, store: Store) -> None:
        super().__init__()
        self._session = session
        self._store = store
        self._all = False
        self._marked = MarkedRows()
        self._kinds: dict[str, str] = {}

    def take_store(self, store: Store) -> None:
        """Look at what another store leaves open."""
        self._store = store
        self._kinds.clear()
        super().take_store(store)

    def gathering(self) -> Callable[[], Sequence[GapRow]]:
        """The problems, and the articles that leave something open, or all."""
        store, everything = self._store, self._all
        return lambda: _rows(store, everything=everything)

    def show_gathered(self, gathered: Sequence[GapRow]) -> None:
        """Fill the list, the cursor on the article where it was."""
        here = self.gaps.row
        self._marked.keep({row.article for row in gathered})
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
        if marked := len(self._marked.ids):
            told.insert(0, f"{marked:,} marked: {self.keyed('{filling.fill} fills in all of them')}")
        self.say(*told)

    def draw(self, row: GapRow, width: int) -> list[list[Piece]]:
        """An article or a file, and what is wrong with it or open."""
        kind, date = self._kind(row.article), f" · {row.date}" if row.date else ""
        sign = "● " if row.article in self._marked.ids else ""
        return [
            [(sign, "strong"), (fit(row.title, width - len(sign)), "")],
            [(f"  {kind}", "meta"), (fit(row.told, width - 2 - len(kind) - len(date)) + date, "meta")],
        ]

    def _kind(self, id_: str) -> str:
        """What an article is: read for the rows in sight alone, a briefing may have ten thousand."""
        if id_ and id_ not in self._kinds:
            try:
                self._kinds[id_] = f"{self._store.article(id_).kind.value} · "
            except (KeyError, DerivedError):
                self._kinds[id_] = ""
        return self._kinds.get(id_, "")

    def action_mark(self) -> None:
        """Mark this article, or take its mark away, and go on."""
        row = self.gaps.row
        if isinstance(row, GapRow) and row.article:
            self._marked.turn(row.article)
            self.gaps.move_to(self.gaps.cursor + 1)
            self._show_marked()

    def action_mark_on(self, step: int) -> None:
        """Mark from here on, an article more at each step; a step back takes the last one out again."""
        self.gaps.move_to(self._marked.on([row.article for row in self.gaps.rows], self.gaps.cursor, step))
        self._show_marked()

    def action_mark_to(self) -> None:
        """Mark all from the article that was marked last to this one."""
        if self._marked.up_to([row.article for row in self.gaps.rows], self.gaps.cursor):
            self._show_marked()
        else:
            told = "Mark the first article with {filling.mark}, then press {filling.mark-to} on the last one."
            self.tell(self.keyed(told))

    def action_mark_all(self) -> None:
        """Mark all that are listed, or none where all are."""
        self._marked.turn_all([row.article for row in self.gaps.rows])
        self._show_marked()

    def _show_marked(self) -> None:
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
        if not row.article and not self._marked.ids:
            self.ask(PageScreen("A problem in a file", Page(f"{row.title}\n\n{row.told}")))
            return
        ids = sorted(self._marked.ids) or [row.article]
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
            find = (
                among_outlets(self._store.outlets())
                if name == "outlet"
                else among([Choice("kind", each, each) for each in ArticleKind])
            )
            self.ask(PickScreen(title, find), lambda choice: keep(choice.id if choice else None))
        else:
            expected = f": {_EXPECTED[name]}" if name in _EXPECTED else ""
            self.ask(AskScreen(f"{title}{expected}", held, check=lambda typed: refused(article, name, typed)), keep)


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
            outlet = [] if _GAPS["outlet"] in gaps else [article.outlet_name]
            date = "" if _GAPS["published"] in gaps else article.published or "no date"
            rows.append(GapRow(article.id, article.headline, " · ".join((*gaps, *outlet)), date))
    return rows


def _place(problem: Problem) -> str:
    line = f":{problem.line}" if problem.line else ""
    return f"{problem.file}{line}{f': {problem.field}' if problem.field else ''}"
