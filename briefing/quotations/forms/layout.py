"""The form of a text: who speaks where without quotation marks, and which paragraphs are prose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.model import Article, ArticleKind, Span
from briefing.quotations.forms.blocks import blocks
from briefing.quotations.forms.called import LabelRole
from briefing.quotations.forms.interview import interview
from briefing.quotations.forms.letter import addressed, letter
from briefing.quotations.forms.paragraphs import Paragraph, menu, paragraph
from briefing.quotations.forms.persons import shown
from briefing.quotations.forms.speech import speech
from briefing.quotations.forms.transcript import transcript
from briefing.quotations.forms.turns import Form, Turn

_AROUND = 4  # characters at most around a label that stands alone: bold, a colon


@dataclass(frozen=True, slots=True)
class Layout:
    """The turns of a text, in order; its other paragraphs are `prose`.

    `addressed`: whom a letter calls you; `writer`: who signs it alone, and is I in it.
    """

    turns: tuple[Turn, ...]
    prose: tuple[Paragraph, ...]
    addressed: str = ""
    writer: str = ""


def layout(article: Article, places: Sequence[Span]) -> Layout:
    """See the form of an article by its paragraphs: transcript, interview, letter, speech, or blocks."""
    parts = [paragraph(article.body, place) for place in places]
    turns = transcript(article.body, parts, called=article.kind is ArticleKind.TRANSCRIPT) or interview(parts)
    written_to = "" if turns else addressed(parts)
    turns = turns or letter(article.body, parts)
    if not turns:
        under = blocks(article.body, parts)
        turns = speech(article, parts, blocks=bool(under)) or under
    spoken = {span for turn in turns for span in turn.spans}
    begun = {span[1] for turn in turns for span in turn.spans}
    cues = {turn.spans[0][1]: turn.cue[1] for turn in turns if turn.cue is not None}
    asks = {turn.label.begin for turn in turns if turn.label is not None and turn.label.role is LabelRole.ASKS}
    named = [turn.label.span for turn in turns if turn.label is not None]
    prose = [
        _upto(part, cues[part.end]) if part.end in cues and part.start < cues[part.end] < part.end else part
        for part in parts
        if part.text and not menu(part) and part.span not in spoken and (part.end not in begun or part.end in cues)
    ]
    prose = [part for part in _without_labels(prose, named) if part.end not in asks]  # Question: Ada Marsh, Tide Post
    signers = {turn.label.name for turn in turns if turn.form is Form.SIGNED and turn.label and not turn.label.together}
    writer = shown(signers.pop()) if written_to and len(signers) == 1 else ""
    return Layout(tuple(turns), tuple(prose), written_to, writer)


def _upto(part: Paragraph, end: int) -> Paragraph:
    """A paragraph up to the cue that announces the rest of it."""
    return replace(part, end=end, text=part.text[: end - part.start], place=(part.place[0], end))


def _without_labels(prose: Sequence[Paragraph], named: Sequence[Span]) -> list[Paragraph]:
    """The paragraphs that are no more than the label of a turn left out: a name, and a colon perhaps."""
    starts = sorted(named)
    kept: list[Paragraph] = []
    for part in prose:
        at = bisect_left(starts, (part.start, 0))
        alone = at < len(starts) and starts[at][1] <= part.end <= starts[at][1] + _AROUND
        if not (alone and starts[at][0] <= part.start + _AROUND):
            kept.append(part)
    return kept
