"""`briefing import`."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.cli import run
from briefing.content import read_briefing
from tests.program import Program
from tests.samples import Made

TEXT = """\
Ferry hall to close for the winter

By Nell Frost
Harbour Post, 3 March 2025

The ferry hall at North Quay closes on Monday for repairs.

“It will be warm again by the spring,” said Ada Marsh.
"""


@pytest.fixture(autouse=True)
def _workspace(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "hall.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def articles(made: Made) -> set[str]:
    return {path.name for path in (made.folder / "articles").iterdir()}


def test_a_dry_run_writes_nothing(made: Made, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = articles(made)
    assert run(["import", str(story), "--dry-run", "--outlet", "Harbour Post"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Take hall.txt"
    assert "Ferry hall to close for the winter" in told[1]
    assert "harbour-post" in told[1]
    assert told[-1] == "1 candidate."
    assert articles(made) == before


def test_it_explains_where_each_field_comes_from(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(story), "--dry-run", "--explain", "--published", "2025-03"]) == 0
    assert "  Published: 2025-03 (you)" in capsys.readouterr().out.splitlines()


def test_what_is_taken_is_an_article_and_taking_it_again_changes_nothing(
    made: Made, story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["import", str(story), "--outlet", "harbour-post", "--kind", "comment", "--yes"]
    before = articles(made)
    assert run(argv) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 article taken, 0 skipped, 0 failed."
    (new,) = articles(made) - before
    written = next(one for one in read_briefing(made.folder).briefing.articles if f"{one.id}.md" == new)
    assert (written.outlet, written.kind.value) == ("harbour-post", "comment")
    assert "“It will be warm again by the spring,” said Ada Marsh." in written.body
    assert run(argv) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 articles taken, 1 skipped, 0 failed."
    assert articles(made) == before | {new}


def test_a_file_that_fails_does_not_stop_the_others(
    made: Made, story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    before = articles(made)
    assert run(["import", str(tmp_path / "empty.txt"), str(tmp_path / "none.pdf"), str(story), "--yes"]) == 2
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == "1 article taken, 0 skipped, 2 failed."
    assert [line for line in told if line.startswith("Failed empty.txt: ")]
    assert [line for line in told if line.startswith("Failed none.pdf: ")]
    assert len(articles(made)) == len(before) + 1


@pytest.mark.parametrize(("answer", "more"), [("yes\n", 1), ("Y\n", 1), ("no\n", 0), ("\n", 0), ("", 0)])
def test_it_asks_before_it_writes(
    answer: str,
    more: int,
    made: Made,
    story: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = articles(made)
    monkeypatch.setattr("briefing.commands.import_.at_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    assert run(["import", str(story)]) == 0
    told = capsys.readouterr().out
    assert "Write 1 article? Type y or yes and Enter" in told
    assert len(articles(made)) == len(before) + more


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ([], "give the files to import, or --watch DIR"),
        (["x", "--watch", "y"], "give the files to import, or --watch DIR"),
        (["x"], "nobody is there to be asked"),
        (["x", "--yes", "--published", "soon"], "'soon' is not a date like"),
        (["x", "--yes", "--into", "feries"], "did you mean 'ferries'?"),
        (["--watch", "/no/such/folder"], "is no folder that can be watched"),
        (["--watch", "/", "--dry-run"], "--watch writes what it finds"),
    ],
)
def test_what_cannot_be_is_said(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", *argv]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.err.count("\n") == 1


def test_it_makes_the_briefing_that_it_is_to_write_into(
    made: Made, story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made.workspace.content / "pilot-boats"
    assert run(["import", str(story), "--into", "Pilot boats", "--dry-run"]) == 0
    assert "There is no briefing 'Pilot boats' yet; it would be made." in capsys.readouterr().out
    monkeypatch.setattr("briefing.commands.import_.at_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO("no\n"))
    assert run(["import", str(story), "--into", "Pilot boats"]) == 0
    assert not folder.exists()
    assert run(["import", str(story), "--into", "Pilot boats", "--yes"]) == 0
    held = read_briefing(folder).briefing
    assert (held.title, len(held.articles)) == ("Pilot boats", 1)
    assert run(["import", str(story), "--into", "pilot-boats", "--yes"]) == 0
    assert "0 articles taken, 1 skipped, 0 failed." in capsys.readouterr().out


def test_what_is_skipped_says_why_and_keeps_no_id(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(story), "--yes"]) == 0
    capsys.readouterr()
    assert run(["import", str(story), "--dry-run"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Skip hall.txt, the same")
    assert told[1].strip().startswith("Ferry hall to close for the winter, ")


def test_a_summary_is_written_where_it_is_wanted(story: Path, tmp_path: Path) -> None:
    kept = tmp_path / "imported.txt"
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert run(["import", str(story), str(empty), "--yes", "--summary", str(kept)]) == 2
    told = kept.read_text(encoding="utf-8").splitlines()
    assert told[0] == "Failed empty.txt: is empty"
    assert told[1].startswith("Taken hall.txt: 2025-03-03-harbour-post-ferry-hall-to-close")
    assert told[-1] == "1 article taken, 0 skipped, 1 failed."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes of this kind")
def test_a_summary_replaces_nothing_unasked_and_is_refused_before_the_import(
    story: Path, made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe, kept, link = tmp_path / "pipe", tmp_path / "kept.txt", tmp_path / "link.txt"
    os.mkfifo(pipe)
    kept.write_text("mine", encoding="utf-8")
    link.symlink_to(kept)
    before = sorted(made.folder.rglob("*.md"))
    refused = {
        pipe: "is not an ordinary file",
        kept: "exists already; give another name, or --force replaces it",
        link: "exists already",
        tmp_path: "is a folder",
        tmp_path / "nowhere" / "x.txt": "its folder does not exist",
        tmp_path / (300 * "x"): "cannot be written",
    }
    for path, told in refused.items():
        assert run(["import", str(story), "--yes", "--summary", str(path)]) == 2
        said = capsys.readouterr().err
        assert f"{path}: {told}" in said
        assert "draft" not in said
    assert run(["import", str(story), "--yes", "--force"]) == 2
    assert sorted(made.folder.rglob("*.md")) == before
    assert (pipe.is_fifo(), kept.read_text(encoding="utf-8")) == (True, "mine")
    assert run(["import", str(story), "--yes", "--summary", str(pipe), "--force"]) == 2
    assert pipe.is_fifo()
    assert run(["import", str(story), "--yes", "--summary", str(link), "--force"]) == 0
    assert link.is_symlink()
    assert "1 article taken" in kept.read_text(encoding="utf-8")


def test_a_watched_folder_is_taken_until_interrupted(made: Made, tmp_path: Path) -> None:
    dropped = tmp_path / "dropped"
    dropped.mkdir()
    (dropped / "first.txt").write_text(TEXT, encoding="utf-8")
    program = Program(tmp_path / "home")
    program.home.mkdir()
    log = program.home / "watched.jsonl"
    where = {"BRIEFING_WORKSPACE": str(made.workspace.root)}
    command = [sys.executable, "-m", "briefing", "import", "--watch", str(dropped), "--outlet", "harbour-post"]
    with subprocess.Popen(
        command, env=program.environment(log, where), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith("Watching ")
        told = [running.stdout.readline()]
        while " taken, " not in told[-1]:
            told.append(running.stdout.readline())
        assert told[-1] == "1 article taken, 0 skipped, 0 failed.\n"
        (dropped / "second.txt").write_text(TEXT.replace("North Quay", "South Quay"), encoding="utf-8")
        told = [running.stdout.readline()]
        while " taken, " not in told[-1]:
            told.append(running.stdout.readline())
        running.send_signal(signal.SIGINT)
        assert running.wait(30) == 0
        assert running.stderr.read() == ""
    assert "socket." not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(("answers", "exists"), [("y\ny\n", True), ("n\n", False)])
def test_a_name_that_is_like_another_is_offered_to_be_made(
    answers: str,
    exists: bool,
    made: Made,
    story: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("briefing.commands.import_.at_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
    run(["import", str(story), "--into", "feries"])
    assert "Make a new one? Type y or yes and Enter." in capsys.readouterr().out
    assert (made.workspace.content / "feries").exists() is exists


def test_an_outlet_that_nobody_knows_is_no_new_one_and_files_come_by_their_numbers(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in (10, 9, 2):
        (folder / f"f{number}.txt").write_text(f"Boats of {number}\n\nBoat {number} sails at night.\n", "utf-8")
    assert run(["import", str(folder), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "New outlet" not in told
    assert told.index("f2.txt") < told.index("f9.txt") < told.index("f10.txt")
    assert not any("boats-of" in name for name in articles(made))
