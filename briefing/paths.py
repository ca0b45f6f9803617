"""Where content, index, state and config live, and whether they can be written.

A workspace is a folder with content/ and, once something was indexed, index/. It is, in this order: the one named,
BRIEFING_WORKSPACE, the current folder if it has content/, the user's own. Where a workspace is read-only, what would
be written there goes to the user's state folder instead.
"""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import platformdirs

from briefing.errors import UsageError
from briefing.plain import is_link, owned

APP = "briefing"
SHIPPED = Path(__file__).parent / "shipped"

_WHY = {
    errno.ENAMETOOLONG: "is longer than a name can be",
    errno.EACCES: "lies in a folder that you may not enter",
    errno.ELOOP: "its links lead in a circle",
}
_NOT_THERE = (errno.ENOENT, errno.ENOTDIR)


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with content/ and index/, and where this user's state for it lives.

    `content` holds briefings as people write them, `index` what is derived, `state` what cannot be written into the
    workspace (clippings, an index) and what is the user's own. `shipped` tells that it is the installed package's.
    """

    root: Path
    content: Path
    index: Path
    state: Path
    shipped: bool = False

    def clippings(self, briefing: str) -> Path:
        """The folder of a briefing's baskets: beside its content, or in the state folder where it cannot be."""
        beside = self.content / briefing / "clippings"
        return beside if _own(beside) and not is_link(beside.parent) else self.state / "clippings" / briefing

    def searches(self, briefing: str) -> Path:
        """The folder of a briefing's saved searches: its own, or in the state folder where that cannot be written."""
        beside = self.content / briefing
        return beside if _own(beside) else self.state / "searches" / briefing

    def index_of(self, briefing: str) -> Path:
        """The folder of what is derived of a briefing: in the workspace, or, where that is not this user's to write,
        in the state folder.
        """
        beside = self.index / briefing
        return beside if self.index != self.root / "index" or _own(beside) else self.state / "index" / briefing


def typed_path(text: str | Path) -> Path:
    """The path that a person typed, with `~` for a home; nothing need be there yet.

    Raises UsageError where nothing could be: an unknown user's home, a folder that may not be entered, a name that is
    too long, a character that no name has.
    """
    try:
        path = Path(text).expanduser()
    except RuntimeError:
        raise UsageError("names the home of nobody here", where=text, do="write the whole path") from None
    try:
        path.stat()
    except OSError as error:
        if error.errno not in _NOT_THERE:
            what = _WHY.get(error.errno or 0, error.strerror or str(error))
            raise UsageError(what, where=text, do="give another path") from None
    except ValueError:
        raise UsageError("has a character that no file name can have", where=text, do="leave it out") from None
    return path


def workspace(named: Path | str | None = None, env: dict[str, str] | None = None) -> Workspace:
    """The workspace to use; it need not exist yet. `env` stands for os.environ. Raises UsageError as `typed_path`."""
    env = dict(os.environ) if env is None else env
    chosen = named or env.get("BRIEFING_WORKSPACE")
    if chosen:
        return _workspace(typed_path(chosen).absolute())
    here = Path.cwd()
    if (here / "content").is_dir():
        return _workspace(here)
    own = platformdirs.user_data_path(APP)
    if (own / "content").is_dir() or not SHIPPED.is_dir():
        return _workspace(own)
    state = _state(SHIPPED)
    return Workspace(SHIPPED.parent, SHIPPED, state / "index", state, shipped=True)


def own_workspace() -> Workspace:
    """The user's own workspace: where new content goes while the installed package's is the one in use."""
    return _workspace(platformdirs.user_data_path(APP))


def _workspace(root: Path) -> Workspace:
    state = _state(root)
    index = root / "index"
    return Workspace(root, root / "content", index if _own(index) else state / "index", state)


def _state(root: Path) -> Path:
    digest = blake2b(str(root).encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    return platformdirs.user_state_path(APP) / digest


def config_file() -> Path:
    """The user's settings."""
    return platformdirs.user_config_path(APP) / "config.yaml"


def state_file() -> Path:
    """What the reader remembers between runs, for all workspaces."""
    return platformdirs.user_state_path(APP) / "reader.json"


def _own(folder: Path) -> bool:
    """Whether this user can write a folder, or make it, and it is neither another user's nor a link."""
    return not is_link(folder) and owned(folder) and writable(folder)


def writable(folder: Path) -> bool:
    """Whether something can be written in a folder, or in the nearest one above it that exists."""
    while not folder.exists():
        if folder == folder.parent:
            return False
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK) and not _read_only_disk(folder)


def _read_only_disk(folder: Path) -> bool:
    if not hasattr(os, "statvfs"):
        return False
    try:
        return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)
    except OSError:
        return True
