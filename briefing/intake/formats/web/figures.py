"""Quotations that a page sets as a figure: the words in a `blockquote`, who said them in the `figcaption`.

A figure is otherwise a picture, which is no part of the text. One that repeats words of the text is a pull quote, and
stays apart.
"""

from __future__ import annotations

from lxml.etree import SubElement  # type: ignore[import-untyped]  # lxml carries no types

from briefing.intake.fields.about import bare
from briefing.intake.formats.markup.tree import HtmlElement
from briefing.language.words import one_line

_LONGEST = 160  # characters of a line that says who spoke
_SHORTEST = 8  # letters of a quotation


def settle(tree: HtmlElement) -> None:
    """Set every figure of a quotation with its speaker as a quotation that is signed."""
    page = ""
    for figure in list(tree.iter("figure")):
        quote, caption = figure.find(".//blockquote"), figure.find(".//figcaption")
        if quote is None or caption is None or figure.find(".//img") is not None or figure.getparent() is None:
            continue
        name = one_line(caption.text_content()).lstrip("—–- ")
        words = bare(quote.text_content())
        page = page or bare(tree.text_content())
        if not name or len(name) > _LONGEST or len(words) < _SHORTEST or page.count(words) > 1:
            continue
        caption.drop_tree()
        SubElement(quote, "footer").text = f"— {name}"
        figure.drop_tag()
