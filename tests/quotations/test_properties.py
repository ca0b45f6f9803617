"""Properties that hold for any text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.quotations import Cast, as_is, extract, mentions
from tests.quotations.made import ACTORS

CAST = Cast(ACTORS)

_PIECES = st.sampled_from(
    [
        "Ada Marsh said",
        "said Ben Reed",
        "she told the Tide Post that",
        "“We will act,”",
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "''",
        "According to the Tide Trust,",
        "the harbour",
        "was called “late” by",
        "MARSH:",
        ".",
        ",",
        "\n",
        "\n\n",
        "• ",
        "— ",
        "Mr. Reed,",
        "who",
        "(TT)",
        "\u202e",
        "\x00",
        "é",
        '5"',
        "U.S.",
    ]
)
TEXTS = st.one_of(st.lists(_PIECES, max_size=60).map(" ".join), st.text(max_size=300))
_CLOSED = st.lists(
    st.sampled_from(
        [
            "Ada Marsh said: “The harbour will open in May.”",
            "“It is late,” Ben Reed said. “Too late.”",
            "The Tide Trust said it was “too soon to say”.",
            "She added that the harbour was full.",
            "It rained in Dunmoor on Monday.",
            "“We will act.\n\n“We must.” He left.",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(TEXTS)
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    quotations = extract(as_is(text, "any"), CAST)
    assert [one.start for one in quotations] == sorted(one.start for one in quotations)
    assert len({one.id for one in quotations}) == len(quotations)
    for one in quotations:
        edges = [edge for span in one.spans for edge in span]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= len(text)
        assert one.text == " ".join(text[start:end] for start, end in one.spans)
        assert all(start < end for start, end in one.spans)
        for words in (one.cue, one.source):
            assert words is None or text[words.start : words.end] == words.text
        assert one.why


@given(TEXTS)
@settings(max_examples=50)
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    assert extract(as_is(text, "any"), CAST) == extract(as_is(text, "any"), Cast(ACTORS))


@given(TEXTS)
@settings(max_examples=50)
def test_mentions_lie_in_the_text_and_apart(text: str) -> None:
    found = mentions(as_is(text, "any"), CAST)
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert all(text[one.start : one.end].strip() for one in found)


@given(_CLOSED, _CLOSED)
def test_what_was_decided_stands_when_paragraphs_are_appended(first: list[str], second: list[str]) -> None:
    before = extract(as_is("\n\n".join(first), "any"), CAST)
    after = extract(as_is("\n\n".join(first + second), "any"), CAST)
    for one, same in zip(before, after, strict=False):
        told = one.speaker is None and same.speaker is not None and same.why.startswith("the same words")
        assert same == one or (told and same.spans == one.spans)  # who says the same words further on may be named


def _seconds(text: str) -> float:
    best = 1e9
    for _ in range(3):
        begun = time.process_time()
        extract(as_is(text, "long"), CAST)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.slow
def test_time_grows_with_the_length_and_no_faster() -> None:
    hard = (
        "Ada Marsh said the harbour, which was full, “would open” in May, and Ben Reed told her it was late. ",
        "“",
        '"a" b "',
        "“a” ",
        "‘a ",
        "a' ",
        "Ada Marsh, ",
        "said ",
        "\n \n",
        "MARSH: a\n\n",
        "according to ",
        "a\n",
        "\t",
        " ",
        "> a\n",
        "> ",
        "Q: a\n",
        "Ada Marsh said:\n\nWe go.\n\n",
        "“Go now then,”\nBen Reed, pilot\n\n",
        "What do you do?\n\nI go.\n\n",
        "if she says “a” ",
        '12" ',
        "(Ada",
        "- a\n",
        "Harbour Chief Says ‘I Go Now’ As\n\n",
    )
    extract(as_is("“Warm,” she said.", "warm"), CAST)
    for piece in hard:
        length = 4000 // len(piece)
        short, long = _seconds(piece * length), _seconds(piece * length * 6)
        assert long < max(short, 0.004) * 6 * 4, piece


def test_ten_thousand_unbalanced_marks() -> None:
    text = "Ada Marsh said “no. " * 10_000
    assert extract(as_is(text, "long"), CAST)
