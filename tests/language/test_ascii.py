"""ASCII only: when, and by what each character is stood for."""

from __future__ import annotations

import os

import pytest
from rich.cells import cell_len

from briefing.language.ascii import ascii_only, in_cells, key_name, spelt
from briefing.model import Treatment


@pytest.mark.skipif(os.name == "nt", reason="there the terminal has no locale")
@pytest.mark.parametrize(
    ("env", "only"),
    [
        ({}, False),
        ({"LANG": "C"}, True),
        ({"LANG": "POSIX", "LC_CTYPE": "C.UTF-8"}, True),  # as Python sets LC_CTYPE then
        ({"LANG": "en_GB.UTF-8"}, False),
        ({"LANG": "en_GB.utf8"}, False),
        ({"LANG": "en_GB.ISO-8859-1"}, True),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, True),
        ({"LANG": "C", "LC_ALL": "C.UTF-8"}, False),
        ({"LANG": "en_GB.UTF-8", "BRIEFING_ASCII": "1"}, True),
        ({"LANG": "C", "BRIEFING_ASCII": "0"}, False),
    ],
)
def test_the_locale_says_whether(env: dict[str, str], only: bool) -> None:
    assert ascii_only(env) is only


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“It’s”", '"It\'s"'),
        ("Zoë Łęcki, Ångström", "Zoe Lecki, Angstrom"),
        ("Zoe\u0308", "Zoe"),
        ("£5m, ½, 10²", "?5m, ?, 10?"),
        ("中文", "????"),
        ("┏━┓│╰", "+-+|+"),
        ("▊ ▎▋▉", "| |||"),
        ("▇▇▇ 3", "### 3"),
    ],
)
def test_what_stands_for_what(text: str, plain: str) -> None:
    assert in_cells(text) == plain


def test_every_sign_of_a_treatment_stays_one_of_its_own() -> None:
    signs = [in_cells(treatment.sign) for treatment in Treatment]
    assert len(set(signs)) == len(signs)
    assert all(sign.isascii() for sign in signs)
    assert not any(sign.isalnum() for sign in signs), "a count stands beside it"


@pytest.mark.parametrize(
    ("shown", "named"), [("⏎", "enter"), ("alt+←", "alt+left"), ("⌫", "backspace"), ("^u", "^u"), ("?", "?")]
)
def test_a_key_is_named_and_not_taken_for_another(shown: str, named: str) -> None:
    assert key_name(shown) == named


def test_nothing_that_boxes_and_bars_are_drawn_with_becomes_a_question_mark() -> None:
    for number in range(0x2500, 0x25A0):
        assert in_cells(chr(number)) != "?", hex(number)


def test_every_character_keeps_its_width() -> None:
    for number in range(0xA0, 0x3000):
        character = chr(number)
        if cell_len(character) == 1:
            assert len(in_cells(f"x{character}")) in (1, 2), hex(number)
    for character in "…≠✂⊂∅↔→▌·•“é中":
        assert cell_len(in_cells(character)) == cell_len(character)


def test_where_width_does_not_matter_more_is_said() -> None:
    assert spelt("“£5m …” ½ – Zoë") == '"GBP 5m ..." 1/2 - Zoe'
