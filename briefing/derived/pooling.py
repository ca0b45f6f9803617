"""Work for several processes, which are ended when nobody waits for it any more."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from typing import Any, TypeVar

from briefing.processes import deaf_children, spawning

T = TypeVar("T")
R = TypeVar("R")

_POLL = 0.05  # seconds


class Cores:
    """As many processes as there are cores, made ready by `prepare`; a context manager.

    `check` is called several times a second while they are waited for; what it raises ends them. Raises OSError or
    ImportError where none can be started.
    """

    def __init__(self, prepare: Callable[..., None], given: tuple[object, ...], check: Callable[[], None]) -> None:
        self._check = check
        self._count = os.cpu_count() or 1
        self._pool = ProcessPoolExecutor(self._count, mp_context=spawning(), initializer=prepare, initargs=given)
        self._waiting: deque[Future[Any]] = deque()

    def __enter__(self) -> Cores:
        return self

    def __exit__(self, *_: object) -> None:
        if self._waiting:  # given up: the end of this program would wait for what the processes are at
            for process in list(vars(self._pool)["_processes"].values()):  # `kill_workers` from Python 3.14 on
                process.kill()
        self._pool.shutdown(wait=not self._waiting, cancel_futures=True)

    def outcomes(self, work: Callable[[T], R], tasks: Iterable[T], ahead: int) -> Iterator[R]:
        """The outcome of each task, in their order. Tasks are taken as processes become free, so many ahead.

        Raises BrokenProcessPool where a process ended by itself.
        """
        left, running = iter(tasks), deque[Future[R]]()
        while True:
            for task in left:
                with deaf_children():  # started by the first of these calls
                    running.append(self._pool.submit(work, task))
                self._waiting.append(running[-1])
                if len(running) >= self._count + ahead:
                    break
            if not running:
                return
            while not running[0].done():
                self._check()
                wait([running[0]], timeout=_POLL)
            outcome = running.popleft()
            self._waiting.remove(outcome)
            yield outcome.result()
