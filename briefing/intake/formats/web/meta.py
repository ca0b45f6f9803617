"""What a page says about itself: JSON-LD, meta elements, microdata, and the lines around its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from briefing.intake.candidate import FieldValue
from briefing.intake.fields import kinds, release
from briefing.intake.fields.about import bare
from briefing.intake.fields.outlets import host_of
from briefing.intake.formats.markup.blocks import Block
from briefing.intake.formats.markup.tree import HtmlElement
from briefing.intake.formats.web.authors import Authors
from briefing.intake.formats.web.dates import Published, guess
from briefing.intake.formats.web.names import PageNames
from briefing.intake.formats.web.parsed import parsed
from briefing.language.words import one_line

_METAS = {
    "url": "og:url twitter:url parsely-link dc.identifier".split(),
    "language": "og:locale content-language dc.language dcterms.language language".split(),
}
_SAVED = re.compile(r"saved from url=\(\d+\)(\S+)|url:\s*(https?://\S+)", re.IGNORECASE)
_PROSE = 20  # words from which a block is the text's
_BEFORE = 4  # blocks in front of the headline that may carry them
_LABELS = 4
_MENUS = ("nav", "menu", "navigation", "navbar", "footer")
_TEXT = 12  # words from which a block behind the headline is a paragraph of the text
_PARAGRAPHS = 3  # of the text, behind which no line is about it
_SHORT = 40  # characters of a line that is a label
_TYPES = {"Opinion": "comment", "PressRelease": "release"}  # of schema.org
_NEAR = 14  # blocks behind the headline that may carry byline and date
_BRITISH = re.compile(r"en-(?:gb|ie|au|nz|za|in)|(?!en)[a-z]{2}(?:-|$)", re.IGNORECASE)


class Metadata:
    """Reads one page's metadata; `fields` holds them. `address` is where it was saved from, if known.

    `guess` tells a day of publication for a person to look at, where no trusted place states one; `headline_at` is
    the number of the headline's block, or -1.
    """

    def __init__(self, tree: HtmlElement, blocks: Sequence[Block], source: str, address: str = "") -> None:
        self._page = parsed(tree, blocks)
        self.fields: dict[str, FieldValue] = {}
        self.guess = ""
        self._language()
        self._url(source, address)
        self._headline_and_outlet()
        self.headline_at = self._headline_at()
        self._near = _around(blocks, self.headline_at)
        self._authors()
        self._published()
        self._kind()

    def _note(self, name: str, value: str | None, by: str) -> None:
        clean = one_line(value or "")
        if clean and name not in self.fields:
            self.fields[name] = FieldValue(clean[:500], by)

    @property
    def _day_first(self) -> bool | None:
        """Whether the page's language and address say how 03/04/2025 is read."""
        tag = (self._page.tree.get("lang") or self._page.tree.get("xml:lang") or "").lower()
        host = host_of(self.fields["url"].value) if "url" in self.fields else ""
        if tag.startswith("en-us") or host.endswith((".gov", ".mil")):
            return False
        if _BRITISH.match(tag) or host.endswith((".uk", ".ie", ".au", ".nz", ".scot", ".wales")):
            return True
        return None

    def _language(self) -> None:
        for value, by in (
            (self._page.tree.get("lang"), "page language"),
            *((self._page.metas.get(name), "page metadata") for name in _METAS["language"]),
        ):
            if value and re.match(r"[a-zA-Z]{2}(?:[-_]|$)", value):
                self._note("language", value[:2].lower(), by)

    def _url(self, source: str, address: str) -> None:
        for link in self._page.tree.iterfind(".//link[@rel='canonical']"):
            self._address(link.get("href"), "canonical address")
        for name in _METAS["url"]:
            self._address(self._page.metas.get(name), "page metadata")
        for held in self._page.linked:
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
        names = PageNames(self._page, self._value("url"))
        self._note("headline", *names.headline())
        self._note("outlet", *names.site(self._value("headline")))

    def _value(self, name: str) -> str:
        return self.fields[name].value if name in self.fields else ""

    def _headline_at(self) -> int:
        """Where the headline stands among the blocks: its last place that is a heading, else its first."""
        key = bare(self._value("headline"))
        places = [number for number, block in enumerate(self._page.blocks) if key and bare(block.text) == key]
        headings = [number for number in places if self._page.blocks[number].tag == "h1"]
        return (headings or places or [-1])[0]

    def _authors(self) -> None:
        publishers = [self._value("outlet"), host_of(self._value("url")), self._page.metas.get("og:site_name", "")]
        authors = Authors(self._page, self._near, publishers)
        self._note("byline", *authors.byline())
        self._note("via", *authors.agency)

    def _published(self) -> None:
        published = Published(self._page, self._near, self._value("url"), day_first=self._day_first)
        self._note("published", *published.day())
        if "published" not in self.fields:
            day, by = published.proposed()
            if day:
                self.guess = f"a {by} says {day}"
            elif guessed := guess(self._page.tree, published.changed()):
                self.guess = f"htmldate guesses {guessed}, from the text"

    def _around_headline(self) -> Iterator[HtmlElement]:
        """The elements that hold the page's headline, and so are the article's or the page's, the nearest first."""
        at = self.headline_at
        if at >= 0 and self._page.blocks[at].places:
            yield from (
                self._page.blocks[at].places[0][0].iterancestors("article", "main", "body", "html", "div", "section")
            )
        else:
            yield from self._page.tree.iter("body")

    def _kind(self) -> None:
        for held in self._page.linked:
            types = str(held.get("@type"))
            for mark, kind in _TYPES.items():
                if mark in types:
                    self._note("kind", kind, "page metadata")
        for element in self._around_headline():
            for name in (element.get("class") or "").split():
                self._note("kind", kinds.of_class(name), f"class “{name[:40]}”")
        for name in ("article:section", "og:section", "dc.type", "dcterms.type"):
            self._note("kind", kinds.of_section(self._page.metas.get(name, "")), "page metadata")
        for block in self._near[:_LABELS] + self._near[-_BEFORE:]:
            # A menu names every section; the way to this page names its own.
            if len(block.text) < _SHORT and (block.box_kind not in _MENUS or "breadcrumb" in block.marks):
                self._note("kind", kinds.of_section(block.text), f"label “{block.text[:40]}”")
        for block in self._near[:_LABELS]:
            if release.label_line(block.text):
                self._note("kind", "release", f"label “{block.text[:40]}”")
            if release.embargo_line(block.text):
                self._note("embargo", block.text, "embargo line")


def _around(blocks: Sequence[Block], at: int) -> list[Block]:
    """The lines around a headline; around the first prose where the page does not print its headline."""
    if at < 0:
        prose = (
            number for number, block in enumerate(blocks) if not block.box_kind and len(block.text.split()) >= _PROSE
        )
        at = next(prose, 0) - 1
        return list(blocks[max(0, at - _BEFORE * 2) : at + _NEAR])
    behind = list(blocks[at + 1 : at + 1 + _NEAR])
    text = [number for number, block in enumerate(behind) if len(block.text.split()) >= _TEXT and not block.box_kind]
    if len(text) >= _PARAGRAPHS:  # what stands below the first paragraphs of the text is not about it any more
        behind = behind[: text[_PARAGRAPHS - 1]]
    return [*behind, *blocks[max(0, at - _BEFORE) : at]]
