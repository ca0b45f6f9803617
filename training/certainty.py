"""How often a named speaker is right, counted by the grades of its finding and its naming.

    python -m training.certainty SOURCES.jsonl ...
    python -m training.certainty --record NAME CODE PERSONS.jsonl

Counted are namings of texts that nobody had looked at (first_sight.py), and those of SOURCES, articles whose labels
tell the words that name a source: a named speaker counts as right there where those words were found, and only where
they are a name. No other model may have learned from either. `--record` measures a set whose labels tell the person,
with the code of commit CODE, and adds it to what was seen at first sight.

A row of few cases is drawn to the share of all that were found as its cases were, and that to the share of all.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.quotations import Cast, as_is
from briefing.quotations.extract import worked
from briefing.quotations.learned.weights import Weights, forget
from briefing.quotations.reading.lexicon import verbs
from training import first_sight
from training.first_sight import Sample
from training.labels import Labels, read
from training.models import LEARNED
from training.scores import same_source
from training.speaker_scores import Outcome, article_of, outcomes

ANY = "any"  # the row of all namings
HEAD = "# How often a named speaker is right, by the grades of its finding and its naming (see training/MODEL.md).\n"
_NAMES = frozenset(("name", "surname", "short"))
_DRAWN = 8  # cases that the share of a wider row counts as
_SHARE = 0.95  # right of all namings, before any are seen


@dataclass(frozen=True, slots=True)
class Learned:
    """The share of right namings by their grades."""

    table: Weights

    def probability(self, evidence: list[str]) -> float:
        """How likely (0 to 1) a naming is right."""
        finding, naming = evidence[:2]
        return self.table.get(f"{finding} {naming}", self.table.get(finding, self.table[ANY]))


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of an article's labelled strings, and of each what its certainty rests on, where it is named."""

    article: str
    outcomes: list[Outcome]
    evidence: list[list[str]]

    @property
    def samples(self) -> list[Sample]:
        """What each naming rests on, and whether it is right.

        A string in marks within what somebody says without any is no naming of its own: who speaks there is.
        """
        return [
            (evidence, one.what == "right")
            for one, evidence in zip(self.outcomes, self.evidence, strict=True)
            if evidence and one.given and one.what in ("right", "wrong") and not one.within
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


def learn(samples: Iterable[Sample]) -> Learned:
    """Count what was right."""
    cases: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (finding, naming, *_), good in samples:
        for row in (ANY, finding, f"{finding} {naming}"):
            cases[row] += 1
            right[row] += good
    table: Weights = {}
    for row in sorted(cases, key=lambda row: (row != ANY, row.count(" "))):
        wider = _SHARE if row == ANY else table[row.split()[0] if " " in row else ANY]
        table[row] = round((right[row] + _DRAWN * wider) / (cases[row] + _DRAWN), 4)
    return Learned(table)


def text_of(table: Weights) -> str:
    """The table as it is written: in order of its rows."""
    return HEAD + "".join(f"{row}\t{share}\n" for row, share in sorted(table.items()))


def checked(articles: list[dict[str, Any]]) -> list[Sample]:
    """Samples of articles whose labels tell the words that name a source."""
    samples = []
    for article in articles:
        body = article["text"]
        for draft in worked(as_is(body, article["id"]), Cast(())).drafts:
            label = _label(article, draft.spans)
            if _NAMES.isdisjoint(draft.evidence[2:]) or label is None or draft.source is None:
                continue
            if draft.kind.value != "indirect":
                samples.append((draft.evidence, same_source(label, draft.source.start, draft.source.end, body)))
    return samples


def _label(article: dict[str, Any], spans: Sequence[tuple[int, int]]) -> dict[str, Any] | None:
    """The labelled quotation that a quotation is more than half of, where its label names a source and no verb."""
    length = sum(end - start for start, end in spans)
    for quote in article["quotes"]:
        shared = sum(max(0, min(end, b) - max(start, a)) for start, end in spans for a, b in quote["spans"])
        if shared > 0.5 * length and quote.get("speaker_text") and quote["speaker_text"] not in verbs():
            return dict(quote)
    return None


def main(argv: Iterable[str]) -> int:
    """Count and write the table, or record a set."""
    names = list(argv)
    if names[:1] == ["--record"]:
        _, name, code, path = names
        first_sight.record(name, code, [sample for labels in read(Path(path)) for sample in measure(labels).samples])
        return 0
    samples = checked([article for name in names for article in read(Path(name))])
    samples += first_sight.samples(first_sight.rows())
    (LEARNED / "certainty.tsv").write_text(text_of(learn(samples).table), encoding="utf-8")
    forget()
    print(f"certainty: {len(samples)} namings")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
