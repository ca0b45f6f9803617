"""The whole dialogue of lines: reading, and clipping what was read into the briefing's baskets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.clipping.clips import clip_passage, read_place
from briefing.commands.common.gathering import TypedBaskets, ended, passage_of
from briefing.commands.common.listening import ListedRow, Listening, is_number
from briefing.commands.common.output import line
from briefing.commands.common.telling import told_quotation
from briefing.content import basket_names
from briefing.derived import Store
from briefing.errors import UsageError
from briefing.model import Clipping, ClippingKind

if TYPE_CHECKING:
    from briefing.search import Search


class Dialogue(Listening):
    """One briefing, read and clipped from by typed words. `clippings` is the folder of its baskets."""

    def __init__(self, store: Store, search: Callable[[], Search], clippings: Path) -> None:
        super().__init__(store, search)
        self._gathering = TypedBaskets(store, clippings)

    def do_clip(self, typed: str) -> None:
        """clip, or clip NUMBER: put what was opened last, or has that number, into the basket, or take it out."""
        if typed:
            row = self._row(self._number(typed))
            self._clip(row.clip)
        else:
            self._clip(self._here)

    def do_passage(self, typed: str) -> None:
        """passage WORDS, or WORDS ... WORDS: clip the sentences of the article read last that hold them."""
        if not self._read:
            raise UsageError("no article was read yet", do="read one, then clip a passage of it")
        article = self._store.article(self._read)
        span = passage_of(article.body, self._needed(typed, "passage"))
        line(article.body[span[0] : span[1]], 1)
        self._gathering.toggle(clip_passage(self._store, article.id, span))

    def do_basket(self, typed: str) -> None:
        """basket, or basket NAME: list what was clipped, a number then opens it; or open or begin a basket."""
        if typed:
            self._gathering.open(typed)
        self._list("clipping", [self._clipping(*each) for each in self._gathering.listed()])

    def do_baskets(self, _: str) -> None:
        """baskets: list the baskets; basket NAME opens one."""
        line(f"Open: {self._gathering.picked.where}.")
        for name in basket_names(self._gathering.picked.folder):
            line(name, 1)

    def do_note(self, typed: str) -> None:
        """note WORDS: write a note on what was clipped or opened last in the basket; without words, take it away."""
        self._gathering.note(typed)

    def do_tags(self, typed: str) -> None:
        """tags WORD, WORD: tag what was clipped or opened last in the basket."""
        self._gathering.tags(typed)

    def do_up(self, _: str) -> None:
        """up: move what was clipped or opened last in the basket one place up."""
        self._gathering.move(-1)

    def do_down(self, _: str) -> None:
        """down: move what was clipped or opened last in the basket one place down."""
        self._gathering.move(1)

    def do_undo(self, _: str) -> None:
        """undo: take back what was done last to a basket."""
        self._gathering.undo()

    def do_redo(self, _: str) -> None:
        """redo: do again what was taken back last."""
        self._gathering.redo()

    def _number(self, typed: str) -> int:
        if not is_number(typed):
            raise UsageError(f"{typed!r} is no number of the list", do="clip alone clips what was opened last")
        return int(typed)

    def _clip(self, clip: Callable[[], Clipping] | None) -> None:
        if clip is None:
            raise UsageError(
                "there is nothing to clip", do="open an article or a statement, or name a number of a list"
            )
        self._gathering.toggle(clip())

    def _clipping(self, clipping: Clipping, target: str | None) -> ListedRow:
        """A clipping as a row; opening it tells its note and tags, and what was clipped."""
        kind = clipping.kind.value

        def tell() -> None:
            self._gathering.at_hand(clipping)
            line(f"{kind.capitalize()}: {clipping.title}")
            if clipping.tags:
                line(f"Tags: {', '.join(clipping.tags)}", 1)
            if clipping.note:
                line(f"Note: {clipping.note}", 1)
            if target is None:
                line("No longer found in the briefing.", 1)
            elif clipping.kind is ClippingKind.STATEMENT:
                self._statement(target)()
            elif clipping.kind is ClippingKind.QUOTATION:
                quotation = self._store.quotation(target)
                line(quotation.text, 1)
                line(told_quotation(quotation), 1)
                self._read = quotation.article
            elif clipping.kind is ClippingKind.PASSAGE:
                article, span = read_place(target)
                line(self._store.article(article).body[slice(*span)], 1)
                self._read = article
            else:
                self._article(target)()

        note = f" Note: {clipping.note}" if clipping.note else ""
        tags = f" Tags: {', '.join(clipping.tags)}." if clipping.tags else ""
        return ListedRow(f"{ended(f'{kind.capitalize()}: {clipping.title}')}{tags}{note}", tell, lambda: clipping)
