"""Whose words a pull quote is in a text whose speech stands without marks: theirs who say it there, or who answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefing.model import Speaker
from briefing.quotations.attributing.certainty import certainty
from briefing.quotations.attributing.decisions import keys
from briefing.quotations.attributing.pulled import PULLED
from briefing.quotations.attributing.scribe import QuotationDraft
from briefing.quotations.forms.turns import Form, Turn

_MOST = 20  # pull quotes at most that are looked for


def with_speakers(
    body: str, drafts: Sequence[QuotationDraft], turns: Sequence[QuotationDraft], form: Sequence[Turn]
) -> list[QuotationDraft]:
    """The drafts, with pull quotes that are nobody's yet given to whoever says the words in a turn, or to who answers.

    `turns` are the drafts of the turns of the text's `form`. Where several answer and none of them says the words, they
    stay nobody's.
    """
    free = {id(draft) for draft in [draft for draft in drafts if _free(draft)][:_MOST]}
    if not turns or not free:
        return list(drafts)
    texts = [f" {keys(' '.join(body[start:end] for start, end in turn.spans))} " for turn in turns]
    answers = _answering(body, turns, form)
    said = list(zip(texts, turns, strict=True))
    return [_given(body, draft, said, answers) if id(draft) in free else draft for draft in drafts]


def _free(draft: QuotationDraft) -> bool:
    return draft.speaker is None and draft.why == PULLED


def _given(
    body: str, draft: QuotationDraft, said: Sequence[tuple[str, QuotationDraft]], answers: Speaker | None
) -> QuotationDraft:
    wording = f" {keys(body[slice(*draft.spans[0])])} "
    same = next((turn for text, turn in said if wording in text), None)
    if same is not None and same.speaker is not None:
        why = f"the same words are said elsewhere, by '{same.speaker.name}'"
        return replace(draft, speaker=same.speaker, why=why, certainty=same.certainty)
    if same is None and answers is not None:
        why = f"no cue: '{answers.name}' answers the questions"
        return replace(draft, speaker=answers, why=why, certainty=certainty(["turn", "only"]))
    return draft


def _answering(body: str, turns: Sequence[QuotationDraft], form: Sequence[Turn]) -> Speaker | None:
    """The one who answers in an interview, by turns with who asks or below questions that nobody is named for."""
    if any(turn.form not in (Form.TRANSCRIPT, Form.INTERVIEW) for turn in form):
        return None
    spoke = Counter(turn.speaker for turn in turns)
    asked = Counter(turn.speaker for turn in turns if body[turn.spans[-1][1] - 1] == "?")
    asks = {speaker for speaker, count in asked.items() if 2 * count > spoke[speaker]}
    others = [speaker for speaker in spoke if speaker is not None and speaker not in asks]
    questions = form[0].form is Form.INTERVIEW or len(asks) == 1
    return others[0] if questions and len(others) == 1 else None
