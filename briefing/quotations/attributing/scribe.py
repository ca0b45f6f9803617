"""Writing a quotation down: its parts, the words that name its source, its speaker, and the reason for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.language.words import one_line
from briefing.model import QuotationKind, Span, Speaker, Words
from briefing.quotations.attributing.certainty import certainty, grades
from briefing.quotations.attributing.sources import Source
from briefing.quotations.glossary import Naming
from briefing.quotations.naming.phrases import source_range
from briefing.quotations.naming.speakers import Speakers
from briefing.quotations.reading.noun_phrases import WITHIN
from briefing.quotations.reading.sentences import Sentence

_TOLD = frozenset(("repeated", "carried", "according", "label", "signed", "colon"))  # ways that say whose words


@dataclass(slots=True)
class QuotationDraft:
    """A quotation in the making."""

    spans: list[Span]
    kind: QuotationKind
    cue: Words | None = None
    source: Words | None = None
    speaker: Speaker | None = None
    why: str = ""
    marked: bool = True
    certainty: float | None = None
    denied: bool = False
    evidence: list[str] = field(default_factory=list)  # what its certainty rests on
    named: Naming | None = None  # what the speaker's name came from,
    likely: float = 1.0  # and how likely (0 to 1) the one so named is meant
    guessed: bool = False  # nothing says whose words they are, but that somebody is spoken of beside them


class Scribe:
    """Writes the quotations of one body."""

    def __init__(self, body: str, speakers: Speakers) -> None:
        self._body = body
        self._speakers = speakers

    def write(
        self,
        sentence: Sentence,
        ranges: Sequence[tuple[int, int]],
        kind: QuotationKind,
        source: Source | None,
        doubt: str,
    ) -> QuotationDraft:
        """A quotation of token ranges of a sentence. `doubt` says why it has no source, where it has none."""
        tokens = sentence.tokens
        spans = [(tokens[begin].start, tokens[end - 1].end) for begin, end in ranges if end > begin]
        draft = QuotationDraft(spans, kind)
        if source is None:
            draft.why = doubt or "no source found"
        else:
            self.name(draft, source)
        return draft

    def name(self, draft: QuotationDraft, source: Source) -> None:
        """Write down who says a draft by its source: the words that name it, the cue, the speaker, the reason."""
        resolved = self._speakers.resolve(source.sentence, source.phrase)
        tokens = source.sentence.tokens
        phrase = resolved.phrase
        cue: int | None = None
        if source.frame is not None and source.frame.sentence is source.sentence:
            cue = source.frame.at
        elif source.how == "according":
            cue = next((at for at in range(phrase.end, len(tokens)) if tokens[at].tag not in WITHIN), len(tokens))
        begin, end = source_range(source.sentence, phrase, cue)
        start, stop = tokens[begin].start, tokens[end - 1].end
        draft.source = Words(start, stop, self._body[start:stop])
        draft.speaker, draft.named, draft.likely = resolved.speaker, resolved.how, resolved.likely
        if resolved.speaker is not None and source.how != "label":
            self.weigh(draft, grades(source, resolved, draft.kind.value))
        if source.frame is not None:
            token = source.frame.token
            draft.cue = Words(token.start, token.end, token.text)
        draft.guessed = draft.cue is None and source.how not in _TOLD
        draft.why = "; ".join(part for part in (_manner(draft, source), resolved.why) if part)

    def weigh(self, draft: QuotationDraft, evidence: list[str]) -> None:
        """Write down how sure the speaker of a draft is, by grades."""
        draft.evidence, draft.certainty = evidence, certainty(evidence)


def _manner(draft: QuotationDraft, source: Source) -> str:
    words = one_line(draft.source.text) if draft.source is not None else ""
    if source.how == "repeated":
        return f"the same words are said elsewhere, by '{words}'"
    if source.how == "carried":
        return f"no cue of its own: goes on from the quotation before, by '{words}'"
    if draft.cue is not None:
        if source.how in ("prev", "above"):
            return f"no cue of its own: '{words} {draft.cue.text}' stands before it"
        where = "before" if draft.cue.start < draft.spans[0][0] else "after"
        return f"cue '{draft.cue.text}' {where}"
    if source.how == "according":
        before = source.sentence.tokens[source.phrase.begin - 1]
        return f"cue '{'according to' if before.tag == 'TO' else before.low} {words}'"
    if source.how == "label":
        return f"'{words}:' begins the line"
    if source.how == "signed":
        return f"'{words}' stands below it"
    if source.how == "colon":
        return f"'{words}:' before"
    return f"no cue: '{words}' is the likeliest source"
