"""How an import shows its candidates: a row of the list, where each field came from, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.intake import UNKNOWN_OUTLET, Candidate, Outcome, Summary
from briefing.reader.kit.markup import Page, PageWriter
from briefing.reader.widgets.rows import Piece, fit


def draw_candidate(candidate: Candidate, width: int, names: Mapping[str, str]) -> list[list[Piece]]:
    """The two lines of a candidate: what will become of it and its headline, and what is known of it.

    `names` are those of outlets by their ids.
    """
    head = f"{candidate.decision.value} · "
    article = candidate.article
    if article is None:
        return [
            [(head, "strong"), (fit(candidate.name, width - len(head)), "")],
            [(fit(candidate.problem, width), "meta")],
        ]
    known = article.outlet != UNKNOWN_OUTLET
    parts = [names.get(article.outlet, article.outlet)] if known else []
    parts += [str(article.published or "no date"), article.kind.value, candidate.format]
    if candidate.missing:
        parts.insert(0, f"please fill {', '.join(candidate.missing)}")
    if candidate.reason:
        parts.insert(0, candidate.reason)
    return [
        [(head, "strong"), (fit(article.headline or candidate.name, width - len(head)), "")],
        [(fit(" · ".join(parts), width), "meta")],
    ]


def explained_page(candidate: Candidate) -> Page:
    """Where each field of a candidate came from, its notes, and what was left out of it."""
    writer = PageWriter()
    writer.line(candidate.name, "title")
    if candidate.reason:
        writer.line(candidate.reason, "warning")
    for name, field in candidate.fields.items():
        writer.add(f"{name}: ", "heading")
        writer.line(f"{field.value} ({field.by})")
    for note in candidate.notes:
        writer.line(note, "meta")
    if candidate.dropped:
        writer.line()
        writer.line("Left out", "heading")
    for passage in candidate.dropped:
        writer.line(f"{passage.why}: {passage.text}")
    if candidate.article is not None:
        writer.line()
        writer.line("Body", "heading")
        writer.add(candidate.article.body)
    return writer.page()


def summary_page(summary: Summary) -> Page:
    """What became of each candidate."""
    writer = PageWriter()
    sections: tuple[tuple[str, Sequence[Outcome]], ...] = (
        ("Taken", summary.taken),
        ("Skipped", summary.skipped),
        ("Failed", summary.failed),
        ("Please fill", summary.missing),
    )
    if summary.cancelled:
        writer.line("Stopped; importing the same again takes the rest.", "warning")
    for title, lines in sections:
        writer.line(f"{title} ({len(lines)})", "heading")
        for each in lines:
            made = "" if title == "Skipped" else each.article  # nothing of that name was made
            writer.line("  " + " · ".join(part for part in (each.name, made, each.why) if part))
    if named := [outlet.name for outlet in summary.outlets if outlet.id != UNKNOWN_OUTLET]:
        writer.line(f"New outlets: {', '.join(named)}", "meta")
    return writer.page()
