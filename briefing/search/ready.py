"""A search over an index that is up to date."""

from __future__ import annotations

from collections.abc import Callable

from briefing.paths import Workspace
from briefing.search.build import bring_index_up_to_date
from briefing.search.engine.documents import Source
from briefing.search.search import Search

_TRIES = 2


def searchable(
    workspace: Workspace,
    store: Source,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Search:
    """Bring the index up to date and open it; damage that shows only at opening has it built again.

    Raises CancelledError, or DerivedError where the index cannot be written.
    """
    search = Search(workspace, store)
    for _ in range(_TRIES):
        bring_index_up_to_date(workspace, store, progress=progress, cancelled=cancelled)
        if search.ready:
            break
    return search
