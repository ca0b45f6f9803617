"""Quotations that a page sets apart, with who said them: as a figure, or as a `blockquote` that is signed.

The words stand in a `blockquote`; the name in the `figcaption`, a `cite`, a `footer`, or a line that the site calls its
attribution. A figure is otherwise a picture, which is no part of the text. What repeats words of the text is a pull
quote, and stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import SubElement  # type: ignore[import-untyped]  # lxml carries no types

from briefing.intake.candidate import Dropped
from briefing.intake.fields.about import bare
from briefing.intake.formats.markup.blocks import blocks
from briefing.intake.formats.markup.inline import unseen
from briefing.intake.formats.markup.tree import HtmlElement
from briefing.intake.formats.web import posts
from briefing.language.sentences import ending
from briefing.language.words import one_line

_LONGEST = 160  # characters of a line that says who spoke
_SHORTEST = 8  # letters of a quotation
_REPEATED = 10  # letters of a passage, from which a pull quote is known to repeat it
_SIGNED = 14  # words of a pull quote's last line, which may name its speaker
_ENDED = ending()
_PULLED = re.compile(
    r"(?:^|[\s_-])(?:pull(?:ed|out)?[-_]?quote|quote[-_]?pull|(?:breakout|highlight(?:ed)?|callout|featured?)[-_]?quote)",
    re.IGNORECASE,
)
_QUOTING = re.compile(r"(?:^|[\s_-])(?:block-?)?(?:quot(?:e|ation)|testimonial)(?:$|[\s_-])", re.IGNORECASE)
_SIGNING = re.compile(
    r"(?:quot(?:e|ation)|testimonial)[a-z]*[-_]{1,2}(?:author|cite|citation|source|name|attribution|caption|by|credit"
    r"|person|speaker)|(?:^|[\s_-])attribution",
    re.IGNORECASE,
)
_ASIDE = frozenset("aside figure nav footer form head".split())
_LINES = frozenset("p div footer figcaption span li".split())
_DASHES = "—–-―~ \n\t\xa0"
_ELLIPSIS = re.compile(r"\[?(?:…|\.\.\.+)\]?")


def settle(tree: HtmlElement) -> list[Dropped]:
    """Set every quotation with its speaker as one that is signed; the pull quotes that were taken out."""
    apart = list(tree.iter("figure", "blockquote", "div", "section", "p"))
    wanted = [
        element for element in apart
        if element.tag in ("figure", "blockquote") or _is_pulled(element) or _QUOTING.search(element.get("class") or "")
    ]  # fmt: skip
    if not wanted:
        return []
    text = bare(" ".join(_running(tree)))
    dropped: list[Dropped] = []
    gone: set[HtmlElement] = set()
    for element in wanted:
        if element.getparent() is None or any(parent in gone for parent in element.iterancestors()):
            continue
        if element.tag == "figure":
            _figure(element, text)
        elif _is_pulled(element) and _repeats(element, text):
            dropped.append(Dropped(one_line(" ".join(element.itertext()))[:300], "pull quote"))
            gone.add(element)
        elif element.tag != "p" and not posts.site_of(element) and next(element.iterancestors("aside"), None) is None:
            _sign(element)
    for element in gone:
        element.drop_tree()
    return dropped


def _is_pulled(element: HtmlElement) -> bool:
    return bool(_PULLED.search(element.get("class") or ""))


def _figure(figure: HtmlElement, text: str) -> None:
    quote, caption = figure.find(".//blockquote"), figure.find(".//figcaption")
    if quote is None or figure.find(".//img") is not None or posts.site_of(quote):
        return
    if _repeats(quote, text):
        return
    if caption is None:
        if _sign(quote):
            figure.drop_tag()
        return
    name = _name(caption)
    if name and len(bare(quote.text_content())) >= _SHORTEST:
        caption.drop_tree()
        SubElement(quote, "footer").text = f"— {name}"
        figure.drop_tag()


def _sign(quote: HtmlElement) -> bool:
    """Whether a `blockquote`, or what is called one, ends with who said its words; that line is set behind a dash."""
    line = _signature(quote)
    if line is None:
        return False
    name = _name(line)
    if not name or len(bare(quote.text_content())) - len(bare(name)) < _SHORTEST:
        return False
    before = line.getprevious()
    if before is None:
        parent = line.getparent()
        parent.text = (parent.text or "").rstrip(_DASHES)
    elif before.tail:
        before.tail = before.tail.rstrip(_DASHES)
    line.drop_tree()
    inner = list(quote.iter("blockquote"))
    if not inner:
        quote.tag = "blockquote"
    SubElement(inner[0] if inner else quote, "footer").text = f"— {name}"
    return True


def _signature(quote: HtmlElement) -> HtmlElement | None:
    """The last element of a `blockquote`, where it is called its source and nothing is behind it."""
    whole = bare(quote.text_content())
    for element in reversed(list(quote.iter("footer", "cite", "p", "div", "span"))):
        own = element.tag in ("footer", "cite") or bool(_SIGNING.search(element.get("class") or ""))
        if not own or any(parent.tag == "blockquote" for parent in _between(element, quote)):
            continue
        line = element
        for parent in _between(element, quote):  # the whole line that begins with it: a name and what follows
            if parent.tag in _LINES and bare(parent.text_content()).startswith(bare(element.text_content())):
                line = parent
        words = bare(line.text_content())
        if words and whole.endswith(words) and len(whole) > len(words) and (line.tag != "cite" or _begins(line)):
            return line
    return None


def _between(element: HtmlElement, quote: HtmlElement) -> Iterator[HtmlElement]:
    for parent in element.iterancestors():
        if parent is quote:
            return
        yield parent


def _begins(cite: HtmlElement) -> bool:
    """Whether a `cite` names the source of a passage, and no work within its sentence: the words before have ended."""
    before = cite.getprevious()
    text = (cite.getparent().text or "") if before is None else before.tail or ""
    if not text.strip():
        return before is None or before.tag in ("br", "p", "div", "ul", "ol")
    return text.rstrip()[-1] in "—–―" or bool(_ENDED.search(text.rstrip(_DASHES)))


def _name(line: HtmlElement) -> str:
    """The words of a line that names a speaker, its parts with a comma where nothing stands between them; or empty."""
    parts = [part for part in line.itertext() if part]
    made = ""
    for part in parts:
        joined = bool(made) and not made[-1].isspace() and made[-1].isalnum() and part[:1].isalnum()
        made += f", {part}" if joined else part
    name = one_line(made).lstrip(_DASHES)
    return name if len(name) <= _LONGEST and any(char.isupper() for char in name) else ""


def _repeats(element: HtmlElement, text: str) -> bool:
    """Whether the words of an element stand in the page's text; its last line may name who said them."""
    lines = [block.text for block in blocks(element)]
    own = [_stands(line, text) for line in lines]
    if own and not own[-1] and len(lines[-1].split()) <= _SIGNED:
        own.pop()
    return bool(own) and all(own)


def _stands(line: str, text: str) -> bool:
    pieces = [bare(piece) for piece in _ELLIPSIS.split(line)]
    return sum(map(len, pieces)) >= _REPEATED and all(piece in text for piece in pieces)


def _running(tree: HtmlElement) -> Iterator[str]:
    """The words of a page that no box apart holds: no figure, no pull quote, nothing that is not seen."""
    held: list[HtmlElement | str] = [tree]
    while held:
        item = held.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item.tag, str) and item.tag not in _ASIDE and not _is_pulled(item) and not unseen(item):
            for child in reversed(item):
                held.extend((child.tail or "", child))
            yield item.text or ""
