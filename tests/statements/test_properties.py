"""What holds for any text, and for any briefing however its articles are ordered or repeated."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Article, Quotation, QuotationKind, Treatment
from briefing.statements import Ledger, compare, derive
from tests.statements.building import MARSH, OTHER, article, briefing, each, quotation, whole

WORDS = (
    "harbour builder lantern marble thunder copper willow saddle orchard ribbon candle falcon granite meadow violin "
    "anchor basket cellar dragon ember fiddle garden hammer island jacket kettle ladder mirror needle oyster pillar "
    "quiver rafter sickle timber valley window"
).split()
OUTSIDE = "zebra yonder xylophone quartz".split()

SENTENCE = st.lists(st.sampled_from(WORDS), min_size=4, max_size=9, unique=True)


@st.composite
def texts(draw: st.DrawFn, least: int = 1) -> list[list[str]]:
    """Sentences as words, none of which is there twice."""
    chance = draw(st.randoms(use_true_random=True))  # one draw: which words they are hardly matters
    order = chance.sample(WORDS, len(WORDS))
    lengths = draw(st.lists(st.integers(4, 8), min_size=least, max_size=4))
    found, at = [], 0
    for length in lengths:
        found.append(order[at : at + length])
        at += length
    return [sentence for sentence in found if len(sentence) >= 4]


def written(sentences: list[list[str]]) -> str:
    """Sentences as a text."""
    return " ".join(f"{' '.join(sentence).capitalize()}." for sentence in sentences if sentence)


@given(st.text(max_size=300))
def test_any_text_against_itself(text: str) -> None:
    assert compare(text, text).treatment in (Treatment.VERBATIM, None)
    assert compare(text, text).differences == ()


@given(texts())
def test_a_text_against_itself_is_verbatim(sentences: list[list[str]]) -> None:
    text = written(sentences)
    outcome = compare(text, text)
    assert (outcome.treatment, outcome.differences, outcome.styled) == (Treatment.VERBATIM, (), ())


@given(texts(least=2), st.data())
def test_dropping_whole_sentences_gives_an_excerpt(sentences: list[list[str]], data: st.DataObject) -> None:
    kept = data.draw(st.sets(st.integers(0, len(sentences) - 1), min_size=1, max_size=len(sentences) - 1))
    printed = written([sentence for at, sentence in enumerate(sentences) if at in kept])
    assert compare(written(sentences), printed).treatment is Treatment.EXCERPT


def _inner(sentences: list[list[str]], data: st.DataObject) -> tuple[int, int]:
    sentence = data.draw(st.integers(0, len(sentences) - 1))
    return sentence, data.draw(st.integers(1, len(sentences[sentence]) - 2))


@given(texts(), st.data())
def test_any_inner_word_dropped_gives_a_cut(sentences: list[list[str]], data: st.DataObject) -> None:
    sentence, word = _inner(sentences, data)
    printed = [list(words) for words in sentences]
    gone = printed[sentence].pop(word)
    outcome = compare(written(sentences), written(printed))
    assert outcome.treatment is Treatment.CUT
    assert [item.reference for item in outcome.differences] == [gone]


@given(texts(), st.data())
def test_any_inner_word_added_gives_an_alteration(sentences: list[list[str]], data: st.DataObject) -> None:
    sentence, word = _inner(sentences, data)
    printed = [list(words) for words in sentences]
    printed[sentence].insert(word, data.draw(st.sampled_from(OUTSIDE)))
    assert compare(written(sentences), written(printed)).treatment is Treatment.ALTERED


@given(texts(), st.data())
def test_any_replaced_word_gives_an_alteration_and_bracketed_an_edit(
    sentences: list[list[str]], data: st.DataObject
) -> None:
    sentence, word = _inner(sentences, data)
    printed = [list(words) for words in sentences]
    other = data.draw(st.sampled_from(OUTSIDE))
    printed[sentence][word] = other
    outcome = compare(written(sentences), written(printed))
    assert outcome.treatment is Treatment.ALTERED
    assert [(item.reference, item.printed) for item in outcome.differences] == [(sentences[sentence][word], other)]
    printed[sentence][word] = f"[{other}]"
    outcome = compare(written(sentences), written(printed))
    assert outcome.treatment is Treatment.EDITED
    assert all(item.marked for item in outcome.differences)


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_two_texts_break_it_and_offsets_are_true(one: str, two: str) -> None:
    outcome = compare(one, two)
    for item in (*outcome.differences, *outcome.styled):
        assert one[slice(*item.reference_span)] == item.reference
        assert two[slice(*item.printed_span)] == item.printed


@given(
    st.lists(
        st.sampled_from(["The U.S.", "[a", "boat]", "“said", "”", "…", "5", "per", "cent", "(in", "all)", "no", "."]),
        max_size=14,
    ),
    st.lists(
        st.sampled_from(["The US", "a", "[boat]", "said,”", "“", "...", "five", "%", "in", "all", "not", "."]),
        max_size=14,
    ),
)
def test_marks_in_any_order_break_nothing(one: list[str], two: list[str]) -> None:
    outcome = compare(" ".join(one), " ".join(two))
    assert (outcome.treatment is None) or outcome.treatment in Treatment


BODIES = (
    "“Harbour builder lantern marble thunder copper. Willow saddle orchard ribbon candle,” said Ada Marsh.\n\n"
    "“Anchor basket cellar dragon ember fiddle garden.”",
    "Marsh said: “Harbour builder lantern marble thunder copper.” Later: “Anchor basket cellar ember fiddle garden.”",
    "She said “willow saddle orchard ribbon candle falcon” and “granite meadow violin quiver rafter”.",
    "“Granite meadow violin quiver rafter sickle timber,” he said. “Valley window.”",
    "“Willow saddle orchard zebra candle,” it was said.",
)


@cache
def _in_order() -> tuple[list[Article], dict[str, tuple[Quotation, ...]], Ledger]:
    """The articles in their order, and what is derived of them."""
    articles = [article(f"outlet-{at}", body) for at, body in enumerate(BODIES)]
    quotations: dict[str, tuple[Quotation, ...]] = {
        item.id: (whole if at == 0 else each)(item, OTHER if at == 3 else MARSH) for at, item in enumerate(articles)
    }
    return articles, quotations, derive(briefing(*articles), quotations)


@given(st.permutations(range(len(BODIES))), st.integers(0, len(BODIES) - 1), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_order_and_repetition_never_change_a_ledger(order: list[int], again: int, chance: random.Random) -> None:
    articles, quotations, expected = _in_order()
    shuffled = [articles[at] for at in order] + [articles[again]]
    mixed = {name: tuple(chance.sample(quotations[name], len(quotations[name]))) for name in reversed(quotations)}
    assert derive(briefing(*shuffled), mixed) == expected
    assert len(expected.statements) > 2


def test_the_same_text_under_another_name_adds_a_report_and_changes_no_other() -> None:
    articles = [article(f"outlet-{at}", body) for at, body in enumerate(BODIES)]
    quotations = {item.id: each(item) for item in articles}
    before = derive(briefing(*articles), quotations).statements
    twin = replace(articles[1], id="outlet-9", outlet="outlet-9")
    after = derive(briefing(*articles, twin), {**quotations, twin.id: each(twin)}).statements
    assert [item.id for item in after] == [item.id for item in before]
    for one, two in zip(before, after, strict=True):
        assert [item for item in two.reports if item.article != twin.id] == list(one.reports)


PIECES = st.sampled_from(
    ["“", "”", '"', "’", "‘", "[sic]", "(", ")", "…", "\n\n", "\n", " ", "  ", ". ", ", ", "two", "per cent", "5", "no"]
    + ["harbour", "builder lantern marble thunder copper", "willow saddle orchard ribbon candle", "U.S.", "\ud800"]
)


@given(st.lists(st.lists(PIECES, max_size=25).map(" ".join), min_size=1, max_size=5), st.data())
@settings(max_examples=60)
def test_no_articles_and_no_spans_break_a_ledger(bodies: list[str], data: st.DataObject) -> None:
    articles = [article(f"outlet-{at}", body) for at, body in enumerate(bodies)]
    quotations: dict[str, tuple[Quotation, ...]] = {}
    for item in articles:
        places = sorted(data.draw(st.lists(st.integers(0, len(item.body)), max_size=6, unique=True)))
        spans = [(low, high) for low, high in zip(places[::2], places[1::2], strict=False) if high > low]
        kinds = data.draw(st.lists(st.sampled_from(QuotationKind), min_size=len(spans), max_size=len(spans)))
        made = zip(spans, kinds, strict=True)
        quotations[item.id] = tuple(quotation(item, [span], MARSH, kind) for span, kind in made)
    bodied = {item.id: item.body for item in articles}
    for statement in derive(briefing(*articles), quotations).statements:
        reference = statement.reference
        assert reference.text == " ".join(bodied[reference.article][start:end] for start, end in reference.spans)
        for report in statement.reports:
            assert report.text == " ".join(bodied[report.article][start:end] for start, end in report.spans)
            for difference in report.differences:
                assert report.text[slice(*difference.printed_span)] == difference.printed
                assert reference.text[slice(*difference.reference_span)] == difference.reference


STYLES = [
    ("30 million pounds", "£30m"),
    ("45 pence", "45p"),
    ("twelve kilometres", "12km"),
    ("4.30pm", "4:30 p.m."),
    ("3 May", "May 3rd"),
    ("the 3rd of May", "3 May"),
    ("two and a half", "2½"),
    ("a quarter", "one quarter"),
    ("5,000", "5 000"),
    ("10–15", "10 to 15"),
    ("per cent", "%"),
    ("the United Kingdom", "the UK"),
    ("organise", "organize"),
    ("Løvborg", "Lovborg"),
    ("Müller", "Mueller"),
    ("no-one", "no one"),
    ("Professor Marsh", "Prof. Marsh"),
    ("bastard", "b******"),
]
CHANGES = [
    ("$5", "£5"),
    ("-5", "5"),
    ("10⁶", "106"),
    ("10,00", "1,000"),
    ("12km", "12 miles"),
    ("may", "will"),
    ("not", "now"),
    ("3 May", "4 May"),
    ("4.30pm", "4.30am"),
    ("5 per cent", "5 percentage points"),
    ("the UK", "the US"),
    ("a third", "a quarter"),
    ("all", "some"),
    ("£30m", "£30bn"),
]


def _with(sentences: list[list[str]], data: st.DataObject, one: str, two: str) -> tuple[str, str]:
    """The text with the one and with the other somewhere inside a sentence."""
    sentence, word = _inner(sentences, data)
    texts = []
    for piece in (one, two):
        made = [list(words) for words in sentences]
        made[sentence].insert(word, piece)
        texts.append(" ".join(f"{' '.join(words)}." for words in made))
    return texts[0], texts[1]


@given(texts(), st.data(), st.sampled_from(STYLES))
def test_a_rewrite_in_another_house_style_is_verbatim_both_ways(
    sentences: list[list[str]], data: st.DataObject, style: tuple[str, str]
) -> None:
    one, two = _with(sentences, data, *style)
    there, back = compare(one, two), compare(two, one)
    assert (there.treatment, there.differences) == (Treatment.VERBATIM, ())
    assert (back.treatment, back.differences) == (Treatment.VERBATIM, ())
    assert there.styled
    assert back.styled


@given(texts(), st.data(), st.sampled_from(CHANGES), st.booleans())
def test_a_planted_change_is_never_verbatim_or_an_excerpt(
    sentences: list[list[str]], data: st.DataObject, change: tuple[str, str], turned: bool
) -> None:
    one, two = _with(sentences, data, *(reversed(change) if turned else change))
    outcome = compare(one, two)
    assert outcome.treatment in (Treatment.ALTERED, Treatment.CUT)
    assert any(item.risks for item in outcome.differences)


@given(texts(least=2), st.data(), st.sampled_from(STYLES))
def test_an_excerpt_in_another_house_style_is_no_worse(
    sentences: list[list[str]], data: st.DataObject, style: tuple[str, str]
) -> None:
    one, two = _with(sentences, data, *style)
    kept = two[: two.index(". ") + 1]
    assert compare(one, kept).treatment is Treatment.EXCERPT


@given(texts(), st.data())
def test_turned_words_are_altered(sentences: list[list[str]], data: st.DataObject) -> None:
    sentence, word = _inner(sentences, data)
    printed = [list(words) for words in sentences]
    row = printed[sentence]
    row[word], row[word + 1] = row[word + 1], row[word]
    assert compare(written(sentences), written(printed)).treatment is Treatment.ALTERED
