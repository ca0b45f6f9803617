"""An article's quotations, with their speakers."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from briefing.language.marks import Quoted
from briefing.language.sentences import paragraphs
from briefing.language.words import fold
from briefing.model import Article, Quotation, Span
from briefing.quotations.attributing.certainty import SURE
from briefing.quotations.attributing.decisions import Decided, Passed, decide_strings
from briefing.quotations.attributing.drafts import draft_quotations
from briefing.quotations.attributing.scribe import QuotationDraft
from briefing.quotations.cues.context import ReadSentences, read
from briefing.quotations.forms.callers import Callers
from briefing.quotations.forms.drafting import draft_turns
from briefing.quotations.forms.inside import Inside, inside
from briefing.quotations.forms.layout import Layout, layout
from briefing.quotations.forms.pulling import with_speakers
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.people import People
from briefing.quotations.naming.phrases import saying
from briefing.quotations.naming.speakers import Speakers

_WORD = re.compile(r"\w+(?:['’.,]\w+)*")


def as_is(text: str, id: str) -> Article:  # noqa: A002 - named as the model's field
    """A plain text as an article, unchanged, so that offsets count in the text."""
    return Article(id=id, headline="", outlet="", body=text)


@dataclass(slots=True)
class Work:
    """What the stages make of one article, each field by the stage that gives it."""

    article: Article
    cast: Cast
    places: tuple[Span, ...] = field(init=False)
    form: Layout = field(init=False)
    context: ReadSentences = field(init=False)
    strings: tuple[tuple[int, int, Quoted], ...] = field(init=False)
    people: People = field(init=False)
    decided: tuple[Decided, ...] = field(init=False)
    passed: tuple[Passed, ...] = field(init=False)
    drafts: tuple[QuotationDraft, ...] = field(init=False)
    inside: Inside = field(init=False)
    turns: tuple[QuotationDraft, ...] = field(init=False)
    quotations: tuple[Quotation, ...] = field(init=False)


@dataclass(frozen=True, slots=True)
class Stage:
    """A step from an article to its quotations: the fields of Work that it needs and gives, and what it does."""

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    does: str
    run: Callable[[Work], None]


def _paragraphs(work: Work) -> None:
    work.places = tuple(paragraphs(work.article.body))


def _form(work: Work) -> None:
    work.form = layout(work.article, work.places)


def _reading(work: Work) -> None:
    work.context, work.strings = read(work.article.body, [part.prose for part in work.form.prose])


def _people(work: Work) -> None:
    work.people = People()
    sentences = work.context.sentences
    work.people.read(sentences, [saying(work.context, number) for number in range(len(sentences))])


def _decisions(work: Work) -> None:
    work.decided, work.passed = decide_strings(work.article.body, work.context, work.strings, work.people)


def _drafts(work: Work) -> None:
    speakers = Speakers(work.article, work.cast, work.people, work.form.addressed, work.form.writer)
    work.drafts = tuple(draft_quotations(work.article.body, work.context, work.decided, speakers))


def _quoting(work: Work) -> None:
    work.inside = inside(work.article, work.cast, work.form)


def _turns(work: Work) -> None:
    if not work.form.turns:
        work.turns = ()
        return
    speakers = Speakers(work.article, work.cast, work.people)
    callers = Callers(work.article, work.cast, work.people, work.form.turns, work.form.prose)
    work.turns = tuple(draft_turns(work.article, work.form, work.inside, work.context, callers, speakers))


def _quotations(work: Work) -> None:
    strings = [string for _, _, string in work.strings]
    drafts = with_speakers(work.article.body, work.drafts, work.turns, work.form.turns)
    work.quotations = _finish(work.article, [*drafts, *work.turns, *work.inside.drafts], strings)


STAGES: tuple[Stage, ...] = (
    Stage("paragraphs", ("article",), ("places",), "find where the paragraphs stand", _paragraphs),
    Stage("form", ("article", "places"), ("form",), "see who speaks where without quotation marks", _form),
    Stage("reading", ("article", "form"), ("context", "strings"), "read the prose as sentences and strings", _reading),
    Stage("people", ("context",), ("people",), "find whom the article names, and whom pronouns mean", _people),
    Stage(
        "decisions",
        ("article", "context", "strings", "people"),
        ("decided", "passed"),
        "tell which strings are somebody's words, and find their sources",
        _decisions,
    ),
    Stage(
        "drafts",
        ("article", "cast", "form", "context", "people", "decided"),
        ("drafts",),
        "draft quotations in marks and reported speech, and name the speakers",
        _drafts,
    ),
    Stage(
        "inside",
        ("article", "cast", "form"),
        ("inside",),
        "draft what those who speak without marks quote of others",
        _quoting,
    ),
    Stage(
        "turns",
        ("article", "cast", "form", "inside", "context", "people"),
        ("turns",),
        "draft what is said without marks, and name the speakers",
        _turns,
    ),
    Stage(
        "quotations",
        ("article", "form", "strings", "drafts", "inside", "turns"),
        ("quotations",),
        "put all in order, with ids that last",
        _quotations,
    ),
)  # in order; no stage changes what another one holds


def extract(article: Article, cast: Cast) -> tuple[Quotation, ...]:
    """The quotations of an article's body, in order of start: direct, mixed and indirect.

    Deterministic, and linear in the length of the body. An id is made of the article's id and the quotation's words,
    so it survives edits elsewhere in the body.
    """
    return worked(article, cast).quotations


def worked(article: Article, cast: Cast) -> Work:
    """What every stage makes of an article."""
    work = Work(article, cast)
    for stage in STAGES:
        stage.run(work)
    return work


def _finish(article: Article, drafts: list[QuotationDraft], strings: list[Quoted]) -> tuple[Quotation, ...]:
    seen: Counter[str] = Counter()
    quotations = []
    for draft in sorted(drafts, key=lambda one: (one.spans[0][0], -one.spans[0][1])):
        text = " ".join(article.body[start:end] for start, end in draft.spans)
        key = f"{article.id}\n{' '.join(_WORD.findall(fold(text)))}"
        digest = hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        seen[key] += 1
        quotations.append(
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
    return tuple(quotations)


def _inside(spans: list[Span], strings: list[Quoted]) -> tuple[Span, ...]:
    """The quoted strings, in order, that stand in one of the spans."""
    places: list[Span] = []
    for start, end in spans:
        at = bisect_left(strings, start, key=lambda string: string.start)
        while at < len(strings) and strings[at].end <= end:
            places.append((strings[at].start, strings[at].end))
            at += 1
    return tuple(places)
