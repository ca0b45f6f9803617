"""What happened, and what a screen wants, as messages.

What happened is posted by workers to a screen, where one handler owns each change of state. What a screen wants is
posted to the app, which alone pushes screens and writes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

if TYPE_CHECKING:
    from briefing.derived import Store
    from briefing.history import Change
    from briefing.reader.session import Rows, Snapshot
    from briefing.search import Filtered


class SnapshotOpened(Message):
    """A snapshot of the briefing can be shown."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self.snapshot = snapshot


class SearchReady(Message):
    """The snapshot that is shown can be searched."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self.snapshot = snapshot


class Progressed(Message):
    """Work behind the screen got further; `total` 0 means that its end is not known.

    `left` are about the seconds that the rest of this stage takes, 0 while that cannot be told.
    """

    def __init__(self, stage: str, done: int, total: int, left: int = 0) -> None:
        super().__init__()
        self.stage = stage
        self.done = done
        self.total = total
        self.left = left


class Complained(Message):
    """Something behind the screen went wrong that does not stop the rest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Said(Message):
    """Something to be said in passing."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class LookedAgain(Message):
    """Content was looked at again, to the end or not; what a change brings is handed on by now."""


class UpToDate(Message):
    """A screen shows again what a change left, which it could not at once."""


class WorkEnded(Message):
    """Work behind the screen ended; `failure` says why it did not succeed."""

    def __init__(self, failure: str = "", *, stopped: bool = False) -> None:
        super().__init__()
        self.failure = failure
        self.stopped = stopped


class FilterAnswered(Message):
    """A query was answered for a snapshot; with `typing` false the reader wants to go into what it left.

    `left` are the rows that it left, with indirect quotations where they were asked for.
    """

    def __init__(
        self,
        query: str,
        snapshot: Snapshot,
        filtered: Filtered | None,
        failure: str = "",
        *,
        typing: bool = True,
        forms: bool = False,
        left: Rows | None = None,
        indirect: bool = False,
    ) -> None:
        super().__init__()
        self.typing = typing
        self.left = left
        self.indirect = indirect
        self.forms = forms  # whether other forms of words count too
        self.query = query
        self.snapshot = snapshot
        self.filtered = filtered
        self.failure = failure


class Made(Message):
    """A change was made, taken back or made again; `told` says it in words."""

    def __init__(self, change: Change, told: str) -> None:
        super().__init__()
        self.change = change
        self.told = told


class Replaced(Message):
    """The store that screens read from has a successor; the app tells them all, then lets go of the old one."""

    def __init__(self, before: Store, store: Store) -> None:
        super().__init__()
        self.before = before
        self.store = store


class Open(Message):
    """A screen wants something of the model opened; `walk` are the statements to go through, `outlet` comes first."""

    def __init__(self, kind: str, id_: str, *, walk: Sequence[str] = (), outlet: str = "") -> None:
        super().__init__()
        self.kind = kind
        self.id = id_
        self.walk = walk
        self.outlet = outlet


class Ask(Message):
    """A screen wants something asked or shown; `answered` gets the outcome."""

    def __init__(self, dialog: Screen[Any], answered: Callable[[Any], Any] | None = None) -> None:
        super().__init__()
        self.dialog = dialog
        self.answered = answered


class Correct(Message):
    """A screen wants a change made to what people write; it is made in a worker, and can be undone."""

    def __init__(self, change: Change) -> None:
        super().__init__()
        self.change = change


class Remember(Message):
    """Something that is remembered between runs has changed, and is to be written soon."""


class LookAgain(Message):
    """A screen wants content looked at again, because it was changed by other ways."""


class Warmed(Message):
    """What most screens need was read behind the first one."""
