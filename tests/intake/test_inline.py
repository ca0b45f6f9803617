"""What stands inside a line keeps its words and its meaning, and what goes is told."""

from __future__ import annotations

import pytest

from tests.intake.reading import read

BEFORE = "The orchard society met in the barn on Sunday and counted the pears that the storm had left on the trees."
AFTER = "Its members will prune the old rows in February, when the ladders are back from the mill across the brook."


def paragraph(markup: str, *, lang: str = "en", tag: str = "p") -> str:
    """What becomes of one paragraph of a page; empty where nothing is left of it."""
    draft = read(_page(f"<{tag}>{markup}</{tag}>", lang))
    kept = [part for part in draft.paragraphs if part not in (BEFORE, AFTER)]
    assert draft.paragraphs[0] == BEFORE
    assert draft.paragraphs[-1] == AFTER
    return "\n".join(kept)


def reasons(markup: str) -> dict[str, str]:
    """What was left out of a page with this mark-up in it, and why."""
    return {passage.text: passage.why for passage in read(_page(markup)).dropped}


def _page(markup: str, lang: str = "en") -> str:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>Pears counted</title></head><body><main><article>'
        f"<h1>Pears counted</h1><p>{BEFORE}</p>{markup}<p>{AFTER}</p></article></main></body></html>"
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "Nora Quince said: <q>The pears are safe.</q> All cheered.",
            "Nora Quince said: “The pears are safe.” All cheered.",
        ),
        ("Quince heard <q>them say <q>never</q> twice</q> at dusk.", "Quince heard “them say ‘never’ twice” at dusk."),
        ("“They told us <q>no</q> twice,” Quince said at dusk.", "“They told us ‘no’ twice,” Quince said at dusk."),
        ("Quince called it <q>“a poor year”</q> for the pears.", "Quince called it “a poor year” for the pears."),
        ("Quince called it “<q>a poor year</q>” for the pears.", "Quince called it “a poor year” for the pears."),
        ("Quince called it <q>a <em>very</em> poor <b>year</b></q>.", "Quince called it “a very poor year”."),
    ],
)
def test_the_element_for_quotations_gives_their_marks(markup: str, text: str) -> None:
    assert paragraph(markup) == text


def test_the_marks_are_those_of_the_language() -> None:
    assert (
        paragraph("Die Birnen nannte sie <q>sehr gut</q>, wie immer.", lang="de")
        == "Die Birnen nannte sie „sehr gut“, wie immer."
    )


@pytest.mark.parametrize("tag", ["p", "div", "li"])
def test_inline_elements_keep_their_words(tag: str) -> None:
    listed = "<ul><li>{}</li></ul>" if tag == "li" else f"<{tag}>{{}}</{tag}>"
    markup = (
        'The press opened on <time datetime="2025-09-02">2 September</time> at <span class="time">noon</span>, and '
        '<span class="author">Piers Medlar</span> of the <abbr title="Pear Growers">PG</abbr> sold <a class="share" '
        'href="x">his shares</a> to <span class="tag comment">a friend</span> <small>for a song</small>.'
    )
    wanted = (
        "The press opened on 2 September at noon, and Piers Medlar of the PG sold his shares to a friend for a song."
    )
    assert wanted in [part.removeprefix("• ") for part in read(_page(listed.format(markup))).paragraphs]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "Quince said: “We picked at dawn,<br>and pressed at dusk.”",
            "Quince said: “We picked at dawn, and pressed at dusk.”",
        ),
        ("Quince said: “We picked.<br>We pressed.”", "Quince said: “We picked. We pressed.”"),
        ("The barn was full.<br>The mill was not.", "The barn was full.\nThe mill was not."),
        ("The barn was full<br><br>of pears and of wasps", "The barn was full\nof pears and of wasps"),
        ("The barn by the mill<br>was full that night.", "The barn by the mill was full that night."),
    ],
)
def test_a_line_break_ends_no_quotation_and_no_sentence(markup: str, text: str) -> None:
    assert paragraph(markup) == text


@pytest.mark.parametrize(
    "capital",
    ['<span class="dropcap">T</span>he', '<div class="drop-cap">T</div>he', '<b class="x-initial">T</b>he'],
)
def test_a_dropped_capital_belongs_to_its_word(capital: str) -> None:
    assert paragraph(f"{capital} wasps were in the barn before the pickers came to it.", tag="div") == (
        "The wasps were in the barn before the pickers came to it."
    )


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("It holds 10<sup>9</sup> pips.", "It holds 10⁹ pips."),
        ("It weighs 4 × 10<sup>−5</sup> grams.", "It weighs 4 × 10⁻⁵ grams."),
        ("It covers 90 km<sup>2</sup> of hill.", "It covers 90 km² of hill."),
        ("It gave off CO<sub>2</sub> and H<sub>2</sub>O.", "It gave off CO₂ and H₂O."),
        ("It is <sup>14</sup>C in the Ca<sup>2+</sup> salts.", "It is ¹⁴C in the Ca²⁺ salts."),
        ("The 3<sup>rd</sup> row fell, M<sup>me</sup> Poire said.", "The 3rd row fell, Mme Poire said."),
        ("The row fell<sup>4</sup> in the night<sup>[5]</sup>.", "The row fell in the night."),
        ("The row fell in 2019<sup>6</sup>, they say.", "The row fell in 2019, they say."),
        ("“The row fell,”<sup><a href='#n7'>7</a></sup> Quince said.", "“The row fell,” Quince said."),
        ("The row fell<sup>*</sup> and <sup>†</sup>stayed.", "The row fell and stayed."),
        ("The row<a href='#fn8'><sup>8</sup></a> fell.", "The row fell."),
        ("The sum is <math><mi>a</mi><mo>+</mo><mi>b</mi></math> pears.", "The sum is a+b pears."),
        ("The law is E = mc<sup>2</sup> here.", "The law is E = mc² here."),
        ("It fell alone<sup>b</sup> there.", "It fell alone there."),
        ("They sang <img class='emoji' alt='🍐' src='x'> all night.", "They sang 🍐 all night."),
    ],
)
def test_figures_raised_and_lowered(markup: str, text: str) -> None:
    assert paragraph(markup) == text


def test_marks_of_notes_are_told() -> None:
    assert reasons("<p>The row fell<sup>4</sup> in the night.</p>")["4"] == "mark of a note"


@pytest.mark.parametrize(
    "struck",
    [
        "<del>not</del>",
        "<s>not</s>",
        "<strike>not</strike>",
        '<span style="text-decoration: line-through">not</span>',
        '<span class="line-through">not</span>',
    ],
)
def test_words_that_are_struck_out_go_and_are_told(struck: str) -> None:
    markup = f"<p>“We will {struck} <ins>gladly</ins> prune them,” Quince said.</p>"
    draft = read(_page(markup))
    assert draft.paragraphs[1] == "“We will gladly prune them,” Quince said."
    assert ("not", "struck out") in [(passage.text, passage.why) for passage in draft.dropped]


@pytest.mark.parametrize(
    "attribute",
    ["hidden", 'style="display:none"', 'style="visibility: hidden"', 'aria-hidden="true"', 'class="x sr-only"',
     'class="visually-hidden"', 'class="screen-reader-text"'],
)  # fmt: skip
def test_what_is_hidden_goes_and_is_told(attribute: str) -> None:
    words = "Nobody who read this page ever saw these words of Quince's."
    markup = f"<p {attribute}>{words}</p><template><p>Empty form of the pear list.</p></template>"
    assert read(_page(markup)).paragraphs == (BEFORE, AFTER)
    assert reasons(markup)[words] == "hidden on the page"


def test_a_page_whose_text_is_marked_as_hidden_keeps_it() -> None:
    text = "".join(f"<p>{BEFORE} {number}.</p>" for number in "abcd")
    draft = read(f"<html><body><nav>Home</nav><div aria-hidden='true'><h1>Pears counted</h1>{text}</div></body></html>")
    assert len(draft.paragraphs) == 4
    assert "marks most of its text as hidden" in " ".join(draft.notes)


def test_a_block_behind_a_line_that_says_who_speaks_gets_marks() -> None:
    words = "<p>The wasps came first and the pickers came second.</p><p>We shall be earlier next year.</p>"
    draft = read(_page(f"<p>Orchard warden Nora Quince said:</p><blockquote>{words}</blockquote>"))
    assert draft.paragraphs[2:4] == (
        "“The wasps came first and the pickers came second.",
        "“We shall be earlier next year.”",
    )
    assert "now in quotation marks" in " ".join(draft.notes)


def test_a_block_behind_anything_else_stays_as_it_is() -> None:
    draft = read(_page("<p>The poem on the barn door is old.</p><blockquote>A pear is a pear is a pear.</blockquote>"))
    assert draft.paragraphs[2] == "A pear is a pear is a pear."
    marked = read(_page("<p>Nora Quince said:</p><blockquote>“A pear,” she told them, “is a pear.”</blockquote>"))
    assert marked.paragraphs[2] == "“A pear,” she told them, “is a pear.”"


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        (".x { color: red; display: none }", False),
        ("p.x, .y { visibility: hidden }", False),
        ("#z { display: none }", False),
        (".x { text-decoration: line-through }", False),
        (".x { display: none } .x { display: block }", True),
        ("@media print { .x { display: none } }", True),
        (".no-js .x { display: none }", True),
        (".w { display: none }", True),
        ("/* .x { display: none } */", True),
    ],
)
def test_what_the_page_s_own_style_sheet_hides_or_strikes_out(sheet: str, shown: bool) -> None:
    words = "The wasps had a different view of the matter, which nobody heard."
    markup = f'<p class="x" id="z">{words}</p><p class="w md:block">{AFTER.replace("ladders", "carts")}</p>'
    draft = read(_page(markup).replace("</head>", f"<style>{sheet}</style></head>"))
    assert (words in draft.paragraphs) is shown
    assert AFTER.replace("ladders", "carts") in draft.paragraphs
    assert shown or words in [passage.text for passage in draft.dropped]


@pytest.mark.parametrize(
    ("markup", "marked"),
    [
        ("<p>Nora Quince wrote</p><blockquote>A pear is a pear.</blockquote>", True),
        ('<p>Nora Quince said:</p><div class="quote"><p>A pear is a pear.</p></div>', True),
        ('<p>Nora Quince said:</p><div class="quotes-list"><p>A pear is a pear.</p></div>', False),
        ("<p>Nora Quince counted:</p><blockquote>A pear is a pear.</blockquote>", False),
    ],
)
def test_blocks_that_are_set_as_quotations(markup: str, marked: bool) -> None:
    wanted = "“A pear is a pear.”" if marked else "A pear is a pear."
    assert wanted in read(_page(markup)).paragraphs


def test_marks_within_markdown() -> None:
    draft = read(
        f"# Pears counted\n\n{BEFORE}\n\n"
        "We ~~will not~~ prune 10<sup>9</sup> of <del>the</del> them[^1], <q>at last</q>.\n\n"
        "[^1]: In the dry year.\n"
    )
    assert draft.paragraphs == (BEFORE, "We prune 10⁹ of them, “at last”.", "• In the dry year.")
    assert {passage.why for passage in draft.dropped} >= {"struck out", "mark of a note"}
