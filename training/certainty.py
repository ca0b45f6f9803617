"""How sure a named speaker is, learned: a logistic model, and isotonic regression on folds that it had not seen.

    python -m training.certainty PERSONS.jsonl ... [--check SOURCES.jsonl ...]

PERSONS tells who said each string; the stories beside this file are taken too. `--check` names articles whose labels
tell the words that name a source: a named speaker counts as right there where those words were found, and only where
they are a name. No other model may have learned from either.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.quotations import Cast, as_is
from briefing.quotations.attributing.certainty import features
from briefing.quotations.extract import worked
from briefing.quotations.learned.weights import Weights, total
from briefing.quotations.reading.lexicon import verbs
from training.labels import read
from training.learn import LEARNED, Model, fit, write
from training.scores import same_source
from training.speaker_scores import stories

Sample = tuple[list[str], bool]  # what a naming rests on, and whether it is right
Step = tuple[float, float]  # a score, and the probability from it on
MODEL = Model(
    "certainty", "What the certainty of a named speaker rests on", lambda _: [], (features,), 10, 0.1, 5e-3, 6
)
_NAMES = frozenset(("named=name", "named=surname", "named=short"))
_LEAST = 12  # namings that a step of the isotonic regression rests on, at least


@dataclass(frozen=True, slots=True)
class Learned:
    """A logistic model and the steps that make its scores probabilities."""

    table: Weights
    steps: list[Step]

    def probability(self, evidence: list[str]) -> float:
        """How likely (0 to 1) a naming is right."""
        at = bisect_right(self.steps, total(self.table, evidence), key=lambda step: step[0])
        return self.steps[max(0, at - 1)][1]


def learn(parts: Sequence[list[Sample]]) -> Learned:
    """The model of all parts; its steps from scores that each part got of a model of the others."""
    pairs: list[tuple[float, bool]] = []
    for part in parts:
        table = _logistic([row for other in parts if other is not part for row in other])
        pairs += [(total(table, evidence), right) for evidence, right in part]
    return Learned(_logistic([row for part in parts for row in part]), isotonic(pairs))


def _logistic(rows: list[Sample]) -> Weights:
    return fit(MODEL, [([evidence, []], {0} if right else {1}) for evidence, right in rows])


def isotonic(pairs: Iterable[tuple[float, bool]]) -> list[Step]:
    """Scores and the probability from each on, rising (pool adjacent violators).

    Every pool is granted half a miss, and no pool is smaller than _LEAST, so that a few right ones make nothing sure.
    """
    pools: list[list[float]] = []  # score from which on, right, all
    for score, right in sorted(pairs):
        if pools and pools[-1][2] < _LEAST:
            pools[-1][1] += right
            pools[-1][2] += 1
        else:
            pools.append([score, float(right), 1.0])
    merged: list[list[float]] = []
    for pool in pools:
        merged.append(pool)
        while len(merged) > 1 and merged[-2][1] / merged[-2][2] >= merged[-1][1] / merged[-1][2]:
            last = merged.pop()
            merged[-1][1] += last[1]
            merged[-1][2] += last[2]
    return [(score, right / (count + 0.5)) for score, right, count in merged]


def checked(articles: list[dict[str, Any]]) -> list[Sample]:
    """Samples of articles whose labels tell the words that name a source."""
    found = []
    for article in articles:
        body = article["text"]
        for draft in worked(as_is(body, article["id"]), Cast(())).drafts:
            label = _label(article, draft.spans)
            if _NAMES.isdisjoint(draft.evidence) or label is None or draft.source is None:
                continue
            found.append((draft.evidence, same_source(label, draft.source.start, draft.source.end, body)))
    return found


def _label(article: dict[str, Any], spans: Sequence[tuple[int, int]]) -> dict[str, Any] | None:
    """The labelled quotation that a quotation is more than half of, where its label names a source and no verb."""
    length = sum(end - start for start, end in spans)
    for quote in article["quotes"]:
        shared = sum(max(0, min(end, b) - max(start, a)) for start, end in spans for a, b in quote["spans"])
        if shared > 0.5 * length and quote.get("speaker_text") and quote["speaker_text"] not in verbs():
            return dict(quote)
    return None


def main(argv: Iterable[str]) -> int:
    """Learn the model and its steps, and write both tables."""
    from training.folds import dealt, measure

    names = list(argv)
    at = names.index("--check") if "--check" in names else len(names)
    told = [article for name in names[:at] for article in read(Path(name))] + stories()
    others = checked([article for name in names[at + 1 :] for article in read(Path(name))])
    every = [measure(labels) for labels in told]
    parts = [[row for number in part for row in every[number].samples] for part in dealt(len(every))]
    model = learn([part + others[number :: len(parts)] for number, part in enumerate(parts)])
    write(MODEL, model.table)
    text = "# Scores of the certainty model, and the probability from each on (isotonic regression, training/).\n"
    text += "".join(f"{score:.3f}\t{probability:.4f}\n" for score, probability in model.steps)
    (LEARNED / "calibration.tsv").write_text(text, encoding="utf-8")
    print(f"certainty: {sum(map(len, parts)) + len(others)} namings, {len(model.steps)} steps")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
