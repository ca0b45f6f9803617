"""A snapshot derived in windows is the one that is derived at once; where no window can be, it is derived at once."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

import pytest

from briefing.derived import bring_up_to_date, comparing
from briefing.derived.comparing import COMPARING
from briefing.derived.extracting import Extracted
from briefing.derived.outcomes import Outcomes
from briefing.errors import CancelledError
from briefing.model import Article, ArticleKind, Briefing, PartialDate
from briefing.paths import Workspace
from briefing.statements.windows import Window, WindowResult, derive_window
from tests.bench.generate import write_workspace
from tests.derived.test_updating import everything

ARTICLES = 48

Derive = Callable[..., WindowResult]


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[object, ...]]:
    """A made-up workspace, and all that its snapshot gives where it is derived at once."""
    folder = tmp_path_factory.mktemp("at-once")
    write_workspace(folder, articles=ARTICLES, quotations=3 * ARTICLES)
    with bring_up_to_date(at(folder), "made") as store:
        return folder, everything(store)


@pytest.fixture
def workspace(at_once: tuple[Path, tuple[object, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The same, to be derived in several windows, in this process."""
    shutil.copytree(at_once[0] / "content", tmp_path / "content")
    monkeypatch.setattr(comparing, "WINDOWS_FROM", 2)
    monkeypatch.setattr(comparing, "LEAST", 8)
    monkeypatch.setattr(comparing, "MOST", 8)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    return at(tmp_path)


@pytest.fixture
def expected(at_once: tuple[Path, tuple[object, ...]]) -> tuple[object, ...]:
    return at_once[1]


def at(folder: Path) -> Workspace:
    return Workspace(folder, folder / "content", folder / "index", folder / "state")


def watched(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[int, WindowResult], WindowResult] = lambda _, part: part
) -> list[Window]:
    """The windows that are derived, in this process; each part is changed on its way, by how many there were."""
    found: list[Window] = []

    def derive(window: Window, frame: Briefing, held: object) -> WindowResult:
        found.append(window)
        return change(len(found), derive_window(window, frame, held))  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(comparing, "derive_window", derive)
    return found


def test_windows_make_the_same_snapshot(
    workspace: Workspace, expected: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = watched(monkeypatch)
    told: list[tuple[int, int]] = []
    with bring_up_to_date(
        workspace,
        "made",
        progress=lambda stage, done, total: told.append((done, total)) if stage == COMPARING else None,
    ) as store:
        assert everything(store) == expected
    assert len(windows) > 2
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_processes_make_the_same_snapshot(
    workspace: Workspace, expected: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    here = watched(monkeypatch)
    with bring_up_to_date(workspace, "made") as store:
        assert everything(store) == expected
    assert here == [], "all of it was derived elsewhere"


def test_processes_that_die_are_done_without(
    workspace: Workspace, expected: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(comparing, "_frame", _die)
    here = watched(monkeypatch)
    with bring_up_to_date(workspace, "made") as store:
        assert everything(store) == expected
    assert len(here) > 2


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_windows_that_do_not_agree_are_derived_as_one(
    workspace: Workspace, expected: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = watched(monkeypatch, lambda count, part: replace(part, right=b"other") if count == 2 else part)
    with bring_up_to_date(workspace, "made") as store:
        assert everything(store) == expected
    joined = windows[3]
    assert (joined.low, joined.high) == (windows[1].low, windows[2].high)


def test_what_no_border_parts_is_derived_at_once(
    workspace: Workspace, expected: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two windows as one that no longer fit what stands before them, and is written already."""

    def change(count: int, part: WindowResult) -> WindowResult:
        return replace(part, right=b"other") if count == 3 else replace(part, left=b"new") if count == 5 else part

    windows = watched(monkeypatch, change)
    with bring_up_to_date(workspace, "made") as store:
        assert everything(store) == expected
        assert store.fallback == ""
    assert len(windows) == 5


@pytest.mark.parametrize(("undated", "windows"), [(1, True), (5, False)])
def test_few_articles_without_a_month_are_derived_with_every_window(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undated: int, windows: bool
) -> None:
    for number, path in enumerate(sorted(workspace.content.glob("made/articles/*.md"))[:undated]):
        lines = path.read_text(encoding="utf-8").splitlines()
        when = "null" if number % 2 else "2021"
        lines = [f"published: {when}" if line.startswith("published") else line for line in lines]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = watched(monkeypatch)
    with bring_up_to_date(workspace, "made") as store:
        given = everything(store)
    assert bool(found) is windows
    shutil.copytree(workspace.content, tmp_path / "again" / "content")
    monkeypatch.setattr(comparing, "WINDOWS_FROM", ARTICLES + 1)
    with bring_up_to_date(at(tmp_path / "again"), "made") as store:
        assert everything(store) == given


class _Blind:
    """An overseer that never looks whether anybody waits."""

    def __init__(self, check: Callable[[], None]) -> None:
        pass

    def __enter__(self) -> _Blind:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    overseeing = contextlib.nullcontext


@pytest.mark.parametrize("cores", [1, 2])
def test_windows_can_be_cancelled(workspace: Workspace, monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    monkeypatch.setattr(comparing, "Overseer", _Blind)  # a window that is quickly derived is not looked at within
    stages: list[str] = []
    with pytest.raises(CancelledError):
        bring_up_to_date(
            workspace,
            "made",
            progress=lambda stage, _done, _total: stages.append(stage),
            cancelled=lambda: COMPARING in stages,
        )
    assert not list(workspace.index.glob("*/*.sqlite"))


class _Full(io.BytesIO):
    """A disk that takes two outcomes."""

    taken = 0

    def write(self, raw: object, /) -> int:
        self.taken += 1
        if self.taken > 2:
            raise OSError("the disk is full")
        return super().write(raw)  # type: ignore[arg-type]  # passed on


def some() -> Iterator[Extracted]:
    for number in range(5):
        name = f"a-{number}"
        kind = ArticleKind.RELEASE if number == 3 else ArticleKind.REPORT
        yield Extracted(
            f"articles/{name}.md", Article(name, "A head", "post", f"Body {number}", kind, PartialDate(2021))
        )


@pytest.mark.parametrize("folder", [True, False])
def test_outcomes_come_back_as_they_were(tmp_path: Path, folder: bool) -> None:
    with Outcomes((), tmp_path if folder else None) as kept:
        given = list(some())
        for each in given:
            kept.add(each)
        assert [kept.article(name) for name in kept.known] == [each.article for each in given]
        assert [name for name, each in kept.known.items() if each.source] == ["a-3"]
        assert kept.characters == 5 * len("Body 0")
        assert all(isinstance(each.at, tuple) is folder for each in kept.known.values())
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_costs_memory_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(**_: object) -> IO[bytes]:
        return _Full()

    monkeypatch.setattr("briefing.derived.outcomes.tempfile.TemporaryFile", opened)
    with Outcomes((), tmp_path) as kept:
        given = list(some())
        for each in given:
            kept.add(each)
        assert [kept.held(name).article for name in kept.known] == [each.article for each in given]
        assert [isinstance(each.at, bytes) for each in kept.known.values()] == [False, False, True, True, True]
