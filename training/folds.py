"""Articles whose labels tell the person, measured in five folds; and what adapting the models to some would bring.

The models that decide sources and names have not seen these articles. What is learned from them is how sure a naming
is: in each fold from the articles of the other four.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.quotations.attributing.certainty import SURE
from briefing.quotations.learned.weights import Weights, weights
from training.certainty import Learned, Measured, learn, measure
from training.first_sight import Sample, rows, samples
from training.labels import Labels
from training.learn import adapt
from training.models import MODELS, Choice

FOLDS = 5


def dealt(count: int) -> list[list[int]]:
    """The numbers of articles, dealt into folds by chance."""
    order = list(range(count))
    random.Random(11).shuffle(order)
    return [order[number::FOLDS] for number in range(FOLDS)]


def measured(told: Sequence[Labels], others: list[Sample]) -> Iterator[list[Measured]]:
    """Fold by fold, its articles measured; `sure` by what the other folds, and other samples, teach of certainty."""
    every = [measure(labels) for labels in told]
    parts = dealt(len(every))
    for number, part in enumerate(parts):
        rest = [row for other in parts if other is not part for at in other for row in every[at].samples]
        spare = [row for at in range(FOLDS) if at != number for row in others[at::FOLDS]]
        model = learn(rest + spare)
        yield [_sure(every[at], model) for at in part]


def _sure(one: Measured, model: Learned) -> Measured:
    """An article with the certainty that a model gives its namings."""
    found = []
    for outcome, evidence in zip(one.outcomes, one.evidence, strict=True):
        likely = model.probability(evidence) if evidence else None
        found.append(
            replace(outcome, certainty=likely, sure=bool(outcome.given) and (likely is None or likely >= SURE))
        )
    return replace(one, outcomes=found)


def first_seen(others: Sequence[Sample]) -> tuple[int, int, int]:
    """Namings at first sight, those called sure, and those right of them: each set by what the other sets teach."""
    recorded = rows()
    named = called = right = 0
    for name in dict.fromkeys(row.set for row in recorded):
        model = learn([*samples(row for row in recorded if row.set != name), *others])
        for row in (row for row in recorded if row.set == name):
            named += row.cases
            if model.probability([row.finding, row.naming]) >= SURE:
                called += row.cases
                right += row.right
    return named, called, right


class Adapting:
    """What the models that can learn from persons would be, adapted to some articles."""

    def __init__(self, told: Sequence[Labels]) -> None:
        self._models = [(model, model.persons) for model in MODELS if model.persons is not None]
        self._own: dict[str, list[list[Choice]]] = {
            model.name: [gather([article]) for article in told] for model, gather in self._models
        }

    def tables(self, teaching: Sequence[int]) -> dict[str, Weights]:
        """The tables after adapting to the articles of these numbers."""
        return {
            model.name: adapt(
                model,
                weights(model.name),
                [choice for number in teaching for choice in self._own[model.name][number]],
            )
            for model, _ in self._models
        }
