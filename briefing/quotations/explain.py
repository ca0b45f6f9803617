"""What each stage decided for one text, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing.language.words import counted, one_line
from briefing.model import Article, Quotation, Span
from briefing.quotations.attributing.scribe import QuotationDraft
from briefing.quotations.cues.frames import Frame
from briefing.quotations.extract import STAGES, Stage, Work, worked
from briefing.quotations.glossary import CUE_FORMS, GROUPS, NAMINGS, NATURES, PHRASES, TAGS, WAYS
from briefing.quotations.naming.cast import Cast
from briefing.quotations.reading.sentences import Sentence
from briefing.quotations.reading.tokens import Token

_SHOWN = 72  # characters of a passage
_EDGE = 8  # of either end of a quoted string among tags


def explain(article: Article, cast: Cast) -> Iterator[tuple[Stage, tuple[str, ...]]]:
    """The stages in order, each with what it decided for this article, a line each."""
    work = worked(article, cast)
    for stage in STAGES:
        yield stage, tuple(_TOLD[stage.name](work))


def _passage(work: Work, spans: Sequence[Span]) -> str:
    text = one_line(" ".join(work.article.body[start:end] for start, end in spans))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def _paragraphs(work: Work) -> Iterator[str]:
    yield counted(len(work.places), "paragraph")


def _form(work: Work) -> Iterator[str]:
    yield f"{counted(len(work.form.prose), 'paragraph')} of prose"
    for turn in work.form.turns:
        before = turn.label.span if turn.label is not None else turn.cue
        name = f", {_passage(work, [before])}" if before is not None else ""
        yield f"{turn.form.value}{name}: {_passage(work, turn.spans)}"


def _reading(work: Work) -> Iterator[str]:
    sentences = work.context.sentences
    yield f"{counted(len(sentences), 'sentence')}, {counted(len(work.strings), 'quoted string')}"
    for number, sentence in enumerate(sentences):
        frames = work.context.frames(number)
        yield "tags: " + " ".join(f"{_word(token)}/{token.tag}" for token in sentence.tokens)
        for frame in frames:
            yield _cue(work, sentence, frame)
    used = {token.tag for sentence in sentences for token in sentence.tokens}
    for tag, meaning in TAGS.items():
        if tag in used and tag.isalpha():
            yield f"tag {tag}: {meaning}"


def _word(token: Token) -> str:
    """A token's text; of a quoted string its ends."""
    text = one_line(token.text)
    return text if token.tag != "Q" or len(text) <= 2 * _EDGE else f"{text[:_EDGE]}…{text[-_EDGE:]}"


def _cue(work: Work, sentence: Sentence, frame: Frame) -> str:
    subject, verb = frame.subject, frame.token.verb
    tokens = sentence.tokens
    who = "nobody"
    if subject is not None:
        words = _passage(work, [(tokens[subject.begin].start, tokens[subject.end - 1].end)])
        who = f"{words} ({PHRASES[subject.kind]}; {NATURES.get(subject.nature, subject.nature)})"
    group = f" ({verb.group}: {GROUPS[verb.group]})" if verb is not None else ""
    return f"cue '{frame.token.text}'{group}, used as {frame.form} ({CUE_FORMS[frame.form]}), by {who}"


def _people(work: Work) -> Iterator[str]:
    for being in work.people.beings:
        what = "a body" if being.body else ("a person" if being.person else "not known to be a person or a body")
        yield f"{being.name}: {what}{f', {being.gender}' if being.gender else ''}"


def _decisions(work: Work) -> Iterator[str]:
    for one in work.decided:
        source = one.source
        why = one.doubt or "no source found"
        if source is not None:
            why = f"by '{_passage(work, [(source.start, source.end)])}' ({WAYS[source.how]}; {source.probability:.2f})"
        yield f"kept {_passage(work, [(one.string.start, one.string.end)])}: {why}" + (
            f"; not said: {one.denial.why}" if one.denial is not None else ""
        )
    for left in work.passed:
        yield f"left {_passage(work, [(left.string.start, left.string.end)])}: {left.why}"


def _drafted(work: Work, drafts: Sequence[QuotationDraft]) -> Iterator[str]:
    for draft in drafts:
        who = draft.speaker.name if draft.speaker is not None else "unresolved"
        how = f" ({NAMINGS[draft.named]})" if draft.speaker is not None and draft.named is not None else ""
        yield f"{draft.kind.value}, {who}{how}: {_passage(work, draft.spans)}: {draft.why}"


def _final(work: Work) -> Iterator[str]:
    quotations: tuple[Quotation, ...] = work.quotations
    yield counted(len(quotations), "quotation")


_TOLD: dict[str, Callable[[Work], Iterator[str]]] = {
    "paragraphs": _paragraphs,
    "form": _form,
    "reading": _reading,
    "people": _people,
    "decisions": _decisions,
    "drafts": lambda work: _drafted(work, work.drafts),
    "inside": lambda work: _drafted(work, work.inside.drafts),
    "turns": lambda work: _drafted(work, work.turns),
    "quotations": _final,
}
