"""Letters come out right, or it is said that they did not: decoding, mending, encoding twice, and flags."""

# ruff: noqa: E501 - what feeds hold stands in the long lines that they write
from __future__ import annotations

import pytest

from briefing.language.safety import safe
from tests.intake.reading import read, read_all

QUINCE = "Nora Quince said: “The pears aren’t ripe — they’re like café crème, at £3 a pound…”"
BEFORE = "The orchard society met in the barn on Sunday and counted the pears that the storm had left on the trees."
WRONG = QUINCE.encode().decode("cp1252", "replace").replace("\ufffd", "\x9d")


def _page(paragraph: str) -> str:
    return f"<html><head><meta charset=utf-8><title>Pears</title></head><body><h1>Pears</h1><p>{BEFORE}</p><p>{paragraph}</p></body></html>"


@pytest.mark.parametrize("text", [f"{BEFORE}\n\n{WRONG}\n", _page(WRONG)])
def test_text_that_was_decoded_wrongly_is_mended_and_said(text: str) -> None:
    draft = read(text)
    assert draft.paragraphs[-1] == QUINCE
    assert "decoded wrongly before it was saved; 1 paragraph mended" in " ".join(draft.notes)
    assert not any("in no paragraph" in note for note in draft.notes)


@pytest.mark.parametrize(
    "paragraph", [QUINCE, "Â propos, São Paulo’s pears — “très bien” — cost 3 €, said Zoë Ångström.", "ÃO is a word."]
)
def test_text_that_is_right_is_left_alone(paragraph: str) -> None:
    draft = read(f"{BEFORE}\n\n{paragraph}\n\n{BEFORE}\n")
    assert draft.paragraphs[-2] == paragraph
    assert draft.notes == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("text", [f"{BEFORE}\n\n{QUINCE}\n", _page(QUINCE)])
def test_wide_encodings(encoding: str, text: str) -> None:
    (draft,) = read_all(text.encode(encoding))
    assert not isinstance(draft, str), draft
    assert draft.paragraphs[-1] == QUINCE


def feed(title: str, description: str) -> str:
    """A feed of one entry."""
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Brook Herald</title><item>'
        f"<title>{title}</title><description>{description}</description></item></channel></rss>"
    )


@pytest.mark.parametrize(
    ("description", "paragraphs"),
    [
        ("&lt;p&gt;The pears are in.&lt;/p&gt;&lt;p&gt;Quince said: &amp;ldquo;At last.&amp;rdquo;&lt;/p&gt;", ("The pears are in.", "Quince said: “At last.”")),
        ("&amp;lt;p&amp;gt;The pears are in.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Quince said: &amp;amp;ldquo;At last.&amp;amp;rdquo;&amp;lt;/p&amp;gt;", ("The pears are in.", "Quince said: “At last.”")),
        ("The pears are in.&amp;lt;br /&amp;gt;&amp;lt;br /&amp;gt;The barn is full.", ("The pears are in.", "The barn is full.")),
        ("&lt;p&gt;A crate of 5 &amp;lt; 7 pears, said Quince.&lt;/p&gt;", ("A crate of 5 < 7 pears, said Quince.",)),
        ("The element &amp;lt;pear&amp;gt; is no element, Quince said.", ("The element <pear> is no element, Quince said.",)),
        ("&lt;p&gt;Quince said &lt;q&gt;at last&lt;/q&gt; and left.&lt;/p&gt;", ("Quince said “at last” and left.",)),
    ],
)  # fmt: skip
def test_feeds_that_encode_their_mark_up_once_or_twice(description: str, paragraphs: tuple[str, ...]) -> None:
    assert read(feed("Pears are in", description)).paragraphs == paragraphs


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Pears &amp;amp;mdash; &amp;lt;i&amp;gt;all&amp;lt;/i&amp;gt; in", "Pears — all in"),
        ("Pears &amp;amp; quinces &#8217;in&#8217;", "Pears & quinces ’in’"),
        ("Pears 5 &lt; 7", "Pears 5 < 7"),
    ],
)
def test_titles_of_feeds(title: str, headline: str) -> None:
    assert read(feed(title, "The pears are in, the warden of the orchard says.")).get("headline") == headline


def test_flags_and_emoji_stay() -> None:
    flags = "🇬🇧 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👩🏽‍🚀 👨‍👩‍👧"
    assert safe(flags) == flags
    assert (
        read(f"{BEFORE}\n\nQuince said: “We are {flags} all.”\n").paragraphs[-1]
        == f"Quince said: “We are {flags} all.”"
    )


@pytest.mark.parametrize(
    "hidden", ["🏴\U000e0061\U000e0062\U000e007f", "a\U000e0067\U000e0062", "🏴\U000e0067\U000e0062"]
)
def test_tags_that_spell_no_flag_are_made_visible(hidden: str) -> None:
    shown = safe(hidden)
    assert len(shown) == len(hidden)
    assert not any(0xE0000 <= ord(char) < 0xE0080 for char in shown)
