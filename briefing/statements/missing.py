"""Articles that cover the occasion and have no quotation of the statement: what comes nearest in them.

Mostly that is proof that the statement was not found. But an article that prints words of the statement in marks, or
a sentence of it without, reports it all the same; and where it prints four of its words in a row in marks as part of
something else, nothing is said. Only where that string reports another statement, and has those words from there ("the
winter of 2027") or hardly any of them tells something ("there will be a"), is the statement not found; the string is
shown as what comes nearest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from briefing.language.tables import common
from briefing.language.words import one_line
from briefing.model import Article, Nature, Nearest, NotFound, QuotationKind, Report, Span, Treatment
from briefing.statements.comparing.align import align, weigh
from briefing.statements.comparing.compare import compare
from briefing.statements.comparing.style import PLAIN, HouseStyle
from briefing.statements.comparing.tokens import line
from briefing.statements.grouping.passages import Passage
from briefing.statements.pages import Pages, StemmedSentence, likeness, read

NOTHING = 0.05  # likeness below which no passage is named
SAME = 0.5  # likeness from which a sentence is looked at word by word
RUN = 8  # words in a row of the statement that make a sentence a report of it
SHARE = 0.6  # and their least share of the sentence, or of the statement
BIT = 4  # words in a row, in marks, that are the statement's
WEIGHT = 2.5  # and their weight where they make a report
KEPT = 500  # articles whose strings in marks are kept; statements of one occasion come one after the other
MOSTLY = 0.5  # share of a statement's runs from which on a string of another one is no proof that it is missing
MEANT = 2  # telling words of a string that reports another statement
# By the quotations and strings that report a statement already (`Passage.printer`): the texts of these statements,
# where they are not from the same article.
Taken = dict[tuple[str, int], set[str]]
UNSIGNED = "in quotation marks, with no speaker found"


@dataclass(frozen=True, slots=True)
class Absence:
    """What an article has instead of a quotation: its nearest sentence, a report of the statement after all, or, both
    None, words of it in marks that belong to something else.
    """

    missing: NotFound | None = None
    report: Report | None = None


class Strings:
    """What the articles of a briefing print inside marks, by runs of BIT words, found when they are first needed."""

    def __init__(self, passages: Sequence[Passage], style: HouseStyle = PLAIN) -> None:
        self.style = style
        self._printed: dict[str, list[Passage]] = defaultdict(list)
        self._runs: dict[str, dict[tuple[str, ...], list[Passage]]] = {}
        for passage in passages:
            self._printed[passage.article].append(passage)

    def having(self, article: str, runs: Sequence[tuple[str, ...]]) -> list[Passage]:
        """The strings of an article that have one of the runs, in order."""
        known = self._known(article)
        passages = {passage.place: passage for run in runs for passage in known.get(run, ())}
        return [passages[place] for place in sorted(passages)]

    def _known(self, article: str) -> Mapping[tuple[str, ...], list[Passage]]:
        if article not in self._runs:
            if len(self._runs) >= KEPT:
                del self._runs[next(iter(self._runs))]
            found: dict[tuple[str, ...], list[Passage]] = {}
            for passage in self._printed.get(article, ()):
                for run in _runs(passage.keys):
                    found.setdefault(run, []).append(passage)
            self._runs[article] = found
        return self._runs[article]


def _runs(keys: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(keys[at : at + BIT]) for at in range(len(keys) - BIT + 1)]


def look(text: str, articles: Sequence[Article], pages: Pages, strings: Strings, taken: Taken) -> list[Absence]:
    """Search each article for `text`: its strings in marks first, then sentence by sentence."""
    wanted, runs = read(text), _runs(line(text).keys)
    return [_look(text, wanted, runs, article, pages, strings, taken) for article in articles]


def _look(
    text: str,
    wanted: Sequence[StemmedSentence],
    runs: Sequence[tuple[str, ...]],
    article: Article,
    pages: Pages,
    strings: Strings,
    taken: Taken,
) -> Absence:
    shared = set(runs)
    having = strings.having(article.id, runs)
    printed = [one for one in having if one.printer not in taken or _means(one, shared, taken[one.printer])]
    if printed:
        return Absence(
            report=_marked(text, [one for one in printed if one.printer not in taken], article, strings.style)
        )
    if sum(run in shared for one in having for run in _runs(one.keys)) >= MOSTLY * len(runs) > 0:
        return Absence()  # it prints nearly the same, of another day or by somebody else
    sentences = pages.sentences(article.id)
    span, score = nearest(wanted, sentences)
    if span is not None and score >= SAME and not article.kind.primary:
        report = _bare(text, article, span, score)
        if report is not None:
            return Absence(report=report)
    passage = Nearest(one_line(article.body[slice(*span)]), round(score, 2)) if span and score >= NOTHING else None
    if having:
        passage = Nearest(one_line(having[0].text), _likeness(wanted, having[0].text))
    return Absence(NotFound(article.id, article.outlet, len(sentences), passage))


def _likeness(wanted: Sequence[StemmedSentence], text: str) -> float:
    return round(nearest(wanted, read(text))[1], 2)


def _means(passage: Passage, shared: Collection[tuple[str, ...]], told: Collection[str]) -> bool:
    """Whether what a string of another statement shares with this one is more than a turn of phrase ("at the end of"),
    an office, or words that it has from that statement.
    """
    explained = {run for text in told for run in _runs(line(text).keys)}
    keys = {key for run in _runs(passage.keys) if run in shared and run not in explained for key in run}
    return len(keys - common()) >= MEANT


def nearest(wanted: Sequence[StemmedSentence], sentences: Sequence[StemmedSentence]) -> tuple[Span | None, float]:
    """The sentence that is most like one of the wanted ones, and how like it is, 0 to 1."""
    best, place = 0.0, None
    every = frozenset[str]().union(*(one.stems for one in wanted))
    for sentence in sentences:
        if sentence.stems.isdisjoint(every):
            continue
        score = max((likeness(sentence, other) for other in wanted), default=0.0)
        if score > best:
            best, place = score, sentence.span
    return place, best


def _marked(text: str, printed: Sequence[Passage], article: Article, style: HouseStyle) -> Report | None:
    """The report that strings in marks make, which nobody was found to stand behind, or a bit in an own sentence."""
    for passage in printed:
        runs = align(line(text), passage.line)
        if (
            article.kind.primary
            or sum(weigh(passage.keys[at]) for run in runs for at in range(run.other, run.end)) < WEIGHT
        ):
            continue
        outcome = compare(text, passage.text, style)
        if outcome.treatment is None:
            continue
        mixed = passage.quotation.kind is QuotationKind.MIXED
        treatment = outcome.treatment
        if mixed:
            treatment = min(treatment, Treatment.PARAPHRASED, key=lambda item: item.severity)
        differences = [item for item in outcome.differences if not (mixed and item.nature is Nature.EDGE)]
        evidence = f"its own words around {passage.text}" if mixed else UNSIGNED
        names = (passage.quotation.id,) if passage.quotation.id else ()
        return Report(
            article.id,
            article.outlet,
            treatment,
            passage.spans,
            passage.text,
            names,
            tuple(differences),
            outcome.styled,
            evidence,
        )
    return None


def _bare(text: str, article: Article, span: Span, score: float) -> Report | None:
    """The report that a sentence makes with the statement's own words, without marks."""
    printed = article.body[slice(*span)]
    one, two = line(text), line(printed)
    longest = max((run.length for run in align(one, two)), default=0)
    if longest < RUN or longest < SHARE * min(len(one.tokens), len(two.tokens)):
        return None
    bare = not any(mark in printed for mark in '“”"«»')
    why = "the same words without quotation marks" if bare else "the same words"
    return Report(
        article.id, article.outlet, Treatment.PARAPHRASED, (span,), printed, evidence=why, score=round(score, 2)
    )
