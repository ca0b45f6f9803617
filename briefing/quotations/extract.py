"""An article's quotations, with their speakers."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field

from briefing.model import Article, Quotation, QuotationKind, Span, Speaker, Words
from briefing.quotations.cast import Cast
from briefing.quotations.marks import quoted
from briefing.text import fold, paragraphs, words

_NAME = r"(?:[A-Z][\w'’.-]*(?: (?:of|and|for|the|de|van|von|al|[A-Z][\w'’.-]*))* ?)"
_VERBS = "said|says|added|adds|told|warned|wrote|tweeted|asked|argued|explained|emphasi[sz]ed|noted|continued|insisted"
_SAYS = rf"(?P<cue>{_VERBS})"
_AFTER = re.compile(rf"[,.]?\s*(?:(?P<who>{_NAME}|he|she|they)\s*{_SAYS}\b|(?P<cue2>{_VERBS}) (?P<who2>{_NAME}))", re.S)
_BEFORE = re.compile(rf"(?P<who>{_NAME}|He|he|She|she|They|they)[^.“”\"]{{0,80}}?\b{_SAYS}\b[^.“”\"]*$", re.S)


def as_is(text: str, id: str) -> Article:  # noqa: A002 - named as the model's field
    """A plain text as an article, unchanged, so that offsets count in the text."""
    return Article(id=id, headline="", outlet="", body=text)


@dataclass
class _Draft:
    spans: list[Span]
    kind: QuotationKind
    cue: Words | None = None
    source: Words | None = None
    speaker: Speaker | None = None
    why: str = ""
    extra: list[str] = field(default_factory=list)


def extract(article: Article, cast: Cast) -> tuple[Quotation, ...]:
    """The quotations of an article's body, in order of start. Deterministic; ids survive edits elsewhere."""
    body = article.body
    drafts: list[_Draft] = []
    for start, end in paragraphs(body):
        before: _Draft | None = None
        for first, last in quoted(body, start, end):
            draft = _Draft([(first, last)], QuotationKind.DIRECT)
            _attribute(body, start, end, draft)
            if draft.source is None and before is not None and before.source is not None:
                before.spans.append((first, last))
                continue
            drafts.append(draft)
            before = draft
    for draft in drafts:
        if draft.source is not None:
            actors = cast.named(draft.source.text) or cast.surnamed(draft.source.text)
            if len(actors) == 1:
                draft.speaker = Speaker(actors[0].id, actors[0].name)
            elif draft.source.text[0].isupper() and draft.source.text.lower() not in ("he", "she", "they"):
                draft.speaker = Speaker(None, draft.source.text)
    return finish(article, drafts)


def _attribute(body: str, start: int, end: int, draft: _Draft) -> None:
    first, last = draft.spans[0]
    match = _AFTER.match(body, last, end)
    if match:
        name, cue = ("who", "cue") if match["who"] else ("who2", "cue2")
    else:
        match = _BEFORE.search(body[start:first])
        name, cue = "who", "cue"
    if not match:
        return
    offset = 0 if match.re is _AFTER else start
    who = match[name].rstrip()
    draft.source = Words(offset + match.start(name), offset + match.start(name) + len(who), who)
    draft.cue = Words(offset + match.start(cue), offset + match.end(cue), match[cue])
    draft.why = f"cue '{match[cue]}' {'after' if offset == 0 else 'before'}"


def finish(article: Article, drafts: list[_Draft]) -> tuple[Quotation, ...]:
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
                f"q-{digest}",
                article.id,
                tuple(draft.spans),
                text,
                draft.kind,
                draft.cue,
                draft.source,
                draft.speaker,
                draft.why,
            )
        )
    return tuple(found)
