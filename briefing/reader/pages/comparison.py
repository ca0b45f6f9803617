"""A statement's comparison as pages: the reference and each outlet's wording, with their differences marked.

Every difference has a sign as well as a look: ≠ other words, + added, ✂ missing here, ↔ moved; [ ] whatever the printer
marked, as the treatment is signed that says so. The numbers join a wording to the list of differences under it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.derived import Store
from briefing.glossary import (
    by_setting,
    doubtful,
    naming_speaker,
    standing,
    told_difference,
    told_risks,
    told_speaker,
    treated,
    treated_report,
)
from briefing.language.marks import unclosed, unopened
from briefing.language.words import counted, words
from briefing.model import Difference, DifferenceKind, Nature, NotFound, Reference, Report, Statement, Treatment
from briefing.reader.kit.layout import TOGETHER
from briefing.reader.kit.markup import Page, PageWriter
from briefing.reader.pages.names import outlet_name, where

AROUND = 5  # words kept at either side of a difference when only differences are shown

_SIGNS = {
    DifferenceKind.SUBSTITUTION: ("≠", "changed"),
    DifferenceKind.INSERTION: ("+", "added"),
    DifferenceKind.DELETION: ("✂", "missing"),
    DifferenceKind.MOVE: ("↔", "moved"),
}


_NATURES = {
    Nature.CONTRACTION: ("’", "changed"),
    Nature.STUTTER: ("·", "missing"),
    Nature.EDGE: ("⊂", "missing"),
    Nature.SENSE: ("~", "changed"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One wording of a statement: whose it is, a heading of one line, and the page."""

    article: str
    heading: str
    page: Page
    treatment: Treatment


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What is shown: only the surroundings of differences, and differences of house style too.

    `shown_by` is what the key is called that shows these, where there is one.
    """

    only_differences: bool = False
    house_style: bool = False
    shown_by: str = ""


def reference_column(store: Store, statement: Statement, against: Report | None, options: ComparisonView) -> Column:
    """The reference's wording, with its side of the differences to one report."""
    writer = PageWriter()
    reference = statement.reference
    writer.line(f"Reference: {standing(reference)}", "heading")
    writer.line(where(store, reference.article), "meta")
    own = naming_speaker(statement, store.quotation)
    if own is not None and own.speaker is not None and doubtful(own):
        writer.line(f"Speaker: {own.speaker.name}? Not sure.", "meta")
    if against is not None:
        writer.line(f"marked against {outlet_name(store, against.outlet)}", "meta")
    writer.line()
    shown = _shown(against, options) if against else []
    _write_wording(writer, reference.text.replace("\n", " "), shown, "reference", options)
    return Column(reference.article, "Reference", writer.page(), Treatment.VERBATIM)


def report_column(store: Store, report: Report, reference: Reference, options: ComparisonView) -> Column:
    """One article's wording with its differences marked and, below, listed."""
    writer = PageWriter()
    heading = treated(report.treatment, reference.why.settled)
    writer.line(f"{outlet_name(store, report.outlet)}: {treated_report(report, reference)}", "heading")
    writer.line(where(store, report.article), "meta")
    if report.copy_of:
        writer.line(f"same agency copy as {where(store, report.copy_of)}", "meta")
    if report.credit:
        writer.line(f"has the words from {outlet_name(store, report.credit)}: no independent report", "meta")
    if report.headline:
        writer.line("in the headline", "meta")
    if report.speaker is not None:
        writer.line(f"{told_speaker(report.speaker)} as the speaker", "meta")
    writer.line()
    shown = _shown(report, options)
    _write_wording(writer, report.text.replace("\n", " "), shown, "printed", options)
    writer.line()
    if report.merged:
        writer.line()
        writer.line(f"Why linked: {report.merged}", "meta")
    if report.evidence:
        writer.line()
        likeness = f" (likeness {report.score:.0%})" if report.score < 1 else ""
        writer.line(f"Why linked: {report.evidence}{likeness}", "meta")
    _write_differences(writer, shown, report, options)
    return Column(report.article, heading, writer.page(), report.treatment)


def missing_column(store: Store, missing: NotFound) -> Column:
    """An article that covers the occasion without the statement: what was searched, and what came nearest."""
    writer = PageWriter()
    sign = treated(Treatment.NOT_FOUND)
    writer.line(f"{outlet_name(store, missing.outlet)}: {sign}", "heading")
    writer.line(where(store, missing.article), "meta")
    writer.line()
    writer.line(f"{missing.searched} sentences searched; no passage reports this statement.")
    if missing.nearest:
        writer.line()
        writer.line(f"Nearest passage (likeness {missing.nearest.score:.0%}):", "meta")
        writer.line(missing.nearest.text, "dim")
    return Column(missing.article, sign, writer.page(), Treatment.NOT_FOUND)


def columns(store: Store, statement: Statement, options: ComparisonView) -> list[Column]:
    """The outlets' wordings, worst first, then those in which the statement was not found; without the reference."""
    reports = [report for report in statement.reports if report.article != statement.reference.article]
    made = [report_column(store, report, statement.reference, options) for report in reports]
    return made + [missing_column(store, missing) for missing in statement.not_found]


def linear_page(store: Store, statement: Statement, options: ComparisonView) -> Page:
    """The whole comparison as one text: for narrow terminals and for screen readers."""
    writer = PageWriter()
    pages = [reference_column(store, statement, None, options).page]
    pages.extend(column.page for column in columns(store, statement, options))
    for page in pages:
        offset = writer.length
        writer.add(page.text)
        for mark in page.marks:
            writer.mark(mark.start + offset, mark.end + offset, mark.look)
        for target in page.targets:
            writer.target(target.start + offset, target.end + offset, target.kind, target.id)
        writer.add("\n\n")
    return writer.page()


@dataclass(frozen=True, slots=True)
class _Shown:
    """A difference as it is shown: numbered in the order of the printed words, and whether it is of house style."""

    number: int
    difference: Difference
    styled: bool


def told_carriers(store: Store, statement: Statement) -> str:
    """How many reports a statement has; articles that carry one agency's copy count once, and are said to."""
    copies = Counter(report.copy_of for report in statement.reports if report.copy_of)
    count = len(statement.reports) - sum(copies.values())
    told = [counted(count, "report")]
    for source, carried in copies.items():
        article = store.article(source)
        told.append(f"{article.via or outlet_name(store, article.outlet)} copy, carried by {carried + 1}")
    return " · ".join(told)


def _shown(report: Report, options: ComparisonView) -> list[_Shown]:
    """The differences in the order of the list under the wording: those that touch a risk first."""
    listed = [(difference, False) for difference in report.differences]
    if options.house_style:
        listed.extend((difference, True) for difference in report.styled)
    placed = sorted(range(len(listed)), key=lambda at: (listed[at][0].printed_span, listed[at][0].reference_span))
    numbers = {at: number for number, at in enumerate(placed, 1)}
    return [_Shown(numbers[at], *each) for at, each in enumerate(listed)]


def _write_wording(writer: PageWriter, text: str, shown: Sequence[_Shown], side: str, options: ComparisonView) -> None:
    """Write a text with its side of the differences signed, numbered and marked, and with marks that it lost."""
    writer.add(unopened(text))
    placed = []
    for each in shown:
        span = each.difference.reference_span if side == "reference" else each.difference.printed_span
        placed.append((*span, each))
    placed.sort(key=lambda place: (place[0], place[1], place[2].number))
    done = 0
    for start, end, each in placed:
        _write_common(writer, text[done : max(done, start)], first=done == 0, last=False, options=options)
        sign, look = _NATURES[each.difference.nature] if each.difference.nature else _SIGNS[each.difference.kind]
        if each.styled:
            sign, look = "·", "styled"
        elif each.difference.marked:
            sign, look = Treatment.EDITED.sign, "editing"
        begin = writer.length
        writer.add(f"{sign.replace(' ', TOGETHER)}{each.number}", look)
        begin_words = max(done, start)
        if end > begin_words:
            writer.add(TOGETHER)
            writer.add(text[begin_words:end], look)
        elif text[end : end + 1].isalnum():
            writer.add(" ")
        writer.target(begin, writer.length, "difference", str(each.number))
        done = max(done, end)
    _write_common(writer, text[done:], first=done == 0, last=True, options=options)
    writer.add(unclosed(text))


def _write_common(writer: PageWriter, text: str, *, first: bool, last: bool, options: ComparisonView) -> None:
    spans = words(text)
    keep = AROUND * (1 if first or last else 2)
    if not options.only_differences or len(spans) <= keep + 2 or (first and last):
        writer.add(text)
        return
    if not first:
        writer.add(text[: spans[AROUND - 1].end])
    writer.add(" … ", "dim")
    if not last:
        writer.add(text[spans[-AROUND].start :])


def _write_differences(writer: PageWriter, shown: Sequence[_Shown], report: Report, options: ComparisonView) -> None:
    for each in shown:
        writer.line()
        writer.add(f"{each.number} ", "heading")
        marked = "house style" if each.styled else "marked" if each.difference.marked else "unmarked"
        risks = told_risks(each.difference)
        writer.add(f"{told_difference(each.difference)} ({marked}{f'; touches {risks}' if risks else ''})")
    writer.line()
    if report.styled and not options.house_style:
        writer.line()
        passed = f"{counted(len(report.styled), 'difference')} of house style passed over{by_setting(report.styled)}"
        writer.line(f"{passed} ({options.shown_by} shows)" if options.shown_by else passed, "meta")
