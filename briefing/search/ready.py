"""A search over an index that is up to date."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from briefing.errors import DerivedError
from briefing.paths import Workspace
from briefing.search.build import bring_index_up_to_date
from briefing.search.engine.folder import IndexFolder, keep_elsewhere
from briefing.search.search import Search

if TYPE_CHECKING:
    from briefing.derived import Store

_TRIES = 2


def searchable(
    workspace: Workspace,
    store: Store,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Search:
    """Bring the index up to date and open it; damage, whenever it shows, has it built again.

    Where it cannot be written, on a full disk for one, it is made in a temporary folder, as on a read-only disk.
    Raises CancelledError, or DerivedError where it cannot be written there either.
    """
    try:
        return _searchable(workspace, store, progress, cancelled)
    except DerivedError:
        with contextlib.suppress(OSError):
            keep_elsewhere(IndexFolder(workspace, store.info.id).path)
            return _searchable(workspace, store, progress, cancelled)
        raise


def _searchable(
    workspace: Workspace,
    store: Store,
    progress: Callable[[str, int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> Search:
    search = Search(workspace, store, partial(bring_index_up_to_date, workspace, store))
    for _ in range(_TRIES):
        bring_index_up_to_date(workspace, store, progress=progress, cancelled=cancelled)
        if search.ready:
            break
    return search
