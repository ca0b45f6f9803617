"""Articles whose labels tell the person, measured in five folds; and what adapting the models to some would bring.

The models that decide sources and names have not seen these articles. What is learned from them is how sure a naming
is: in each fold from the articles of the other four.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefing.quotations import Cast
from briefing.quotations.attributing.certainty import SURE
from briefing.quotations.extract import worked
from briefing.quotations.learned.weights import Weights, weights
from training import certainty
from training.learn import MODELS, Choice, adapt
from training.speaker_scores import Outcome, article_of, outcomes

Labels = dict[str, Any]
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of an article's labelled strings, and of each what its certainty rests on, where it is named."""

    article: str
    outcomes: list[Outcome]
    evidence: list[list[str]]

    @property
    def samples(self) -> list[certainty.Sample]:
        """What each naming rests on, and whether it is right."""
        return [
            (evidence, one.what == "right")
            for one, evidence in zip(self.outcomes, self.evidence, strict=True)
            if evidence and one.given and one.what in ("right", "wrong")
        ]


def measure(labels: Labels) -> Measured:
    """Measure one article with the tables in force."""
    article = article_of(labels)
    work = worked(article, Cast(()))
    quotations = work.quotations
    resting = {(draft.spans[0], draft.kind): draft.evidence for draft in (*work.drafts, *work.turns)}
    by_id = {one.id: resting.get((one.spans[0], one.kind), []) for one in quotations}
    found = outcomes(labels, quotations)
    return Measured(article.id, found, [by_id.get(one.id, []) for one in found])


def dealt(count: int) -> list[list[int]]:
    """The numbers of articles, dealt into folds by chance."""
    order = list(range(count))
    random.Random(11).shuffle(order)
    return [order[number::FOLDS] for number in range(FOLDS)]


def measured(told: Sequence[Labels], others: list[certainty.Sample]) -> Iterator[list[Measured]]:
    """Fold by fold, its articles measured; `sure` by what the other folds, and other samples, teach of certainty."""
    every = [measure(labels) for labels in told]
    parts = dealt(len(every))
    for number, part in enumerate(parts):
        rest = [row for other in parts if other is not part for at in other for row in every[at].samples]
        spare = [row for at in range(FOLDS) if at != number for row in others[at::FOLDS]]
        model = certainty.learn(rest + spare)
        yield [_sure(every[at], model) for at in part]


def _sure(one: Measured, model: certainty.Learned) -> Measured:
    """An article with the certainty that a model gives its namings."""
    found = []
    for outcome, evidence in zip(one.outcomes, one.evidence, strict=True):
        likely = model.probability(evidence) if evidence else None
        found.append(
            replace(outcome, certainty=likely, sure=bool(outcome.given) and (likely is None or likely >= SURE))
        )
    return replace(one, outcomes=found)


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
