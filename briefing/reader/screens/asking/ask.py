"""Small dialogs: a line of text, a note of several lines, yes or no."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from briefing.language.safety import safe
from briefing.reader.kit.field import LineField
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.kit.note_field import Lines
from briefing.reader.screens.base import BoxDialog
from briefing.reader.widgets.box import Box

SHORT = [(0, "-short"), (18, "-tall")]  # rows of the terminal; on a short one fields have no border


class AskScreen(BoxDialog[str | None]):
    """Asks for one line of text. What `check` says against it is shown below the line, which stays as it was typed."""

    CSS_PATH = "ask.tcss"
    VERTICAL_BREAKPOINTS = SHORT
    BINDINGS: ClassVar[list[BindingType]] = [key("ask.cancel", "escape", "cancel", "Cancel")]

    def __init__(
        self,
        question: str,
        text: str = "",
        *,
        hint: str = "Enter keeps it, {ask.cancel} leaves it as it was",
        check: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__()
        self._question = question
        self._text = text
        self._hint = hint
        self._check = check

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Box():
            yield Static(label(self._question), markup=False)
            yield LineField(self._text)
            yield Static(label(self.hint), classes="hint", markup=False)

    @property
    def hint(self) -> str:
        """What the keys do, as long as nothing is wrong."""
        return self.keyed(self._hint)

    @on(LineField.Submitted)
    def _take(self, event: LineField.Submitted) -> None:
        wrong = self._check(event.value)
        if wrong:
            self._tell(wrong, wrong=True)
        else:
            self.dismiss(event.value)

    @on(LineField.Changed)
    def _try_again(self) -> None:
        if self.query_one(".hint", Static).has_class("wrong"):
            self._tell(self.hint)

    def _tell(self, text: str, *, wrong: bool = False) -> None:
        hint = self.query_one(".hint", Static)
        hint.set_class(wrong, "wrong")
        hint.update(label(text))

    def action_cancel(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)


class NoteScreen(BoxDialog[str | None]):
    """Asks for a note of several lines."""

    CSS_PATH = "ask.tcss"
    VERTICAL_BREAKPOINTS = SHORT
    BINDINGS: ClassVar[list[BindingType]] = [
        key("note.keep", "ctrl+s", "keep", "Keep the note"),
        key("note.cancel", "escape", "cancel", "Cancel"),
    ]

    def __init__(self, about: str, text: str) -> None:
        super().__init__()
        self._about = about
        self._text = text

    def compose(self) -> ComposeResult:
        """What the note is about, and the note."""
        with Box(classes="note"):
            yield Static(label(f"Note on: {self._about}"), markup=False)
            yield Lines(self._text)
            yield Static(
                label(self.keyed("{note.keep} keeps it, {note.cancel} leaves it as it was")),
                classes="hint",
                markup=False,
            )

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self.query_one(Lines).text != safe(self._text)

    def action_keep(self) -> None:
        """Keep what was typed."""
        self.dismiss(self.query_one(Lines).text)

    def action_cancel(self) -> None:
        """Leave it as it was; ask first where something was typed."""
        if not self.changed:
            self.dismiss(None)
            return

        def drop(sure: bool | None) -> None:
            if sure:
                self.dismiss(None)

        self.ask(ConfirmScreen("Drop what you typed?"), drop)


class ConfirmScreen(BoxDialog[bool]):
    """Asks a question that only y answers with yes: Enter may have been meant for what stood here before."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("confirm.yes", "y", "yes", "Yes"),
        key("confirm.no", "n,escape", "no", "No"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and how to answer."""
        with Box():
            yield Static(label(self._question), markup=False)
            yield Static(label(self.keyed("{confirm.yes+}: yes   {confirm.no+}: no")), classes="hint", markup=False)

    def action_yes(self) -> None:
        """Yes."""
        self.dismiss(True)

    def action_no(self) -> None:
        """No."""
        self.dismiss(False)
