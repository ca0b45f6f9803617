"""How well intake reads real pages, beside its peers: `python -m tests.bench.pages [FOLDER]`.

FOLDER (by default `pages` beside the project) holds folders in the form of the public article extraction benchmark
(ground-truth.json, html/ID.html.gz), of htmldate's evaluation (eval_*.json, eval/ and cache/ with the files) and of
trafilatura's (evaldata.json or eval-data.json, the same). None of them is part of the project. trafilatura is always
measured in the same run, readability-lxml and newspaper4k where they are installed.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import importlib.util
import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.errors import ImportingError
from briefing.intake.formats.web import page
from briefing.language.words import fold

BESIDE = Path(__file__).resolve().parents[3] / "pages"
_WORD = re.compile(r"\w+")
_GUESS = re.compile(r"no day of publication is stated; (?:a )?(.+?) (?:guesses|says) (\d{4}(?:-\d{2}){0,2})")
_PROPOSED = "only proposed: "


@dataclass(frozen=True)
class Page:
    """A page and what is known of it; what is not known is empty. `within` and `without` are passages of the body."""

    name: str
    data: bytes
    body: str = ""
    headline: str = ""
    date: str = ""
    byline: str = ""
    within: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What a reader of pages found."""

    body: str = ""
    headline: str = ""
    date: str = ""
    byline: str = ""
    dated_by: str = ""  # what the date comes from
    proposed: str = ""  # the date that is not taken


@dataclass
class Scores:
    """Counts over the pages; `f1` and `shingles` are sums."""

    pages: int = 0
    bodies: int = 0
    f1: float = 0.0
    shingles: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    sources: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: float = 0.0


def pages(folder: Path) -> Iterator[Page]:
    """The pages of one set in any of the forms."""
    truth = folder / "ground-truth.json"
    if truth.is_file():
        for name, held in json.loads(truth.read_text(encoding="utf-8")).items():
            path = folder / "html" / f"{name}.html.gz"
            if path.is_file():
                yield Page(name, gzip.decompress(path.read_bytes()), str(held.get("articleBody") or ""))
    for path in sorted([*folder.glob("eval*.json"), *folder.glob("eval-data.json")]):
        held = json.loads(path.read_text(encoding="utf-8"))
        for entry in held.values() if isinstance(held, dict) else ():
            if isinstance(entry, dict) and (data := _file(folder, str(entry.get("file")))):
                yield _page(entry, data)


def _page(entry: dict[str, Any], data: bytes) -> Page:
    def text(name: str) -> str:
        value = entry.get(name)
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")

    return Page(
        str(entry["file"]), data, "", text("title"), text("date"), text("author"),
        tuple(map(str, entry.get("with") or ())), tuple(map(str, entry.get("without") or ())),
    )  # fmt: skip


def _file(folder: Path, name: str) -> bytes:
    for place in ("", "cache", "eval", "html"):
        path = folder / place / name
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return path.read_bytes()
    return b""


def _ours(data: bytes) -> Answer:
    try:
        draft = page.read(data, frozenset())
    except ImportingError:
        return Answer()
    get = draft.get
    held = draft.fields.get("published")
    day, by = (held.value, held.by) if held else ("", "")
    guessed = next((match for note in draft.notes if (match := _GUESS.search(note))), None)
    if not day and guessed:
        by = f"{_PROPOSED}{guessed[1]}"
    proposed = guessed[2] if guessed and not day else ""
    return Answer("\n".join(draft.paragraphs), get("headline"), day, get("byline"), by, proposed)


def _trafilatura(data: bytes) -> Answer:
    from trafilatura import bare_extraction

    held = bare_extraction(data, include_comments=False, with_metadata=True)
    if held is None or isinstance(held, dict):
        return Answer()
    return Answer(held.text or "", held.title or "", held.date or "", (held.author or "").replace("; ", ", "))


def _readability(data: bytes) -> Answer:
    from lxml.html import fromstring  # type: ignore[import-untyped]  # carries no types
    from readability import Document  # type: ignore[import-not-found]  # only where it is installed

    held = Document(data.decode("utf-8", "replace"))
    return Answer(" ".join(fromstring(held.summary()).itertext()), held.short_title())


def _newspaper(data: bytes) -> Answer:
    from newspaper import Article  # type: ignore[import-not-found]  # only where it is installed

    held = Article("https://page.example/")
    held.download(input_html=data.decode("utf-8", "replace"))
    held.parse()
    day = str(held.publish_date)[:10] if held.publish_date else ""
    return Answer(held.text, held.title or "", day, ", ".join(held.authors))


def readers() -> dict[str, Callable[[bytes], Answer]]:
    """The readers that are installed, ours first."""
    found: dict[str, Callable[[bytes], Answer]] = {"briefing": _ours, "trafilatura": _trafilatura}
    if importlib.util.find_spec("readability"):
        found["readability"] = _readability
    if importlib.util.find_spec("newspaper"):
        found["newspaper4k"] = _newspaper
    return found


def score(held: list[Page], read: Callable[[bytes], Answer]) -> Scores:
    """Read every page and compare what is known of it."""
    scores = Scores()
    for one in held:
        begun = time.perf_counter()
        answer = Answer()
        with contextlib.suppress(Exception):  # a reader that fails on a page has found nothing there
            answer = read(one.data)
        scores.seconds += time.perf_counter() - begun
        scores.pages += 1
        if one.body:
            scores.bodies += 1
            scores.f1 += f1(_words(one.body), _words(answer.body))
            scores.shingles += f1(_shingles(one.body), _shingles(answer.body))
        for name in ("headline", "date", "byline"):
            wanted, given = str(getattr(one, name)), str(getattr(answer, name))
            if wanted:
                scores.counts[f"{name} {_verdict(name, wanted, given)}"] += 1
        if one.date and answer.dated_by:
            scores.sources[answer.dated_by, _verdict("date", one.date, answer.proposed or answer.date)] += 1
        flat = " ".join(answer.body.split())
        scores.counts["within"] += sum(passage in flat for passage in one.within)
        scores.counts["of within"] += len(one.within)
        scores.counts["without"] += sum(passage in flat for passage in one.without)
        scores.counts["of without"] += len(one.without)
    return scores


def _verdict(name: str, wanted: str, given: str) -> str:
    if not given:
        return "empty"
    if name == "date":
        return "right" if given[:10] == wanted[:10] or (len(given) < 10 and wanted.startswith(given)) else "wrong"
    if name == "byline":
        known = {" ".join(_WORD.findall(fold(part))) for part in re.split(r"[;,]", wanted)}
        named = {" ".join(_WORD.findall(fold(part))) for part in re.split(r"[;,]| and ", given)}
        return "right" if known & named else "wrong"
    return "right" if _WORD.findall(fold(wanted)) == _WORD.findall(fold(given)) else "wrong"


def f1(wanted: Counter[Any], given: Counter[Any]) -> float:
    """The harmonic mean of precision and recall over counted things."""
    common = (wanted & given).total()
    return 2 * common / max(1, wanted.total() + given.total())


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def _show(name: str, scores: Scores) -> None:
    parts = [f"{name:<12} {scores.pages} pages in {scores.seconds:.1f} s"]
    if scores.bodies:
        parts.append(f"body word F1 {scores.f1 / scores.bodies:.1%}, of four {scores.shingles / scores.bodies:.1%}")
    for field_name in ("headline", "date", "byline"):
        right, wrong, empty = (scores.counts[f"{field_name} {verdict}"] for verdict in ("right", "wrong", "empty"))
        if right + wrong + empty:
            parts.append(f"{field_name} {right} right, {wrong} wrong, {empty} empty")
    if scores.counts["of within"]:
        parts.append(f"passages kept {scores.counts['within']} of {scores.counts['of within']}")
    if scores.counts["of without"]:
        parts.append(f"foreign ones taken {scores.counts['without']} of {scores.counts['of without']}")
    print("; ".join(parts))
    for source in sorted({source for source, _ in scores.sources}):
        right, wrong = (scores.sources[source, verdict] for verdict in ("right", "wrong"))
        print(f"  date from {source}: {right} right, {wrong} wrong, trust {right / max(1, right + wrong):.1%}")


def main(argv: list[str] | None = None) -> int:
    """Print a line for each set and each reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=BESIDE)
    parser.add_argument("--most", type=int, default=0, help="pages of each set to read; all by default")
    chosen = parser.parse_args(argv)
    logging.disable(logging.CRITICAL)
    sets = [folder for folder in (chosen.folder, *sorted(chosen.folder.glob("*/"))) if folder.is_dir()]
    shown = False
    for folder in sets:
        held = list(pages(folder))
        held = held[: chosen.most] if chosen.most else held
        if not held:
            continue
        shown = True
        print(folder.name)
        for name, read in readers().items():
            _show(name, score(held, read))
    if not shown:
        print(f"no pages in {chosen.folder}: nothing was measured")
    return 0


if __name__ == "__main__":
    sys.exit(main())
