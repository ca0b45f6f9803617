"""`briefing timeline`."""

from __future__ import annotations

import json

import pytest

from briefing.cli import run
from tests.samples import ALTERED, RELEASE, VERBATIM, Made


@pytest.fixture(autouse=True)
def _workspace(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))


def test_it_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timeline"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [
        "2025-02 (not known more exactly): 1 article, Island Mail",
        "2025-02-03: 2 articles, Harbour Post, Port Office",
    ]
    at = next(number for number, line in enumerate(told) if "a night ferry" in line)
    assert told[at + 1].startswith("  First printed by Port Office")
    assert told[at + 1].endswith(": their dates do not settle it")
    assert "    2025-02, Island Mail: ≠ altered" in told[at:]


def test_one_actors_statements_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timeline", "--actor", "union"]) == 0
    told = capsys.readouterr().out
    assert "Islanders' Union" in told
    assert "Ada Marsh" not in told


def test_statements_of_nobody_alone(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    made.article("2025-02-05-harbour-post-hall", "“We were never asked about the quay at all,” he said.\n")
    assert run(["timeline", "--actor", "unresolved", "--json"]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["speaker"] for line in told if line["kind"] == "statement"] == [None]


def test_as_json_every_line_says_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["timeline", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["kind"] for line in lines} == {"date", "statement", "outlet"}
    said = next(line for line in lines if line["kind"] == "statement" and len(line["reports"]) == 3)
    assert set(said["first"]) == {RELEASE, VERBATIM, ALTERED}
    assert said["settled"] is False
    assert [line["published"] for line in lines if line["kind"] == "date"] == ["2025-02", "2025-02-03"]
