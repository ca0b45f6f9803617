"""Work behind the screen: opening, indexing and filtering in threads that only post messages."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.worker import Worker, get_current_worker

from briefing.errors import BriefingError, CancelledError
from briefing.reader.events import FilterAnswered, Progressed, SearchReady, SnapshotOpened, WorkEnded
from briefing.reader.session import Session, Snapshot

if TYPE_CHECKING:
    from textual.app import App

EVERY = 0.1  # seconds between two messages of progress


def funnel(post: Callable[[Message], Any], work: Callable[[], None]) -> None:
    """Run work in a worker's thread and post how it ended: the one place where its errors arrive."""
    try:
        work()
    except CancelledError:
        post(WorkEnded(stopped=True))
    except BriefingError as error:
        post(WorkEnded(str(error)))
    except Exception as error:  # noqa: BLE001 - a worker's unexpected error is said, and must not end the reader
        post(WorkEnded(f"unexpected {type(error).__name__}: {error}"))
    else:
        post(WorkEnded())


def opening(post: Callable[[Message], Any], session: Session, shown: Snapshot | None) -> Callable[[], None]:
    """Work that opens a briefing: the last snapshot at once, then content is looked at, then the index."""

    def work() -> None:
        worker = get_current_worker()
        progress = reporting(post)
        before = shown
        if before is None:
            before = session.last()
            if before is not None:
                post(SnapshotOpened(before, fresh=False))
        snapshot = session.current(progress, lambda: worker.is_cancelled)
        if before is None or snapshot.store.fingerprint != before.store.fingerprint:
            post(SnapshotOpened(snapshot, fresh=True))
        else:
            snapshot = before
            post(SnapshotOpened(snapshot, fresh=True))
        if snapshot.search is None:
            post(SearchReady(session.searchable(snapshot, progress, lambda: worker.is_cancelled)))

    return work


def reporting(post: Callable[[Message], Any]) -> Callable[[str, int, int], None]:
    """A progress function that posts at most ten messages a second, and every change of stage."""
    last: list[Any] = ["", 0.0]

    def progress(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if stage != last[0] or now - last[1] >= EVERY:
            last[:] = [stage, now]
            post(Progressed(stage, done, total))

    return progress


class Filtering:
    """Answers the newest query, one at a time; those typed while one is running are passed over but for the last."""

    def __init__(self, app: App[Any], post: Callable[[Message], Any]) -> None:
        self._app = app
        self._post = post
        self._lock = Lock()
        self._next: tuple[str, Snapshot] | None = None
        self._running = False

    def ask(self, query: str, snapshot: Snapshot) -> Worker[None] | None:
        """Ask for the answer to a query; it comes as a FilterAnswered."""
        with self._lock:
            self._next = (query, snapshot)
            if self._running:
                return None
            self._running = True
        return self._app.run_worker(self._answer, thread=True, group="filter", exit_on_error=False)

    def _answer(self) -> None:
        while True:
            with self._lock:
                if self._next is None:
                    self._running = False
                    return
                (query, snapshot), self._next = self._next, None
            self._post(_answered(query, snapshot))


def _answered(query: str, snapshot: Snapshot) -> FilterAnswered:
    if snapshot.search is None:
        return FilterAnswered(query, snapshot, None, "the index is not ready yet")
    try:
        return FilterAnswered(query, snapshot, snapshot.search.filter(query))
    except BriefingError as error:
        return FilterAnswered(query, snapshot, None, str(error))
    except Exception as error:  # noqa: BLE001 - a query's unexpected error is said, and must not end the reader
        return FilterAnswered(query, snapshot, None, f"unexpected {type(error).__name__}: {error}")
