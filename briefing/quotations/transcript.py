"""Lines of a transcript: `NAME: what was said`, without quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefing.language.words import one_line
from briefing.model import Article, ArticleKind, Span, Speaker, Words
from briefing.quotations.naming.cast import Cast

_CAPITALS = r"(?:[A-Z][A-Z.'’-]*\s){0,4}[A-Z][A-Z'’-]+"
_TITLED = r"(?:[A-Z][\w.'’-]*\s){1,4}[A-Z][\w'’-]+"
_ASIDE = r"(?:\s\([^()\n]{1,40}\))?"
_LOUD = re.compile(rf"({_CAPITALS}){_ASIDE}:\s+(?=\S)")
_ANY = re.compile(rf"({_CAPITALS}|{_TITLED}){_ASIDE}:\s+(?=\S)")
_NOBODY = frozenset("q a question answer reporter speaker moderator operator audience voice male female".split())
_ENOUGH = 3  # labelled lines that make a transcript of a text that is not called one


@dataclass(frozen=True, slots=True)
class Line:
    """What one person says: where their name stands, and the paragraphs that hold the words."""

    label: Span
    spans: tuple[Span, ...]


def transcript_lines(article: Article, paragraphs: list[Span]) -> list[Line]:
    """The labelled lines of a transcript, each with the paragraphs that follow it under the same name.

    A text that is not called a transcript is one where three lines or more have a name in capitals and one comes back.
    """
    body = article.body
    called = article.kind is ArticleKind.TRANSCRIPT
    pattern = _ANY if called else _LOUD
    labels = [pattern.match(body, start, end) for start, end in paragraphs]
    names = Counter(match.group(1) for match in labels if match is not None)
    if not called and (sum(names.values()) < _ENOUGH or len(names) < 2 or max(names.values()) < 2):
        return []
    found: list[Line] = []
    for match, (start, end) in zip(labels, paragraphs, strict=True):
        if match is not None:
            found.append(Line(match.span(1), ((match.end(), end),)))
        elif called and found:
            found[-1] = Line(found[-1].label, (*found[-1].spans, (start, end)))
    return found


def speaker_of(words: str, cast: Cast) -> tuple[Speaker | None, str]:
    """Whom the label of a line names, and why."""
    label = one_line(words)
    actors = cast.named(label) or cast.surnamed(label)
    if len(actors) == 1:
        return Speaker(actors[0].id, actors[0].name), f"'{label}:' begins the line"
    if len(actors) > 1:
        return None, f"'{label}:' may be {' or '.join(actor.name for actor in actors)}"
    if set(label.casefold().split()) & _NOBODY:
        return None, f"'{label}:' names nobody"
    name = label.title() if label.isupper() else label
    return Speaker(None, name), f"'{label}:' begins the line"


def spoken(article: Article, line: Line) -> Words:
    """The words that name who speaks in a line."""
    start, end = line.label
    return Words(start, end, article.body[start:end])
