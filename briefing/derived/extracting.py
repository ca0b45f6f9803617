"""Articles with their quotations and mentions, from files or from articles read before, on all cores where it pays."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from briefing.content import read_article
from briefing.derived.overseeing import Overseer, TooLongError
from briefing.derived.pooling import Cores
from briefing.derived.scan import file_of
from briefing.errors import CancelledError, Problem
from briefing.language.safety import safe_line
from briefing.model import Actor, Article, Briefing, Mention, Quotation
from briefing.processes import leave_with_parent
from briefing.progress import Counted
from briefing.quotations import Cast, extract, mentions

POOL_FROM = 300  # articles; starting the processes takes about as long as a hundred articles
SECONDS = 3.0  # of computing that an article may cost; for each million characters more; and at most
SECONDS_A_MEGABYTE = 8.0
LONGEST = 12.0
SECONDS_A_QUOTATION = 0.02  # of comparing; the quotations of a day of a parliament take a third of that, all different
LONGEST_COMPARED = 30.0
CUT = "cut off, so it is not compared: "  # begins the problem of such an article; no foreign word begins a problem
MOST = 5_000  # quotations of an article: a day of a parliament has a third of that
MANY = 400  # quotations from which they are compared with each other, on trial
_CHUNK = 16  # articles a process takes at once: small enough that cancelling waits for little
_AHEAD = 16  # chunks that wait for a process: some take much longer than others


@dataclass(frozen=True, slots=True)
class Task:
    """What to extract from: a file, or an article that was read before."""

    name: str
    source: Path | Article


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article with its quotations, before anyone's corrections, and its mentions; None where it cannot be read."""

    name: str
    article: Article | None
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()


def extracted(tasks: Sequence[Task], actors: tuple[Actor, ...], counted: Counted) -> Iterator[Extracted]:
    """The outcome of each task, in any order. Many tasks go to a pool of processes; without one, all happens here.

    An article that takes too long gives its text and no quotations, and a problem says so.
    """
    counted(0, len(tasks))
    done: set[str] = set()
    if len(tasks) >= POOL_FROM and (os.cpu_count() or 1) > 1:
        with contextlib.suppress(BrokenProcessPool, OSError, ImportError):
            for outcome in _by_pool(tasks, actors, counted):
                done.add(outcome.name)
                yield outcome
    cast = Cast(actors)
    left = [task for task in tasks if task.name not in done]
    at = [len(done)]
    with Overseer(lambda: counted(at[0], len(tasks))) as overseer:
        for count, task in enumerate(left, len(done)):
            at[0] = count
            counted(count, len(tasks))
            yield _extracted(task, cast, overseer)


def _extracted(task: Task, cast: Cast, overseer: Overseer) -> Extracted:
    article, problems = read_article(task.source) if isinstance(task.source, Path) else (task.source, list[Problem]())
    if article is None:
        return Extracted(task.name, None, problems=tuple(problems))
    seconds = time_for(article)
    doing = "looking for quotations"
    try:
        with overseer.overseeing(seconds):
            quotations, named = extract(article, cast), mentions(article, cast)
        if len(quotations) > MOST:
            return _cut(task, article, problems, f"more than {MOST:,} quotations were found")
        doing = "comparing its quotations with each other"
        if len(quotations) >= MANY:
            from briefing.statements import derive  # few have so many; and no import is to be ended in the middle

            seconds = time_to_compare(len(quotations))
            with overseer.overseeing(seconds):
                _compared(article, quotations, derive)
        return Extracted(task.name, article, quotations, named, tuple(problems))
    except TooLongError:
        return _cut(task, article, problems, f"{doing} took longer than {seconds:.0f} seconds")


def _cut(task: Task, article: Article, problems: Sequence[Problem], why: str) -> Extracted:
    """An article that is shown without quotations and compared with nothing."""
    problem = Problem(safe_line(file_of(article.id)), 0, "", f"{CUT}{why}; split the article")
    return Extracted(task.name, article, problems=(*problems, problem))


def time_for(article: Article) -> float:
    """The seconds of computing that looking for quotations in an article may take."""
    return min(SECONDS + SECONDS_A_MEGABYTE * len(article.body) / 1_000_000, LONGEST)


def time_to_compare(quotations: int) -> float:
    """The seconds of computing that comparing so many quotations of one article may take."""
    return min(SECONDS + SECONDS_A_QUOTATION * quotations, LONGEST_COMPARED)


def cut_off(wrong: Mapping[str, Sequence[Problem]]) -> frozenset[str]:
    """The files that took too long, of files with their problems: none of their words are compared with others'."""
    return frozenset(
        name for name, problems in wrong.items() if any(problem.what.startswith(CUT) for problem in problems)
    )


def _compared(article: Article, quotations: tuple[Quotation, ...], derive: Callable[..., object]) -> None:
    """Compare the quotations of one article as if there were no other: an article that repeats itself, a few words
    changed each time, can cost the square of its length. What it costs here it will cost at most among others.
    """
    derive(Briefing("", "", (), (), (article,)), {article.id: quotations})


def _by_pool(tasks: Sequence[Task], actors: tuple[Actor, ...], counted: Counted) -> Iterator[Extracted]:
    count = 0
    chunks = (tasks[at : at + _CHUNK] for at in range(0, len(tasks), _CHUNK))
    with Cores(_prepare, (actors,), lambda: counted(count, len(tasks))) as pool:
        for outcomes in pool.outcomes(_chunk, chunks, _AHEAD):
            count += len(outcomes)
            yield from outcomes


_cast: Cast | None = None  # of this worker process
_overseer: Overseer | None = None


def _prepare(actors: tuple[Actor, ...]) -> None:
    """Make a process of the pool ready."""
    global _cast, _overseer
    leave_with_parent()
    _cast = Cast(actors)
    _overseer = Overseer(lambda: None).__enter__()


def _chunk(tasks: Sequence[Task]) -> list[Extracted]:
    if _cast is None or _overseer is None:
        raise CancelledError  # the process was not made ready: the pool is going away
    return [_extracted(task, _cast, _overseer) for task in tasks]
