"""How well quotations and their speakers are found: `python -m tests.bench.quotations [GOLD.jsonl ...]`.

The labelled articles lie outside the project (in ../shared/data); without them the benchmark says so. The measures
are those of ../shared/tools/score_quotations.py: quoted strings are those in marks, found and right means that string
and source are right, asserted leaves out what is given as unresolved.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from briefing.quotations import Cast, as_is, extract
from training.labels import read
from training.scores import score

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
NAMES = ("polnear.dev.jsonl", "guardian_guide.jsonl")
PRONOUNS = "pronoun_speaker.gold42.jsonl"
UNMARKED = ("indirect and mixed found", "content precision")
TARGETS = {
    "quoted strings exact F1": 97.0,
    "found and right, recall": 95.0,
    "found and right, precision": 91.0,
    "asserted and right": 97.0,
    "indirect and mixed found": 60.0,
    "content precision": 75.0,
}


def measure(path: Path) -> tuple[dict[str, float], int, float, float]:
    """The figures of a file of labelled articles, their number, words, and processor seconds."""
    articles = read(path)
    cast = Cast(())
    extract(as_is("“Warm,” she said.", "warm"), cast)
    begun = time.process_time()
    found = {article["id"]: extract(as_is(article["text"], article["id"]), cast) for article in articles}
    seconds = time.process_time() - begun
    words = sum(len(article["text"].split()) for article in articles)
    figures = score(articles, found)
    if not any(quote.get("kind") == "indirect" for article in articles for quote in article["quotes"]):
        for name in UNMARKED:  # only strings in marks are labelled
            del figures[name]
    return figures, len(articles), words, seconds


def pronouns(path: Path, texts: Path) -> tuple[int, int]:
    """Of the pronouns labelled by hand, how many are resolved to the right last name, and how many there are."""
    bodies = {article["id"]: article["text"] for article in read(texts)}
    cast = Cast(())
    right = labels = 0
    for label in read(path):
        if label["id"] not in bodies:
            continue
        labels += 1
        best, most = None, 0
        for quotation in extract(as_is(bodies[label["id"]], label["id"]), cast):
            shared = sum(max(0, min(label["end"], end) - max(label["start"], start)) for start, end in quotation.spans)
            if shared > most:
                best, most = quotation, shared
        name = best.speaker.name if best is not None and best.speaker is not None else ""
        right += any(name.endswith(surname) for surname in label["speaker_surname"].split("|"))
    return right, labels


def main(argv: Sequence[str]) -> int:
    """Print a table for each file of labelled articles."""
    paths = [Path(name) for name in argv] or [DATA / name for name in NAMES]
    command = " ".join(["python -m tests.bench.quotations", *argv])
    print(f"Measured on {datetime.now(UTC):%Y-%m-%d} with `{command}`.")
    missing = [path for path in paths if not path.is_file()]
    for path in missing:
        print(f"\n{path.name} is not here: nothing is measured on it.")
    for path in paths:
        if path in missing:
            continue
        figures, count, words, seconds = measure(path)
        print(f"\n{path.name}: {count} articles, {words:.0f} words\n")
        print("| measure | here | wanted |\n|---|---|---|")
        for name, value in figures.items():
            wanted = TARGETS.get(name)
            print(f"| {name} | {value} | {'' if wanted is None else f'≥ {wanted:g}'} |")
        print(f"| milliseconds for 750 words, of one core | {seconds / words * 750 * 1e3:.1f} | ≤ 10 |")
    if not argv and (DATA / PRONOUNS).is_file() and (DATA / NAMES[0]).is_file():
        right, labels = pronouns(DATA / PRONOUNS, DATA / NAMES[0])
        print(f"\n{PRONOUNS}: {right} of {labels} pronouns mean the right person; 40 wanted.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
