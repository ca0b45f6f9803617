"""A briefing in time as a page: articles a day as a plot, first appearances as a list, treatments by outlet as a table.

The plot is a bar of block characters for each day, with its count beside it: it reads aloud, becomes ASCII where that
is all there is, and takes two lines. A plotting library would draw a canvas that does neither.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len, set_cell_size

from briefing.derived import Store
from briefing.errors import CancelledError
from briefing.language.safety import UNRESOLVED
from briefing.language.words import counted
from briefing.model import PartialDate, Statement
from briefing.reader.kit.markup import Page, PageWriter
from briefing.timeline import Appearance, Bin, Spread, appearances, columns, days, spread, told_first

MOST = 500  # statements on one page
_BAR = 24  # cells of the longest bar
_OUTLET = 18  # cells of an outlet's name in the table
_ROOMY = 60  # cells of a page in which what belongs to a date can stand beside it
_ROOM = 20  # cells that a page must at least have beside a bar


def timeline_page(store: Store, width: int, cancelled: Callable[[], bool] = lambda: False) -> Page:
    """The page for a width in cells. Takes a while for a large briefing: `cancelled` is asked now and then.

    Raises CancelledError.
    """
    rows = {row.id: row for row in store.article_rows()}
    outlets = {outlet.id: outlet.name for outlet in store.outlets()}
    statements: list[Statement] = []
    for row in store.statement_rows():
        if cancelled():
            raise CancelledError
        statements.append(store.statement(row.id))
    names = {id_: row.outlet_name for id_, row in rows.items()}
    writer = PageWriter()
    writer.line("Articles in time", "heading")
    _write_plot(writer, days(rows.values()), names, width)
    writer.line()
    writer.line("How treatments spread over outlets", "heading")
    _write_table(writer, spread(statements, list(outlets)), outlets, width)
    writer.line()
    writer.line("First appearance of each statement", "heading")
    found = appearances(rows.values(), statements)
    for one in found[:MOST]:
        _write_appearance(writer, one, names, outlets, " " * (12 if width >= _ROOMY else 2))
    if len(found) > MOST:
        writer.line(f"… and {len(found) - MOST:,} more, which `briefing timeline` lists", "meta")
    return writer.page()


def _write_plot(writer: PageWriter, bins: Sequence[Bin], outlets: dict[str, str], width: int) -> None:
    most = max((len(each.articles) for each in bins), default=0)
    longest = max(1, min(_BAR, width - _ROOM))
    before = ""
    for each in bins:
        if (gap := _gap(before, each.when)) > 1:
            writer.line(f"{'':10}  … {counted(gap, 'year')} without any", "meta")
        before = each.when or before
        bar = "▇" * max(1, round(longest * len(each.articles) / most))
        names = ", ".join(dict.fromkeys(outlets[id_] for id_ in each.articles))
        writer.add(f"{each.when or 'no date':<10}  ")
        writer.add(bar, "added")
        writer.add(f" {len(each.articles):,}")
        room = width - 14 - cell_len(bar) - len(f"{len(each.articles):,}")
        if cell_len(names) <= room:
            writer.add(f"  {names}", "meta")
        writer.add("\n")
    if any(each.vague for each in bins):
        writer.line("A date that is shorter than the others is all that is known of it.", "meta")


def _gap(before: str, when: str) -> int:
    """Whole years between two dates."""
    if not before or not when:
        return 0
    return PartialDate.parse(when).first.year - PartialDate.parse(before).first.year - 1


def _write_table(writer: PageWriter, spreads: Sequence[Spread], outlets: dict[str, str], width: int) -> None:
    """A row an outlet and a column a treatment, its sign with its word; where that is too narrow, a sentence a row."""
    told = columns(spreads)
    if not told:
        writer.line("No statements.", "meta")
        return
    if _OUTLET + sum(cell_len(name) + 2 for name in told) > width:
        for row in spreads:
            writer.add(f"{outlets.get(row.outlet, row.outlet)}: ")
            writer.line(", ".join(f"{name} {row.counts[name]:,}" for name in told if row.counts.get(name)), "meta")
        return
    writer.line(" " * _OUTLET + "".join(f"  {name}" for name in told), "meta")
    for row in spreads:
        name = outlets.get(row.outlet, row.outlet)
        shown = name if cell_len(name) <= _OUTLET else set_cell_size(name, _OUTLET - 1).rstrip() + "…"
        writer.add(set_cell_size(shown, _OUTLET))
        for told_so in told:
            count = row.counts.get(told_so, 0)
            writer.add(f"{f'{count:,}' if count else '·':>{cell_len(told_so) + 2}}", "" if count else "meta")
        writer.add("\n")


def _write_appearance(
    writer: PageWriter, one: Appearance, articles: dict[str, str], outlets: dict[str, str], indent: str
) -> None:
    """The statement, who printed it first, and what became of it; dates stand by it, since they may not settle more."""
    writer.line()
    start = writer.length
    writer.add(f"{one.when or 'no date':<10}  ", "meta")
    writer.line(f"{one.speaker or UNRESOLVED}: {one.title}")
    writer.target(start, writer.length - 1, "statement", one.statement)
    writer.line(indent + told_first(one, articles), "" if one.settled else "meta")
    if len(one.steps) > 1:
        for step in one.steps:
            when = step.published or "no date"
            writer.line(f"{indent}{when} {outlets.get(step.outlet, step.outlet)}: {step.told}", "meta")
