"""Files that are damaged, disguised or made to harm: one clear line for each, and the import goes on."""

from __future__ import annotations

import os
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.intake import Candidate, Decision, ImportOptions, Limits, plan
from briefing.model import Briefing
from tests.intake.reading import failure, read_all
from tests.intake.samples.build import samples

BRIEFING = Briefing("b", "B", ())
ONE_EACH = (
    "gov-harbour.html paper-flood-wall.mhtml harbour.eml attached.eml river.pdf pumps.docx echo.rss saved.zip own.md "
    "buses.txt"
).split()
HELD = {sample.name: sample.data for sample in samples() if sample.name in ONE_EACH}


def imported(*paths: Path) -> list[Candidate]:
    """What an import makes of paths."""
    return list(plan(paths, BRIEFING, ImportOptions(workers=2, limits=Limits(seconds=20))))


@pytest.mark.parametrize("name", ONE_EACH)
def test_truncated_files(name: str) -> None:
    data = HELD[name]
    for part in (1, 7, 60, *(len(data) * share // 20 for share in range(1, 20))):
        for found in read_all(data[:part]):
            if isinstance(found, str):
                assert found
                assert "\n" not in found
                assert len(found) < 160


@pytest.mark.parametrize("name", ONE_EACH)
def test_files_with_damaged_bytes(name: str) -> None:
    chance = random.Random(name)
    for _ in range(12):
        data = bytearray(HELD[name])
        for _ in range(max(3, len(data) // 400)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        for found in _all(bytes(data)):
            assert found is not None


def _all(data: bytes) -> Iterator[object]:
    """As the worker asks: whatever a parser raises costs its part."""
    from briefing.intake.formats.part import Budget, Context
    from briefing.intake.formats.parts import parts
    from briefing.intake.workers.worker import _safely

    limits = Limits()
    for part in _safely(parts(data, Context(limits, Budget(limits.unpacked)))):
        try:
            yield part.read()
        except Exception as error:  # noqa: BLE001 - the worker catches as widely
            yield type(error)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\x00" * 4000, "is empty"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "is a JPEG picture, not text"),
        (b"\x7fELF" + bytes(100), "is a program, not text"),
        (b"\x1f\x8b" + bytes(100), "is a gzip archive, not text"),
        (b"<?xml version='1.0'?><notes><note>x</note></notes>", "is XML, but neither a feed nor a web page"),
        (b"PK\x03\x04 and nothing else", "is a damaged or truncated zip file"),
        (b"%PDF-1.7\nand nothing else", "is a damaged or truncated PDF"),
        (random.Random(1).randbytes(3000), "is not text in any known encoding"),
    ],
)
def test_what_is_no_article(data: bytes, reason: str) -> None:
    assert failure(data) == reason


def test_a_folder_of_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    (tmp_path / "-rf").write_bytes(HELD["buses.txt"])
    (tmp_path / "page.jpg").write_bytes(HELD["gov-harbour.html"])
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (tmp_path / "good.md").write_bytes(HELD["own.md"])
    os.symlink("/etc/hostname", tmp_path / "link")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / ".hidden.txt").write_text("hidden")
    (tmp_path / "line\nbreak \x1b[31m\u202e.txt").write_text("Too short to matter.")
    found = {candidate.name: candidate for candidate in imported(tmp_path)}
    assert {name: candidate.problem for name, candidate in found.items() if candidate.decision is Decision.FAIL} == {
        "empty.pdf": "is empty",
        "picture.txt": "is a PNG picture, not text",
        "link": "is a link, and links inside a folder are not followed",
        "pipe": "is not a file",
    }
    taken = [name for name, candidate in found.items() if candidate.decision is Decision.TAKE]
    assert taken == ["-rf", "good.md", "line break ␛[31m\ufffd.txt", "page.jpg"]
    for candidate in found.values():
        if candidate.article:
            assert "/" not in candidate.article.id
            assert "\x1b" not in (candidate.article.origin or "")


def test_paths_that_are_not_there(tmp_path: Path) -> None:
    (candidate,) = imported(tmp_path / "missing.txt")
    assert candidate.problem == "cannot be read (No such file or directory)"


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"word " * 1000)
    (candidate,) = plan([path], BRIEFING, ImportOptions(limits=Limits(file=1 << 10)))
    assert candidate.problem == "is larger than 1 KB"
    (candidate,) = plan([path], BRIEFING, ImportOptions(limits=Limits(characters=1000)))
    assert candidate.problem == "has more than 1,000 characters of text"


def test_many_failures_of_one_file_are_told_once(tmp_path: Path) -> None:
    path = tmp_path / "held.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(9):
            archive.writestr(f"{number}.png", b"\x89PNG")
    problems = [candidate.problem for candidate in imported(path)]
    assert problems == ["is a PNG picture, not text"] * 3 + ["6 more of its parts: is a PNG picture, not text"]


def test_folders_that_browsers_save_beside_a_page(tmp_path: Path) -> None:
    (tmp_path / "Trees.html").write_bytes(HELD["gov-harbour.html"])
    (tmp_path / "Trees_files").mkdir()
    (tmp_path / "Trees_files" / "script.js").write_text("var x = 1")
    assert [candidate.name for candidate in imported(tmp_path)] == ["Trees.html"]
