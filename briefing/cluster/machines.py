"""The processes of a Dask cluster as a pool. Dask gives a task whose process was lost to another one."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import Future
from typing import Any, TypeVar

from distributed import Client, KilledWorker

from briefing.cluster.work import OtherVersionError, hold, work_on
from briefing.derived.pooling import WorkPool
from briefing.derived.stamp import stamp
from briefing.errors import DerivedError

E = TypeVar("E")
T = TypeVar("T")
R = TypeVar("R")

_GONE = (futures.CancelledError, asyncio.CancelledError, OSError, KilledWorker)  # what a lost connection raises


class ClusterError(DerivedError):
    """A cluster cannot be used, or is not there any more."""


class ClusterMachines:
    """The processes that a client's cluster has when it is asked; they see no file of this machine."""

    near = False

    def __init__(self, client: Client, address: str) -> None:
        self._client = client
        self._address = address

    @property
    def count(self) -> int:
        """How many tasks the cluster does side by side. Raises ClusterError."""
        try:
            return max(1, sum(map(int, self._client.nthreads().values())))
        except (OSError, TypeError, ValueError) as error:  # the client has no scheduler any more
            raise gone(self._address) from error

    def pool(self, equip: Callable[..., E], given: tuple[object, ...], check: Callable[[], None]) -> WorkPool[E]:
        """All of them."""
        return _ClusterPool(self._client, self._address, self.count, equip, given, check)


class _ClusterPool(WorkPool[E]):
    def __init__(
        self,
        client: Client,
        address: str,
        count: int,
        equip: Callable[..., E],
        given: tuple[object, ...],
        check: Callable[[], None],
    ) -> None:
        super().__init__(check)
        self.count = count
        self._address = address
        self._equip = equip
        self._whose = uuid.uuid4().hex
        self._version = stamp()
        self._given = client.submit(hold, *given, pure=False)
        self._executor = client.get_executor(pure=False)

    def submit(self, work: Callable[[E, T], R], task: T) -> Future[R]:
        """Have a task done by a process that is free, or by the next one that is. Raises ClusterError."""
        try:
            made: Future[R] = self._executor.submit(
                work_on, work, self._equip, self._whose, self._version, self._given, task
            )
        except (OSError, RuntimeError) as error:  # the client was closed
            raise gone(self._address) from error
        return made

    def result(self, outcome: Future[Any]) -> Any:
        """What became of a task that is done. Raises ClusterError."""
        try:
            return outcome.result()
        except _GONE as error:
            raise gone(self._address) from error
        except OtherVersionError as error:
            do = "install this one on every machine of it"
            raise ClusterError(
                "the cluster runs another version of this program", where=self._address, do=do
            ) from error
        except ModuleNotFoundError as error:
            do = "install Briefing on every machine of it"
            raise ClusterError(f"the cluster lacks {error.name}", where=self._address, do=do) from error

    def end(self) -> None:
        """Let go of the processes; what nobody waits for is taken from the cluster's queue."""
        for waiting in self._waiting:
            waiting.cancel()
        self._executor.shutdown(wait=False)


def gone(address: str) -> ClusterError:
    """That a cluster does not answer any more."""
    do = "run the same command again: what was extracted is kept"
    return ClusterError("the cluster does not answer any more", where=address, do=do)
