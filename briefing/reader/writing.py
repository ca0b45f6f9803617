"""What is open, writing what people write, one change after another, and taking it back: an app without its screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual import on
from textual.binding import Binding
from textual.filter import ANSIToTruecolor, LineFilter

from briefing.history import NothingDoneError
from briefing.language.ascii import ascii_only, key_name
from briefing.paths import Workspace
from briefing.reader.kit import saying
from briefing.reader.kit.calling import keyed
from briefing.reader.kit.field import ASCII, SAFELY
from briefing.reader.kit.memory import Memory
from briefing.reader.kit.theme import colourless
from briefing.reader.kit.turns import KeysInTurn
from briefing.reader.messages import (
    Complained,
    Correct,
    LookAgain,
    LookedAgain,
    Made,
    Replaced,
    Said,
    UpToDate,
    WorkEnded,
)
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.screens.main.reading import STOPPED, ReadingScreen
from briefing.reader.session import Session, Snapshot
from briefing.reader.workers import InTurn, funnel

if TYPE_CHECKING:
    from briefing.history import Change

NOT_YET = "The briefing is not open yet."


class WritingApp(KeysInTurn):
    """An app with one briefing open, in which changes are written, said, handed on to all screens, and taken back."""

    def __init__(self, workspace: Workspace, memory: Memory) -> None:
        # Left to itself, Textual turns colours into greys, one of which may be the terminal's own ground. With "ANSI
        # colours" it takes every colour away, and what is bold, underlined or reversed stays.
        super().__init__(ansi_color=True if colourless() else None)
        self.workspace = workspace
        self.memory = memory
        self.in_ascii = ascii_only()
        self.given_keys: Mapping[str, str] = {}  # by the settings: keys by id
        self._reading: ReadingScreen | None = None
        self._writing = InTurn(self)
        self._untold = ""  # what was done, said when the screen on top shows it

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Whatever is painted goes through a last sieve, and becomes ASCII where nothing else is to be shown.

        Colours that the terminal has are left to it where the theme asks for them.
        """
        before = [
            each
            for each in super().get_line_filters()
            if not (self.native_ansi_color and isinstance(each, ANSIToTruecolor))
        ]
        return [*before, SAFELY, *([ASCII] if self.in_ascii else [])]

    def get_key_display(self, binding: Binding) -> str:
        """What a key is called wherever one is shown: a name in place of a sign where there is nothing but ASCII."""
        shown = super().get_key_display(binding)
        return key_name(shown) if self.in_ascii else shown

    @property
    def reading(self) -> ReadingScreen:
        """The main screen of the open briefing. Raises RuntimeError where none is open."""
        if self._reading is None:
            raise RuntimeError("no briefing is open")
        return self._reading

    @property
    def session(self) -> Session:
        """What is open."""
        return self.reading.session

    def _opened(self, *, partly: bool = False) -> Snapshot | None:
        """What is shown of the open briefing; says so where nothing is yet, or, unless `partly` will do, not all."""
        snapshot = self._reading.snapshot if self._reading is not None else None
        if snapshot is None:
            going_on = self._reading is None or self._reading.opening
            self.tell(NOT_YET if going_on else keyed(self, STOPPED))
        elif not partly and self.reading.partly():
            return None
        return snapshot

    def tell(self, text: str) -> None:
        """Say something in passing."""
        saying.tell(self, text)

    @on(Complained)
    def _complain(self, event: Complained) -> None:
        saying.complain(self, event.text)

    @on(Said)
    def _say(self, event: Said) -> None:
        self.tell(event.text)

    @on(WorkEnded)
    def _end_work(self, event: WorkEnded) -> None:
        if event.failure:
            saying.complain(self, event.failure)

    # Writing

    @on(Correct)
    def _correct(self, event: Correct) -> None:
        history, change = self.session.history, event.change

        def work() -> None:
            try:
                history.make(change)
            except NothingDoneError as nothing:
                self.post_message(Said(str(nothing)))
            else:
                self.post_message(Made(change, change.told))

        self._write(work)

    def _write(self, work: Callable[[], None]) -> None:
        """Write behind the screen, after what was to be written before; a failure is said."""
        self._writing.ask(lambda: funnel(self.post_message, work))

    @on(Made)
    def _show_change(self, event: Made) -> None:
        self._untold = event.told
        for screen in self._screens():
            screen.take_change(event.change)
        self._tell_what_is_shown()

    def _screens(self) -> list[BriefingScreen[Any]]:
        return [screen for screen in self.screen_stack if isinstance(screen, BriefingScreen)]

    @on(UpToDate)
    def _tell_what_is_shown(self) -> None:
        """Say what was done, where the screen on top is as it is since then; said earlier, it would not be true yet."""
        if self._untold and (not isinstance(self.screen, BriefingScreen) or self.screen.up_to_date):
            told, self._untold = self._untold, ""
            self.tell(told)

    @on(LookedAgain)
    def _end_waiting(self) -> None:
        for screen in self._screens():
            screen.take_end()
        self._tell_what_is_shown()

    @on(LookAgain)
    def _look_again(self) -> None:
        self.reading.look_again()

    @on(Replaced)
    def _hand_on(self, event: Replaced) -> None:
        for screen in self._screens():
            screen.take_store(event.store)
        event.before.close()
        self._tell_what_is_shown()

    # Undoing

    def action_undo(self) -> None:
        """Take the last change back."""
        if not self._stepped_on_screen(-1):
            self.take_back()

    def action_redo(self) -> None:
        """Make the change that was taken back last again."""
        if not self._stepped_on_screen(1):
            self.make_again()

    def take_back(self, count: int = 1) -> None:
        """Take the last changes of the briefing back."""
        if self._reading is not None:
            for _ in range(count):
                self._step_back(self.session.history.undo, "Taken back", "Nothing was done that could be undone.")

    def make_again(self, count: int = 1) -> None:
        """Make the changes that were taken back last again."""
        if self._reading is not None:
            for _ in range(count):
                self._step_back(self.session.history.redo, "Made again", "Nothing was taken back.")

    def _stepped_on_screen(self, step: int) -> bool:
        """Whether the screen on top keeps steps of its own, and took this one."""
        return isinstance(self.screen, BriefingScreen) and self.screen.step_here(step)

    def _step_back(self, step: Callable[[], Change | None], how: str, nothing: str) -> None:
        def work() -> None:
            change = step()
            if change is None:
                self.post_message(Said(nothing))
            else:
                self.post_message(Made(change, f"{how}: {change.told}"))

        self._write(work)
