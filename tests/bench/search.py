"""How long searching takes at 10,000 articles: building the index, filtering as somebody types, jumping; and memory.

`python -m tests.bench.search [--articles N] [--quotations N] [--folder DIR]`. The words, names and texts are made up
(tests/bench/generate.py). Every query is timed the first time it is asked, and again with its sets of documents kept.
The searching runs in a process of its own that holds no briefing, so that its memory is the search's. CPU time tells
what the program does from what else the machine is doing.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from whoosh.analysis.filters import LowercaseFilter
from whoosh.analysis.tokenizers import RegexTokenizer
from whoosh.fields import TEXT, Schema
from whoosh.index import create_in
from whoosh.query.positional import Phrase
from whoosh.query.terms import Prefix, Term

from briefing.model import Actor
from briefing.paths import Workspace
from briefing.search import Jump, Search, bring_index_up_to_date
from tests.bench.generate import SEED, Made, make
from tests.search.made import MadeStore

EACH = 40  # queries of a class
_NAMES = 20_000
_FEWER = 2_000  # articles that Whoosh's own searcher is measured with
Timed = tuple[list[float], list[float]]  # milliseconds by the clock, and of CPU time


def main(argv: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="tests.bench.search", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--quotations", type=int, default=50_000)
    parser.add_argument("--folder", type=Path, help="where the index is kept, so that it is built once")
    parser.add_argument("--ask", action="store_true", help=argparse.SUPPRESS)  # the process that searches
    chosen = parser.parse_args(argv)
    if chosen.ask:
        _ask(chosen.folder)
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        _measure(chosen.folder or Path(temporary), chosen.articles, chosen.quotations)
    return 0


def _measure(folder: Path, articles: int, quotations: int) -> None:
    made = make(articles, quotations)
    store = _store(made)
    home = _workspace(folder)
    store.search_digests()  # a derived store has them written down
    print(f"{articles:,} articles, {quotations:,} quotations, {len(store.statement_rows()):,} statements\n")
    before = _peak()
    print(f"build the index          {_seconds(lambda: bring_index_up_to_date(home, store)):8.1f} s")
    print(f"  memory beside the store{_peak() - before:8.0f} MB")
    print(f"nothing changed          {1000 * _seconds(lambda: bring_index_up_to_date(home, store)):8.2f} ms")
    first = replace(made.printed[0].article, body="One article is another one now.")
    other = _store(made, first.id, lambda article: first if article.id == first.id else article)
    other.search_digests()
    print(f"one article changed      {_seconds(lambda: bring_index_up_to_date(home, other)):8.1f} s")
    size = sum(file.stat().st_size for file in _newest(home).iterdir())
    print(f"size on disk             {size / 1e6:8.0f} MB\n")
    (folder / "queries.json").write_text(json.dumps(_queries(made)), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "tests.bench.search", "--ask", "--folder", str(folder)], check=True)
    _jump(made)
    _whoosh(folder / "whoosh")


def _store(made: Made, mark: str = "", change: Callable[..., object] | None = None) -> MadeStore:
    articles = [printed.article for printed in made.printed]
    store = _Stamped(
        outlets=made.outlets,
        actors=made.actors,
        articles=list(map(change, articles)) if change else articles,  # type: ignore[arg-type]  # articles still
        quotations=[quotation for printed in made.printed for quotation in printed.quotations],
    )
    store.stamp = f"made {len(articles)} {mark}"
    return store


class _Stamped(MadeStore):
    """Knows its fingerprint instead of working it out from everything."""

    stamp = ""

    @property
    def fingerprint(self) -> str:
        return self.stamp


def _workspace(folder: Path) -> Workspace:
    return Workspace(folder, folder / "content", folder / "index", folder / "state")


def _newest(home: Workspace) -> Path:
    places = (home.index / "made" / "whoosh").glob("[0-9]*")
    return max(places, key=lambda place: int(place.name))


def _queries(made: Made) -> dict[str, list[str]]:
    """What people might ask of such a briefing, by class."""
    rng = random.Random(SEED)
    bodies = [rng.choice(made.printed).article.body.replace("\n", " ") for _ in range(400)]
    words = [body.split(" ") for body in bodies]
    counts: dict[str, int] = {}
    for word in (word.strip("“”.,").lower() for each in words for word in each):
        counts[word] = counts.get(word, 0) + 1
    ranked = [word for word in sorted(counts, key=lambda word: (-counts[word], word)) if word.isalpha()]
    common, middling, rare = ranked[:EACH], ranked[200 : 200 + 5 * EACH], ranked[-20 * EACH :]

    def some(words_of: Sequence[str]) -> str:
        return rng.choice(words_of)

    def run(length: int) -> str:
        each = rng.choice(words)
        at = rng.randrange(len(each) - length)
        return " ".join(each[at : at + length])

    def typed(query: str) -> list[str]:
        return [query[:length] for length in range(1, len(query) + 1)]

    def fields() -> str:
        actor, outlet = rng.choice(made.actors), rng.choice(made.outlets)
        return rng.choice(
            (
                f"by:{actor.name.split()[-1]} ",
                f'outlet:"{outlet.name}" ',
                "kind:release ",
                f"before:{rng.randrange(2020, 2025)}-{rng.randrange(1, 13):02} ",
                f"after:{rng.randrange(2020, 2025)} outlet:{outlet.name.split()[0]} ",
                f"{some(middling)} kind:newspaper ",
            )
        )

    def logic() -> str:
        one, other, third = some(common), some(middling), some(middling)
        return rng.choice(
            (f"{one} OR {other} ", f"{other} NOT {third} ", f"({other} OR {third}) {one} ", f"NOT {one} ")
        )

    letters = [prefix for word in (some(middling) for _ in range(EACH)) for prefix in typed(word[:3])]
    typing = [
        prefix
        for query in (
            f"{some(middling)} {some(rare)}",
            f'"{run(4)}"',
            f"by:{made.actors[7].name.split()[-1]} {some(middling)}",
        )
        for prefix in typed(query)
    ]
    return {
        "common word": [f"{word} " for word in common],
        "rare word": [f"{some(rare)} " for _ in range(EACH)],
        "two or three words": [
            f"{some(middling)} {some(common)} {some(middling)} "[: rng.choice((20, 60))] for _ in range(EACH)
        ],
        "1 to 3 letters": letters,
        "prefix*": [f"{some(middling)[:4]}* " for _ in range(EACH)],
        "phrase": [f'"{run(rng.randint(2, 6))}"' for _ in range(EACH)],
        "phrase being typed": [f'"{run(3)} {some(middling)[: rng.randint(1, 3)]}' for _ in range(EACH)],
        "conditions": [fields() for _ in range(EACH)],
        "AND OR NOT": [logic() for _ in range(EACH)],
        "mistyped": [
            f"{word[0]}{word[2]}{word[1]}{word[3:]} " for word in (some(middling) for _ in range(EACH)) if len(word) > 4
        ],
        "a letter at a time": typing,
    }


class _Nothing:
    """A store of which only the name is asked."""

    class info:  # noqa: N801  # the store's face
        """Which briefing it is."""

        id = "made"


def _ask(folder: Path) -> None:
    """Time every query; run in a process of its own."""
    classes = json.loads((folder / "queries.json").read_text(encoding="utf-8"))
    before = _peak()
    search = Search(_workspace(folder), _Nothing())  # type: ignore[arg-type]  # a filter asks a store for nothing else
    print(f"open the index           {1000 * _seconds(lambda: search.ready):8.0f} ms\n")
    first, again = [], []
    for name, queries in classes.items():
        first.append((name, _times(search.filter, queries)))
        again.append((name, _times(search.filter, queries)))
    _table("filter, asked for the first time (ms)", first)
    _table("filter, asked again (ms)", again)
    print(f"memory of the searching  {_peak() - before:8.0f} MB beside {before:.0f} MB of Python and libraries\n")


def _jump(made: Made) -> None:
    """Time the jump over 20,000 names and the headlines of the briefing."""
    rng = random.Random(SEED)
    names = [actor.name for actor in make(5, 5, SEED + 1).actors]
    actors: list[Actor] = []
    while len(actors) < _NAMES:
        one, other = rng.choice(made.actors), rng.choice(made.actors)
        name = (
            f"{one.name.split()[0]}{rng.choice('aeiou')} {other.name.split()[-1]}{rng.choice(('', 'er', 'ing', 'on'))}"
        )
        actors.append(replace(one, id=f"n{len(actors)}", name=name, aliases=()))
    jump = Jump(MadeStore(actors=actors, articles=[printed.article for printed in made.printed]))
    print(f"prepare the jump         {1000 * _seconds(lambda: jump.find(names[0])):8.0f} ms")
    typed = [rng.choice(actors).name for _ in range(EACH)]
    classes = {
        "1 to 3 letters": [name[:length] for name in typed for length in (1, 2, 3)],
        "a name": typed,
        "a name mistyped": [name[:2] + name[3] + name[2] + name[4:] for name in typed],
    }
    title = f"jump, {_NAMES:,} names, {len(made.printed):,} headlines (ms)"
    _table(title, [(name, _times(jump.find, each)) for name, each in classes.items()])


def _whoosh(folder: Path) -> None:
    """Ask Whoosh's own searcher, over its own codec, at a fifth of the size: what the index's own reading is for."""
    made = make(_FEWER, 5 * _FEWER)
    folder.mkdir(exist_ok=True)
    index: Any = create_in(str(folder), Schema(text=TEXT(analyzer=RegexTokenizer() | LowercaseFilter())))
    writer = index.writer()
    for printed in made.printed:
        for passage in (printed.article.body, *(quotation.text for quotation in printed.quotations)):
            writer.add_document(text=passage)
    writer.commit()
    with index.searcher() as searcher:
        asked = {
            "the": Term("text", "the"),
            "s*": Prefix("text", "s"),
            '"of the"': Phrase("text", ["of", "the"]),
        }
        print(f"Whoosh's own searcher, {6 * _FEWER:,} articles and quotations (ms of CPU time)")
        for name, wanted in asked.items():
            _, work = _times(partial(_ask_whoosh, searcher, wanted), [""] * 5)
            print(f"  {name:40}{median(work):14.1f}")


def _ask_whoosh(searcher: Any, wanted: object, _: str) -> set[int]:
    return set(searcher.docs_for_query(wanted))


def _times(ask: Callable[[str], object], asked: Sequence[str]) -> Timed:
    """Milliseconds by the clock, and of this process's own work, of each question."""
    clock, work = [], []
    for each in asked:
        started = time.perf_counter(), time.process_time()
        ask(each)
        clock.append(1000 * (time.perf_counter() - started[0]))
        work.append(1000 * (time.process_time() - started[1]))
    return clock, work


def _table(title: str, classes: Sequence[tuple[str, Timed]]) -> None:
    print(f"{title:42}{'n':>6}{'p50':>8}{'p95':>8}{'max':>8}{'p95 of CPU time':>18}")
    whole = ([each for _, (clock, _) in classes for each in clock], [each for _, (_, work) in classes for each in work])
    for name, (clock, work) in [*classes, ("all", whole)]:
        print(f"  {name:40}{len(clock):6}{median(clock):8.1f}{_high(clock):8.1f}{max(clock):8.1f}{_high(work):18.1f}")
    print()


def _high(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peak() -> float:
    """The most memory this process has had, in MB (`ru_maxrss` is in kB on Linux, in bytes on macOS)."""
    with contextlib.suppress(OSError):  # Linux's ru_maxrss counts what the process was before it was this program
        found = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
        if found:
            return int(found[1]) / 1e3
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    raise SystemExit(main())
