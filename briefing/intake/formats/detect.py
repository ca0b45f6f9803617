"""What a file is, by its content; its name is never asked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum

from briefing.errors import ImportingError
from briefing.intake.formats.compressed import is_warc
from briefing.intake.formats.decode import NotTextError, decode

TNEF = b"\x78\x9f\x3e\x22"  # the first bytes of a winmail.dat (MS-OXTNEF)


class Format(StrEnum):
    """What intake reads; the values are shown to people."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    PAGE = "web page"
    ARCHIVED = "archived web page"
    MAIL = "mail"
    OUTLOOK = "Outlook message"
    WINMAIL = "winmail.dat"
    PDF = "PDF"
    WORD = "Word"
    RICH = "rich text"
    OPEN = "OpenDocument"
    FEED = "feed"
    ZIP = "zip"
    WARC = "web archive"


_HEAD = 8192
_KIND = 100  # bytes of a member that names a file's kind
# First bytes of files that people drop by mistake, and what they are called.
_FOREIGN = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"wOF", "a font"),
    (b"bplist00", "a property list"),
)
_MAIL_KEYS = frozenset(
    "from to cc subject date received return-path message-id mime-version delivered-to dkim-signature reply-to sender "
    "content-type x-mailer thread-topic snapshot-content-location".split()
)
_STRONG = frozenset(
    "received return-path message-id mime-version delivered-to dkim-signature snapshot-content-location".split()
)
_HEADER = re.compile(r"([!-9;-~]+):[ \t]?")
_FEED = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_PAGE = re.compile(
    r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:article|main|div|p|h1|h2|section|table|meta)[\s>]",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(
    r"^(?:---[ \t]*\n|\#{1,6}[ \t]+\S)|^\#{2,6}[ \t]+\S|\[[^\]\n]+\]\(<?https?://|(?<![\w*])\*\*[^*\n]+\*\*"
    r"|^>[ \t]|\n={4,}[ \t]*\n",
    re.MULTILINE,
)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https://(?:www\.)?jsonfeed\.org/version/')
# Exports of programs that keep addresses, and what they are called.
_LISTS = (
    (re.compile(r"<!DOCTYPE NETSCAPE-Bookmark-file", re.IGNORECASE), "a list of bookmarks"),
    (
        re.compile(r"<!DOCTYPE html>\s*<html>[^\x00]{0,400}?<title>Pocket Export</title>", re.IGNORECASE),
        "a list of Pocket's",
    ),
    (re.compile(r"title,url,time_added,(?:cursor,)?tags,status\s"), "a list of Pocket's"),
    (re.compile(r"URL,Title,Selection,Folder,Timestamp\b"), "a list of Instapaper's"),
    (re.compile(r'"?Key"?,"?Item Type"?,"?Publication Year"?,'), "a list of Zotero's"),
    (re.compile(r"<\?xml[^>]*>\s*<opml\b|<opml\b", re.IGNORECASE), "a list of feeds (OPML)"),
    (re.compile(r"TY  - [A-Z]+\s*\n[A-Z][A-Z0-9]  - "), "a bibliography (RIS)"),
    (
        re.compile(r"@(?:article|book|misc|online|inproceedings|techreport)\{[^\s,]*,\s*\n", re.IGNORECASE),
        "a bibliography (BibTeX)",
    ),
    (
        re.compile(r'\[\s*\{[^{}]{0,2000}?"type"\s*:\s*"(?:article|webpage|post|book|report)', re.IGNORECASE),
        "a bibliography (CSL JSON)",
    ),
)
_ZIPPED = (
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"META-INF/", "a program or an e-book"),
)


def detect(data: bytes) -> Format:
    """The format of a file's bytes. Raises ImportingError, with a clear line, for what intake cannot read."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise ImportingError("is empty")
    at = data.find(b"%PDF-", 0, 1024)  # readers allow for other bytes before it; a mail may carry it
    if at >= 0 and len(_header_keys(data[:at].decode("latin-1").lstrip()) & _MAIL_KEYS) < 2:
        return Format.PDF
    if is_warc(data):
        return Format.WARC
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _zipped(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ImportingError("is encrypted", do="save it without a password and import that")
        if "__properties_version1.0".encode("utf-16-le") in data:
            return Format.OUTLOOK
        raise _compound(data)
    if data.startswith(TNEF):
        return Format.WINMAIL
    if data.startswith(b"{\\rtf"):
        return Format.RICH
    if (data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI ")) or data[4:8] == b"ftyp":
        raise ImportingError("is a recording or a picture, not text")
    for mark, name in _FOREIGN:
        if data.startswith(mark):
            raise ImportingError(f"is {name}, not text")
    return _text(data)


def _compound(data: bytes) -> ImportingError:
    """What an OLE compound file is, by the names of its streams (MS-DOC), and what to do with it."""
    for stream, name, advice in (
        ("WordDocument", "an old Word file (.doc)", "open it in Word or LibreOffice and save it as .docx"),
        ("Workbook", "an old Excel file (.xls)", "save its text as .docx or plain text"),
        ("PowerPoint Document", "an old PowerPoint file (.ppt)", "save its text as .docx or plain text"),
    ):
        if stream.encode("utf-16-le") in data:
            return ImportingError(f"is {name}", do=advice)
    return ImportingError("is an old Word or Excel file", do="save it as .docx or plain text")


def _zipped(data: bytes) -> Format:
    # Names stand in the directory at the end and, for a truncated file, before each member.
    if b"word/document" in data or (b"[Content_Types].xml" in data and b"word/" in data):
        return Format.WORD
    kind = _named_kind(data)
    if b"opendocument.text" in kind:
        return Format.OPEN
    if b"opendocument" in kind:
        raise ImportingError("is an OpenDocument file without a text", do="save its text as .odt, PDF or plain text")
    if b"[Content_Types].xml" in data or kind:
        for folder, name in _ZIPPED:
            if folder in data:
                raise ImportingError(f"is {name}", do="save its text as .docx, PDF or plain text")
    return Format.ZIP


def _named_kind(data: bytes) -> bytes:
    """What a zip's member `mimetype` says, which OpenDocument (part 2, 3.3) and e-books put first; else nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held, held.open("mimetype") as member:
            return member.read(_KIND)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError, ValueError, zlib.error):
        return data[:200] if b"mimetype" in data[:64] else b""


def _text(data: bytes) -> Format:
    try:
        head = decode(data[:_HEAD]).lstrip("\ufeff \t\n")
    except NotTextError as error:
        raise ImportingError(str(error)) from None
    if head.startswith("From ") and re.match(r"From \S+ .*\n[\w-]+:", head):
        head = head.partition("\n")[2]
    keys = _header_keys(head)
    if len(keys & _MAIL_KEYS) >= 2 and (keys & _STRONG or {"from", "subject"} <= keys):
        archived = "snapshot-content-location" in keys or re.search(
            r"multipart/related[^\n]*(?:\n[ \t][^\n]*)*text/html", head
        )
        return Format.ARCHIVED if archived and "received" not in keys else Format.MAIL
    for mark, name in _LISTS:
        if mark.match(head):
            raise ImportingError(f"is {name}, which holds no texts", do="save the pages themselves and import those")
    if head.startswith("{") and _JSON_FEED.search(head):
        return Format.FEED
    if head.startswith("<"):
        if _FEED.search(head) and not re.match(r"<!doctype\s+html|<html", head, re.IGNORECASE):
            return Format.FEED
        if _PAGE.search(head) or head.startswith("<!--"):
            return Format.PAGE
        if head.startswith("<?xml"):
            raise ImportingError("is XML, but neither a feed nor a web page")
    elif len(_PAGE.findall(head)) >= 4:
        return Format.PAGE
    return Format.MARKDOWN if _MARKDOWN.search(head) else Format.TEXT


def _header_keys(head: str) -> set[str]:
    """The names of the header lines that a text begins with."""
    keys: set[str] = set()
    for line in head.split("\n"):
        if line[:1] in (" ", "\t") and keys:
            continue
        match = _HEADER.match(line)
        if match is None:
            break
        keys.add(match[1].lower())
    return keys
