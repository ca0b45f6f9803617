"""Who could have said one quotation, the likeliest first: for a person to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.language.words import fold
from briefing.model import Article, Quotation, Speaker
from briefing.quotations.attributing.attribution import gather
from briefing.quotations.attributing.sources import Source, spot
from briefing.quotations.extract import Work, worked
from briefing.quotations.learned.weights import total, weights
from briefing.quotations.naming.beings import Being
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.speakers import Speakers
from briefing.quotations.reading.noun_phrases import Phrase
from briefing.quotations.reading.sentences import Sentence


class PossibleSpeaker(NamedTuple):
    """Somebody who could have said it. `weighed`: stood among the sources weighed for it; else only named nearby."""

    speaker: Speaker
    weighed: bool


def candidates(article: Article, cast: Cast, quotation: Quotation) -> tuple[PossibleSpeaker, ...]:
    """Everybody whom an article names, each once: who was weighed as the source of a quotation (the likeliest first),
    then all others by how near to it they are named or meant by a pronoun.

    Reads the article anew, which takes as long as extracting its quotations.
    """
    work = worked(article, cast)
    speakers = Speakers(article, cast, work.people)
    seen: set[str] = set()
    found = []
    placed = [*((phrase, True) for phrase in _weighed(work, quotation)), *((p, False) for p in _near(work, quotation))]
    for (sentence, phrase), weighed in placed:
        speaker = speakers.resolve(sentence, phrase, alone=not weighed).speaker
        if speaker is not None and fold(speaker.name) not in seen:
            seen.add(fold(speaker.name))
            found.append(PossibleSpeaker(speaker, weighed))
    return tuple(found)


def _weighed(work: Work, quotation: Quotation) -> Iterator[tuple[Sentence, Phrase]]:
    """The phrases weighed as sources of the quotation's strings, the heaviest first."""
    table = weights("sources")
    heaviest: dict[int, tuple[float, Source]] = {}
    for number, at, string in work.strings:
        if (string.start, string.end) not in quotation.quoted:
            continue
        before = [(one.sentence, one.source) for one in work.decided if one.string.start < string.start]
        gathered = gather(spot(work.context, number, at), before)
        for key, features in gathered.features.items():
            weight = total(table, features)
            if key not in heaviest or weight > heaviest[key][0]:
                heaviest[key] = weight, gathered.sources[key]
    for _, source in sorted(heaviest.values(), key=lambda one: (-one[0], one[1].start)):
        yield source.sentence, source.phrase


def _near(work: Work, quotation: Quotation) -> Iterator[tuple[Sentence, Phrase]]:
    """For each person and body that the article names, the phrase nearest to the quotation; the nearest first."""
    nearest: dict[Being, tuple[int, int, Sentence, Phrase]] = {}
    for number, sentence in enumerate(work.context.sentences):
        for phrase in sentence.phrases:
            meaning = work.people.meaning(sentence, phrase)
            being = meaning.being if meaning is not None else None
            if being is None or not (len(being.words) > 1 or being.body):
                continue
            start, end = sentence.tokens[phrase.begin].start, sentence.tokens[phrase.end - 1].end
            away = max(0, quotation.start - end, start - quotation.end)
            if being not in nearest or away < nearest[being][0]:
                nearest[being] = away, number, sentence, phrase
    for _, _, sentence, phrase in sorted(nearest.values(), key=lambda one: one[:2]):
        yield sentence, phrase
