"""What a page says about itself: JSON-LD, meta elements, microdata, and the lines around its headline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefing.intake.candidate import Found
from briefing.intake.fields import agencies, dates, release
from briefing.intake.fields.about import bare
from briefing.intake.fields.bylines import byline, tidy
from briefing.intake.fields.outlets import host_of
from briefing.intake.formats.blocks import Block
from briefing.intake.formats.page_names import Names
from briefing.intake.formats.tree import HtmlElement
from briefing.language.words import one_line

_LONGEST_DATA = 512 << 10
_METAS = {
    "published": (
        "article:published_time og:published_time og:article:published_time datepublished parsely-pub-date "
        "sailthru.date dcterms.issued dcterms.date dc.date.issued dc.date dcterms.created dc.date.created pubdate "
        "dcterms.available citation_publication_date citation_date publishdate publish-date publish_date date "
        "article.published originalpublicationdate cxenseparse:recs:publishtime"
    ).split(),
    "byline": (
        "author parsely-author sailthru.author article:author byl dc.creator dcterms.creator citation_author"
    ).split(),
    "url": "og:url twitter:url parsely-link dc.identifier".split(),
    "language": "og:locale content-language dc.language dcterms.language language".split(),
}
_ARTICLES = re.compile(r"(?:Article|BlogPosting|Report|PressRelease|Posting|WebPage)$")
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)|url:\s*(https?://\S+)", re.IGNORECASE)
_NOBODY = re.compile(
    r"(?:admin(?:istrator)?|super user|webmaster|web ?editor|editor|editors|staff|user|root|press office|newsroom"
    r"|news desk|comms|communications|redaktion|guest|unknown|none|null|n/a|site)",
    re.IGNORECASE,
)
_DATED = re.compile(r"date|publi|posted|time|meta|created|issued|datum|fecha", re.IGNORECASE)
_NEAR = 14  # blocks behind the headline that may carry byline and date
_BRITISH = re.compile(r"en-(?:gb|ie|au|nz|za|in)|(?!en)[a-z]{2}(?:-|$)", re.IGNORECASE)


class Metadata:
    """Reads one page's metadata; `found` holds the fields. `address` is where it was saved from, if known."""

    def __init__(self, tree: HtmlElement, blocks: Sequence[Block], source: str, address: str = "") -> None:
        self._tree = tree
        self._blocks = blocks
        self._linked = list(_linked(tree))
        self._metas = _metas(tree)
        self.found: dict[str, Found] = {}
        self._language()
        self._url(source, address)
        self._headline_and_outlet()
        at = self._headline_at()
        self._near = list(blocks[at + 1 : at + 1 + _NEAR]) if at >= 0 else []
        self._before = blocks[max(0, at - 4) : at] if at >= 0 else ()
        self._byline()
        self._published()
        self._kind()

    def _note(self, name: str, value: str | None, by: str) -> None:
        clean = one_line(value or "")
        if clean and name not in self.found:
            self.found[name] = Found(clean[:500], by)

    @property
    def _day_first(self) -> bool | None:
        """Whether the page's language and address say how 03/04/2025 is read."""
        tag = (self._tree.get("lang") or self._tree.get("xml:lang") or "").lower()
        host = host_of(self.found["url"].value) if "url" in self.found else ""
        if tag.startswith("en-us") or host.endswith((".gov", ".mil")):
            return False
        if _BRITISH.match(tag) or host.endswith((".uk", ".ie", ".au", ".nz", ".scot", ".wales")):
            return True
        return None

    def _language(self) -> None:
        for value, by in (
            (self._tree.get("lang"), "page language"),
            *((self._metas.get(name), "page metadata") for name in _METAS["language"]),
        ):
            if value and re.match(r"[a-zA-Z]{2}(?:[-_]|$)", value):
                self._note("language", value[:2].lower(), by)

    def _url(self, source: str, address: str) -> None:
        for link in self._tree.iterfind(".//link[@rel='canonical']"):
            self._address(link.get("href"), "canonical address")
        for name in _METAS["url"]:
            self._address(self._metas.get(name), "page metadata")
        for held in self._linked:
            main = held.get("mainEntityOfPage")
            self._address(main.get("@id") if isinstance(main, dict) else main, "page metadata")
            self._address(held.get("url"), "page metadata")
        self._address(address, "address it was saved from")
        match = _SAVED.search(source[:4000]) if "saved" in source[:4000].lower() else None
        if match is None and "saved from url" in source:
            match = _SAVED.search(source, source.index("saved from url"))
        if match:
            self._address(match[1] or match[2], "address it was saved from")

    def _address(self, value: Any, by: str) -> None:
        if isinstance(value, str) and re.match(r"https?://[^\s/]+\.[^\s/]+", value.strip()):
            self._note("url", value.strip(), by)

    def _headline_and_outlet(self) -> None:
        names = Names(self._tree, self._blocks, self._metas, self._linked, self._value("url"))
        self._note("headline", *names.headline())
        self._note("outlet", *names.site(self._value("headline")))

    def _value(self, name: str) -> str:
        return self.found[name].value if name in self.found else ""

    def _headline_at(self) -> int:
        """Where the headline stands among the blocks: its last place that is a heading, else its first."""
        key = bare(self._value("headline"))
        places = [number for number, block in enumerate(self._blocks) if key and bare(block.text) == key]
        headings = [number for number in places if self._blocks[number].tag == "h1"]
        return (headings or places or [-1])[0]

    def _byline(self) -> None:
        for held in self._linked:
            self._author(_names(held.get("author")), "page metadata")
        for name in _METAS["byline"]:
            self._author(self._metas.get(name, ""), "page metadata")
        for form in (".//*[@itemprop='author']", ".//a[@rel='author']", ".//*[@rel='author']"):
            for element in self._tree.iterfind(form):
                self._author(one_line(element.text_content()), "page text")
        for block in (*self._before, *self._near):
            names = byline(block.text)
            if names:
                self._author(names, "byline")
        for block in self._near:
            if re.search(r"author|byline|writer", block.marks, re.IGNORECASE) and len(block.text.split()) <= 5:
                self._author(block.text, "byline")

    def _author(self, printed: str, by: str) -> None:
        if not printed or "byline" in self.found:
            return
        agency = agencies.named(printed)
        if agency:
            self._note("via", agency, by)
        names = tidy(printed)
        if names is None or _NOBODY.fullmatch(names) or not re.search(r"[A-ZÀ-Þ]", names):
            return
        if bare(names) in (bare(self._value("outlet")), "") or re.search(
            r"\b(?:council|department|ministry|office of|limited|ltd)\b", names, re.IGNORECASE
        ):
            return
        self._note("byline", names, by)

    def _published(self) -> None:
        for held in self._linked:
            self._stamp(held.get("datePublished"), "page metadata")
        for name in _METAS["published"]:
            self._stamp(self._metas.get(name), "page metadata")
        for element in self._tree.iterfind(".//*[@itemprop='datePublished']"):
            self._stamp(
                element.get("content") or element.get("datetime") or one_line(element.text_content()), "page metadata"
            )
        self._times()
        for block in (*self._near, *self._before):
            when = dates.date_line(block.text, day_first=self._day_first) or self._piece(block)
            if when:
                self._note("published", str(when), "page text")
        if "published" not in self.found:
            when = dates.from_address(self._value("url"))
            self._note("published", str(when) if when else "", "address")

    def _piece(self, block: Block) -> Any:
        """A date among other things on one line, where the line is marked as one about the text, or is short."""
        if len(block.text) > 140:
            return None
        pieces = re.split(r"\s*[|•·,;]\s+|\s+[-–—]\s+", block.text)
        for piece in pieces:
            when = dates.date_line(piece, day_first=self._day_first)
            if when:
                return when
        if _DATED.search(block.marks) and len(block.text) < 90:
            found = dates.find(block.text, day_first=self._day_first)
            return found[0] if found else None
        return None

    def _times(self) -> None:
        """`time` elements: one that is marked as the publication's, else the first that is not in a box apart."""
        marked = [
            time
            for time in self._tree.iterfind(".//time")
            if "publish" in (time.get("class") or "") or time.get("pubdate") is not None
        ]
        for time in marked:
            self._stamp(time.get("datetime") or one_line(time.text_content()), "page text")
        if "published" in self.found:
            return
        for time in self._tree.iterfind(".//time"):
            if any(parent.tag in ("aside", "footer", "nav") for parent in time.iterancestors()):
                continue
            if re.search(r"modif|updat", time.get("class") or ""):
                continue
            self._stamp(time.get("datetime") or one_line(time.text_content()), "page text")
            return

    def _stamp(self, value: Any, by: str) -> None:
        if not isinstance(value, str) or "published" in self.found:
            return
        when = dates.from_stamp(value)
        if when is not None and not re.match(r"\s*\d{4}-?\d{2}-?\d{2}", value):
            found = dates.find(value, day_first=self._day_first)
            when = found[0] if found else None
        if when is None and re.fullmatch(r"(?:19|20)\d{2}", value.strip()):
            self._note("published", value.strip(), by)
        elif when is not None:
            self._note("published", str(when), by)

    def _kind(self) -> None:
        for held in self._linked:
            types = str(held.get("@type"))
            if "Opinion" in types:
                self._note("kind", "comment", "page metadata")
        if re.search(r"opinion|comment", self._metas.get("article:section", ""), re.IGNORECASE):
            self._note("kind", "comment", "page metadata")
        for block in (*self._before, *self._near[:4]):
            if release.label_line(block.text):
                self._note("kind", "release", f"label “{block.text[:40]}”")
            if release.embargo_line(block.text):
                self._note("embargo", block.text, "embargo line")


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The meta elements by name or property, in small letters; the first of each counts."""
    held: dict[str, str] = {}
    for meta in tree.iterfind(".//meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").lower().strip()
        value = one_line(meta.get("content") or "")
        if name and value:
            held.setdefault(name, value)
    return held


def _linked(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD objects that describe an article, articles before the page that holds them."""
    pages: list[dict[str, Any]] = []
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        text = script.text or ""
        if len(text) > _LONGEST_DATA:
            continue
        try:
            held = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(held, 0):
            types = thing.get("@type")
            names = types if isinstance(types, list) else [types]
            if any(isinstance(name, str) and _ARTICLES.search(name) for name in names):
                if "WebPage" in names:
                    pages.append(thing)
                else:
                    yield thing
    yield from pages


def _things(held: Any, deep: int) -> Iterator[dict[str, Any]]:
    if deep > 4:
        return
    if isinstance(held, list):
        for part in held[:50]:
            yield from _things(part, deep + 1)
    elif isinstance(held, dict):
        yield held
        yield from _things(held.get("@graph"), deep + 1)


def _names(author: Any) -> str:
    """The names of JSON-LD's author: a name, a thing with a name, or a list of them."""
    if isinstance(author, str):
        return "" if author.startswith("http") else author
    if isinstance(author, dict):
        return _names(author.get("name"))
    if isinstance(author, list):
        return ", ".join(filter(None, (_names(part) for part in author[:6])))
    return ""
