"""Where a briefing's index lies, which state of it counts, and whether it may be read at all.

    index/<briefing>/whoosh/current.json     which generation counts, of what, its segments, the seal of every file
    index/<briefing>/whoosh/<number>/        a generation: a Whoosh index of segments in our codec

A generation never changes once it counts. An update is made in a new folder, with hard links to the
segments of the one before that stay (no segment is ever written again), and counts from the moment `current.json` is
replaced; so a crash at any moment leaves the old state or the new one, and readers keep what they have open until they
look again. One writer at a time, by a lock that the system drops when its holder dies. While none counts,
`current.json` names what a first build has written so far, with no fingerprint: it answers nothing, and the next build
updates it.

An index is used only if this user's program made it in this place: `current.json` is stamped with the user's own key
(`keys.py`), and of a file nothing is used but blocks that have the digest that is written there (`sealed.py`). An index
that came with a workspace from elsewhere, or was unpacked over this one, does not fit: it is left unread, made again.
Links below index/ are taken away before anything is read, written or removed there. No pickle is ever read.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing import files
from briefing.errors import CancelledError, DerivedError
from briefing.keys import stamp, user_key
from briefing.locks import one_writer
from briefing.paths import Workspace, writable
from briefing.plain import clear_of_links, read_plain
from briefing.progress import Cancelled, Progress
from briefing.search.engine.layout import segment_files
from briefing.search.engine.packing import pack_set, unpack_set
from briefing.search.engine.sealed import Seal

_CURRENT = "current.json"
_LOCK = "writing"
_LIMIT = 16_000_000  # bytes of a note of what counts
UNFINISHED = ""  # the fingerprint of what a first build has written before its end
VERSION = 4  # of what is in an index and how; raise it and every index is built again

_elsewhere: dict[Path, Path] = {}  # folders that cannot be written, and the temporary ones that stand in for them


Kept = tuple[str, bytes]  # a segment's name, and a byte a document: whether it is deleted


@dataclass(frozen=True, slots=True)
class Manifest:
    """A generation: where it lies, the derived state it was made of, its segments, its files' seals."""

    place: Path
    fingerprint: str
    segments: tuple[Kept, ...]
    seals: dict[str, Seal]

    @property
    def counts(self) -> bool:
        """Whether it may answer, because its build came to its end."""
        return self.fingerprint != UNFINISHED

    def whole(self) -> bool:
        """Whether every file is there with its size; cheap."""
        try:
            return all((self.place / name).stat().st_size == seal.size for name, seal in self.seals.items())
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
        manifest = self.last()
        return manifest if manifest and manifest.counts else None

    def last(self) -> Manifest | None:
        """The generation that counts, else what a first build that was stopped has left; None as for `current`."""
        try:
            clear_of_links(self.path.parent)
            found = json.loads(read_plain(self.path / _CURRENT, _LIMIT, follow=False))
            mark = found.pop("stamp")
            if mark != self._stamp(found) or found["by"] != VERSION:
                return None
            place = self.path / str(found["generation"])
            segments = tuple((str(each), _unpacked(gone, size)) for each, gone, size in found["segments"])
            seals = {each: Seal.read(written) for each, written in found["files"].items()}
            return Manifest(place, str(found["fingerprint"]), segments, seals)
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

    def begin(self) -> Path:
        """A new generation's folder. Raises OSError where it cannot be made."""
        place = self.path / str(1 + max((int(name) for name in self._generations()), default=0))
        place.mkdir()
        return place

    def publish(self, place: Path, fingerprint: str, segments: Sequence[Kept], before: Manifest | None) -> Manifest:
        """Let a generation count from now on, as made of the derived state with that fingerprint; where it is
        UNFINISHED, only the next build goes on from it.

        The files of segments that the one before has too are linked from there.
        """
        seals = self._gathered(place, segments, before)
        about = {
            "by": VERSION,
            "briefing": self._briefing,
            "generation": place.name,
            "fingerprint": fingerprint,
            "segments": [(each, _packed(gone), len(gone)) for each, gone in segments],
            "files": {file: seal.written() for file, seal in seals.items()},
        }
        made = json.loads(json.dumps(about))  # as it will be read
        files.write_atomic(self.path / _CURRENT, json.dumps({**made, "stamp": self._stamp(made)}, indent=1) + "\n")
        return Manifest(place, fingerprint, tuple(segments), seals)

    @staticmethod
    def _gathered(place: Path, segments: Sequence[Kept], before: Manifest | None) -> dict[str, Seal]:
        """The seals of the files of segments, those that are not there yet taken over from another generation."""
        seals = {}
        for name, _ in segments:
            for file in segment_files(name):
                if before and file in before.seals:
                    seals[file] = before.seals[file]
                    if not (place / file).exists():
                        _link(before.place / file, place / file)
                else:
                    seals[file] = Seal.of(place / file)
        return seals

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


def _packed(gone: bytes) -> str:
    return pack_set([number for number, dead in enumerate(gone) if dead], len(gone)).hex() if any(gone) else ""


def _unpacked(written: str, size: int) -> bytes:
    return bytes(unpack_set(bytes.fromhex(written), size)) if written else bytes(size)


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
