"""Speeches: a whole text that one person speaks, after a line, a headline or a byline that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.model import Article, ArticleKind
from briefing.quotations.forms.labels import person
from briefing.quotations.forms.paragraphs import Paragraph, aside, closing, heading, time_mark
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.forms.voice import SPEAKS, greets, speaks_as_one, voice

_WORDS = r"(?:speech|remarks|address|lecture|keynote|statement|oral statement|opening statement|eulogy|toast|sermon)"
_BY = re.compile(
    rf"\b{_WORDS}(?: text)?(?: (?:was|as))?(?: (?:given|delivered|made|issued|read))?(?: today)? (?:by|from|of)\b|"
    rf"\b(?:made|gave|delivered|issued|given) (?:the following|this)(?: \w+)? {_WORDS}\b|"
    r"\b(?:check against delivery|exactly as it was delivered|as (?:it was )?delivered|may differ from (?:the )?"
    r"delivered version|delivered on\b|delivered by\b|the following (?:speech|statement|remarks)\b)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"['’]s?(?: [\w-]+){{0,3}} {_WORDS}\b|\b{_WORDS}(?: (?:given|delivered|made))?(?: \w+){{0,6}}? (?:by|from) |"
    rf"\bdelivered by\b|(?:^|[:–—-] ?)(?:\w+ ){{0,2}}{_WORDS}(?: (?:to|at|on|in|for)\b|$)|"
    rf"\b{_WORDS} (?:to|at|on) the\b|: {_WORDS}\b",
    re.IGNORECASE,
)
_NAME = r"((?:[A-ZÀ-ÖØ-Þ][\w’'.-]*\s){0,4}[A-ZÀ-ÖØ-Þ][\w’-]*?)"
_LEAD = r"^(?:(?i:full text|transcript|read|in full|watch|text)\b:?\s(?:of )?)?"
_BEHIND = r"(?=$|\s[a-z]|[,:(–—|-])"
_GIVEN = (  # of headlines; the last only where the word for the speech is no part of a title in capitals
    re.compile(rf"{_LEAD}{_NAME}['’]s?\s(?i:(?:\w+\s){{0,4}}{_WORDS})\b"),
    re.compile(rf"\b(?i:{_WORDS}) (?:given |delivered |made )?(?:by|from) {_NAME}{_BEHIND}"),
    re.compile(rf"^{_NAME}(?::|,|\s[–—|-])\s.*\b(?i:{_WORDS})\b"),
    re.compile(rf"^{_NAME} {_WORDS}\b"),
)
_BEFORE_COLON = re.compile(rf"^{_NAME}:\s")
_ROSE = re.compile(r"\b(?:addressed|addresses|addressing|(?:spoke|speaks|speaking|spoken) (?:to|at|in|before|today))\b")
_REPORTED = re.compile(r"[”\"]\W*(?:[A-Z]\w+ ){1,3}said\b|\b(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z]\w+) (?:said|told|added)\b")
_TOLD = 0.2  # of the paragraphs of a report that tell what somebody said
_LONGEST_LINE = 240  # characters of a line that says who speaks
_PREAMBLE = 8  # paragraphs at most before the speech begins
_SPOKEN = 0.3  # of the paragraphs of a speech that sound like one


def speech(article: Article, parts: Sequence[Paragraph], *, blocks: bool) -> list[Turn]:
    """The paragraphs of a speech, a turn each; none where the text is none. Who speaks is told by `speaker_lines`.

    A text is a speech where it is a transcript without names, or where a line at its head or its headline says so; and
    where it sounds like one. What a columnist writes in the first person is none, and a headline does not make one of
    a text with `blocks` under "X said:".
    """
    if article.kind is ArticleKind.COMMENT:
        return []
    first = _head(parts)
    greeted = _greeted(parts)
    introduced = any(_tells(part) for part in parts[:first]) or (greeted > 0 and not blocks)
    first = max(first, greeted)
    called = _CALLED.search(article.headline) is not None or article.kind is ArticleKind.TRANSCRIPT
    if not introduced and (blocks or not called):
        return []
    spoken: list[Paragraph] = []
    for part in parts[first:]:
        if closing(part):
            break
        if part.text and not (heading(part) or aside(part) or time_mark(part)):
            spoken.append(part)
    reported = sum(_REPORTED.search(part.text) is not None for part in spoken)
    if article.kind is not ArticleKind.TRANSCRIPT and reported > 1 and reported > _TOLD * len(spoken):
        return []
    sounds = sum(voice(part.text) >= SPEAKS for part in spoken)
    if not spoken or sounds < _SPOKEN * len(spoken) or not any(speaks_as_one(part.text) for part in spoken):
        return []
    return [Turn(Form.SPEECH, (part.span,)) for part in spoken]


def _head(parts: Sequence[Paragraph]) -> int:
    """Where the speech begins: behind the lines that say who speaks and where, headings and days."""
    edge = 0
    for number, part in enumerate(parts[:_PREAMBLE]):
        if _tells(part):
            edge = number + 1
        elif not (heading(part) or aside(part) or time_mark(part) or not part.text):
            if number >= edge + 2:
                break
            continue
        elif edge == number:
            edge = number + 1
    return edge


def _greeted(parts: Sequence[Paragraph]) -> int:
    """Where somebody greets right behind a line that they spoke somewhere: `Ada Marsh addressed the guild.`"""
    text = [(number, part) for number, part in enumerate(parts[: _PREAMBLE + 1]) if part.text and not heading(part)]
    for (_, line), (number, part) in pairwise(text):
        if greets(part.text) and not line.marked and _rose(line):
            return number
    return 0


def _rose(part: Paragraph) -> bool:
    short = len(part.text) <= _LONGEST_LINE
    return short and part.ended and _ROSE.search(part.text) is not None and not speaks_as_one(part.text)


def _tells(part: Paragraph) -> bool:
    """Whether a line says that somebody gives a speech: Speech by Ada Marsh at the Guildhall."""
    return len(part.text) <= _LONGEST_LINE and _BY.search(part.text) is not None and not speaks_as_one(part.text)


def giver(line: str, *, transcript: bool = False) -> str | None:
    """The words of a line that name who gives a speech, whether or not they are a name that any list knows.

    Of a `transcript` they may also be what stands before a colon: Solveig Aas: The buses are coming back.
    """
    for form in (*_GIVEN, *((_BEFORE_COLON,) if transcript else ())):
        found = form.search(line[:_LONGEST_LINE])
        if found is not None:
            return str(found[1])
    return None


def speaker_lines(article: Article, parts: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """The texts that may name who gives a speech, and where they stand: at its head, in the byline, in the headline."""
    for part in parts[:_PREAMBLE]:
        if _tells(part):
            yield part.text, "the line before the speech"
    for part in parts[:_PREAMBLE]:
        if _rose(part):
            yield part.text, "the line before the speech"
    byline = (article.byline or "").removeprefix("By ")
    if byline and person(byline.split(",")[0]):
        yield byline, "the byline"
    yield article.headline, "the headline"
