"""The three panes: articles, actors, quotations, with their counts."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from briefing.derived import ActorRow, ArticleRow, QuotationRow
from briefing.language.safety import UNRESOLVED
from briefing.language.words import counted
from briefing.reader.kit.calling import called
from briefing.reader.kit.markup import label
from briefing.reader.session import Rows
from briefing.reader.widgets.rows import Piece, RowList, fit

BESIDE = 40  # cells of a row; from here on a headline, an outlet and a date have room beside each other


class Panes(Vertical):
    """Articles, actors and quotations, all or what a filter left of them."""

    BLANK = True  # the lists cover it
    articles = query_one("#articles", RowList)
    actors = query_one("#actors", RowList)
    quotes = query_one("#quotes", RowList)

    def __init__(self, *, id: str | None = None, compact: bool = False) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._rows = Rows()
        self.told = ""
        self.read: set[str] = set()  # articles that were opened
        self.compact = compact  # one line a row

    def compose(self) -> ComposeResult:
        """One virtual list each."""
        yield RowList[ArticleRow](self._draw_article, id="articles", classes="current", empty="")
        yield RowList[ActorRow](draw_actor, id="actors", empty="")
        yield RowList[QuotationRow](draw_quotation, id="quotes", empty="")

    def on_mount(self) -> None:
        """Name the panes before there is anything in them."""
        self.articles.row_lines = 1 if self.compact else 2
        for number, pane in enumerate(self.lists, 1):
            pane.border_title = label(f"{number} {str(pane.id).title()}")

    @property
    def rows(self) -> Rows:
        """The rows of all three."""
        return self._rows

    @property
    def lists(self) -> tuple[RowList[Any], RowList[Any], RowList[Any]]:
        """The three lists in order."""
        return self.articles, self.actors, self.quotes

    def show(self, rows: Rows, whole: Rows | None = None, *, partly: bool = False) -> None:
        """Show rows, the cursors on what they were on; `whole` is what a filter left them of.

        Where they are but `partly` known, only articles are counted: nothing is said of the rest.
        """
        self._rows = rows
        told = []
        every = whole or rows
        for number, (kind, pane, left, full) in enumerate(
            (
                ("article", self.articles, rows.articles, every.articles),
                ("actor", self.actors, rows.actors, every.actors),
                ("quotation", self.quotes, rows.quotations, every.quotations),
            ),
            1,
        ):
            unknown = partly and pane is not self.articles
            pane.empty = "Not yet" if unknown else "None"
            place = rows.place(kind, _key(pane.row)) if pane.row is not None else None
            pane.show(left, place or 0)
            name = str(pane.id).title()
            of = f" of {len(full):,}" if whole else ""
            pane.border_title = label(f"{number} {name}" + ("" if unknown else f" {len(left):,}{of}"))
            pane.border_subtitle = ""
            if unknown:
                continue
            told.append(counted(len(left), name.lower().removesuffix("s")))
        self.told = " · ".join(told)

    def _draw_article(self, row: ArticleRow, width: int) -> list[list[Piece]]:
        unread = bool(self.read) and row.id not in self.read
        return (draw_compact if self.compact else draw_article)(row, width, unread=unread)

    def tell_unread(self) -> None:
        """Say below the articles how many of them were not opened yet, once some were."""
        unread = sum(row.id not in self.read for row in self._rows.articles) if self.read else 0
        self.articles.border_subtitle = label(f"{unread:,} unread" if unread else "")
        self.articles.refresh()

    def tell_stopped(self, told: str) -> None:
        """Say in the place of articles that none are known, and why."""
        self.articles.empty = told
        self.articles.refresh()

    def tell_dropped(self, names: int) -> None:
        """Say below the actors how many names were dropped and are not among them, and where they are."""
        lists = called(self.app, "reader.proposals")
        self.actors.border_subtitle = label(f"{names:,} dropped ({lists})" if names else "")

    def next_unread(self) -> str | None:
        """The first article below the cursor, and around the end, that was not opened yet."""
        rows, here = self._rows.articles, self.articles.cursor
        places = (at % len(rows) for at in range(here + 1, here + 1 + len(rows)))
        return next((rows[at].id for at in places if rows[at].id not in self.read), None)

    def follow(self, kind: str, id_: str) -> None:
        """Put the cursor of a pane on what the document shows, if it is there: an article, actor or quotation."""
        pane = {"article": self.articles, "actor": self.actors, "quotation": self.quotes}[kind]
        if pane.row is not None and _key(pane.row) == id_:
            return
        place = self._rows.place(kind, id_)
        if place is not None:
            pane.put_cursor(place)

    def make_compact(self, compact: bool) -> None:
        """Give an article's row a second line for its outlet and date, unless rows are to be compact."""
        self.compact = compact
        self.articles.row_lines = 1 if compact else 2
        self.articles.refresh()

    def focus_pane(self, name: str) -> None:
        """Give a pane the keyboard, by its name."""
        pane = self.query_one(f"#{name}", RowList)
        self.make_current(pane)
        self.screen.set_focus(pane)  # at once: the next key may be there already

    def focus_current(self) -> None:
        """Give the pane that had the keyboard last the keyboard."""
        self.screen.set_focus(next((pane for pane in self.lists if pane.has_class("current")), self.articles))

    def make_current(self, current: RowList[Any]) -> None:
        """Where there is room for one pane only, show this one."""
        for pane in self.lists:
            pane.set_class(pane is current, "current")

    def first_with_rows(self) -> RowList[Any] | None:
        """The first pane that has something: articles, quotations, actors."""
        return next((pane for pane in (self.articles, self.quotes, self.actors) if pane.rows), None)

    def article_after(self, article: str, step: int) -> str | None:
        """Move the cursor to the article after (1) or before (-1) one, around the ends, and return its id."""
        rows = self._rows.articles
        if not rows:
            return None
        here = self._rows.place("article", article)
        at = 0 if here is None else (here + step) % len(rows)
        self.articles.show(rows, at)
        return rows[at].id


def _key(row: ArticleRow | ActorRow | QuotationRow) -> str:
    return row.id or row.name if isinstance(row, ActorRow) else row.id


def draw_article(row: ArticleRow, width: int, *, unread: bool = False) -> list[list[Piece]]:
    """Headline, with a dot where it was not opened yet, and on a second line the outlet and the date."""
    date = f" · {row.published}" if row.published else ""
    dot = "• " if unread else ""
    return [
        [(dot, "strong"), (fit(row.headline, width - len(dot)), "")],
        [(f"{fit(row.outlet_name, width - len(date))}{date}", "meta")],
    ]


def draw_compact(row: ArticleRow, width: int, *, unread: bool = False) -> list[list[Piece]]:
    """The same on one line; where that is narrow, the headline and the date."""
    dot = "• " if unread else ""
    date = f"  {row.published}" if row.published else ""
    outlet = f"  {fit(row.outlet_name, width // 4)}" if width >= BESIDE else ""
    room = width - len(dot) - cell_len(outlet) - len(date)
    headline = set_cell_size(fit(row.headline, room), max(0, room))
    return [[(dot, "strong"), (headline, ""), (f"{outlet}{date}", "meta")]]


def draw_actor(row: ActorRow, width: int) -> list[list[Piece]]:
    """Name, and how often they speak and are mentioned; a name that is no actor of the briefing has a question mark."""
    name = row.name if row.id else f"{row.name} ?"
    counts = f"  {row.said} said · {row.mentioned} named" if row.mentioned else f"  {row.said} said"
    if width < 30:
        counts = f"  {row.said} said"
    return [[(fit(name, max(8, width - len(counts))), ""), (counts, "meta")]]


def draw_quotation(row: QuotationRow, width: int) -> list[list[Piece]]:
    """Speaker, with a question mark where that is not sure, and words."""
    speaker = fit(row.speaker or UNRESOLVED, max(8, width // 3)) + ("?" if row.speaker and not row.sure else "")
    return [[(f"{speaker}: ", "strong"), (fit(row.text, max(4, width - len(speaker) - 2)), "")]]
