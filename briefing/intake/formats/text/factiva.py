"""An article of Factiva: fields behind codes of two letters, or in the order of these around the count of words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.intake.fields import dates, lines
from briefing.intake.formats.text.entry import FIELD, PLACE, Entry, language

_CODE = re.compile(
    r"^(HD|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|NS|RE|IN|CO|IPD|IPC|PUB|AN|CR|CLM|SE|CT|RF|ART|VOL)(?:[ \t]+|$)"
)
_FIELDS = (("headline", "HD"), ("outlet", "SN"), ("byline", "BY"), ("published", "PD"), ("language", "LA"))
_TEXT = ("LP", "TD")
_WORDS = ("IN", "CO", "RE", "AN", "ART")  # codes that are words in capitals, too: `IN a barn`
_LISTED = re.compile(r"\w{2,12}\s*:\s.*|Document\s+\S+")
_COUNT = re.compile(r"\d{1,3}(?:[,.]?\d{3})* (?:words|Wörter|mots|palabras|parole)")
_HEAD = 24  # lines at an article's top that may be its fields


def read(text: str) -> Entry | None:
    """The entry of an article with its codes, or with a count of words at its top; None for any other text."""
    return _coded(text) or _counted(lines.unwrap(text.strip("\n")))


def coded(fields: Sequence[tuple[str, Sequence[str]]]) -> str:
    """A text with codes of fields whose paragraphs are known, as `read` takes it."""
    return "\n".join(f"{code}\n" + "\n\n".join(f" {line}" for line in values) for code, values in fields)


def is_code(word: str) -> bool:
    """Whether a word is the code of a field."""
    return bool(_CODE.fullmatch(word))


def _coded(text: str) -> Entry | None:
    fields = _fields(text)
    held = {code for code, _ in fields}
    if not {"HD", "PD"} <= held:
        return None
    known: dict[str, str] = {}
    for name, code in _FIELDS:
        known[name] = next((" ".join(values) for found, values in fields if found == code), "")
    body: list[str] = []
    rest: list[str] = []
    for code, values in fields:
        if code in _TEXT:
            body += ["", *values]
        else:
            rest.append(f"{code} {' '.join(' '.join(values).split())}")
    return Entry(known, lines.unwrap("\n".join(body)), rest, FIELD)


def _fields(text: str) -> list[tuple[str, list[str]]]:
    """The lines of each field with its code, in order."""
    fields: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        match = _CODE.match(line.strip("\ufeff"))
        rest = line.strip("\ufeff")[match.end() :].strip() if match else ""
        within = bool(fields) and fields[-1][0] in _TEXT
        if match and not (within and match[1] in _WORDS and rest and not _LISTED.match(rest)):
            fields.append((match[1], [rest]))
        elif fields:
            fields[-1][1].append(line.strip())
    return fields


def _counted(paragraphs: Sequence[str]) -> Entry | None:
    """Headline and byline above the count of words, then day, time, source, its code, page, language."""
    flat = [line.strip("\ufeff ") for line in paragraphs]
    counted = next((at for at, line in enumerate(flat[:_HEAD]) if _COUNT.fullmatch(line)), 0)
    above = flat[:counted]
    byline = above.pop() if len(above) > 1 and re.match(r"(?:by|von|par)\b", above[-1], re.IGNORECASE) else ""
    day = next((at for at in range(counted + 1, min(counted + 3, len(flat))) if dates.date_line(flat[at])), 0)
    if not above or not day:
        return None
    rest = day + 1
    while rest < len(flat) and re.fullmatch(r"\d{1,2}[:.]\d{2}.{0,8}", flat[rest]):
        rest += 1
    end = rest + 1
    named = ""
    while end < len(flat) and end < counted + 12:
        line = flat[end]
        if language(line):
            named = line
        elif not re.fullmatch(
            r"[A-Z0-9]{3,8}|[A-Z]?\d{1,4}|Volume .*|(?:Copyright|\(c\)|©).*", line, re.IGNORECASE
        ) and (named or len(line.split()) > 3):
            break
        end += 1
    known = {
        "headline": above[-1], "byline": byline, "published": flat[day], "language": named,
        "outlet": flat[rest] if rest < len(flat) else "",
    }  # fmt: skip
    return Entry(known, flat[end:], flat[:end], PLACE)
