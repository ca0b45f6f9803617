"""An index that somebody else made is never read, and nothing in one is run."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from briefing import keys
from briefing.paths import Workspace
from briefing.search import Search, bring_index_up_to_date, searchable
from briefing.search.engine.folder import IndexFolder
from tests.search.changing import changed, current, indexed
from tests.search.harbour import ARTICLES, harbour, workspace

ALL = {article.id for article in ARTICLES}


sprung: list[str] = []


def spring() -> None:
    """What a hostile pickle would run."""
    sprung.append("sprung")


class _Trap:
    """Runs `spring` when it is read by a pickle."""

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return spring, ()


TRAP = pickle.dumps(_Trap())


@pytest.fixture
def armed() -> None:
    """The trap is known to work, and has not been sprung."""
    sprung.clear()
    pickle.loads(TRAP)  # noqa: S301  # our own
    assert sprung == ["sprung"]
    sprung.clear()


@pytest.mark.usefixtures("armed")
def test_an_index_from_elsewhere_is_never_read(home: Workspace, tmp_path: Path) -> None:
    """A whole workspace is copied with its index, with a pickle that runs code in every file of it."""
    there = workspace(tmp_path / "there")
    shutil.copytree(home.root / "index", there.index)
    for file in IndexFolder(there, "harbour").path.rglob("*"):
        if file.is_file() and file.suffix in (".toc", ".tbl", ".wrd"):
            file.write_bytes(TRAP * 20)
    assert not Search(there, harbour()).ready
    bring_index_up_to_date(there, changed(0, body="A submarine."))
    assert Search(there, harbour()).filter("submarine ").articles == {ARTICLES[0].id}
    assert sprung == []


@pytest.mark.usefixtures("armed")
@pytest.mark.parametrize("ending", [".tbl", ".wrd"])
def test_files_unpacked_over_an_index_are_never_read(
    home: Workspace, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in current(home).place.iterdir():
        if file.name.endswith(ending):
            size = file.stat().st_size
            file.write_bytes((TRAP * size)[:size])
    names, store = indexed(monkeypatch), changed(0, body="A submarine.")
    bring_index_up_to_date(home, store)
    assert searchable(home, store).filter("submarine OR cranes ").articles == {ARTICLES[0].id, ARTICLES[1].id}
    assert sprung == []
    assert set(names) >= ALL


def test_neither_searching_nor_an_update_opens_a_pickle(home: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a pickle was read")

    monkeypatch.setattr("pickle.loads", refuse)
    monkeypatch.setattr("pickle.load", refuse)
    monkeypatch.setattr("whoosh.filedb.structfile.load", refuse)
    bring_index_up_to_date(home, changed(2, body="A submarine surfaced."))
    search = Search(home, changed(2, body="A submarine surfaced."))
    assert search.filter('"not an afterthought" by:marsh ').articles
    assert search.find("cranes").hits


def test_the_key_is_the_users_own(home: Workspace) -> None:
    key = home.state / "index.key"
    assert len(bytes.fromhex(key.read_text())) == 32
    assert key.stat().st_mode & 0o077 == 0
    for other in ("00" * 32, "", "zz"):
        key.write_text(other)
        assert not Search(home, harbour()).ready
    bring_index_up_to_date(home, harbour())
    assert len(bytes.fromhex(key.read_text())) == 32
    assert Search(home, harbour()).ready


def test_without_a_place_for_the_key_an_index_lasts_as_long_as_the_program(
    home: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.state / "index.key").unlink()
    home.state.rmdir()
    home.state.write_text("a file where the state folder should be")
    assert not Search(home, harbour()).ready
    bring_index_up_to_date(home, harbour())
    assert Search(home, harbour()).ready
    monkeypatch.setattr(keys, "_private", b"of another run of the program...")
    assert not Search(home, harbour()).ready
