"""Decisions out of articles whose labels tell the person who said a string, not the words that name them.

Which noun phrase is the right one is told by the program itself: those whose speaker is the labelled person. Such
articles have `accept` in their labels; training.speaker_scores.py tells their form.
"""

from __future__ import annotations

from typing import Any

from briefing.language.marks import Quoted
from briefing.model import Article
from briefing.quotations.attributing import genuine
from briefing.quotations.attributing.attribution import decide, gather, nobody_features
from briefing.quotations.attributing.sources import CandidateSources, Source, label, spot
from briefing.quotations.cues.context import read
from briefing.quotations.extract import as_is
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.people import People
from briefing.quotations.naming.phrases import saying
from briefing.quotations.naming.pronouns import candidates
from briefing.quotations.naming.speakers import Speakers
from training.speaker_scores import bare, right

Labels = dict[str, Any]
Choice = tuple[list[list[str]], set[int]]


def personal(article: Labels) -> bool:
    """Whether the labels of an article tell persons."""
    return any("accept" in quote for quote in article["quotes"])


class Told:
    """An article read, and what its labels say of its quoted strings."""

    def __init__(self, article: Labels) -> None:
        self.article: Article = as_is(article["text"], article["id"])
        self.context, self.strings = read(self.article.body)
        self._quotes: list[Labels] = article["quotes"]
        self._others: list[Labels] = article.get("not_quotes", [])
        people = People()
        sentences = self.context.sentences
        people.read(sentences, [saying(self.context, number) for number in range(len(sentences))])
        self._speakers = Speakers(self.article, Cast(()), people)

    def label(self, string: Quoted) -> Labels | None:
        """The label of a quoted string."""
        return next((quote for quote in self._quotes if _covers(quote, string)), None)

    def other(self, string: Quoted) -> bool:
        """Whether a quoted string is labelled as no quotation."""
        return any(_covers(one, string) for one in self._others)

    def right(self, source: Source, quote: Labels) -> bool:
        """Whether a source is the labelled speaker."""
        found = self._speakers.resolve(source.sentence, source.phrase).speaker
        return found is not None and right(quote, found.name)

    def good(self, gathered: CandidateSources, quote: Labels) -> list[int]:
        """The keys of the candidates that are the labelled speaker."""
        return [key for key, one in gathered.sources.items() if self.right(one, quote)]

    def unknown(self, source: Source) -> bool:
        """Whether nobody can be named for a source, so that it teaches nothing."""
        return self._speakers.resolve(source.sentence, source.phrase).speaker is None


def _covers(label_: Labels, string: Quoted) -> bool:
    shared = min(label_["end"], string.end) - max(label_["start"], string.start)
    return bool(shared > 0.5 * (string.end - string.start))


def sources(articles: list[Labels]) -> list[Choice]:
    """For every labelled string: which noun phrases name its speaker. Where none does, nothing is learned."""
    found: list[Choice] = []
    for article in articles:
        told = Told(article)
        before: list[tuple[int, Source | None]] = []
        for number, at, string in told.strings:
            quote = told.label(string)
            if quote is None:
                continue
            here = spot(told.context, number, at)
            gathered = gather(here, before)
            good = told.good(gathered, quote)
            likely, _ = decide(gathered, nobody_features(here))
            if likely is not None and likely.start in good:
                good = [likely.start]  # of several that are right, the one that is taken already
            if label(told.article.body, told.context.sentences[number], at) is None and good and quote["speaker"]:
                keys = [key for key, one in gathered.sources.items() if key in good or not told.unknown(one)]
                options = [nobody_features(here)] + [gathered.features[key] for key in keys]
                found.append((options, {number for number, key in enumerate(keys, 1) if key in good}))
            kept = likely if likely is not None and told.right(likely, quote) else None
            before.append((number, kept or (gathered.sources[good[0]] if good else likely)))
    return found


def genuine_strings(articles: list[Labels]) -> list[Choice]:
    """For every labelled string, and every one labelled as no quotation: which of the two it is."""
    found: list[Choice] = []
    for article in articles:
        told = Told(article)
        before: list[tuple[int, Source | None]] = []
        for number, at, string in told.strings:
            here = spot(told.context, number, at)
            source, probability = decide(gather(here, before), nobody_features(here))
            said = told.label(string) is not None
            if said or told.other(string):
                features = genuine.features(here, string, source, probability)
                found.append(([features, []], {0} if said else {1}))
            before.append((number, source))
    return found


def pronouns(articles: list[Labels]) -> list[Choice]:
    """For every he or she that is the likeliest source of a labelled string: which person is meant."""
    found: list[Choice] = []
    for article in articles:
        told = Told(article)
        meant = _meant(told)
        people = People(clear=0.0)
        for number, sentence in enumerate(told.context.sentences):
            speaking = saying(told.context, number)
            for rank, phrase in enumerate(sentence.phrases):
                first = sentence.tokens[phrase.begin]
                quote = meant.get(first.start) if phrase.kind == "pronoun" else None
                if quote is not None:
                    gender = "male" if first.low.startswith("he") else "female"
                    says = "says" if phrase.begin in speaking else "subject"
                    options = candidates(
                        people.recent, gender, number, sentence.paragraph, says + ("late" if rank else "")
                    )
                    good = {index for index, (being, _) in enumerate(options) if _is(being.name, quote)}
                    if good:
                        found.append(([features for _, features in options], good))
                people.meet(sentence, number, phrase, rank, phrase.begin in speaking)
    return found


def _meant(told: Told) -> dict[int, Labels]:
    """The labels of the strings whose likeliest source is he or she, by where the pronoun starts."""
    found: dict[int, Labels] = {}
    before: list[tuple[int, Source | None]] = []
    for number, at, string in told.strings:
        here = spot(told.context, number, at)
        source, _ = decide(gather(here, before), nobody_features(here))
        quote = told.label(string)
        if source is not None and quote is not None and source.how != "carried":
            first = source.sentence.tokens[source.phrase.begin]
            if first.low in ("he", "she"):
                found.setdefault(first.start, quote)
        before.append((number, source))
    return found


def _is(name: str, quote: Labels) -> bool:
    """Whether a being's name is the labelled one, or its last word."""
    if not quote["speaker"]:
        return False
    return right(quote, name) or bare(name).split()[-1:] == bare(quote["speaker"]).split()[-1:]
