"""Printing: nothing foreign reaches a terminal unfiltered, and JSON stays exact."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli import run
from briefing.commands.common import output
from briefing.language.safety import safe
from tests.samples import Made

HOSTILE = "a\x1b[2J\x07\x9b1m\u202edesrever\u2066\u2028\x85\ufeff\U000e0041\ud800 [/x] [sic]"


@given(st.text(st.characters()))
def test_json_is_safe_on_one_line_and_exact(text: str) -> None:
    made = output.encode({"text": text})
    assert json.loads(made) == {"text": text}
    assert made == safe(made)
    assert len(made.splitlines()) == 1
    made.encode("utf-8")


def test_json_keeps_harmless_letters_readable() -> None:
    assert output.encode({"name": "Zoë “Ŵ” 日本"}) == '{"name": "Zoë “Ŵ” 日本"}'


def test_json_escapes_what_a_terminal_would_obey() -> None:
    assert output.encode({"name": HOSTILE}) == (
        '{"name": "a\\u001b[2J\\u0007\\u009b1m\\u202edesrever\\u2066\\u2028\\u0085\\ufeff\\udb40\\udc41\\ud800 '
        '[/x] [sic]"}'
    )


@given(st.text(st.characters()), st.integers(0, 3))
def test_a_line_is_one_line_and_safe(text: str, level: int) -> None:
    written = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", written)
        output.line(text, level)
    told = written.getvalue()
    assert told == safe(told)
    assert told.count("\n") == 1
    assert told.endswith("\n")


def test_a_line_wraps_where_there_is_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((24, 10)))
    output.line("one two three four five six seven eight", 1)
    assert capsys.readouterr().out == "  one two three four\n    five six seven eight\n"


def test_a_line_is_whole_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    output.line("word " * 100)
    assert capsys.readouterr().out.count("\n") == 1


def test_a_block_keeps_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    output.block("# One\n\n\x1btwo")
    assert capsys.readouterr().out == "# One\n\n␛two\n"


def test_ascii_can_be_asked_for(
    made: Made, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_ASCII", "0")
    where = ["--workspace", str(made.workspace.root)]
    assert run(["ledger", *where]) == 0
    assert not capsys.readouterr().out.isascii()
    assert run(["ledger", "--ascii", *where]) == 0
    told = capsys.readouterr().out
    assert told.isascii()
    assert "# altered" in told
