"""Web archives (WARC, ISO 28500), read by warcio: the pages among their records, each from its own address."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft
from briefing.intake.formats.part import Context, FilePart, failed
from briefing.intake.formats.web import page
from briefing.language.safety import safe_line
from briefing.language.words import counted

_CHARSET = re.compile(r"charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")
_OK = "200"
_MOST_TOLD = 3  # addresses of pages that were not there, which are told by name


def read(data: bytes, context: Context) -> Iterator[FilePart]:
    """A part for each page that was fetched; pictures, scripts and what was not found are no articles.

    The last page carries a note of those that were not there.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    held: FilePart | None = None  # a page is given when the next one is there, as the last one carries the note
    absent: list[str] = []
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            kind = _page_kind(record)
            if kind is None:
                if status := _refused(record):
                    absent.append(f"{safe_line(address)[:200]} ({status})")
                continue
            if held is not None:
                yield held
                held = None
            inner = f"{context.inner} › {safe_line(address)[:200]}" if context.inner else safe_line(address)[:200]
            room = min(context.limits.file, context.budget.unpacked)
            content = record.content_stream().read(room + 1)
            context.budget.unpacked -= len(content)
            if len(content) > room:
                yield failed(inner, ImportingError("unpacks to more than one archive may hold"))
                return
            charset = _CHARSET.search(kind)
            held = FilePart(
                inner,
                "web page",
                partial(page.read, content, context.outlets, charset=charset[1] if charset else None, address=address),
            )
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, OSError):
        if held is not None:
            yield _noted(held, absent)
        yield failed(context.inner, ImportingError("is a damaged web archive; the rest of it was left"))
        return
    if held is None:
        raise ImportingError(". ".join(["is a web archive without pages", *_told(absent)]))
    yield _noted(held, absent)


def _noted(part: FilePart, absent: list[str]) -> FilePart:
    return replace(part, read=partial(_with_notes, part, _told(absent))) if absent else part


def _with_notes(part: FilePart, notes: list[str]) -> ArticleDraft:
    draft = part.read()
    return replace(draft, notes=(*draft.notes, *notes))


def _told(absent: list[str]) -> list[str]:
    """One line about the pages that an archive has no more than the refusal of; none where it has all."""
    if not absent:
        return []
    more = f" and {len(absent) - _MOST_TOLD} more" if len(absent) > _MOST_TOLD else ""
    return [f"{counted(len(absent), 'page')} of this archive could not be fetched when it was made:"
            f" {', '.join(absent[:_MOST_TOLD])}{more}"]  # fmt: skip


def _refused(record: Any) -> str:
    """The status of a response that is a page only to say that there is none (RFC 9110: 4xx and 5xx); else empty."""
    if record.rec_type != "response" or record.http_headers is None:
        return ""
    status = str(record.http_headers.get_statuscode())
    kind = str(record.http_headers.get_header("Content-Type") or _PAGES[0])
    return status if status[:1] in ("4", "5") and kind.lower().startswith(_PAGES) else ""


def _page_kind(record: Any) -> str | None:
    """The content type of a record that holds a page, or None."""
    if record.rec_type == "resource":
        kind = str(record.rec_headers.get_header("Content-Type") or "")
    elif record.rec_type == "response" and record.http_headers is not None:
        if str(record.http_headers.get_statuscode()) != _OK:
            return None
        kind = str(record.http_headers.get_header("Content-Type") or "")
    else:
        return None
    return kind if kind.lower().startswith(_PAGES) else None
