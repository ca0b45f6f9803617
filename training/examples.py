"""Turn labelled articles into the decisions that the quotations room makes, each with its right answers."""

from __future__ import annotations

import re
from bisect import bisect_right

from briefing.language.marks import Quoted
from briefing.language.words import fold
from briefing.quotations.attributing import genuine
from briefing.quotations.attributing.attribution import decide, gather, nobody_features
from briefing.quotations.attributing.sources import Source, label, spot
from briefing.quotations.cues import claims, contents
from briefing.quotations.cues.context import ReadSentences, read
from briefing.quotations.cues.ends import ends as ends_of
from briefing.quotations.cues.frames import form_of
from briefing.quotations.cues.subjects import candidates
from briefing.quotations.naming.people import People
from briefing.quotations.naming.phrases import saying
from briefing.quotations.naming.pronouns import candidates as candidates_of
from training.labels import Labels
from training.scores import Labelled, same_source

Choice = tuple[list[list[str]], set[int]]
_NEAR = 12  # characters by which a content's end may miss the labelled one and still teach
_START = 25  # characters by which its beginning may


def subjects(articles: list[Labels]) -> list[Choice]:
    """For every labelled cue verb: which noun phrase is its subject."""
    found: list[Choice] = []
    for article in articles:
        context, _ = read(article["text"])
        for quote in article["quotes"]:
            sentence = _sentence_at(context, quote.get("cue_start"))
            if sentence is None:
                continue
            tokens = context.sentences[sentence].tokens
            cues = [
                index
                for index, token in enumerate(tokens)
                if token.start < quote["cue_end"]
                and token.end > quote["cue_start"]
                and token.verb is not None
                and token.tag == "VB"
            ]
            if not cues:
                continue
            choices = candidates(context.sentences[sentence], cues[0], form_of(tokens, cues[0]))
            good = {
                index
                for index, (phrase, _) in enumerate(choices)
                if phrase is not None and _overlaps(quote, tokens[phrase.begin].start, tokens[phrase.end - 1].end)
            }
            found.append(([features for _, features in choices], good or {len(choices) - 1}))
    return found


def ends(articles: list[Labels]) -> list[Choice]:
    """For every labelled cue with its content on its right: where the content ends."""
    found: list[Choice] = []
    for article in articles:
        context, _ = read(article["text"])
        for number, sentence in enumerate(context.sentences):
            for frame in context.frames(number):
                hits = _labelled(article, frame.token.start, frame.token.end)
                opening = contents.opening(frame) if hits else None
                if opening is None:
                    continue
                begin, kind = opening
                start = sentence.tokens[begin].start
                hits = [
                    quote
                    for quote in hits
                    if abs(quote["spans"][0][0] - start) < _START
                    and quote["end"] > start
                    and quote["spans"][0][0] >= sentence.tokens[0].start
                ]
                if not hits:
                    continue
                last = max(hits, key=lambda quote: int(quote["end"]))["end"]
                places = ends_of(frame, begin, kind)
                misses = [abs(sentence.tokens[end - 1].end - last) for end, _ in places]
                if min(misses) <= _NEAR:
                    good = {index for index, miss in enumerate(misses) if miss == min(misses)}
                    found.append(([features for _, features in places], good))
    return found


def sources(articles: list[Labels]) -> list[Choice]:
    """For every quoted string of a labelled quotation: which noun phrase names its source, or none."""
    found: list[Choice] = []
    for article in articles:
        text = article["text"]
        context, strings = read(text)
        quoted = Labelled(article).quoted
        before: list[tuple[int, Source | None]] = []
        for number, at, string in strings:
            quote = quoted.get((string.start, string.end))
            if quote is None:
                continue
            labelled = label(text, context.sentences[number], at)
            if labelled is not None:
                before.append((number, labelled))
                continue
            if not quote.get("speaker_text"):
                before.append((number, None))
                continue
            here = spot(context, number, at)
            gathered = gather(here, before)
            keys = list(gathered.sources)
            good = {
                index
                for index, key in enumerate(keys, 1)
                if same_source(quote, gathered.sources[key].start, gathered.sources[key].end, text)
            }
            touching = [
                index
                for index in sorted(good)
                if _overlaps(quote, gathered.sources[keys[index - 1]].start, gathered.sources[keys[index - 1]].end)
            ]
            right = (touching or sorted(good))[:1]
            before.append((number, gathered.sources[keys[right[0] - 1]] if right else None))
            options = [nobody_features(here)] + [gathered.features[key] for key in keys]
            found.append((options, good or {0}))
    return found


def genuine_strings(articles: list[Labels]) -> list[Choice]:
    """For every quoted string: whether it belongs to a labelled quotation."""
    found: list[Choice] = []
    for article in articles:
        context, strings = read(article["text"])
        labelled = Labelled(article)
        before: list[tuple[int, Source | None]] = []
        for number, at, string in strings:
            here = spot(context, number, at)
            gathered = gather(here, before)
            source, probability = decide(gathered, nobody_features(here))
            features = genuine.features(here, string, source, probability)
            found.append(([features, []], {0} if _belongs(labelled, string) else {1}))
            before.append((number, source))
    return found


def pronouns(articles: list[Labels]) -> list[Choice]:
    """For every he or she that is a labelled source: which person named before it is meant (machine-made labels)."""
    found: list[Choice] = []
    for article in articles:
        context, _ = read(article["text"])
        people = People(clear=0.0)
        meant = {
            quote["speaker_start"]: re.findall(r"[\w'’-]+", quote["speaker_entity"])
            for quote in article["quotes"]
            if (quote.get("speaker_text") or "").lower() in ("he", "she") and quote.get("speaker_entity")
        }
        for number, sentence in enumerate(context.sentences):
            speaking = saying(context, number)
            for rank, phrase in enumerate(sentence.phrases):
                first = sentence.tokens[phrase.begin]
                if phrase.kind == "pronoun" and meant.get(first.start):
                    gender = "male" if first.low.startswith("he") else "female"
                    says = "says" if phrase.begin in speaking else "subject"
                    options = candidates_of(
                        people.recent, gender, number, sentence.paragraph, says + ("late" if rank else "")
                    )
                    last = fold(meant[first.start][-1])
                    good = {index for index, (being, _) in enumerate(options) if last in being.words}
                    if good:
                        found.append(([features for _, features in options], good))
                people.meet(sentence, number, phrase, rank, phrase.begin in speaking)
    return found


def claiming(articles: list[Labels]) -> list[Choice]:
    """For every cue with something beside it: whether a labelled quotation is at least half of it."""
    found: list[Choice] = []
    for article in articles:
        text = article["text"]
        context, _ = read(text)
        for number, sentence in enumerate(context.sentences):
            every = context.frames(number)
            for index, frame in enumerate(every):
                content = context.content(number, index)
                if content is None:
                    continue
                spans = [(sentence.tokens[a].start, sentence.tokens[b - 1].end) for a, b in content.ranges if b > a]
                hits = _labelled(article, frame.token.start, frame.token.end)
                right = any(_shared(text, spans, quote["spans"]) >= 0.5 for quote in hits)
                features = claims.features(every, index, content)
                found.append(([features, []], {0} if right else {1}))
    return found


def _sentence_at(context: ReadSentences, place: int | None) -> int | None:
    if place is None:
        return None
    starts = [sentence.tokens[0].start for sentence in context.sentences]
    return max(0, bisect_right(starts, place) - 1)


def _overlaps(quote: Labels, start: int, end: int) -> bool:
    if quote.get("speaker_start") is None:
        return False
    return bool(start < quote["speaker_end"] and end > quote["speaker_start"])


def _labelled(article: Labels, start: int, end: int) -> list[Labels]:
    """The labelled quotations whose cue touches this place."""
    return [
        quote
        for quote in article["quotes"]
        if quote.get("cue_start") is not None and quote["cue_start"] < end and quote["cue_end"] > start
    ]


def _belongs(labelled: Labelled, string: Quoted) -> bool:
    if (string.start, string.end) in labelled.strings:
        return (string.start, string.end) in labelled.quoted
    half = (string.end - string.start) / 2
    return any(
        sum(max(0, min(string.end, end) - max(string.start, start)) for start, end in quote["spans"]) > half
        for quote in labelled.quotes
    )


def _shared(text: str, one: list[tuple[int, int]], other: list[tuple[int, int]]) -> float:
    """The overlap of two sets of spans in characters that are no spaces: intersection over union."""
    first, second = (
        {at for start, end in spans for at in range(start, end) if not text[at].isspace()} for spans in (one, other)
    )
    return len(first & second) / max(1, len(first | second))
