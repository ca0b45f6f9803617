"""A first build of the index that was stopped goes on where it was; until it is whole, nothing can be searched."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import CancelledError
from briefing.paths import Workspace
from briefing.search import Search, bring_index_up_to_date, build
from briefing.search.engine import codec
from briefing.search.engine.documents import actors, groups
from briefing.search.engine.folder import UNFINISHED, IndexFolder, Manifest
from briefing.search.engine.standing import Standing
from tests.search.changing import changed, indexed
from tests.search.harbour import ARTICLES, harbour, workspace
from tests.search.made import MadeStore

_GROUPS = groups(harbour(), [article.id for article in ARTICLES])
EVERY = [document.id for documents in (*_GROUPS, actors(harbour())) for document in documents]
QUERIES = ("", "cranes ", '"not an afterthought"', "by:marsh", "kind:radio OR tides ", "before:2025 ")


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A segment for each article with what comes with it."""
    monkeypatch.setattr(build, "SEGMENT", 0)


@pytest.fixture
def home(tmp_path: Path) -> Workspace:
    return workspace(tmp_path / "here")


def stopped_after(home: Workspace, names: list[str], count: int) -> set[str]:
    """Build until some documents are indexed, and stop; which these were."""
    names.clear()
    with pytest.raises(CancelledError):
        bring_index_up_to_date(home, harbour(), cancelled=lambda: len(names) >= count)
    return set(names)


def answers(home: Workspace, store: MadeStore | None = None) -> list[object]:
    search = Search(home, store or harbour())
    assert search.ready
    return [*map(search.filter, QUERIES), *(list(search.find(query).hits) for query in QUERIES)]


def expected(tmp_path: Path, store: MadeStore | None = None) -> list[object]:
    """The answers of an index that was built in one go."""
    other = workspace(tmp_path / "other")
    bring_index_up_to_date(other, store or harbour())
    return answers(other, store)


def test_a_stopped_build_goes_on_where_it_was(home: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = indexed(monkeypatch)
    first = stopped_after(home, names, 4)
    assert 4 <= len(first) < len(EVERY)
    assert not Search(home, harbour()).ready, "what is half done is not searched"
    assert not Search(home, harbour()).filter("cranes ").articles
    second = stopped_after(home, names, 1)
    assert second
    assert not first & second
    names.clear()
    bring_index_up_to_date(home, harbour())
    assert set(names) == set(EVERY) - first - second
    assert answers(home) == expected(tmp_path)
    assert len(IndexFolder(home, "harbour")._generations()) == 1


def test_everything_was_written_and_only_the_end_is_missing(
    home: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = indexed(monkeypatch)
    with monkeypatch.context() as patched:
        patched.setattr(codec, "write_contents", lambda *_: (_ for _ in ()).throw(CancelledError()))
        with pytest.raises(CancelledError):
            bring_index_up_to_date(home, harbour())
    names.clear()
    bring_index_up_to_date(home, harbour())
    assert names == []
    assert answers(home) == expected(tmp_path)


def test_what_changed_since_is_indexed_again(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    names = indexed(monkeypatch)
    stopped_after(home, names, 8)
    assert ARTICLES[0].id in names
    names.clear()
    bring_index_up_to_date(home, changed(0, body="A submarine."))
    assert ARTICLES[0].id in names
    search = Search(home, changed(0, body="A submarine."))
    assert search.filter("submarine ").articles == {ARTICLES[0].id}
    assert ARTICLES[0].id not in search.filter("minister ").articles
    assert search.filter("").articles == {article.id for article in ARTICLES}


def test_an_update_keeps_nothing_beside_the_last_generation(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_index_up_to_date(home, harbour())
    published: list[str] = []
    publish = IndexFolder.publish

    def noted(folder: IndexFolder, place: Path, fingerprint: str, *rest: Any) -> Manifest:
        published.append(fingerprint)
        return publish(folder, place, fingerprint, *rest)

    monkeypatch.setattr(IndexFolder, "publish", noted)
    store = changed(0, body="A submarine.")
    bring_index_up_to_date(home, store)
    assert published == [store.fingerprint], "nothing unfinished took the place of a generation that counts"


def _gone(home: Workspace) -> None:
    begun = IndexFolder(home, "harbour").last()
    assert begun is not None
    next(begun.place.glob("*.tbl")).unlink()


def _other_bytes(home: Workspace) -> None:
    begun = IndexFolder(home, "harbour").last()
    assert begun is not None
    for path in begun.place.iterdir():
        raw = path.read_bytes()
        path.unlink()  # the build's own files are the same ones
        path.write_bytes(raw[::-1])


def _no_json(home: Workspace) -> None:
    (IndexFolder(home, "harbour").path / "current.json").write_text("[[", encoding="ascii")


def _other_stamp(home: Workspace) -> None:
    path = IndexFolder(home, "harbour").path / "current.json"
    made = json.loads(path.read_bytes())
    path.write_text(json.dumps({**made, "stamp": "0" * 64}), encoding="ascii")


def _other_key(home: Workspace) -> None:
    (home.state / "index.key").write_text("ab" * 32, encoding="ascii")


@pytest.mark.parametrize("damage", [_gone, _other_bytes, _no_json, _other_stamp, _other_key])
def test_one_that_is_damaged_or_somebody_elses_is_not_read(
    home: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Workspace], None]
) -> None:
    names = indexed(monkeypatch)
    stopped_after(home, names, 8)
    damage(home)
    names.clear()
    bring_index_up_to_date(home, harbour())
    assert set(names) == set(EVERY)
    assert answers(home) == expected(tmp_path)


def test_what_is_unfinished_answers_nothing(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped_after(home, indexed(monkeypatch), 8)
    index = IndexFolder(home, "harbour")
    begun = index.last()
    assert begun is not None
    assert begun.whole()
    assert begun.fingerprint == UNFINISHED
    assert index.current() is None
    assert not Search(home, harbour()).ready


def test_without_room_to_keep_it_the_build_goes_on(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    publish = IndexFolder.publish

    def full(folder: IndexFolder, place: Path, fingerprint: str, *rest: Any) -> Manifest:
        if fingerprint == UNFINISHED:
            raise OSError(28, "No space left on device")
        return publish(folder, place, fingerprint, *rest)

    monkeypatch.setattr(IndexFolder, "publish", full)
    bring_index_up_to_date(home, harbour())
    assert Search(home, harbour()).filter("cranes ").articles
    assert len(IndexFolder(home, "harbour")._generations()) == 1


_KILLED = """
import os, signal, sys
from pathlib import Path
from briefing.search import build, bring_index_up_to_date
from briefing.search.engine import folder
from tests.search.harbour import workspace
from tests.search.test_begun import many
moment, left = sys.argv[2], int(sys.argv[3])
build.SEGMENT = 0
def counted(function, before):
    def call(*args, **kwargs):
        global left
        if left == 0 and before:
            os.kill(os.getpid(), signal.SIGKILL)
        made = function(*args, **kwargs)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return made
    return call
if moment == "add": build.Gathering.add = counted(build.Gathering.add, False)
if moment == "link": folder._link = counted(folder._link, False)
if moment == "seal": folder.Seal.of = counted(folder.Seal.of, True)
if moment == "write": folder.files.write_atomic = counted(folder.files.write_atomic, True)
if moment == "written": folder.files.write_atomic = counted(folder.files.write_atomic, False)
if moment == "swept": folder.shutil.rmtree = counted(folder.shutil.rmtree, False)
bring_index_up_to_date(workspace(Path(sys.argv[1])), many())
"""


def many() -> MadeStore:
    """More articles than a build is stopped at."""
    return harbour((*(replace(ARTICLES[3], id=f"more-{number:02}") for number in range(12)), *ARTICLES))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize(
    "kills",
    [
        *([(moment, 3)] * 3 for moment in ("add", "seal", "write", "written")),
        [("write", 3), ("link", 1), ("link", 4)],  # files of a build that was stopped are linked by the next one
        [("write", 3), ("seal", 2), ("swept", 0)],  # and what it left is swept
    ],
    ids=["add", "seal", "write", "written", "link", "swept"],
)
def test_a_kill_at_any_moment_leaves_what_was_kept(
    home: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kills: list[tuple[str, int]]
) -> None:
    """Three times, at a sort of moment after as many of them."""
    names = indexed(monkeypatch)
    home.root.mkdir(parents=True, exist_ok=True)
    kept = 0
    for moment, count in kills:
        command = [sys.executable, "-c", _KILLED, str(home.root), moment, str(count)]
        killed = subprocess.run(command, check=False, timeout=60, env={**os.environ, "PYTHONPATH": os.getcwd()})
        assert killed.returncode == -signal.SIGKILL
        assert not Search(home, harbour()).ready
        begun = IndexFolder(home, "harbour").last()
        assert begun is not None or not kept
        if begun is not None:
            standing = Standing.of(begun)
            assert standing is not None
            listed = sum(len(gone) for _, gone in begun.segments)
            assert listed >= kept
            kept = listed
    assert kept > 0
    names.clear()
    bring_index_up_to_date(home, many())
    assert len(names) == 12 + len(EVERY) - kept
    assert answers(home, many()) == expected(tmp_path, many())
    assert len(IndexFolder(home, "harbour")._generations()) == 1
