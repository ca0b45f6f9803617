"""How well intake reads the labelled set, and how fast: `python -m tests.bench.intake [--misses] [--quality]`."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from briefing.content import new_briefing
from briefing.files import slug
from briefing.intake import UNKNOWN_OUTLET, Candidate, ImportOptions, plan, take
from briefing.intake.fields.outlets import key
from briefing.intake.options import Duplicates
from briefing.language.words import fold
from briefing.model import Briefing
from tests.intake.samples.build import KNOWN, samples
from tests.intake.samples.sample import Label, Sample
from tests.intake.samples.stories import ALL

TARGETS = {"headline": 0.97, "outlet": 0.97, "date": 0.97, "byline": 0.93, "body F1": 0.97}
_WORD = re.compile(r"\w+")


@dataclass
class Scores:
    """Counts over the labelled articles."""

    articles: int = 0
    right: Counter[str] = field(default_factory=Counter)
    f1: float = 0.0
    quotations: int = 0
    lost: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def share(self, name: str) -> float:
        """The share of articles with this field right; for `body F1` the mean."""
        return (self.f1 if name == "body F1" else self.right[name]) / max(1, self.articles)


def score(held: list[Sample], folder: Path) -> Scores:
    """Write the files, import them, and compare each article with its label."""
    paths = []
    for number, sample in enumerate(held):
        path = folder / f"{number:03}-{slug(sample.name)}"
        path.write_bytes(sample.data)
        paths.append(path)
    found: dict[Path, list[Candidate]] = {}
    for candidate in plan(paths, Briefing("bench", "Bench", KNOWN), ImportOptions(duplicates=Duplicates.KEEP)):
        found.setdefault(candidate.path, []).append(candidate)
    scores = Scores()
    names = {outlet.id: outlet.name for outlet in KNOWN}
    for path, sample in zip(paths, held, strict=True):
        _compare(scores, sample, found.get(path, []), names)
    return scores


def _compare(scores: Scores, sample: Sample, candidates: list[Candidate], names: dict[str, str]) -> None:
    if len(candidates) != len(sample.labels):
        scores.misses.append(f"{sample.name}: {len(candidates)} articles instead of {len(sample.labels)}")
    for label, candidate in zip(sample.labels, [*candidates, *([None] * len(sample.labels))], strict=False):
        scores.articles += 1
        if candidate is None or candidate.article is None:
            scores.misses.append(f"{sample.name}: {candidate.problem if candidate else 'nothing'}")
            scores.lost.extend(label.quotations)
            continue
        if candidate.outlet is not None:
            names[candidate.outlet.id] = candidate.outlet.name
        _fields(scores, sample.name, label, candidate, names)
        _body(scores, sample.name, label, candidate.article.body)


def _fields(scores: Scores, name: str, label: Label, candidate: Candidate, names: dict[str, str]) -> None:
    article = candidate.article
    assert article is not None
    headline = "" if "headline" in candidate.missing else article.headline
    outlet = "" if article.outlet == UNKNOWN_OUTLET else names[article.outlet]
    wanted_outlet = names.get(label.outlet, label.outlet)
    pairs = (
        ("headline", fold(label.headline), fold(headline)),
        ("outlet", key(wanted_outlet) if wanted_outlet else "", key(outlet) if outlet else ""),
        ("date", label.published, str(article.published or "")),
        ("byline", fold(label.byline), fold(article.byline or "")),
        ("embargo", label.embargo, article.embargo or ""),
        ("kind", label.kind, article.kind.value if label.kind else ""),
    )
    for field_name, wanted, given in pairs:
        if wanted == given:
            scores.right[field_name] += 1
        else:
            scores.misses.append(f"{name}: {field_name} {given!r} instead of {wanted!r}")


def _body(scores: Scores, name: str, label: Label, body: str) -> None:
    wanted, given = (Counter(_WORD.findall(fold(text))) for text in ("\n".join(label.body), body))
    common = (wanted & given).total()
    f1 = 2 * common / max(1, wanted.total() + given.total())
    scores.f1 += f1
    if f1 < 0.999:
        extra, gone = given - wanted, wanted - given
        scores.misses.append(f"{name}: body {f1:.3f}, more {list(extra)[:8]}, less {list(gone)[:8]}")
    paragraphs = body.split("\n\n")
    if len(paragraphs) != len(label.body):
        scores.misses.append(f"{name}: {len(paragraphs)} paragraphs instead of {len(label.body)}")
    flat = " ".join(body.split())
    for quotation in label.quotations:
        scores.quotations += 1
        if quotation not in flat:
            scores.lost.append(f"{name}: {quotation}")


def speed(texts: int, pages: int, folder: Path) -> tuple[float, float, float]:
    """Seconds to import so many texts and so many pages, and for trafilatura alone to read the pages on one core."""
    from trafilatura import bare_extraction

    made = new_briefing(folder, "bench", "Bench")
    _write(folder / "texts", [(f"{at}.txt", _text(at)) for at in range(texts)])
    saved = [sample.data for sample in samples() if sample.name.endswith(".html")]
    pages_held = [(f"{at}.html", _numbered(saved[at % len(saved)], at)) for at in range(pages)]
    _write(folder / "pages", pages_held)
    begun = time.perf_counter()
    summary = take(plan([folder / "texts"], Briefing("bench", "Bench", ())), made)
    texts_took = time.perf_counter() - begun
    assert len(summary.taken) == texts, summary.failed[:3]
    begun = time.perf_counter()
    count = sum(
        1 for _ in plan([folder / "pages"], Briefing("bench", "Bench", ()), ImportOptions(duplicates=Duplicates.KEEP))
    )
    pages_took = time.perf_counter() - begun
    assert count == pages
    begun = time.perf_counter()
    for _, data in pages_held:
        bare_extraction(data.decode(), with_metadata=True)
    return texts_took, pages_took, time.perf_counter() - begun


def memory(few: int, many: int, folder: Path) -> tuple[float, float]:
    """The megabytes that a program importing few and many files has at most, measured in a process of its own."""
    _write(folder / "many", [(f"{at}.txt", _text(at)) for at in range(many)])
    _write(folder / "few", [(f"{at}.txt", _text(at)) for at in range(few)])
    program = (
        "import resource, sys; from pathlib import Path; from briefing.intake import plan; from "
        "briefing.model import Briefing\n"
        "for _ in plan([Path(sys.argv[1])], Briefing('b', 'B', ())): pass\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    few_held, many_held = (
        float(
            subprocess.run(
                [sys.executable, "-c", program, str(folder / name)], capture_output=True, text=True, check=True
            ).stdout
        )
        for name in ("few", "many")
    )
    return few_held, many_held


def _text(number: int) -> bytes:
    story = ALL[number % len(ALL)]
    # Every paragraph carries the number, so that no text is a copy of another.
    words = "\n\n".join(
        " ".join(f"{word}{number}" if at % 5 == 0 else word for at, word in enumerate(part.split()))
        for part in story.paragraphs
    )
    return f"{story.headline} {number}\n\nBy Ada Marsh\n3 May 2025\n\n{words}\n".encode()


def _numbered(page: bytes, number: int) -> bytes:
    return page.replace(b"</title>", f" {number}</title>".encode())


def _write(folder: Path, files: list[tuple[str, bytes]]) -> None:
    folder.mkdir(parents=True)
    for name, data in files:
        (folder / name).write_bytes(data)


def main(argv: list[str] | None = None) -> int:
    """Print the tables; exit 1 when a target is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true", help="print what was not right")
    options.add_argument("--quality", action="store_true", help="leave out the measures of time and memory")
    chosen = options.parse_args(argv)
    held = list(samples())
    with tempfile.TemporaryDirectory() as folder:
        scores = score(held, Path(folder))
    if chosen.misses:
        for line in (*scores.misses, *(f"lost: {line}" for line in scores.lost)):
            print(line)
    print(f"{len(held)} files, {scores.articles} articles")
    missed = bool(scores.lost)
    for name, target in TARGETS.items():
        reached = scores.share(name)
        missed = missed or reached < target
        print(f"{name:<10} {reached:7.1%}   target {target:.0%}")
    print(f"quotations lost {len(scores.lost)} of {scores.quotations}")
    if not chosen.quality:
        with tempfile.TemporaryDirectory() as folder:
            texts, pages, alone = speed(1000, 600, Path(folder))
        print(f"1,000 texts imported in {texts:.1f} s   target 10 s")
        print(
            f"600 pages in {pages:.1f} s, {pages / alone:.2f} times trafilatura's {alone:.1f} s on one core   target 2"
        )
        with tempfile.TemporaryDirectory() as folder:
            few, many = memory(200, 4000, Path(folder))
        print(f"memory {few:.0f} MB for 200 files, {many:.0f} MB for 4,000")
        missed = missed or texts > 10 or pages > 2 * alone
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
