"""Passages: the stretches of an article that stand inside marks, as words, with who said them and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.language.marks import OPENERS, quoted
from briefing.language.sentences import paragraphs
from briefing.model import Article, PartialDate, Quotation, QuotationKind, Span
from briefing.statements.comparing.tokens import Line, line
from briefing.statements.grouping.people import Who, who

SHORTEST = 3  # words of a fragment that can be told from others
LOOSE = 5  # words inside marks that nobody was found to stand behind, before they can be a report
_BLANK = re.compile(r"\n\s*\n")
_LEAD = "“\"«„‘'([`"
_TRAIL = ".,!?…;:”\"»’')]%"


@dataclass(eq=False, slots=True)
class Passage:
    """One quoted string of a quotation, in one paragraph; or a part of that.

    `spans` are places in the article's body, `text` what they hold, joined by a space, `keys` its words in normal
    form. `order` counts the passages of the article, `paragraph` the paragraphs of the quotation. `beside` are strings
    too short to be passages that belong with it. `parent` is the passage that this one is a part of, at `start`..`end`
    of its text.
    """

    article: str
    quotation: Quotation
    order: int
    spans: tuple[Span, ...]
    text: str
    keys: list[str]
    who: Who
    when: PartialDate | None
    primary: bool
    paragraph: int = 0
    parent: Passage | None = None
    start: int = 0
    end: int = 0
    parts: list[Passage] = field(default_factory=list)
    flat: str = ""
    beside: tuple[Span, ...] = ()

    @property
    def line(self) -> Line:
        """Its words with their places and marks."""
        return line(self.text)


def passages(article: Article, quotations: Sequence[Quotation]) -> Iterator[Passage]:
    """The passages of an article's direct and mixed quotations, in order, those too short to tell apart left out."""
    order = 0
    for quotation in sorted(quotations, key=lambda item: (item.spans, item.id)):
        if quotation.kind is QuotationKind.INDIRECT:
            continue
        made: list[Passage] = []
        short: list[Span] = []
        for paragraph, span in _strings(article.body, _printed(article.body, quotation)):
            one = passage(article, quotation, order, (span,), paragraph)
            if len(one.keys) < SHORTEST:
                short.append(span)
                continue
            one.beside, short = tuple(short), []
            made.append(one)
            order += 1
        if made and short:
            made[-1].beside += tuple(short)
        yield from made


def passage(article: Article, quotation: Quotation, order: int, spans: tuple[Span, ...], paragraph: int) -> Passage:
    """A passage from its places in the body."""
    text = " ".join(article.body[start:end] for start, end in spans)
    keys = line(text).keys
    return Passage(
        article.id,
        quotation,
        order,
        spans,
        text,
        keys,
        who(quotation.speaker),
        article.published,
        article.kind.primary,
        paragraph,
        end=len(text),
        flat=f" {' '.join(keys)} ",
    )


def _printed(body: str, quotation: Quotation) -> list[Span]:
    """The parts of a quotation that stand inside marks; all of one that has none (a transcript, a block)."""
    if not quotation.marked:
        return list(quotation.spans)
    inside: list[Span] = []
    for start, end in quotation.spans:
        if quotation.kind is QuotationKind.DIRECT and body[start:end].lstrip()[:1] in OPENERS:
            inside.append((start, end))
            continue
        inner = [(lo, hi) for lo, hi in quotation.quoted if start <= lo and hi <= end]
        if inner:
            inside += inner
        elif quotation.kind is QuotationKind.DIRECT:
            inside.append((start, end))
    return inside


def _strings(body: str, spans: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """The quoted strings, parted where a paragraph ends, each with the number of its paragraph in the quotation."""
    paragraph, before = 0, None
    for start, end in spans:
        at = start
        for blank in [*_BLANK.finditer(body, start, end), None]:
            span = (at, blank.start() if blank else end)
            if body[slice(*span)].strip():
                paragraph += before is not None and _BLANK.search(body, before, span[0]) is not None
                yield paragraph, span
                before = span[1]
            at = blank.end() if blank else end


def split(whole: Passage, first: int, last: int) -> tuple[Passage | None, Passage, Passage | None]:
    """Part a passage around its words first..last-1: what is before, those words, what is after."""
    tokens, text = whole.line.tokens, whole.text
    low, high = 0, len(text)
    if first > 0:
        low = tokens[first].start
        while low > 0 and text[low - 1] in _LEAD and low > tokens[first - 1].end:
            low -= 1
    if last < len(tokens):
        high = tokens[last - 1].end
        while high < tokens[last].start and text[high] in _TRAIL:
            high += 1
    middle = part(whole, low, high)
    before = part(whole, 0, low) if low else None
    after = part(whole, high, len(text)) if high < len(text) else None
    whole.parts = [piece for piece in (before, middle, after) if piece is not None]
    return before, middle, after


def part(whole: Passage, start: int, end: int) -> Passage:
    keys = line(whole.text[start:end]).keys
    return Passage(
        whole.article,
        whole.quotation,
        whole.order,
        clip(whole.spans, start, end),
        whole.text[start:end],
        keys,
        whole.who,
        whole.when,
        whole.primary,
        whole.paragraph,
        whole,
        start,
        end,
        flat=f" {' '.join(keys)} ",
        beside=whole.beside if start == 0 else (),
    )


def clip(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The places in the body of characters start..end-1 of the text that `spans` make, joined by single spaces."""
    clipped: list[Span] = []
    at = 0
    for low, high in spans:
        first, last = max(start, at), min(end, at + high - low)
        if first < last:
            clipped.append((low + first - at, low + last - at))
        at += high - low + 1
    return tuple(clipped)


def gather(articles: Sequence[Article], quotations: Mapping[str, tuple[Quotation, ...]]) -> list[Passage]:
    """All passages of a briefing, in the order of article ids, with the words inside marks that are no quotation.

    Those can report a statement that is known from elsewhere; alone they are none (see `found`).
    """
    ordered = sorted(articles, key=lambda item: item.id)
    return [made for article in ordered for made in _all(article, quotations.get(article.id, ()))]


def _all(article: Article, quotations: Sequence[Quotation]) -> Iterator[Passage]:
    order = 0
    for made in passages(article, quotations):
        yield made
        order = made.order + 1
    known = sorted(span for quotation in quotations for span in quotation.spans)
    for span in _loose(article.body, known):
        nobody = Quotation("", article.id, (span,), article.body[slice(*span)], QuotationKind.DIRECT)
        one = passage(article, nobody, order, (span,), 0)
        if len(one.keys) >= LOOSE:
            yield one
            order += 1


def _loose(body: str, known: Sequence[Span]) -> Iterator[Span]:
    """What stands inside marks, paragraph by paragraph, and overlaps no quotation."""
    at = 0
    for first, last in paragraphs(body):
        for one in quoted(body, first, last):
            if one.single:
                continue
            while at < len(known) and known[at][1] <= one.start:
                at += 1
            if all(start >= one.end or end <= one.start for start, end in known[at : at + 8]):
                yield one.start, one.end


def found(passage: Passage) -> bool:
    """Whether a passage belongs to a quotation that was found in its article."""
    return bool(passage.quotation.id)
