"""What people correct in what the program derived: corrections.yaml."""

from __future__ import annotations

from pathlib import Path

from briefing.content.dump import Value
from briefing.content.fields import Fields
from briefing.content.lists import Kind, Read, change_list, load_list
from briefing.model import Correction, CorrectionKind, Selector

FILE = "corrections.yaml"
_NEEDING = {CorrectionKind.TITLE: "the title", CorrectionKind.CONFIRM: "the speaker's id or name"}


def read_corrections(folder: Path) -> tuple[Correction, ...]:
    """The corrections of a briefing that can be read, in order; none where corrections.yaml is missing."""
    return load_list(folder, FILE, CORRECTIONS).values


def add_correction(folder: Path, correction: Correction) -> None:
    """Add a correction at the end; what people wrote into the file, comments too, stays.

    Raises ContentError where the file is damaged or cannot be written.
    """
    change_list(folder, FILE, CORRECTIONS, lambda now: (*now, correction))


def remove_correction(folder: Path, index: int, expected: Correction | None = None) -> Correction:
    """Take out the correction at a place (from 0) of `read_corrections` and return it.

    Raises IndexError where there is none, or another one than is `expected`; ContentError as `add_correction`.
    """
    gone: list[Correction] = []

    def without(now: tuple[Correction, ...]) -> tuple[Correction, ...]:
        if expected is not None and now[index] != expected:
            raise IndexError(index)
        rest = list(now)
        gone.append(rest.pop(index))
        return tuple(rest)

    change_list(folder, FILE, CORRECTIONS, without)
    return gone[0]


def _corrections(items: list[Fields]) -> Read[Correction]:
    return [(fields, correction) for fields in items if (correction := _correction(fields))]


def _correction(fields: Fields) -> Correction | None:
    kind = fields.choice("kind", CorrectionKind, required=True)
    passages = fields.mappings("at", required=True, may_be_empty=False)
    at = tuple(selector for each in passages if (selector := read_selector(each)))
    value, note = fields.text("value"), fields.text("note", many_lines=True)
    by, made = fields.text("by"), fields.date("made")
    fields.done()
    if kind is None or not at or len(at) < len(passages):
        return None
    if kind is CorrectionKind.MERGE and len(at) < 2:
        fields.report(fields.line_of("at"), "at", "expected two passages or more to merge, found one")
        return None
    if kind in _NEEDING and value is None:
        fields.report(fields.line, "value", f"missing; expected {_NEEDING[kind]}")
        return None
    return Correction(kind, at, value, note, by, made)


def read_selector(fields: Fields) -> Selector | None:
    """A passage: article, exact words, and a little text before and after."""
    article, exact = fields.text("article", required=True), fields.exact("exact", required=True)
    before, after = fields.exact("before"), fields.exact("after")
    fields.done()
    if article is None or not exact:
        return None
    return Selector(article, exact, before or "", after or "")


def _correction_keys(correction: Correction) -> dict[str, Value]:
    return {
        "kind": str(correction.kind),
        "at": [selector_keys(selector) for selector in correction.at],
        "value": correction.value,
        **({"note": correction.note} if correction.note else {}),
        **({"by": correction.by} if correction.by else {}),
        **({"made": correction.made} if correction.made else {}),
    }


def selector_keys(selector: Selector) -> dict[str, Value]:
    """A passage as keys and values."""
    return {
        "article": selector.article,
        "exact": selector.exact,
        "before": selector.before,
        "after": selector.after,
    }


CORRECTIONS: Kind[Correction] = Kind(
    "corrections",
    _corrections,
    _correction_keys,
    frozenset({"kind", "at", "value", "note", "by", "made"}),
    lambda correction: correction,
)
