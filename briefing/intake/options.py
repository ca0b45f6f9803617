"""What a person may choose for an import, and the limits that keep a hostile file to itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefing.model import ArticleKind, PartialDate


class Duplicates(StrEnum):
    """What becomes of a text that is there already.

    AUTO skips the same address or the same words from the same outlet, and keeps, saying so, what another outlet
    printed: how outlets carry the same copy is what a briefing is about.
    """

    AUTO = "auto"
    SKIP = "skip"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file. Sizes in bytes, times in seconds.

    `file` a file or a part of one, `unpacked` all parts of one archive together, `ratio` unpacked to packed,
    `parts` how many articles' worth of parts one file may have, `depth` how many containers may stand in one another,
    `seconds` for one part, `memory` the address space of a worker, `characters` of one article's text.
    """

    file: int = 64 << 20
    unpacked: int = 1 << 30
    ratio: int = 200
    parts: int = 20_000
    attachments: int = 100
    depth: int = 4
    pages: int = 500
    seconds: float = 30.0
    memory: int = 1 << 30
    characters: int = 4_000_000


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Choices for one import. `outlet` (an id or a name), `kind` and `published` hold for every article of it.

    `recognise` is the full path of ocrmypdf where scans are to have their text recognised.
    """

    outlet: str | None = None
    kind: ArticleKind | None = None
    published: PartialDate | None = None
    duplicates: Duplicates = Duplicates.AUTO
    workers: int | None = None
    recognise: str | None = None
    limits: Limits = field(default_factory=Limits)


def size(count: int) -> str:
    """A number of bytes as people read it: 64 MB, 900 KB."""
    return f"{count >> 20} MB" if count >= 1 << 20 else f"{max(1, count >> 10)} KB"
