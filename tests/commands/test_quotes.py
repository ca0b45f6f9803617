"""`briefing quotes` on text files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli import run

TEXT = "“The basin is full,” said Ada Marsh.\n\nMr Reed said: “We shall wait.”\n"


def quotes(*argv: str) -> int:
    return run(["quotes", *argv, "--as-is"])


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    path = tmp_path / "speech.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    return path


def test_the_form_has_its_keys_in_order(speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quotes("--file", str(speech), "--json") == 0
    first = json.loads(capsys.readouterr().out.splitlines()[0])
    keys = ["article", "start", "end", "spans", "text", "kind", "cue", "source", "speaker", "why"]
    assert list(first)[: len(keys)] == keys
    assert first["article"] == "speech.txt"
    assert TEXT[first["start"] : first["end"]] == first["text"] == "“The basin is full,”"
    assert first["spans"] == [[first["start"], first["end"]]]
    assert first["speaker"] == {"id": None, "name": "Ada Marsh"}
    for part in ("cue", "source"):
        held = first[part]
        assert TEXT[held["start"] : held["end"]] == held["text"]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_offsets_count_in_the_text_without_mark_and_with_newlines(
    ends: str, speech: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quotes("--file", str(speech), "--json")
    plain = capsys.readouterr().out
    speech.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", ends).encode("utf-8"))
    quotes("--file", str(speech), "--json")
    assert capsys.readouterr().out == plain


def test_files_of_one_name_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [tmp_path / "a" / "speech.txt", tmp_path / "b" / "speech.txt", tmp_path / "other.txt"]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    assert quotes(*(part for path in paths for part in ("--file", str(path))), "--json") == 0
    names = {json.loads(line)["article"] for line in capsys.readouterr().out.splitlines()}
    assert names == {str(paths[0]), str(paths[1]), "other.txt"}


def test_plain_text_reads_well(speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quotes("--file", str(speech), "--by", "ada marsh") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Ada Marsh: “The basin is full,”"
    assert told[1].startswith("  Direct, in speech.txt, characters 0 to 20. ")
    assert told[-1] == "1 quotation."


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "No such file or directory"), (b"one\ntwo \xe9\n", "line 2 is not UTF-8; save it as UTF-8")],
)
def test_a_bad_file_stops_before_anything_is_printed(
    content: bytes | None, said: str, speech: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.txt"
    if content is not None:
        bad.write_bytes(content)
    assert quotes("--file", str(speech), "--file", str(bad), "--json") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"briefing: {bad}: {said}; nothing was printed\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--file", "x"], "--file needs --as-is"),
        (["--as-is"], "--as-is needs --file FILE"),
        (["harbour", "--file", "x", "--as-is"], "give a briefing or --file, not both"),
        (["--file", "x", "--file", "y", "--as-is", "--explain"], "--explain takes one --file"),
    ],
)
def test_what_does_not_go_together_is_said(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["quotes", *argv]) == 2
    assert said in capsys.readouterr().err


def test_a_speaker_nobody_has_is_said(speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quotes("--file", str(speech), "--by", "Ada Marhs") == 2
    assert "did you mean 'Ada Marsh'?" in capsys.readouterr().err


def test_a_file_without_quotations_is_no_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert quotes("--file", str(tmp_path / "empty.txt"), "--json") == 0
    assert capsys.readouterr() == ("", "")


def test_the_unsure_are_listed_and_have_a_question_mark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Ada Marsh met Ruth Vane, who knew Joan Reed.\n\nThe harbour was “a disgrace to us all”, she told Joan Vane."
    text += "\n\n“Too late.”"
    path = tmp_path / "unsure.txt"
    path.write_text(text + "\n\n“It is late,” said Ada Marsh. The report said the pier was “rotten”.", encoding="utf-8")
    assert quotes("--file", str(path), "--json") == 0
    every = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    unsure = [one for one in every if one["speaker"] and not one["sure"]]
    assert 0 < len(unsure) < len(every)
    assert quotes("--file", str(path), "--unsure", "--json") == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == unsure
    assert quotes("--file", str(path), "--unsure") == 0
    told = capsys.readouterr().out
    assert f"{unsure[0]['speaker']['name']}?: " in told
    assert f"Not sure: right in {unsure[0]['certainty']:.0%} of such cases." in told


def test_what_each_stage_decided_is_told(speech: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quotes("--file", str(speech), "--explain") == 0
    out = capsys.readouterr().out
    assert "decisions: tell which strings are somebody's words" in out
    assert "kept “The basin is full,”: by 'Ada Marsh'" in out
    assert quotes("--file", str(speech), "--explain", "--json") == 2
    assert "--explain takes no --json" in capsys.readouterr().err


def test_words_without_marks_and_words_denied_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "said.txt"
    path.write_text("Ada Marsh said:\n\nWe shall wait.\n\nBen Reed never said “yes, now”.\n", encoding="utf-8")
    assert quotes("--file", str(path)) == 0
    out = capsys.readouterr().out
    assert "Direct, in said.txt, characters 17 to 31. Without quotation marks." in out
    assert "Said not to have been said." in out


def test_what_nobody_could_be_named_for_is_listed_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "hall.txt"
    text.write_text(f"“We were not asked about any of this at all,” he said.\n\n{TEXT}", encoding="utf-8")
    assert quotes("--file", str(text), "--json") == 0
    every = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    nobody = [one for one in every if one["speaker"] is None]
    assert len(nobody) == 1
    assert quotes("--file", str(text), "--by", "unresolved", "--json") == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == nobody
    assert quotes("--file", str(text), "--by", "marsh", "--json") == 0
    assert [json.loads(line)["speaker"]["name"] for line in capsys.readouterr().out.splitlines()] == ["Ada Marsh"]
