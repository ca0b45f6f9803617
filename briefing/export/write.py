"""Writing an export: never over something unless told to, and all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import ExportError
from briefing.files import write_atomic
from briefing.language.safety import safe_line


def write_export(path: Path, text: str | bytes, overwrite: bool = False) -> None:
    """Write an export, a text as UTF-8; a crash leaves the old file or the new one.

    Raises ExportError, which says what to do, where something is there and `overwrite` is false, where the target is
    a folder or a device, where its folder is missing, and where it cannot be written.
    """
    shown = safe_line(str(path))
    try:
        target = path.resolve()  # a link stays a link, to the new text
        if target.is_dir():
            raise ExportError("is a folder", where=shown, do="give the name of a file in it")
        if target.exists() and not target.is_file():
            raise ExportError("is not an ordinary file", where=shown, do="give the name of a file")
        if not target.parent.is_dir():
            raise ExportError("its folder does not exist", where=shown, do="make the folder first, or give another")
        write_atomic(target, text, overwrite=overwrite)
    except FileExistsError:
        raise ExportError("exists already", where=shown, do="give another name, or --force replaces it") from None
    except (OSError, RuntimeError, ValueError) as error:  # a loop of links, a NUL in the name
        why = getattr(error, "strerror", None) or str(error)
        raise ExportError(
            f"cannot be written ({safe_line(why)})", where=shown, do="choose a place that you can write to"
        ) from error
