"""Learn the weights of the quotations room from labelled articles, and write them into its tables.

    python -m training.learn ../shared/data/polnear.train.jsonl [MODEL ...]

Every model is a softmax over the candidates of one decision, with named features; the weights are fitted by
stochastic gradient descent (AdaGrad) in plain Python, three times with different orders, and averaged. The same
articles give the same tables. Models are learned in the order in which they build on one another.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import briefing.quotations
from briefing.quotations.learned.weights import forget
from training import examples, persons

Choice = tuple[list[list[str]], set[int]]  # the features of each candidate, and which candidates are right

LEARNED = Path(briefing.quotations.__file__).parent / "learned"
SMALL = 0.05  # weights nearer to nothing than this are left out


@dataclass(frozen=True, slots=True)
class Model:
    """One table of weights: how its examples are gathered and how it is fitted."""

    name: str
    note: str
    gather: Callable[[list[dict[str, Any]]], list[Choice]]
    epochs: int = 6
    rate: float = 0.03
    shrink: float = 1e-3
    rare: int = 4  # features seen in fewer candidates are left out
    passes: int = 1  # more where its own decisions change what it looks at: from nothing, each on the table before
    persons: Callable[[list[dict[str, Any]]], list[Choice]] | None = None  # examples from labels that tell the person


MODELS = (
    Model("subjects", "Who a cue belongs to", examples.subjects, epochs=8, rate=0.1, shrink=1e-2, rare=6),
    Model("ends", "Where the content of a cue ends", examples.ends, rare=5),
    Model("claims", "Whether a cue attributes its content", examples.claiming, rare=8),
    Model("sources", "Whose words a quoted string holds", examples.sources, persons=persons.sources),
    Model(
        "genuine",
        "Whether a quoted string is somebody's words",
        examples.genuine_strings,
        epochs=8,
        rate=0.05,
        persons=persons.genuine_strings,
    ),
    Model(
        "pronouns",
        "Whom a pronoun means",
        examples.pronouns,
        epochs=12,
        rate=0.1,
        shrink=3e-3,
        rare=5,
        passes=2,
        persons=persons.pronouns,
    ),
)


def fit(model: Model, choices: list[Choice], rounds: int = 3) -> dict[str, float]:
    """The weights of a model, averaged over fits in different orders."""
    common = _without_rare(choices, model.rare)
    mean: dict[str, float] = {}
    for seed in range(1, rounds + 1):
        for feature, weight in _descend(model, common, random.Random(seed)).items():
            mean[feature] = mean.get(feature, 0.0) + weight / rounds
    return mean


def learn(model: Model, articles: list[dict[str, Any]]) -> tuple[list[Choice], dict[str, float]]:
    """Gather a model's examples, fit it and write its table; the last examples, and the table."""
    if model.passes > 1:
        write(model, {})
    for _ in range(model.passes):
        choices = model.gather(articles)
        table = fit(model, choices)
        write(model, table)
    return choices, table


def accuracy(table: dict[str, float], choices: list[Choice]) -> float:
    """The share of choices in which the likeliest candidate is a right one."""
    right = 0
    for candidates, good in choices:
        scores = [sum(table.get(feature, 0.0) for feature in features) for features in candidates]
        right += scores.index(max(scores)) in good
    return right / max(1, len(choices))


def write(model: Model, table: dict[str, float]) -> None:
    """Write a table of weights in order of its features, two decimals."""
    rows = sorted((feature, round(weight, 2)) for feature, weight in table.items() if abs(weight) >= SMALL)
    text = f"# {model.note}: features and their weights, learned by training/learn.py.\n"
    text += "".join(f"{feature}\t{weight}\n" for feature, weight in rows)
    (LEARNED / f"{model.name}.tsv").write_text(text, encoding="utf-8")
    forget()


def _without_rare(choices: list[Choice], least: int) -> list[Choice]:
    seen = Counter(feature for candidates, _ in choices for features in candidates for feature in set(features))
    kept = {feature for feature, count in seen.items() if count >= least}
    return [
        ([[one for one in features if one in kept] for features in candidates], good) for candidates, good in choices
    ]


def adapt(model: Model, base: dict[str, float], choices: list[Choice], seeds: int = 3) -> dict[str, float]:
    """A model's weights, fitted to a few examples more; averaged over fits in different orders.

    Only measured so far (tests/bench/speakers.py, the learning curve): what ships is learned without.
    """
    close = replace(model, epochs=4, rate=0.1, shrink=1e-2)
    mean: dict[str, float] = dict(base)
    for seed in range(1, seeds + 1):
        for feature, weight in _descend(close, choices, random.Random(seed), base, floor=1e-2).items():
            mean[feature] = mean.get(feature, 0.0) + weight / seeds
    return mean


def _descend(
    model: Model,
    choices: list[Choice],
    order: random.Random,
    base: Mapping[str, float] | None = None,
    floor: float = 1e-8,
) -> dict[str, float]:
    """The weights that choices teach, on top of a base. `floor` keeps the first steps of rare features small."""
    base = base or {}
    table: dict[str, float] = {}
    squares: dict[str, float] = {}
    rows = list(choices)
    for _ in range(model.epochs):
        order.shuffle(rows)
        for candidates, good in rows:
            scores = [
                sum(base.get(feature, 0.0) + table.get(feature, 0.0) for feature in features) for features in candidates
            ]
            top = max(scores)
            likely = [math.exp(score - top) for score in scores]
            whole, right = sum(likely), sum(likely[index] for index in good)
            for index, features in enumerate(candidates):
                slope = likely[index] / whole - (likely[index] / right if index in good else 0.0)
                if abs(slope) < 1e-4:
                    continue
                for feature in features:
                    weight = table.get(feature, 0.0)
                    gradient = slope + model.shrink * weight
                    squares[feature] = squares.get(feature, 0.0) + gradient * gradient
                    table[feature] = weight - model.rate * gradient / math.sqrt(squares[feature] + floor)
    return table


def read(path: Path) -> list[dict[str, Any]]:
    """Labelled articles, one JSON value a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main(argv: Iterable[str]) -> int:
    """Learn every model, or those named, from the files named, and write the tables."""
    names = list(argv)
    known = {model.name for model in MODELS}
    paths = [Path(name) for name in names if name not in known]
    if not paths:
        print("name one or more files of labelled articles, JSON Lines", file=sys.stderr)
        return 2
    articles = [article for path in paths for article in read(path)]
    for model in MODELS:
        if known.intersection(names) and model.name not in names:
            continue
        choices, table = learn(model, articles)
        kept = sum(abs(weight) >= SMALL for weight in table.values())
        print(f"{model.name}: {len(choices)} choices, {kept} weights, {accuracy(table, choices):.1%} right on them")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
