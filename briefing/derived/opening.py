"""Opening what was derived of a briefing, without a look at its content: what a first screen waits for."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from briefing.content import good_name
from briefing.derived.database import connect
from briefing.derived.open_snapshot import DAMAGE
from briefing.derived.seal import Proof, proof
from briefing.derived.store import OtherCodeError, Store
from briefing.errors import ContentError
from briefing.hearing import answer
from briefing.keys import user_key
from briefing.paths import Workspace
from briefing.plain import clear_of_links, is_link, owned

FILE = "derived.sqlite"
DAMAGED = "The index was damaged and is built again."
FOREIGN = "The index was not made here by you and is built again."
LINKED = "The index held links, which are never followed; they were removed and it is built again."
OTHER_CODE = "The index was made by another version of the program and is built again."


def open_store(workspace: Workspace, briefing: str) -> Store | None:
    """The last snapshot at once, without a look at the content; None where there is none that can be used.

    Raises ContentError for a name that no briefing can have.
    """
    path = snapshot_path(workspace, briefing)
    with contextlib.suppress(OSError):
        clear_of_links(path.parent)
        return opened(path, elsewhere(workspace, briefing), user_key(workspace.state), whole=False)[0]
    return None


def snapshot_path(workspace: Workspace, briefing: str) -> Path:
    """Where the snapshot of a briefing lies. Raises ContentError for a name that no briefing can have."""
    if not good_name(briefing):
        raise ContentError("this name cannot be a briefing's", do="see `briefing list`")
    return workspace.index_of(briefing) / FILE


def elsewhere(workspace: Workspace, briefing: str) -> str:
    """Why index or clippings lie elsewhere than in the workspace, in a sentence each; "" where they do not."""
    return " ".join(filter(None, (_index_elsewhere(workspace, briefing), _clippings_elsewhere(workspace, briefing))))


def _clippings_elsewhere(workspace: Workspace, briefing: str) -> str:
    beside, place = workspace.content / briefing / "clippings", workspace.clippings(briefing)
    if place == beside or not os.path.lexists(beside):
        return ""
    return f"Your clippings are kept in {place}, because the folder of clippings there is a link, or not yours."


def _index_elsewhere(workspace: Workspace, briefing: str) -> str:
    place = workspace.index_of(briefing)
    if workspace.shipped or place.parent == workspace.root / "index":
        return ""
    beside = workspace.root / "index"
    for name, folder in (("index/", beside), (f"index/{briefing}", beside / briefing)):
        if is_link(folder):
            return f"{name} is a link, which is never followed, so the index lies in {place.parent}."
    if not (owned(beside) and owned(beside / briefing)):
        return f"The index there is another user's, so your own lies in {place.parent}."
    return f"The workspace cannot be written, so its index lies in {place.parent}."


def opened(
    path: Path, fallback: str, key: bytes, *, whole: bool, notes: tuple[str, ...] = ()
) -> tuple[Store | None, str]:
    """The snapshot in a file, if it proves itself (see `seal.py`); without one, why: "" where there is no file."""
    if not path.is_file() or is_link(path):
        return None, ""
    proven = proof(path, key, whole=whole)
    if proven is not Proof.PROVEN:
        return None, DAMAGED if proven is Proof.DAMAGED else FOREIGN
    connection = None
    try:
        connection = connect(path)
        return Store(connection, path, fallback, notes), ""
    except (*DAMAGE, OSError, OtherCodeError) as error:
        if connection is not None:
            connection.close()
        answer()  # Ctrl-C ends a query with the same error
        return None, OTHER_CODE if isinstance(error, OtherCodeError) else DAMAGED
