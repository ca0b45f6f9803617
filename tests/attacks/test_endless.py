"""No text takes for ever: an article is cut off with a message, and Ctrl-C is heard while it is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import run
from briefing.derived import bring_up_to_date, extracting
from briefing.derived.overseeing import Overseer, TooLongError, _Ended
from briefing.errors import CancelledError
from briefing.model import Article
from briefing.quotations import Cast
from tests.attacks.terminal import Terminal
from tests.program import Program
from tests.samples import RELEASE, VERBATIM, Made

SLOW = "The harbour opened today, she said.\n\n" + "he said she told " * 60_000  # a megabyte


@pytest.fixture(autouse=True)
def ended_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """What ends the work may be raised in a finaliser or a callback of the collector (Hypothesis has one), where Python
    only tells of it; the work is then ended at a later look, which is all that is asked.
    """
    others = sys.unraisablehook

    def told(raised: sys.UnraisableHookArgs) -> None:
        if not issubclass(raised.exc_type, _Ended):
            others(raised)

    monkeypatch.setattr(sys, "unraisablehook", told)


def test_a_slow_article_is_cut_off_and_said(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "SECONDS", 1.0)
    monkeypatch.setattr(extracting, "SECONDS_A_MEGABYTE", 0.0)
    made.article("slow", SLOW)
    began = time.process_time()
    with bring_up_to_date(made.workspace, made.id) as store:
        assert time.process_time() - began < 10
        assert [problem.file for problem in store.problems] == ["articles/slow.md"]
        assert store.problems[0].what.startswith(
            "cut off, so it is not compared: looking for quotations took longer than 1 s"
        )
        assert store.article("slow").body.startswith("The harbour")
        assert store.quotations_in("slow") == ()
        assert store.quotations_in(VERBATIM)
        assert store.quotations_in(RELEASE)


REPEATED = {
    "a few words changed": "“The boat {} sails again tonight from the harbour,” said Ada Marsh. ",
    "one answer": "Q: Does it?\nA: It does.\n\n",
}


@pytest.mark.parametrize("how", REPEATED)
def test_an_article_that_repeats_itself_is_cut_off_before_it_is_compared_with_others(
    how: str, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "time_to_compare", lambda _: 1.0)
    made.article("same", "".join(REPEATED[how].format(number) for number in range(2000)))
    began = time.process_time()
    with bring_up_to_date(made.workspace, made.id) as store:
        assert time.process_time() - began < 12
        assert [problem.file for problem in store.problems] == ["articles/same.md"]
        assert "took longer than" in store.problems[0].what
        assert store.quotations_in("same") == ()
        assert store.quotations_in(VERBATIM)
        before = store.statements()
    made.article("another", "“The tide waits for no harbour,” said Ada Marsh.", published="2025-02-03")
    began = time.process_time()
    with bring_up_to_date(made.workspace, made.id) as store:  # a change of another one does not compare it either
        assert time.process_time() - began < 6
        assert len(store.statements()) == len(before) + 1
        assert [problem.file for problem in store.problems] == ["articles/same.md"]


def test_an_article_of_more_quotations_than_any_text_has_is_cut_off(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "MOST", 3)
    made.article("many", "“The boat sails tonight,” said Ada Marsh.\n\n" * 4)
    with bring_up_to_date(made.workspace, made.id) as store:
        assert [problem.file for problem in store.problems] == ["articles/many.md"]
        assert store.problems[0].what.startswith("cut off, so it is not compared: more than 3 quotations were found")
        assert store.quotations_in("many") == ()
        assert len(store.quotations_in(VERBATIM)) <= 3


def test_an_article_of_many_quotations_is_not_cut_off(made: Made) -> None:
    names = [f"{first} {last}" for first in ("Ada", "Tom", "Ben", "Una") for last in ("Marsh", "Reed", "Lund", "Holt")]
    text = "\n\n".join(
        f"“{word.capitalize()} {at} boats came to the {word} quay,” said {names[at % len(names)]}."
        for at in range(30)
        for word in "north south east west upper lower outer inner early late old new wide long".split()
    )
    made.article("many", text)
    with bring_up_to_date(made.workspace, made.id) as store:
        assert store.problems == ()
        assert len(store.quotations_in("many")) >= extracting.MANY


def test_a_slow_text_that_is_in_no_briefing_is_cut_off_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(extracting, "time_for", lambda _: 0.5)
    (tmp_path / "slow.txt").write_text(SLOW, encoding="utf-8")
    assert run(["quotes", "--file", str(tmp_path / "slow.txt"), "--as-is"]) == 2
    told = capsys.readouterr()
    assert (told.out, "looking for quotations took longer than" in told.err) == ("", True)


def test_cancelling_is_heard_within_an_article(made: Made) -> None:
    made.article("slow", SLOW)
    began: list[float] = []

    def cancelled() -> bool:
        began.append(time.monotonic())
        return bool(made.path("slow").exists() and len(began) > 12)

    with pytest.raises(CancelledError):
        bring_up_to_date(made.workspace, made.id, cancelled=cancelled)
    assert time.monotonic() - began[-1] < 2


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_ctrl_c_is_heard_within_half_a_second(made: Made, tmp_path: Path) -> None:
    made.article("slow", SLOW)
    program = Program(tmp_path / "home")
    program.home.mkdir()
    environment = program.environment(tmp_path / "log", {"BRIEFING_WORKSPACE": str(made.workspace.root)})
    call = [sys.executable, "-P", "-m", "briefing", "index"]
    with subprocess.Popen(call, env=environment, cwd=tmp_path, stderr=subprocess.PIPE) as child:
        seal = made.workspace.index / made.id / "writing.lock"
        while not seal.exists():  # it is at work from here on
            assert child.poll() is None
            time.sleep(0.02)
        time.sleep(0.7)
        began = time.monotonic()
        child.send_signal(signal.SIGINT)
        assert child.wait(30) == 130
        assert time.monotonic() - began < 1.5, "half a second, and the end of the process on a busy machine"


def _for_ever() -> None:
    while True:
        try:
            sum(range(100))
        except Exception:  # noqa: BLE001 - as some parser does
            continue


def test_the_overseer_ends_only_what_it_oversees() -> None:
    with Overseer(lambda: None) as overseer:
        with pytest.raises(TooLongError), overseer.overseeing(0.05):
            _for_ever()
        with overseer.overseeing():
            total = sum(range(1000))
        assert total == 499500
        for _ in range(200):
            with overseer.overseeing(60):
                pass


def test_what_the_check_raises_is_raised_in_the_work() -> None:
    asked = threading.Event()

    def check() -> None:
        asked.set()
        raise CancelledError

    with Overseer(check) as overseer, pytest.raises(CancelledError), overseer.overseeing():
        _for_ever()
    assert asked.is_set()


def test_handlers_in_the_work_do_not_swallow_the_end() -> None:
    with Overseer(lambda: None) as overseer, pytest.raises(TooLongError), overseer.overseeing(0.05):
        _for_ever()


def test_work_that_ends_in_time_is_untouched(made: Made) -> None:
    article = Article("a", "A boat", "port", "“It sails,” said Ada Marsh.")
    with Overseer(lambda: None) as overseer:
        task = extracting.Task("articles/a.md", article)
        assert extracting._extracted(task, Cast(()), overseer).quotations
    assert made.folder.exists()


@pytest.fixture
def endless(made: Made, tmp_path: Path) -> Iterator[Terminal]:
    """The reader, at work on an article that does not end by itself."""
    made.article("zz-endless", SLOW)  # the last of the list
    with Terminal(tmp_path / "home", made.workspace.root) as terminal:
        terminal.until("finding quotations 3 of 4")
        yield terminal


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.timeout(240)
def test_the_reader_hears_keys_beside_an_endless_article_and_shows_its_text(endless: Terminal) -> None:
    began = len(endless.text)
    endless.press("?")
    endless.until("Keys that work here", after=began)
    assert "problem in its files" not in endless.text, "it is still at work"
    endless.press("\x1b")
    endless.until("1 problem in its files")
    endless.settle()
    began = len(endless.text)
    endless.keys("\x1b[F")  # to the last article
    assert "he said she told he said" in endless.text[began:]
    endless.keys("/said\r")
    endless.until("hit 1 of the first 10,000")
    began = len(endless.text)
    endless.keys("P")
    assert "cut off, so it is not compared" in endless.text[began:]
    endless.keys("\x1b")
    endless.press("\x11")
    assert endless.ended() == 0


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.timeout(240)
def test_the_reader_closes_beside_an_endless_article_before_its_time_is_over(endless: Terminal) -> None:
    endless.press("q")
    assert endless.ended() == 0
    assert "problem in its files" not in endless.text, "it did not wait for the article"
