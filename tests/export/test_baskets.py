"""An export of what a reader picked."""

from __future__ import annotations

from briefing.export import export_basket
from briefing.language.selectors import select
from briefing.model import Basket, Clipping, ClippingKind
from tests.export.made import ALONE, ALTERING, BASKET, STORE, spans
from tests.export.reading import headings, section


def test_a_basket_keeps_order_and_notes() -> None:
    markdown = export_basket(STORE, BASKET)
    clippings = section(markdown, "Clippings")
    assert headings(clippings) == [
        "3 1. A voice",
        "3 2. Ferries",
        "3 3. Office meets",
        "3 4. A lost article",
        "3 5. A lost quotation",
    ]
    assert "> Who is it?\n>\n> Ask \\*Bo\\*." in clippings
    assert (
        f"> {ALONE}\n\nSpeaker: unresolved\n\nPrinted by: Island Mail, “Boats after dark”, February 2025" in clippings
    )
    assert "Part of statement 1. We were not asked, \\= verbatim" in clippings
    assert "Comparison: statement 2. Ada Marsh: Every island will have a night ferry" in clippings
    assert "This article is no longer in the briefing." in clippings
    assert (
        "This quotation is no longer in the briefing, or not in these words.\n\nNote:\n\n> Still my note" in clippings
    )


def test_a_basket_shows_only_what_was_picked() -> None:
    markdown = export_basket(STORE, Basket((Clipping(ClippingKind.QUOTATION, "q-4", "A voice"),)))
    assert "night ferry" not in markdown
    assert section(markdown, "Sources").count("Article") == 1


def test_a_clipping_is_found_again_by_its_passage() -> None:
    (place,) = spans(ALTERING, ALONE)
    at = select("altering", ALTERING, place)
    old = Basket(
        (
            Clipping(ClippingKind.QUOTATION, "q-old", "A voice", at),
            Clipping(ClippingKind.STATEMENT, "s-old", "What a voice said", at),
        )
    )
    clippings = section(export_basket(STORE, old), "Clippings")
    assert f"> {ALONE}" in clippings
    assert "Comparison: statement 1. We were not asked" in clippings


def test_an_empty_basket_is_an_export_too() -> None:
    assert headings(export_basket(STORE, Basket()))[0] == "1 Night ferries"
