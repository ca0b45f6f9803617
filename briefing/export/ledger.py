"""The ledger as tables: statements by outlets, a sign with its word in each cell, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.export.escape import Md, escape
from briefing.export.layout import page, table
from briefing.export.naming import ExportNames, treatment
from briefing.glossary import DIFFERS, MEANING, contracted
from briefing.language.words import counted
from briefing.model import Statement, Treatment

ACROSS = 4  # outlets a table, so that it fits a printed page upright


def carriers(statement: Statement) -> Iterator[str]:
    """The articles that have to do with a statement."""
    yield statement.reference.article
    yield from (report.article for report in statement.reports)
    yield from (missing.article for missing in statement.not_found)


def compared(statement: Statement) -> bool:
    """Whether more than the reference's own article has to do with the statement."""
    return len(statement.reports) > 1 or bool(statement.not_found)


def ledger(names: ExportNames, statements: Sequence[Statement]) -> Md:
    """The tables of the statements that can be compared, which or how many cannot, and the legend."""
    shared = sorted(filter(compared, statements), key=lambda statement: statement.rank)
    alone = [statement.id for statement in statements if not compared(statement)]
    blocks = _tables(names, shared)
    numbers = sorted(names.numbers[one] for one in alone if one in names.numbers)
    if numbers:
        blocks.append(Md(f"Reported by one article alone, with nothing to compare: {', '.join(map(str, numbers))}."))
    if len(alone) > len(numbers):
        left = counted(len(alone) - len(numbers), "statement")
        blocks.append(Md(f"Left out, reported by one article alone, with nothing to compare: {left}."))
    if shared:
        blocks.append(_legend(shared))
    return page(blocks)


def _tables(names: ExportNames, statements: Sequence[Statement]) -> list[Md]:
    tables = []
    for together in _occasions(statements):
        present = {report.outlet for statement in together for report in statement.reports}
        present |= {missing.outlet for statement in together for missing in statement.not_found}
        outlets = [outlet for outlet in names.outlets if outlet in present] + sorted(present - set(names.outlets))
        for first in range(0, len(outlets), ACROSS):
            across = outlets[first : first + ACROSS]
            if len(outlets) > ACROSS:
                tables.append(Md(f"Outlets {first + 1} to {first + len(across)} of {len(outlets)}:"))
            header = [Md("Statement"), *map(names.outlet, across)]
            rows = [[names.statement(item), *(_cell(item, outlet) for outlet in across)] for item in together]
            tables.append(table(header, rows, (5, *(3 for _ in across))))
    return tables


def _occasions(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Statements that share an article, directly or through others, stand in one table; the order is kept."""
    parent: dict[str, str] = {}

    def root(article: str) -> str:
        while parent.setdefault(article, article) != article:
            parent[article] = article = parent[parent[article]]
        return article

    for statement in statements:
        for other in carriers(statement):
            parent[root(other)] = root(statement.reference.article)
    by_occasion: dict[str, list[Statement]] = {}
    for statement in statements:
        by_occasion.setdefault(root(statement.reference.article), []).append(statement)
    return list(by_occasion.values())


def _cell(statement: Statement, outlet: str) -> Md:
    reports = [report for report in statement.reports if report.outlet == outlet]
    missing = [report for report in statement.not_found if report.outlet == outlet]
    if not reports:
        return treatment(Treatment.NOT_FOUND) if missing else Md("–")
    worst = min(reports, key=lambda report: (report.treatment.severity, contracted(report)))
    said = treatment(worst.treatment, statement.reference.why.settled)
    if contracted(worst):
        said = Md(f"{said}, contraction only")
    if any(report.article == statement.reference.article for report in reports):
        said = Md(f"{said}, reference")
    count = len(reports) + len(missing)
    return Md(f"{said} (worst of {count} articles)") if count > 1 else said


def _legend(statements: Sequence[Statement]) -> Md:
    used = {report.treatment for statement in statements for report in statement.reports}
    used |= {Treatment.NOT_FOUND for statement in statements if statement.not_found}
    meanings = [f"{treatment(how)}: {escape(meaning)}" for how, meaning in MEANING.items() if how in used]
    if any(not statement.reference.why.settled for statement in statements):
        signs = f"{Treatment.ALTERED.sign}, {Treatment.CUT.sign} differs"
        meanings.append(f"{escape(signs)}: {escape(DIFFERS)}")
    return Md(f"{'; '.join(meanings)}; –: no article of this outlet covers the occasion.")
