"""How sure it is that the named speaker is right: what the decisions on the way say, as one measured probability.

A small model weighs how the source was found and how it came by a name; isotonic regression on labelled articles that
the other models had not seen turns its score into a probability. Both tables are learned by training/certainty.py.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from functools import cache

from briefing.quotations.attributing.sources import Source
from briefing.quotations.learned.weights import total, weights
from briefing.quotations.naming.speakers import Resolved

SURE = 0.974  # from this probability on, a speaker is shown without a question mark: 99 of 100 are right, in folds
_STEPS = (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)


def features(source: Source, resolved: Resolved, kind: str) -> list[str]:
    """What tells how sure a named source is: `kind` is the quotation's."""
    step = _step(source.probability) if source.probability else "none"
    named = f"{resolved.how} {_step(resolved.likely)}" if resolved.likely < 1 else resolved.how
    verb = source.frame.token.verb if source.frame is not None else None
    group = verb.group if verb is not None else "-"
    clear = str(min(int(source.frame.clarity), 4)) if source.frame is not None else "-"
    form = source.frame.form if source.frame is not None else "-"
    phrase = resolved.phrase
    return [
        "bias",
        f"found={step}",
        f"found={step} {source.how}",
        f"named={named}",
        f"named={resolved.how} {source.how}",
        f"how={source.how} {group}",
        f"how={source.how} {form}",
        f"clear={clear} {source.how}",
        f"kind={kind} {source.how}",
        f"nature={phrase.nature} {phrase.kind}",
        f"nature={phrase.nature} found={step}",
    ]


def _step(probability: float) -> str:
    return str(bisect_right(_STEPS, probability))


@cache
def _steps() -> tuple[list[float], list[float]]:
    """The isotonic steps: scores in order, and the probability from each on."""
    rows = sorted((float(score), probability) for score, probability in weights("calibration").items())
    return [score for score, _ in rows], [probability for _, probability in rows]


def score(evidence: list[str]) -> float:
    """The model's score, without calibration."""
    return total(weights("certainty"), evidence)


def certainty(evidence: list[str]) -> float:
    """The probability (0 to 1) that the named speaker is right."""
    scores, probabilities = _steps()
    if not scores:
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score(evidence)))))
    return probabilities[max(0, bisect_right(scores, score(evidence)) - 1)]
