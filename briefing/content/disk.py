"""Reading the files of a briefing: only plain files inside its folder, only UTF-8, only up to a stated size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import ContentError, Problem
from briefing.files import write_atomic
from briefing.locks import writing_in
from briefing.plain import NotPlainError, TooLargeError, is_link, read_plain, said

ARTICLE_LIMIT = 4_000_000  # bytes; a full day of a parliament's debates has about one and a half million
YAML_LIMIT = 4_000_000  # bytes
PICKED_LIMIT = 1_000_000  # bytes of a basket, and of the saved searches: read whenever one is shown, in some seconds

_BOM = "\ufeff"


def read_text(path: Path, file: str, limit: int, inside: Path | None = None) -> tuple[str | None, Problem | None]:
    """The text of a file with line ends made `\\n` and no byte order mark, or what keeps it from being read.

    `file` is the name used in the problem. With `inside`, a link that leads out of that folder is refused.
    Reads at most `limit` bytes. A missing file is (None, None).
    """
    try:
        if inside is not None and not inside_of(path, inside):
            return None, Problem(file, 0, "", "a link out of the briefing's folder; copy the file into it instead")
        raw = read_plain(path, limit)
    except FileNotFoundError:
        return None, None
    except NotPlainError:
        return None, Problem(file, 0, "", "expected a file, found something else")
    except TooLargeError:
        return None, Problem(file, 0, "", f"larger than {said(limit)}, so it is not read; shorten or split it")
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        return None, Problem(file, 0, "", f"cannot be read: {_why(error)}")
    return decode(raw, file)


def decode(raw: bytes, file: str) -> tuple[str | None, Problem | None]:
    """The text of a file's bytes, or what keeps them from being text."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, Problem(file, 0, "", "expected UTF-8, found UTF-16; save it as UTF-8")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return None, Problem(
            file, line, "", f"expected UTF-8, found the byte 0x{raw[error.start]:02X}; save it as UTF-8"
        )
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return None, Problem(file, line, "", "a NUL byte: this is no text file, or a damaged one")
    return plain_ends(text.removeprefix(_BOM)), None


def plain_ends(text: str) -> str:
    """Line ends made `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def inside_of(path: Path, folder: Path) -> bool:
    """Whether a path, links followed, lies in a folder. Raises OSError, or RuntimeError for links in a circle."""
    return path.resolve(strict=True).is_relative_to(folder.resolve(strict=True))


def place(path: Path, text: str, *, overwrite: bool = True) -> None:
    """Write a file of a briefing, atomically.

    Raises ContentError where it cannot be written or its folder is a link that leads elsewhere, FileExistsError where
    it is there and `overwrite` is false.
    """
    require_no_link(path.parent)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)  # open to whom the system opens new folders: content is shared
        write_atomic(path, text, overwrite=overwrite)
    except FileExistsError:
        raise
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise ContentError(what, where=path, do="check permissions and free space") from error


def require_no_link(folder: Path) -> None:
    """Raise ContentError where a folder that is written into is a link, which may lead anywhere."""
    if is_link(folder):
        raise ContentError("its folder is a link", where=folder, do="replace the link by a folder")


@contextmanager
def changing(folder: Path) -> Iterator[None]:
    """Be the only one who changes a folder's files: read, change and write within it, and nobody's work is lost.

    Every program that writes there takes the same lock, other users' too. Raises ContentError where the folder cannot
    be written, or another program does not come to its end.
    """
    require_no_link(folder)
    held = writing_in(folder, shared=True)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held.__enter__()
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise ContentError(what, where=folder, do="check permissions and free space") from error
    try:
        yield
    finally:
        held.__exit__(None, None, None)


def set_aside(path: Path) -> Path:
    """Rename a damaged file to the first free `<name>.damaged-<number>`, so that nothing in it is lost."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        what = f"is damaged and cannot be set aside ({error.strerror})"
        raise ContentError(what, where=path, do="rename it") from error
    return aside


def _why(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "you may not read it; change its permissions"
    return (error.strerror if isinstance(error, OSError) else None) or "its links lead in a circle"
