"""What happened, as messages: workers post them, and one handler owns each change of state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from briefing.reader.session import Snapshot
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
    """Work behind the screen got further; `total` 0 means that its end is not known."""

    def __init__(self, stage: str, done: int, total: int) -> None:
        super().__init__()
        self.stage = stage
        self.done = done
        self.total = total


class Complained(Message):
    """Something behind the screen went wrong that does not stop the rest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class WorkEnded(Message):
    """Work behind the screen ended; `failure` says why it did not succeed."""

    def __init__(self, failure: str = "", *, stopped: bool = False) -> None:
        super().__init__()
        self.failure = failure
        self.stopped = stopped


class FilterAnswered(Message):
    """A query was answered for a snapshot; with `typing` false the reader wants to go into what it left."""

    def __init__(
        self, query: str, snapshot: Snapshot, filtered: Filtered | None, failure: str = "", *, typing: bool = True
    ) -> None:
        super().__init__()
        self.typing = typing
        self.query = query
        self.snapshot = snapshot
        self.filtered = filtered
        self.failure = failure


class Clipped(Message):
    """The basket changed."""
