"""The lines around a text that are about it: headline, byline, date, outlet, address, labels."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from briefing.intake import agencies, dates, release
from briefing.intake.bylines import byline
from briefing.intake.candidate import Dropped, Found
from briefing.intake.furniture import guarded
from briefing.text import fold

_LOOKED_AT = 14  # paragraphs at the top that may be about the text
_PAIR = re.compile(
    r"(?P<key>headline|title|outlet|source|publication|publisher|newspaper|website|site|date|published"
    r"|publication date|posted|issued|released?|author|by|byline|journalist|url|link"
    r"|address|web|language|kind|type|embargo|subject|section|from)\s*[:=]\s*(?P<value>\S.{0,300})",
    re.IGNORECASE,
)
_KEYS = {
    "headline": "headline title subject",
    "outlet": "outlet source publication publisher newspaper website site",
    "published": "date published posted issued release released",
    "byline": "author by byline journalist",
    "url": "url link address web",
    "language": "language",
    "kind": "kind type",
    "embargo": "embargo",
}
_FIELD = {key: name for name, keys in _KEYS.items() for key in keys.split()} | {"publication date": "published"}
_URL = re.compile(r"<?(?P<url>https?://[^\s<>]+)>?")
_COMMENT = re.compile(
    r"\W*(?:opinion|comment|editorial|leader|column|letters?|viewpoint|analysis and opinion|guest (?:post|column)"
    r"|op-ed)\W*",
    re.IGNORECASE,
)
_KICKER = re.compile(
    r"\W*(?:exclusive|breaking(?: news)?|news|latest|updated?|report|politics|uk|us|world|business|education"
    r"|health|environment|technology|national|local)\W*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"""[.!…:;]["'”’»)\]]*$""")
# Words that names of outlets end in or carry; a short first line with one of them is the outlet's name.
_OUTLET = re.compile(
    r"\b(?:news|times|herald|gazette|post|mail|telegraph|chronicle|echo|journal|tribune|courier|observer|mercury"
    r"|argus|standard|star|press|sentinel|review|weekly|daily|today|magazine|bulletin|dispatch"
    r"|broadcasting|radio|tv|television|agency|newswire|wire|department|ministry|office of|home office"
    r"|cabinet office|council|commission|authority|foundation|institute|trust|parliament|assembly|blog|insider"
    r"|monitor|examiner|record)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"\W*(?:copyright|©|\(c\))+\s*(?:\d{4}\s*)?(?P<name>[A-Z][\w&.’' -]{2,50}?)(?:\s*\d{4})?(?:[.,"
    r"|].*)?(?:\s*all rights reserved.*)?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Head:
    """What the lines around a text say, and the paragraphs that remain."""

    found: dict[str, Found] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def note(self, name: str, value: str, by: str) -> None:
        """Remember the first value of a field."""
        if value and name not in self.found:
            self.found[name] = Found(value, by)


def read_head(
    paragraphs: Sequence[str],
    known: Mapping[str, Found],
    outlets: frozenset[str] = frozenset(),
    *,
    headline: bool = True,
) -> Head:
    """Take the lines about the text off its top. `known` fields are kept, their repetition in the text goes.

    `outlets` are folded names that the briefing knows. `headline` false: the text has no headline of its own.
    """
    head = Head(dict(known))
    prose = 0
    for at, paragraph in enumerate(paragraphs):
        if at >= _LOOKED_AT or prose >= 3:
            head.paragraphs.extend(paragraphs[at:])
            break
        flat = " ".join(paragraph.split())
        why = _about(head, flat, outlets, prose=prose, following=paragraphs[at + 1 : at + 3], headline=headline)
        if why:
            head.dropped.append(Dropped(paragraph, why))
            continue
        if len(flat.split()) >= 12 and (_ENDED.search(flat) or len(flat) > 140):
            prose += 1
        head.paragraphs.append(paragraph)
    _foot(head, outlets)
    _dateline(head)
    return head


def _about(
    head: Head, flat: str, outlets: frozenset[str], *, prose: int, following: Sequence[str], headline: bool
) -> str:
    """Why a line is about the text and no part of it; notes what it says. Empty for a paragraph of the text."""
    if release.embargo_line(flat):
        head.note("embargo", flat, "embargo line")
        return "embargo line, kept as a field"
    if len(flat) > 220:
        return ""
    why = _label(head, flat) or _pair(head, flat, prose) or _byline_or_date(head, flat)
    if why:
        return why
    if fold(flat) in outlets or (fold(flat).removeprefix("the ") in outlets):
        head.note("outlet", flat, "first lines")
        return "name of the outlet, kept as a field"
    if prose or not headline:
        return "the headline once more" if _same(flat, head) else ""
    return _headline(head, flat, following)


def _label(head: Head, flat: str) -> str:
    if release.label_line(flat):
        head.note("kind", "release", f"label “{flat}”")
        return "label"
    pieces = [piece.strip() for piece in re.split(r"\s*(?:[|·•–—]|\s-\s)\s*", flat) if piece.strip()]
    if len(pieces) > 1 and release.label_line(pieces[0]) and len(flat) < 120:
        head.note("kind", "release", f"label “{pieces[0]}”")
        for piece in pieces[1:]:
            when = dates.date_line(piece)
            if when:
                head.note("published", str(when), "date line")
            elif _OUTLET.search(piece) and len(piece.split()) <= 8:
                head.note("outlet", piece, "label")
        return "label"
    if _COMMENT.fullmatch(flat):
        head.note("kind", "comment", f"label “{flat}”")
        return "label"
    return ""


def _pair(head: Head, flat: str, prose: int) -> str:
    match = _PAIR.fullmatch(flat)
    if match is None or prose or guarded(flat):
        match_url = _URL.fullmatch(flat)
        if match_url:
            head.note("url", match_url["url"].rstrip(".,)"), "address in the text")
            return "address, kept as a field"
        return ""
    key, value = match["key"].lower(), match["value"].strip()
    name = _FIELD.get(key)
    if name is None:
        return ""
    if name == "published":
        found = dates.find(value)
        if found is None and not re.fullmatch(r"(?:19|20)\d{2}", value):
            return ""
        value = str(found[0]) if found else value
    elif name == "byline":
        value = byline(f"By {value}") or ""
    elif name == "url":
        url = _URL.match(value)
        if url is None and not re.match(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?$", value):
            return ""
        value = url["url"] if url else value
    elif (name == "headline" and len(value.split()) < 2) or (
        name == "outlet" and (len(value) > 70 or (len(value.split()) > 3 and _ENDED.search(value)))
    ):
        return ""
    elif name == "kind":
        value = value.lower() if value.lower() in ("release", "transcript", "report", "comment", "agency") else ""
    elif name == "language":
        value = value.lower()[:2] if re.fullmatch(r"[a-zA-Z]{2}(?:-\w+)?", value) else ""
    if not value:
        return ""
    head.note(name, value, f"“{match['key']}:” line")
    return "line about the text, kept as a field"


def _byline_or_date(head: Head, flat: str) -> str:
    names = byline(flat)
    if names:
        head.note("byline", names, "byline")
        found = dates.find(flat)
        if found:
            head.note("published", str(found[0]), "byline")
        agency = agencies.named(flat)
        if agency:
            head.note("via", agency, "byline")
        return "byline, kept as a field"
    when = dates.date_line(flat)
    if when:
        head.note("published", str(when), "date line")
        return "date, kept as a field"
    # "Harbour Gazette | 3 May 2025", "3 May 2025 · Ada Marsh": several things on one line.
    pieces = [piece.strip() for piece in re.split(r"\s+[|·•–—-]\s+|\s*[|·•]\s*", flat) if piece.strip()]
    if 2 <= len(pieces) <= 5 and len(flat) < 140:
        held = [dates.date_line(piece) for piece in pieces]
        if any(held):
            for piece, day in zip(pieces, held, strict=True):
                if day:
                    head.note("published", str(day), "date line")
                elif byline(piece) or (
                    re.fullmatch(r"(?:[A-Z][\w’'-]+ ){1,2}[A-Z][\w’'-]+", piece) and not _OUTLET.search(piece)
                ):
                    head.note("byline", byline(piece) or piece, "date line")
                elif _OUTLET.search(piece) and len(piece.split()) <= 6:
                    head.note("outlet", piece, "date line")
            return "line about the text, kept as a field"
    return ""


def _headline(head: Head, flat: str, following: Sequence[str]) -> str:
    if _same(flat, head):
        return "the headline once more"
    words = flat.split()
    ended = bool(_ENDED.search(flat)) and not re.search(r"\b(?:[A-Z]\.){2,}$", flat)
    if "headline" in head.found:
        if re.match(r"[a-z]", flat) and len(words) <= 10 and not re.search(r"[.!?:;,]", flat) and "“" not in flat:
            return "description of a picture"
        return "label" if _KICKER.fullmatch(flat) else ""
    if ended or len(words) > 30 or flat[:1] in "•*-–" or not re.search(r"[^\W\d_]", flat):
        return ""
    next_line = " ".join(following[0].split()) if following else ""
    next_is_short = bool(next_line) and 4 <= len(next_line.split()) <= 25 and not _ENDED.search(next_line)
    if len(words) <= 6 and _OUTLET.search(flat) and next_is_short:
        head.note("outlet", flat, "first line")
        return "name of the outlet, kept as a field"
    if _KICKER.fullmatch(flat) or (len(words) <= 2 and next_is_short):
        return "label"
    head.note("headline", flat, "first line")
    return "headline, kept as a field"


def _same(flat: str, head: Head) -> bool:
    held = head.found.get("headline")
    return held is not None and bare(flat) == bare(held.value)


def bare(text: str) -> str:
    """A line's letters and digits alone, folded: two printings of one headline are equal in it."""
    return "".join(char for char in fold(text) if char.isalnum())


def _foot(head: Head, outlets: frozenset[str]) -> None:
    """The outlet's name where the text's foot gives it: a copyright line, `Source: …`, or a known name by itself."""
    for paragraph in [*head.paragraphs[-4:]]:
        flat = " ".join(paragraph.split())
        if len(flat) > 160 or guarded(flat):
            continue
        match = _PAIR.fullmatch(flat)
        url = _URL.fullmatch(flat)
        when = re.match(
            r"(?:first |originally )?(?:published|posted|issued)\b", flat, re.IGNORECASE
        ) and dates.date_line(flat)
        if match and _FIELD.get(match["key"].lower()) in ("outlet", "url", "published", "byline"):
            why = _pair(head, flat, 0)
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


def is_outlet(line: str, outlets: frozenset[str]) -> bool:
    """Whether a short line is the name of an outlet: one that is known, or one made of the words of such names."""
    flat = " ".join(line.split())
    known = fold(flat).removeprefix("the ") in outlets
    return known or (
        2 <= len(flat.split()) <= 6 and bool(_OUTLET.search(flat)) and flat[:1].isupper() and not _ENDED.search(flat)
    )


def copyright_name(paragraph: str) -> str | None:
    """Who a copyright line names, or None."""
    match = _COPYRIGHT.match(" ".join(paragraph.split()))
    return (
        match["name"].strip(" .") if match and not re.match(r"(?:all|crown)\b", match["name"], re.IGNORECASE) else None
    )


def _dateline(head: Head) -> None:
    """The agency and the day in a dateline: `LONDON, 3 March 2025 (Northwire) —`. The text itself stays as it is."""
    for paragraph in head.paragraphs[:2]:
        found = agencies.dateline(paragraph)
        if found is None:
            continue
        agency, when = found
        if agency:
            head.note("via", agency, "dateline")
        if when:
            head.note("published", str(when), "dateline")
        return
