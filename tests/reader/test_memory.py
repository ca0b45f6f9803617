"""What two readers remember at once: neither takes away what the other did."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from pathlib import Path

import pytest
from textual.widgets import Label

from briefing.files import make_private
from briefing.locks import writing_in
from briefing.paths import state_file
from briefing.reader import remembering
from briefing.reader.kit.memory import Memory, load_memory, merged, save_memory
from tests.reader.conftest import Open


def test_what_either_reader_changed_is_kept() -> None:
    base = Memory("one", "dark", {"one": "a", "two": "a"}, tops={"one": {"a": 1, "b": 1}}, welcomed=True)
    mine = Memory("one", "light", {"one": "b", "two": "a"}, tops={"one": {"a": 2, "b": 1}}, welcomed=True)
    theirs = Memory(
        "two", "dark", {"one": "a", "two": "c", "three": "x"}, tops={"one": {"a": 1, "b": 9}}, welcomed=True
    )
    assert merged(base, mine, theirs) == Memory(
        "two", "light", {"one": "b", "two": "c", "three": "x"}, tops={"one": {"a": 2, "b": 9}}, welcomed=True
    )


def test_where_both_changed_the_same_the_one_who_writes_counts() -> None:
    base, mine, theirs = (Memory(places={"one": place}) for place in "abc")
    assert merged(base, mine, theirs).places == {"one": "b"}


def test_lists_keep_what_either_added_and_lose_what_either_took_out() -> None:
    base = Memory(read={"one": ["a", "b", "c"]}, recents={"one": [["actor", "ada"]]})
    mine = Memory(read={"one": ["a", "c", "mine"]}, recents={"one": [["actor", "mine"], ["actor", "ada"]]})
    theirs = Memory(read={"one": ["a", "b", "theirs"]}, recents={"one": [["actor", "ada"]]})
    both = merged(base, mine, theirs)
    assert sorted(both.read["one"]) == ["a", "mine", "theirs"]
    assert both.recents == mine.recents
    assert base.read == {"one": ["a", "b", "c"]}, "nothing that was given changes"


def test_what_was_forgotten_here_comes_not_back() -> None:
    base = Memory(baskets={"one": "minister"})
    assert merged(base, Memory(), base).baskets == {}


async def test_a_reader_keeps_what_another_wrote_meanwhile(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        other = load_memory(state_file())
        other.places["elsewhere"] = "article"
        save_memory(state_file(), other)
        await pilot.press("T")
        async with asyncio.timeout(30):
            while load_memory(state_file()).theme != app.memory.theme:
                await pilot.pause(0.05)
        assert load_memory(state_file()).places["elsewhere"] == "article"
    ended = load_memory(state_file())
    assert ended.places["elsewhere"] == "article"
    assert ended.briefing == app.memory.briefing


def test_two_readers_that_write_at_once_lose_nothing_of_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Reading what is there, and writing it with what is new, is one step: each of the two reads as late as it can."""
    both = threading.Barrier(2)

    def slowly(path: Path) -> Memory:
        found = load_memory(path)
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(0.2)  # the other is here as well where nothing keeps it out
        return found

    monkeypatch.setattr(remembering, "load_memory", slowly)
    monkeypatch.setattr(remembering, "_PATIENCE", 30)

    def write(name: str) -> None:
        memory = Memory()
        writing = remembering.Remembering(Label(), state_file(), memory)
        memory.places[name] = "article"
        writing.end()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert load_memory(state_file()).places == {"one": "article", "two": "article"}


def test_a_reader_that_was_stopped_as_it_wrote_keeps_no_other_one() -> None:
    memory = Memory()
    writing = remembering.Remembering(Label(), state_file(), memory)
    memory.places["one"] = "article"
    make_private(state_file().parent)
    with writing_in(state_file().parent):
        ending = threading.Thread(target=writing.end)
        ending.start()
        ending.join(20)
        assert not ending.is_alive()
    assert load_memory(state_file()).places == {"one": "article"}
