"""The headline of a page and the name of the site or the body that it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.intake.fields.about import bare, copyright_name
from briefing.intake.fields.outlets import host_of, is_portal, is_section
from briefing.intake.formats.markup.tree import HtmlElement
from briefing.intake.formats.web.parsed import ParsedPage
from briefing.language.words import one_line

_HEADLINES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "sailthru.title",
)
_SITES = ("application-name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher")
_SEPARATOR = re.compile(r"\s+[|–—\-»·•:]+\s+|\s*[|»]\s*|::|(?<=\w): ")
_ENTRY = re.compile(r"(?:entry|post|article)-?(?:title|headline)|headline", re.IGNORECASE)
_BRAND = re.compile(r"(?:^|[\s_-])(?:site-?(?:title|name)|brand|logo|masthead)(?:$|[\s_-])", re.IGNORECASE)
_MARK = " |–—-»·•:"
_SECTION = 3  # words up to which a heading may be a section's name
_LONGEST = 40  # words of a headline
_PROSE = 20  # words from which a block is the text's
# Titles that programs write where nobody gave one.
_NOBODY = re.compile(
    r"\W*(?:untitled|no title|new|my)?\s*(?:web ?)?(?:page|document|file|untitled)?(?: ?\(?\d{1,3}\)?)?\W*",
    re.IGNORECASE,
)
_FOOT = 40  # blocks at a page's end among which its copyright line is looked for
_CROWN = re.compile(r"crown|all rights|company|copyright", re.IGNORECASE)


class PageNames:
    """Reads a page's headline and its site's name, each with where it stands."""

    def __init__(
        self,
        page: ParsedPage,
        url: str,
    ) -> None:
        self._page = page
        self._host = host_of(url)
        title = one_line(page.tree.findtext(".//title") or "")
        self._title = "" if _NOBODY.fullmatch(title) else title
        self._meta = next((page.metas[name] for name in _HEADLINES if page.metas.get(name)), "")
        self._section = ""  # what a page calls itself above its headline
        self._site = self._stated()

    def headline(self) -> tuple[str, str]:
        """The headline: a heading that the metadata repeats, else the metadata, a heading, the title."""
        linked = next(
            (str(held["headline"]) for held in self._page.linked if isinstance(held.get("headline"), str)), ""
        )
        heads = [head for head in self._headings() if bare(head) != bare(self._site[0])]
        for head in heads:
            if len(head.split()) > 1 and any(_covers(head, other) for other in (self._meta, linked, self._title)):
                return self._below(head)
        if linked:
            return self._without_site(linked), "page metadata"
        if self._meta:
            return self._without_site(self._meta), "page metadata"
        if heads:
            return self._below(heads[0])
        if not self._title and (head := self._lesser()):
            return head, "page heading"
        inside = [
            block.text
            for block in self._page.blocks
            if 3 <= len(block.text.split()) <= 30 and bare(block.text) in bare(self._title)
        ]
        return (max(inside, key=len) if inside else self._without_site(self._title)), "page title"

    def _below(self, head: str) -> tuple[str, str]:
        """The heading; or the longer one below it and above the text, where it is the site's or a section's name."""
        title = bare(self._title) == bare(head) or not self._title
        if len(head.split()) > _SECTION or self._meta:
            return head, "page heading"
        places = [number for number, block in enumerate(self._page.blocks) if bare(block.text) == bare(head)]
        for block in self._page.blocks[places[-1] + 1 :] if places else ():
            wanted = title or bare(block.text) in bare(self._title)
            long = _SECTION < len(block.text.split()) <= _LONGEST
            if block.tag in ("h2", "h3") and wanted and long and not block.box_kind:
                self._section = head if title else ""
                return block.text, "page heading"
            if len(block.text.split()) >= _PROSE:
                break
        return head, "page heading"

    def _lesser(self) -> str:
        """The only heading above the text of a page that has no title and no heading of the first order; else empty."""
        heads: list[str] = []
        for block in self._page.blocks:
            if len(block.text.split()) >= _PROSE:
                break
            if block.tag in ("h2", "h3") and not block.box_kind and block.text not in heads:
                heads.append(block.text)
        return heads[0] if len(heads) == 1 and len(heads[0].split()) > _SECTION else ""

    def site(self, headline: str) -> tuple[str, str]:
        """The name of the site; on a portal of many bodies, that of the body that the page is from. May be empty."""
        stated = self._site
        if is_portal(self._host) or re.match(r"gov\.\w", stated[0], re.IGNORECASE):
            body = self._issuer()
            if body:
                return body, "page text"
        if stated[0]:
            return stated
        if self._section:
            return self._section, "page heading"
        rest = _rest(self._title, headline, self._host) if headline else ""
        if rest:
            return rest, "page title"
        for element in self._page.tree.iter("a", "p", "div", "span", "h1"):
            if _BRAND.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
                name = one_line(element.text_content())
                if name and len(name.split()) <= 6:
                    return name, "page heading"
        for block in reversed(self._page.blocks[-_FOOT:]):
            signed = copyright_name(block.text) if len(block.text) < 160 else None
            if signed and not _CROWN.search(signed):
                return signed, "copyright line"
        return "", ""

    def _stated(self) -> tuple[str, str]:
        """The name that the metadata gives, or the link to the site's own first page."""
        if self._page.metas.get("og:site_name"):
            return self._page.metas["og:site_name"], "page metadata"
        for held in self._page.linked:
            publisher = held.get("publisher")
            if isinstance(publisher, Mapping) and not publisher.get("name"):
                publisher = self._page.things.get(str(publisher.get("@id")), publisher)
            printed = publisher.get("name") if isinstance(publisher, Mapping) else publisher
            if isinstance(printed, str) and printed and not printed.startswith("http"):
                return one_line(printed), "page metadata"
        for name in _SITES:
            if self._page.metas.get(name):
                return self._page.metas[name], "page metadata"
        for element in self._page.tree.iter("h1", "p", "div"):
            if element.tag == "h1" or "site-title" in (element.get("class") or ""):
                name = one_line(element.text_content())
                if name and _links_home(element):
                    return name, "page heading"
        return "", ""

    def _headings(self) -> Iterator[str]:
        """Headings that may be the article's: those of its class first, then those of the first rank."""
        for name in ("h1", "h2", "h3"):
            for element in self._page.tree.iter(name):
                marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
                text = one_line(element.text_content())
                if text and _ENTRY.search(marks):
                    yield text
        for element in self._page.tree.iter("h1"):
            text = one_line(element.text_content())
            if text:
                yield text

    def _issuer(self) -> str:
        """The body behind `From:` in a page's list of details; the first of several."""
        for element in self._page.tree.iter("dt", "th"):
            if one_line(element.text_content()).rstrip(":").lower() in (
                "from",
                "issued by",
                "organisation",
                "department",
            ):
                held = element.getnext()
                if held is not None:
                    link = held.find(".//a")
                    return one_line((link if link is not None else held).text_content())
        return ""

    def _without_site(self, title: str) -> str:
        """A title without the site's name at either end."""
        pieces = [piece for piece in _SEPARATOR.split(title) if piece.strip()]
        if len(pieces) < 2:
            return title
        names = {bare(self._site[0]), bare(self._host), bare(self._host.split(".")[0])} - {""}
        first, last = pieces[0], pieces[-1]
        if bare(last) in names or re.match(r"by\s", last, re.IGNORECASE):
            return title[: title.rindex(last)].rstrip(_MARK)
        if bare(first) in names:
            return title[title.index(first) + len(first) :].lstrip(_MARK)
        if not self._site[0] and _is_name(last) and len(title) - len(last) > 20:
            return title[: title.rindex(last)].rstrip(_MARK)
        return title


def _links_home(element: HtmlElement) -> bool:
    link = element.find(".//a")
    return link is not None and bool(re.fullmatch(r"/|\./|https?://[^/]+/?", link.get("href") or ""))


def _covers(head: str, other: str) -> bool:
    """Whether a heading is most of the longest piece of a title, and so no section's name beside it."""
    if not other or bare(head) not in bare(other):
        return False
    longest = max((bare(piece) for piece in _SEPARATOR.split(other) if piece), key=len, default="")
    return len(bare(head)) * 2 > len(longest)


def _rest(title: str, headline: str, host: str) -> str:
    """What a title says beside the headline: the site's name, as a rule; first that which the address carries."""
    at = title.casefold().find(headline.casefold())
    if at < 0:
        return ""
    rest = (title[:at], title[at + len(headline) :])
    pieces = [piece.strip(_MARK) for part in rest for piece in _SEPARATOR.split(f" {part} ") if piece.strip(_MARK)]
    names = [piece for piece in pieces if not re.match(r"by\s", piece, re.IGNORECASE)]
    label = bare(host.split(".")[0]) if host else ""
    for name in names:
        if label and (label in bare(name) or bare(name) in label) and len(name) > 2:
            return name
    last = names[-1] if names else ""
    return last if last and _is_name(last) and not is_section(last) else ""


def _is_name(piece: str) -> bool:
    """Whether a piece of a title is set as a name is: few words, the long ones with capitals."""
    words = piece.split()
    return len(words) <= 8 and all(not word[0].islower() or len(word) <= 3 or "." in word for word in words)
