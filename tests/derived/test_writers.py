"""Several processes, processes that are killed, and disks that refuse."""

from __future__ import annotations

import multiprocessing
import os
import select
import shutil
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from briefing import paths
from briefing.derived import Store, bring_up_to_date, deriving, extracting, making, open_store
from briefing.derived.opening import DAMAGED, FILE
from briefing.derived.seal import FILE as SEAL
from briefing.derived.steps import SCANNING, WAITING, WRITING
from briefing.errors import CancelledError
from briefing.paths import Workspace
from tests.derived.damages import garbage, snapshot
from tests.derived.test_updating import everything
from tests.derived.watching import Watched
from tests.samples import ALTERED, RELEASE, Made

_CONTEXT = multiprocessing.get_context("spawn")
_LIMIT = 60  # seconds that a test waits for another process before it fails


def _bring(workspace: Workspace, briefing: str, pipe: Connection, ask: bool) -> None:
    """In another process: bring it up to date, tell every step, and wait for an answer to each if `ask`."""

    def progress(stage: str, _done: int, _total: int) -> None:
        pipe.send(stage)
        if ask:
            pipe.recv()

    with bring_up_to_date(workspace, briefing, progress=progress) as store:
        pipe.send(("done", len(store.article_rows())))


class Other:
    """Another process that brings a briefing up to date, step by step."""

    def __init__(self, made: Made, ask: bool = True) -> None:
        self._here, there = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_bring, args=(made.workspace, made.id, there, ask))
        self.process.start()
        there.close()

    def step(self) -> object:
        """What it tells next; it then waits for `go`."""
        assert self._here.poll(_LIMIT), "the other process tells nothing"
        return self._here.recv()

    def go(self) -> None:
        """Let it take the next step."""
        self._here.send(None)

    def until(self, stage: str) -> None:
        """Let it go on until it tells a stage, and hold it there."""
        while self.step() != stage:
            self.go()

    def to_the_end(self) -> object:
        """Let it go on from where it is held to its end; returns the last thing that it told."""
        self.go()
        told = self.step()
        while not isinstance(told, tuple):
            self.go()
            told = self.step()
        self.process.join(_LIMIT)
        return told

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.join(_LIMIT)


def killed(made: Made, kept: int) -> None:
    """Kill another process after that many steps."""
    other = Other(made)
    for _ in range(kept):
        if isinstance(other.step(), tuple):
            break
        other.go()
    other.kill()


def test_the_second_of_two_processes_waits_and_finds_everything_done(watched: Watched) -> None:
    other = Other(watched.made)
    other.until(deriving.READING)
    waited = 0

    def cancelled() -> bool:
        nonlocal waited
        waited += watched.stages[-1:] == [WAITING]
        if waited == 3:  # it is surely waiting: let the other one finish
            assert other.to_the_end() == ("done", 3)
        return False

    with watched.run(cancelled=cancelled) as store:
        assert watched.extracted == []
        assert WAITING in watched.stages
        assert waited >= 3
        assert len(store.article_rows()) == 3


def test_waiting_can_be_cancelled(watched: Watched) -> None:
    other = Other(watched.made)
    other.until(deriving.READING)
    with pytest.raises(CancelledError):
        watched.run(cancelled=lambda: WAITING in watched.stages)
    assert other.to_the_end() == ("done", 3)


def test_many_processes_at_once_agree(made: Made) -> None:
    others = [Other(made, ask=False) for _ in range(3)]
    for other in others:
        other.process.join(_LIMIT)
        assert other.process.exitcode == 0
    with bring_up_to_date(made.workspace, made.id) as store:
        assert len(store.article_rows()) == 3
    assert sorted(os.listdir(snapshot(made).parent)) == [SEAL, FILE, "writing.lock"]


@pytest.mark.parametrize("kept", [0, 1, 3, 7, 9, 11, 13, 15, 18, 21, 24, 27])
def test_a_kill_at_any_step_leaves_the_old_snapshot_or_the_new_one(made: Made, tmp_path: Path, kept: int) -> None:
    """The steps are those that a whole run tells; a number beyond the last kills it when all is written."""
    with bring_up_to_date(made.workspace, made.id) as store:
        old = everything(store)
    made.article("one-more", "“We sail,” said Ada Marsh.")
    made.path(ALTERED).unlink()
    new_made = Made(paths.Workspace(tmp_path / "n", tmp_path / "n" / "content", tmp_path / "n" / "index", tmp_path))
    shutil.copytree(made.folder, new_made.folder)
    with bring_up_to_date(new_made.workspace, made.id) as store:
        new = everything(store)
    killed(made, kept)
    with open_store(made.workspace, made.id) or pytest.fail("no snapshot is left") as store:
        assert everything(store) in (old, new)
    with bring_up_to_date(made.workspace, made.id) as store:
        assert everything(store) == new
    assert sorted(os.listdir(snapshot(made).parent)) == [SEAL, FILE, "writing.lock"]


@pytest.mark.parametrize("kept", [0, 5, 10, 20])
def test_a_kill_of_the_first_run_leaves_nothing_or_everything(made: Made, kept: int) -> None:
    killed(made, kept)
    store = open_store(made.workspace, made.id)
    if store is not None:
        assert len(store.article_rows()) == 3
        store.close()
    with bring_up_to_date(made.workspace, made.id) as store:
        assert len(store.article_rows()) == 3


def test_an_index_that_cannot_be_made_is_kept_in_memory(watched: Watched) -> None:
    """Files in the folders' places: permission bits do not bind every user that tests run as."""
    (watched.made.workspace.index / watched.made.id).parent.mkdir()
    (watched.made.workspace.index / watched.made.id).write_text("in the way", encoding="utf-8")
    state = watched.made.workspace.state
    state.mkdir(exist_ok=True)
    (state / "index").write_text("in the way", encoding="utf-8")
    with watched.run() as store:
        assert store.fallback.startswith(f"The index cannot be kept in {state / 'index' / watched.made.id} (")
        assert store.fallback.endswith("so it is built anew at every start.")
        assert len(store.article_rows()) == 3
        assert len(store.statements_in(RELEASE)) > 0
    assert open_store(watched.made.workspace, watched.made.id) is None


def test_a_full_disk_keeps_it_in_memory_and_the_old_snapshot_in_place(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.run().close()
    before = snapshot(watched.made).read_bytes()
    watched.made.article("one-more", "“We sail,” said Ada Marsh.")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "put_in_place", full)
    with watched.run() as store:
        assert "No space left on device" in store.fallback
        assert watched.extracted == ["one-more"]
        assert len(store.article_rows()) == 4
    assert snapshot(watched.made).read_bytes() == before
    assert sorted(os.listdir(snapshot(watched.made).parent)) == [SEAL, FILE, "writing.lock"]


def test_a_disk_that_cannot_lock_is_written_all_the_same(watched: Watched) -> None:
    watched.made.workspace.index.joinpath(watched.made.id).mkdir(parents=True)
    snapshot(watched.made).with_name("writing.lock").write_bytes(b"no database at all" * 1000)
    with watched.run() as store:
        assert (store.fallback, len(store.article_rows())) == ("", 3)
    assert snapshot(watched.made).exists()


def test_a_read_only_workspace_says_where_its_index_lies(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk's answer is simulated: permission bits do not bind every user that tests run as."""
    monkeypatch.setattr(paths, "writable", lambda folder: made.workspace.root not in (folder, *folder.parents))
    workspace = paths.workspace(made.workspace.root)
    before = sorted(made.workspace.root.rglob("*"))
    with bring_up_to_date(workspace, made.id) as store:
        assert store.fallback == f"The workspace cannot be written, so its index lies in {workspace.index}."
        assert (workspace.index / made.id / FILE).exists()
    assert sorted(made.workspace.root.rglob("*")) == before
    with open_store(workspace, made.id) or pytest.fail("no store") as store:
        assert store.fallback


def test_a_snapshot_in_a_folder_that_cannot_be_written_is_read(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up_to_date(made.workspace, made.id).close()

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(making, "make_private", refused)
    made.article("one-more", "Boats.")
    with bring_up_to_date(made.workspace, made.id) as store:
        assert "Permission denied" in store.fallback
        assert len(store.article_rows()) == 4
    with open_store(made.workspace, made.id) or pytest.fail("no store") as store:
        assert len(store.article_rows()) == 3


def test_a_system_that_cannot_replace_open_files_reads_from_memory(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    with watched.run() as store:
        before = everything(store)
    monkeypatch.setattr("briefing.derived.database.IN_MEMORY", True)
    with watched.run() as store:
        os.truncate(snapshot(watched.made), 0)
        assert everything(store) == before


def test_a_large_briefing_is_derived_in_another_process(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "LARGE", 1)
    with watched.run() as store:
        assert watched.extracted == []
        assert deriving.COMPARING in watched.stages
        assert (len(store.article_rows()), store.notes, store.fallback) == (3, (), "")
    garbage(snapshot(watched.made))
    with watched.run() as store:
        assert watched.extracted == []
        assert store.notes == (DAMAGED,)


def test_a_large_briefing_can_be_cancelled_at_any_time(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "LARGE", 1)
    for stage in (SCANNING, deriving.READING, deriving.COMPARING, WRITING):
        with pytest.raises(CancelledError):
            watched.run(cancelled=lambda stage=stage: stage in watched.stages)  # type: ignore[misc]  # a default
        assert not snapshot(watched.made).exists()
        assert multiprocessing.active_children() == []
    assert [name for name in os.listdir(snapshot(watched.made).parent) if name.startswith(".")] == []


def _bring_apart(workspace: Workspace, briefing: str, pipe: Connection) -> None:
    """In another process: let a third one do it, and tell which that is."""
    making.LARGE = 1

    def progress(stage: str, _done: int, _total: int) -> None:
        if stage == deriving.READING:
            pipe.send([child.pid for child in multiprocessing.active_children()])
            pipe.recv()

    bring_up_to_date(workspace, briefing, progress=progress)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux, to await the end of a process of a process")
def test_a_killed_reader_takes_its_processes_along(made: Made) -> None:
    for number in range(200):  # so that it is surely at work while it is held
        made.article(f"more-{number:03}", f"“We sail {number} boats,” said Ada Marsh.\n\n" * 20)
    here, there = _CONTEXT.Pipe()
    reader = _CONTEXT.Process(target=_bring_apart, args=(made.workspace, made.id, there))
    reader.start()
    there.close()
    assert here.poll(_LIMIT)
    (pid,) = here.recv()
    handle = os.pidfd_open(pid)
    reader.kill()
    reader.join(_LIMIT)
    ended, _, _ = select.select([handle], [], [], _LIMIT)
    os.close(handle)
    assert ended


@pytest.mark.parametrize("why", ["cannot start", "fails"])
def test_without_another_process_everything_is_derived_here(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    monkeypatch.setattr(making, "LARGE", 1)
    if why == "fails":
        monkeypatch.setattr(making, "_make", _fail)
    else:
        monkeypatch.setattr("briefing.processes.multiprocessing.get_context", _no_processes)
    with watched.run() as store:
        assert len(watched.extracted) == 3
        assert len(store.article_rows()) == 3


def _fail(*_: object) -> None:
    raise RuntimeError("a mistake in the other process")


class _NoProcesses:
    """What a system without room for another process offers."""

    Pipe = staticmethod(multiprocessing.Pipe)

    @staticmethod
    def Process(**_: object) -> multiprocessing.Process:  # noqa: N802 the name that it stands for
        process = multiprocessing.Process()
        process.start = _no_room  # type: ignore[method-assign]  # in place of the system's answer
        return process


def _no_room() -> None:
    raise BlockingIOError(11, "Resource temporarily unavailable")


def _no_processes(_: str) -> _NoProcesses:
    return _NoProcesses()


def test_a_pool_finds_what_one_process_finds(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        made.article(f"more-{number:02}", f"“We sail {number} boats,” said Ada Marsh.")
    with bring_up_to_date(made.workspace, made.id) as store:
        before = everything(store)
    shutil.rmtree(made.workspace.index)
    monkeypatch.setattr(extracting, "POOL_FROM", 2)
    told: list[tuple[int, int]] = []
    with bring_up_to_date(
        made.workspace,
        made.id,
        progress=lambda stage, done, total: told.append((done, total)) if stage == deriving.READING else None,
    ) as store:
        assert everything(store) == before
    assert {total for _, total in told} == {43}
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_pool_that_breaks_is_done_without(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    with bring_up_to_date(made.workspace, made.id) as store:
        before = everything(store)
    shutil.rmtree(made.workspace.index)
    monkeypatch.setattr(extracting, "POOL_FROM", 2)
    monkeypatch.setattr(extracting, "_prepare", _die)
    with bring_up_to_date(made.workspace, made.id) as store:
        assert everything(store) == before


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_pool_is_left_at_once_when_cancelled(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "POOL_FROM", 2)
    asked: list[str] = []

    def progress(stage: str, _done: int, _total: int) -> None:
        asked.append(stage)

    with pytest.raises(CancelledError):
        bring_up_to_date(
            made.workspace, made.id, progress=progress, cancelled=lambda: asked.count(deriving.READING) > 1
        )
    assert open_store(made.workspace, made.id) is None


def test_the_store_of_another_briefing_is_never_opened(made: Made) -> None:
    with bring_up_to_date(made.workspace, made.id) as store:
        assert isinstance(store, Store)
    assert os.listdir(made.workspace.index) == [made.id]
