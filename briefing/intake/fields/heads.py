"""The lines around a text that are about it: which is the headline, and where the text begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.intake.candidate import Dropped, FieldValue
from briefing.intake.fields import agencies, dates, release
from briefing.intake.fields.about import (
    ENDED,
    FIELD_OF,
    PAIR,
    URL,
    Head,
    bare,
    byline_or_date,
    is_name,
    is_outlet,
    label,
    named_outlet,
    pair,
)
from briefing.intake.fields.furniture import guarded
from briefing.language.sentences import two_sentences
from briefing.language.words import fold

_LOOKED_AT = 14  # paragraphs at the top that may be about the text
_DELIVERED = re.compile(
    r"\(?(?:(?:as )?(?:delivered|given)|(?:keynote |opening |closing )?(?:speech|address|remarks|statement|lecture)"
    r"(?: as delivered| given| made)?) (?:by|to|at|in|on)\b",
    re.IGNORECASE,
)
_LONGEST_DELIVERY = 220  # characters of a line that says who gave a speech
_KICKER = re.compile(
    r"\W*(?:exclusive|breaking(?: news)?|news|latest|updated?|report|politics|uk|us|world|business|education"
    r"|health|environment|technology|national|local)\W*",
    re.IGNORECASE,
)
_NAME = 6  # words at most of a name above a release
_FOR_RELEASE = re.compile(
    r"(?:for (?:immediate )?release|(?:press|news|media) (?:release|statement|notice))\b", re.IGNORECASE
)
_LEGAL = re.compile(r"\s(?:plc|ltd|llp|cic|gmbh|inc)\.?$", re.IGNORECASE)
_BYLINE = re.compile(r"By\s+[A-Z]")


def read_head(
    paragraphs: Sequence[str],
    known: Mapping[str, FieldValue],
    outlets: frozenset[str] = frozenset(),
    *,
    headline: bool = True,
) -> Head:
    """Take the lines about the text off its top. `known` fields are kept, their repetition in the text goes.

    `outlets` are folded names that the briefing knows. `headline` false: the text has no headline of its own.
    """
    head = Head(dict(known))
    prose = 0
    # Where the format gave the headline (the largest type), a name above its place in the text is the outlet's.
    place = max((at for at, paragraph in enumerate(paragraphs[:_LOOKED_AT]) if _same(paragraph, head)), default=0)
    for at, paragraph in enumerate(paragraphs):
        if at >= _LOOKED_AT or prose >= 3:
            head.paragraphs.extend(paragraphs[at:])
            break
        flat = " ".join(paragraph.split())
        why = _about(head, flat, outlets, prose=prose, following=paragraphs[at + 1 : at + 6], headline=headline)
        unnamed = not why and "outlet" not in head.fields
        first = at < place or (at == 0 and "headline" in head.fields)
        if unnamed and (
            (at < place and is_outlet(flat, outlets)) or (first and _letterhead(flat, paragraphs[at + 1 : at + 4]))
        ):
            head.note("outlet", flat, "first lines")
            why = "name of the outlet, kept as a field"
        if why:
            head.dropped.append(Dropped(paragraph, why))
            continue
        if len(flat.split()) >= 12 and (ENDED.search(flat) or len(flat) > 140):
            prose += 1
        head.paragraphs.append(paragraph)
    _foot(head, outlets)
    _dateline(head)
    _delivered(head)
    return head


def _about(
    head: Head, flat: str, outlets: frozenset[str], *, prose: int, following: Sequence[str], headline: bool
) -> str:
    """Why a line is about the text and no part of it; notes what it says. Empty for a paragraph of the text."""
    if release.embargo_line(flat):
        head.note("embargo", flat, "embargo line")
        return "embargo line, kept as a field"
    if len(flat) > 220 or ("headline" in head.fields and _delivery(flat)):
        return ""
    why = label(head, flat) or pair(head, flat, prose) or byline_or_date(head, flat)
    if why:
        return why
    held = head.fields.get("outlet")
    if held is not None and not prose and bare(flat) == bare(held.value):
        return "name of the outlet, kept as a field"
    if named_outlet(flat, outlets):
        head.note("outlet", flat, "first lines")
        return "name of the outlet, kept as a field"
    if not prose and _below_headline(head, flat, following, outlets):
        head.note("outlet", flat, "line below the headline")
        return "name of the outlet, kept as a field"
    if prose or not headline:
        return "the headline once more" if _same(flat, head) else ""
    return _headline(head, flat, following, outlets)


def _headline(head: Head, flat: str, following: Sequence[str], outlets: frozenset[str]) -> str:
    if _same(flat, head):
        return "the headline once more"
    words = flat.split()
    ended = bool(ENDED.search(flat)) and not re.search(r"\b(?:[A-Z]\.){2,}$", flat)
    if "headline" in head.fields:
        if re.match(r"[a-z]", flat) and len(words) <= 10 and not re.search(r"[.!?:;,]", flat) and "“" not in flat:
            return "description of a picture"
        return "label" if _KICKER.fullmatch(flat) else ""
    if ended or len(words) > 30 or two_sentences(flat) or flat[:1] in "•*-–" or not re.search(r"[^\W\d_]", flat):
        return ""
    next_line = next((line for line in following if len(line.split()) > 3 and not _says_little(line)), "")
    if _names_outlet(words, following):
        head.note("outlet", flat, "first line")
        return "name of the outlet, kept as a field"
    next_is_short = 4 <= len(next_line.split()) <= 25 and not ENDED.search(next_line)
    if release.contact_line(flat):
        return ""  # left for the contact block
    if is_outlet(flat, outlets) and next_is_short:
        head.note("outlet", flat, "first line")
        return "name of the outlet, kept as a field"
    if _KICKER.fullmatch(flat) or (len(words) <= 2 and next_is_short):
        return "label"
    head.note("headline", flat, "first line")
    return "headline, kept as a field"


def _letterhead(flat: str, following: Sequence[str]) -> bool:
    """Whether a line is a name above `For immediate release`: who issues it."""
    name = _LEGAL.sub("", flat)
    labels = (" ".join(line.split()) for line in following)
    return 2 <= len(name.split()) <= _NAME and is_name(name) and any(_FOR_RELEASE.match(line) for line in labels)


def _below_headline(head: Head, flat: str, following: Sequence[str], outlets: frozenset[str]) -> bool:
    """Whether a line names the outlet under a headline, with the day or the byline under it in turn."""
    if "headline" not in head.fields or "outlet" in head.fields or head.paragraphs or not following:
        return False
    below = " ".join(following[0].split())
    about = dates.date_line(below) is not None or bool(_BYLINE.match(below))
    return about and is_outlet(flat, outlets) and not _same(flat, head)


def _names_outlet(words: Sequence[str], following: Sequence[str]) -> bool:
    """Whether a line is a name with the day below it and a headline further down: how databases print an outlet."""
    name = len(words) <= 5 and is_name(" ".join(words))
    if not name or len(following) < 2 or dates.date_line(" ".join(following[0].split())) is None:
        return False
    below = following[1].split()
    return 4 <= len(below) <= 25 and not ENDED.search(following[1])


def _says_little(line: str) -> bool:
    """Whether a line is a label, a date or an embargo, and so no headline."""
    flat = " ".join(line.split())
    return release.label_line(flat) or release.embargo_line(flat) or dates.date_line(flat) is not None


def _same(flat: str, head: Head) -> bool:
    held = head.fields.get("headline")
    return held is not None and bare(flat) == bare(held.value)


def _foot(head: Head, outlets: frozenset[str]) -> None:
    """The outlet's name where the text's foot gives it: a copyright line, `Source: …`, or a known name by itself."""
    for paragraph in [*head.paragraphs[-4:]]:
        flat = " ".join(paragraph.split())
        if len(flat) > 160 or guarded(flat):
            continue
        match = PAIR.fullmatch(flat)
        url = URL.fullmatch(flat)
        when = re.match(
            r"(?:first |originally )?(?:published|posted|issued)\b", flat, re.IGNORECASE
        ) and dates.date_line(flat)
        if match and FIELD_OF.get(match["key"].lower()) in ("outlet", "url", "published", "byline"):
            why = pair(head, flat, 0)
        elif url:
            head.note("url", url["url"].rstrip(".,)"), "address in the text")
            why = "address, kept as a field"
        elif when:
            head.note("published", str(when), "date line")
            why = "date, kept as a field"
        elif fold(flat).removeprefix("the ") in outlets:
            head.note("outlet", flat, "last lines")
            why = "name of the outlet, kept as a field"
        else:
            continue
        if why:
            head.paragraphs.remove(paragraph)
            head.dropped.append(Dropped(paragraph, why))


def _delivered(head: Head) -> None:
    """The day in a line that says who gave a speech, where and when; the line stays, as it names who speaks."""
    for paragraph in head.paragraphs[:3]:
        day = _delivery(" ".join(paragraph.split()))
        if day:
            head.note("published", day, "line that says when it was delivered")
            return


def _delivery(flat: str) -> str:
    if len(flat) > _LONGEST_DELIVERY or guarded(flat) or ENDED.search(flat) or not _DELIVERED.match(flat):
        return ""
    day = dates.find(flat)
    return str(day[0]) if day and day[0].day and not flat[day[1][1] :].strip(" )(") else ""


def _dateline(head: Head) -> None:
    """The agency and the day in a dateline: `LONDON, 3 March 2025 (Northwire) —`. The text itself stays as it is."""
    for paragraph in head.paragraphs[:2]:
        dateline = agencies.dateline(paragraph)
        if dateline is None:
            continue
        agency, when = dateline
        if agency:
            head.note("via", agency, "dateline")
        if when:
            head.note("published", str(when), "dateline")
        return
