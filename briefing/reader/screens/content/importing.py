"""Bringing files in: what will become of each, what is missing, edited here, then written with a count and a stop."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, get_current_worker

from briefing.content import read_briefing
from briefing.errors import BriefingError, UsageError
from briefing.intake import (
    FIELDS,
    MANY,
    Candidate,
    Decision,
    ImportOptions,
    Summary,
    decide,
    edit,
    edit_many,
    lacking,
    of_site,
    plan,
    refused,
    take,
)
from briefing.language.words import counted
from briefing.reader.kit.choice import Choice, among
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import label
from briefing.reader.messages import LookAgain, Progressed, WorkEnded
from briefing.reader.screens.asking.ask import AskScreen, ConfirmScreen
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.screens.content.candidates import draw_candidate, explained_page, summary_page
from briefing.reader.screens.page import PageScreen
from briefing.reader.widgets.key_line import KeyLine
from briefing.reader.widgets.rows import RowList
from briefing.reader.workers import funnel, reporting


class ImportScreen(BriefingScreen[None]):
    """Candidates of one import."""

    CSS_PATH = "importing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("import.edit", "enter,m", "edit", "Edit", "Set a field of this article", show=True),
        key("import.edit_all", "M", "edit_all", "Edit many", "Set a field of all to be taken that lack it"),
        key("import.toggle", "space", "take_or_skip", "Take or skip", show=True),
        key(
            "import.explain", "x", "explain", "Explain", "Where each field came from, and what was left out", show=True
        ),
        key("import.write", "w", "write", "Write", "Write those marked take into the briefing", show=True),
        key("import.close", "escape,q", "close", "Stop or close", show=True),
    ]

    candidates = query_one("#candidates", RowList)

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
        self._candidates: list[Candidate] = []
        self._working: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """The candidates, and how far it is."""
        yield RowList[Candidate](draw_candidate, lines=2, id="candidates", empty="Nothing found yet")
        yield Static("", id="import-status", markup=False)
        yield KeyLine()

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

    @on(Planned)
    def _add(self, event: Planned) -> None:
        self._candidates.append(event.candidate)
        self.candidates.show(self._candidates, self.candidates.cursor)
        self._say(f"{counted(len(self._candidates), 'candidate')} so far … (Esc stops)")

    @on(Progressed)
    def _count(self, event: Progressed) -> None:
        self._say(f"Writing {event.done:,} of {event.total:,}: {event.stage} … (Esc stops)")

    @on(WorkEnded)
    def _end(self, event: WorkEnded) -> None:
        self._working = None
        if event.failure:
            self.complain(event.failure)
        self._say(f"Stopped. {self._told()}" if event.stopped else self._told())

    def _told(self) -> str:
        taken = sum(each.decision is Decision.TAKE for each in self._candidates)
        failed = sum(each.decision is Decision.FAIL for each in self._candidates)
        return f"{counted(len(self._candidates), 'candidate')}: {taken} to take, {failed} failed; w writes"

    @on(Written)
    def _sum_up(self, event: Written) -> None:
        if event.summary.taken:
            self.want(LookAgain())
        self.ask(PageScreen("What became of the import", summary_page(event.summary)), self._finish)

    def _finish(self, _: None) -> None:
        self.dismiss(None)

    def _say(self, text: str) -> None:
        self.query_one("#import-status", Static).update(label(text))

    # Editing

    def _put(self, at: int, change: Callable[[Candidate], Candidate]) -> None:
        try:
            self._candidates[at] = change(self._candidates[at])
        except UsageError as error:
            self.complain(str(error))
        self.candidates.show(self._candidates, at)
        self._say(self._told())

    def action_take_or_skip(self) -> None:
        """Take this one, or skip it."""
        candidate, at = self.candidates.row, self.candidates.cursor
        if isinstance(candidate, Candidate) and candidate.article is not None:
            other = Decision.SKIP if candidate.decision is Decision.TAKE else Decision.TAKE
            self._put(at, lambda each: decide(each, other))

    @on(RowList.Chosen)
    def action_edit(self) -> None:
        """Choose a field of this article and set it."""
        candidate, at = self.candidates.row, self.candidates.cursor
        if not isinstance(candidate, Candidate) or candidate.article is None:
            return
        article = candidate.article
        held = {name: str(getattr(article, name) or "") for name in FIELDS}
        marks = dict.fromkeys(candidate.missing, "please fill")
        choices = [Choice("field", name, name, f"{held[name]} {marks.get(name, '')}".strip()) for name in FIELDS]

        def ask(choice: Choice | None) -> None:
            if choice is None:
                return

            def keep(value: str | None) -> None:
                if value is None:
                    return
                alike = of_site(self._candidates, at) if choice.id == "outlet" else []
                self._put(at, lambda each: edit(each, **{choice.id: value}))
                if alike and self._put_many(alike, choice.id, value):
                    self.tell(f"Set for {counted(len(alike), 'more article')} from the same site.")

            question = f"{choice.id.capitalize()} of {candidate.name}"
            check = partial(refused, article, choice.id)
            self.ask(AskScreen(question, held[choice.id], check=check), keep)

        self.ask(PickScreen("Which field?", among(choices)), ask)

    def _put_many(self, places: Sequence[int], name: str, value: str) -> bool:
        try:
            self._candidates = edit_many(self._candidates, places, name, value)
        except UsageError as error:
            self.complain(str(error))
            return False
        self.candidates.show(self._candidates, self.candidates.cursor)
        self._say(self._told())
        return True

    def action_edit_all(self) -> None:
        """Choose a field and set it for every candidate to be taken that lacks it."""
        places = {name: lacking(self._candidates, name) for name in MANY}
        choices = [Choice("field", name, name, counted(len(held), "article")) for name, held in places.items() if held]
        if not choices:
            self.tell("None to be taken lacks its outlet, its day or its kind.")
            return

        def ask(choice: Choice | None) -> None:
            if choice is None:
                return
            held = places[choice.id]
            first = self._candidates[held[0]].article
            assert first is not None  # only those with an article lack a field of it

            def keep(value: str | None) -> None:
                if value and self._put_many(held, choice.id, value):
                    self.tell(f"Set for {counted(len(held), 'article')}.")

            question = f"{choice.id.capitalize()} of {counted(len(held), 'article')}"
            self.ask(AskScreen(question, "", check=partial(refused, first, choice.id)), keep)

        self.ask(PickScreen("Which field of all that lack it?", among(choices)), ask)

    def action_explain(self) -> None:
        """Show where each field came from, and what was left out."""
        candidate = self.candidates.row
        if isinstance(candidate, Candidate):
            self.ask(PageScreen("Explained", explained_page(candidate)))

    def action_write(self) -> None:
        """Write those marked take, after asking."""
        taken = sum(each.decision is Decision.TAKE for each in self._candidates)
        if self._working is not None:
            self.tell("Still reading; Esc stops.")
        elif not taken:
            self.tell("None is marked take; space marks.")
        else:

            def write(sure: bool | None) -> None:
                if sure:
                    self._in_worker(self._take)

            self.ask(ConfirmScreen(f"Write {counted(taken, 'article')} into {self._folder.name}?"), write)

    def action_close(self) -> None:
        """Stop what is running, or go back."""
        if self._working is not None:
            self._working.cancel()
        else:
            self.dismiss(None)


def named_paths(text: str) -> list[Path]:
    """The files that a reader typed: several are separated by spaces, quoted where a name has one.

    Raises UsageError where they cannot be told apart, BriefingError where one does not exist.
    """
    try:
        names = shlex.split(text, posix=True)
    except ValueError as error:
        raise UsageError(f"cannot read {text!r} as file names: {error}") from None
    whole = Path(text.strip()).expanduser()
    paths = [whole] if whole.exists() else [Path(name).expanduser() for name in names]
    for path in paths:
        if not path.exists():
            raise BriefingError("there is no such file or folder", where=path)
    return paths
