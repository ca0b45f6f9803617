"""Single lines that are about a text and no part of it: labels, `Key: value`, bylines, dates, names of outlets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.intake.candidate import Dropped, FieldValue
from briefing.intake.fields import agencies, dates, release
from briefing.intake.fields.bylines import byline
from briefing.intake.fields.furniture import guarded
from briefing.intake.fields.outlets import host_of
from briefing.language.sentences import ending
from briefing.language.words import fold
from briefing.model import PartialDate

_NO_LETTER = re.compile(r"[\W_]+")
ENDED = ending(".!…:;")
PAIR = re.compile(
    r"(?P<key>headline|title|outlet|issued by|source|publication|publisher|newspaper|website|site|date|published"
    r"|publication date|posted|issued|released?|author|by|byline|journalist|url|link"
    r"|address|web|language|kind|type|embargo|subject|section|from)\s*[:=]\s*(?P<value>\S.{0,300})",
    re.IGNORECASE,
)
_KEYS = {
    "headline": "headline title subject",
    "outlet": "outlet from source publication publisher newspaper website site",
    "published": "date published posted issued release released",
    "byline": "author by byline journalist",
    "url": "url link address web",
    "language": "language",
    "kind": "kind type",
    "embargo": "embargo",
}
FIELD_OF = {key: name for name, keys in _KEYS.items() for key in keys.split()} | {
    "publication date": "published",
    "issued by": "outlet",
}
_HOST = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}")
URL = re.compile(r"<?(?P<url>https?://[^\s<>]+)>?")
_REFERENCE = re.compile(
    r"(?:our |press |release )?ref(?:erence)?(?: no\.?| number)?\s*[:.]\s*[\w/. -]{1,30}", re.IGNORECASE
)
_COMMENT = re.compile(
    r"\W*(?:opinion|comment|editorial|leader|column|letters?|viewpoint|analysis and opinion|guest (?:post|column)"
    r"|op-ed)\W*",
    re.IGNORECASE,
)
# Words that names of outlets end in or carry; a short first line with one of them is the outlet's name.
_OUTLET = re.compile(
    r"\b(?:news|times|herald|gazette|post|mail|telegraph|chronicle|echo|journal|tribune|courier|observer|mercury"
    r"|argus|standard|star|press|sentinel|review|weekly|daily|today|magazine|bulletin|dispatch"
    r"|broadcasting|radio|tv|television|agency|newswire|wire|department|ministry|office of|home office"
    r"|cabinet office|council|commission|authority|foundation|institute|trust|parliament|assembly|alliance"
    r"|federation|association|union|society|charity|campaign|centre|service|university|college|hospitals?|police"
    r"|embassy|blog|insider"
    r"|monitor|examiner|record)\b",
    re.IGNORECASE,
)
_SMALL = frozenset(("of", "the", "and", "&", "for", "on", "in", "at", "de", "y"))  # words of names without a capital
_COPYRIGHT = re.compile(
    r"\W*(?:copyright|©|\(c\))+\s*(?:\d{4}\s*)?(?P<name>[A-Z][\w&.’' -]{2,50}?)(?:\s*\d{4})?(?:[.,"
    r"|].*)?(?:\s*all rights reserved.*)?$",
    re.IGNORECASE,
)
_NOTE = re.compile(r"[•*]?\s*[\[(]?\d{1,3}[\])]?[.)]?\s+(?=[^\W\d_])")


@dataclass(slots=True)
class Head:
    """What the lines around a text say, and the paragraphs that remain."""

    fields: dict[str, FieldValue] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)

    def note(self, name: str, value: str, by: str) -> None:
        """Remember the first value of a field."""
        if value and name not in self.fields:
            self.fields[name] = FieldValue(value, by)


def label(head: Head, flat: str) -> str:
    """Note what a label says (a press release, a comment) and say why the line goes; empty for another line."""
    if release.label_line(flat):
        head.note("kind", "release", f"label “{flat}”")
        return "label"
    if _REFERENCE.fullmatch(flat):
        return "reference number"
    pieces = [piece.strip() for piece in re.split(r"\s*(?:[|·•–—:]|\s-\s)\s*", flat) if piece.strip()]
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


def pair(head: Head, flat: str, prose: int) -> str:
    """Note what a `Key: value` line or a bare address says, and say why it goes; empty for another line."""
    match = PAIR.fullmatch(flat)
    if match is None or prose or guarded(flat):
        match_url = URL.fullmatch(flat)
        if match_url:
            head.note("url", match_url["url"].rstrip(".,)"), "address in the text")
            return "address, kept as a field"
        if not prose and _HOST.fullmatch(flat) and host_of(flat):
            head.note("site", host_of(flat), "address in the text")
            return "address of the site, kept as a field"
        return ""
    key, value = match["key"].lower(), match["value"].strip()
    name = FIELD_OF.get(key)
    if name is None:
        return ""
    if name == "published":
        day = dates.find(value)
        if day is None and not re.fullmatch(r"(?:19|20)\d{2}", value):
            return ""
        value = str(day[0]) if day else value
    elif name == "byline":
        value = byline(f"By {value}") or ""
    elif name == "url":
        url = URL.match(value)
        if url is None and not re.match(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?$", value):
            return ""
        value = url["url"] if url else f"https://{value}"  # written as people say it, without the scheme
    elif (
        (key == "from" and not is_outlet(value, frozenset()))
        or (name == "headline" and len(value.split()) < 2)
        or (name == "outlet" and (len(value) > 70 or (len(value.split()) > 3 and ENDED.search(value))))
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


def byline_or_date(head: Head, flat: str) -> str:
    """Note the names, the day or the outlet of a line that holds only those, and say why it goes; else empty."""
    names = byline(flat)
    if names:
        head.note("byline", names, "byline")
        date = dates.find(flat)
        if date:
            head.note("published", str(date[0]), "byline")
        agency = agencies.named(flat)
        if agency:
            head.note("via", agency, "byline")
        return "byline, kept as a field"
    when = dates.date_line(flat)
    if when:
        head.note("published", str(when), "date line")
        return "date, kept as a field"
    # "Harbour Gazette | 3 May 2025", "Harbour Gazette, 3 May 2025": several things on one line.
    pieces = [piece.strip() for piece in re.split(r"\s+[|·•–—-]\s+|\s*[|·•]\s*", flat) if piece.strip()]
    if len(pieces) == 1 and (outlet := _named_and_dated(flat)):
        head.note("outlet", outlet[0], "date line")
        head.note("published", str(outlet[1]), "date line")
        return "line about the text, kept as a field"
    if len(pieces) == 1 and (date := dates.find(flat)) and flat[: date[1][0]].rstrip().endswith(","):
        pieces = [flat[: date[1][0]].strip(" ,"), flat[date[1][0] :]]
    if 2 <= len(pieces) <= 5 and len(flat) < 140 and not _is_note(flat):
        held = [dates.date_line(piece) for piece in pieces]
        if any(held):
            for piece, day in zip(pieces, held, strict=True):
                if day:
                    head.note("published", str(day), "date line")
                elif names := byline(piece):
                    head.note("byline", names, "date line")
                elif _OUTLET.search(piece) and len(piece.split()) <= 6:
                    head.note("outlet", piece, "date line")
            return "line about the text, kept as a field"
    return ""


def _named_and_dated(flat: str) -> tuple[str, PartialDate] | None:
    """An outlet's name with the day behind it and nothing between: `BROOK HERALD Thursday 4 September 2025`."""
    day = dates.find(flat)
    if day is None or not day[0].day or flat[day[1][1] :].strip(" .,"):
        return None
    name = re.sub(r"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)?\W*$", "", flat[: day[1][0]], flags=re.IGNORECASE)
    return (name, day[0]) if is_outlet(name, frozenset()) and name.split()[-1][:1].isupper() else None


def _is_note(flat: str) -> bool:
    """Whether a line is numbered as a note is, `1 Interview with the warden, 4 May 2024`: its day is the source's."""
    number = _NOTE.match(flat)
    day = dates.find(flat)
    return number is not None and day is not None and day[1][0] >= number.end()


def named_outlet(line: str, outlets: frozenset[str]) -> bool:
    """Whether a line is the name of an outlet that the briefing knows."""
    return fold(line).removeprefix("the ") in outlets


def is_outlet(line: str, outlets: frozenset[str]) -> bool:
    """Whether a short line is the name of an outlet: one that is known, or one made of the words of such names."""
    flat = " ".join(line.split())
    return named_outlet(flat, outlets) or (
        2 <= len(flat.split()) <= 6 and bool(_OUTLET.search(flat)) and is_name(flat) and not ENDED.search(flat)
    )


def is_name(line: str) -> bool:
    """Whether a line is set as a name is: every word with a capital, but for the small ones between them."""
    words = line.split()
    return line[:1].isupper() and all(word[:1].isupper() or word in _SMALL or not word[:1].isalpha() for word in words)


def copyright_name(paragraph: str) -> str | None:
    """Who a copyright line names, or None."""
    match = _COPYRIGHT.match(" ".join(paragraph.split()))
    return (
        match["name"].strip(" .") if match and not re.match(r"(?:all|crown)\b", match["name"], re.IGNORECASE) else None
    )


@lru_cache(maxsize=1024)  # a page's blocks are looked at again and again
def bare(text: str) -> str:
    """A line's letters and digits alone, folded: two printings of one headline are equal in it."""
    return _NO_LETTER.sub("", text.lower() if text.isascii() else fold(text))
