"""One small tree of errors, each with what happened, where, and what to do."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class BriefingError(Exception):
    """Anything the program knows how to report.

    `what` happened, `where` (a path, perhaps with a line), and what to `do` about it; `str()` joins them to one line.
    """

    def __init__(self, what: str, *, where: Path | str | None = None, do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.do = do

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where is not None else self.what
        return f"{head}; {self.do}" if self.do else head


class UsageError(BriefingError):
    """A command or a key was given something it cannot take."""


class ContentError(BriefingError):
    """A briefing's files cannot be read or written."""


class ImportingError(BriefingError):
    """A file cannot be turned into an article."""


class DerivedError(BriefingError):
    """What is derived cannot be built or read."""


class ExportError(BriefingError):
    """An export cannot be written or does not verify."""


class CancelledError(BriefingError):
    """The reader asked to stop; nothing is damaged."""

    def __init__(self) -> None:
        super().__init__("cancelled")


class Problem(NamedTuple):
    """One thing wrong in a content file: what was expected at a field, and what was found.

    `file` is relative to its briefing; `line` counts from 1, 0 means the whole file.
    """

    file: str
    line: int
    field: str
    what: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.field}: {self.what}" if self.field else f"{place}: {self.what}"
