"""What was extracted from the articles of a briefing, kept packed until the snapshot holds it: on the disk where there
is room, so that the memory of a build does not grow with the text.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, NamedTuple

from briefing.derived.codec import decode, encode
from briefing.derived.extracting import Extracted
from briefing.derived.values import Held
from briefing.model import Article, Outlet, PartialDate, Quotation
from briefing.statements.copying import is_source
from briefing.statements.issued import as_issued

READ = 400  # articles that are kept unpacked: those of one occasion are asked for one after the other


class Glance(NamedTuple):
    """What is known of an article without unpacking it: its date, its outlet, and whether it can be copied; and where
    it lies, as bytes, or as a place and a size in the file.
    """

    published: PartialDate | None
    outlet: str
    source: bool
    at: bytes | tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Corrected:
    quotations: tuple[Quotation, ...]
    before: tuple[Quotation, ...]


class Outcomes:
    """Articles with their quotations and mentions, by id. A context manager: its file goes with it."""

    def __init__(self, outlets: Iterable[Outlet], folder: Path | None) -> None:
        self._outlets = {outlet.id: outlet for outlet in outlets}
        self._folder = folder
        self._stream: IO[bytes] | None = None
        self._end = 0
        self._corrected: dict[str, _Corrected] = {}
        self._read: dict[str, Extracted] = {}
        self.known: dict[str, Glance] = {}
        self.characters = 0  # of all texts

    def __enter__(self) -> Outcomes:
        if self._folder is not None:
            with contextlib.suppress(OSError):  # unbuffered: a full disk must be told where it is written, not later
                self._stream = tempfile.TemporaryFile(dir=self._folder, buffering=0)
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream is not None:
            with contextlib.suppress(OSError):
                self._stream.close()

    def add(self, outcome: Extracted) -> None:
        """Keep an article; nothing where it could not be read."""
        article = outcome.article
        if article is None:
            return
        source = is_source(as_issued(article, self._outlets.get(article.outlet)))
        at = self._kept(encode(replace(outcome, problems=())))
        self.known[article.id] = Glance(article.published, article.outlet, source, at)
        self.characters += len(article.body)

    def correct(
        self, corrected: Mapping[str, tuple[Quotation, ...]], before: Mapping[str, tuple[Quotation, ...]]
    ) -> None:
        """Take over what people corrected: the quotations of articles, and as they were before that."""
        self._corrected |= {name: _Corrected(corrected[name], found) for name, found in before.items()}

    def packed(self, name: str) -> bytes:
        """An article with its quotations, corrected, as `unpacked` reads it."""
        if name in self._corrected:
            return encode(replace(self._extracted(name), quotations=self._corrected[name].quotations))
        return self._bytes(name)

    def article(self, name: str) -> Article:
        """An article."""
        article = self._extracted(name).article
        if article is None:
            raise KeyError(name)
        return article

    def quotations(self, name: str) -> tuple[Quotation, ...]:
        """Its quotations, as extracted."""
        return self._extracted(name).quotations

    def held(self, name: str) -> Held:
        """An article with all that was extracted from it."""
        found, corrected = self._extracted(name), self._corrected.get(name)
        quotations, before = (corrected.quotations, corrected.before) if corrected else (found.quotations, None)
        return Held(self.article(name), quotations, before, found.mentions, b"")

    def _extracted(self, name: str) -> Extracted:
        if name not in self._read:
            if len(self._read) >= READ:
                del self._read[next(iter(self._read))]
            self._read[name] = decode(Extracted, self._bytes(name))
        return self._read[name]

    def _kept(self, raw: bytes) -> bytes | tuple[int, int]:
        if self._stream is None:
            return raw
        try:
            self._stream.seek(self._end)
            if self._stream.write(raw) != len(raw):  # a nearly full disk takes what has room
                return raw
        except OSError:  # the disk is full
            return raw
        place = self._end, len(raw)
        self._end += len(raw)
        return place

    def _bytes(self, name: str) -> bytes:
        at = self.known[name].at
        if isinstance(at, bytes):
            return at
        if self._stream is None:
            raise KeyError(name)
        self._stream.seek(at[0])
        return self._stream.read(at[1])


def unpacked(raw: bytes) -> tuple[Article, tuple[Quotation, ...]] | None:
    """An article with its quotations, of what `Outcomes.packed` gave."""
    found = decode(Extracted, raw)
    return (found.article, found.quotations) if found.article is not None else None
