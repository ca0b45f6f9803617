"""A page on a screen of its own: help, problems, proposals to read."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.widgets import Footer

from briefing.reader.keys import key
from briefing.reader.page import Page, label
from briefing.reader.widgets.prose import Prose


class PageScreen(ModalScreen[None]):
    """Shows a page until it is closed."""

    CSS_PATH = "page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [key("page.close", "escape,q,question_mark", "close", "Close", show=True)]

    def __init__(self, title: str, page: Page) -> None:
        super().__init__()
        self._title = title
        self._page = page

    def compose(self) -> ComposeResult:
        """The page."""
        yield Prose(id="page", widest=110)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Show the page."""
        prose = self.query_one(Prose)
        prose.border_title = label(self._title)
        prose.show(self._page)

    def action_close(self) -> None:
        """Close it."""
        self.dismiss(None)
