"""Files that news databases give out, with several articles in one: taken apart at the lines between them.

LexisNexis sets `3 of 25 DOCUMENTS` above each (LexisNexisTools and AmCAT, which read such files, go by it), Nexis Uni
`End of Document` below each, Factiva `Document` with the article's number below each, and, with its indexing, a code of
two letters in front of each field. Without codes, Nexis prints headline, source, day, copyright and labelled lines
above a line `Body` (LexisNexisTools reads its files by these), and Factiva the fields in the order of its codes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.intake.candidate import ArticleDraft, Dropped, FieldValue
from briefing.intake.fields import dates, lines
from briefing.intake.fields.bylines import tidy
from briefing.intake.fields.shape import digest, shape

_ABOVE = re.compile(r"^[ \t]*(?:FOCUS - )?\d{1,5} of \d{1,5} DOCUMENTS?[ \t]*$", re.MULTILINE)
_BELOW = re.compile(
    r"^[ \t]*(?:End of Document|Document [A-Z][A-Z0-9]{5,9}0{2,6}\d{8}[a-z0-9]{6,12})[ \t]*$", re.MULTILINE
)
_LOOSE = re.compile(
    r">\s*(?:End of Document|\d{1,5} of \d{1,5} DOCUMENTS?|Document [A-Z][A-Z0-9]{5,9}0{2,6}\d{8}[a-z0-9]{6,12})\s*<"
)
_CODE = re.compile(
    r"^(HD|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|NS|RE|IN|CO|IPD|IPC|PUB|AN|CR|CLM|SE|CT|RF|ART|VOL)(?:[ \t]+|$)"
)
_FEWEST = 2  # articles, or codes of fields, that show a database's file
_BODY = re.compile(r"body|text|volltext|texte intégral", re.IGNORECASE)
_FOOT = re.compile(
    r"(?:load-date|publication-type|journal code|graphic)\s*:.*|classification|end of document", re.IGNORECASE
)
_BYLINE = re.compile(r"byline\s*:\s*(?P<names>.+)", re.IGNORECASE)
_COUNT = re.compile(r"\d{1,3}(?:[,.]?\d{3})* (?:words|Wörter|mots)")
_LANGUAGES = {"English": "en", "German": "de", "French": "fr", "Spanish": "es", "Italian": "it"}
_BY = "place in the news database's head"
_HEAD = 24  # lines at an article's top that may be its fields


def many(text: str) -> bool:
    """Whether mark-up seems to hold several articles of a database: cheap, for files of other formats."""
    return len(_LOOSE.findall(text)) >= _FEWEST


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
        return _printed(text, source_digest, outlets)
    known: dict[str, FieldValue] = {}
    by = "field of the news database"
    for name, code in (("headline", "HD"), ("outlet", "SN"), ("byline", "BY"), ("published", "PD"), ("language", "LA")):
        value = _value(name, " ".join(" ".join(fields.get(code, ())).split()))
        if value:
            known[name] = FieldValue(value, by)
    body = [*fields.get("LP", ()), "", *fields.get("TD", ())]
    return shape(lines.unwrap("\n".join(body)), known, digest=source_digest, outlets=outlets, headline=False)


def _printed(text: str, source_digest: str, outlets: frozenset[str]) -> ArticleDraft:
    """An article whose fields are told by their places: above a line `Body`, or around the count of its words."""
    paragraphs = lines.unwrap(text.strip("\n"))
    flat = [line.strip("\ufeff ") for line in paragraphs]
    begins = next((at for at, line in enumerate(flat) if _BODY.fullmatch(line)), 0)
    counted = next((at for at, line in enumerate(flat[:_HEAD]) if _COUNT.fullmatch(line)), 0)
    known: dict[str, str] = {}
    used: list[str] = []
    if begins:
        known, used = _above_body(flat[:begins])
        body = [line for line in paragraphs[begins + 1 :] if not _FOOT.fullmatch(line)]
        used += [line for line in paragraphs[begins + 1 :] if _FOOT.fullmatch(line)]
    elif counted:
        known, used, body = _around_count(flat, counted)
    if not known.get("headline") or not known.get("published"):
        return shape(paragraphs, digest=source_digest, outlets=outlets)
    return shape(
        body, {name: FieldValue(value, _BY) for name, value in known.items() if value}, digest=source_digest,
        outlets=outlets, headline=False, dropped=[Dropped(line, "news database's line") for line in used],
    )  # fmt: skip


def _above_body(head: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Nexis: the day stands below the source, and that below the headline; a cover with a list may stand above."""
    dated = [(at, day) for at, line in enumerate(head) if (day := dates.date_line(line)) is not None]
    for at, day in dated[-2:]:
        if at < _FEWEST:
            continue
        known = {"headline": head[at - 2], "outlet": head[at - 1], "published": str(day)}
        for line in head[at:]:
            if match := _BYLINE.fullmatch(line):
                known["byline"] = tidy(match["names"]) or ""
        return known, list(head)
    return {}, []


def _around_count(flat: Sequence[str], counted: int) -> tuple[dict[str, str], list[str], list[str]]:
    """Factiva: headline and byline above the count of words, then day, time, source, its code, page, language."""
    above = list(flat[:counted])
    byline = tidy(above.pop()) or "" if len(above) > 1 and re.match(r"by\b", above[-1], re.IGNORECASE) else ""
    day = next(
        ((at, found) for at in range(counted + 1, min(counted + 3, len(flat))) if (found := dates.date_line(flat[at]))),
        None,
    )
    if not above or day is None:
        return {}, [], []
    rest = day[0] + 1
    while rest < len(flat) and re.fullmatch(r"\d{1,2}[:.]\d{2}.{0,8}", flat[rest]):
        rest += 1
    outlet = flat[rest] if rest < len(flat) else ""
    end = rest + 1
    language = ""
    while end < len(flat) and end < counted + 12:
        line = flat[end]
        if line in _LANGUAGES:
            language = _LANGUAGES[line]
        elif not re.fullmatch(
            r"[A-Z0-9]{3,8}|[A-Z]?\d{1,4}|Volume .*|(?:Copyright|\(c\)|©).*", line, re.IGNORECASE
        ) and (language or len(line.split()) > 3):
            break
        end += 1
    known = {
        "headline": above[-1], "byline": byline, "published": str(day[1]), "outlet": outlet, "language": language
    }  # fmt: skip
    return known, list(flat[:end]), list(flat[end:])


def _value(name: str, printed: str) -> str:
    if name == "published":
        day = dates.find(printed)
        return str(day[0]) if day else ""
    if name == "byline":
        return tidy(printed) or ""
    if name == "language":
        return _LANGUAGES.get(printed, "")
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
