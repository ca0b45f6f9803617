"""Workers that hang, die, grow, or reach for what they must not: each costs its own part and nothing else."""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.errors import CancelledError
from briefing.intake.options import Limits
from briefing.intake.workers.pool import Pool, Result

GOOD = (
    "The harbour wall will be raised by a metre, the council said on Tuesday afternoon.\n\nWork begins in the spring."
)


def _read(files: list[Path], limits: Limits | None = None) -> list[Result]:
    with Pool(limits or Limits(seconds=20), workers=2, module="tests.intake.slow_worker") as pool:
        return list(pool.read((file, "") for file in files))


def _files(folder: Path, *texts: str) -> list[Path]:
    made = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


def test_a_part_that_hangs_is_ended_and_the_rest_is_read(tmp_path: Path) -> None:
    results = _read(_files(tmp_path, GOOD, "HANG", GOOD, GOOD), Limits(seconds=4))
    assert [bool(result.draft) for result in results] == [True, False, True, True]
    assert results[1].problem == "took longer than 4 seconds"


def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    results = _read(_files(tmp_path, "DIE", GOOD, "DIE", "DIE", GOOD))
    assert [bool(result.draft) for result in results] == [False, True, False, False, True]
    assert results[0].problem == "made its reader fail"


def test_memory_is_limited(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="the system limits no process's memory")
    results = _read(_files(tmp_path, "GROW", GOOD), Limits(memory=600 << 20))
    assert [result.problem for result in results] == ["needs more memory than one file may take", ""]


@pytest.mark.parametrize("wish", ["CONNECT", "SHELL"])
def test_a_worker_reaches_no_network_and_starts_no_program(tmp_path: Path, wish: str) -> None:
    (result,) = _read(_files(tmp_path, wish))
    assert result.draft is None
    assert "ForbiddenError" in result.problem


def test_a_worker_writes_no_file(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="the system limits no process's files")
    target = tmp_path / "written"
    (result, *_) = _read(_files(tmp_path, f"WRITE {target}"))
    assert result.draft is None
    assert not target.exists() or target.stat().st_size == 0


def test_what_a_parser_prints_is_no_answer(tmp_path: Path) -> None:
    (result,) = _read(_files(tmp_path, f"{GOOD}\n\nPRINT"))
    assert result.draft is not None


def test_in_an_archive_a_part_that_fails_costs_only_itself(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number, text in enumerate((GOOD, "HANG", GOOD, "DIE", GOOD)):
            archive.writestr(f"{number}.txt", text)
    path = tmp_path / "held.zip"
    path.write_bytes(held.getvalue())
    results = _read([path], Limits(seconds=1.5))
    assert [(result.inner, bool(result.draft)) for result in results] == [
        ("0.txt", True),
        ("1.txt", False),
        ("2.txt", True),
        ("3.txt", False),
        ("4.txt", True),
    ]


def test_results_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = _files(tmp_path, *(f"{GOOD} Number {number}." for number in range(60)))
    assert [result.path for result in _read(files)] == files


def test_cancelling_ends_the_workers(tmp_path: Path) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    before = threading.active_count()
    with (
        pytest.raises(CancelledError),
        Pool(Limits(seconds=60), workers=2, module="tests.intake.slow_worker") as pool,
    ):
        list(pool.read(((file, "") for file in _files(tmp_path, "HANG", "HANG")), cancelled))
    assert threading.active_count() == before


def test_closing_in_the_middle_ends_the_workers(tmp_path: Path) -> None:
    before = threading.active_count()
    with Pool(Limits(), workers=2, module="tests.intake.slow_worker") as pool:
        results: Iterator[Result] = pool.read((file, "") for file in _files(tmp_path, GOOD, "HANG"))
        assert next(results).draft is not None
    assert threading.active_count() == before


def test_a_worker_that_cannot_start_is_said(tmp_path: Path) -> None:
    with Pool(Limits(seconds=5), workers=1, module="tests.intake.no_such_module") as pool:
        (result,) = list(pool.read((file, "") for file in _files(tmp_path, GOOD)))
    assert result.problem.startswith("made its reader fail")
