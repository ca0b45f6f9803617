"""The JSON forms that other programs rely on: keys in their fixed order, keys of our own after them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Aside, Comparison, Difference, NotFound, Quotation, Report, Span, Speaker, Statement, Words

Form = dict[str, object]


def quotation(one: Quotation, article: str | None) -> Form:
    """A line of `briefing quotes --json`."""
    return {
        "article": article,
        "start": one.start,
        "end": one.end,
        "spans": _spans(one.spans),
        "text": one.text,
        "kind": one.kind.value,
        "cue": _words(one.cue),
        "source": _words(one.source),
        "speaker": speaker(one.speaker),
        "why": one.why,
        "id": one.id,
        "corrected": one.corrected,
        "quoted": _spans(one.quoted),
        "marked": one.marked,
        "certainty": one.certainty,
        "sure": one.sure,
        "denied": one.denied,
    }


def comparison(compared: Comparison) -> Form:
    """A line of `briefing compare --text --json`."""
    return {
        "treatment": compared.treatment.value if compared.treatment else "different",
        "differences": [difference(one) for one in compared.differences],
        "house_style": len(compared.styled),
    }


def statement(said: Statement) -> Form:
    """A line of `briefing ledger --json`."""
    return {
        "id": said.id,
        "title": said.title,
        "speaker": speaker(said.speaker),
        "reference": {
            "article": said.reference.article,
            "text": said.reference.text,
            "spans": _spans(said.reference.spans),
            "why": said.reference.why.value,
            "outlets": said.reference.outlets,
            "settled": said.reference.why.settled,
        },
        "reports": [_report(one) for one in said.reports],
        "not_found": [_not_found(one) for one in said.not_found],
    }


def aside(one: Aside, said: Quotation) -> Form:
    """A line of `briefing ledger --asides --json`."""
    return {
        "quotation": one.quotation,
        "article": one.article,
        "spans": _spans(said.spans),
        "text": said.text,
        "why": one.why.value,
    }


def speaker(known: Speaker | None) -> Form | None:
    """Who said it; `id` is null for a name that no actor has. Several who speak as one are `members` of it."""
    if known is None:
        return None
    form: Form = {"id": known.id, "name": known.name}
    return form | {"members": [speaker(one) for one in known.members]} if known.members else form


def _report(one: Report) -> Form:
    return {
        "article": one.article,
        "outlet": one.outlet,
        "treatment": one.treatment.value,
        "spans": _spans(one.spans),
        "text": one.text,
        "differences": [difference(each) for each in one.differences],
        "house_style": len(one.styled),
        "quotations": list(one.quotations),
        "evidence": one.evidence,
        "score": round(one.score, 3),
        "copy_of": one.copy_of,
        "merged": one.merged or None,
        "credit": one.credit,
        "headline": one.headline,
        "speaker": speaker(one.speaker),
    }


def _not_found(one: NotFound) -> Form:
    nearest = {"text": one.nearest.text, "score": round(one.nearest.score, 3)} if one.nearest else None
    return {"article": one.article, "searched": one.searched, "nearest": nearest, "outlet": one.outlet}


def difference(one: Difference) -> Form:
    """A difference of a comparison or a report."""
    return {
        "kind": one.kind.value,
        "marked": one.marked,
        "reference": one.reference,
        "reference_span": list(one.reference_span),
        "printed": one.printed,
        "printed_span": list(one.printed_span),
        "risks": [risk.value for risk in one.risks],
        "nature": one.nature.value if one.nature else None,
    }


def _words(part: Words | None) -> Form | None:
    return {"start": part.start, "end": part.end, "text": part.text} if part else None


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]
