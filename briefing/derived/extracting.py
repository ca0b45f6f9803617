"""Articles with their quotations and mentions, from files or from articles read before, on all cores where it pays."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.content import FileText, file_text, read_article, read_text_of_article
from briefing.derived.overseeing import Overseer, TooLongError
from briefing.derived.pooling import THIS_MACHINE, Machines
from briefing.derived.scan import file_of
from briefing.errors import Problem
from briefing.language.safety import safe_line
from briefing.model import Actor, Article, Briefing, Mention, Quotation
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
    """What to extract from: a file, the text of one, or an article that was read before."""

    name: str
    source: Path | FileText | Article


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article with its quotations, before anyone's corrections, and its mentions; None where it cannot be read."""

    name: str
    article: Article | None
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()


def extracted(
    tasks: Sequence[Task], actors: tuple[Actor, ...], counted: Counted, machines: Machines = THIS_MACHINE
) -> Iterator[Extracted]:
    """The outcome of each task, in any order. Many tasks go to the processes of `machines`; without, all happens here.

    An article that takes too long gives its text and no quotations, and a problem says so.
    """
    counted(0, len(tasks))
    done: set[str] = set()
    if not machines.near or (len(tasks) >= POOL_FROM and machines.count > 1):
        with contextlib.suppress(BrokenProcessPool, OSError, ImportError):
            for outcome in _by_pool(tasks, actors, counted, machines):
                done.add(outcome.name)
                yield outcome
    left = [task for task in tasks if task.name not in done]
    at = [len(done)]
    if not left:
        return
    cast = Cast(actors)
    with Overseer(lambda: counted(at[0], len(tasks))) as overseer:
        for count, task in enumerate(left, len(done)):
            at[0] = count
            counted(count, len(tasks))
            yield _extracted(task, cast, overseer)


def _extracted(task: Task, cast: Cast, overseer: Overseer) -> Extracted:
    article, problems = _article(task.source)
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


def _article(source: Path | FileText | Article) -> tuple[Article | None, list[Problem]]:
    if isinstance(source, Path):
        return read_article(source)
    return read_text_of_article(source) if isinstance(source, FileText) else (source, [])


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


def _by_pool(
    tasks: Sequence[Task], actors: tuple[Actor, ...], counted: Counted, machines: Machines
) -> Iterator[Extracted]:
    count = 0
    chunks = (tasks[at : at + _CHUNK] for at in range(0, len(tasks), _CHUNK))
    carried = chunks if machines.near else (list(map(_carried, chunk)) for chunk in chunks)
    with machines.pool(_prepare, (actors,), lambda: counted(count, len(tasks))) as pool:
        for outcomes in pool.outcomes(_chunk, carried, _AHEAD):
            count += len(outcomes)
            yield from outcomes


def _carried(task: Task) -> Task:
    """A task for a machine that does not see this one's files."""
    return replace(task, source=file_text(task.source)) if isinstance(task.source, Path) else task


def _prepare(actors: tuple[Actor, ...]) -> Cast:
    """What a process of a pool extracts with."""
    return Cast(actors)


def _chunk(cast: Cast, tasks: Sequence[Task]) -> list[Extracted]:
    with Overseer(lambda: None) as overseer:
        return [_extracted(task, cast, overseer) for task in tasks]
