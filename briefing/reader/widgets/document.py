"""The document: an article or an actor, its hits counted, and below it what is known of the selected quotation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one
from textual.widgets import Input, Static

from briefing.language.finding import occurrences
from briefing.reader.kit.calling import called, keyed
from briefing.reader.kit.field import LineField
from briefing.reader.kit.markup import MOST_HITS, Page, label
from briefing.reader.widgets.passages import Passages
from briefing.reader.widgets.prose import Prose
from briefing.reader.widgets.told import ToldLines

if TYPE_CHECKING:
    from briefing.derived import Store
    from briefing.model import Span


class DocumentPane(Vertical):
    """Shows one thing of a store at a time. `shown` is its kind (article or actor) and its id or name."""

    BLANK = True  # the text covers it
    prose = query_one("#prose", Passages)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.store: Store | None = None
        self.shown: tuple[str, str] | None = None
        self.terms: Sequence[str] = ()
        self.indirect = False
        self.copied = False
        self.sought = ""  # words that are looked for in what is shown
        self.tops: dict[str, int] = {}  # where the reader was in each text

    def compose(self) -> ComposeResult:
        """The text, and a few lines about what is selected in it."""
        yield Passages(id="prose")
        yield ToldLines("", id="about", classes="empty", markup=False)

    @property
    def quotation(self) -> str | None:
        """The selected quotation."""
        target = self.prose.target
        return target.id if target is not None and target.kind == "quotation" else None

    @property
    def passage(self) -> tuple[str, Span] | None:
        """The marked passage: the article, and where it stands in its body."""
        span = self.prose.marked
        return (self.shown[1], span) if span is not None and self.shown is not None else None

    def show_article(self, article: str, quotation: str | None = None) -> None:
        """Show an article, at one of its quotations if one is named. Raises KeyError where it is gone."""
        if self.store is None:
            return
        from briefing.reader.pages.article import article_page  # here: the first screen has no store yet

        if self.shown != ("article", article):
            self._put(
                ("article", article),
                article_page(self.store, article, self.terms, indirect=self.indirect, copied=self.copied),
            )
        target = next((each for each in self.prose.page.targets if each.id == quotation), None)
        if target != self.prose.target:
            self.prose.select(target)

    def show_actor(self, actor: str) -> None:
        """Show an actor: who they are, what they said, where they are mentioned."""
        from briefing.reader.pages.actor import actor_page

        if self.store is not None and self.shown != ("actor", actor):
            shows = called(self.app, "reader.indirect")
            page = actor_page(self.store, actor, self.terms, indirect=self.indirect, shows=shows)
            self._put(("actor", actor), page)

    def show_again(self) -> None:
        """Show the same thing anew, where it stood, after the store, the terms or the switch changed."""
        if self.shown is None or self.store is None:
            return
        (kind, id_), self.shown = self.shown, None
        selected, top = self.quotation, self.prose.scroll_y
        try:
            if kind == "article":
                self.show_article(id_, selected)
            else:
                self.show_actor(id_)
        except KeyError:
            self.show_nothing("This is no longer in the briefing.")
            return
        if self.prose.target is None:
            self.prose.scroll_to(y=top, animate=False)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to show."""
        self._put(None, Page(why))

    def _put(self, shown: tuple[str, str] | None, page: Page) -> None:
        self.shown = shown
        self.prose.centred = True
        self.prose.show(page, top=self.tops.get("/".join(shown), 0) if shown else 0)
        if self.sought:
            self.prose.show_hits(occurrences(page.text, self.sought, MOST_HITS))
        self.prose.border_title = label(page.text.partition("\n")[0]) if shown else ""
        self._tell_about(None)
        self.count_hits()

    @on(Prose.Moved)
    def _remember_place(self) -> None:
        """Remember where the reader is in what is shown; the newest place comes last."""
        if self.shown is not None and self.prose.laid_out:
            self.tops.pop("/".join(self.shown), None)
            self.tops["/".join(self.shown)] = self.prose.top

    @on(Prose.Chosen)
    def _follow_target(self) -> None:
        self._tell_about(self.quotation)

    def _tell_about(self, quotation: str | None) -> None:
        about = self.query_one("#about", Static)
        about.set_class(quotation is None, "empty")
        if quotation is not None and self.store is not None:
            from briefing.reader.pages.article import about_quotation

            who, how, told = about_quotation(self.store, self.store.quotation(quotation))
            about.update(label((who, "bold"), f" {how}").append("\n").append(label(keyed(self.app, told))))

    # Finding in what is shown

    def open_find(self) -> None:
        """Show the line for words to find in this text, and give it the keyboard."""
        if not self.query("#find"):
            self.mount(LineField(placeholder="Find in this text", id="find"))
        line = self.query_one("#find", Input)
        line.display = True
        line.value = ""
        self.screen.set_focus(line)

    @on(Input.Changed, "#find")
    def _find(self, event: Input.Changed) -> None:
        event.stop()
        self.find(event.value)

    def find(self, words: str) -> None:
        """Mark where words stand in what is shown, and go to the first of them in sight or below; "" ends it."""
        self.sought = words.strip()
        if not self.sought:
            self.show_again()
            return
        self.prose.show_hits(occurrences(self.prose.page.text, self.sought, MOST_HITS))
        self.walk_hits(1)
        if not self.prose.page.hits:
            self.prose.border_subtitle = label("not found")

    def close_find(self, *, keep: bool) -> None:
        """Put the line away; what was found stays marked if it is to be kept."""
        for line in self.query("#find").results(Input):
            line.display = False
            if keep:
                self.sought = line.value.strip()
        if not keep:
            self.find("")
        self.screen.set_focus(self.prose)

    def walk_hits(self, step: int) -> bool:
        """Go to the next hit (1) or the previous one (-1); False where there are none."""
        walked = self.prose.walk_hits(step) is not None
        self.count_hits()
        return walked

    def at_last_hit(self, step: int) -> bool:
        """Whether a step leads beyond this document's hits."""
        hits = len(self.prose.page.hits)
        return not hits or (self.prose.hit is not None and not 0 <= self.prose.hit + step < hits)

    def count_hits(self) -> None:
        """Say in the border which hit this is, of how many."""
        hits = len(self.prose.page.hits)
        which = "" if self.prose.hit is None else f"hit {self.prose.hit + 1} of "
        many = f"the first {hits:,}" if hits >= MOST_HITS else str(hits)
        told = f"{which}{many}" if which else f"{many} {'hit' if hits == 1 else 'hits'}"
        self.prose.border_subtitle = label(told) if hits else ""
