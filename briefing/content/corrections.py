"""What people correct in what the program derived: corrections.yaml."""

from __future__ import annotations

from pathlib import Path

from briefing.content.cast import load_list
from briefing.content.fields import Fields
from briefing.errors import Problem
from briefing.model import Correction, CorrectionKind, Selector

FILE = "corrections.yaml"


def read_corrections(folder: Path) -> tuple[tuple[Correction, ...], list[Problem]]:
    """The corrections of a briefing in order and everything wrong with their file; none where it is missing."""
    items, problems = load_list(folder, FILE, "corrections")
    found = tuple(correction for fields in items if (correction := _correction(fields)))
    return found, problems


def _correction(fields: Fields) -> Correction | None:
    kind = fields.choice("kind", CorrectionKind, required=True)
    at = tuple(selector for each in fields.mappings("at", required=True) if (selector := read_selector(each)))
    value, note = fields.text("value"), fields.text("note", many_lines=True)
    fields.done()
    if kind is None or not at:
        return None
    if kind is CorrectionKind.MERGE and len(at) < 2:
        fields.report(fields.line_of("at"), "at", "expected two passages or more to merge, found one")
        return None
    if kind is CorrectionKind.TITLE and value is None:
        fields.report(fields.line, "value", "missing; expected the title")
        return None
    return Correction(kind, at, value, note)


def read_selector(fields: Fields) -> Selector | None:
    """A passage: article, exact words, and a little text before and after."""
    article, exact = fields.text("article", required=True), fields.exact("exact", required=True)
    before, after = fields.exact("before"), fields.exact("after")
    fields.done()
    if article is None or not exact:
        return None
    return Selector(article, exact, before or "", after or "")
