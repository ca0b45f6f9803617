"""Articles whose labels tell the person, measured in five folds: each with tables that nothing in it has taught.

Our own texts adapt the tables that labels of words teach; those of other articles teach nothing. Rules were mended by
all of them. What namings were worth before is told by those at first sight: each set of them judged by what the
others teach of how sure a naming is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from briefing.quotations.attributing.certainty import SURE
from briefing.quotations.learned.weights import Weights, replaced
from training.certainty import Measured, learn, measure
from training.first_sight import Sample, rows, samples
from training.labels import Labels
from training.learn import adapt, rounded
from training.learn import learn as learn_model
from training.models import MODELS, Choice, Model

FOLDS = 5


def dealt(count: int) -> list[list[int]]:
    """The numbers of articles, dealt into folds by chance."""
    order = list(range(count))
    random.Random(11).shuffle(order)
    return [order[number::FOLDS] for number in range(FOLDS)]


def measured(told: Sequence[Labels], adapting: Adapting) -> Iterator[list[Measured]]:
    """Fold by fold, its articles measured with tables that the articles of the other folds have adapted."""
    for part in dealt(len(told)):
        with replaced(adapting.tables([number for number in adapting.teaching if number not in part])):
            yield [measure(told[number]) for number in part]


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
    """The models that labels of persons adapt, before they are adapted: to `told`, of which some may teach."""

    def __init__(self, articles: list[Labels], told: Sequence[Labels], teaching: Sequence[int]) -> None:
        self.teaching = teaching
        self._models: list[tuple[Model, Weights, dict[int, list[Choice]]]] = []
        for model in MODELS:
            if model.persons is not None:
                _, base = learn_model(model, articles, [])
                with replaced({model.name: base}):
                    self._models.append((model, base, {number: model.persons([told[number]]) for number in teaching}))

    def tables(self, numbers: Sequence[int]) -> dict[str, Weights]:
        """The tables after adapting to the articles of these numbers."""
        return {
            model.name: rounded(adapt(model, base, [choice for number in numbers for choice in own[number]]))
            for model, base, own in self._models
        }
