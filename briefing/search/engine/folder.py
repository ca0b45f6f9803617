"""Where a briefing's index lies, which state of it counts, and whether it may be read at all.

    index/<briefing>/whoosh/current.json     which generation counts, of what, made by what, with every file's digest
    index/<briefing>/whoosh/<number>/        a generation: a Whoosh index and the table of its documents
    index/<briefing>/whoosh/begun.json       while none counts: what a build had written when it was stopped

A generation never changes once `current.json` names it. An update is made in a new folder, which starts as hard links
to the files of the one before (Whoosh never writes into a segment again), and counts from the moment `current.json` is
replaced; so a crash at any moment leaves the old state or the new one, and readers keep what they have mapped until
they look again. One writer at a time, by a lock that the system drops when its holder dies. A first build also keeps
what it has written so far, as hard links in a generation of its own that never counts; the next build begins with it.

Whoosh's files contain pickles, and reading a pickle can run code. So an index is used only if this user's program made
it in this place: `current.json` is stamped with the user's own key (`keys.py`), and every file must have the digest
that is written there. An index that came with a workspace from elsewhere, or was unpacked over this one, does not fit;
it is left unread and made again. Links below index/ are taken away before anything is read, written or removed there.
Searching opens no pickle at all (the table is JSON, the posting lists are arrays); only an update opens Whoosh's files.
"""

# whoosh has types only in part
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b, file_digest
from pathlib import Path

import whoosh

from briefing import files
from briefing.errors import CancelledError, DerivedError
from briefing.keys import stamp, user_key
from briefing.locks import one_writer
from briefing.paths import Workspace, writable
from briefing.plain import clear_of_links, open_plain, read_plain
from briefing.progress import Cancelled, Progress
from briefing.search.engine.schema import VERSION
from briefing.search.engine.table import TABLE, write_digests

_CURRENT = "current.json"
_BEGUN = "begun.json"
_LOCK = "writing"
_FLAT = frozenset({".pst", ".wrd"})  # arrays that we read ourselves
_LIMIT = 4_000_000  # bytes of a note of what counts
_LARGEST = 4_000_000_000  # bytes of a file of a generation
_MADE_BY = [VERSION, list(whoosh.__version__), sys.byteorder]

_elsewhere: dict[Path, Path] = {}  # folders that cannot be written, and the temporary ones that stand in for them


@dataclass(frozen=True, slots=True)
class Manifest:
    """The generation that counts: where it lies, the derived state it was made of, its files' sizes and digests."""

    place: Path
    fingerprint: str
    files: dict[str, tuple[int, str]]

    def whole(self) -> bool:
        """Whether every file is there with its size; cheap."""
        try:
            return all((self.place / name).stat().st_size == size for name, (size, _) in self.files.items())
        except OSError:
            return False

    def sound(self, *, flat: bool) -> bool:
        """Whether every file has its digest: those that we read ourselves (`flat`), or all of them."""
        try:
            return all(
                _digest(self.place / name) == digest
                for name, (_, digest) in self.files.items()
                if not flat or _readable(name)
            )
        except OSError:
            return False


class IndexFolder:
    """The index of one briefing on disk."""

    def __init__(self, workspace: Workspace, briefing: str) -> None:
        self.path = _usable(workspace.index_of(briefing) / "whoosh")
        self._briefing = briefing
        self._workspace = workspace

    def current(self) -> Manifest | None:
        """The generation that counts, or None where there is none that this program, in this version, made here."""
        return self._named(_CURRENT)

    def begun(self) -> Manifest | None:
        """The generation that a first build kept before it was stopped, which never counts; None as for `current`."""
        return self._named(_BEGUN)

    def _named(self, name: str) -> Manifest | None:
        try:
            clear_of_links(self.path.parent)
            found = json.loads(read_plain(self.path / name, _LIMIT, follow=False))
            mark = found.pop("stamp")
            if mark != self._stamp(found) or found["by"] != _MADE_BY:
                return None
            if found.get("begun", False) is not (name == _BEGUN):  # one under the other's name
                return None
            listed = {name: (size, digest) for name, (size, digest) in found["files"].items()}
            return Manifest(self.path / str(found["generation"]), str(found["fingerprint"]), listed)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def changed(self) -> tuple[int, int]:
        """A value that is another one after every publication; cheap enough to ask before every search."""
        try:
            found = (self.path / _CURRENT).stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_ino

    def discard(self) -> None:
        """Let nothing count, because what counts is damaged."""
        with contextlib.suppress(OSError):
            (self.path / _CURRENT).unlink(missing_ok=True)

    def begin(self, before: Manifest | None) -> Path:
        """A new generation's folder, holding what the one before holds. Raises OSError where it cannot be made."""
        place = self._new()
        if before:
            for name in before.files:
                if not name.endswith(".json"):  # made anew, and in place: they must not be the same file
                    _link(before.place / name, place / name)
        return place

    def publish(self, place: Path, fingerprint: str) -> None:
        """Let a generation count from now on, as made of the derived state with that fingerprint."""
        listed = {file.name: (file.stat().st_size, _digest(file)) for file in sorted(place.iterdir()) if file.is_file()}
        self._write(_CURRENT, {"generation": place.name, "fingerprint": fingerprint, "files": listed})
        with contextlib.suppress(OSError):
            (self.path / _BEGUN).unlink(missing_ok=True)

    def keep(self, place: Path, digests: Iterable[tuple[str, str, str]], last: Manifest | None) -> Manifest:
        """Keep what a build has committed so far in a folder, in place of what it kept `last`, if anything.

        `digests` are kind, id and digest of its documents in their order. Raises OSError where it cannot be kept.
        """
        kept = self._new()
        for file in place.iterdir():
            if file.is_file():
                _link(file, kept / file.name)
        write_digests(kept, digests)
        known = last.files if last else {}
        listed = {
            file.name: known[file.name]
            if file.name in known and file.suffix != ".json"  # Whoosh never uses a name again
            else (file.stat().st_size, _digest(file))
            for file in sorted(kept.iterdir())
        }
        self._write(_BEGUN, {"generation": kept.name, "fingerprint": "", "files": listed, "begun": True})
        if last:
            shutil.rmtree(last.place, ignore_errors=True)
        return Manifest(kept, "", listed)

    def _write(self, name: str, about: dict[str, object]) -> None:
        made = json.loads(json.dumps({"by": _MADE_BY, "briefing": self._briefing, **about}))  # as it will be read
        files.write_atomic(self.path / name, json.dumps({**made, "stamp": self._stamp(made)}, indent=1) + "\n")

    def _new(self) -> Path:
        place = self.path / str(1 + max((int(name) for name in self._generations()), default=0))
        place.mkdir()
        return place

    def sweep(self, *keep: Path) -> None:
        """Remove every generation but these; a reader may still be opening the one before the newest."""
        kept = {place.name for place in keep}
        for name in self._generations():
            if name not in kept:
                shutil.rmtree(self.path / name, ignore_errors=True)

    @contextlib.contextmanager
    def writing(self, progress: Progress | None, cancelled: Cancelled | None) -> Iterator[None]:
        """Be the only writer. Waits while another program writes; raises CancelledError, or DerivedError."""
        try:
            clear_of_links(self.path.parent)
            files.make_private(self.path)
            held = one_writer(self.path / _LOCK, lambda: _wait(progress, cancelled))
            held.__enter__()
        except OSError as error:
            raise DerivedError(f"the index cannot be written: {error.strerror}", where=self.path) from error
        try:
            clear_of_links(self.path.parent)  # again, because from here on things are written and removed there
            files.sweep(self.path)
            yield
        finally:
            held.__exit__(None, None, None)

    def _generations(self) -> list[str]:
        with contextlib.suppress(OSError):
            return [entry.name for entry in self.path.iterdir() if entry.name.isdecimal() and entry.is_dir()]
        return []

    def _stamp(self, made: dict[str, object]) -> str:
        where = json.dumps([str(self.path), made], sort_keys=True)
        return stamp(user_key(self._workspace.state), "search", where).hex()


def _readable(name: str) -> bool:
    return Path(name).suffix in _FLAT or name == TABLE


def _digest(path: Path) -> str:
    with open_plain(path, _LARGEST, follow=False) as file:
        return file_digest(file, lambda: blake2b(digest_size=16)).hexdigest()


def _wait(progress: Progress | None, cancelled: Cancelled | None) -> None:
    if progress:
        progress("waiting for another reader's index", 0, 0)
    if cancelled and cancelled():
        raise CancelledError


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a disk without hard links
        shutil.copyfile(old, new)


def _usable(folder: Path) -> Path:
    """The folder, or where it cannot be written a temporary one that lasts as long as the program."""
    if folder in _elsewhere:
        return _elsewhere[folder]
    return folder if writable(folder) else keep_elsewhere(folder)


def keep_elsewhere(folder: Path) -> Path:
    """From now on keep an index in a temporary folder, because its own cannot be written, or its disk is full.

    Raises OSError where there is no such folder either.
    """
    if folder not in _elsewhere:
        own = files.temporary_folder()
        _elsewhere[folder] = own / folder.name  # not `own` itself: the folder above is cleared of links, so it is ours
    return _elsewhere[folder]
