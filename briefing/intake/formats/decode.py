"""Bytes to text, whatever encoding they are in."""

from __future__ import annotations

import codecs
import re

from briefing.errors import ImportingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 << 10  # enough to tell an encoding by
_TYPOGRAPHY = set("‘’“”–—…•€£§©®°·½¼¾«»\xa0éèêëàâäáãåçìíîïñòóôöõøùúûüýÿÉÈÊÀÂÄÁÅÇÍÎÑÓÔÖÕØÙÚÜßæœÆŒ™")
# Names that pages and mails use for what is really Windows-1252 (WHATWG Encoding Standard, "labels").
_WINDOWS = frozenset({"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "windows-1252", "cp1252"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class NotTextError(ImportingError):
    """The bytes are no text in any encoding."""


def decode(data: bytes, declared: str | None = None) -> str:
    """The text, line ends made `\\n`, byte order mark dropped. `declared` is what the file says of itself, if it does.

    UTF-8 wins when the bytes are valid UTF-8; then what was declared; then what the bytes look like.
    Raises NotTextError for bytes that are no text.
    """
    text = _decode(data, declared)
    if len(_CONTROL.findall(text[:_SAMPLE])) > max(8, len(text[:_SAMPLE]) // 100):
        raise NotTextError("is not text")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _wide(data[:_SAMPLE])
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for encoding in _declared(declared):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return _guess(data)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly Latin text is zero."""
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.1 else None


def _declared(declared: str | None) -> tuple[str, ...]:
    name = (declared or "").strip().strip("\"'").lower().replace("_", "-")
    if not name or name in ("utf-8", "utf8"):
        return ()
    return ("cp1252",) if name in _WINDOWS else (name,)


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE]
    text = sample.decode("utf-8", "replace")
    whole = sum(char > "\x7f" for char in text) - text.count("\ufffd")
    if whole and whole >= text.count("\ufffd"):  # UTF-8 with a few bytes damaged, or cut off in the middle
        return data.decode("utf-8", "replace")
    as_windows = sample.decode("cp1252", "replace")
    high = [char for char in as_windows if char > "\x7f"]
    if all(char in _TYPOGRAPHY for char in high):
        return data.decode("cp1252", "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise NotTextError("is not text in any known encoding")
    return data.decode(best.encoding, "replace")
