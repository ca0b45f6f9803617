"""An index is never taken from someone else, no link below index/ is followed, and what is changed is noticed."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.derived import Store, bring_up_to_date, database, open_store
from briefing.derived.opening import DAMAGED, FILE, FOREIGN, LINKED
from briefing.derived.scan import UNSURE
from briefing.derived.seal import FILE as SEAL
from briefing.derived.seal import seal_draft, settle
from briefing.errors import DerivedError
from briefing.keys import user_key
from briefing.paths import workspace
from briefing.search import Search
from briefing.search.build import bring_index_up_to_date
from briefing.search.engine.folder import IndexFolder
from tests.attacks.test_decoys import large
from tests.derived.watching import Watched, watched
from tests.program import Program
from tests.samples import SAID, VERBATIM, Made

__all__ = ["watched"]  # a fixture


def place(made: Made) -> Path:
    return made.workspace.index / made.id


def built(made: Made) -> None:
    with bring_up_to_date(made.workspace, made.id) as store:
        bring_index_up_to_date(made.workspace, store)


def forge(path: Path) -> None:
    """Put other words into a speaker's mouth, in every table that holds any, and keep size and time."""
    before = path.stat()
    with sqlite3.connect(path) as connection:
        for table, column in (("statement_value", "value"), ("quotation_value", "value"), ("article_value", "value")):
            connection.execute(f"UPDATE {table} SET {column} = replace({column}, 'no fare', 'any one')")
        connection.execute("UPDATE quotation SET text = replace(text, 'no fare', 'any one')")
    connection.close()
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def said(store: Store) -> str:
    return " ".join(row.text for row in store.quotation_rows())


def test_a_forged_index_is_built_again_and_said(made: Made) -> None:
    built(made)
    forge(place(made) / FILE)
    assert open_store(made.workspace, made.id) is None
    with bring_up_to_date(made.workspace, made.id) as store:
        assert "no fare" in said(store)
        assert "any one" not in said(store)
        assert store.notes == (DAMAGED,)


def test_an_index_of_another_user_is_not_believed(made: Made) -> None:
    """As a workspace that was packed with its index and unpacked by somebody else, at the very same place."""
    built(made)
    forge(place(made) / FILE)
    seal_draft(place(made) / FILE, place(made) / FILE, b"the sender's own key")
    settle(place(made) / FILE, b"the sender's own key")
    assert open_store(made.workspace, made.id) is None
    with bring_up_to_date(made.workspace, made.id) as store:
        assert store.notes == (FOREIGN,)
        assert "any one" not in said(store)


@pytest.mark.parametrize("seal", ["", "[]", "{}", '{"snapshots": 7, "stamp": ""}', "[" * 5000, "\0", "x" * 1_000_000])
def test_a_seal_that_is_none_proves_nothing(made: Made, seal: str) -> None:
    built(made)
    (place(made) / SEAL).write_text(seal, encoding="utf-8")
    assert open_store(made.workspace, made.id) is None
    with bring_up_to_date(made.workspace, made.id) as store:
        assert store.notes == (FOREIGN,)


def test_the_seal_of_another_briefing_does_not_fit(made: Made) -> None:
    built(made)
    other = place(made).with_name("other")
    shutil.copytree(place(made), other)
    shutil.copytree(made.folder, made.folder.with_name("other"))
    assert open_store(made.workspace, "other") is None
    with bring_up_to_date(made.workspace, "other") as store:
        assert store.notes == (FOREIGN,)


def test_a_snapshot_that_its_user_moved_proves_itself_by_its_bytes(made: Made) -> None:
    built(made)
    raw = (place(made) / FILE).read_bytes()
    (place(made) / FILE).unlink()
    (place(made) / FILE).write_bytes(raw)
    with open_store(made.workspace, made.id) or pytest.fail("no store") as store:
        assert "no fare" in said(store)


def test_a_kill_before_the_seal_is_settled_costs_nothing(watched: Watched) -> None:
    watched.run().close()
    seal_draft(place(watched.made) / FILE, place(watched.made) / FILE, user_key(watched.made.workspace.state))
    with watched.run() as store:
        assert (store.notes, watched.extracted) == ((), [])


def test_posting_lists_that_were_changed_are_not_searched(made: Made) -> None:
    built(made)
    folder = IndexFolder(made.workspace, made.id)
    manifest = folder.current()
    assert manifest is not None
    with bring_up_to_date(made.workspace, made.id) as store:
        search = Search(made.workspace, store)
        assert search.find("ferry").total
        search = Search(made.workspace, store)
        assert search.ready
        for path in manifest.place.glob("*.pst"):  # after it was opened, too
            raw = bytearray(path.read_bytes())
            raw[len(raw) // 2] ^= 1
            path.write_bytes(raw)
        assert not search.find("ferry").total
        assert folder.current() is None, "what was changed counts no more"
        bring_index_up_to_date(made.workspace, store)
        assert search.find("ferry").total


# Links


def _derived(made: Made, target: Path) -> None:
    (place(made) / FILE).unlink()
    (place(made) / FILE).symlink_to(target / "file")


def _unfinished(made: Made, target: Path) -> None:
    (place(made) / "unfinished.records").symlink_to(target / "file")


def _lock(made: Made, target: Path) -> None:
    (place(made) / "writing.lock").unlink()
    (place(made) / "writing.lock").symlink_to(target / "made by a lock")


def _seal(made: Made, target: Path) -> None:
    (place(made) / SEAL).unlink()
    (place(made) / SEAL).symlink_to(target / "file")


def _whoosh(made: Made, target: Path) -> None:
    shutil.rmtree(place(made) / "whoosh")
    (place(made) / "whoosh").symlink_to(target)


def _generation(made: Made, target: Path) -> None:
    (place(made) / "whoosh" / "77").symlink_to(target)


def _deep(made: Made, target: Path) -> None:
    for file in (place(made) / "whoosh" / "1").iterdir():
        file.unlink()
        file.symlink_to(target / "file")


def _note(made: Made, _: Path) -> None:
    (place(made) / "whoosh" / "current.json").unlink()
    (place(made) / "whoosh" / "current.json").symlink_to("/dev/zero")
    (place(made) / "whoosh" / "writing").unlink()
    os.mkfifo(place(made) / "whoosh" / "writing")


def _whole(made: Made, target: Path) -> None:
    shutil.rmtree(place(made))
    place(made).symlink_to(target)


def _root(made: Made, target: Path) -> None:
    shutil.rmtree(made.workspace.index)
    made.workspace.index.symlink_to(target)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("run", ["index", "rebuild", "search"])
@pytest.mark.parametrize(
    "link",
    [_derived, _unfinished, _lock, _seal, _whoosh, _generation, _deep, _note, _whole, _root],
    ids=lambda f: f.__name__,
)
def test_nothing_outside_is_touched_through_a_link(
    made: Made, tmp_path: Path, link: Callable[[Made, Path], None], run: str
) -> None:
    program = Program(tmp_path / "home")
    env = {"BRIEFING_WORKSPACE": str(made.workspace.root)}
    assert program.run("search", "ferry", env=env).status == 0
    target = tmp_path / "archive"
    for year in ("2023", "2024", "1"):
        (target / year).mkdir(parents=True)
        (target / year / "kept.txt").write_text("kept", encoding="utf-8")
    (target / "file").write_bytes(b"")
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}
    link(made, target)
    command = {"index": ("index",), "rebuild": ("index", "--rebuild"), "search": ("search", "ferry")}[run]
    ran = program.run(*command, env=env)
    assert ran.status == 0, ran.err
    assert {path: path.read_bytes() for path in target.rglob("*") if path.is_file()} == before
    assert program.run("search", "ferry", env=env).out == program.run("search", "ferry", env=env).out


@pytest.mark.parametrize(("link", "name"), [(_root, "index/"), (_whole, "index/ferries")])
def test_an_index_that_is_a_link_is_said(
    made: Made, tmp_path: Path, link: Callable[[Made, Path], None], name: str
) -> None:
    built(made)
    (tmp_path / "archive").mkdir()
    link(made, tmp_path / "archive")
    opened = workspace(made.workspace.root)
    with bring_up_to_date(opened, made.id) as store:
        assert store.fallback.startswith(f"{name} is a link, which is never followed, so the index lies in ")


def test_links_that_were_removed_are_said(made: Made, tmp_path: Path) -> None:
    built(made)
    (place(made) / "more").symlink_to(tmp_path)
    with bring_up_to_date(made.workspace, made.id) as store:
        assert store.notes in ((LINKED,), ())
    assert not (place(made) / "more").is_symlink()


# What is opened


def test_a_view_in_place_of_a_table_is_no_snapshot(made: Made) -> None:
    """Although its seal fits: as if our own key had been used for it."""
    built(made)
    path = place(made) / FILE
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE meta")
        connection.execute(
            "CREATE VIEW meta(key, value) AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) "
            "SELECT x, x FROM c"
        )
    connection.close()
    seal_draft(path, path, user_key(made.workspace.state))
    settle(path, user_key(made.workspace.state))
    with bring_up_to_date(made.workspace, made.id) as store:
        assert store.notes == (DAMAGED,)


def test_a_query_without_end_is_ended(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LONGEST", 0.2)
    with bring_up_to_date(made.workspace, made.id) as store, pytest.raises(DerivedError):
        store.read("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c")


def test_a_snapshot_can_run_nothing(made: Made) -> None:
    built(made)
    with open_store(made.workspace, made.id) or pytest.fail("no store") as store:
        for pragma, value in (("trusted_schema", 0), ("cell_size_check", 1), ("query_only", 1)):
            assert store.read(f"PRAGMA {pragma}") == [(value,)]
        with pytest.raises(DerivedError):
            store.read("ATTACH 'elsewhere.sqlite' AS elsewhere")


# Content that changed


def test_a_file_of_equal_size_and_time_is_noticed(watched: Watched) -> None:
    watched.run().close()
    path = watched.made.path(VERBATIM)
    found = path.stat()
    text = path.read_text(encoding="utf-8").replace("no fare", "any one")
    path.write_text(text, encoding="utf-8", newline="")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    after = path.stat()
    assert (after.st_size, after.st_mtime_ns) == (found.st_size, found.st_mtime_ns)
    with watched.run() as store:
        assert watched.extracted == [VERBATIM]
        assert "any one" in store.article(VERBATIM).body


def test_a_file_that_took_anothers_place_is_noticed(watched: Watched) -> None:
    watched.run().close()
    path = watched.made.path(VERBATIM)
    found = path.stat()
    other = path.with_name("other")
    other.write_text(path.read_text(encoding="utf-8").replace("no fare", "any one"), encoding="utf-8", newline="")
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))
    other.replace(path)
    watched.run().close()
    assert watched.extracted == [VERBATIM]


def test_verify_reads_the_content_whatever_the_index_says(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.commands.common.opening import opened
    from briefing.export import ExportOptions, export_briefing, verify, write_export
    from briefing.model import PartialDate

    with bring_up_to_date(made.workspace, made.id) as store:
        write_export(tmp_path / "x.md", export_briefing(store, ExportOptions(made=PartialDate(2026, 1, 1))))
        assert verify(tmp_path / "x.md", store, made.folder).ok
        path = made.path(VERBATIM)
        path.write_text(path.read_text(encoding="utf-8").replace("no fare", "any one"), encoding="utf-8", newline="")
        assert verify(tmp_path / "x.md", store).ok, "the store itself is the old one"
        assert not verify(tmp_path / "x.md", store, made.folder).ok
    monkeypatch.setattr("briefing.derived.scan.Seen.looks_like", lambda *_: True)  # a disk whose times say nothing
    with opened(made.workspace, made.id, thorough=True) as store:
        assert not verify(tmp_path / "x.md", store).ok
    assert UNSURE < 0


# Other users


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="gives folders to another user")
def test_an_index_and_clippings_of_another_user_are_left_alone(made: Made, tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    env = {"BRIEFING_WORKSPACE": str(made.workspace.root)}
    assert program.run("index", env=env).status == 0
    (made.folder / "clippings").mkdir()
    for path in (made.workspace.index, *made.workspace.index.rglob("*"), made.folder / "clippings"):
        os.chown(path, 12345, 12345)
    before = sorted((str(path), path.stat().st_mtime_ns) for path in made.workspace.index.rglob("*"))
    for command in (("search", "ferry"), ("index",), ("ledger",), ("check",)):
        ran = program.run(*command, env=env)
        assert ran.status == 0, ran.err
        assert ran.err.count("another user's") == ran.err.count("Your clippings are kept in") == 1
    assert sorted((str(path), path.stat().st_mtime_ns) for path in made.workspace.index.rglob("*")) == before
    located = program.run("locate", env=env).out
    assert f"Clippings of {made.id}: {tmp_path / 'home' / 'state'}" in located


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="becomes another user")
@pytest.mark.parametrize("closed", ["content", "articles"])
def test_what_may_not_be_read_is_an_error(made: Made, closed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's answer is simulated: permission bits do not bind the user that these tests run as."""
    from briefing.cli import run

    scandir = os.scandir
    folder = made.workspace.content if closed == "content" else made.folder / "articles"

    def refusing(path: object = ".") -> object:
        if Path(str(path)) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refusing)
    root = str(made.workspace.root)
    for command in ("check", "index", "search", "quotes"):
        status = run(["--workspace", root, command, *(["ferry"] if command == "search" else [])])
        assert status == (1 if (command, closed) == ("check", "articles") else 2), command


def test_large_briefings_are_proven_too(tmp_path: Path) -> None:
    """Made in another process, which gets the key; opened here at a glance."""
    made = large(tmp_path / "workspace")
    built(made)
    with open_store(made.workspace, made.id) or pytest.fail("no store") as store:
        assert SAID[:20] in said(store)
