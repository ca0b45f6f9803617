"""Picking one of many by a few letters: jumping, choosing a briefing, a speaker, an outlet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.language.words import fold
from briefing.reader.kit.background import Newest
from briefing.reader.kit.events import WorkEnded
from briefing.reader.kit.field import Line
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.screens.base import BriefingDialog
from briefing.reader.widgets.rows import Piece, RowList, fit

NOTHING = "Nothing is called like that"
LIKE = 60  # a likeness of RapidFuzz's, of 100; below it a choice is not offered


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to pick: its kind and id, what it is called, and a detail to tell it from others."""

    kind: str
    id: str
    label: str
    detail: str = ""


Find = Callable[[str], Sequence[Choice]]


def among(choices: Sequence[Choice]) -> Find:
    """A search over given choices, by words and by likeness; nothing typed offers all of them."""
    names = [fold(f"{choice.label} {choice.detail}") for choice in choices]

    def find(typed: str) -> Sequence[Choice]:
        wanted = fold(typed).strip()
        if not wanted:
            return choices
        held = [choice for choice, name in zip(choices, names, strict=True) if all(w in name for w in wanted.split())]
        if held:
            return held
        from rapidfuzz import fuzz, process, utils

        found = process.extract(
            wanted, names, scorer=fuzz.partial_ratio, processor=utils.default_process, score_cutoff=LIKE, limit=30
        )
        return [choices[index] for _, _, index in found]

    return find


class PickScreen(BriefingDialog[Choice | None]):
    """A line to type into, and what it finds. `find` runs in a thread; the newest query wins."""

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("pick.cancel", "escape", "cancel", "Cancel"),
        key("pick.up", "up,ctrl+p", "move(-1)", "Up"),
        key("pick.down", "down,ctrl+n", "move(1)", "Down"),
        key("pick.page-up", "pageup", "move(-8)", "Page up"),
        key("pick.page-down", "pagedown", "move(8)", "Page down"),
    ]
    HELP = "Type a few letters; Enter takes the row under the cursor."

    class Found(Message):
        """A query was answered."""

        def __init__(self, typed: str, choices: Sequence[Choice]) -> None:
            super().__init__()
            self.typed = typed
            self.choices = choices

    def __init__(
        self,
        title: str,
        find: Find,
        *,
        placeholder: str = "Type a few letters",
        empty: str = "Nothing is called like that",
    ) -> None:
        super().__init__()
        self._title = title
        self._find = find
        self._placeholder = placeholder
        self._empty = empty
        self._newest = Newest[str](self, self._answer)

    def compose(self) -> ComposeResult:
        """The line and the list."""
        with Vertical(id="pick"):
            yield Static(label(self._title), id="pick-title", markup=False)
            yield Line(placeholder=self._placeholder, id="pick-typed")
            yield RowList[Choice](_draw, id="pick-found", empty=self._empty)

    def on_mount(self) -> None:
        """Offer what there is before anything is typed."""
        self.query_one("#pick-found", RowList).can_focus = False
        self._newest.ask("")

    @on(Line.Changed)
    def _follow_typing(self, event: Line.Changed) -> None:
        self._newest.ask(event.value)

    def _answer(self, typed: str) -> None:
        try:
            self.post_message(self.Found(typed, self._find(typed)))
        except BriefingError as error:
            self.post_message(WorkEnded(str(error)))

    @on(WorkEnded)
    def _complain(self, event: WorkEnded) -> None:
        self.reader.complain(event.failure)

    @on(Found)
    def _show(self, event: Found) -> None:
        if event.typed == self.query_one("#pick-typed", Line).value:
            self.query_one("#pick-found", RowList).show(event.choices)

    @on(Line.Submitted)
    def _take(self) -> None:
        choice = self.query_one("#pick-found", RowList).row
        if choice is not None:
            self.dismiss(choice)

    @on(RowList.Chosen)
    def _take_clicked(self, event: RowList.Chosen) -> None:
        self.dismiss(event.rows.row)

    def action_move(self, step: int) -> None:
        """Move the cursor while the line keeps the keyboard."""
        self.query_one("#pick-found", RowList).cursor += step

    def action_cancel(self) -> None:
        """Pick nothing."""
        self.dismiss(None)


def _draw(choice: Choice, width: int) -> list[list[Piece]]:
    detail = fit(choice.detail, width // 2)
    name = fit(choice.label, width - len(detail) - 2 if detail else width)
    return [[(name, ""), (f"  {detail}" if detail else "", "meta")]]
