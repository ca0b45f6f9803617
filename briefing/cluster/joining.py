"""Joining a Dask cluster that is there, or starting one on this machine."""

from __future__ import annotations

import contextlib
import logging
import signal
import threading
from collections.abc import Iterator
from typing import Any

import dask
from distributed import Client, LocalCluster
from distributed.security import Security

from briefing.cluster.machines import ClusterError, ClusterMachines
from briefing.derived.pooling import Machines
from briefing.errors import CancelledError
from briefing.files import in_temporary_folder
from briefing.hearing import INTERRUPTED
from briefing.language.safety import safe_line
from briefing.processes import deaf_children, leave_soon, spawning

__all__ = ["ClusterError", "joined", "started"]

_PATIENCE = 10  # seconds in which a scheduler answers, and a first worker is there
_QUIET = {  # neither of them tells anybody what it works on
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.admin.log-length": 0,
}


@contextlib.contextmanager
def joined(address: str) -> Iterator[Machines]:
    """The cluster whose scheduler has an address such as `tls://host:8786`; how it is encrypted is set as Dask sets it.

    Raises ClusterError where none answers, or it has no worker.
    """
    shown = safe_line(address)
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        do = "see that its scheduler runs and is reached from here"
        raise ClusterError("no cluster answers", where=shown, do=do) from error
    with _Peace() as peace, client, _left_soon():
        try:
            yield _ready(client, shown)
        finally:
            peace.begin()


@contextlib.contextmanager
def started(workers: int) -> Iterator[Machines]:
    """A cluster of so many processes on this machine, which only this program can join. Raises ClusterError."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with contextlib.ExitStack() as held, _left_soon():
        peace = held.enter_context(_Peace())
        place = str(held.enter_context(in_temporary_folder()))
        held.enter_context(dask.config.set({**_QUIET, "temporary-directory": place}))  # the scheduler's files, too
        try:
            spawning()  # children look for modules nowhere but where they are installed
            secret = Security.temporary()  # who has not this key can neither read along nor have code run
            with deaf_children():
                cluster = held.enter_context(
                    LocalCluster(
                        n_workers=workers,
                        threads_per_worker=1,
                        processes=True,
                        host="127.0.0.1",
                        protocol="tls://",
                        security=secret,
                        dashboard_address=None,
                        local_directory=place,
                        silence_logs=logging.CRITICAL,
                    )
                )
            client = held.enter_context(Client(cluster, set_as_default=False))
        except (OSError, ValueError, RuntimeError, ImportError) as error:
            raise ClusterError(f"no cluster can be started here: {safe_line(str(error))}") from error
        try:
            yield _ready(client, f"{workers} processes of this machine")
        finally:
            peace.begin()


@contextlib.contextmanager
def _left_soon() -> Iterator[None]:
    """Whatever stops the work within it ends this process in a moment: Dask takes seconds to close in good order.

    The processes of a cluster on this machine end with it, and what they left is swept at the next start; another
    cluster gives up what nobody waits for.
    """
    try:
        yield
    except (KeyboardInterrupt, CancelledError):
        leave_soon(INTERRUPTED)
        raise


class _Peace:
    """From `begin` on until it is left, Ctrl-C is not heard: a cluster that is closed half leaves processes behind."""

    def __init__(self) -> None:
        self._before: Any = None

    def __enter__(self) -> _Peace:
        return self

    def begin(self) -> None:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, signal.SIG_IGN)

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)


def _ready(client: Client, address: str) -> Machines:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        raise ClusterError("the cluster has no worker", where=address, do="start some and try again") from error
    return ClusterMachines(client, address)
