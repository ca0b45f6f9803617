"""Decisions out of articles whose labels tell the person who said a string, not the words that name them.

training.speaker_scores.py tells the form of such labels.
"""

from __future__ import annotations

from typing import Any

from briefing.language.marks import Quoted
from briefing.quotations.attributing.cued import speaking
from briefing.quotations.attributing.sources import spot
from briefing.quotations.cues.context import ReadSentences, read
from briefing.quotations.naming.people import People
from briefing.quotations.naming.phrases import saying
from briefing.quotations.naming.pronouns import candidates
from training.speaker_scores import bare, right

Labels = dict[str, Any]
Choice = tuple[list[list[str]], set[int]]


def pronouns(articles: list[Labels]) -> list[Choice]:
    """For every he or she that plainly says a labelled string: which person is meant."""
    found: list[Choice] = []
    for article in articles:
        context, strings = read(article["text"])
        meant = _meant(article, context, strings)
        people = People(clear=0.0)
        for number, sentence in enumerate(context.sentences):
            sayers = saying(context, number)
            for rank, phrase in enumerate(sentence.phrases):
                first = sentence.tokens[phrase.begin]
                quote = meant.get(first.start) if phrase.kind == "pronoun" else None
                if quote is not None:
                    gender = "male" if first.low.startswith("he") else "female"
                    says = "says" if phrase.begin in sayers else "subject"
                    options = candidates(
                        people.recent, gender, number, sentence.paragraph, says + ("late" if rank else "")
                    )
                    good = {index for index, (being, _) in enumerate(options) if _is(being.name, quote)}
                    if good:
                        found.append(([features for _, features in options], good))
                people.meet(sentence, number, phrase, rank, phrase.begin in sayers)
    return found


def _meant(article: Labels, context: ReadSentences, strings: tuple[tuple[int, int, Quoted], ...]) -> dict[int, Labels]:
    """The labels of the strings that he or she plainly says, by where the pronoun starts.

    Plainly: by a cue right beside the string, so that no weight that is learned after these plays a part.
    """
    found: dict[int, Labels] = {}
    for number, at, string in strings:
        quote = next((quote for quote in article["quotes"] if _covers(quote, string)), None)
        source = speaking(spot(context, number, at))
        if quote is not None and source is not None:
            first = source.sentence.tokens[source.phrase.begin]
            if first.low in ("he", "she"):
                found.setdefault(first.start, quote)
    return found


def _covers(label: Labels, string: Quoted) -> bool:
    shared = min(label["end"], string.end) - max(label["start"], string.start)
    return bool(shared > 0.5 * (string.end - string.start))


def _is(name: str, quote: Labels) -> bool:
    """Whether a being's name is the labelled one, or its last word."""
    if not quote["speaker"]:
        return False
    return right(quote, name) or bare(name).split()[-1:] == bare(quote["speaker"]).split()[-1:]
