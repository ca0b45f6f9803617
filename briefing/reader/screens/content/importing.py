"""Bringing files in: what will become of each and what is missing, then written with a count and a stop."""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from briefing.content import read_briefing
from briefing.errors import BriefingError, UsageError
from briefing.intake import Candidate, Decision, ImportOptions, Summary, plan, take
from briefing.language.words import counted
from briefing.model import Outlet
from briefing.paths import typed_path
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.messages import LookAgain, Progressed, WorkEnded
from briefing.reader.screens.asking.ask import ConfirmScreen
from briefing.reader.screens.content.candidates import draw_candidate, explained_page, summary_page
from briefing.reader.screens.content.editing import NONE, EditingScreen
from briefing.reader.screens.page import PageScreen
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.rows import Piece, RowList
from briefing.reader.workers import funnel, reporting

STOPS = "({import.close} stops)"


class ImportScreen(EditingScreen):
    """Candidates of one import."""

    CSS_PATH = "importing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key(
            "import.explain", "x", "explain", "Explain", "Where each field came from, and what was left out", show=True
        ),
        key("import.write", "w", "write", "Write", "Write those marked take into the briefing", show=True),
        key("import.close", "escape,q", "close", "Stop or close", show=True),
    ]

    class Begun(Message):
        """The briefing was read; it has these outlets."""

        def __init__(self, outlets: tuple[Outlet, ...]) -> None:
            super().__init__()
            self.outlets = outlets

    class Planned(Message):
        """Another candidate was found."""

        def __init__(self, candidate: Candidate) -> None:
            super().__init__()
            self.candidate = candidate

    class Written(Message):
        """The import was written."""

        def __init__(self, summary: Summary) -> None:
            super().__init__()
            self.summary = summary

    def __init__(self, folder: Path, paths: Sequence[Path]) -> None:
        super().__init__()
        self._folder = folder
        self._paths = paths
        self._working: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """The candidates, and how far it is."""
        yield RowList[Candidate](self._draw, lines=2, id="candidates", empty="Nothing found yet")
        yield Static("", id="import-status", markup=False)
        yield KeyLine()

    def _draw(self, candidate: Candidate, width: int) -> list[list[Piece]]:
        return draw_candidate(candidate, width, self.names)

    def on_mount(self) -> None:
        """Begin to read the files."""
        self.candidates.border_title = label(f"Import into {self._folder.name}")
        self.candidates.focus()
        self._say("Reading …")
        self._in_worker(self._plan)

    def _in_worker(self, work: Callable[[], None]) -> None:
        self._working = self.run_worker(
            lambda: funnel(self.post_message, work), thread=True, exclusive=True, exit_on_error=False
        )

    def _plan(self) -> None:
        worker = get_current_worker()
        briefing = read_briefing(self._folder).briefing
        self.post_message(self.Begun(tuple(briefing.outlets)))
        for candidate in plan(self._paths, briefing, ImportOptions(), cancelled=lambda: worker.is_cancelled):
            self.post_message(self.Planned(candidate))

    def _take(self) -> None:
        worker = get_current_worker()
        chosen = list(self._candidates)
        progress = reporting(self.post_message)
        summary = take(
            chosen, self._folder, progress=progress, cancelled=lambda: worker.is_cancelled, total=len(chosen)
        )
        self.post_message(self.Written(summary))

    @on(Begun)
    def _take_outlets(self, event: Begun) -> None:
        self.know(event.outlets)

    @on(Planned)
    def _add(self, event: Planned) -> None:
        self._candidates.append(event.candidate)
        if event.candidate.outlet is not None:
            self.names.setdefault(event.candidate.outlet.id, event.candidate.outlet.name)
        self.candidates.show(self._candidates, self.candidates.cursor)
        self._say(f"{counted(len(self._candidates), 'candidate')} so far … {self.keyed(STOPS)}")

    @on(Progressed)
    def _count(self, event: Progressed) -> None:
        self._say(f"Writing {event.done:,} of {event.total:,}: {event.stage} … {self.keyed(STOPS)}")

    @on(WorkEnded)
    def _end(self, event: WorkEnded) -> None:
        self._working = None
        if event.failure:
            self.complain(event.failure)
        self._say(f"Stopped. {self._told()}" if event.stopped else self._told())

    def _told(self) -> str:
        taken = sum(each.decision is Decision.TAKE for each in self._candidates)
        failed = sum(each.decision is Decision.FAIL for each in self._candidates)
        writes = self.keyed("{import.write} writes")
        return f"{counted(len(self._candidates), 'candidate')}: {taken} to take, {failed} failed; {writes}"

    @on(Written)
    def _sum_up(self, event: Written) -> None:
        if event.summary.taken:
            self.want(LookAgain())
        self.ask(PageScreen("What became of the import", summary_page(event.summary)), self._finish)

    def _finish(self, _: None) -> None:
        self.dismiss(None)

    def show_total(self) -> None:
        """Say how many there are, and what will become of them."""
        self._say(self._told())

    def _say(self, text: str) -> None:
        self.query_one("#import-status", Static).update(label(text))

    def action_explain(self) -> None:
        """Show where each field came from, and what was left out."""
        candidate = self.candidates.row
        if isinstance(candidate, Candidate):
            self.ask(PageScreen("Explained", explained_page(candidate)))

    def action_write(self) -> None:
        """Write those marked take, after asking."""
        taken = sum(each.decision is Decision.TAKE for each in self._candidates)
        if self._working is not None:
            self.tell(self.keyed("Still reading; {import.close} stops."))
        elif not taken:
            self.tell(self.keyed(NONE))
        else:

            def write(sure: bool | None) -> None:
                if sure:
                    self._in_worker(self._take)

            self.ask(ConfirmScreen(f"Write {counted(taken, 'article')} into {self._folder.name}?"), write)

    def action_close(self) -> None:
        """Stop what is running, or go back."""
        if self._working is not None:
            self._working.cancel()
        elif self.edited:

            def drop(sure: bool | None) -> None:
                if sure:
                    self.dismiss(None)

            self.ask(ConfirmScreen("Import nothing, and drop what you set here?"), drop)
        else:
            self.dismiss(None)


def named_paths(text: str) -> list[Path]:
    """The files that a reader typed: several are separated by spaces, quoted where a name has one.

    Raises UsageError where they cannot be told apart or read as paths, BriefingError where one does not exist.
    """
    try:
        names = shlex.split(text, posix=True)
    except ValueError as error:
        raise UsageError(f"cannot read {text!r} as file names: {error}") from None
    with contextlib.suppress(UsageError):
        whole = typed_path(text.strip())
        if whole.exists():
            return [whole]
    paths = [typed_path(name) for name in names]
    for path in paths:
        if not path.exists():
            raise BriefingError("there is no such file or folder", where=path)
    return paths
