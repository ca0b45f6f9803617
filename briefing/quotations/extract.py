"""An article's quotations, with their speakers."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

from briefing.model import Article, Quotation, QuotationKind, Span, Speaker, Words
from briefing.quotations.attribution import Context, Source, decide, gather, nobody_features
from briefing.quotations.cast import Cast
from briefing.quotations.marks import Quoted, quoted
from briefing.quotations.sentences import Sentence, parse
from briefing.quotations.tokens import split_sentences, tokenize
from briefing.text import fold, paragraphs, words


def as_is(text: str, id: str) -> Article:  # noqa: A002 - named as the model's field
    """A plain text as an article, unchanged, so that offsets count in the text."""
    return Article(id=id, headline="", outlet="", body=text)


@dataclass
class Draft:
    """A quotation in the making."""

    spans: list[Span]
    kind: QuotationKind
    cue: Words | None = None
    source: Words | None = None
    speaker: Speaker | None = None
    why: str = ""


def extract(article: Article, cast: Cast) -> tuple[Quotation, ...]:
    """The quotations of an article's body, in order of start. Deterministic; ids survive edits elsewhere."""
    body = article.body
    sentences: list[Sentence] = []
    strings: list[tuple[int, int, Quoted]] = []
    for number, (start, end) in enumerate(paragraphs(body)):
        quotes = quoted(body, start, end)
        tokens = tokenize(body, start, end, quotes)
        for first, last in split_sentences(tokens):
            sentence = parse(tokens[first:last], number)
            for at, token in enumerate(sentence.tokens):
                if token.tag == "Q":
                    strings.append((len(sentences), at, quotes[token.quote]))
            sentences.append(sentence)
    context = Context(sentences)
    before: list[tuple[int, Source | None]] = []
    drafts: list[Draft] = []
    for sentence_number, at, string in strings:
        gathered = gather(context, sentence_number, at, before)
        source, probability = decide(gathered, nobody_features(context, sentence_number, at))
        before.append((sentence_number, source))
        draft = Draft([(string.start, string.end)], QuotationKind.DIRECT)
        if source is not None:
            draft.source = Words(source.start, source.end, body[source.start : source.end])
            if source.frame is not None:
                cue = source.frame.token
                draft.cue = Words(cue.start, cue.end, cue.text)
                draft.why = f"cue '{cue.text}' {source.how}"
            draft.why += f" ({probability:.2f})"
            actors = cast.named(draft.source.text) or cast.surnamed(draft.source.text)
            if len(actors) == 1:
                draft.speaker = Speaker(actors[0].id, actors[0].name)
            elif source.phrase.kind == "name":
                draft.speaker = Speaker(None, draft.source.text)
        drafts.append(draft)
    return finish(article, drafts)


def finish(article: Article, drafts: list[Draft]) -> tuple[Quotation, ...]:
    """Drafts as quotations, in order, with ids made of the article, the folded words and a count among equals."""
    seen: Counter[str] = Counter()
    found = []
    for draft in sorted(drafts, key=lambda one: (one.spans[0][0], one.spans[-1][1])):
        text = " ".join(article.body[start:end] for start, end in draft.spans)
        key = f"{article.id}\n{' '.join(fold(word.text) for word in words(text))}"
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
            )
        )
    return tuple(found)
