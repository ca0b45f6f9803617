"""News agencies: how an article says whose copy it carries."""

from __future__ import annotations

import re

from briefing.intake.fields import dates
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
_CREDITED = re.compile(r"\((?P<agency>[A-Z][\w&/. -]{1,30})\)\s{0,3}(?:[—–]|--?|:)\s{1,3}\S")
_DASH = re.compile(r"\s{0,3}(?:[—–]|\s-\s|:\s)\s{0,3}\S")
_PLACE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}")  # the first word of a place, in capitals
_LONGEST_PLACE = 70  # characters before the agency or the dash


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
    top = paragraph[:140].lstrip()
    credit = _CREDITED.search(top)
    if credit and credit.start() <= _LONGEST_PLACE and _placed(top[: credit.start()]):
        agency = credit["agency"].strip()
        day = dates.find(top[: credit.start()])
        return _BY_NAME.get(agency, agency), day[0] if day else None
    dash = _DASH.search(top)
    if dash and dash.start() <= _LONGEST_PLACE and _PLACE.match(top):
        day = dates.find(top[: dash.start()])
        if day and not top[day[1][1] : dash.start()].strip(" ,."):
            return None, day[0]
    return None


def _placed(text: str) -> bool:
    """Whether what stands before an agency's name is a place and a day at most: every longer word with a capital."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return all(word[0].isupper() for word in words)
