"""A page on a screen of its own: help, problems, totals, proposals to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.worker import get_current_worker

from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import Page, PageWriter, label
from briefing.reader.messages import WorkEnded
from briefing.reader.screens.base import BriefingDialog
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.prose import Prose
from briefing.reader.workers import funnel

Make = Callable[[Callable[[], bool]], Page]  # is given what says whether nobody waits any more


class PageScreen(BriefingDialog[None]):
    """Shows a page until it is closed. One that takes a while is made behind the screen: see `make`."""

    CSS_PATH = "page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [key("page.close", "escape,q,question_mark", "close", "Close", show=True)]

    prose_class: ClassVar[type[Prose]] = Prose

    class Made(Message):
        """The page is made, by the call of `make` that has this number."""

        def __init__(self, number: int, page: Page) -> None:
            super().__init__()
            self.number = number
            self.page = page

    def __init__(self, title: str, page: Page | None = None) -> None:
        super().__init__()
        self._title = title
        self._page = page or Page()
        self._number = 0

    def compose(self) -> ComposeResult:
        """The page."""
        yield self.prose_class(id="page", widest=110)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the page."""
        self.query_one(Prose).border_title = label(self._title)
        self._show(self._page)

    def wait(self, told: str) -> None:
        """Show a sentence in the page's place, and drop what is being made."""
        self._number += 1
        self.workers.cancel_node(self)
        self._show(_sentence(told))

    def make(self, told: str, make: Make) -> None:
        """Make the page in a thread and show it, unless the screen is closed or other work is asked for until then.

        `told` is shown meanwhile.
        """
        self.wait(told)
        number = self._number

        def post(message: Message) -> None:
            if isinstance(message, WorkEnded) and message.failure:
                self.post_message(self.Made(number, _sentence(message.failure)))

        def work() -> None:
            worker = get_current_worker()
            self.post_message(self.Made(number, make(lambda: worker.is_cancelled)))

        self.run_worker(lambda: funnel(post, work), thread=True, exit_on_error=False)

    @on(Made)
    def _take(self, event: Made) -> None:
        if event.number == self._number:
            self._show(event.page)

    def _show(self, page: Page) -> None:
        self._page = page
        for prose in self.query(Prose):  # none before it is mounted
            prose.show(page)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)


def _sentence(told: str) -> Page:
    writer = PageWriter()
    writer.line(told, "meta")
    return writer.page()
