"""`briefing export` and `briefing verify`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing.cli import run
from tests.samples import SAID, SHORT, VERBATIM, Made


@pytest.fixture(autouse=True)
def _workspace(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))


@pytest.fixture
def exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "export.md"
    assert run(["export", "--output", str(path)]) == 0
    said, wrong = capsys.readouterr()
    assert re.fullmatch(rf"Written to {re.escape(str(path))}: \d+ words\.\n", said)
    assert wrong == ""
    return path


def test_it_is_printed_or_written(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out == exported.read_text(encoding="utf-8")
    for words in (SAID, SHORT[:-1], "≠ altered", "2025-02-04"):
        assert words in told.out


def test_a_part_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--ledger"]) == 0
    ledger = capsys.readouterr().out
    assert "≠ altered" in ledger
    assert run(["export", "--statement", "night ferry"]) == 0
    statement = capsys.readouterr().out
    assert SAID in statement
    assert "≠ altered" in statement
    assert SHORT[:-1] not in statement


def test_a_marking_is_printed_only_if_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--title", "For the Mayor", "--marking", "HARBOUR ONLY"]) == 0
    told = capsys.readouterr().out
    assert "# For the Mayor" in told
    assert told.count("HARBOUR ONLY") == 2
    assert run(["export"]) == 0
    assert "OFFICIAL" not in capsys.readouterr().out


def test_it_replaces_nothing_unless_told_to(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exported.write_text("mine", encoding="utf-8")
    assert run(["export", "--output", str(exported)]) == 2
    assert exported.read_text(encoding="utf-8") == "mine"
    told = capsys.readouterr().err
    assert told.startswith(f"briefing: {exported}: exists already; ")
    assert told.count("\n") == 1
    assert run(["export", "--output", str(exported), "--force"]) == 0
    assert SAID in exported.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--force"], "--force needs --output FILE"),
        (["--basket", "x", "--ledger"], "--basket goes with --clippings"),
        (["--clippings"], "nothing is clipped there"),
        (["--ledger", "--clippings"], "not allowed with argument"),
        (["--statement", "zebra"], "there is no statement 'zebra'"),
        (["--output", "/"], "is a folder"),
        (["--output", "/no/such/folder/x.md"], "its folder does not exist"),
    ],
)
def test_what_cannot_be_is_said(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", *argv]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert told.err.count("\n") == 1


def test_the_last_line_says_that_an_export_was_edited(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = exported.read_text(encoding="utf-8")
    exported.write_text(text.replace("# ", "# Oh, ", 1), encoding="utf-8", newline="")
    assert run(["verify", str(exported)]) == 1
    assert capsys.readouterr().out.endswith(" checked, 0 changed; the text of the export was edited.\n")


def test_an_export_stands_until_its_articles_change(
    made: Made, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", str(exported)]) == 0
    assert capsys.readouterr().out.endswith(" checked, 0 changed.\n")
    path = made.path(VERBATIM)
    path.write_text(path.read_text(encoding="utf-8").replace("by the autumn", "by the winter"), encoding="utf-8")
    assert run(["verify", str(exported), "ferries"]) == 1
    told = capsys.readouterr().out
    assert f"{VERBATIM} " in told
    assert "changed since" in told
    assert run(["verify", str(exported), "--json"]) == 1
    states = {(form["kind"], form["state"]) for form in map(json.loads, capsys.readouterr().out.splitlines())}
    assert ("passage", "changed since") in states
    assert ("passage", "stands as exported") in states


def test_an_export_that_was_edited_is_a_finding(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = exported.read_text(encoding="utf-8")
    exported.write_text(text.replace("Every island", "No island"), encoding="utf-8")
    assert run(["verify", str(exported)]) == 1
    assert capsys.readouterr().out.startswith("The text was changed after it was exported.\n")


def test_what_is_no_export_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "other.md").write_text("# Other\n", encoding="utf-8")
    for name in ("other.md", "missing.md", "."):
        assert run(["verify", str(tmp_path / name)]) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.count("\n") == 1
