"""What is wrong in the content's files, and what could be filled in, as a page."""

from __future__ import annotations

from briefing.content import unfilled
from briefing.reader.kit.markup import Page, PageWriter
from briefing.reader.session import Snapshot


def problems_page(snapshot: Snapshot) -> Page:
    """The problems of a briefing's files, and below them what they leave open."""
    problems = snapshot.store.problems
    notices = list(unfilled(snapshot.rows.articles, problems))
    writer = PageWriter()
    writer.line("Problems in the content's files", "title")
    for problem in problems:
        writer.line(str(problem))
    if not problems:
        writer.line("None.")
    if notices:
        writer.line()
        writer.line("What could be filled in", "heading")
    for notice in notices:
        writer.line(str(notice))
    return writer.page()
