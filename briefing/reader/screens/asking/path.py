"""Asking for files: a line whose paths Tab completes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input, Static

from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.kit.paths import Completed, completed
from briefing.reader.kit.turns import Released
from briefing.reader.messages import WorkEnded
from briefing.reader.screens.asking.ask import AskScreen
from briefing.reader.workers import funnel


class PathScreen(AskScreen):
    """Asks for paths. Tab completes the last one, and shows what it can go on to."""

    BINDINGS: ClassVar[list[BindingType]] = [key("path.complete", "tab", "complete", "Complete", priority=True)]

    class Read(Message):
        """A folder was read."""

        def __init__(self, typed: str, completed: Completed) -> None:
            super().__init__()
            self.typed = typed
            self.completed = completed

    def action_complete(self) -> None:
        """Complete the last path; keys that follow wait for it."""
        self.holding = True
        typed = self.query_one(Input).value

        def work() -> None:
            self.post_message(self.Read(typed, completed(typed)))

        self.run_worker(lambda: funnel(self.post_message, work), thread=True, exclusive=True, exit_on_error=False)

    @on(Read)
    def _go_on(self, event: Read) -> None:
        line = self.query_one(Input)
        if line.value == event.typed:
            line.value = event.completed.text
            line.cursor_position = len(line.value)
        names = event.completed.names
        told = " · ".join(names) if len(names) != 1 else self.hint
        self.query_one(".hint", Static).update(label(told or "Nothing there goes on like that"))

    @on(WorkEnded)
    def _end(self, event: WorkEnded) -> None:
        self.holding = False
        self.want(Released())
        if event.failure:
            self.complain(event.failure)
