"""An article of LexisNexis or Nexis: source, day and edition above the headline, labelled lines around the text.

LexisNexis sets source, day and edition in the middle of the line, and the labels in capitals (LexisNexisTools and
AmCAT, which read such files, go by these). Nexis Uni sets the headline first and a line `Body` above the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.intake.fields import dates, lines
from briefing.intake.formats.text.entry import PLACE, Entry

_LABEL = re.compile(
    r"(?P<name>BYLINE|SECTION|LENGTH|HIGHLIGHT|DATELINE|SOURCE|ABSTRACT|BODY|SERIES|TYPE|AUTOR|RUBRIK|LÄNGE|AUTEUR"
    r"|RUBRIQUE|LONGUEUR|ENCART)\s*:[ \t]*(?P<value>.*)"
)
_BELOW = re.compile(
    r"(?:LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|JOURNAL-CODE|DISTRIBUTION|DOCUMENT-TYPE|SUBJECT|INDUSTRY|PERSON"
    r"|ORGANIZATION|GEOGRAPHIC|COUNTRY|STATE|CITY|COMPANY|TICKER|CORRECTION(?:-DATE)?|UPDATE|URL|NOTES|SPRACHE|LANGUE"
    r"|TYPE-DE-PUBLICATION|DATE-CHARGEMENT|PUBLIKATIONSTYP|ZEITUNG|GRAFIK)\s*:.*"
)
_OWNER = re.compile(
    r"(?:copyright\b|\(c\)|©).*|all rights reserved\.?|alle rechte vorbehalten|tous droits r[ée]serv[ée]s",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"(?:edition|ausgabe|édition)\s+\d{1,2}\s*;?.*|(?:[\w'’ -]{1,40}\s)?(?:edition|ausgabe|édition)\s*[\d;]*"
    r"|correction appended",
    re.IGNORECASE,
)
_MIDDLE = 8  # spaces from which a line stands in the middle
_TITLE = re.compile(r"body|text|volltext|texte intégral", re.IGNORECASE)
_FOOT = re.compile(
    r"(?:load-date|publication-type|journal code|graphic)\s*:.*|classification|end of document", re.IGNORECASE
)
_BYLINE = re.compile(r"byline\s*:\s*(?P<names>.+)", re.IGNORECASE)


def read(text: str) -> Entry | None:
    """The entry of an article with labels in capitals, or with a line `Body`; None for any other text."""
    return _labelled(text) or _titled(lines.unwrap(text.strip("\n")))


def _labelled(text: str) -> Entry | None:
    """LexisNexis. The lines are looked at as they stand: what is set in the middle is no headline."""
    rows = text.strip("\n").split("\n")
    first = next((at for at, row in enumerate(rows) if _LABEL.fullmatch(row.strip())), None)
    if first is None:
        return None
    groups = _groups(rows[:first])
    day = next((at for at, group in enumerate(groups) if dates.date_line(group[0].strip())), 0)
    if not day:
        return None
    above = [" ".join(row.strip() for row in group) for group in groups]
    names = [name for name in above[:day] if not _OWNER.fullmatch(name)]
    below: list[str] = []
    rest = list(above[:day]) + [groups[day][0].strip()]
    for group in [groups[day][1:], *groups[day + 1 :]]:
        flat = " ".join(row.strip() for row in group)
        if not flat:
            continue
        middle = all(len(row) - len(row.lstrip()) >= _MIDDLE for row in group)
        if middle or _EDITION.fullmatch(flat) or _OWNER.fullmatch(flat):
            rest.append(flat)
        else:
            below.append(flat)
    if not names or not below:
        return None
    known = {"outlet": names[-1], "published": groups[day][0], "headline": below[0]}
    rest += below[:1]
    body, labels = _around(rows[first:])
    for name, value in labels:
        if name in ("BYLINE", "AUTOR", "AUTEUR"):
            known.setdefault("byline", value)
        rest.append(f"{name}: {value}")
    text_rows, foot = _without_foot(body)
    for line in foot:
        if match := re.fullmatch(r"(?:LANGUAGE|SPRACHE|LANGUE)\s*:\s*(.+)", line):
            known["language"] = match[1]
    return Entry(known, [*below[1:], *lines.unwrap("\n".join(text_rows))], [*rest, *foot], PLACE)


def _groups(rows: Sequence[str]) -> list[list[str]]:
    """Rows between blank ones."""
    made: list[list[str]] = [[]]
    for row in rows:
        if row.strip():
            made[-1].append(row.expandtabs())
        elif made[-1]:
            made.append([])
    return [group for group in made if group]


def _around(rows: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """The rows below the last label above the text, and the labels with their values, which may run on."""
    labels: list[tuple[str, str]] = []
    at = 0
    while at < len(rows):
        match = _LABEL.fullmatch(rows[at].strip())
        if match is None and rows[at].strip():
            break
        at += 1
        if match is None:
            continue
        value = match["value"].strip()
        if match["name"] == "BODY":
            return [value, *rows[at:]], labels
        while at < len(rows) and rows[at].strip() and not _LABEL.fullmatch(rows[at].strip()):
            value += f" {rows[at].strip()}"
            at += 1
        labels.append((match["name"], value))
    return list(rows[at:]), labels


def _without_foot(rows: Sequence[str]) -> tuple[list[str], list[str]]:
    """The rows of the text, and the labelled lines below it with the copyright."""
    end = len(rows)
    begins = end
    while end:
        start = end - 1
        while start and rows[start - 1].strip():
            start -= 1
        group = [row.strip() for row in rows[start:end] if row.strip()]
        if group and not (_BELOW.fullmatch(group[0]) or _OWNER.fullmatch(group[0])):
            break
        if group:
            begins = start
        end = start
    return list(rows[:begins]), [row.strip() for row in rows[begins:] if row.strip()]


def _titled(paragraphs: Sequence[str]) -> Entry | None:
    """Nexis: the day stands below the source, and that below the headline; a cover with a list may stand above."""
    flat = [line.strip("\ufeff ") for line in paragraphs]
    begins = next((at for at, line in enumerate(flat) if _TITLE.fullmatch(line)), 0)
    head = flat[:begins]
    dated = [at for at, line in enumerate(head) if dates.date_line(line) is not None]
    for at in dated[-2:]:
        if at < 2:  # headline and source stand above the day
            continue
        known = {"headline": head[at - 2], "outlet": head[at - 1], "published": head[at]}
        for line in head[at:]:
            if match := _BYLINE.fullmatch(line):
                known["byline"] = match["names"]
        foot = [line for line in paragraphs[begins + 1 :] if _FOOT.fullmatch(line)]
        return Entry(known, [line for line in paragraphs[begins + 1 :] if line not in foot], [*head, *foot], PLACE)
    return None
