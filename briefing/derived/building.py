"""Bringing what is derived of a briefing up to date with its content."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.content import require_briefing
from briefing.derived.known import known_beside, known_files
from briefing.derived.opening import LINKED, elsewhere, opened, snapshot_path
from briefing.derived.scan import same, scan
from briefing.derived.steps import SCANNING, Steps
from briefing.derived.store import Store
from briefing.errors import DerivedError
from briefing.files import sweep, sweep_temporary
from briefing.keys import user_key
from briefing.paths import Workspace, state_file
from briefing.plain import clear_of_links
from briefing.progress import Cancelled, Progress

if TYPE_CHECKING:
    from briefing.derived.pooling import Machines


def bring_up_to_date(
    workspace: Workspace,
    briefing: str,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    thorough: bool = False,
    machines: Machines | None = None,
) -> Store:
    """The snapshot of the content as it is now; what did not change since the last one is taken from there.

    `progress` is called with a stage, how much of it is done, and how much it is (0 while that is not known), or with
    a sentence that the store then has among its notes; `cancelled` is asked between articles and several times a
    second while waiting. With `thorough` every file of the content is read, whatever its size and times say.
    It is derived on this machine, or on other `machines`, as a cluster's.
    Raises ContentError where there is no such briefing, CancelledError, which leaves the last
    snapshot as it was. Where nothing can be written, the store lives in memory and its `fallback` says so.
    """
    path = snapshot_path(workspace, briefing)
    folder = workspace.content / briefing
    require_briefing(folder)
    key = user_key(workspace.state)
    picked = workspace.clippings(briefing), workspace.searches(briefing)
    sweep(folder, folder / "articles", *picked, workspace.state, state_file().parent)
    sweep_temporary()
    fallback, step = elsewhere(workspace, briefing), Steps(progress, cancelled)
    step(SCANNING)
    with contextlib.suppress(OSError):  # where it cannot be written, the lock cannot be taken either
        if clear_of_links(path.parent):
            step(LINKED)
    store = None if thorough else _current(path, folder, key, fallback)
    if store is not None:
        return store
    from briefing.derived.making import Making  # and with it all that derives: what is up to date does not wait for it

    making = Making(path, folder, key, fallback, step, thorough)
    if machines is not None:
        making.machines = machines
    return making.made()


def _current(path: Path, folder: Path, key: bytes, fallback: str) -> Store | None:
    """The last snapshot, if a look at the files shows that it is up to date."""
    store, _ = opened(path, fallback, key, whole=True)
    if store is None:
        return None
    now = scan(folder)
    with contextlib.suppress(DerivedError):
        unchanged = same(now.files, known_files(store)) and known_beside(store) == frozenset(now.problems)
        if unchanged and store.sound():
            return store
    store.close()
    return None
