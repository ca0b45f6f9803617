"""A folder whose new files are taken as they come."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from briefing.errors import ImportingError
from briefing.intake.walk import walk
from briefing.plain import is_link

_LOOK = 400  # milliseconds between looks at what is still being written
# Names that browsers and programs give to what they have not finished.
_UNFINISHED = (".part", ".crdownload", ".download", ".tmp", ".partial", ".opdownload")


def watch(folder: Path, *, cancelled: Callable[[], bool] | None = None) -> Iterator[tuple[Path, ...]]:
    """The files of a folder: first those that are there, then each batch that is dropped or changed, when it is whole.

    A file is whole when its size and time have not changed between two looks. Hand each batch to `plan` and `take`:
    what was taken before is recognised. Ends when `cancelled` says so; raises ImportingError when the folder is none.
    """
    if not folder.is_dir():
        raise ImportingError("is no folder that can be watched", where=folder)
    from watchfiles import Change
    from watchfiles import watch as changes

    stop = threading.Event()
    waiting: dict[Path, tuple[int, int]] = {}
    # The watch begins before the first look, so that nothing falls between the two.
    stream = changes(
        folder,
        stop_event=stop,
        debounce=_LOOK,
        step=50,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        raise_interrupt=True,
    )
    first = tuple(seen.path for seen in walk([folder]) if not seen.problem and _finished(seen.path))
    try:
        for batch in stream:
            if cancelled is not None and cancelled():
                return
            if first:
                waiting.update((path, _state(path)) for path in first)
                first = ()
                continue
            told = (Path(name) for change, name in batch if change is not Change.deleted)
            changed = set(_files(path for path in told if not _behind_link(path, folder)))
            whole = tuple(
                sorted(path for path, state in waiting.items() if path not in changed and _state(path) == state)
            )
            for path in whole:
                del waiting[path]
            waiting.update((path, _state(path)) for path in {*changed, *waiting} if _taken(path, folder))
            if whole:
                yield tuple(path for path in whole if path.is_file())
    finally:
        stop.set()


def _files(changed: Iterable[Path]) -> Iterator[Path]:
    """The changed files; in a folder that is new, those that came with it may not have been told one by one."""
    for path in changed:
        if path.is_dir():
            yield from (seen.path for seen in walk([path]) if not seen.problem)
        else:
            yield path


def _inside(path: Path, folder: Path) -> tuple[Path, tuple[str, ...]]:
    """The watched folder as a changed path names it, and the path's parts below it; none where it lies elsewhere."""
    bases = (folder, folder.absolute(), folder.resolve())
    base = next((each for each in bases if path.is_relative_to(each)), None)
    return (base, path.relative_to(base).parts) if base is not None else (folder, ())


def _behind_link(path: Path, folder: Path) -> bool:
    """Whether a path, or any folder between it and the one that is watched, is a link; or it lies elsewhere."""
    base, parts = _inside(path, folder)
    return not parts or any(is_link(base.joinpath(*parts[:at])) for at in range(1, len(parts) + 1))


def _taken(path: Path, folder: Path) -> bool:
    """Whether a changed path is a file to import: no folder, behind no link, nothing hidden, nothing unfinished."""
    hidden = any(part.startswith((".", "~$")) for part in _inside(path, folder)[1])
    return not hidden and _finished(path) and not _behind_link(path, folder) and path.is_file()


def _finished(path: Path) -> bool:
    return not path.name.lower().endswith(_UNFINISHED)


def _state(path: Path) -> tuple[int, int]:
    try:
        held = path.stat()
    except OSError:
        return -1, 0
    return held.st_size, held.st_mtime_ns
