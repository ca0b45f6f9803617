"""Work behind the screen: opening, indexing, filtering and writing, in threads that only post messages.

When the reader is closed, what a person did is written to the end; whatever else is still under way is given up.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections import deque
from collections.abc import Callable
from threading import Condition, Lock, Thread
from typing import Any, Generic, TypeVar

from textual.dom import DOMNode
from textual.message import Message
from textual.worker import get_current_worker

from briefing.errors import BriefingError, CancelledError, DerivedError
from briefing.locks import PATIENCE
from briefing.reader.messages import Complained, FilterAnswered, Progressed, SearchReady, SnapshotOpened, WorkEnded
from briefing.reader.session import Session, Snapshot

Q = TypeVar("Q")
MOMENT = 0.3  # seconds that work has to end by itself when the reader is closed; none of it is lost, only unfinished
EVERY = 0.1  # seconds between two messages of progress
SURE = 2.0  # seconds after which the pace of work tells how long the rest takes
PACE = 10.0  # seconds that tell it: what a build takes on from an earlier one goes by much faster


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


def opening(
    post: Callable[[Message], Any], session: Session, shown: Snapshot | None, *, first: bool
) -> Callable[[], None]:
    """Work that opens a briefing or looks at it again: content is looked at, then the index.

    The `first` time the basket is read, and all rows of the last snapshot, of which only articles are `shown` so far.
    Where nothing is shown, a glimpse of a large briefing comes first, and stays until all of it can be searched.
    """

    def work() -> None:
        worker = get_current_worker()
        progress = reporting(post)
        before = shown
        if first:
            if before is not None:
                before = session.whole(before)
                post(SnapshotOpened(before))
            try:
                session.picked.load()
            except BriefingError as error:
                post(Complained(str(error)))
        if before is None:
            before = _glimpse(post, session, lambda: worker.is_cancelled)
        snapshot = session.current(progress, lambda: worker.is_cancelled)
        if before is not None and snapshot.store.fingerprint == before.store.fingerprint:
            snapshot.store.close()
            snapshot = before
        elif before is not None and before.partly:
            try:
                snapshot = session.searchable(snapshot, progress, lambda: worker.is_cancelled)
            finally:
                post(SnapshotOpened(snapshot))
            post(SearchReady(snapshot))
        else:
            post(SnapshotOpened(snapshot))
        if snapshot.search is None:
            post(SearchReady(session.searchable(snapshot, progress, lambda: worker.is_cancelled)))

    return work


def _glimpse(post: Callable[[Message], Any], session: Session, cancelled: Callable[[], bool]) -> Snapshot | None:
    """Show a glimpse of the briefing, where it is large, and make it searchable where there is room for that."""
    seen = session.glimpse(cancelled)
    if seen is None:
        return None
    post(SnapshotOpened(seen))
    with contextlib.suppress(OSError, DerivedError):
        post(SearchReady(session.searchable(seen, lambda *_: None, cancelled)))
    return seen


def reporting(post: Callable[[Message], Any]) -> Callable[[str, int, int], None]:
    """A progress function that posts at most ten messages a second, and every change of stage."""
    stage_now, last = "", 0.0
    steps: deque[tuple[float, int]] = deque()  # the stage's last ones: when so many were done

    def progress(stage: str, done: int, total: int) -> None:
        nonlocal stage_now, last
        now = time.monotonic()
        if stage == stage_now and now - last < EVERY:
            return
        if stage != stage_now:
            steps.clear()
        while steps and now - steps[0][0] > PACE:
            steps.popleft()
        steps.append((now, done))
        stage_now, last = stage, now
        post(Progressed(stage, done, total, _left(now - steps[0][0], done - steps[0][1], total - done)))

    return progress


def _left(seconds: float, done: int, more: int) -> int:
    """About how many seconds more steps take, going by those that are done; 0 where that cannot be told yet."""
    if seconds < SURE or done <= 0 or more <= 0:
        return 0
    left = seconds / done * more
    return 10 * round(left / 10) if left > 20 else max(1, round(left))


class _Unfinished:
    """How many threads are writing."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = Condition()

    def add(self, more: int) -> None:
        """One more, or one less."""
        with self._changed:
            self._count += more
            self._changed.notify_all()

    def wait(self, seconds: float) -> None:
        """Wait until nothing is being written, at most for so long."""
        with self._changed:
            self._changed.wait_for(lambda: not self._count, seconds)


_writing = _Unfinished()


def end_soon(status: int) -> None:
    """Once the screen is closed: what is written is written, and after a moment for the rest the process ends."""
    Thread(target=_end, args=(status,), name="briefing-end", daemon=True).start()


def _end(status: int) -> None:
    _writing.wait(PATIENCE)
    time.sleep(MOMENT)  # a process that ends by itself takes its temporary files with it; this thread ends with it
    os._exit(status)


class InTurn:
    """Does one piece of work after another, in the order in which they were asked for, in a thread."""

    def __init__(self, node: DOMNode) -> None:
        self._node = node
        self._lock = Lock()
        self._waiting: list[Callable[[], None]] = []
        self._busy = False

    def ask(self, work: Callable[[], None]) -> None:
        """Do this after what was asked before; `work` must not raise (see `funnel`)."""
        with self._lock:
            self._waiting.append(work)
            if self._busy:
                return
            self._busy = True
        _writing.add(1)
        self._node.run_worker(self._work, thread=True, group="writing", exit_on_error=False)

    def _work(self) -> None:
        try:
            while True:
                with self._lock:
                    if not self._waiting:
                        self._busy = False
                        return
                    work = self._waiting.pop(0)
                work()
        finally:
            _writing.add(-1)


class Newest(Generic[Q]):
    """Answers the newest question, one at a time, in a thread: those asked meanwhile are passed over but for the last.

    `answer` runs in the thread and posts what it found; `run` starts a worker of a widget, a screen or an app.
    """

    def __init__(self, node: DOMNode, answer: Callable[[Q], None]) -> None:
        self._node = node
        self._answer = answer
        self._lock = Lock()
        self._next: list[Q] = []
        self._busy = False

    def ask(self, question: Q) -> None:
        """Ask, in place of a question that is still waiting."""
        with self._lock:
            self._next = [question]
            if self._busy:
                return
            self._busy = True
        self._node.run_worker(self._work, thread=True, group="newest", exit_on_error=False)

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._next:
                    self._busy = False
                    return
                question = self._next.pop()
            self._answer(question)


def filtered(
    query: str, snapshot: Snapshot, *, typing: bool, forms: bool = False, indirect: bool = False
) -> FilterAnswered:
    """The answer to a query and the rows it leaves, or why there is none; while somebody is `typing`, what is
    unfinished is no mistake.
    """
    if snapshot.search is None:
        return FilterAnswered(query, snapshot, None, "the index is not ready yet", forms=forms)
    try:
        found = snapshot.search.filter(query, typing=typing, forms=forms)
        left = (snapshot.rows if indirect else snapshot.direct).left_by(found).find_places()
        return FilterAnswered(query, snapshot, found, typing=typing, forms=forms, left=left, indirect=indirect)
    except BriefingError as error:
        return FilterAnswered(query, snapshot, None, str(error), forms=forms)
    except Exception as error:  # noqa: BLE001 - a query's unexpected error is said, and must not end the reader
        return FilterAnswered(query, snapshot, None, f"unexpected {type(error).__name__}: {error}", forms=forms)
