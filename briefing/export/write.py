"""Writing an export: never over something unless told to, and all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import ExportError
from briefing.files import write_atomic
from briefing.language.safety import safe_line
from briefing.paths import writable


def write_export(path: Path, text: str | bytes, overwrite: bool = False) -> None:
    """Write an export, a text as UTF-8; a crash leaves the old file or the new one.

    Raises ExportError, which says what to do, where something is there and `overwrite` is false, where the target is
    a folder or a device, where its folder is missing, and where it cannot be written.
    """
    with _told(path):
        write_atomic(_target(path), text, overwrite=overwrite)


def require_export(path: Path, overwrite: bool = False) -> None:
    """Raise ExportError, as `write_export` does, where a file could not be written: before the work for it begins."""
    with _told(path):
        target = _target(path)
        if target.exists() and not overwrite:
            raise FileExistsError
        if not writable(target.parent):
            raise OSError("you may not write in its folder")


def _target(path: Path) -> Path:
    """Where a file is written to: a link stays a link, to the new text. Raises ExportError where no file can be."""
    shown = safe_line(str(path))
    target = path.resolve()
    if target.is_dir():
        raise ExportError("is a folder", where=shown, do="give the name of a file in it")
    if target.exists() and not target.is_file():
        raise ExportError("is not an ordinary file", where=shown, do="give the name of a file")
    if not target.parent.is_dir():
        raise ExportError("its folder does not exist", where=shown, do="make the folder first, or give another")
    return target


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What goes wrong becomes an ExportError that names the path."""
    shown = safe_line(str(path))
    try:
        yield
    except FileExistsError:
        raise ExportError("exists already", where=shown, do="give another name, or --force replaces it") from None
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a NUL in the name
        why = getattr(error, "strerror", None) or str(error)
        raise ExportError(
            f"cannot be written ({safe_line(why)})", where=shown, do="choose a place that you can write to"
        ) from error
