"""An article's quotations, with their speakers."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter

from briefing.language.marks import Quoted, quoted
from briefing.language.sentences import paragraphs
from briefing.language.words import fold
from briefing.model import Article, Quotation, Span
from briefing.quotations.attributing.certainty import SURE
from briefing.quotations.attributing.drafts import draft_quotations
from briefing.quotations.attributing.scribe import Draft
from briefing.quotations.cues.context import Context
from briefing.quotations.forms.callers import Callers
from briefing.quotations.forms.drafting import draft_turns
from briefing.quotations.forms.layout import layout
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.people import People
from briefing.quotations.naming.phrases import naming
from briefing.quotations.naming.speakers import Speakers
from briefing.quotations.reading.sentences import Sentence, parse
from briefing.quotations.reading.tokens import split_sentences, tokenize, without_nicknames

_BULLETS = frozenset("•▪◦‣·*")
_WORD = re.compile(r"\w+(?:['’.,]\w+)*")


def as_is(text: str, id: str) -> Article:  # noqa: A002 - named as the model's field
    """A plain text as an article, unchanged, so that offsets count in the text."""
    return Article(id=id, headline="", outlet="", body=text)


def extract(article: Article, cast: Cast) -> tuple[Quotation, ...]:
    """The quotations of an article's body, in order of start: direct, mixed and indirect.

    Deterministic, and linear in the length of the body. An id is made of the article's id and the quotation's words,
    so it survives edits elsewhere in the body.
    """
    drafts, strings = drafted(article, cast)
    return finish(article, drafts, strings)


def drafted(article: Article, cast: Cast) -> tuple[list[Draft], list[Quoted]]:
    """The quotations of an article in the making, and the strings in marks of its body."""
    form = layout(article, paragraphs(article.body))
    context, strings = read(article.body, [part.prose for part in form.prose])
    people = People()
    people.read(context.sentences, [saying(context, number) for number in range(len(context.sentences))])
    speakers = Speakers(article, cast, people)
    drafts = draft_quotations(article.body, context, strings, speakers)
    drafts += draft_turns(article, form, context, Callers(article, cast, people, form.turns, form.prose), speakers)
    return drafts, [string for _, _, string in strings]


def read(body: str, places: list[Span] | None = None) -> tuple[Context, list[tuple[int, int, Quoted]]]:
    """The sentences of a body (or of its paragraphs at `places`), and its quoted strings.

    Of each string: the number of its sentence, the number of its token there, and the string.
    """
    sentences: list[Sentence] = []
    strings: list[tuple[int, int, Quoted]] = []
    for number, (start, end) in enumerate(paragraphs(body) if places is None else places):
        quotes = quoted(body, start, end)
        tokens = without_nicknames(tokenize(body, start, end, quotes))
        if len(tokens) > 1 and tokens[0].text in _BULLETS:
            del tokens[0]
        for first, last in split_sentences(tokens):
            sentence = parse(tokens[first:last], number)
            for at, token in enumerate(sentence.tokens):
                if token.tag == "Q":
                    strings.append((len(sentences), at, quotes[token.quote]))
            sentences.append(sentence)
    return Context(sentences), strings


def saying(context: Context, number: int) -> set[int]:
    """Where the subjects of speech begin in a sentence."""
    sentence = context.sentences[number]
    return {
        naming(sentence, frame.subject).begin
        for frame in context.frames(number)
        if frame.speaks and frame.subject is not None
    }


def finish(article: Article, drafts: list[Draft], strings: list[Quoted]) -> tuple[Quotation, ...]:
    """Quotations of drafts, in order of start, with their ids."""
    seen: Counter[str] = Counter()
    found = []
    for draft in sorted(drafts, key=lambda one: (one.spans[0][0], -one.spans[0][1])):
        text = " ".join(article.body[start:end] for start, end in draft.spans)
        key = f"{article.id}\n{' '.join(_WORD.findall(fold(text)))}"
        digest = hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[key] += 1
        found.append(
            Quotation(
                id=f"q-{digest}",
                article=article.id,
                spans=tuple(draft.spans),
                text=text,
                kind=draft.kind,
                cue=draft.cue,
                source=draft.source,
                speaker=draft.speaker,
                why=draft.why,
                quoted=_inside(draft.spans, strings),
                marked=draft.marked,
                certainty=draft.certainty,
                sure=draft.speaker is not None and (draft.certainty is None or draft.certainty >= SURE),
                denied=draft.denied,
            )
        )
    return tuple(found)


def _inside(spans: list[Span], strings: list[Quoted]) -> tuple[Span, ...]:
    """The quoted strings, in order, that stand in one of the spans."""
    found: list[Span] = []
    for start, end in spans:
        at = bisect_left(strings, start, key=lambda string: string.start)
        while at < len(strings) and strings[at].end <= end:
            found.append((strings[at].start, strings[at].end))
            at += 1
    return tuple(found)
