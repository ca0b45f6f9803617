"""`briefing compare` of two passages."""

from __future__ import annotations

import io
import json
import sys

import pytest

from briefing.cli import run

REFERENCE = "The harbour dues will not rise before the spring."
PRINTED = "The harbour dues may not rise before the spring."


def typed(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="ascii"))


def test_the_form_has_its_keys_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--text", REFERENCE, PRINTED, "--json"]) == 0
    (made,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert list(made)[:3] == ["treatment", "differences", "house_style"]
    assert made["treatment"] == "altered"
    (one,) = made["differences"]
    keys = ["kind", "marked", "reference", "reference_span", "printed", "printed_span", "risks"]
    assert list(one)[: len(keys)] == keys
    assert (one["kind"], one["reference"], one["printed"]) == ("substitution", "will", "may")
    assert REFERENCE[slice(*one["reference_span"])] == "will"
    assert PRINTED[slice(*one["printed_span"])] == "may"
    assert one["risks"] == ["modal"]


def test_nothing_in_common_is_different(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--text", "Ships sail at dawn.", "Bread is dear this week.", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"treatment": "different", "differences": [], "house_style": 0}


def test_it_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--text", REFERENCE, PRINTED]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "≠ altered: 1 difference.",
        "  Difference 1: “will” becomes “may”. Nothing marks it. Touches: modal.",
    ]


def test_pairs_are_read_a_line_each(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pairs = [(REFERENCE, REFERENCE), (REFERENCE, PRINTED), ("Zoë waits.", "Zoë waits.")]
    lines = [json.dumps({"reference": one, "printed": two}, ensure_ascii=False) for one, two in pairs]
    typed(monkeypatch, "\n".join(lines).encode("utf-8"))
    assert run(["compare", "--text", "--jsonl", "--json"]) == 0
    told = [json.loads(line)["treatment"] for line in capsys.readouterr().out.splitlines()]
    assert told == ["verbatim", "altered", "verbatim"]


@pytest.mark.parametrize(
    "bad",
    [
        b"no json",
        b"[1, 2]",
        b'{"reference": "one"}',
        b'{"reference": "one", "printed": 2}',
        b'{"reference": "\xe9", "printed": ""}',
        b"[" * 100_000,
    ],
)
def test_a_line_that_is_no_pair_is_named(
    bad: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = json.dumps({"reference": REFERENCE, "printed": PRINTED}).encode()
    typed(monkeypatch, good + b"\n" + bad + b"\n")
    assert run(["compare", "--text", "--jsonl", "--json"]) == 2
    told = capsys.readouterr()
    assert told.out.count("\n") == 1
    assert told.err.startswith("briefing: standard input:2: ")
    assert told.err.count("\n") == 1


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--text", "one"], "--text takes two passages"),
        (["--text", "one", "two", "three"], "--text takes two passages"),
        (["--text", "--jsonl", "one"], "--jsonl reads its pairs from standard input"),
        (["--jsonl"], "--jsonl needs --text"),
        ([], "compare takes a statement"),
        (["a", "b", "c"], "compare takes a statement"),
    ],
)
def test_what_does_not_go_together_is_said(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", *argv]) == 2
    assert said in capsys.readouterr().err


def test_empty_passages_are_no_crash(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--text", "", "", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["treatment"] == "different"
