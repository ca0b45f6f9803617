"""Outlook's own forms of a mail, made into a mail as it is sent: .msg files (MS-OXMSG), and winmail.dat (MS-OXTNEF).

olefile opens the compound file; which stream holds which property is fixed by the two specifications.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import HeaderParser
from email.utils import format_datetime, formataddr

from briefing.errors import ImportingError
from briefing.intake.formats.mail import packed_rich
from briefing.intake.formats.office import rich
from briefing.language.words import one_line

# Property ids (MS-OXPROPS), with the type in the last four digits where it is fixed.
_SUBJECT, _BODY, _HTML, _HEADERS = "0037", "1000", "1013", "007D"
_SENDER, _SENDER_ADDRESS, _SENDER_SMTP, _FOR = "0C1A", "0C1F", "5D01", "0042"
_FILE_LONG, _FILE_SHORT, _MIME = "3707", "3704", "370E"
_RICH = "10090102"
_LARGEST = 32 << 20  # bytes of rich text that are unpacked
_DATA, _EMBEDDED = "37010102", "3701000D"
_SUBMITTED, _DELIVERED, _CODEPAGE, _HTML_CODEPAGE = 0x0039, 0x0E06, 0x3FFD, 0x3FDE
_TIME, _LONG = 0x0040, 0x0003
_ROOT, _INNER = 32, 24  # bytes in front of the properties of a file's own message, and of one attached
_DEEPEST = 5  # messages within messages
_ATTACHMENTS = 500
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_UTF8 = 65001
_NO_TEXT = "open it in Outlook and save it as .eml or plain text"
# What olefile raises where a file's numbers lie.
_BROKEN = (OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, struct.error)


@dataclass(slots=True)
class _Mail:
    """What either form holds."""

    subject: str = ""
    sender: str = ""
    date: str = ""
    plain: str = ""
    html: str = ""
    attached: list[tuple[str, str, bytes]] = field(default_factory=list)  # name, type, bytes


def from_msg(data: bytes) -> bytes:
    """A .msg file as a mail. Raises ImportingError for one that is damaged, or holds neither text nor a file."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as held:
            streams = {"/".join(path).upper(): tuple(path) for path in held.listdir(streams=True, storages=False)}
            return _Compound(held, streams).message("", _ROOT, 0)
    except ImportingError:
        raise
    except _BROKEN as error:
        raise ImportingError("is a damaged Outlook message", do=_NO_TEXT) from error


def from_winmail(data: bytes) -> bytes:
    """A winmail.dat as a mail. Raises ImportingError for one that is damaged, or holds neither text nor a file."""
    mail = _Mail()
    try:
        for kind, value in _attributes(data):
            match kind:
                case 0x8004:
                    mail.subject = _narrow(value)
                case 0x800C:
                    mail.plain = _narrow(value)
                case 0x9002:  # what begins an attachment
                    mail.attached.append((f"attachment {len(mail.attached) + 1}", "", b""))
                case 0x8010 | 0x800F if mail.attached and len(mail.attached) <= _ATTACHMENTS:
                    name, mime, held = mail.attached[-1]
                    changed = (_narrow(value) or name, mime, held) if kind == 0x8010 else (name, mime, value)
                    mail.attached[-1] = changed
    except struct.error as error:
        raise ImportingError("is a damaged winmail.dat", do=_NO_TEXT) from error
    mail.attached = [one for one in mail.attached if one[2]]
    return _made(mail)


class _Compound:
    """The messages of one compound file. `streams` are their paths, by what they are called in capitals."""

    def __init__(self, held: object, streams: dict[str, tuple[str, ...]]) -> None:
        self._held = held
        self._streams = streams

    def message(self, place: str, head: int, deep: int) -> bytes:
        """The message at a place ("" for the file's own) as a mail."""
        fixed = self._fixed(place, head)
        codepage = fixed.get((_CODEPAGE, _LONG), 0)
        headers = HeaderParser(policy=policy.default).parsestr(self._string(place, _HEADERS, codepage))
        mail = _Mail(
            subject=self._string(place, _SUBJECT, codepage) or one_line(str(headers["subject"] or "")),
            sender=one_line(str(headers["from"] or "")) or self._sender(place, codepage),
            date=one_line(str(headers["date"] or "")) or _moment(fixed),
            plain=self._string(place, _BODY, codepage),
            html=self._string(place, _HTML, codepage)
            or _wide(self._bytes(f"{place}__SUBSTG1.0_{_HTML}0102"), fixed.get((_HTML_CODEPAGE, _LONG), 0)),
        )
        if not (mail.plain.strip() or mail.html.strip()):
            mail.plain = _rich(self._bytes(f"{place}__SUBSTG1.0_{_RICH}"))
        for number in range(_ATTACHMENTS):
            inner = f"{place}__ATTACH_VERSION1.0_#{number:08X}/"
            if any(name.startswith(inner) for name in self._streams):
                mail.attached.append(self._attachment(inner, codepage, deep))
        mail.attached = [one for one in mail.attached if one[2]]
        return _made(mail)

    def _attachment(self, place: str, codepage: int, deep: int) -> tuple[str, str, bytes]:
        name = self._string(place, _FILE_LONG, codepage) or self._string(place, _FILE_SHORT, codepage) or "attachment"
        embedded = f"{place}__SUBSTG1.0_{_EMBEDDED}/"
        if deep < _DEEPEST and any(stream.startswith(embedded) for stream in self._streams):
            return name, "message/rfc822", self.message(embedded, _INNER, deep + 1)
        return name, self._string(place, _MIME, codepage), self._bytes(f"{place}__SUBSTG1.0_{_DATA}")

    def _sender(self, place: str, codepage: int) -> str:
        name = self._string(place, _SENDER, codepage) or self._string(place, _FOR, codepage)
        address = self._string(place, _SENDER_SMTP, codepage) or self._string(place, _SENDER_ADDRESS, codepage)
        return formataddr((name, address)) if "@" in address else name

    def _string(self, place: str, id_: str, codepage: int) -> str:
        wide = self._bytes(f"{place}__SUBSTG1.0_{id_}001F")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\x00")
        return _wide(self._bytes(f"{place}__SUBSTG1.0_{id_}001E"), codepage).rstrip("\x00")

    def _bytes(self, name: str) -> bytes:
        path = self._streams.get(name.upper())
        if path is None:
            return b""
        with self._held.openstream(list(path)) as stream:  # type: ignore[attr-defined]  # olefile has no types
            return bytes(stream.read())

    def _fixed(self, place: str, head: int) -> dict[tuple[int, int], int]:
        """The properties of a fixed size: sixteen bytes each, by id and type."""
        data = self._bytes(f"{place}__PROPERTIES_VERSION1.0")[head:]
        entries = (struct.unpack_from("<HHIQ", data, at) for at in range(0, len(data) - 15, 16))
        found = {(id_, kind): value for kind, id_, _flags, value in entries}
        return {key: value & 0xFFFFFFFF if key[1] == _LONG else value for key, value in found.items()}


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The attributes of a winmail.dat: level, id, type, length, bytes, and a sum that is not looked at."""
    at = 6
    while at + 9 <= len(data):
        _level, id_, _kind, length = struct.unpack_from("<BHHI", data, at)
        at += 9
        if at + length > len(data):
            raise struct.error("cut off")
        yield id_, data[at : at + length]
        at += length + 2


def _moment(fixed: dict[tuple[int, int], int]) -> str:
    """When it was sent, else when it came, as a mail's header has it; tenths of microseconds since 1601."""
    ticks = fixed.get((_SUBMITTED, _TIME)) or fixed.get((_DELIVERED, _TIME))
    if not ticks:
        return ""
    try:
        return format_datetime(_EPOCH + timedelta(microseconds=ticks // 10))
    except OverflowError:
        return ""


def _rich(packed: bytes) -> str:
    """The words of a body that is there as packed rich text alone; empty where it cannot be read."""
    data = packed_rich.unpack(packed, _LARGEST)
    try:
        return rich.words(data).text.replace("\n", "\n\n") if data.lstrip().startswith(b"{\\rtf") else ""
    except ImportingError:
        return ""


def _narrow(value: bytes) -> str:
    return _wide(value, 0).rstrip("\x00")


def _wide(value: bytes, codepage: int) -> str:
    """Text in a code page of Windows; in UTF-8, or else that of Western Europe, where none is named or known."""
    for name in (f"cp{codepage}" if codepage and codepage != _UTF8 else "utf-8", "utf-8"):
        try:
            return value.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return value.decode("cp1252", "replace")


def _made(mail: _Mail) -> bytes:
    """The mail as it is sent."""
    if not (mail.plain.strip() or mail.html.strip() or mail.attached):
        raise ImportingError("is an Outlook message without a text that can be read", do=_NO_TEXT)
    made = EmailMessage()
    for name, value in (("From", mail.sender), ("Subject", mail.subject), ("Date", mail.date)):
        # These are words already; what looks encoded in them must not be decoded into line ends.
        if clean := one_line(value.replace("\x00", "").replace("=?", "= ?")):
            made[name] = clean
    made["MIME-Version"] = "1.0"
    if mail.plain.strip():
        made.set_content(mail.plain.replace("\r\n", "\n"), cte="base64")
        if mail.html.strip():
            made.add_alternative(mail.html, subtype="html", cte="base64")
    elif mail.html.strip():
        made.set_content(mail.html, subtype="html", cte="base64")
    for name, mime, data in mail.attached:
        main, _, sub = mime.partition("/")
        if mime == "message/rfc822":
            main, sub = "application", "octet-stream"  # found out by its content, like every file
        usual = (
            (main, sub) if main.isalpha() and sub.replace("-", "").replace(".", "").replace("+", "").isalnum() else ()
        )
        main, sub = usual or ("application", "octet-stream")
        made.add_attachment(data, maintype=main, subtype=sub, filename=one_line(name.replace("\x00", "")))
    return made.as_bytes()
