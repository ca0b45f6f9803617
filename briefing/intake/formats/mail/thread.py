"""A mail's text taken apart: what its sender wrote, what was quoted, and what was forwarded, each with its headers.

The lines that mail programs put between them are those of Outlook, Gmail, Apple Mail and Thunderbird, in English,
German and French.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from briefing.intake.candidate import Dropped
from briefing.intake.fields import dates
from briefing.intake.fields.furniture import guarded
from briefing.language.words import one_line

_FORWARDED = re.compile(
    r"^[ \t>]*(?:-{2,}\s*(?:forwarded message|forwarded by.*?|weitergeleitete nachricht|message (?:transféré|transmis"
    r"|réexpédié))\s*-{2,}|begin forwarded message\s*:|anfang der weitergeleiteten nachricht\s*:"
    r"|début du message (?:transféré|réexpédié)\s*:)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_ORIGINAL = re.compile(
    r"^[ \t>]*(?:-{2,}\s*(?:original message|original appointment|ursprüngliche nachricht|message d['’]origine"
    r"|message original)\s*-{2,}|_{20,})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_FIELDS = {
    "from": "from von de",
    "date": "date sent datum gesendet envoyé",
    "subject": "subject betreff objet",
    "to": "to an à",
    "cc": "cc kopie reply-to",
}
_FIELD = {name: key for key, names in _FIELDS.items() for name in names.split()}
_HEADER = re.compile(
    rf"^[ \t>*]*({'|'.join(sorted(_FIELD, key=len, reverse=True))})[ \u00a0]?:\**[ \t\u00a0]*(.*)$", re.IGNORECASE
)
# "On Tue, 4 Mar 2025 at 09:00, Jo Pell <jo@post.example> wrote:", over two lines at most.
_WROTE = re.compile(
    r"^[ \t>]*(?:(?P<en>on)\b[^\n]{6,160}?(?:\n[^\n]{0,160}?)?\bwrote"
    r"|(?P<de>am)\b[^\n]{6,160}?(?:\n[^\n]{0,160}?)?\bschrieb[^\n:]{0,160}(?:\n[^\n:]{0,120})?"
    r"|(?P<fr>le)\b[^\n]{6,160}?(?:\n[^\n]{0,160}?)?\ba écrit)[ \u00a0]*:[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = re.compile(
    r"(?:,|at|um|à|uhr|schrieb)\s*(?:\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]m)?\s*(?:uhr)?,?\s*)?(?:schrieb\s+)?"
    r"(?P<who>[^\d,:\n][^:\n]{1,100}?)\s*(?:<[^>\n]*>)?\s*(?:wrote|a écrit)?[ \u00a0]*:?\s*$",
    re.IGNORECASE,
)
_REPLY = re.compile(r"^\s*(?:re|aw|antw|rép|rep|sv|r)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_FORWARD = re.compile(r"^\s*(?:fwd?|fw|wg|tr|i|rv)\s*:", re.IGNORECASE)
_SENDER = re.compile(r"^[ \t>*]*(?:from|von|de)[ \u00a0]?:", re.IGNORECASE | re.MULTILINE)
_LONGEST_BLOCK = 4000  # characters of header lines, addresses of many included
_FEWEST_HEADERS = 3
_NOTE = 25  # words up to which what stands above a message without a quotation only covers it
_DEEPEST = 20  # messages that one mail may hold


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the headers say."""

    sender: str
    subject: str
    date: str


@dataclass(frozen=True, slots=True)
class Taken:
    """The message that is the article's, its headers, and what stood around it."""

    text: str
    envelope: Envelope
    dropped: tuple[Dropped, ...] = ()
    reply: bool = False


def is_reply(subject: str) -> bool:
    """Whether a subject says that the mail answers another one."""
    return bool(_REPLY.match(subject))


def take(text: str, envelope: Envelope) -> Taken:
    """The message of a mail that counts: what its sender wrote, or what was forwarded with no more than a note."""
    dropped: list[Dropped] = []
    for _ in range(_DEEPEST):
        part = _first(text)
        if part is None:
            break
        own, mark, quoted, held, forwarded = part
        flat = one_line(own)
        inner = Envelope(held.get("from", ""), held.get("subject", envelope.subject), held.get("date", ""))
        covers = not guarded(flat) and len(flat.split()) <= _NOTE
        goes_on = forwarded or _FORWARD.match(envelope.subject) is not None
        if not flat or (goes_on and not guarded(flat)) or (covers and not mark and not _answered(envelope, quoted)):
            if flat:
                dropped.append(Dropped(flat[:2000], "covering note"))
            if held:
                dropped.append(
                    Dropped("\n".join(f"{key}: {value}" for key, value in held.items()), "forwarded mail's headers")
                )
            text, envelope = quoted, inner
            continue
        if goes_on:  # what stands above a forwarded message has a quotation of its own: both are the text
            dropped.append(
                Dropped("\n".join(f"{key}: {value}" for key, value in held.items()), "forwarded mail's headers")
            )
            return Taken(f"{own.strip()}\n\n{quoted}", inner, tuple(dropped))
        why = (
            "quoted message"
            + (f" from {inner.sender}" if inner.sender else "")
            + (f", {inner.date}" if inner.date else "")
        )
        if one_line(quoted):
            dropped.append(Dropped(one_line(quoted)[:2000], one_line(why)[:200]))
        return Taken(own, envelope, tuple(dropped), reply=True)
    return Taken(text, envelope, tuple(dropped))


def _answered(envelope: Envelope, quoted: str) -> bool:
    """Whether a short text is an answer that counts: the subject says so, and what it answers is no release."""
    return bool(_REPLY.match(envelope.subject)) and len(quoted.split()) < 4 * _NOTE


def _first(text: str) -> tuple[str, str, str, dict[str, str], bool] | None:
    """What stands above the first line between two messages, that line's kind, what is below, its headers, and whether
    it says that the message was forwarded."""
    marks = [match for form in (_FORWARDED, _ORIGINAL, _WROTE) if (match := form.search(text))]
    block = _header_block(text)
    first = min(marks, key=lambda match: match.start(), default=None)
    if block is not None and (first is None or block[0] < first.start()):
        start, end, held = block
        return *_split(text[:start], text[start:end], text[end:]), held, False
    if first is None:
        return None
    below = text[first.end() :]
    if first.re is _WROTE:
        return _attributed(text[: first.start()], first.group(), below)
    own, _, below = _split(text[: first.start()], first.group(), below)
    held, below = _headers(below)
    if first.re is _ORIGINAL and not held:
        return None  # a ruler
    return own, "", below, held, first.re is _FORWARDED


def _split(own: str, line: str, below: str) -> tuple[str, str, str]:
    """What stands above a line between messages, nothing, and what stands below it; where that line is quoted itself,
    as Apple Mail quotes all that it forwards, what is below it without a mark of quoting is the sender's."""
    if not line.lstrip().startswith(">"):
        return own, "", below
    added, quoted = _unquoted(below)
    return f"{own}\n\n{added}", "", quoted


def _unquoted(text: str) -> tuple[str, str]:
    """The lines of a text that are not marked as quoted, and those that are, with a mark less."""
    rows = text.split("\n")
    own = "\n".join("" if row.lstrip().startswith(">") else row for row in rows)
    return own, "\n".join(re.sub(r"^\s*> ?", "", row) for row in rows if row.lstrip().startswith(">"))


def _attributed(own: str, line: str, below: str) -> tuple[str, str, str, dict[str, str], bool]:
    """What is quoted behind `X wrote:`: the lines that are marked, where any are; the others are the sender's."""
    lines = below.split("\n")
    if any(one.lstrip().startswith(">") for one in lines):
        quoted = "\n".join(re.sub(r"^\s*>+ ?", "", one) for one in lines if one.lstrip().startswith(">"))
        own = own + "\n\n" + "\n".join(one if not one.lstrip().startswith(">") else "" for one in lines)
    else:
        quoted = below
    flat = one_line(line).lstrip("> ")
    held: dict[str, str] = {}
    day = dates.find(flat)
    if day:
        held["date"] = str(day[0])
    who = _NAMED.search(flat)
    if who:
        held["from"] = one_line(who["who"]).strip(" ,\"'")
    return own, "wrote", quoted, held, False


def _header_block(text: str) -> tuple[int, int, dict[str, str]] | None:
    """Header lines by themselves in a text, as newer Outlooks print them above what is answered: where, and what."""
    for match in islice(_SENDER.finditer(text), _DEEPEST):
        held, _ = _headers(text[match.start() : match.start() + _LONGEST_BLOCK])
        if len(held) >= _FEWEST_HEADERS and "from" in held and "date" in held:
            held, below = _headers(text[match.start() :])
            return match.start(), len(text) - len(below), held
    return None


def _headers(text: str) -> tuple[dict[str, str], str]:
    """The header lines that a text begins with, by our names, and the text behind them."""
    held: dict[str, str] = {}
    rest = text.split("\n")
    while rest and not _filled(rest[0]):
        del rest[0]
    last = ""
    at = 0
    for at, line in enumerate(rest):
        match = _HEADER.match(line)
        if match and _FIELD[match[1].lower()] not in held:
            last = _FIELD[match[1].lower()]
            held[last] = match[2].strip(" *")
        elif held and _filled(line) and last in ("to", "cc", "subject") and at and _filled(rest[at - 1]):
            held[last] += f" {line.strip()}"  # a header that was wrapped
        elif _filled(line) or (len(held) >= _FEWEST_HEADERS and not _more(rest[at + 1 :])):
            break
    else:
        at = len(rest)
    return held, "\n".join(rest[at:])


def _filled(line: str) -> bool:
    return bool(line.strip(" \t>"))


def _more(rest: list[str]) -> bool:
    """Whether the next line with words is a header too: mark-up sets each in a paragraph of its own."""
    line = next((line for line in rest if _filled(line)), "")
    return bool(_HEADER.match(line))
