"""Articles that cover the occasion and have no quotation of the statement: what comes nearest in them.

Mostly that is proof that the statement was not found. Where a sentence prints the statement's own words all the same,
the article reports it: inside marks that nobody was found to stand behind, or without any marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.language.marks import quoted
from briefing.language.words import one_line
from briefing.model import Nearest, NotFound, Report, Span, Treatment
from briefing.statements.comparing.align import align
from briefing.statements.comparing.compare import compare
from briefing.statements.comparing.tokens import line
from briefing.statements.pages import Pages, Sentence, likeness, read

NOTHING = 0.05  # likeness below which no passage is named
SAME = 0.5  # likeness from which a sentence is looked at word by word
RUN = 8  # words in a row of the statement that make a sentence a report of it
SHARE = 0.6  # and their least share of the sentence, or of the statement


@dataclass(frozen=True, slots=True)
class Absence:
    """What an article has instead of a quotation: its nearest sentence, or a report of the statement after all."""

    missing: NotFound | None
    report: Report | None


def look(text: str, articles: Sequence[str], outlets: dict[str, str], pages: Pages) -> list[Absence]:
    """Search each article, sentence by sentence, for `text`."""
    wanted = read(text)
    return [_look(text, wanted, article, outlets[article], pages) for article in articles]


def _look(text: str, wanted: Sequence[Sentence], article: str, outlet: str, pages: Pages) -> Absence:
    sentences = pages.sentences(article)
    span, score = nearest(wanted, sentences)
    body = pages.bodies[article]
    if span is not None and score >= SAME:
        report = _printed(text, article, outlet, body, span, score)
        if report is not None:
            return Absence(None, report)
    passage = Nearest(one_line(body[slice(*span)]), round(score, 2)) if span and score >= NOTHING else None
    return Absence(NotFound(article, outlet, len(sentences), passage), None)


def nearest(wanted: Sequence[Sentence], sentences: Sequence[Sentence]) -> tuple[Span | None, float]:
    """The sentence that is most like one of the wanted ones, and how like it is, 0 to 1."""
    best, place = 0.0, None
    for sentence in sentences:
        score = max((likeness(sentence, other) for other in wanted), default=0.0)
        if score > best:
            best, place = score, sentence.span
    return place, best


def _printed(text: str, article: str, outlet: str, body: str, span: Span, score: float) -> Report | None:
    """The report that a sentence makes with the statement's own words."""
    for start, end in _stretches(body, span):
        one, two = line(text), line(body[start:end])
        runs = align(one, two)
        longest = max((run.length for run in runs), default=0)
        if longest < RUN or longest < SHARE * min(len(one.tokens), len(two.tokens)):
            continue
        printed = body[start:end]
        if printed[0] in '“"«':
            outcome = compare(text, printed)
            if outcome.treatment is not None:
                why = "in quotation marks, with no speaker found"
                found = outcome.treatment, outcome.differences, outcome.styled
                return Report(article, outlet, found[0], ((start, end),), printed, (), *found[1:], why)
        bare = not any(mark in printed for mark in '“”"«»')
        why = "the same words without quotation marks" if bare else "the same words"
        return Report(
            article, outlet, Treatment.PARAPHRASED, ((start, end),), printed, evidence=why, score=round(score, 2)
        )
    return None


def _stretches(body: str, span: Span) -> list[Span]:
    """What stands inside marks in the paragraph of a sentence, where it overlaps it; then the sentence itself."""
    first = body.rfind("\n", 0, span[0]) + 1
    last = body.find("\n", span[1])
    found = [one for one in quoted(body, first, last if last >= 0 else len(body)) if one.closed and not one.single]
    return [(one.start, one.end) for one in found if one.start < span[1] and span[0] < one.end] + [span]
