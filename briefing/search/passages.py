"""The text of something found, and the stretch of it that shows the hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.language.words import one_line
from briefing.model import Span
from briefing.search.engine.documents import ARTICLE, QUOTATION, STATEMENT
from briefing.search.engine.words import mark

if TYPE_CHECKING:
    from briefing.derived import Store

_WIDTH = 200  # characters of a snippet, about
_BEFORE = 50  # of them before the first hit
_SEARCHED = 200_000  # characters of a text in which the best stretch is looked for


@dataclass(frozen=True, slots=True)
class HitText:
    """What is shown of something found: its article (None for an actor), a title, its text."""

    article: str | None
    title: str
    text: str


def passage(store: Store, kind: str, name: str) -> HitText:
    """The passage of a document by its kind and id. Raises KeyError where the store does not have it."""
    if kind == ARTICLE:
        article = store.article(name)
        return HitText(article.id, article.headline, article.body)
    if kind == QUOTATION:
        quotation = store.quotation(name)
        outlet = _outlet(store, store.article(quotation.article).outlet)
        speaker = quotation.speaker.name if quotation.speaker else "Speaker unresolved"
        return HitText(quotation.article, f"{speaker} in {outlet}", quotation.text)
    if kind == STATEMENT:
        statement = store.statement(name)
        return HitText(statement.reference.article, statement.title, statement.reference.text)
    for actor in store.actors():
        if actor.id == name:
            known = [*(role.title for role in actor.roles), *actor.aliases]
            return HitText(None, actor.name, "; ".join(known) or actor.name)
    return HitText(None, name, name)


def snippet(passage_text: str, terms: tuple[str, ...]) -> tuple[str, tuple[Span, ...]]:
    """One line of a text around its hits, cut ends shown by an ellipsis, and where the hits are in that line."""
    spans = mark(passage_text[:_SEARCHED], terms)
    start = max(0, _densest(spans) - _BEFORE)
    end = min(len(passage_text), start + _WIDTH)
    start, end = _at_words(passage_text, start, end)
    line = one_line(passage_text[start:end])
    shown = ("… " if start else "") + line + (" …" if end < len(passage_text) else "")
    return shown, mark(shown, terms)


def _densest(spans: tuple[Span, ...]) -> int:
    """Where the stretch begins that has most hits in it, the first of several."""
    best, place, last = 0, 0, 0
    for number, (start, _) in enumerate(spans):
        while last < len(spans) and spans[last][1] <= start + _WIDTH - _BEFORE:
            last += 1
        if last - number > best:
            best, place = last - number, start
    return place if spans and best else (spans[0][0] if spans else 0)


def _at_words(passage_text: str, start: int, end: int) -> Span:
    """The stretch with a word that its edges would cut left out at the start and taken in at the end."""
    if start:
        space = passage_text.find(" ", start, start + _BEFORE)
        start = space + 1 if space >= 0 else start
    if end < len(passage_text):
        space = passage_text.find(" ", end, end + _BEFORE)
        end = space if space >= 0 else end
    return start, end


def _outlet(store: Store, name: str) -> str:
    return next((outlet.name for outlet in store.outlets() if outlet.id == name), name)
