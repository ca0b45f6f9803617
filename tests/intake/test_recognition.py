"""Scans: a program that recognises text is asked where a person wants it, and never otherwise; here a stand-in is."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from briefing.cli import run
from briefing.intake import Decision, ImportOptions, plan
from briefing.intake.recognition import tool
from tests.intake.samples import pdf, stories
from tests.samples import Made

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script of a POSIX shell")


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "-letter.pdf"  # a name that would be an option
    path.write_bytes(pdf.file([[], []], picture=True))
    return path


def stand_in(folder: Path, body: str) -> Path:
    """A program of the name that is looked for; its last argument is where the result belongs."""
    folder.mkdir()
    program = folder / "ocrmypdf"
    program.write_text(f'#!/bin/sh\nfor last in "$@"; do before=$here; here=$last; done\n{body}\n', encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


@pytest.fixture
def recognising(tmp_path: Path) -> Path:
    text = tmp_path / "text.pdf"
    text.write_bytes(pdf.one_column(stories.RIVER))
    return stand_in(tmp_path / "bin", f'test -f "$before" || exit 3; cp "{text}" "$here"')


def test_the_text_of_a_scan_is_taken_and_said_to_be_recognised(made: Made, scan: Path, recognising: Path) -> None:
    from briefing.content import read_briefing

    before = scan.read_bytes()
    (found,) = plan([scan], read_briefing(made.folder).briefing, ImportOptions(recognise=str(recognising)))
    assert found.decision is Decision.TAKE
    assert found.path == scan
    assert found.article is not None
    assert stories.RIVER.paragraphs[0] in found.article.body
    assert any("recognised by ocrmypdf" in note for note in found.notes)
    assert scan.read_bytes() == before


def test_a_failure_says_what_the_program_said(made: Made, scan: Path, tmp_path: Path) -> None:
    from briefing.content import read_briefing

    program = stand_in(tmp_path / "bin", "echo 'no language data' >&2; exit 2")
    (found,) = plan([scan], read_briefing(made.folder).briefing, ImportOptions(recognise=str(program)))
    assert found.decision is Decision.FAIL
    assert found.problem == "is a scan without text, and ocrmypdf failed: no language data"


def test_it_is_offered_where_it_is_installed_and_asked_for_by_an_option(
    made: Made, scan: Path, recognising: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))
    monkeypatch.setenv("PATH", str(recognising.parent), prepend=os.pathsep)
    assert run(["import", "--yes", "--", str(scan)]) == 2
    assert "1 scan without text; ocrmypdf is installed here, and --ocr has it recognise" in capsys.readouterr().err
    assert run(["import", "--yes", "--ocr", "--", str(scan)]) == 0
    assert "1 article taken" in capsys.readouterr().out


def test_where_it_is_not_installed_the_option_says_so(
    made: Made, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tool() is None
    assert run(["import", "--yes", "--ocr", "--", str(scan)]) == 2
    assert "--ocr needs ocrmypdf, which is not installed" in capsys.readouterr().err
    assert run(["import", "--yes", "--", str(scan)]) == 2
    assert "--ocr" not in capsys.readouterr().err
