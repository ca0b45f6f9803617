"""Articles whose labels tell the person, measured in five folds; and what adapting the models to some would bring.

No table is learned from these articles, but rules were mended by them. What namings were worth before is told by those
at first sight: each set of them judged by what the others teach of how sure a naming is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from briefing.quotations.attributing.certainty import SURE
from briefing.quotations.learned.weights import Weights, weights
from training.certainty import Measured, learn, measure
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


def measured(told: Sequence[Labels]) -> Iterator[list[Measured]]:
    """Fold by fold, its articles measured with the tables that ship: nothing of those is learned from them."""
    every = [measure(labels) for labels in told]
    for part in dealt(len(every)):
        yield [every[at] for at in part]


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
