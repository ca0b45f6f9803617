"""What was said, and how one statement was reported: wordings side by side, and every difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.export.escape import Md, escape
from briefing.export.layout import bullets, heading, joined, page, table, wording
from briefing.export.naming import ExportNames, parts, stated_by, treatment
from briefing.glossary import by_setting, standing, told_risks, told_speaker, treated_report
from briefing.language.marks import unclosed, unopened
from briefing.language.words import counted, one_line
from briefing.model import Difference, NotFound, Report, Span, Statement, Treatment

LONG = 900  # characters; longer wordings stand one under the other, since narrow columns of them cannot be read


def said(names: ExportNames, statement: Statement) -> Md:
    """The reference wording of a statement, who said it, and where the wording comes from."""
    article = names.store.article(statement.reference.article)
    return page(
        (
            heading(3, names.statement(statement)),
            wording(parts(article, statement.reference.spans)),
            Md(f"Speaker: {stated_by(names.store, statement)}"),
            Md(f"Reference wording: {names.article(article.id)} ({standing(statement.reference)})"),
        )
    )


def reported(names: ExportNames, statement: Statement) -> Md:
    """Each report of a statement beside the reference, and the articles that do not have it."""
    reference = statement.reference
    blocks = [heading(3, names.statement(statement))]
    for report in statement.reports:
        if (report.article, report.spans) != (reference.article, reference.spans):
            blocks += report_blocks(names, statement, report)
    if statement.not_found:
        blocks.append(bullets(_not_found(names, missing) for missing in statement.not_found))
    if len(blocks) == 1:
        blocks.append(Md("No other article of the briefing reports it."))
    return page(blocks)


def report_blocks(names: ExportNames, statement: Statement, report: Report) -> Iterator[Md]:
    """One report of a statement beside the reference, with every difference."""
    yield Md(f"**{names.outlet(report.outlet)}: {escape(treated_report(report, statement.reference))}**")
    yield Md(f"Article: {names.article(report.article)}")
    yield from _wordings(names, statement, report)
    if report.differences:
        yield _differences(report.differences)
    yield joined(_remarks(names, report))


def _wordings(names: ExportNames, statement: Statement, report: Report) -> Iterator[Md]:
    reference, differences = statement.reference, report.differences
    if report.treatment is Treatment.PARAPHRASED:
        yield Md("Its sentence:")
        yield wording(parts(names.store.article(report.article), report.spans))
        return
    if one_line(reference.text) == one_line(report.text):
        yield Md("The wording is that of the reference, marks and all.")
        return
    ours = _wording(reference.text, [item.reference_span for item in differences])
    theirs = _wording(report.text, [item.printed_span for item in differences])
    label = names.outlet(names.store.article(reference.article).outlet)
    if max(len(reference.text), len(report.text)) > LONG:
        yield Md(f"The reference, {label}:")
        yield Md(f"> {ours}")
        yield Md("As printed:")
        yield Md(f"> {theirs}")
    else:
        header = (Md(f"Reference: {label}"), Md(f"As printed: {names.outlet(report.outlet)}"))
        yield table(header, [(ours, theirs)], (1, 1))


def _wording(text: str, spans: Sequence[Span]) -> Md:
    """A wording with places made bold, and with marks that it lost where it was parted from its quotation."""
    return Md(f"{escape(unopened(text))}{escape(text, spans)}{escape(unclosed(text))}")


def _differences(differences: Iterable[Difference]) -> Md:
    header = tuple(map(Md, ("No.", "Reference", "As printed", "Difference", "Shown to the reader", "Touches")))
    rows = [
        (
            Md(str(number)),
            _side(item.reference),
            _side(item.printed),
            Md(f"{item.kind}, {item.nature}" if item.nature else item.kind),
            Md("marked" if item.marked else "not marked"),
            Md(told_risks(item) or "–"),
        )
        for number, item in enumerate(differences, 1)
    ]
    return table(header, rows, (3, 8, 8, 6, 5, 5))


def _side(words: str) -> Md:
    return escape(words) or Md("(nothing)")


def _remarks(names: ExportNames, report: Report) -> Iterator[Md]:
    if report.styled:
        yield Md(f"{counted(len(report.styled), 'difference')} of house style passed over{by_setting(report.styled)}.")
    if report.merged:
        yield Md(f"Here because it was {escape(report.merged)}.")
    if report.credit is not None:
        yield Md(f"It has the words from {names.outlet(report.credit)}: no independent report.")
    if report.speaker is not None:
        yield Md(f"It {escape(told_speaker(report.speaker))} as the speaker.")
    if report.evidence:
        score = f" (score {report.score:.2f})" if report.score < 1 else ""
        yield Md(f"Linked because: {escape(report.evidence)}{score}.")
    if report.copy_of is not None:
        yield Md(f"The same copy as in: {names.article(report.copy_of)}.")


def _not_found(names: ExportNames, missing: NotFound) -> Md:
    line = Md(
        f"{names.outlet(missing.outlet)}: {treatment(Treatment.NOT_FOUND)}, "
        f"{counted(missing.searched, 'sentence')} searched in {names.article(missing.article)}."
    )
    if missing.nearest is None:
        return line
    return Md(f"{line} Nearest passage (score {missing.nearest.score:.2f}): {escape(missing.nearest.text)}")
