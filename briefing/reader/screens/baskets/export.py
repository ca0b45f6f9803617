"""Exporting: the basket or the whole briefing, what for, which parts, marking and embargo, and where to write it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from briefing.clipping.basket import OpenBasket
from briefing.derived import Store
from briefing.errors import BriefingError
from briefing.export import (
    ExportOptions,
    Part,
    Style,
    Template,
    csl_of,
    export_scope,
    form_of,
    picked_scope,
    rendered,
    shown_of,
    whole,
    word_count,
    write_export,
)
from briefing.files import slug
from briefing.language.safety import safe
from briefing.language.words import counted
from briefing.model import PartialDate
from briefing.paths import typed_path
from briefing.reader.kit.field import LineField
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import Page, label
from briefing.reader.messages import WorkEnded
from briefing.reader.screens.asking.ask import ConfirmScreen
from briefing.reader.screens.base import BoxDialog
from briefing.reader.screens.baskets.parts import PartsScreen
from briefing.reader.screens.page import PageScreen
from briefing.reader.widgets.box import Box
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.one_of import OneOf
from briefing.reader.workers import funnel


class PartsField(Static, can_focus=True):
    """The parts of the export; Enter or space opens the list of all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("export.parts", "enter,space,right", "parts", "Parts", "Choose the parts of the export"),
    ]
    HELP_NAME: ClassVar[str] = "Parts"

    class Wanted(Message):
        """The reader wants to choose them."""

    def __init__(self, parts: tuple[Part, ...], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__("", markup=False, id=id)
        self.parts = parts

    def on_mount(self) -> None:
        """Say which."""
        self.take(self.parts)

    def take(self, parts: tuple[Part, ...]) -> None:
        """Have other parts."""
        self.parts = parts
        names = ", ".join(part.told for part in parts)
        self.update(label((f"{len(parts)}: ", "bold"), names))

    def action_parts(self) -> None:
        """Ask for them."""
        self.post_message(self.Wanted())

    def on_click(self) -> None:
        """Ask for them."""
        self.action_parts()


class ExportScreen(BoxDialog[None]):
    """Asks what to write and where, shows it if asked, and never replaces a file without a yes."""

    CSS_PATH = "export.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]  # noqa: RUF012 - Textual declares no ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        key("export.write", "ctrl+s", "write", "Write", show=True),
        key("export.preview", "ctrl+t,f5", "preview", "Preview", "Read the export before writing it", show=True),
        key("export.next", "down", "app.focus_next", "Next field"),
        key("export.previous", "up", "app.focus_previous", "Previous field"),
        key("export.cancel", "escape", "cancel", "Cancel", show=True),
    ]
    HELP = (
        "Enter or {export.write} writes. {export.either+} and {export.before} choose. Marking and embargo stand above "
        "and below the export, and on every page of a Word file; they are empty unless you fill them."
    )

    class Made(Message):
        """The export's text is made, and written to `path`; None means that it is only looked at."""

        def __init__(self, text: str, path: Path | None, sources: Path | None) -> None:
            super().__init__()
            self.text = text
            self.path = path
            self.sources = sources

    def __init__(self, store: Store, picked: OpenBasket, citation: str = "") -> None:
        super().__init__()
        self._store = store
        self._picked = picked
        self._citation = citation

    def compose(self) -> ComposeResult:
        """The fields."""
        count = len(self._picked.basket.clippings)
        name = f"{slug(self._store.info.title)}-{date.today().isoformat()}.md"
        what = [(True, f"{self._picked.where}: {counted(count, 'clipping')}"), (False, "the whole briefing")]
        templates = [(template, template.told) for template in Template]
        styles: list[tuple[Style | None, str]] = [(None, "as a list of what is known")]
        styles += [(style, style.told) for style in Style]
        cited = next((at for at, (style, _) in enumerate(styles) if style and style == self._citation), 0)
        with Box():
            yield _row("What", OneOf(what, at=0 if count else 1, id="export-what"))
            yield _row("For", OneOf(templates, id="export-template"))
            yield _row("Parts", PartsField(Template.FULL.parts, id="export-parts"))
            yield _row("Title", LineField(self._store.info.title, id="export-heading", compact=True))
            yield _row("Marking", LineField(placeholder="none", id="export-marking", compact=True))
            yield _row("Embargo", LineField(placeholder="none", id="export-embargo", compact=True))
            yield _row("Sources", OneOf(styles, at=cited, id="export-style"))
            yield _row("CSL-JSON", OneOf([(False, "no"), (True, "for pandoc, beside the file")], id="export-csl"))
            yield _row("File", LineField(str(Path.cwd() / name), id="export-path", compact=True))
            yield Static(label(".md, .html (one page) or .docx (needs pandoc)"), id="export-status", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin where the reader most likely writes: the file's name."""
        self.query_one(Box).border_title = label("Export")
        self.query_one("#export-path", LineField).focus()

    @on(OneOf.Changed, "#export-template")
    def _take_template(self) -> None:
        template: Template = self.query_one("#export-template", OneOf).value
        self.query_one(PartsField).take(template.parts)

    @on(PartsField.Wanted)
    def _ask_parts(self) -> None:
        field = self.query_one(PartsField)

        def take(parts: tuple[Part, ...] | None) -> None:
            if parts is not None:
                field.take(parts)

        self.ask(PartsScreen(field.parts), take)

    def _field(self, name: str) -> str:
        return self.query_one(f"#export-{name}", LineField).value.strip()

    def _options(self, form: str) -> ExportOptions:
        today = date.today()
        return ExportOptions(
            title=self._field("heading"),
            marking=self._field("marking"),
            made=PartialDate(today.year, today.month, today.day),
            embargo=self._field("embargo"),
            template=self.query_one("#export-template", OneOf).value,
            parts=self.query_one(PartsField).parts,
            style=self.query_one("#export-style", OneOf).value,
            keys=self.query_one("#export-csl", OneOf).value and form == "md",
        )

    def _make(self, path: Path | None, *, overwrite: bool = False) -> None:
        form = form_of(path) if path is not None else "md"
        options = self._options(form)
        basket = self._picked.basket if self.query_one("#export-what", OneOf).value else None
        sources = path.with_name(f"{path.stem}-sources.json") if path is not None and self._wants_sources else None
        self.query_one("#export-status", Static).update(label("Making it …"))

        def work() -> None:
            store = self._store
            scope = whole(store) if basket is None else picked_scope(store, basket)
            text = export_scope(store, scope, options)
            if path is not None:
                made = rendered(text, form, options.title or store.info.title, options.both_ends)
                write_export(path, made, overwrite)
            if sources is not None:
                write_export(sources, csl_of(store, scope), overwrite)
            self.post_message(self.Made(text, path, sources))

        self.run_worker(lambda: funnel(self.post_message, work), thread=True, exclusive=True, exit_on_error=False)

    @property
    def _wants_sources(self) -> bool:
        return bool(self.query_one("#export-csl", OneOf).value)

    @on(WorkEnded)
    def _end(self, event: WorkEnded) -> None:
        self.query_one("#export-status", Static).update(label(event.failure))

    @on(Made)
    def _take(self, event: Made) -> None:
        told = counted(word_count(event.text), "word")
        if event.path is None:
            self.query_one("#export-status", Static).update(label(told))
            self.ask(PageScreen(f"Preview: {told}", Page(safe(shown_of(event.text)))))
            return
        beside = f", and {event.sources.name}" if event.sources is not None else ""
        self.tell(f"Written, {told}: {event.path.resolve()}{beside}")
        self.dismiss(None)

    @on(LineField.Submitted)
    def action_write(self) -> None:
        """Write it; where a file is there already, ask."""
        typed = self._field("path")
        if not typed:
            self.complain("Give the export a file name.")
            return
        try:
            path = typed_path(typed)
            sources = path.with_name(f"{path.stem}-sources.json") if path.name else path
            targets = (path, typed_path(sources)) if self._wants_sources else (path,)
        except BriefingError as error:
            self.complain(str(error))
            return
        there = [str(each) for each in targets if each.is_file()]
        if not there:
            self._make(path)
            return

        def replace(sure: bool | None) -> None:
            if sure:
                self._make(path, overwrite=True)

        self.ask(ConfirmScreen(f"There already: {' and '.join(there)}. Replace?"), replace)

    def action_preview(self) -> None:
        """Read the export before writing it."""
        self._make(None)

    def action_cancel(self) -> None:
        """Write nothing."""
        self.dismiss(None)


def _row(name: str, field: Widget) -> Horizontal:
    return Horizontal(Static(label(name), classes="name", markup=False), field, classes="row")
