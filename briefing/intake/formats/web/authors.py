"""Who wrote a page: what its data state, and what it prints as a byline. A body may sign as well as a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefing.intake.fields import agencies, dates
from briefing.intake.fields.about import bare
from briefing.intake.fields.bylines import byline, tidy
from briefing.intake.formats.markup.blocks import Block
from briefing.intake.formats.markup.tree import HtmlElement, called
from briefing.intake.formats.web.parsed import ParsedPage
from briefing.language.words import one_line

_METAS = (
    "author parsely-author sailthru.author article:author article_author byl dc.creator dcterms.creator citation_author"
).split()
# What stands in a field for names where nobody is named.
_NOBODY = re.compile(
    r"(?:no|not|by|the|site|web|digital|content|online|marketing|news)?\s*(?:admin(?:istrator)?|super user|webmaster"
    r"|web ?editor|editors?|authors?|staff|user|root|press office|newsroom|news ?desk|comms|communications|redaktion"
    r"|guest|unknown|none|null|n/a|site|team|various|anonymous|wordpress|marketing|default|test)",
    re.IGNORECASE,
)
_MARKED = re.compile(
    r"(?:^|[\s_-])(?:author(?:s|[-_]?name)?|byline(?:[-_]?(?:name|author))?|writer|reporter|contributor[-_]?name)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"comment|related|recommend|most[-_]?read|popular|trending|latest|bio|(?<!v)card|teaser|promo|widget|footer|sidebar|avatar|image|social|box",
    re.IGNORECASE,
)
_BARS = re.compile(r"\s*[|•·]\s*|\s+[–—]\s+")
_BELOW = 4  # blocks behind the headline, in which a name may stand beside the day
_LINKED = 0.5  # share of a line's characters in links, from which it leads elsewhere
_WRITTEN = re.compile(r"(?:written|words|reported|report|story|text|posted)\s+by\b", re.IGNORECASE)
_FOOT = re.compile(r"(?:post|entry|article|node)[-_]{1,2}(?:footer|meta|submitted)", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_]\w+(?: [^\W\d_]\.?| [^\W\d_][\w’'-]+){1,3}")
_NO_PERSON = re.compile(
    r"\b(?:north|south|east|west|new|great|upper|lower|united|central|greater|city|county|shire|town|borough|council"
    r"|street|road|park|hill|region|district|england|scotland|wales|ireland|britain|kingdom|states|london|press|news"
    r"|release|statement|notice|speech|blog|article|report|update|updated|published|local|world|home|national"
    r"|international|government|politics|education|health|business|sport|sports|culture|environment|housing|transport"
    r"|opinion|comment|analysis|feature|features|media|latest|min|read|office|department|ministry|of|the|and|for|in)\b"
    r"|(?:shire|land|ton|ville|burgh|borough)$",
    re.IGNORECASE,
)
_LONGEST = 90  # characters of an element that holds names and no more


class Authors:
    """Finds the names of one page; `near` are the blocks around its headline, `outlet` the name of who publishes it."""

    def __init__(
        self,
        page: ParsedPage,
        near: Sequence[Block],
        outlets: Sequence[str],
    ) -> None:
        self._page = page
        self._near = near
        self._publishers = {bare(name) for name in outlets if name}
        self.agency: tuple[str, str] = ("", "")

    def byline(self) -> tuple[str, str]:
        """The names and where they stand, both empty where nobody is named."""
        for printed, by in self._printed():
            names = self._names(printed, by)
            if names:
                return names, by
        return "", ""

    def _printed(self) -> Iterator[tuple[str, str]]:
        for held in self._page.linked:
            for key in ("author", "creator"):
                yield self._stated(held.get(key)), "page metadata"
        for name in _METAS:
            yield self._page.metas.get(name, ""), "page metadata"
        for number in ("1", "2"):
            if re.fullmatch(
                r"(?:written )?by|author", self._page.metas.get(f"twitter:label{number}", ""), re.IGNORECASE
            ):
                yield self._page.metas.get(f"twitter:data{number}", ""), "page metadata"
        for form in (".//*[@itemprop='author']", ".//a[@rel='author']", ".//*[@rel='author']"):
            for element in self._page.tree.iterfind(form):
                if not _boxed(element):
                    yield one_line(element.text_content()), "page text"
        for block in self._near:
            yield byline(block.text) or "", "byline"
        for block in self._near[:_BELOW]:
            name = _beside_day(block)
            yield "" if self._is_heading(name) else name, "line with the day"
        yield from self._signed()
        yield from self._marked()

    def _is_heading(self, name: str) -> bool:
        """Whether words are a section's name: a link is called so, or the page's text has them in small letters."""
        if not name or any(one_line(link.text_content()) == name for link in self._page.tree.iter("a")):
            return True
        text = " ".join(block.text for block in self._page.blocks)
        return all(re.search(rf"\b{re.escape(word.lower())}\b", text) for word in name.split())

    def _signed(self) -> Iterator[tuple[str, str]]:
        """Who is said to have written it, below the text: `Words by Ada Marsh`; where several lines do, nobody."""
        found = {names for block in self._page.blocks
                 if (not block.box_kind or _FOOT.search(block.marks)) and _WRITTEN.match(block.text)
                 and (names := byline(block.text))}  # fmt: skip
        if len(found) == 1:
            yield found.pop(), "line below the text"

    def _marked(self) -> Iterator[tuple[str, str]]:
        """Elements that are called author or byline, and hold a name and no more."""
        for element in self._page.tree.iter(
            "a", "span", "address", "p", "div", "strong", "b", "li", "h2", "h3", "h4", "h5", "h6"
        ):
            if not _MARKED.search(called(element)) or _boxed(element):
                continue
            text = one_line(
                " | ".join(part for part in map(one_line, element.itertext()) if part)
                if len(element) > 1
                else element.text_content()
            )
            if text and len(text) <= _LONGEST:
                line = byline(text) or text
                if 2 <= len(line.split()) <= 12:
                    yield line, "byline"

    def _names(self, printed: str, by: str) -> str:
        if not printed:
            return ""
        agency = agencies.named(printed)
        if agency and not self.agency[0]:
            self.agency = (agency, by)
        names = tidy(printed)
        if names is None or _NOBODY.fullmatch(names) or not any(char.isupper() or char > "\u2e80" for char in names):
            return ""
        kept = [name for name in names.split(", ") if bare(name) and bare(name) not in self._publishers]
        return ", ".join(kept)

    def _stated(self, author: Any, deep: int = 0) -> str:
        """The names of JSON-LD's author: a name, a thing with a name or a reference to one, or a list of them."""
        if isinstance(author, str):
            return "" if author.startswith("http") else author
        if isinstance(author, Mapping) and deep < 3:
            if author.get("name") is not None:
                return self._stated(author["name"], deep + 1)
            other = self._page.things.get(str(author.get("@id")))
            return self._stated(other, deep + 1) if other is not None and other is not author else ""
        if isinstance(author, list):
            return ", ".join(filter(None, (self._stated(part, deep) for part in author[:6])))
        return ""


def _beside_day(block: Block) -> str:
    """The name of a line below the headline that holds a name, a day and nothing else: `Ada Marsh | 3 May 2025`.

    A place or a section may stand there as well: what has a word of theirs is no name.
    """
    pieces = [piece.strip() for piece in _BARS.split(block.text) if piece.strip()]
    if len(pieces) != 2 or block.box_kind or block.linked > _LINKED:
        return ""
    days = [dates.date_line(piece) is not None for piece in pieces]
    name = pieces[days.index(False)] if sum(days) == 1 else ""
    if not _PERSON.fullmatch(name) or _NO_PERSON.search(name):
        return ""
    return name


def _boxed(element: HtmlElement) -> bool:
    """Whether an element stands in a box about something else than who wrote this text."""
    for parent in (element, *element.iterancestors()):
        if parent.tag in ("aside", "footer", "nav", "blockquote"):
            return True
        if parent.tag in ("article", "main", "body"):
            return False
        if _BOX.search(called(parent)):
            return True
    return False
