"""Web archives (WARC, ISO 28500), read by warcio: the pages among their records, each from its own address."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Any

from briefing.errors import ImportingError
from briefing.intake.formats.part import Context, FilePart, failed
from briefing.intake.formats.web import page
from briefing.language.safety import safe_line

_CHARSET = re.compile(r"charset=[\"']?([\w-]{2,40})", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")
_OK = "200"


def read(data: bytes, context: Context) -> Iterator[FilePart]:
    """A part for each page that was fetched; pictures, scripts and what was not found are no articles."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    count = 0
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            address = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
            kind = _page_kind(record)
            if kind is None:
                continue
            count += 1
            inner = f"{context.inner} › {safe_line(address)[:200]}" if context.inner else safe_line(address)[:200]
            room = min(context.limits.file, context.budget.unpacked)
            content = record.content_stream().read(room + 1)
            context.budget.unpacked -= len(content)
            if len(content) > room:
                yield failed(inner, ImportingError("unpacks to more than one archive may hold"))
                return
            charset = _CHARSET.search(kind)
            yield FilePart(
                inner,
                "web page",
                partial(page.read, content, context.outlets, charset=charset[1] if charset else None, address=address),
            )
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, OSError):
        yield failed(context.inner, ImportingError("is a damaged web archive; the rest of it was left"))
        return
    if not count:
        raise ImportingError("is a web archive without pages")


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
