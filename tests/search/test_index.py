"""The index on disk: brought up to date by what changed, whole at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from briefing.errors import CancelledError, DerivedError
from briefing.model import PartialDate
from briefing.paths import Workspace
from briefing.search import Search, bring_index_up_to_date, build
from briefing.search.engine import folder
from briefing.search.engine.folder import IndexFolder
from tests.search.changing import changed, current, indexed
from tests.search.harbour import ARTICLES, harbour, workspace
from tests.search.made import MadeStore

ALL = {article.id for article in ARTICLES}


def test_where_nothing_changed_nothing_is_indexed(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    names, before = indexed(monkeypatch), current(home)
    read: list[str] = []
    monkeypatch.setattr(MadeStore, "article", lambda _, name: read.append(name))
    bring_index_up_to_date(home, harbour())
    assert (names, read) == ([], [])
    assert current(home) == before


def test_only_what_changed_is_indexed_again(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    names = indexed(monkeypatch)
    search = Search(home, harbour())
    assert search.filter("submarine ").articles == set()
    store = changed(2, body="A submarine surfaced.")
    bring_index_up_to_date(home, store)
    assert names == [ARTICLES[2].id]
    assert search.filter("submarine ").articles == {ARTICLES[2].id}
    assert search.filter("harmful ").articles == set()
    assert search.filter("").articles == ALL


def test_a_changed_date_or_outlet_is_a_change(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    names = indexed(monkeypatch)
    bring_index_up_to_date(home, changed(3, published=PartialDate(1999), outlet="harbour-times"))
    assert names == [ARTICLES[3].id]
    assert Search(home, harbour()).filter("before:2000 outlet:harbour ").articles == {ARTICLES[3].id}


def test_an_updated_index_ranks_as_one_made_anew(home: Workspace, tmp_path: Path) -> None:
    store = changed(2, body="A submarine surfaced by the cranes, and the minister was there.")
    bring_index_up_to_date(home, store)
    assert any(any(gone) for _, gone in current(home).segments), "what was there before is still in its segment"
    other = workspace(tmp_path / "anew")
    bring_index_up_to_date(other, store)
    for typed in ("cranes ", "the minister ", "c*", '"was there"', "submarine OR tides "):
        found, expected = Search(home, store).find(typed), Search(other, store).find(typed)
        assert list(found.hits) == list(expected.hits) != [], typed


def test_what_is_gone_is_not_found(home: Workspace) -> None:
    search = Search(home, harbour())
    bring_index_up_to_date(home, harbour(ARTICLES[1:]))
    found = search.filter("")
    assert found.articles == ALL - {ARTICLES[0].id}
    assert "s-safety" not in found.statements
    assert search.filter("osthamn ").articles == set()
    assert search.find("osthamn").total == 0


def test_a_new_fingerprint_alone_writes_no_new_generation(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    names, before = indexed(monkeypatch), current(home)
    store = harbour()
    store.fingerprint = "another"
    bring_index_up_to_date(home, store)
    assert names == []
    assert current(home).place == before.place
    assert current(home).fingerprint == "another"


def test_many_small_updates_are_merged_and_still_right(home: Workspace) -> None:
    for number in range(20):
        bring_index_up_to_date(home, changed(number % 4, body=f"Turn{number} of the tide isn't it."))
    search = Search(home, harbour())
    assert search.filter("turn19 ").articles == {ARTICLES[3].id}
    assert search.filter('"of the tide"').articles == {ARTICLES[3].id}
    assert search.filter("").articles == ALL
    segments = current(home).segments
    assert len(segments) < build._MANY + 2


def test_a_worn_index_is_made_anew(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_SMALL", 2)
    names = indexed(monkeypatch)
    bring_index_up_to_date(home, harbour(ARTICLES[2:]))
    assert set(names) >= {ARTICLES[2].id, ARTICLES[3].id, "ada-marsh"}
    assert Search(home, harbour()).filter("").articles == {ARTICLES[2].id, ARTICLES[3].id}
    assert len(current(home).segments) == 1


def test_a_large_briefing_is_written_in_segments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "SEGMENT", 40)
    home = workspace(tmp_path)
    bring_index_up_to_date(home, harbour())
    assert len(current(home).segments) > 2
    search = Search(home, harbour())
    assert search.filter("").articles == ALL
    assert search.filter('"not an afterthought"').articles == {ARTICLES[0].id}
    assert search.filter("c").articles == {ARTICLES[0].id, ARTICLES[1].id, ARTICLES[2].id, ARTICLES[3].id} & {
        article.id for article in ARTICLES if " c" in f" {article.headline} {article.body}".lower()
    }


def test_progress_is_told_and_the_work_can_be_cancelled(tmp_path: Path) -> None:
    home, told = workspace(tmp_path), list[tuple[str, int, int]]()
    with pytest.raises(CancelledError):
        bring_index_up_to_date(home, harbour(), progress=lambda *now: told.append(now), cancelled=lambda: len(told) > 2)
    assert not Search(home, harbour()).ready
    told.clear()
    bring_index_up_to_date(home, harbour(), progress=lambda *now: told.append(now))
    assert told[-1] == ("indexing", 8, 8), "four articles with what comes with them, four actors"
    assert [done for _, done, _ in told] == list(range(1, 9))
    assert IndexFolder(home, "harbour")._generations() == ["1"]


def test_cancelling_an_update_leaves_the_index_as_it_was(home: Workspace) -> None:
    before = current(home)
    with pytest.raises(CancelledError):
        bring_index_up_to_date(home, changed(0, body="A submarine."), cancelled=lambda: True)
    assert current(home) == before
    assert Search(home, harbour()).filter("cranes ").articles


@pytest.mark.parametrize("ending", [".pst", ".wrd", ".tbl", ".toc"])
@pytest.mark.parametrize("how", ["gone", "cut", "flipped"])
def test_a_damaged_index_is_made_again(home: Workspace, ending: str, how: str) -> None:
    damaged = next(file for file in current(home).place.iterdir() if file.name.endswith(ending))
    raw = damaged.read_bytes()
    if how == "gone":
        damaged.unlink()
    elif how == "cut":
        damaged.write_bytes(raw[: len(raw) // 2])
    else:
        damaged.write_bytes(raw[:-9] + bytes((raw[-9] ^ 1,)) + raw[-8:])
    Search(home, harbour()).filter("cranes ")  # a reader that comes upon it finds nothing, or what was there
    bring_index_up_to_date(home, changed(2, body="A submarine surfaced."))
    search = Search(home, harbour())
    assert search.filter("submarine OR cranes ").articles == {ARTICLES[0].id, ARTICLES[1].id, ARTICLES[2].id}


@pytest.mark.parametrize("written", ["", "{", "[]", "null", '{"stamp": 3}', '{"stamp": "x", "files": 4}', "[" * 90_000])
def test_a_damaged_note_of_what_counts_is_no_index(home: Workspace, written: str) -> None:
    (IndexFolder(home, "harbour").path / "current.json").write_text(written)
    assert not Search(home, harbour()).ready
    bring_index_up_to_date(home, harbour())
    assert Search(home, harbour()).filter("cranes ").articles


def test_an_index_of_another_version_is_made_again(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "VERSION", folder.VERSION + 1)
    assert not Search(home, harbour()).ready
    names = indexed(monkeypatch)
    bring_index_up_to_date(home, harbour())
    assert set(names) >= ALL
    assert Search(home, harbour()).ready


def test_two_readers_one_writes_the_other_takes_it_up(home: Workspace) -> None:
    one, other = Search(home, harbour()), Search(home, harbour())
    assert one.filter("cranes ").articles == other.filter("cranes ").articles != set()
    bring_index_up_to_date(home, changed(0, body="A submarine."))
    assert one.filter("submarine ").articles == other.filter("submarine ").articles == {ARTICLES[0].id}


def test_a_reader_keeps_what_it_has_open_while_generations_go(home: Workspace) -> None:
    search = Search(home, harbour())
    assert search.ready
    opened = search._opened
    assert opened is not None
    for number in range(4):
        bring_index_up_to_date(home, changed(0, body=f"Body{number}."))
    if os.name != "nt":
        assert opened.view.word("afterthought")
    assert len(IndexFolder(home, "harbour")._generations()) == 2


def test_a_second_writer_waits_for_the_first(home: Workspace) -> None:
    index, waiting, told = IndexFolder(home, "harbour"), threading.Event(), list[str]()

    def note(what: str, _done: int, _total: int) -> None:
        told.append(what)
        waiting.set()

    store = changed(0, body="A submarine.")
    second = threading.Thread(target=bring_index_up_to_date, args=(home, store), kwargs={"progress": note})
    with index.writing(None, None):
        second.start()
        assert waiting.wait(10)
        assert not Search(home, harbour()).filter("submarine ").articles
    second.join(10)
    assert told[0] == "waiting for another reader's index"
    assert Search(home, harbour()).filter("submarine ").articles
    with index.writing(None, None), pytest.raises(CancelledError):
        bring_index_up_to_date(home, changed(0, body="Another."), cancelled=lambda: True)


_KILLED = """
import os, signal, sys
from pathlib import Path
from briefing.search import build, bring_index_up_to_date
from briefing.search.engine.gathering import Gathering
from briefing.search.engine import folder
from tests.search.harbour import workspace
from tests.search.changing import changed
moment = sys.argv[2]
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
def after(function):
    def call(*args, **kwargs):
        function(*args, **kwargs)
        die()
    return call
if moment == "begin": folder.IndexFolder.begin = after(folder.IndexFolder.begin)
if moment == "add": Gathering.add = after(Gathering.add)
if moment == "write": build._Build._write = after(build._Build._write)
if moment == "contents":
    from briefing.search.engine import codec
    codec.write_contents = after(codec.write_contents)
if moment == "sync": folder.files.os.fsync = die
if moment == "keep": folder.IndexFolder.publish = after(folder.IndexFolder.publish)
if moment == "publish":
    publish = folder.IndexFolder.publish
    def published(index, place, fingerprint, *rest):
        made = publish(index, place, fingerprint, *rest)
        if fingerprint != folder.UNFINISHED:
            die()
        return made
    folder.IndexFolder.publish = published
bring_index_up_to_date(workspace(Path(sys.argv[1])), changed(0, body="A submarine."))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize(
    ("moment", "first"),
    [
        *(
            (moment, first)
            for moment in ("begin", "add", "write", "contents", "sync", "publish")
            for first in (True, False)
        ),
        ("keep", True),
    ],
)
def test_a_kill_at_any_moment_leaves_a_whole_index(tmp_path: Path, moment: str, first: bool) -> None:
    home = workspace(tmp_path)
    if not first:
        bring_index_up_to_date(home, harbour())
    killed = subprocess.run([sys.executable, "-c", _KILLED, str(tmp_path), moment], check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    search = Search(home, harbour())
    if moment == "publish":
        assert search.filter("submarine ").articles == {ARTICLES[0].id}
    else:
        assert search.ready is not first
        assert search.filter("submarine ").articles == set()
    bring_index_up_to_date(home, changed(0, body="A submarine."))
    assert search.filter("submarine OR minister ").articles == {ARTICLES[0].id, ARTICLES[1].id}
    assert len(IndexFolder(home, "harbour")._generations()) <= 2


def test_where_nothing_can_be_written_an_index_lasts_as_long_as_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "writable", lambda _: False)
    monkeypatch.setattr(folder, "_elsewhere", {})
    home = workspace(tmp_path / "nowhere")
    bring_index_up_to_date(home, harbour())
    assert Search(home, harbour()).filter("cranes ").articles
    assert not home.index.exists()


def test_an_index_in_a_temporary_folder_leaves_what_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's temporary folder is full of others' links, pipes and sockets: only what is ours may be cleared."""
    monkeypatch.setattr(folder, "writable", lambda _: False)
    monkeypatch.setattr(folder, "_elsewhere", {})
    temporary = tmp_path / "temporary"
    (temporary / "of another program").mkdir(parents=True)
    (temporary / "of another program" / "link").symlink_to(tmp_path)
    (temporary / "link").symlink_to(tmp_path)
    os.mkfifo(temporary / "pipe")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    home = workspace(tmp_path / "nowhere")
    bring_index_up_to_date(home, harbour())
    assert Search(home, harbour()).filter("cranes ").articles
    for left in ("of another program/link", "link", "pipe"):
        assert os.path.lexists(temporary / left), left


def test_a_full_disk_is_said_and_leaves_the_index_as_it_was(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("briefing.search.engine.columns.ColumnsWriter.write", full)
    with pytest.raises(DerivedError, match="No space left on device"):
        bring_index_up_to_date(home, changed(0, body="A submarine."))
    assert Search(home, harbour()).filter("cranes ").articles
    assert IndexFolder(home, "harbour")._generations() == ["1"]
