"""Interviews whose questions stand as paragraphs of their own, without names: the answers are one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model import Span
from briefing.quotations.forms.paragraphs import Paragraph, closing
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.forms.voice import SPEAKS, first_person, voice

_FEWEST = 3  # questions
_QUESTION = re.compile(r"[^\W\d_][^?!]*(?:[.!?]\s[^?!]*)?\?")
_LONGEST = 300  # characters of a question
_TOLD = re.compile(
    r"\b(?:interview|conversation|answers|questions?)\b[^.]{0,40}\b(?:edited|shortened|condensed|abridged|cut)\b|"
    r"\b(?:spoke|talked) to us\b|\bwe (?:met|asked|spoke to|talked to|sat down with)\b|\binterviewed by\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)


def interview(parts: Sequence[Paragraph]) -> list[Turn]:
    """The answers, each with its paragraphs; none where the text is no interview.

    Most questions must be put to somebody (you), and a third of the answers given by somebody (I), unless a line says
    that it is one: answers to what people often ask a department are none.
    """
    asked = [number for number, part in enumerate(parts) if _question(part) and not _announced(parts, number)]
    asked = [number for number in asked if number + 1 < len(parts) and not _question(parts[number + 1])]
    if len(asked) < _FEWEST:
        return []
    if sum(_YOU.search(parts[number].text) is not None for number in asked) * 2 < len(asked):
        return []
    turns: list[Turn] = []
    for number, following in zip(asked, [*asked[1:], None], strict=True):
        spans = _answer(parts, number + 1, following)
        if spans:
            turns.append(Turn(Form.INTERVIEW, tuple(spans)))
    told = any(_TOLD.search(part.text) is not None for part in (*parts[: asked[0]], parts[-1]))
    if told and turns:
        return turns
    texts = {part.span: part.text for part in parts}
    spoken = sum(any(first_person(texts[span]) for span in turn.spans) for turn in turns)
    return turns if spoken * 3 >= len(turns) and turns else []


def _announced(parts: Sequence[Paragraph], number: int) -> bool:
    """Whether a paragraph stands below one that ends in a colon: that one says who asks."""
    return number > 0 and parts[number - 1].text.endswith(":")


def _question(part: Paragraph) -> bool:
    if part.marked or part.bullet or len(part.text) > _LONGEST or not part.text.endswith("?"):
        return False
    return _QUESTION.fullmatch(part.text) is not None


def _answer(parts: Sequence[Paragraph], first: int, following: int | None) -> list[Span]:
    """The paragraphs of an answer: up to the next question, or behind the last one as long as somebody speaks."""
    stop = len(parts) if following is None else following
    spans: list[Span] = []
    for number in range(first, stop):
        part = parts[number]
        if closing(part) or (following is None and number > first and voice(part.text) < SPEAKS):
            break
        if part.text:
            spans.append(part.span)
    return spans
