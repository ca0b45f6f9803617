"""Whose words a pull quote is in a text whose speech stands without marks: theirs who say it there, or who answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.model import Speaker
from briefing.quotations.attributing.certainty import certainty
from briefing.quotations.attributing.decisions import keys
from briefing.quotations.attributing.pulled import PULLED
from briefing.quotations.attributing.scribe import QuotationDraft


def with_speakers(body: str, drafts: Sequence[QuotationDraft], turns: Sequence[QuotationDraft]) -> list[QuotationDraft]:
    """The drafts, with pull quotes that are nobody's yet given to whoever says the words in a turn, or to who answers.

    Where several speak by turns and none of them says the words, they stay nobody's.
    """
    if not turns or not any(_free(draft) for draft in drafts):
        return list(drafts)
    texts = [f" {keys(' '.join(body[start:end] for start, end in turn.spans))} " for turn in turns]
    answers = _answering(body, turns)
    said = list(zip(texts, turns, strict=True))
    return [_given(body, draft, said, answers) if _free(draft) else draft for draft in drafts]


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


def _answering(body: str, turns: Sequence[QuotationDraft]) -> Speaker | None:
    """The one who speaks and is not who asks, in what two say by turns."""
    asks = {turn.speaker for turn in turns if body[turn.spans[-1][1] - 1] == "?"}
    others = {turn.speaker for turn in turns if turn.speaker is not None and turn.speaker not in asks}
    return others.pop() if len(others) == 1 and len(asks) <= 1 else None
