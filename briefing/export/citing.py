"""Citations of articles in a chosen style, as plain text, and as CSL-JSON for programs that cite by themselves.

The styles follow "Cite Them Right" (Harvard), the notes of the Chicago Manual of Style, and OSCOLA (4th edition, 3.4),
as far as what is known of an article goes: nothing is made up for a field that is empty, and no day of access is
claimed, since nobody here has looked at an address. CSL-JSON is that of citationstyles.org, schema 1.0.2.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from briefing.files import slug
from briefing.language.safety import safe_line
from briefing.language.words import fold
from briefing.model import Article, ArticleKind, Outlet, OutletKind, PartialDate
from briefing.quotations.reading.lexicon import genders

MONTHS = (
    "January February March April May June July August September October November December"
).split()  # English whatever the system's language is, as everything around it


class Style(StrEnum):
    """How a source is cited."""

    HARVARD = "harvard"
    CHICAGO = "chicago"
    OSCOLA = "oscola"

    @property
    def told(self) -> str:
        """The style's name with what sort it is."""
        return _TOLD[self]


_TOLD = {
    Style.HARVARD: "Harvard (author and date)",
    Style.CHICAGO: "Chicago (note)",
    Style.OSCOLA: "OSCOLA (footnote)",
}
_ISSUED = {ArticleKind.RELEASE: "press release", ArticleKind.TRANSCRIPT: "transcript"}
_AND = re.compile(r"\s*(?:,|;|\band\b|&)\s*")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*")
_NO_NAMES = frozenset(
    "agency agencies association bureau correspondent desk editor editorial journalist news newsroom office press "
    "radio reporter reporters staff team times tv writer writers".split()
)
_TAG = re.compile(r"<(?=/?\s*(?:i|b|sup|sub|sc|span)\b)", re.IGNORECASE)


class Author(NamedTuple):
    """An author: family name and given names, or, where that cannot be told for certain, the name as printed."""

    family: str
    given: str = ""

    @property
    def whole(self) -> str:
        """The name in the order in which it is spoken."""
        return f"{self.given} {self.family}" if self.given else self.family


def authors(byline: str | None) -> tuple[Author, ...]:
    """The authors of a byline, in order.

    A name is taken apart only where it is two or three words and the first is a known given name: "Sky News" is no
    Mr News. Where one of several names cannot be told, the line stands as it is printed.
    """
    line = safe_line(byline or "").strip()
    if not line:
        return ()
    names = [part for part in _AND.split(line) if part]
    people = [_person(name) for name in names]
    if all(person is not None for person in people):
        return tuple(person for person in people if person is not None)
    return (Author(line),)


def _person(name: str) -> Author | None:
    words = name.split()
    if not 2 <= len(words) <= 3 or not all(_NAME.fullmatch(word) and word[0].isupper() for word in words):
        return None
    if fold(words[0]) not in genders() or any(fold(word) in _NO_NAMES for word in words):
        return None
    if len(words) == 3 and not (len(words[1].rstrip(".")) == 1 or fold(words[1]) in genders()):
        return None  # "Ada van Marsh", "Ada Marsh Linden": where the family name begins is not known
    return Author(words[-1], " ".join(words[:-1]))


def cited(article: Article, outlet: str, style: Style) -> str:
    """One article in a style, on one line of plain text, foreign text made safe; `outlet` is the outlet's name."""
    return safe_line(_STYLES[style](article, safe_line(outlet)))


def _harvard(article: Article, outlet: str) -> str:
    when = article.published
    year = str(when.year) if when else "no date"
    who = _joined([_inverted(one) for one in authors(article.byline)], "and")
    address = f" Available at: {article.url}" if article.url else ""
    day = _day(when, year=False)
    if article.kind in _ISSUED:
        rest = f" {day}." if day else ""
        return f"{outlet} ({year}) {article.headline} [{_ISSUED[article.kind].capitalize()}].{rest}{address}"
    place = ", ".join(part for part in (outlet if who else "", day) if part)
    end = f"‘{article.headline}’, {place}" if place else f"‘{article.headline}’"
    return f"{who or outlet} ({year}) {end}.{address}"


def _chicago(article: Article, outlet: str) -> str:
    who = _joined([one.whole for one in authors(article.byline)], "and")
    issued = _ISSUED.get(article.kind, "")
    first = outlet if issued else who
    title = article.headline if article.headline.endswith(("?", "!")) else f"{article.headline},"
    parts = [issued or outlet, _american(article.published), article.url or ""]
    told = f"{f'{first}, ' if first else ''}“{title}” {', '.join(part for part in parts if part)}"
    return told if told.endswith(".") else f"{told}."


def _oscola(article: Article, outlet: str) -> str:
    who = _joined([one.whole for one in authors(article.byline)], "and")
    issued = _ISSUED.get(article.kind, "")
    first = outlet if issued else who
    day = _day(article.published) or "undated"
    where = f"({issued.title()}, {day})" if issued else f"{outlet} ({day})"
    address = f" <{article.url}>" if article.url else ""
    return f"{f'{first}, ' if first else ''}‘{article.headline}’ {where}{address}"


_STYLES = {Style.HARVARD: _harvard, Style.CHICAGO: _chicago, Style.OSCOLA: _oscola}


def _inverted(author: Author) -> str:
    initials = "".join(f"{name[0]}." for name in author.given.split())
    return f"{author.family}, {initials}" if initials else author.family


def _joined(names: Sequence[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}" if names else ""


def _day(when: PartialDate | None, *, year: bool = True) -> str:
    if when is None:
        return ""
    parts = [str(when.day) if when.day else "", MONTHS[when.month - 1] if when.month else ""]
    return " ".join(part for part in (*parts, str(when.year) if year else "") if part)


def _american(when: PartialDate | None) -> str:
    if when is None or not when.day:
        return _day(when) or "n.d."
    return f"{MONTHS[when.month - 1]} {when.day}, {when.year}"


def keys(articles: Sequence[str]) -> dict[str, str]:
    """A citation key for each article's id: letters, digits and hyphens, no two alike."""
    made: dict[str, str] = {}
    taken: set[str] = set()
    for article in articles:
        base = slug(article, 120)
        key = next(name for number in range(1, len(articles) + 2) if (name := _numbered(base, number)) not in taken)
        taken.add(key)
        made[article] = key
    return made


def _numbered(base: str, number: int) -> str:
    return base if number == 1 else f"{base}-{number}"


def csl_json(articles: Sequence[Article], outlets: Mapping[str, Outlet], named: Mapping[str, str]) -> str:
    """The articles as CSL-JSON, for `pandoc --citeproc`, Zotero and the like; `named` gives each article's key."""
    items = [_item(article, outlets.get(article.outlet), named[article.id]) for article in articles]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _item(article: Article, outlet: Outlet | None, key: str) -> dict[str, Any]:
    name = _plain(outlet.name if outlet else article.outlet)
    issued = _ISSUED.get(article.kind)
    who = [
        {"family": _plain(one.family), "given": _plain(one.given)} if one.given else {"literal": _plain(one.family)}
        for one in authors(article.byline)
    ]
    item: dict[str, Any] = {"id": key, "type": _type(article, outlet), "title": _plain(article.headline)}
    if issued:
        item |= {"author": [{"literal": name}], "publisher": name, "genre": issued.capitalize()}
    else:
        item |= {"container-title": name, **({"author": who} if who else {})}
    if article.published is not None:
        when = article.published
        item["issued"] = {"date-parts": [[part for part in (when.year, when.month, when.day) if part]]}
    if article.url and re.match(r"https?://[^\s<>\"]+\Z", article.url):  # a program makes a link of it
        item["URL"] = safe_line(article.url)
    if article.language:
        item["language"] = _plain(article.language)
    return item


def _type(article: Article, outlet: Outlet | None) -> str:
    if article.kind in _ISSUED:
        return "webpage" if article.url else "document"
    kind = outlet.kind if outlet else OutletKind.OTHER
    if kind is OutletKind.BLOG:
        return "post-weblog"
    press = (OutletKind.NEWSPAPER, OutletKind.AGENCY, OutletKind.TRADE, OutletKind.BROADCASTER)
    return "article-newspaper" if kind in press else "webpage"


def _plain(text: str) -> str:
    """Foreign text in a CSL field, where a few tags would be taken for markup: their angle bracket becomes another."""
    return _TAG.sub("‹", safe_line(text))
