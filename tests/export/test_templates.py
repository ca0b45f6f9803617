"""Templates and parts: what each says, that it names what is not certain, and that it can be verified."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing.errors import UsageError
from briefing.export import (
    ExportOptions,
    Part,
    State,
    Style,
    Template,
    csl_of,
    export_basket,
    export_briefing,
    picked_scope,
    traced,
    verify,
)
from briefing.language.selectors import select
from briefing.model import Basket, Clipping, ClippingKind, PartialDate, ReferenceWhy, Treatment
from tests.export.fake import Held
from tests.export.made import (
    ALONE,
    ALTERING,
    FERRIES,
    MORE,
    PRINTED,
    QUOTATIONS,
    SAID,
    STORE,
    TELLING,
    TOLD,
    VOICE,
    spans,
    with_body,
)
from tests.export.reading import headings, section, tables

HARBOUR = "The harbour is old."
PASSAGE = Clipping(
    ClippingKind.PASSAGE,
    "p-1",
    HARBOUR,
    select("telling", TELLING, spans(TELLING, HARBOUR)[0]),
    "The quay is a worry.\n\nAsk the engineers.",
    ("quay", "for Monday"),
)
PICKED = Basket(
    (
        PASSAGE,
        Clipping(ClippingKind.QUOTATION, "q-4", "A voice"),
        Clipping(ClippingKind.QUOTATION, "q-3", "Told"),
        Clipping(ClippingKind.STATEMENT, "s-ferries", "Ferries", None, "Boats by autumn."),
        Clipping(ClippingKind.ARTICLE, "silent", "Office meets"),
    )
)


def of_template(template: Template, basket: Basket | None = PICKED, store: Held = STORE) -> str:
    """A template of a basket, or of the whole briefing."""
    options = ExportOptions(template=template)
    return export_briefing(store, options) if basket is None else export_basket(store, basket, options)


def parts_of(markdown: str) -> list[str]:
    """The headings of the second level."""
    return [heading[2:] for heading in headings(markdown) if heading[0] == "2"]


@pytest.mark.parametrize(
    ("template", "parts"),
    [
        (
            Template.FULL,
            ["What was said", "How it was reported", "Wordings side by side", "Clippings", "Sources"],
        ),
        (Template.NOTE, ["Key points", "How it was reported", "Changed without a sign", "Sources"]),
        (Template.LINES, ["Lines to take", "If asked", "Sources"]),
        (
            Template.MEDIA,
            ["Coverage", "Changed without a sign", "Not found in these articles", "Sources"],
        ),
        (Template.QUOTES, ["Quotes"]),
    ],
)
def test_each_template_has_its_parts(template: Template, parts: list[str]) -> None:
    made = of_template(template)
    assert parts_of(made) == ([*parts, "Method and limits"] if "Sources" in parts else parts)
    assert ("nobody checked them" in made) == ("Method and limits" not in parts_of(made))


@pytest.mark.parametrize("template", Template)
@pytest.mark.parametrize("basket", [PICKED, None], ids=["basket", "whole"])
def test_each_template_verifies_what_it_prints_and_nothing_else(
    template: Template, basket: Basket | None, tmp_path: Path
) -> None:
    path = tmp_path / "export.md"
    path.write_text(of_template(template, basket), encoding="utf-8", newline="")
    assert verify(path, STORE).ok
    shown = traced(path).shown
    trace = traced(path).trace
    for text, article in ((SAID, "release"), (MORE, "release"), (PRINTED, "altering"), (ALONE, "altering")):
        quoted = f"> {text}" in shown
        vouched = any(one.article == article and one.end - one.start == len(text) for one in trace.passages)
        assert vouched or not quoted, text
    assert trace.passages or trace.judgements
    now = with_body("altering", ALTERING.replace("We were not asked", "We were never asked"))
    states = {one.state for one in verify(path, now).passages}
    assert (State.CHANGED in states) == ("We were not asked" in shown.replace("1. We were not asked", ""))


def test_a_marked_passage_is_shown_with_its_tags_and_found_again_where_it_moved(tmp_path: Path) -> None:
    markdown = export_basket(STORE, Basket((PASSAGE,)))
    clippings = section(markdown, "Clippings")
    assert f"> {HARBOUR}\n\nPrinted by: Harbour Post, “Ferries promised”, 2025" in clippings
    assert "Tags: quay, for Monday" in clippings
    path = tmp_path / "export.md"
    path.write_text(markdown, encoding="utf-8", newline="")
    (found,) = verify(path, STORE).passages
    assert found.state is State.STANDS
    moved = with_body("telling", f"A new first paragraph.\n\n{TELLING}")
    assert [one.state for one in verify(path, moved).passages] == [State.MOVED]
    assert f"> {HARBOUR}" in export_basket(moved, Basket((PASSAGE,)))
    gone = with_body("telling", TELLING.replace("old", "new"))
    assert [one.state for one in verify(path, gone).passages] == [State.CHANGED]
    assert "This passage is no longer in the briefing, or not in these words." in export_basket(
        gone, Basket((PASSAGE,))
    )


def test_a_passage_brings_no_statement_of_its_article_along() -> None:
    assert "night ferry" not in export_basket(STORE, Basket((PASSAGE,)))


def test_plain_quotes_say_whose_words_they_are_and_how_sure_that_is() -> None:
    unsure = replace(STORE, held=tuple(replace(one, sure=one.id == "q-1") for one in QUOTATIONS))
    quotes = section(of_template(Template.QUOTES, store=unsure), "Quotes")
    assert f"> {SAID}\n>\n> {MORE}\n\n— Ada Marsh, Port Office, “Night ferries”, 3 February 2025" in quotes
    assert f"> {ALONE}\n\n— unresolved, Island Mail" in quotes
    assert f"> {TOLD}\n\n— reported without quotation marks, Ada Marsh (not sure), Harbour Post" in quotes
    assert f"> {HARBOUR}\n\n— Harbour Post" in quotes
    assert "quay" not in quotes
    denied = replace(STORE, held=tuple(replace(one, denied=True, sure=True) for one in QUOTATIONS))
    only = Basket((Clipping(ClippingKind.QUOTATION, "q-1", "Denied"),))
    assert "— said not to have been said by Ada Marsh, Port Office" in of_template(Template.QUOTES, only, denied)


def test_lines_to_take_stand_above_the_words_they_rest_on() -> None:
    made = of_template(Template.LINES)
    lines = section(made, "Lines to take")
    assert f"**The quay is a worry**.\n\nAsk the engineers.\n\n> {HARBOUR}" in lines
    assert "**Boats by autumn**.\n\n> “Every island" in lines
    assert "Article: Quay News, “Office meets”, undated" in lines
    asked = section(made, "If asked")
    assert "- If asked about Island Mail, “Boats after dark”, February 2025: the reference is Port Office" in asked
    assert "“will have” becomes “must have” (modal)" in asked
    assert "“autumn” becomes “winter” (marked, date)" in asked
    unsettled = replace(FERRIES, reference=replace(FERRIES.reference, why=ReferenceWhy.LONGEST))
    asked = section(of_template(Template.LINES, store=replace(STORE, derived=(VOICE, unsettled))), "If asked")
    assert "February 2025: nobody here knows which was said; others print Port Office" in asked
    assert "the reference is" not in asked


def test_without_a_basket_lines_rest_on_what_is_known_to_have_been_said() -> None:
    lines = section(of_template(Template.LINES, None), "Lines to take")
    assert SAID in lines
    assert ALONE not in lines
    assert "There is none" in section(of_template(Template.LINES, None, replace(STORE, derived=())), "Lines to take")


def test_media_handling_counts_what_each_article_did() -> None:
    made = of_template(Template.MEDIA, None)
    (table,) = tables(section(made, "Coverage"))
    assert table[1:] == [
        ["Port Office", "“Night ferries”", "3 February 2025", "reference of 1"],
        ["Island Mail", "“Boats after dark”", "February 2025", "reference of 1, 1 ≠ altered"],
        ["Quay News", "“Office meets”", "undated", "1 ∅ not found"],
        ["Harbour Post", "“Ferries promised”", "2025", "1 ~ paraphrased"],
    ]
    assert "**Island Mail: ≠ altered**" in section(made, "Changed without a sign")
    assert "Speaker: Ada Marsh (not sure)" in section(made, "Changed without a sign")
    title = "1. Ada Marsh: Every island will have a night ferry (speaker not sure)"
    assert f"- Statement {title}: not found in Quay News" in made
    carried = replace(FERRIES.reports[1], treatment=Treatment.EXCERPT, differences=())
    now = replace(STORE, derived=(replace(FERRIES, reports=(FERRIES.reports[0], carried)),))
    made = of_template(Template.MEDIA, None, now)
    assert "⊂ excerpt in Island Mail, “Boats after dark”, February 2025" in section(made, "Reported as said")
    assert "No changed wording was found" in section(made, "Changed without a sign")


def test_parts_are_chosen_and_left_away() -> None:
    some = ExportOptions(parts=(Part.METHOD, Part.QUOTES, Part.QUOTES), without=(Part.METHOD,))
    assert parts_of(export_basket(STORE, PICKED, some)) == ["Quotes"]
    assert parts_of(export_briefing(STORE, ExportOptions(parts=(Part.SOURCES, Part.LEDGER)))) == [
        "Sources",
        "How it was reported",
    ]
    with pytest.raises(UsageError, match="no part is left"):
        export_briefing(STORE, ExportOptions(parts=(Part.QUOTES,), without=(Part.QUOTES,)))


@pytest.mark.parametrize("template", Template)
def test_embargo_and_marking_stand_at_both_ends(template: Template) -> None:
    options = ExportOptions(marking="HARBOUR ONLY", embargo="noon on *Monday*", template=template)
    shown = export_basket(STORE, PICKED, options).split("\n\n<!-- ")[0]
    assert shown.startswith("**HARBOUR ONLY**\n\n**Embargo: noon on \\*Monday\\***\n\n# Night ferries\n")
    assert shown.endswith("\n\n**Embargo: noon on \\*Monday\\***\n\n**HARBOUR ONLY**")


def test_the_embargo_of_an_article_is_printed_whatever_the_template() -> None:
    for template in Template:
        assert "**Embargo:** Not before noon on 3 February" in of_template(template)


def test_sources_are_cited_in_a_style_and_named_by_the_keys_of_the_csl_file(tmp_path: Path) -> None:
    options = ExportOptions(style=Style.OSCOLA, keys=True, made=PartialDate(2025))
    made = export_basket(STORE, PICKED, options)
    assert "- Article 1: Port Office, ‘Night ferries’ (Press Release, 3 February 2025) [@release]" in made.replace(
        "&lsquo;", "‘"
    )
    assert "Printed by: Island Mail, “Boats after dark”, February 2025 [@altering]" in made
    named = {key for key in ("release", "altering", "silent", "telling") if f"[@{key}]" in made}
    csl = csl_of(STORE, picked_scope(STORE, PICKED))
    assert named == {key for key in ("release", "altering", "silent", "telling") if f'"id": "{key}"' in csl}
    path = tmp_path / "export.md"
    path.write_text(made, encoding="utf-8", newline="")
    assert verify(path, STORE).ok
