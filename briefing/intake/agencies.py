"""News agencies: how an article says whose copy it carries."""

from __future__ import annotations

import re

from briefing.intake import dates
from briefing.model import PartialDate

# Names by which copy is credited; the first of each line is the name to show.
_AGENCIES = (
    ("PA Media", "PA Media", "PA", "Press Association", "PA News Agency"),
    ("Reuters", "Reuters", "Thomson Reuters"),
    ("Associated Press", "Associated Press", "AP", "The Associated Press"),
    ("AFP", "AFP", "Agence France-Presse"),
    ("Bloomberg", "Bloomberg", "Bloomberg News"),
    ("dpa", "dpa", "Deutsche Presse-Agentur"),
    ("EFE", "EFE"),
    ("ANSA", "ANSA"),
    ("UPI", "UPI", "United Press International"),
    ("AAP", "AAP", "Australian Associated Press"),
    ("The Canadian Press", "The Canadian Press", "Canadian Press"),
    ("Xinhua", "Xinhua"),
    ("TASS", "TASS"),
    ("Kyodo", "Kyodo", "Kyodo News"),
    ("ANI", "ANI"),
    ("PTI", "PTI", "Press Trust of India"),
    ("IANS", "IANS"),
)
_BY_NAME = {name: names[0] for names in _AGENCIES for name in names}
_LONG = re.compile(
    r"\b("
    + "|".join(sorted((re.escape(name) for name in _BY_NAME if len(name) > 4 or name == "AFP"), key=len, reverse=True))
    + r")\b"
)
_DATELINE = re.compile(
    r"\s*(?P<place>(?:[A-ZÀ-Þ][\w.'’-]*[ ,]*){0,5}[^()—–]{0,24})\((?P<agency>[A-Z][\w&/. -]{1,30})\)\s*(?:[—–-]+"
    r"|:)\s+\S"
)
_PLAIN = re.compile(
    r"\s*[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,}(?:,\s*[A-Z][\w. ]{1,20})?,\s*(?P<date>[^—–]{5,30}?)\s*(?:[—–]|\s-\s|:\s)\s*\S"
)


def named(text: str) -> str | None:
    """The agency that a byline or a credit names, or None. Two letters count only standing alone or behind a comma."""
    match = _LONG.search(text)
    if match:
        return _BY_NAME[match[1]]
    for piece in re.split(r"[,/|()]|\s-\s|\bby\b", text, flags=re.IGNORECASE):
        if piece.strip() in _BY_NAME:
            return _BY_NAME[piece.strip()]
    return None


def dateline(paragraph: str) -> tuple[str | None, PartialDate | None] | None:
    """Agency and day of a paragraph's dateline, either of them None; None for a paragraph without one."""
    match = _DATELINE.match(paragraph[:120])
    if match:
        agency = match["agency"].strip()
        found = dates.find(match["place"])
        return _BY_NAME.get(agency, agency), found[0] if found else None
    match = _PLAIN.match(paragraph[:120])
    if match:
        found = dates.find(match["date"])
        if found:
            return None, found[0]
    return None
