"""Learn the weights of the quotations room from labelled articles, and write them into its tables and the model card.

    make learn

Articles whose labels tell the words that name a source teach every model. The invented texts of this folder, whose
labels tell the person (persons.py), then adapt that of pronouns, in a few small steps, to what the program reads.
Every model is a softmax over the candidates of one decision, with named features; the weights are fitted by
stochastic gradient descent (AdaGrad) in plain Python, three times with different orders, and averaged. The same
articles give the same tables. Models are learned in the order in which they build on one another.
"""

from __future__ import annotations

import math
import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.quotations.learned.weights import Weights, forget, replaced
from tests.bench.quotations import DATA
from training import card
from training.labels import Labels, read
from training.models import MODELS, Choice, Model
from training.speaker_scores import forms, stories

TRAINING = ("polnear.train.jsonl",)
SMALL = 0.05  # weights nearer to nothing than this are left out


def fit(model: Model, choices: list[Choice], rounds: int = 3) -> dict[str, float]:
    """The weights of a model, averaged over fits in different orders."""
    common = _without_rare(choices, model.rare)
    mean: dict[str, float] = {}
    for seed in range(1, rounds + 1):
        for feature, weight in _descend(model, common, random.Random(seed)).items():
            mean[feature] = mean.get(feature, 0.0) + weight / rounds
    return mean


def learn(model: Model, articles: list[Labels], told: list[Labels]) -> tuple[list[list[Choice]], Weights]:
    """Learn a model: the examples of each sort, and the table.

    `articles` have labels that tell the words that name a source, `told` such that tell the person. A table of the
    same model that is there already plays no part.
    """
    table: Weights = {}
    for _ in range(model.passes):
        with replaced({model.name: table}):
            choices = model.gather(articles)
        table = rounded(fit(model, choices))
    if model.persons is None:
        return [choices], table
    with replaced({model.name: table}):
        personal = model.persons(told)
    return [choices, personal], rounded(adapt(model, table, personal))


def accuracy(table: dict[str, float], choices: list[Choice]) -> float:
    """The share of choices in which the likeliest candidate is a right one."""
    right = 0
    for candidates, good in choices:
        scores = [sum(table.get(feature, 0.0) for feature in features) for features in candidates]
        right += scores.index(max(scores)) in good
    return right / max(1, len(choices))


def write(model: Model, table: dict[str, float]) -> None:
    """Write a table of weights."""
    model.path.write_text(text_of(model, table), encoding="utf-8")
    forget()


def text_of(model: Model, table: dict[str, float]) -> str:
    """A table as it is written: in order of its features, two decimals, without what is nearly nothing."""
    head = f"# {model.note}: features and their weights, learned by training/learn.py (see training/MODEL.md).\n"
    return head + "".join(f"{feature}\t{weight}\n" for feature, weight in rounded(table).items())


def rounded(table: Weights) -> Weights:
    """A table as it is read back when it was written."""
    return {feature: round(weight, 2) for feature, weight in sorted(table.items()) if abs(weight) >= SMALL}


def _without_rare(choices: list[Choice], least: int) -> list[Choice]:
    seen = Counter(feature for candidates, _ in choices for features in candidates for feature in set(features))
    kept = {feature for feature, count in seen.items() if count >= least}
    return [
        ([[one for one in features if one in kept] for features in candidates], good) for candidates, good in choices
    ]


def adapt(model: Model, base: Mapping[str, float], choices: list[Choice], rounds: int = 3) -> dict[str, float]:
    """A model's weights, taken a few small steps further by a few examples more."""
    close = replace(model, epochs=4, rate=0.015, shrink=0.01)
    mean: dict[str, float] = dict(base)
    for seed in range(1, rounds + 1):
        for feature, weight in _descend(close, choices, random.Random(seed), base, floor=1e-2).items():
            mean[feature] = mean.get(feature, 0.0) + weight / rounds
    return mean


def _descend(
    model: Model,
    choices: list[Choice],
    order: random.Random,
    base: Mapping[str, float] | None = None,
    floor: float = 1e-8,
) -> dict[str, float]:
    """The weights that choices teach, on top of a base; `floor` keeps the first steps of rare features small."""
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


def main(argv: Sequence[str]) -> int:
    """Learn every model from the files named, and write the tables and the model card."""
    paths = [Path(name) for name in argv] or [DATA / name for name in TRAINING]
    for path in paths:
        if not path.is_file():
            print(f"{path} is not here: name files of labelled articles, JSON Lines", file=sys.stderr)
            return 2
    articles = [article for path in paths for article in read(path)]
    told = [*stories(), *forms()]
    learned = []
    for model in MODELS:
        sorts, table = learn(model, articles, told)
        write(model, table)
        learned.append(card.Learned([len(each) for each in sorts], [accuracy(table, each) for each in sorts]))
        print(f"{model.name}: {learned[-1].decisions} decisions, {learned[-1].shares} right on them", flush=True)
    card.write(MODELS, learned, paths)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
