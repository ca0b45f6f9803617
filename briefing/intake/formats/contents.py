"""Lists of contents, by which a file of cuttings is known and taken apart: monitoring services send one every morning.

The list names each article, and often its outlet and page. A file is taken apart only where nearly every entry of the
list is found again as the heading of an article, with a day at its top; else, as a report with chapters, it stays one
text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.intake.candidate import ArticleDraft, Dropped, FieldValue
from briefing.intake.fields import dates
from briefing.intake.fields.about import ENDED, bare
from briefing.intake.fields.shape import digest, shape
from briefing.language.words import one_line

CONTENTS = re.compile(
    r"(?:table of )?contents|index(?: of articles)?|(?:today['’]?s )?(?:headlines|cuttings|coverage)"
    r"|in this (?:edition|issue)|inhalt(?:sverzeichnis)?|übersicht|sommaire|table des matières",
    re.IGNORECASE,
)
_LINE = re.compile(rf"^[ \t]*(?:{CONTENTS.pattern})[ \t]*:?[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"</(?:w:p|text:p|text:h)>|\\par(?![a-z])")
_TAG = re.compile(r"<[^<>]*>|\\\*?[a-z]{1,32}-?\d{0,10} ?|[{}]")
BY = "list of contents"
FEWEST = 2  # articles
FOUND = 0.8  # share of the list's entries that are found again
DATED = 0.5  # share of the articles that have a day at their top
_TOP = 8  # lines
_BELOW = 4  # the same, below a line that nothing but the list shows to be a heading
_SHORT = 90  # characters of a line that holds a day and little else
_SHORTEST = 8  # letters and figures of a heading that tells an article
_LONGEST_LIST = 400  # lines
_NAME = 7  # words of an outlet's name at most
_CELL = re.compile(r"\s*[|\t]\s*|\s{3,}|\s*[.…·_]{3,}\s*")
_PAGE = re.compile(r"(?:p(?:age|g|\.)?|s(?:eite|\.)?)?\s*[A-Z]?\d{1,4}(?:\s*[-–,]\s*\d{1,4})?[.)]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Begin:
    """Where an article begins among the paragraphs, its heading, and the outlet that the list names."""

    at: int
    headline: str
    outlet: str


def matched(title: str, headings: Sequence[str]) -> tuple[str, str] | None:
    """The heading that an entry names, and the outlet's name that the entry has in front of it or behind it."""
    listed = bare(title)
    for heading in headings:
        key = bare(heading)
        if len(key) < _SHORTEST:
            continue
        if key == listed or key.startswith(listed):
            return heading, ""
        if key in listed:
            flat = title.strip()
            at = flat.casefold().find(heading.casefold())
            rest = (flat[:at] + " | " + flat[at + len(heading) :]) if at >= 0 else ""
            return heading, next(filter(None, map(_name, _CELL.split(rest))), "")
    return None


def dated(lines: Sequence[str]) -> bool:
    """Whether a line at an article's top gives a day."""
    return any(
        (day := dates.find(line)) is not None and bool(day[0].day) and len(line) < _SHORT for line in lines[:_TOP]
    )


def seems(text: str) -> bool:
    """Whether text, rich text or mark-up of Word or OpenDocument has a line as above a list of contents: cheap."""
    return bool(_LINE.search(_TAG.sub("", _END.sub("\n", text)) if text[:1] in "<{" else text))


def drafts(
    paragraphs: Sequence[str], headings: Sequence[str], whole: ArticleDraft, outlets: frozenset[str]
) -> list[ArticleDraft]:
    """The articles of a file of cuttings as drafts; the draft of the whole for a file that is one text.

    `headings` are the paragraphs that the format marks as headings, empty where it marks none.
    """
    front, begins = _begins(paragraphs, {one_line(heading) for heading in headings})
    if not begins:
        return [whole]
    made: list[ArticleDraft] = []
    note = f"one of {len(begins)} articles that the file's list of contents names"
    for number, begin in enumerate(begins):
        end = begins[number + 1].at if number + 1 < len(begins) else len(paragraphs)
        known: Mapping[str, FieldValue] = {"headline": FieldValue(begin.headline, BY)} | (
            {"outlet": FieldValue(begin.outlet, BY)} if begin.outlet else {}
        )
        text = paragraphs[begin.at + 1 : end]
        mark = digest("\n".join(paragraphs[begin.at : end]).encode("utf-8", "replace"))
        dropped = [Dropped(line, "front of the cuttings") for line in paragraphs[:front]] if not number else []
        notes = [note, *whole.notes] if not number else [note]
        made.append(shape(text, known, digest=mark, outlets=outlets, dropped=dropped, notes=notes))
    shown = {passage.text for draft in made for passage in draft.dropped}
    apart = [passage for passage in whole.dropped if passage.text not in shown and passage.text not in paragraphs]
    made[0] = replace(made[0], dropped=(*made[0].dropped, *apart))
    return made


def _begins(paragraphs: Sequence[str], headings: set[str]) -> tuple[int, list[_Begin]]:
    """Where the front ends, and where the articles begin; none for a file that is one text."""
    list_at = next((at for at, line in enumerate(paragraphs) if CONTENTS.fullmatch(line.strip(" :"))), None)
    if list_at is None:
        return 0, []
    entries: list[str] = []
    first = list_at + 1
    while first < min(len(paragraphs), list_at + _LONGEST_LIST):
        if _heads(paragraphs, first, headings) and any(matched(entry, [paragraphs[first]]) for entry in entries):
            break
        entries.append(paragraphs[first])
        first += 1
    entries = [entry for entry in entries if len(bare(entry)) >= _SHORTEST]
    found: list[_Begin] = []
    for at in range(first, len(paragraphs)):
        if len(paragraphs[at]) > 3 * _SHORT or not _heads(paragraphs, at, headings):
            continue
        for entry in entries:
            held = matched(entry, [paragraphs[at]])
            if held is not None:
                found.append(_Begin(at, *held))
                entries.remove(entry)
                break
    titles = [entry for entry in entries if re.search(r"\d", entry)]  # without the list's own head: Headline | Page
    days = sum(dated(paragraphs[one.at + 1 : one.at + 1 + _TOP]) for one in found)
    if len(found) < FEWEST or len(found) < FOUND * (len(found) + len(titles)) or days < DATED * len(found):
        return 0, []
    return first, found


def _heads(paragraphs: Sequence[str], at: int, headings: set[str]) -> bool:
    """Whether a paragraph heads an article: it is marked as a heading, or has a day right below it."""
    line = one_line(paragraphs[at])
    return line in headings or (not ENDED.search(line) and dated(paragraphs[at + 1 : at + 1 + _BELOW]))


def _name(cell: str) -> str:
    """The outlet's name in what an entry says beside its title."""
    name = re.sub(r"^\s*\d{1,3}[.)]\s+", "", f" {one_line(cell)}")
    name = re.sub(r"^[\s,;:|–—-]+|[\s,;:|–—.(-]+$", "", name).strip("() ")
    day = dates.find(name)
    if day:
        name = name[: day[1][0]].strip(" ,;–—-")
    name = _PAGE.sub("", name).strip(" ,;–—-") if not re.search(r"[^\W\d_]{2}\s+\d", name) else name
    plain = bool(name) and len(name.split()) <= _NAME and name[:1].isupper() and not re.search(r"\d", name)
    return name if plain else ""
