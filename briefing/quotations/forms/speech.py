"""Speeches: a text that one person speaks, behind lines that say so, or one that sounds so to its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from briefing.language.marks import quoted
from briefing.model import Article, ArticleKind
from briefing.quotations.forms.announcing import announced
from briefing.quotations.forms.givers import LONGEST_LINE, PREAMBLE, SPEECH, rose, tells
from briefing.quotations.forms.paragraphs import Paragraph, aside, closing, heading, time_mark, with_lists
from briefing.quotations.forms.persons import persons
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.forms.voice import SPEAKS, opens, speaks_as_one, voice

_CALLED = re.compile(
    rf"['’]s?(?: [\w-]+){{0,3}} {SPEECH}\b|\b{SPEECH}(?: (?:given|delivered|made))?(?: \w+){{0,6}}? (?:by|from) |"
    rf"\bdelivered by\b|(?:^|[:–—-] ?)(?:\w+ ){{0,2}}{SPEECH}(?: (?:to|at|on|in|for)\b|$)|"
    rf"\b{SPEECH} (?:to|at|on) the\b|: {SPEECH}\b",
    re.IGNORECASE,
)
_WORD = re.compile(rf"\b(?:{SPEECH}|message|speaks|speaking|full text)\b", re.IGNORECASE)
_WRITES = re.compile(r"^By\b|\b(?:correspondent|editor|reporter|columnist|writer|journalist)\b", re.IGNORECASE)
_REPORTED = re.compile(r"[”\"]\W*(?:[A-Z]\w+ ){1,3}said\b|\b(?:[Hh]e|[Ss]he|[Tt]hey|[A-Z]\w+) (?:said|told|added)\b")
_SIGNS = re.compile(r"(?:[—–-]\s*)?[A-Z][\w’'.-]*(?: (?:(?:of|the|and) )*[A-Z][\w’'.-]*)*")  # a name below the words
_SIGN = 6  # words of it at most
_TOLD = 0.2  # of the paragraphs of a report that tell what somebody said
_SPOKEN = 0.3  # of the paragraphs of a speech that sound like one
_MINE = 0.3  # of the paragraphs of a speech that nothing else shows, in which somebody says I or we
_GAP = 4  # paragraphs at most between two of those
_FEWEST = 4  # paragraphs of a speech that nothing else shows


def speech(article: Article, parts: Sequence[Paragraph], *, blocks: bool) -> list[Turn]:
    """The paragraphs of a speech, a turn each with the list it announces; none where the text is none.

    Who speaks is told by `givers`.

    A text is a speech where it is a transcript without names, or where a line at its head or its headline says so, and
    where it sounds like one; and where it opens as a speech does and one voice goes through to its end. What a
    columnist writes in the first person is none, and a headline does not make one of a text with `blocks`.
    """
    if article.kind is ArticleKind.COMMENT:
        return []
    first, introduced = _head(article.body, parts)
    spoken = _spoken(parts[first:])
    if not spoken:
        return []
    called = _CALLED.search(article.headline) is not None or article.kind is ArticleKind.TRANSCRIPT
    if (introduced or (called and not blocks)) and not _report(article, parts[:first], spoken, blocks=blocks):
        sounds = sum(voice(part.text) >= SPEAKS for part in spoken)
        if sounds >= _SPOKEN * len(spoken) and any(speaks_as_one(part.text) for part in spoken):
            return [Turn(Form.SPEECH, spans) for spans in with_lists(spoken)]
    hinted = _WORD.search(article.headline) is not None or _hinted(article.body, parts[:first])
    if (hinted or opens(spoken[0].text)) and _one_voice(article.body, spoken):
        return [Turn(Form.SPEECH, spans) for spans in with_lists(spoken)]
    return []


def _spoken(parts: Sequence[Paragraph]) -> list[Paragraph]:
    spoken: list[Paragraph] = []
    for part in parts:
        if closing(part):
            break
        if part.text and not (heading(part) or aside(part) or time_mark(part)):
            spoken.append(part)
    if (
        spoken
        and len(spoken[-1].text.split()) <= _SIGN
        and not speaks_as_one(spoken[-1].text)
        and not spoken[-1].marked
    ):
        signs = _SIGNS.fullmatch(spoken[-1].text) is not None
        return spoken[:-1] if signs else spoken
    return spoken


def _report(article: Article, head: Sequence[Paragraph], spoken: Sequence[Paragraph], *, blocks: bool) -> bool:
    """Whether a text reports what was said, or comes to somebody's statement only behind prose of its own."""
    if article.kind is ArticleKind.TRANSCRIPT:
        return False
    if blocks and head and head[-1].text.endswith(":") and any(part.ended and not tells(part) for part in head[:-1]):
        return True
    if sum(part.marked for part in spoken) > _SPOKEN * len(spoken):
        return True
    reported = sum(_reports(article.body, part) for part in spoken)
    return reported > 1 and reported > _TOLD * len(spoken)


def _reports(body: str, part: Paragraph) -> bool:
    """Whether a paragraph tells what others said, and nobody says I or we outside of marks."""
    return _REPORTED.search(part.text) is not None and not _mine(body, part)


def _mine(body: str, part: Paragraph) -> bool:
    """Whether somebody says I or we in a paragraph outside of what it quotes."""
    strings = quoted(body, part.start, part.end)
    if not strings:
        return speaks_as_one(part.text)
    edges = [part.start, *(edge for one in strings for edge in (one.start, one.end)), part.end]
    return any(speaks_as_one(body[begin:end]) for begin, end in zip(edges[::2], edges[1::2], strict=True))


def _one_voice(body: str, spoken: Sequence[Paragraph]) -> bool:
    """Whether one voice goes through paragraphs to the last: I or we come back, nobody else is quoted or announced."""
    if len(spoken) < _FEWEST:
        return False
    mine = [number for number, part in enumerate(spoken) if _mine(body, part) or opens(part.text)]
    if len(mine) < _MINE * len(spoken) or mine[0] > 1:
        return False
    if mine[-1] < len(spoken) - 1 and not (voice(spoken[-1].text) >= SPEAKS and opens(spoken[0].text)):
        return False
    if max((after - before for before, after in pairwise(mine)), default=0) > _GAP:
        return False
    if any(part.depth or part.marked or announced(body, part) is not None for part in spoken):
        return False
    return sum(_reports(body, part) for part in spoken) <= _TOLD * len(spoken)


def _head(body: str, parts: Sequence[Paragraph]) -> tuple[int, bool]:
    """Where the speech begins: behind the lines that say who speaks and where, headings and days; whether any did."""
    edge, introduced = 0, False
    for number, part in enumerate(parts[: PREAMBLE + 1]):
        if opens(part.text) and number and not heading(part):
            return number, introduced or rose(parts[number - 1])
        if number == PREAMBLE:
            break
        if tells(part):
            edge, introduced = number + 1, True
        elif _hints(body, part) or heading(part) or aside(part) or time_mark(part) or not part.text:
            if edge == number or _hints(body, part):
                edge = number + 1
        elif number >= edge + 2:
            break
    return edge, introduced


def _hinted(body: str, head: Sequence[Paragraph]) -> bool:
    """Whether lines before the words tell of a speech, or begin with a cue: behind prose, a cue alone opens a block."""
    hints = [part for part in head if _hints(body, part)]
    prose = any(part.ended and part not in hints for part in head)
    if any(not prose or _WORD.search(part.text) is not None or rose(part) for part in hints):
        return True
    return any(heading(part) and _names_office(part.text) for part in head)


def _names_office(line: str) -> bool:
    """Whether a line names one person and their office, and nobody who writes for a living."""
    named = list(persons(line)) if _WRITES.search(line) is None else []
    return len(named) == 1 and bool(named[0].offices)


def _hints(body: str, part: Paragraph) -> bool:
    """Whether a line tells that somebody spoke, or ends in `said:`, and is not said itself."""
    if len(part.text) > LONGEST_LINE or part.marked or speaks_as_one(part.text):
        return False
    cue = announced(body, part)
    if cue is not None:
        return cue.begin >= part.end
    return rose(part) or (_WORD.search(part.text) is not None and next(persons(part.text), None) is not None)
