"""A build that was stopped goes on where it was, and nothing of it is shown or trusted before it fits."""

from __future__ import annotations

import contextlib
import io
import itertools
import multiprocessing
import os
from collections.abc import Callable, Generator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from briefing.derived import bring_up_to_date, deriving, extracting, making, open_store, overseeing, unfinished
from briefing.derived.codec import decode, encode
from briefing.derived.deriving import READING
from briefing.derived.extracting import Extracted, Task, extracted
from briefing.derived.opening import FILE, LINKED
from briefing.derived.scan import Seen
from briefing.derived.seal import FILE as SEAL
from briefing.derived.unfinished import Unfinished
from briefing.errors import CancelledError
from briefing.paths import Workspace
from briefing.quotations import extract
from tests.derived.damages import empty, garbage, half
from tests.derived.test_updating import afresh, everything
from tests.derived.watching import Watched, other_code
from tests.samples import ALTERED, RELEASE, VERBATIM, Made, damaged

_CONTEXT = multiprocessing.get_context("spawn")
_LIMIT = 60  # seconds that a test waits for another process before it fails
MORE = tuple(f"more-{number}" for number in range(4))


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep of few articles too, and each at once."""
    monkeypatch.setattr(unfinished, "WORTH", 1)
    monkeypatch.setattr(unfinished, "EVERY", 0.0)


@pytest.fixture
def larger(watched: Watched) -> Watched:
    """Seven articles, and two files that cannot be read as such."""
    for name in MORE:
        watched.made.article(name, f"“We sail on boat {name},” said Ada Marsh.")
    for name in ("articles/half-written.md", "articles/no-headline.md"):
        watched.made.file(name, damaged()[name])
    return watched


def work(watched: Watched) -> Path:
    return watched.made.workspace.index / watched.made.id / unfinished.FILE


def listed(watched: Watched) -> list[str]:
    return sorted(os.listdir(work(watched).parent))


def stopped_after(watched: Watched, count: int) -> set[str]:
    """Run until some articles were extracted from, and stop; which these were."""
    with pytest.raises(CancelledError):
        watched.run(cancelled=lambda: len(watched.extracted) >= count and watched.stages[-1:] == [READING])
    return set(watched.extracted)


def test_a_stopped_build_goes_on_where_it_was(larger: Watched, tmp_path: Path) -> None:
    first = stopped_after(larger, 3)
    assert len(first) == 3
    assert listed(larger) == [unfinished.FILE, "writing.lock"]
    assert open_store(larger.made.workspace, larger.made.id) is None, "what is half done is not shown"
    second = stopped_after(larger, 2)
    assert len(second) == 2
    assert not first & second
    with larger.run() as store:
        assert set(larger.extracted) == {RELEASE, VERBATIM, ALTERED, *MORE} - first - second
        assert everything(store) == afresh(larger.made, tmp_path / "a")
        assert len(store.problems) == 2
    assert listed(larger) == [SEAL, FILE, "writing.lock"]


def test_stopping_at_any_step_costs_nothing_that_was_done(larger: Watched, tmp_path: Path) -> None:
    expected = afresh(larger.made, tmp_path / "a")
    done: list[str] = []
    for steps in range(1000):
        left = iter(range(steps))
        try:
            store = larger.run(cancelled=lambda left=left: next(left, None) is None)  # type: ignore[misc]  # a default
        except CancelledError:
            done += larger.extracted
            continue
        break
    done += larger.extracted
    assert sorted(done) == sorted([RELEASE, VERBATIM, ALTERED, *MORE]), "each was extracted from once"
    assert everything(store) == expected
    store.close()


def test_the_progress_goes_on_too(larger: Watched) -> None:
    stopped_after(larger, 3)
    told: list[tuple[int, int]] = []

    def progress(stage: str, done: int, total: int) -> None:
        if stage == READING:
            told.append((done, total))

    bring_up_to_date(larger.made.workspace, larger.made.id, progress=progress).close()
    assert told == sorted(told)
    assert (3, 9) in told
    assert {total for _, total in told} == {9}


def test_what_changed_since_is_extracted_again(larger: Watched, tmp_path: Path) -> None:
    done = stopped_after(larger, 7)
    assert len(done) == 7
    larger.made.article(MORE[0], "“We stay,” said Ada Marsh.")
    larger.made.path(MORE[1]).unlink()
    larger.made.path(MORE[2]).rename(larger.made.path("renamed"))
    with larger.run() as store:
        assert sorted(larger.extracted) == [MORE[0], "renamed"]
        assert everything(store) == afresh(larger.made, tmp_path / "a")


def test_other_actors_or_other_code_take_nothing(larger: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(stopped_after(larger, 7)) == 7
    larger.made.file("actors.yaml", "- id: marsh\n  name: Ada Marsh\n  kind: person\n")
    assert len(stopped_after(larger, 7)) == 7
    other_code(monkeypatch)
    with larger.run() as store:
        assert len(larger.extracted) == 7
        assert store.quotations_by("marsh")


def test_actors_that_changed_and_changed_back_leave_nothing_behind(larger: Watched) -> None:
    larger.run().close()
    actors = (larger.made.folder / "actors.yaml").read_bytes()
    larger.made.file("actors.yaml", "- id: marsh\n  name: Ada Marsh\n  kind: person\n")
    assert len(stopped_after(larger, 3)) == 3
    larger.made.file("actors.yaml", actors)
    with larger.run() as store:
        assert larger.extracted == []
        assert store.quotations_by("ada-marsh")
    assert listed(larger) == [SEAL, FILE, "writing.lock"]


def _zeroes(path: Path) -> None:
    raw = path.read_bytes()
    kept = len(raw) // 3
    path.write_bytes(raw[:kept] + bytes(len(raw) - kept))


def _records(path: Path) -> list[bytes]:
    """The records as they stand in the file, each with its length, key and stamp."""
    raw, found = path.read_bytes(), []
    while raw:
        size = 36 + int.from_bytes(raw[:4], "big")
        found.append(raw[:size])
        raw = raw[size:]
    return found


def _swapped(path: Path) -> None:
    """Every outcome is whole, and stands under another's key."""
    records = _records(path)
    keys = [record[4:20] for record in records]
    pairs = zip(records, keys[1:] + keys[:1], strict=True)
    path.write_bytes(b"".join(record[:4] + key + record[20:] for record, key in pairs))


def _other_words(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"sail", b"sink"))


def _endless(path: Path) -> None:
    """A length that no file has."""
    path.write_bytes(b"\xff\xff\xff\xff" + path.read_bytes()[4:])


def _a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _a_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [garbage, empty, half, _zeroes, _swapped, _other_words, _endless, _a_folder])
def test_a_damaged_one_gives_nothing_wrong(larger: Watched, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    stopped_after(larger, 5)
    damage(work(larger))
    with larger.run() as store:
        assert everything(store) == afresh(larger.made, tmp_path / "a")
        assert (store.notes, store.fallback) == ((), "")


@pytest.mark.parametrize("strange", [_a_pipe, _a_link])
def test_what_is_no_file_is_removed_and_said(larger: Watched, tmp_path: Path, strange: Callable[[Path], None]) -> None:
    stopped_after(larger, 5)
    strange(work(larger))
    with larger.run() as store:
        assert everything(store) == afresh(larger.made, tmp_path / "a")
        assert store.notes == (LINKED,)


def test_a_full_disk_stops_the_keeping_and_nothing_else(larger: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfinished._Records, "_opened", lambda *_: _Full())
    with larger.run() as store:
        assert len(larger.extracted) == 7
        assert (len(store.article_rows()), store.fallback) == (7, "")


class _Full(io.BytesIO):
    """A disk that takes a few bytes of the first record."""

    def write(self, _: object) -> int:
        return 10


def test_where_the_snapshot_cannot_be_written_the_room_is_given_back(
    larger: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "put_in_place", full)
    with larger.run() as store:
        assert "No space left on device" in store.fallback
    assert listed(larger) == [SEAL, "writing.lock"]


def test_little_work_is_not_kept(larger: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unfinished, "WORTH", 10)
    stopped_after(larger, 5)
    assert listed(larger) == ["writing.lock"]


@pytest.mark.parametrize("every", [0.0, 1000.0])
@pytest.mark.parametrize("pool_from", [2, 1000])
def test_what_was_taken_before_the_end_is_kept(
    larger: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pool_from: int, every: float
) -> None:
    """From a pool of processes or without one; written at once, or when the work is left."""
    monkeypatch.setattr(extracting, "POOL_FROM", pool_from)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(unfinished, "EVERY", every)
    paths = sorted((larger.made.folder / "articles").iterdir())
    tasks = [Task(path.name, path) for path in paths]
    files = {path.name: Seen(1, 1, path.name.encode()) for path in paths}
    kept = tmp_path / unfinished.FILE

    def work() -> Generator[Extracted, None, None]:
        return unfinished.taken_on(Unfinished(kept, b"a key"), tasks, (), files, "this code", lambda *_: None)

    with contextlib.closing(work()) as outcomes:
        first = list(itertools.islice(outcomes, 4))
    monkeypatch.setattr(extracting, "POOL_FROM", 1000)
    larger.extracted.clear()
    with contextlib.closing(work()) as outcomes:
        again = list(outcomes)
    assert sorted(again[:4], key=str) == sorted(first, key=str)
    assert sorted(outcome.name for outcome in again) == sorted(task.name for task in tasks)
    assert not {outcome.article.id for outcome in first if outcome.article} & set(larger.extracted)


def test_an_outcome_comes_back_as_it_was(larger: Watched) -> None:
    with larger.run() as store:
        actors = store.actors()
    paths = sorted((larger.made.folder / "articles").iterdir())
    outcomes = list(extracted([Task(path.name, path) for path in paths], actors, lambda *_: None))
    assert any(outcome.problems for outcome in outcomes)
    assert any(outcome.quotations and outcome.mentions for outcome in outcomes)
    assert [decode(Extracted, encode(outcome)) for outcome in outcomes] == outcomes


def _bring(workspace: Workspace, briefing: str, pipe: Connection) -> None:
    """In another process: bring it up to date, and tell each article extracted from and each step, and be answered."""
    unfinished.WORTH, unfinished.EVERY = 1, 0.0
    overseeing._TICK = 60.0  # it would tell steps of its own, within an article

    def told(article: object, cast: object) -> object:
        pipe.send(getattr(article, "id", ""))
        return extract(article, cast)  # type: ignore[arg-type]  # passed on

    vars(extracting)["extract"] = told

    def progress(stage: str, _done: int, _total: int) -> None:
        pipe.send(("step", stage))
        pipe.recv()

    bring_up_to_date(workspace, briefing, progress=progress).close()
    pipe.send(("done", ""))


def _killed_at(made: Made, step: int) -> tuple[set[str], bool]:
    """Kill another process that builds at a step: what it had extracted from before, and whether it had finished."""
    here, there = _CONTEXT.Pipe()
    process = _CONTEXT.Process(target=_bring, args=(made.workspace, made.id, there))
    process.start()
    there.close()
    found: list[str] = []
    finished = False
    while step and not finished:
        assert here.poll(_LIMIT), "the other process tells nothing"
        told = here.recv()
        if isinstance(told, str):
            found.append(told)
        elif told[0] == "done":
            finished = True
        else:
            step -= 1
            if step:
                here.send(None)
    process.kill()
    process.join(_LIMIT)
    return set(found), finished


@pytest.mark.parametrize("step", [2, 4, 6, 8, 10, 12, 14, 16, 18, 20])
def test_a_kill_at_any_step_leaves_what_was_done_and_shows_nothing_of_it(
    larger: Watched, tmp_path: Path, step: int
) -> None:
    found, finished = _killed_at(larger.made, step)
    store = open_store(larger.made.workspace, larger.made.id)
    assert (store is not None) is finished
    if store is not None:
        store.close()
    with larger.run() as store:
        assert set(larger.extracted) == (set() if finished else {RELEASE, VERBATIM, ALTERED, *MORE} - found)
        assert everything(store) == afresh(larger.made, tmp_path / "a")
    assert listed(larger) == [SEAL, FILE, "writing.lock"]


def test_the_stamp_is_of_the_code_that_extracted(larger: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that change under a running program, as an update does: the snapshot carries what it began with."""
    stamps = iter(["as it began"])
    monkeypatch.setattr(deriving, "stamp", lambda: next(stamps, "as it ended"))
    monkeypatch.setattr("briefing.derived.store.stamp", lambda: "as it began")
    monkeypatch.setattr("briefing.derived.store.sources", lambda: "other sources")
    larger.run().close()
