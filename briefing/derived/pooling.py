"""Work for several processes, which are ended when nobody waits for it any more: this machine's, or a cluster's.

Each process makes its equipment once, from what it is given, and then does one task after the other with it.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from types import TracebackType
from typing import Any, Generic, Protocol, TypeVar

from briefing.processes import deaf_children, leave_with_parent, spawning

E = TypeVar("E")
T = TypeVar("T")
R = TypeVar("R")

_POLL = 0.05  # seconds


class WorkPool(ABC, Generic[E]):
    """Processes of which each has its equipment; a context manager. Leaving it ends what nobody waits for any more."""

    count: int

    def __init__(self, check: Callable[[], None]) -> None:
        self._check = check
        self._waiting: deque[Future[Any]] = deque()

    def __enter__(self) -> WorkPool[E]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def outcomes(self, work: Callable[[E, T], R], tasks: Iterable[T], ahead: int) -> Iterator[R]:
        """The outcome of each task, in their order. Tasks are taken as processes become free, so many ahead.

        `check` is called several times a second while they are waited for; what it raises goes on. Raises
        BrokenProcessPool where a process of this machine ended by itself.
        """
        left, running = iter(tasks), deque[Future[R]]()
        while True:
            for task in left:
                running.append(self.submit(work, task))
                self._waiting.append(running[-1])
                if len(running) >= self.count + ahead:
                    break
            if not running:
                return
            while not running[0].done():
                self._check()
                wait([running[0]], timeout=_POLL)
            outcome = running.popleft()
            self._waiting.remove(outcome)
            yield self.result(outcome)

    @abstractmethod
    def submit(self, work: Callable[[E, T], R], task: T) -> Future[R]:
        """Have a task done by a process that is free, or by the next one that is."""

    def result(self, outcome: Future[R]) -> R:
        """What became of a task that is done."""
        return outcome.result()

    @abstractmethod
    def end(self) -> None:
        """Let the processes go."""


class Machines(Protocol):
    """What a briefing is derived on. `near`: its processes read the same files, and are not worth it for little."""

    near: bool

    @property
    def count(self) -> int:
        """How many processes work side by side."""

    def pool(self, equip: Callable[..., E], given: tuple[object, ...], check: Callable[[], None]) -> WorkPool[E]:
        """Processes whose equipment is `equip(*given)`. Raises OSError or ImportError where none can be started."""


class Cores(WorkPool[E]):
    """As many processes as this machine has cores."""

    def __init__(self, equip: Callable[..., E], given: tuple[object, ...], check: Callable[[], None]) -> None:
        super().__init__(check)
        self.count = THIS_MACHINE.count
        made = partial(_equip, equip, *given)
        self._pool = ProcessPoolExecutor(self.count, mp_context=spawning(), initializer=made)

    def submit(self, work: Callable[[E, T], R], task: T) -> Future[R]:
        """Have a task done by a process that is free, or by the next one that is."""
        with deaf_children():  # started by the first of these calls
            return self._pool.submit(_with_equipment, work, task)

    def end(self) -> None:
        """Let the processes go."""
        if self._waiting:  # given up: the end of this program would wait for what the processes are at
            for process in list(vars(self._pool)["_processes"].values()):  # `kill_workers` from Python 3.14 on
                process.kill()
        self._pool.shutdown(wait=not self._waiting, cancel_futures=True)


class _ThisMachine:
    """The cores of this machine."""

    near = True

    @property
    def count(self) -> int:
        """How many there are."""
        return os.cpu_count() or 1

    def pool(self, equip: Callable[..., E], given: tuple[object, ...], check: Callable[[], None]) -> WorkPool[E]:
        """A process on each."""
        return Cores(equip, given, check)


THIS_MACHINE: Machines = _ThisMachine()

_equipment: list[Any] = []  # of this process of a pool


def _equip(equip: Callable[..., object], *given: object) -> None:
    leave_with_parent()
    _equipment[:] = [equip(*given)]


def _with_equipment(work: Callable[[Any, T], R], task: T) -> R:
    if not _equipment:
        raise BrokenProcessPool  # the process was not made ready: the pool is going away
    return work(_equipment[0], task)
