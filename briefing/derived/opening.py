"""Opening what was derived of a briefing, without a look at its content: what a first screen waits for."""

from __future__ import annotations

from pathlib import Path

from briefing.content import good_name
from briefing.derived.store import DAMAGE, OtherCodeError, Store, connect
from briefing.errors import ContentError
from briefing.paths import Workspace

FILE = "derived.sqlite"
DAMAGED = "The index was damaged and is built again."
OTHER_CODE = "The index was made by another version of the program and is built again."


def open_store(workspace: Workspace, briefing: str) -> Store | None:
    """The last snapshot at once, without a look at the content; None where there is none that can be used.

    Raises ContentError for a name that no briefing can have.
    """
    return opened(snapshot_path(workspace, briefing), elsewhere(workspace))[0]


def snapshot_path(workspace: Workspace, briefing: str) -> Path:
    """Where the snapshot of a briefing lies. Raises ContentError for a name that no briefing can have."""
    if not good_name(briefing):
        raise ContentError("this name cannot be a briefing's", do="see `briefing list`")
    return workspace.index / briefing / FILE


def elsewhere(workspace: Workspace) -> str:
    """Why the index lies elsewhere than in the workspace, in a sentence; "" where it does not."""
    if workspace.shipped or workspace.index == workspace.root / "index":
        return ""
    return f"The workspace cannot be written, so its index lies in {workspace.index}."


def opened(path: Path, fallback: str, notes: tuple[str, ...] = ()) -> tuple[Store | None, str]:
    """The snapshot in a file; without one, why: "" where there is no file."""
    if not path.is_file():
        return None, ""
    connection = None
    try:
        connection = connect(path)
        return Store(connection, path, fallback, notes), ""
    except (*DAMAGE, OSError, OtherCodeError) as error:
        if connection is not None:
            connection.close()
        return None, OTHER_CODE if isinstance(error, OtherCodeError) else DAMAGED
