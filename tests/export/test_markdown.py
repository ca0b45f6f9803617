"""What an export says, and that nothing foreign in it takes effect."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

import pytest

from briefing.errors import Problem
from briefing.export import Options, export_basket, export_briefing, export_comparison, export_ledger
from briefing.model import Article, Basket, Clipping, ClippingKind, Outlet, OutletKind, PartialDate, Treatment
from briefing.text import one_line, select
from tests.export.fake import Held
from tests.export.made import (
    ALONE,
    ALTERING,
    ARTICLES,
    FERRIES,
    OUTLETS,
    PRINTED,
    RELEASE,
    STORE,
    VOICE,
    spans,
    with_articles,
    with_body,
)
from tests.export.reading import headings, kinds, section, tables
from tests.samples import HOSTILE

T = TypeVar("T")


def test_a_briefing_says_what_was_said_how_it_was_reported_from_where_and_how() -> None:
    assert headings(export_briefing(STORE)) == [
        "1 Night ferries",
        "2 What was said",
        "3 1. We were not asked",
        "3 2. Ada Marsh: Every island will have a night ferry",
        "2 How it was reported",
        "2 Wordings side by side",
        "3 2. Ada Marsh: Every island will have a night ferry",
        "2 Sources",
        "2 Method and limits",
    ]


def test_wording_stands_in_paragraphs_with_its_speaker_and_where_it_comes_from() -> None:
    said = section(export_briefing(STORE), "What was said")
    assert "> “Every island will have a night ferry by autumn.\n>\n> “No fare will rise before it sails.”" in said
    assert "Speaker: Ada Marsh" in said
    assert "Reference wording: Port Office, “Night ferries”, 3 February 2025 (primary source)" in said
    assert "Speaker: unresolved" in said
    assert "Reference wording: Island Mail, “Boats after dark”, February 2025 (longest printed wording)" in said


def test_the_ledger_has_a_sign_with_its_word_in_each_cell() -> None:
    markdown = section(export_briefing(STORE), "How it was reported")
    assert tables(markdown)[0][0] == ["Statement", "Port Office", "Island Mail", "Harbour Post", "Quay News"]
    assert tables(markdown)[0][1:] == [
        [
            "2. Ada Marsh: Every island will have a night ferry",
            "= verbatim, reference",
            "≠ altered",
            "~ paraphrased",
            "∅ not found",
        ]
    ]
    assert "Reported by one article alone, with nothing to compare: 1." in markdown
    for treatment in (Treatment.ALTERED, Treatment.PARAPHRASED, Treatment.NOT_FOUND):
        assert f"{treatment}: " in markdown
    assert "cut: " not in markdown


def test_several_articles_of_an_outlet_share_a_cell_and_the_worst_counts() -> None:
    twice = replace(
        FERRIES, reports=(*FERRIES.reports, replace(FERRIES.reports[0], article="altering", outlet="island-mail"))
    )
    (row,) = tables(export_ledger(STORE, [twice]))[0][1:]
    assert row[2] == "≠ altered (worst of 2 articles)"


def test_many_outlets_become_several_tables() -> None:
    reports = tuple(replace(FERRIES.reports[1], outlet=f"outlet-{number:02}") for number in range(9))
    found = tables(export_ledger(STORE, [replace(FERRIES, reports=(FERRIES.reports[0], *reports))]))
    assert [len(table[0]) - 1 for table in found] == [4, 4, 3]
    assert [cell for table in found for cell in table[0][1:]] == [
        "Port Office",
        "Quay News",
        *(f"outlet-{number:02}" for number in range(9)),
    ]


def test_wordings_stand_side_by_side_with_every_difference() -> None:
    markdown = section(export_briefing(STORE), "Wordings side by side")
    wordings, differences = tables(markdown)
    assert wordings[0] == ["Reference: Port Office", "As printed: Island Mail"]
    assert wordings[1] == [FERRIES.reference.text, PRINTED]
    assert "Every island **must have** a night ferry by **winter**. No fare" in markdown
    assert differences[1:] == [
        ["1", "will have", "must have", "substitution", "not marked", "modal"],
        ["2", "autumn", "winter", "substitution", "marked", "date"],
    ]
    assert "1 difference of house style passed over." in markdown
    assert "> Ada Marsh promised ferries after dark to every island." in markdown
    assert "Linked because: ferries, every island, Ada Marsh (score 0.71)." in markdown
    assert "Quay News: ∅ not found, 2 sentences searched in Quay News, “Office meets”, undated." in markdown
    assert "Nearest passage (score 0.12): Nothing was said of money." in markdown


def test_long_wordings_stand_one_under_the_other() -> None:
    report = FERRIES.reports[1]
    long = replace(report, text=report.text + " and so on" * 200)
    markdown = export_comparison(STORE, replace(FERRIES, reports=(FERRIES.reports[0], long)))
    (differences,) = tables(markdown)
    assert differences[0][0] == "No."
    assert "> “Every island **must have** a night ferry" in markdown


def test_the_same_wording_is_not_printed_twice() -> None:
    same = replace(FERRIES.reports[0], article="telling", outlet="harbour-post")
    store = with_body("telling", RELEASE)
    markdown = export_comparison(store, replace(FERRIES, reports=(FERRIES.reports[0], same), not_found=()))
    assert tables(markdown) == []
    assert "The wording is that of the reference, marks and all." in markdown


def test_sources_name_everything_that_is_known() -> None:
    assert section(export_briefing(STORE), "Sources").strip().splitlines() == [
        "- Article 1: Port Office (government), “Night ferries”, no byline, 3 February 2025, release. "
        "No address is known.",
        "- Article 2: Island Mail (newspaper), “Boats after dark”, by Bo Linden, February 2025, report. "
        "Copy of Coast Agency. Address: https\\://mail.example/boats\\_after\\_dark "
        "(25% of its words stand in: Port Office, “Night ferries”, 3 February 2025.)",
        "- Article 3: Quay News (blog), “Office meets”, no byline, undated, report. No address is known.",
        "- Article 4: Harbour Post (trade), “Ferries promised”, no byline, 2025, report. No address is known.",
    ]


def test_method_says_what_was_not_checked() -> None:
    method = section(export_briefing(replace(STORE, problems=(Problem("a.md", 1, "", "odd"),))), "Method and limits")
    assert "It never says misquote" in method
    assert "The speaker is unresolved in 1 statement; none was guessed." in method
    assert "The briefing has 1 problem in its files" in method
    assert "About the briefing:\n\nInvented for tests.\n\nNobody said any of it." in method


def test_no_marking_is_claimed_unless_given() -> None:
    assert export_briefing(STORE, Options(marking=" ")) == export_briefing(STORE)
    assert export_briefing(STORE).startswith("# Night ferries\n")


def test_a_marking_stands_at_both_ends_and_a_title_and_a_day_where_given() -> None:
    markdown = export_briefing(STORE, Options("Read me", "OFFICIAL - *ferries*", PartialDate(2025, 3, 1)))
    text = markdown.split("\n\n<!-- ")[0]
    assert text.startswith("**OFFICIAL - \\*ferries\\***\n\n# Read me\n")
    assert text.endswith("\n\n**OFFICIAL - \\*ferries\\***")
    assert "From the briefing: Night ferries, exported on 1 March 2025." in text


def test_embargo_lines_of_the_articles_shown() -> None:
    line = "**Embargo:** Not before noon on 3 February (Port Office, “Night ferries”, 3 February 2025)"
    assert line in export_briefing(STORE)
    assert "Embargo" not in export_comparison(STORE, VOICE)


def test_the_ledger_and_a_comparison_alone() -> None:
    assert [name for name in headings(export_ledger(STORE)) if name[0] == "2"] == [
        "2 How it was reported",
        "2 Sources",
        "2 Method and limits",
    ]
    assert [name for name in headings(export_comparison(STORE, FERRIES)) if name[0] == "2"] == [
        "2 What was said",
        "2 Wordings side by side",
        "2 Sources",
        "2 Method and limits",
    ]


def test_a_briefing_without_statements_says_so() -> None:
    assert "No statement was found." in export_briefing(replace(STORE, derived=(), held=()))


BASKET = Basket(
    (
        Clipping(ClippingKind.QUOTATION, "q-4", "A voice", None, "Who is it?\n\nAsk *Bo*."),
        Clipping(ClippingKind.STATEMENT, "s-ferries", "Ferries"),
        Clipping(ClippingKind.ARTICLE, "silent", "Office meets"),
        Clipping(ClippingKind.ARTICLE, "lost", "A lost article"),
        Clipping(ClippingKind.QUOTATION, "q-lost", "A lost quotation", None, "Still my note"),
    )
)


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


def _spoiled(value: T) -> T:
    """The same value with hostile text in every free text of it; ids, and words with offsets, stay."""
    kept = {"id", "article", "outlet", "quotations", "body", "text", "reference", "printed", "kind", "target", "at"}
    if isinstance(value, tuple):
        return cast("T", tuple(_spoiled(one) for one in value))
    if isinstance(value, str) and not isinstance(value, Enum):
        return cast("T", f"{HOSTILE} {value} --> <!-- {HOSTILE}")
    if is_dataclass(value) and not isinstance(value, type):
        return cast(
            "T",
            replace(
                value,
                **{
                    field.name: _spoiled(getattr(value, field.name))
                    for field in fields(value)
                    if field.name not in kept or is_dataclass(getattr(value, field.name))
                },
            ),
        )
    return value


def _hostile() -> Held:
    """Hostile text in every field, and a hostile article whose quotation and statement are hostile throughout."""
    name = "x--><b>*é\u202e"
    body = f"Before.\n\n“{HOSTILE}\n\n“{HOSTILE}” after"
    text = f"“{HOSTILE} “{HOSTILE}”"
    place = spans(body, f"“{HOSTILE}\n\n“{HOSTILE}”")
    outlet = Outlet("[x](y)", HOSTILE, OutletKind.OTHER, HOSTILE)
    article = Article(name, HOSTILE, outlet.id, body, byline=HOSTILE, url=HOSTILE, via=HOSTILE, embargo=HOSTILE)
    report = replace(FERRIES.reports[1], article=name, outlet=outlet.id, text=text, spans=place, evidence=HOSTILE)
    report = replace(
        report,
        differences=tuple(
            replace(one, reference=HOSTILE, printed=HOSTILE, reference_span=(at, at + 9), printed_span=(at + 3, at + 8))
            for at, one in enumerate(report.differences * 20)
        ),
    )
    statement = replace(
        FERRIES,
        id=name,
        reference=replace(FERRIES.reference, article=name, text=text, spans=place),
        reports=(replace(FERRIES.reports[0], article=name, outlet="<b>"), *FERRIES.reports[1:], report),
    )
    store = with_articles((*ARTICLES, article))
    info = replace(store.info, outlets=(*OUTLETS, outlet), articles=_spoiled(store.info.articles))
    info = replace(_spoiled(info), articles=info.articles)
    problems = (Problem(HOSTILE, 1, HOSTILE, HOSTILE),)
    return replace(
        store, info=info, derived=_spoiled((*STORE.derived, statement)), problems=problems, fingerprint=HOSTILE
    )


def _hostile_exports() -> list[str]:
    options = Options(HOSTILE, HOSTILE, PartialDate(2025))
    basket = _spoiled(BASKET)
    store = _hostile()
    return [export_briefing(store, options), export_basket(store, basket, options), export_ledger(store, None, options)]


OWN = {
    "text",
    "text_special",
    "inline",
    "strong_open",
    "strong_close",
    "heading_open",
    "heading_close",
    "paragraph_open",
}
OWN |= {"paragraph_close", "blockquote_open", "blockquote_close", "bullet_list_open", "bullet_list_close"}
OWN |= {"list_item_open", "list_item_close"}
OWN |= {f"{part}_{end}" for part in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")}


def test_nothing_foreign_takes_effect_in_commonmark() -> None:
    for markdown in _hostile_exports():
        assert one_line(HOSTILE.split("$")[0]).split()[-1] in markdown
        tokens = list(kinds(markdown))
        assert [content.splitlines()[0] for kind, content in tokens if kind == "html_block"] == [
            "<!-- briefing-trace 1"
        ]
        assert {kind for kind, _ in tokens} - {"html_block"} <= OWN
        controls = {char for char in markdown if char != "\n" and (ord(char) < 32 or 127 <= ord(char) < 160)}
        assert controls | {char for char in markdown if char in "\u202e\u202c\u2066\u2069\u200f\ufeff"} == set()


def test_titles_and_cells_hold_hostile_text_whole() -> None:
    markdown = _hostile_exports()[0]
    assert all(len(row) == len(table[0]) for table in tables(markdown) for row in table)
    assert headings(markdown)[0].startswith("1 [/x] [sic] [bold]no[/bold]")


def _pandoc(markdown: str) -> Any:
    done = subprocess.run(
        ["pandoc", "--from", "markdown", "--to", "json"], input=markdown, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)["blocks"]


def _pandoc_kinds(value: Any) -> list[str]:
    if isinstance(value, list):
        return [kind for one in value for kind in _pandoc_kinds(one)]
    if isinstance(value, dict):
        own = [value["t"]] if "t" in value else []
        return own + [kind for one in value.values() for kind in _pandoc_kinds(one)]
    return []


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc, which is not on this machine")
@pytest.mark.parametrize("number", range(3))
def test_pandoc_reads_an_export_the_same_way(number: int) -> None:
    markdown = _hostile_exports()[number]
    blocks = _pandoc(markdown)
    assert [(block["t"], block["c"][0]) for block in blocks if block["t"].startswith("Raw")] == [("RawBlock", "html")]
    assert blocks[-1]["t"] == "RawBlock"
    found = set(_pandoc_kinds(blocks[:-1]))
    plain = {"Str", "Space", "Strong", "Quoted", "SingleQuote", "DoubleQuote", "Para", "Plain", "Header", "BlockQuote"}
    columns = {"Table", "AlignDefault", "ColWidth", "ColWidthDefault"}
    assert found <= plain | columns | {"BulletList"}
    ours = [kind for kind, _ in kinds(markdown)]
    assert _pandoc_kinds(blocks).count("Table") == ours.count("table_open")
    assert _pandoc_kinds(blocks).count("Header") == ours.count("heading_open")
    assert _pandoc_kinds(blocks).count("BlockQuote") == ours.count("blockquote_open")


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc, which is not on this machine")
def test_pandoc_makes_a_word_document() -> None:
    done = subprocess.run(
        ["pandoc", "--from", "markdown", "--to", "docx", "--output", "-"],
        input=export_briefing(STORE).encode(),
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b"PK")


def test_the_order_of_statements_in_the_store_changes_nothing() -> None:
    assert export_briefing(replace(STORE, derived=STORE.derived[::-1])) == export_briefing(STORE)
