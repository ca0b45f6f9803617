"""How the words came out: which article did what with them, what was changed, carried, and not reported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.export.comparing import report_blocks, said
from briefing.export.escape import Md, escape
from briefing.export.layout import bullets, page, table
from briefing.export.naming import ExportNames, day, headline, treatment
from briefing.glossary import doubtful, naming_speaker, told_difference, told_risks
from briefing.model import Article, Report, Statement, Treatment

WORSE = (Treatment.ALTERED, Treatment.CUT)
CARRIED = (Treatment.VERBATIM, Treatment.EXCERPT, Treatment.EDITED)


def changed(statement: Statement) -> list[Report]:
    """The reports of a statement whose words differ without a sign."""
    return [report for report in statement.reports if report.treatment in WORSE]


def carrying(statement: Statement) -> list[Report]:
    """The reports that print a statement as it was said, whole or in part; not the reference itself."""
    reference = statement.reference
    return [one for one in statement.reports if one.treatment in CARRIED and one.article != reference.article]


def coverage(names: ExportNames, statements: Sequence[Statement], sources: Sequence[Article]) -> Md:
    """A table of the articles, and what each did with how many statements."""
    if not sources:
        return Md("No article is among them.")
    header = (Md("Outlet"), Md("Article"), Md("Date"), Md("Statements"))
    rows = [
        (names.outlet(one.outlet), headline(one), day(one.published), _counted(statements, one.id)) for one in sources
    ]
    return table(header, rows, (4, 8, 3, 6))


def _counted(statements: Sequence[Statement], article: str) -> Md:
    found: Counter[tuple[int, Md]] = Counter()
    reference = 0
    for statement in statements:
        settled = statement.reference.why.settled
        reference += statement.reference.article == article
        for report in statement.reports:
            if report.article == article and article != statement.reference.article:
                found[report.treatment.severity, treatment(report.treatment, settled)] += 1
        for missing in statement.not_found:
            if missing.article == article:
                found[Treatment.NOT_FOUND.severity, treatment(Treatment.NOT_FOUND)] += 1
    told = [f"{number} {how}" for (_, how), number in sorted(found.items())]
    return Md(", ".join([*([f"reference of {reference}"] if reference else []), *told]) or "none")


def differing(names: ExportNames, statements: Sequence[Statement]) -> Md:
    """Each statement whose words some outlet changed without a sign: the reference, and every difference."""
    blocks: list[Md] = []
    for statement in statements:
        reports = changed(statement)
        if reports:
            blocks.append(said(names, statement))
            blocks += (block for report in reports for block in report_blocks(names, statement, report))
    return page(blocks) or Md("No changed wording was found: none altered or cut without a sign.")


def asked(names: ExportNames, statements: Sequence[Statement]) -> Md:
    """For each report whose words differ without a sign, what to have ready."""
    items = [_asked(names, statement, report) for statement in statements for report in changed(statement)]
    return bullets(items)


def _asked(names: ExportNames, statement: Statement, report: Report) -> Md:
    reference = names.article(statement.reference.article)
    rest = "the reference is" if statement.reference.why.settled else "nobody here knows which was said; others print"
    told = "; ".join(_told(report))
    return Md(f"If asked about {names.article(report.article)}: {rest} {reference}; from that to this, {told}.")


def _told(report: Report) -> Iterator[str]:
    for one in report.differences:
        remarks = [remark for remark in ("marked" if one.marked else "", told_risks(one)) if remark]
        remark = f" ({', '.join(remarks)})" if remarks else ""
        yield f"{escape(told_difference(one))}{remark}"


def carried(names: ExportNames, statements: Sequence[Statement]) -> Md:
    """The statements that outlets printed as they were said."""
    items = []
    for statement in statements:
        reports = carrying(statement)
        if reports:
            told = "; ".join(f"{treatment(report.treatment)} in {names.article(report.article)}" for report in reports)
            items.append(Md(f"Statement {_titled(names, statement)}: {told}"))
    return bullets(items)


def missed(names: ExportNames, statements: Sequence[Statement]) -> Md:
    """The statements that articles on the occasion do not report, as far as the program found."""
    items = []
    for statement in statements:
        if statement.not_found:
            told = "; ".join(names.article(one.article) for one in statement.not_found)
            items.append(Md(f"Statement {_titled(names, statement)}: not found in {told}"))
    return bullets(items)


def _titled(names: ExportNames, statement: Statement) -> Md:
    """A statement's number and title, and that the speaker in it is not sure where it is not."""
    own = naming_speaker(statement, names.store.quotation)
    doubt = " (speaker not sure)" if own is not None and doubtful(own) else ""
    return Md(f"{names.statement(statement)}{doubt}")
