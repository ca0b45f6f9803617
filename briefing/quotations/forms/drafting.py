"""Turns as quotations in the making, with the words that name who speaks, and who that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefing.model import Article, QuotationKind, Span, Words
from briefing.quotations.attributing.scribe import QuotationDraft, Scribe
from briefing.quotations.attributing.sources import Source
from briefing.quotations.cues.context import ReadSentences
from briefing.quotations.cues.frames import Frame
from briefing.quotations.forms.announcing import goes_on
from briefing.quotations.forms.callers import Callers
from briefing.quotations.forms.inside import Inside
from briefing.quotations.forms.layout import Layout
from briefing.quotations.forms.persons import persons
from briefing.quotations.forms.turns import Form, Turn
from briefing.quotations.naming.speakers import Speakers

_BEFORE_CUE = re.compile(r"(?:,? (?:[A-Z]{2,4}))*,?\s*(?:has|have|also|then|today)?\s*")


def draft_turns(
    article: Article, form: Layout, inside: Inside, context: ReadSentences, callers: Callers, speakers: Speakers
) -> list[QuotationDraft]:
    """A quotation for every turn of a text, direct and without marks, but for what is another's `inside` it."""
    scribe = Scribe(article.body, speakers)
    ends = [sentence.tokens[-1].end for sentence in context.sentences]
    drafts: list[QuotationDraft] = []
    question = ""
    for turn in form.turns:
        said = inside.without(turn.spans, article.body) or list(turn.spans)
        draft = QuotationDraft(said, QuotationKind.DIRECT, marked=turn.marked)
        if turn.form in (Form.BLOCK, Form.ENTRY):
            source = _announcing(turn, context, ends)
            if source is not None:
                scribe.name(draft, source)
                if _named_beside(article.body, draft, source, callers):
                    scribe.weigh(draft, ["block", "name"])
            draft.why = f"{turn.form.value}; {draft.why}" if draft.why else turn.form.value
        else:
            called = callers.name(turn, question)
            draft.speaker, draft.why = called.speaker, called.why
            if called.speaker is not None:
                scribe.weigh(draft, ["turn", "told" if called.told else "only"])
            if turn.label is not None:
                start, end = turn.label.span
                draft.source = Words(start, end, article.body[start:end])
        start, end = turn.spans[-1]
        question = article.body[start:end] if article.body[end - 1 : end] == "?" else ""
        drafts.append(draft)
    return drafts


def _named_beside(body: str, draft: QuotationDraft, source: Source, callers: Callers) -> bool:
    """Whether a person stands right before the cue, who is named then: `Leader of the council, Ada Marsh, said:`.

    What a release puts before the name may hold bodies and other offices; a person that was found already stays.
    """
    if draft.cue is None:
        return False
    begin = source.sentence.tokens[0].start
    line = body[begin : draft.cue.start]
    known = draft.speaker.name.split()[-1] if draft.speaker is not None else ""
    if known and known in line and source.phrase.nature != "body":
        return False
    for one in persons(line):
        if _BEFORE_CUE.fullmatch(line, one.end) is not None:
            draft.speaker, why = callers.person(one)
            draft.source = Words(begin + one.at, begin + one.end, line[one.at : one.end])
            draft.why = f"cue '{draft.cue.text}' before" + (f"; {why}" if why else "")
            return draft.speaker is not None
    return False


def _announcing(turn: Turn, context: ReadSentences, ends: list[int]) -> Source | None:
    """Who is said to speak by the "said:" before a block, or by an entry of a live blog, as the prose was read."""
    assert turn.cue is not None
    number = bisect_left(ends, turn.cue[1])
    if number == len(ends) or context.sentences[number].tokens[0].start >= turn.cue[1]:
        return None
    frames = context.frames(number)
    if turn.form is Form.ENTRY:
        return _with_the_floor(turn.cue, context, ends, frames)
    for frame in reversed(frames):
        if frame.subject is not None and (frame.speaks or goes_on(frame)):
            return Source(context.sentences[number], frame.subject, frame, "before")
    return None


def _with_the_floor(cue: Span, context: ReadSentences, ends: list[int], frames: Sequence[Frame]) -> Source | None:
    """Whom an entry begins with: `Ada Marsh is responding. She says it is late.`; the first who speaks, else."""
    first = context.sentences[bisect_left(ends, cue[0] + 1)]
    frame = next((one for one in frames if one.speaks), None)
    if frame is None or frame.subject is None:
        return None
    phrase = first.phrases[0] if first.phrases else None
    if phrase is None or phrase.begin or phrase.nature not in ("person", "unknown", "human"):
        return Source(frame.sentence, frame.subject, frame, "before")
    return Source(first, phrase, frame, "before")
