"""Exporting: the basket or the whole briefing, a title, a marking line, and where to write it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Footer, Static

from briefing.derived import Store
from briefing.export import (
    Options,
    export_basket,
    export_briefing,
    form_of,
    rendered,
    shown_of,
    word_count,
    write_export,
)
from briefing.files import slug
from briefing.language.safety import safe
from briefing.language.words import counted
from briefing.model import PartialDate
from briefing.reader.basket import Picked
from briefing.reader.kit.field import LineField
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import Page, label
from briefing.reader.messages import WorkEnded
from briefing.reader.screens.ask import ConfirmScreen
from briefing.reader.screens.base import BriefingDialog
from briefing.reader.screens.page import PageScreen
from briefing.reader.workers import funnel


class Either(Static, can_focus=True):
    """One of two things, said in words."""

    BINDINGS: ClassVar[list[BindingType]] = [key("export.either", "space,left,right", "change", "The other one")]
    HELP_NAME: ClassVar[str] = "What is exported"

    def __init__(self, one: str, other: str, *, first: bool) -> None:
        super().__init__("", markup=False)
        self._texts = (one, other)
        self.first = first

    def on_mount(self) -> None:
        """Say which."""
        self._tell()

    def _tell(self) -> None:
        one, other = self._texts
        chosen, left = (one, other) if self.first else (other, one)
        self.update(label((chosen, "bold"), f"  (not {left})"))

    def action_change(self) -> None:
        """The other one."""
        self.first = not self.first
        self._tell()

    def on_click(self) -> None:
        """The other one."""
        self.action_change()


class ExportScreen(BriefingDialog[None]):
    """Asks what to write and where, shows it if asked, and never replaces a file without a yes."""

    CSS_PATH = "export.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("export.write", "ctrl+s", "write", "Write", show=True),
        key("export.preview", "ctrl+t,f5", "preview", "Preview", "Read the export before writing it", show=True),
        key("export.next", "down", "app.focus_next", "Next field"),
        key("export.previous", "up", "app.focus_previous", "Previous field"),
        key("export.cancel", "escape", "cancel", "Cancel", show=True),
    ]
    HELP = "Enter or Ctrl+S writes. The marking line stands above and below the export; it is empty unless you fill it."

    class Made(Message):
        """The export's text is made, and written to `path`; None means that it is only looked at."""

        def __init__(self, text: str, path: Path | None) -> None:
            super().__init__()
            self.text = text
            self.path = path

    def __init__(self, store: Store, picked: Picked) -> None:
        super().__init__()
        self._store = store
        self._picked = picked

    def compose(self) -> ComposeResult:
        """The fields."""
        count = len(self._picked.basket.clippings)
        name = f"{slug(self._store.info.title)}-{date.today().isoformat()}.md"
        with VerticalScroll(id="export", can_focus=False):
            yield Static(label("Export"), id="export-title", markup=False)
            yield Static(label("What (space changes)"), classes="name", markup=False)
            yield Either(f"the basket: {counted(count, 'clipping')}", "the whole briefing", first=count > 0)
            yield Static(label("Title"), classes="name", markup=False)
            yield LineField(self._store.info.title, id="export-heading", compact=True)
            yield Static(label("Marking line, if it has one"), classes="name", markup=False)
            yield LineField(placeholder="none", id="export-marking", compact=True)
            yield Static(label("File: .md, .html (one page) or .docx (needs pandoc)"), classes="name", markup=False)
            yield LineField(str(Path.cwd() / name), id="export-path", compact=True)
            yield Static("", id="export-status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Begin where the reader most likely writes: the file's name."""
        self.query_one("#export-path", LineField).focus()

    def _field(self, name: str) -> str:
        return self.query_one(f"#export-{name}", LineField).value.strip()

    def _make(self, path: Path | None, *, overwrite: bool = False) -> None:
        today = date.today()
        options = Options(
            title=self._field("heading"),
            marking=self._field("marking"),
            made=PartialDate(today.year, today.month, today.day),
        )
        basket = self._picked.basket if self.query_one(Either).first else None
        self.query_one("#export-status", Static).update(label("Making it …"))

        def work() -> None:
            store = self._store
            text = export_briefing(store, options) if basket is None else export_basket(store, basket, options)
            if path is not None:
                title = options.title or store.info.title
                write_export(path, rendered(text, form_of(path), title), overwrite)
            self.post_message(self.Made(text, path))

        self.run_worker(lambda: funnel(self.post_message, work), thread=True, exclusive=True, exit_on_error=False)

    @on(WorkEnded)
    def _end(self, event: WorkEnded) -> None:
        self.query_one("#export-status", Static).update(label(event.failure))

    @on(Made)
    def _take(self, event: Made) -> None:
        if event.path is None:
            told = f"Preview: {counted(word_count(event.text), 'word')}"
            self.ask(PageScreen(told, Page(safe(shown_of(event.text)))))
            return
        self.tell(f"Written, {counted(word_count(event.text), 'word')}: {event.path.resolve()}")
        self.dismiss(None)

    @on(LineField.Submitted)
    def action_write(self) -> None:
        """Write it; where a file is there already, ask."""
        typed = self._field("path")
        if not typed:
            self.complain("Give the export a file name.")
            return
        path = Path(typed).expanduser()
        if not path.is_file():
            self._make(path)
            return

        def replace(sure: bool | None) -> None:
            if sure:
                self._make(path, overwrite=True)

        self.ask(ConfirmScreen(f"{path} exists already. Replace it?"), replace)

    def action_preview(self) -> None:
        """Read the export before writing it."""
        self._make(None)

    def action_cancel(self) -> None:
        """Write nothing."""
        self.dismiss(None)
