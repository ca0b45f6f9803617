"""Clipping by typed words: baskets changed as the reader changes them, each change with its way back."""

from __future__ import annotations

from pathlib import Path

from briefing.clipping.basket import Key, OpenBasket, key_of, moving, noting, tagging, tags_of, toggling, told_name
from briefing.clipping.baskets import Begun, OpenedBasket
from briefing.clipping.clips import current_targets
from briefing.clipping.marking import begun
from briefing.commands.common.output import line
from briefing.content import basket_names
from briefing.derived import Store
from briefing.errors import UsageError
from briefing.history import Change, History, NothingDoneError
from briefing.language.finding import occurrences
from briefing.language.words import counted, fold, one_line
from briefing.model import Clipping, Span

BETWEEN = "..."  # between the words where a passage begins and those where it ends


class TypedBaskets:
    """The baskets of a briefing in a folder. Methods say what they did, and raise BriefingError."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._known: OpenBasket | None = None
        self._history = History()
        self._last: Key | None = None

    @property
    def picked(self) -> OpenBasket:
        """The open basket, read when it is first asked for."""
        if self._known is None:
            known = OpenBasket(self._folder)
            known.load()
            self._known = known
        return self._known

    def toggle(self, clipping: Clipping) -> None:
        """Clip something, or take it out where it is clipped."""
        self._do(toggling(self.picked, clipping))
        self._last = key_of(clipping)

    def at_hand(self, clipping: Clipping) -> None:
        """Let what is typed next, a note or tags, be for this clipping."""
        self._last = key_of(clipping)

    def note(self, text: str) -> None:
        """Set the note of the clipping at hand; an empty one takes it away."""
        self._do(noting(self.picked, self._clipped(), text))

    def tags(self, typed: str) -> None:
        """Set the tags of the clipping at hand, with commas between."""
        self._do(tagging(self.picked, self._clipped(), tags_of(typed)))

    def move(self, step: int) -> None:
        """Move the clipping at hand up (-1) or down (1)."""
        self._do(moving(self.picked, self._clipped(), step))

    def undo(self) -> None:
        """Take the last change back."""
        self._tell_step(self._history.undo(), "Taken back")

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._tell_step(self._history.redo(), "Made again")

    def listed(self) -> list[tuple[Clipping, str | None]]:
        """What is in the open basket, in order, each with the id that it has now; None where it is gone."""
        self.picked.load()  # another reader may have changed it
        basket = self.picked.basket
        return list(zip(basket.clippings, current_targets(self._store, basket), strict=True))

    def open(self, name: str) -> None:
        """Open a basket, letter case aside; one of a new name is begun."""
        wanted = one_line(name)
        known = next((each for each in basket_names(self.picked.folder) if fold(each) == fold(wanted)), None)
        self._do(Begun(self.picked, wanted) if known is None else OpenedBasket(self.picked, known))
        self._last = None

    def _do(self, change: Change) -> None:
        try:
            self._history.make(change)
        except NothingDoneError as nothing:
            line(ended(str(nothing)))
        else:
            line(ended(change.told))

    def _tell_step(self, change: Change | None, how: str) -> None:
        nothing = "There is nothing to take back or make again."
        line(nothing if change is None else ended(f"{how}: {change.told}"))

    def _clipped(self) -> Key:
        if self._last is None or self.picked.place(self._last) is None:
            raise UsageError(
                f"no clipping of {told_name(self.picked.name)} is at hand", do="clip something, or open one"
            )
        return self._last


def ended(told: str) -> str:
    """With a full stop, where it does not end in an ellipsis."""
    return told if told.endswith("…") else f"{told}."


def passage_of(body: str, typed: str) -> Span:
    """The sentences of a body that hold some words, or that go from some words to others. Raises UsageError."""
    first, between, last = typed.replace("…", BETWEEN).partition(BETWEEN)
    start = _sentence(body, first, 0)
    return (start[0], _sentence(body, last, start[0])[1]) if between and last.strip() else start


def _sentence(body: str, words: str, after: int) -> Span:
    found = [place for place in occurrences(body, words) if place[0] >= after]
    marking = begun(body, found[0][0]) if found else None
    if marking is None:
        raise UsageError(
            f"{one_line(words)!r} does not stand there", do="type words as they stand in the article read last"
        )
    if len(found) > 1:
        line(f"These words stand there {counted(len(found), 'time')}; the first is taken.")
    return marking.span
