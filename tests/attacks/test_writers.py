"""Nothing written is lost: four writers of each kind of file, each in a process of its own, keep one another's work."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import content, locks
from briefing.clipping.basket import OpenBasket, toggling
from briefing.errors import ContentError
from briefing.intake.candidate import Candidate
from briefing.intake.take import take
from briefing.locks import BusyError, one_writer, writing_in
from briefing.model import (
    Actor,
    ActorKind,
    Article,
    Clipping,
    ClippingKind,
    Correction,
    CorrectionKind,
    Outlet,
    OutletKind,
    Selector,
)
from tests.samples import VERBATIM, Made

WRITERS = 4
EACH = 12
_CONTEXT = multiprocessing.get_context("spawn")
_LIMIT = 60.0  # seconds that a test waits for another process before it fails


def _clip(folder: Path, name: str) -> None:
    toggling(OpenBasket(folder / "clippings"), Clipping(ClippingKind.ARTICLE, name, f"About {name}")).do()


def _correct(folder: Path, name: str) -> None:
    content.add_correction(folder, Correction(CorrectionKind.TITLE, (Selector(VERBATIM, name, "", ""),), name, None))


def _declare(folder: Path, name: str) -> None:
    content.add_outlet(folder, Outlet(name, name, OutletKind.BLOG, None))


def _cast(folder: Path, name: str) -> None:
    content.change_actors(folder, lambda now: (*now, Actor(name, f"Speaker {name}", ActorKind.PERSON)))


def _import(folder: Path, name: str) -> None:
    article = Article(f"2025-03-01-{name}", f"Boats of {name}", name, f"The boats of {name} sail at night.")
    outlet = Outlet(name, name, OutletKind.BLOG, None)
    found = take([Candidate(Path(name), article=article, outlet=outlet)], folder)
    assert len(found.taken) == 1, found


def _rewrite(folder: Path, name: str) -> None:
    """Everybody changes the same article: the file is one of theirs, whole, and the keys of others stay."""
    article, problems = content.read_article(folder / "articles" / f"{VERBATIM}.md")
    assert article is not None, problems
    content.write_article(folder, article, overwrite=True)
    _declare(folder, name)


def _baskets(folder: Path) -> set[str]:
    return {each.target for each in content.read_basket(folder / "clippings").clippings}


def _corrections(folder: Path) -> set[str]:
    return {each.value or "" for each in content.read_corrections(folder)}


def _outlets(folder: Path) -> set[str]:
    return {each.id for each in content.read_outlets(folder)}


def _actors(folder: Path) -> set[str]:
    return {each.id for each in content.read_actors(folder)}


KINDS: dict[str, tuple[Callable[[Path, str], None], Callable[[Path], set[str]]]] = {
    "clippings": (_clip, _baskets),
    "corrections": (_correct, _corrections),
    "outlets": (_declare, _outlets),
    "actors": (_cast, _actors),
    "import": (_import, _outlets),
    "articles": (_rewrite, _outlets),
}


def _work(kind: str, folder: Path, writer: int) -> None:
    for number in range(EACH):
        KINDS[kind][0](folder, f"w{writer}-{number}")


@pytest.mark.parametrize("kind", KINDS)
def test_four_writers_lose_nothing(made: Made, kind: str) -> None:
    writers = [_CONTEXT.Process(target=_work, args=(kind, made.folder, number)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(_LIMIT)
        assert writer.exitcode == 0
    wanted = {f"w{writer}-{number}" for writer in range(WRITERS) for number in range(EACH)}
    assert wanted - KINDS[kind][1](made.folder) == set()
    opened = content.read_briefing(made.folder)
    assert [str(each) for each in opened.problems if "w0" not in each.what] == []


def test_a_reader_and_an_import_keep_each_others_work(made: Made) -> None:
    importing = _CONTEXT.Process(target=_work, args=("import", made.folder, 1))
    importing.start()
    picked = OpenBasket(made.folder / "clippings")
    for number in range(EACH):
        toggling(picked, Clipping(ClippingKind.ARTICLE, f"a{number}", "A boat")).do()
        _declare(made.folder, f"reader-{number}")
        _correct(made.folder, f"title {number}")
    importing.join(_LIMIT)
    assert importing.exitcode == 0
    mine = {f"reader-{number}" for number in range(EACH)}
    assert mine | {f"w1-{number}" for number in range(EACH)} <= _outlets(made.folder)
    assert len(_baskets(made.folder)) == EACH == len(content.read_corrections(made.folder))


def test_two_threads_of_one_program_lose_nothing(made: Made) -> None:
    threads = [threading.Thread(target=_work, args=("clippings", made.folder, number)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(_LIMIT)
    assert len(_baskets(made.folder)) == 2 * EACH


def _hold(path: Path, ready: threading.Event) -> None:
    with one_writer(path, lambda: None):
        ready.set()
        time.sleep(_LIMIT)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="ends a process as a power cut would")
def test_a_killed_writer_gives_its_lock_back(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = _CONTEXT.Event()
    holder = _CONTEXT.Process(target=_hold, args=(made.folder / locks.LOCK, ready))
    holder.start()
    assert ready.wait(_LIMIT)
    monkeypatch.setattr(locks, "PATIENCE", 0.2)
    with pytest.raises(ContentError, match="another program is writing there"):
        _declare(made.folder, "late")
    monkeypatch.setattr(locks, "PATIENCE", _LIMIT)
    os.kill(holder.pid or 0, signal.SIGKILL)
    holder.join(_LIMIT)
    _declare(made.folder, "late")
    assert "late" in _outlets(made.folder)


def test_whoever_holds_a_lock_may_take_it_again(tmp_path: Path) -> None:
    with writing_in(tmp_path), writing_in(tmp_path):
        pass
    with writing_in(tmp_path):
        pass


def test_a_lock_is_given_back_when_the_work_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.2)
    with pytest.raises(KeyError), writing_in(tmp_path):
        raise KeyError
    taken = []
    other = threading.Thread(target=lambda: taken.append(_free(tmp_path)))
    other.start()
    other.join(_LIMIT)
    assert taken == [True]


def _free(folder: Path) -> bool:
    try:
        with writing_in(folder):
            return True
    except BusyError:
        return False


def _while_writing(folder: Path) -> list[bool]:
    """Whether another thread finds the folder free while this one writes there."""
    taken: list[bool] = []
    with writing_in(folder):
        other = threading.Thread(target=lambda: taken.append(_free(folder)))
        other.start()
        other.join(_LIMIT)
    return taken


def test_a_lock_holds_against_another_thread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this, a lock that locks nothing would pass wherever two writers happen to miss each other."""
    monkeypatch.setattr(locks, "PATIENCE", 0.2)
    assert _while_writing(tmp_path) == [False]


def test_a_disk_that_cannot_lock_is_locked_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = locks.lock

    def unable(handle: int) -> None:
        if os.path.samestat(os.fstat(handle), os.stat(tmp_path / locks.LOCK)):
            raise OSError(37, "No locks available")
        lock(handle)

    monkeypatch.setattr(locks, "lock", unable)
    monkeypatch.setattr(locks, "PATIENCE", 0.2)
    assert _while_writing(tmp_path) == [False]
    assert _free(tmp_path)


@pytest.mark.parametrize("what", ["link", "pipe"])
def test_no_lock_is_taken_in_what_is_no_file(made: Made, tmp_path: Path, what: str) -> None:
    target = tmp_path / "elsewhere"
    if what == "link":
        (made.folder / locks.LOCK).symlink_to(target)
    else:
        os.mkfifo(made.folder / locks.LOCK)
    with pytest.raises(ContentError, match="is no plain file"):
        _declare(made.folder, "late")
    assert not target.exists()


def test_nothing_is_written_into_clippings_that_are_a_link(made: Made, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (made.folder / "clippings").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ContentError, match="its folder is a link"):
        _clip(made.folder, "x")
    assert list((tmp_path / "elsewhere").iterdir()) == []
