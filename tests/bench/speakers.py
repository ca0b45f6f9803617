"""How well speakers are named, by person: `python -m tests.bench.speakers [SET.jsonl ...]`.

What a reader sees is scored: the name shown for each labelled string (../shared/tools/score_speakers.py has the
definitions). Every set; five folds over all of them, with the worst fold and the range of 95 of 100 bootstrap samples;
what namings were worth in texts that nobody had looked at (training/first_sight.py); and a learning curve. Rules were
mended by these articles, and the invented ones adapt the table of pronouns: in the folds only those of the other folds,
and for the curve some of them, measured on the sets that teach nothing. The labelled sets lie outside the project (in
../shared/data), the invented texts in training/.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefing.quotations import Cast, extract
from briefing.quotations.learned.weights import replaced
from training.certainty import checked, measure
from training.first_sight import Sample, rows
from training.folds import Adapting, first_seen, measured
from training.labels import read
from training.learn import TRAINING
from training.speaker_scores import Outcome, article_of, figures, forms, intervals, outcomes, stories

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
NAMES = ("uk.dev.jsonl", "uk_forms.dev.jsonl")
OWN = ("stories", "forms")  # our own texts, the last of the sets
SOURCES = "polnear.dev.jsonl"  # labels that tell the words that name a source: for certainty
WANTED = {
    "found": 98,
    "found and right": 95,
    "right when named": 97,
    "bodies right": 80,
    "unmarked right": 90,
    "right when sure": 99,
    "sure of the named": 80,
}
CURVE = (0, 20, 40, 80)  # articles that the models are adapted to
_DRAWS = 3  # samples of articles for each point of the curve

Labels = dict[str, Any]


def sets(paths: Sequence[Path]) -> dict[str, list[Labels]]:
    """The labelled sets that are here, by name, and the invented ones."""
    found: dict[str, list[Labels]] = {}
    for path in paths:
        if path.is_file():
            with path.open(encoding="utf-8") as lines:
                found[path.name] = [_stripped(json.loads(line)) for line in lines]
    return {**found, **dict(zip(OWN, (stories(), forms()), strict=True))}


def _stripped(article: Labels) -> Labels:
    """An article whose text begins with a word, as a body on disk does."""
    lead = len(article["text"]) - len(article["text"].lstrip())
    for label in (*article["quotes"], *article.get("not_quotes", ())):
        label["start"] -= lead
        label["end"] -= lead
    return {**article, "text": article["text"].strip()}


def shipped(articles: Sequence[Labels]) -> list[list[Outcome]]:
    """What becomes of every labelled string with the tables that ship, by article."""
    return [outcomes(article, extract(article_of(article), Cast(()))) for article in articles]


def _row(name: str, values: Sequence[object]) -> str:
    return f"| {name} | {' | '.join(map(_told, values))} |"


def _told(value: object) -> str:
    return "–" if isinstance(value, float) and math.isnan(value) else str(value)


def _shipped_table(known: dict[str, list[Labels]]) -> None:
    columns = {name: figures([one for part in shipped(articles) for one in part]) for name, articles in known.items()}
    print(_row("with the tables that ship", [*columns, "wanted"]))
    print(_row("---", ["---"] * (len(columns) + 1)))
    for name in next(iter(columns.values())):
        print(_row(name, [*(column[name] for column in columns.values()), WANTED.get(name, "")]))


def _folds_table(told: list[Labels], adapting: Adapting) -> None:
    parts = list(measured(told, adapting))
    whole = [article.outcomes for part in parts for article in part]
    every = figures([one for part in whole for one in part])
    ranges = intervals(whole)
    each = [figures([one for article in part for one in article.outcomes]) for part in parts]
    print(f"\nFive folds over {len(told)} articles:\n")
    print(_row("in five parts", ["all", "95 of 100 samples", "worst fold"]))
    print(_row("---", ["---"] * 3))
    for name, value in every.items():
        low, high = ranges[name]
        worst = max if name == "false" else min
        known = [one[name] for one in each if not math.isnan(one[name])]
        print(_row(name, [value, f"{_told(low)} to {_told(high)}", worst(known, default=math.nan)]))


def _first_table(others: list[Sample]) -> None:
    recorded = rows()
    sets_ = len({row.set for row in recorded})
    print(f"\nAt first sight, {sets_} sets, each with code from before anybody looked at it:\n")
    print(_row("namings", ["of", "right", "% right"]))
    print(_row("---", ["---"] * 3))
    named, called, right = first_seen(others)
    every = sum(row.right for row in recorded)
    print(_row("all", [named, every, f"{100 * every / named:.1f}"]))
    print(_row("called sure, as the other sets teach", [called, right, f"{100 * right / max(1, called):.1f}"]))


def _curve_table(told: list[Labels], adapting: Adapting) -> None:
    test = [labels for number, labels in enumerate(told) if number not in adapting.teaching]
    whole = len(adapting.teaching)
    print(f"\nLearning curve: the {len(test)} articles that teach nothing, after adapting to some of our own:\n")
    print(_row("articles", ["found and right", "right when named"]))
    print(_row("---", ["---"] * 2))
    for count in (*(count for count in CURVE if count < whole), whole):
        drawn = []
        for draw in range(_DRAWS if 0 < count < whole else 1):
            with replaced(adapting.tables(random.Random(draw).sample(adapting.teaching, count))):
                drawn.append(figures([one for labels in test for one in measure(labels).outcomes]))
        means = [sum(one[name] for one in drawn) / len(drawn) for name in ("found and right", "right when named")]
        print(_row(str(count), [f"{mean:.1f}" for mean in means]))


def main(argv: Sequence[str]) -> int:
    """Print the tables."""
    paths = [Path(name) for name in argv] or [DATA / name for name in NAMES]
    command = " ".join(["python -m tests.bench.speakers", *argv])
    print(f"Measured on {datetime.now(UTC):%Y-%m-%d} with `{command}`.\n")
    for path in paths:
        if not path.is_file():
            print(f"{path.name} is not here: nothing is measured on it.\n")
    known = sets(paths)
    _shipped_table(known)
    told = [article for articles in known.values() for article in articles]
    sources = DATA / SOURCES
    others = checked(read(sources)) if sources.is_file() else []
    own = range(len(told) - sum(len(known[name]) for name in OWN), len(told))
    words = [DATA / name for name in TRAINING]
    adapting = None
    if all(path.is_file() for path in words):
        adapting = Adapting([article for path in words for article in read(path)], told, own)
        _folds_table(told, adapting)
    else:
        print("\nWhat the tables were learned from is not here: no folds, and no learning curve.")
    _first_table(others)
    if adapting is not None and len(own) < len(told):
        _curve_table(told, adapting)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
