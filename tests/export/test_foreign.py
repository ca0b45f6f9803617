"""Nothing foreign in an export takes effect: not in CommonMark, not in pandoc, not in a terminal."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from itertools import cycle
from typing import Any, TypeVar, cast

import pytest

from briefing.errors import Problem
from briefing.export import ExportOptions, Style, Template, export_basket, export_briefing, export_ledger
from briefing.language.selectors import select
from briefing.language.words import one_line
from briefing.model import Article, Basket, ClippingKind, Outlet, OutletKind, PartialDate, Selector
from tests.export.fake import Held
from tests.export.made import (
    ARTICLES,
    BASKET,
    FERRIES,
    OUTLETS,
    STORE,
    spans,
    with_articles,
)
from tests.export.reading import headings, kinds, tables
from tests.samples import HOSTILE

T = TypeVar("T")


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
    briefing = replace(store.briefing, outlets=(*OUTLETS, outlet), articles=_spoiled(store.briefing.articles))
    briefing = replace(_spoiled(briefing), articles=briefing.articles)
    problems = (Problem(HOSTILE, 1, HOSTILE, HOSTILE),)
    return replace(
        store, briefing=briefing, derived=_spoiled((*STORE.derived, statement)), problems=problems, fingerprint=HOSTILE
    )


def _hostile_exports() -> list[str]:
    options = ExportOptions(HOSTILE, HOSTILE, PartialDate(2025))
    basket = _spoiled(BASKET)
    store = _hostile()
    marked = replace(basket.clippings[0], kind=ClippingKind.PASSAGE, at=_marked(store), tags=(HOSTILE,))
    basket = Basket((*basket.clippings, marked))
    others = [
        replace(options, template=template, embargo=HOSTILE, style=style)
        for template, style in zip(TEMPLATES, cycle(Style), strict=False)
    ]
    return [
        export_briefing(store, options),
        export_basket(store, basket, options),
        export_ledger(store, None, options),
        *(export_briefing(store, each) for each in others),
        *(export_basket(store, basket, each) for each in others),
    ]


def _marked(store: Held) -> Selector:
    """A passage of the hostile article."""
    article = next(one for one in store.briefing.articles if one.body.startswith("Before."))
    return select(article.id, article.body, (0, len(article.body)))


TEMPLATES = [template for template in Template if template is not Template.FULL]


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
@pytest.mark.parametrize("number", range(3 + 2 * len(TEMPLATES)))
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
