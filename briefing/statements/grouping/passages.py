"""Passages: the stretches of an article that stand inside marks, as words, with who said them and when."""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing.language.marks import quoted
from briefing.language.sentences import paragraphs
from briefing.model import Article, PartialDate, Quotation, QuotationKind, Span
from briefing.statements.comparing.tokens import Line, line
from briefing.statements.grouping.days import LONG_AFTER, between
from briefing.statements.grouping.looking_back import day_beside, looks_back
from briefing.statements.grouping.people import Who, speaks
from briefing.statements.grouping.runs import runs

SHORTEST = 3  # words of a string that is a passage of its own beside others of its quotation
_MARK = re.compile("[“”\"«»„'‘`]")
_BLANK = re.compile(r"\n\s*\n")
_LEAD = "“\"«„‘'([`"
_TRAIL = ".,!?…;:”\"»’')]%"


@dataclass(eq=False, slots=True)
class Passage:
    """One quoted string of a quotation, in one paragraph; or a part of that.

    `spans` are places in the article's body, `text` what they hold, joined by a space, `keys` its words in normal
    form. `order` counts the passages of the article, `source` its quotations, `paragraph` the paragraphs of the
    quotation. `beside` are strings too short to be passages that belong with it. `issuer` says who issued a primary
    source, and as what. `looks_back`: its paragraph says that it is some days old, `told` the day that it names.
    `parent` is the passage that this one is a part of, at `start`..`end` of its text.
    """

    article: str
    quotation: Quotation
    order: int
    spans: tuple[Span, ...]
    text: str
    keys: Sequence[str]
    who: Who
    when: PartialDate | None
    primary: bool
    source: int
    paragraph: int = 0
    parent: Passage | None = None
    start: int = 0
    end: int = 0
    parts: list[Passage] = field(default_factory=list)
    flat: str = ""
    beside: tuple[Span, ...] = ()
    issuer: str = ""
    looks_back: bool = False
    told: PartialDate | None = None
    _runs: array[int] | None = field(default=None, init=False, repr=False)

    @property
    def line(self) -> Line:
        """Its words with their places and marks."""
        return line(self.text)

    @property
    def runs(self) -> array[int]:
        """Its runs of words that tell, in their order: found once, as it is asked for them again and again."""
        if self._runs is None:
            self._runs = array("I", runs(self.keys))
        return self._runs

    @property
    def printer(self) -> tuple[str, int]:
        """What tells its quotation from all others of the briefing: the article and the quotation's number there."""
        return self.article, self.source

    @property
    def bare(self) -> bool:
        """Whether it is a paragraph without marks that is no quotation: it says only what passages of others say."""
        return not self.quotation.id and not self.quotation.marked

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands, for sorting."""
        return self.article, self.order, self.start


def passages(article: Article, quotations: Sequence[Quotation]) -> Iterator[Passage]:
    """The passages of an article's direct and mixed quotations, in order.

    A string of a word or two goes with the passage before or after it; alone in its quotation it is one by itself.
    What the sayer is said not to have said is none.
    """
    order = 0
    ordered = sorted(quotations, key=lambda item: (item.spans, item.id))
    for source, quotation in enumerate(ordered):
        if quotation.kind is QuotationKind.INDIRECT or quotation.denied:
            continue
        made: list[Passage] = []
        short: list[Passage] = []
        for paragraph, span in _strings(article.body, _printed(article.body, quotation)):
            one = passage(article, quotation, (order, source), (span,), paragraph)
            order += 1
            if len(one.keys) < SHORTEST:
                short.append(one)
                continue
            one.beside, short = tuple(span for item in short for span in item.spans), []
            made.append(one)
        if made:
            made[-1].beside += tuple(span for item in short for span in item.spans)
        yield from made or (item for item in short if item.keys)


def passage(
    article: Article, quotation: Quotation, numbers: tuple[int, int], spans: tuple[Span, ...], paragraph: int
) -> Passage:
    """A passage from its places in the body; `numbers` are its own and its quotation's in the article."""
    text = " ".join(article.body[start:end] for start, end in spans)
    keys = line(text).keys
    return Passage(
        article.id,
        quotation,
        numbers[0],
        spans,
        text,
        keys,
        speaks(quotation),
        article.published,
        article.kind.primary,
        numbers[1],
        paragraph,
        end=len(text),
        flat=f" {' '.join(keys)} ",
        issuer=f"{article.kind}:{article.outlet}" if article.kind.primary else "",
        looks_back=looks_back(article.body, spans),
        told=day_beside(article.body, spans, article.published),
    )


def _printed(body: str, quotation: Quotation) -> Sequence[Span]:
    """The parts of a quotation that hold the speaker's own words: the strings of a mixed one, and all of a direct one
    but the word of the outlet that leads to its marks (said that “…”).
    """
    if quotation.kind is not QuotationKind.DIRECT:
        return quotation.quoted
    return [_led(body, span, quotation.quoted) for span in quotation.spans]


def _led(body: str, span: Span, strings: Sequence[Span]) -> Span:
    """A part of a direct quotation from its first mark on, where no more than a word stands before that."""
    start, end = span
    first = min((low for low, high in strings if low < end and high > start), default=start)
    return (max(start, first), end) if body[start:first].strip().isalpha() else span


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
        whole.source,
        whole.paragraph,
        whole,
        start,
        end,
        flat=f" {' '.join(keys)} ",
        beside=whole.beside if start == 0 else (),
        issuer=whole.issuer,
        looks_back=whole.looks_back,
        told=whole.told,
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


class Runs(NamedTuple):
    """The runs of words of an article's passages, and of the paragraphs that passages of others can make some."""

    passages: Collection[int]
    bare: Collection[int]


class Gathered(NamedTuple):
    """The passages of articles, and the runs of each article."""

    passages: list[Passage]
    runs: dict[str, Runs]


def gather(articles: Sequence[Article], quotations: Mapping[str, tuple[Quotation, ...]]) -> Gathered:
    """All passages of a briefing, in the order of article ids, with words that no quotation holds.

    Those are strings inside marks that nobody was found to stand behind and, in a primary source, paragraphs without
    marks that have words of passages of other articles, whose days allow it: they can report a statement that is known
    from elsewhere; alone they are none (see `attributed`).
    """
    ordered = sorted(articles, key=lambda item: item.id)
    made = {article.id: list(_marked(article, quotations.get(article.id, ()))) for article in ordered}
    told = {name: array("I", {run for one in listed for run in one.runs}) for name, listed in made.items()}
    bare = {article.id: _bare(article, quotations.get(article.id, ())) for article in ordered if article.kind.primary}
    kept = {
        name: Runs(found, array("I", {run for _, its in bare.get(name, ()) for run in its}))
        for name, found in told.items()
    }
    days: dict[int, list[tuple[str, PartialDate | None]]] = {
        run: [] for found in bare.values() for _, its in found for run in its
    }
    for article in ordered:
        for run in days.keys() & told[article.id]:
            days[run].append((article.id, article.published))
    for article in ordered:
        spans: list[Span] = []
        for span, its in bare.get(article.id, ()):
            near = (between(article.published, when) for run in its for name, when in days[run] if name != article.id)
            if any(apart <= LONG_AFTER for apart in near):
                spans.append(span)
        made[article.id] += _nobodys_own(article, spans, made[article.id], len(quotations.get(article.id, ())))
    return Gathered([one for article in ordered for one in made[article.id]], kept)


def _marked(article: Article, quotations: Sequence[Quotation]) -> Iterator[Passage]:
    """The passages of an article's quotations, and its other strings inside marks."""
    order = 0
    for made in passages(article, quotations):
        yield made
        order = made.order + 1
    source = len(quotations)
    for first, last in _free(article.body, quotations):
        for string in quoted(article.body, first, last):
            one = _nobodys(article, (order, source), (string.start, string.end))
            if len(one.keys) >= SHORTEST and _clear((string.start, string.end), quotations):
                yield one
                order, source = order + 1, source + 1


def _bare(article: Article, quotations: Sequence[Quotation]) -> list[tuple[Span, list[int]]]:
    """The paragraphs without marks and quotations, each with its runs."""
    found: list[tuple[Span, list[int]]] = []
    for span in paragraphs(article.body):
        if _clear(span, quotations) and not quoted(article.body, *span):
            found.append((span, runs(line(article.body[slice(*span)]).keys)))
    return found


def _nobodys_own(article: Article, spans: Sequence[Span], made: Sequence[Passage], source: int) -> Iterator[Passage]:
    order = max((one.order for one in made), default=-1) + 1
    source = max((one.source for one in made), default=source) + 1
    for at, span in enumerate(spans):
        yield _nobodys(article, (order + at, source + at), span, marked=False)


def _nobodys(article: Article, numbers: tuple[int, int], span: Span, *, marked: bool = True) -> Passage:
    nobody = Quotation("", article.id, (span,), article.body[slice(*span)], QuotationKind.DIRECT, marked=marked)
    return passage(article, nobody, numbers, (span,), 0)


def _free(body: str, quotations: Sequence[Quotation]) -> Iterator[Span]:
    """The paragraphs with a mark that no quotation holds whole."""
    held = {span for item in quotations for span in item.spans}
    for span in paragraphs(body):
        if span not in held and _MARK.search(body, *span):
            yield span


def _clear(span: Span, quotations: Sequence[Quotation]) -> bool:
    """Whether no direct or mixed quotation overlaps a place."""
    return all(
        low >= span[1] or high <= span[0]
        for item in quotations
        if item.kind is not QuotationKind.INDIRECT
        for low, high in item.spans
    )


def attributed(passage: Passage) -> bool:
    """Whether a passage belongs to a quotation that was found in its article."""
    return bool(passage.quotation.id)
