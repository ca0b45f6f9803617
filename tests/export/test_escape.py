"""Foreign text in Markdown shows as exactly that text, whatever it holds."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.export.escape import escape
from briefing.language.safety import safe_line

PARSER = MarkdownIt("commonmark").enable("table")
PLACES = {
    "paragraph": ("", ""),
    "item": ("- Said: ", ""),
    "heading": ("## ", ""),
    "quote": ("> ", ""),
    "inside": ("Said: ", " x"),
}

# Pieces that mean something in one dialect or another, so that the search finds what letters alone would not.
PIECES = st.sampled_from(
    r"""* ** _ __ ` ``` ~ ~~ ~~~ ^ $ $$ @ @ada [@ada] [^1] [^1]: ^[note] [x](y) ![x](y) [x]: [x] {.c} {#i} {=html}
    \cmd \ \* \| | || & &amp; &#42; &copy &bar; < > <b> </b> <!-- --> <https://example.org> <a@example.org>
    https://example.org www.example.org a@example.org # ## - + = === --- -- ... .. … : :: ::: :smile: Table: table:
    1. 1) (1) (a) a) a. A. iv. (@) #. % " ' “ ” ‘ ’ ! ? / ; , ( ) Mr. e.g. Ph.D. p. vs. M.A. x 12 word Ünïcode U.S.
    [sic] [/x] £600""".split()
) | st.sampled_from([" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u2028", "\x1b[2J", "\u202e", "\u200b", "\x00", "\x85"])
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)
SHOWN = TEXTS.filter(lambda text: bool(safe_line(text)))


def _shown(tokens: list[Token]) -> str:
    """The text of inline tokens; anything but text and a place for bold is a failure."""
    shown = ""
    for token in tokens:
        assert token.type in ("text", "text_special", "strong_open", "strong_close"), token
        shown += token.content
    return shown


def _inline(markdown: str) -> list[list[Token]]:
    return [token.children or [] for token in PARSER.parse(markdown) if token.type == "inline"]


@given(SHOWN, st.sampled_from(sorted(PLACES)))
@example("Mr. Marsh -- \"no\" ... 'yes'", "paragraph")
@settings(max_examples=100)
def test_commonmark_shows_exactly_the_text(text: str, place: str) -> None:
    before, after = PLACES[place]
    (shown,) = _inline(f"{before}{escape(text)}{after}")
    assert _shown(shown) == f"{before.lstrip('->#').lstrip()}{safe_line(text)}{after}"


@given(st.lists(TEXTS, min_size=3, max_size=3))
@settings(max_examples=300)
def test_a_cell_holds_exactly_the_text(texts: list[str]) -> None:
    row = " | ".join(escape(text) for text in texts)
    shown = [_shown(line) for line in _inline(f"| A | B | C |\n|---|---|---|\n| {row} |")]
    assert shown == ["A", "B", "C", *(safe_line(text) for text in texts)]


@given(TEXTS, st.data())
@settings(max_examples=300)
def test_bold_adds_nothing_to_the_text(text: str, data: st.DataObject) -> None:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: (min(pair), max(pair)))
    spans = data.draw(st.lists(ends, max_size=4))
    shown = [_shown(line) for line in _inline(f"Said: {escape(text, spans)}: end")]
    assert shown == [f"Said: {safe_line(text)}: end"]


def test_bold_is_where_it_was_asked_for() -> None:
    text = "no  more than\n£600 million, he said"
    spans = [(text.index("more"), text.index("more") + 4), (text.index("£"), text.index(" million"))]
    assert escape(text, spans) == "no **more** than £**600** million, he said"


def test_plain_prose_stays_readable() -> None:
    """Text that no dialect takes for anything else has no backslash in it."""
    prose = (
        "The bridge will open at noon (local time), 12% later than planned; £4.5 million – no more. “Well,” she said."
    )
    assert escape(prose) == prose


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("- a", "\\- a"),
        ("+ a", "\\+ a"),
        ("= a", "\\= a"),
        ("% a", "\\% a"),
        (": a", "\\: a"),
        ("1. a", "1\\. a"),
        ("iv) a", "iv\\) a"),
        ("(a) b", "\\(a\\) b"),
        ("Table: a", "Table\\: a"),
        ("a - b + c = d% (e) 1.5", "a - b + c = d% (e) 1.5"),
    ],
)
def test_what_begins_a_block_is_escaped_where_a_line_begins(text: str, made: str) -> None:
    assert escape(text) == made


def _pandoc(markdown: str) -> Any:
    done = subprocess.run(
        ["pandoc", "--from", "markdown", "--to", "json"], input=markdown, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)["blocks"]


def _pandoc_text(inlines: list[Any]) -> str:
    shown = ""
    for inline in inlines:
        assert inline["t"] in ("Str", "Space", "Quoted"), inline
        if inline["t"] == "Quoted":  # curly marks that pair: printed as they are
            opening, closing = "“”" if inline["c"][0]["t"] == "DoubleQuote" else "‘’"
            shown += opening + _pandoc_text(inline["c"][1]) + closing
        else:
            shown += inline["c"] if inline["t"] == "Str" else " "
    return shown


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="needs pandoc, which is not on this machine")
@given(st.lists(SHOWN, min_size=60, max_size=60))
@settings(max_examples=10, phases=[Phase.explicit, Phase.generate])
def test_pandoc_shows_exactly_the_text(texts: list[str]) -> None:
    """Many texts a run, each as a paragraph, a list item, a quotation and a cell: pandoc takes long to start."""
    escaped = [escape(text) for text in texts]
    blocks = _pandoc(
        "".join(f"{text}\n\n> {text}\n\nBetween.\n\n" for text in escaped)
        + "\n".join(f"- Said: {text}" for text in escaped)
        + "\n\n| A | B |\n|---|---|\n"
        + "\n".join(f"| {text} | x |" for text in escaped)
    )
    kinds = [block["t"] for block in blocks]
    assert kinds == ["Para", "BlockQuote", "Para"] * len(texts) + ["BulletList", "Table"]
    lines = [safe_line(text) for text in texts]
    assert [_pandoc_text(block["c"]) for block in blocks[:-2:3]] == lines
    assert [_pandoc_text(quote["c"][0]["c"]) for quote in blocks[1:-2:3]] == lines
    assert [_pandoc_text(item[0]["c"]) for item in blocks[-2]["c"]] == [f"Said: {line}" for line in lines]
    assert [_pandoc_text(row[1][0][4][0]["c"]) for row in blocks[-1]["c"][4][0][3]] == lines


@pytest.mark.parametrize(
    ("text", "bold", "made"),
    [
        ("Boat sails", [(0, 4)], "**Boat** sails"),
        ("a b", [(0, 1), (2, 3)], "**a** **b**"),
        ("a  b", [(3, 4)], "a **b**"),
        ("a  b", [(0, 2), (2, 4)], "**a** **b**"),
        ("  a b  ", [(4, 7)], "a **b**"),
        ("see (boat.) now", [(4, 11)], "see (**boat**.) now"),
        ("see ((boat)) now", [(4, 12)], "see ((**boat**)) now"),
        ("one two", [(0, 3), (2, 7)], "**one** **two**"),
        ("boat. on", [(0, 5)], "**boat**. on"),
        ("...", [(0, 3)], "\\.\\.\\."),
    ],
)
def test_bold_begins_and_ends_at_letters_and_never_touches(text: str, bold: list[tuple[int, int]], made: str) -> None:
    assert escape(text, bold) == made


def test_a_caption_is_none() -> None:
    assert escape("Table: boats") == "Table\\: boats"
    assert escape("A table: boats") == "A table: boats"
