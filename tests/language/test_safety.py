"""Text made safe: every character that a terminal obeys or that turns or hides text, and no other."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.language.safety import UNSAFE, safe, safe_line

ENGLAND = "\U0001f3f4" + "".join(chr(0xE0000 + ord(char)) for char in "gbeng") + "\U000e007f"
WALES = "\U0001f3f4" + "".join(chr(0xE0000 + ord(char)) for char in "gbwls") + "\U000e007f"
SCOTLAND = "\U0001f3f4" + "".join(chr(0xE0000 + ord(char)) for char in "gbsct") + "\U000e007f"
# Of Unicode's format characters, those that turn the direction, mark places or tag; the others join or break letters.
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
MARKS = {0x061C, 0x200E, 0x200F, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB}


def obeyed(code: int) -> bool:
    """Whether a character must not reach a screen, by what Unicode says of it and not by our table."""
    char = chr(code)
    return (
        (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char not in "\t\n")
        or unicodedata.bidirectional(char) in TURNING
        or code in MARKS
        or 0xE0000 <= code <= 0xE007F
    )


@pytest.mark.slow
def test_exactly_what_a_terminal_obeys_is_taken_out() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    taken = {ord(char) for char, kept in zip(every, safe(every), strict=True) if char != kept}
    assert taken == {code for code in range(sys.maxunicode + 1) if obeyed(code)}
    assert {ord(char) for char in re.findall(UNSAFE, every)} == taken


def test_controls_become_their_pictures_and_the_rest_one_sign() -> None:
    for code in range(0x20):
        assert safe(chr(code)) == (chr(code) if code in (9, 10) else chr(0x2400 + code))
    assert safe("\x7f\x80\x9f\u202e\ud800\ufeff") == "␡" + "\ufffd" * 5


@given(st.text())
@example(f"a\x1b{ENGLAND}\x9b{ENGLAND}{WALES}")
def test_places_stay_and_nothing_unsafe_is_left(text: str) -> None:
    made = safe(text)
    assert len(made) == len(text)
    assert safe(made) == made
    for flag in (ENGLAND, WALES, SCOTLAND):
        made = made.replace(flag, "")
    assert not re.search(UNSAFE, made)


def test_flags_that_are_spelt_with_tags_stay_and_no_other_tags_do() -> None:
    for flag in (ENGLAND, WALES, SCOTLAND):
        assert safe(f"a{flag}b\x1b{flag}") == f"a{flag}b␛{flag}"
    black = "\U0001f3f4"
    for other in (ENGLAND[:-1], black + ENGLAND[2:], ENGLAND[1:], f"{black}x{ENGLAND[1:]}"):
        assert safe(other) == other[0].replace("\U000e0067", "\ufffd") + "".join(
            "\ufffd" if 0xE0000 <= ord(char) <= 0xE007F else char for char in other[1:]
        )


def test_a_line_is_one() -> None:
    assert safe_line("a\n\x1b b\u2028c") == "a ␛ b c"
    assert "\n" not in safe_line("a\r\nb\x0bc")
