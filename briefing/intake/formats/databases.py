"""Files that news databases give out, with several articles in one: taken apart at the lines between them.

LexisNexis sets `3 of 25 DOCUMENTS` above each (LexisNexisTools and AmCAT, which read such files, go by it), Nexis Uni
`End of Document` below each, Factiva `Document` with the article's number below each, and, with its indexing, a code of
two letters in front of each field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.intake.candidate import ArticleDraft, FieldValue
from briefing.intake.fields import dates, lines
from briefing.intake.fields.bylines import tidy
from briefing.intake.fields.shape import digest, shape

_ABOVE = re.compile(r"^[ \t]*(?:FOCUS - )?\d{1,5} of \d{1,5} DOCUMENTS?[ \t]*$", re.MULTILINE)
_BELOW = re.compile(
    r"^[ \t]*(?:End of Document|Document [A-Z][A-Z0-9]{5,9}0{2,6}\d{8}[a-z0-9]{6,12})[ \t]*$", re.MULTILINE
)
_CODE = re.compile(
    r"^(HD|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|NS|RE|IN|CO|IPD|IPC|PUB|AN|CR|CLM|SE|CT|RF|ART|VOL)(?:[ \t]+|$)"
)
_FEWEST = 2  # articles, or codes of fields, that show a database's file


def parted(text: str) -> list[str]:
    """The articles of a database's file, in order; none where a text is no such file."""
    if len(_ABOVE.findall(text)) >= _FEWEST:
        pieces = _ABOVE.split(text)[1:]
    elif len(_BELOW.findall(text)) >= _FEWEST:
        pieces = _BELOW.split(text)[:-1]
    else:
        return []
    return [one for one in pieces if len(one.split()) > 5]


def read(text: str, outlets: frozenset[str]) -> ArticleDraft:
    """One article of such a file as a draft."""
    source_digest = digest(text.encode("utf-8", "replace"))
    fields = _fields(text)
    if not {"HD", "PD"} <= fields.keys():
        return shape(lines.unwrap(text.strip("\n")), digest=source_digest, outlets=outlets)
    known: dict[str, FieldValue] = {}
    by = "field of the news database"
    for name, code in (("headline", "HD"), ("outlet", "SN"), ("byline", "BY"), ("published", "PD"), ("language", "LA")):
        value = _value(name, " ".join(" ".join(fields.get(code, ())).split()))
        if value:
            known[name] = FieldValue(value, by)
    body = [*fields.get("LP", ()), "", *fields.get("TD", ())]
    return shape(lines.unwrap("\n".join(body)), known, digest=source_digest, outlets=outlets, headline=False)


def _value(name: str, printed: str) -> str:
    if name == "published":
        day = dates.find(printed)
        return str(day[0]) if day else ""
    if name == "byline":
        return tidy(printed) or ""
    if name == "language":
        return {"English": "en", "German": "de", "French": "fr", "Spanish": "es", "Italian": "it"}.get(printed, "")
    return printed


def _fields(text: str) -> dict[str, Sequence[str]]:
    """The lines of each field, by its code."""
    values: dict[str, list[str]] = {}
    code = ""
    for line in text.split("\n"):
        match = _CODE.match(line.strip("\ufeff"))
        if match:
            code = match[1]
            values.setdefault(code, []).append(line[match.end() :])
        elif code:
            values[code].append(line.strip())
    return dict(values)
