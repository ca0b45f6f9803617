"""A briefing in time: when its articles were published, who printed each statement first, and what became of it.

Dates are often partial, and a file names no hour. Somebody is said to have printed a statement first only where the
dates leave no other possibility: two articles of one day, or one of an unknown day in the same month, are not put in
order, and an article without a date may have been before all others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefing.glossary import every_treated, treated
from briefing.model import PartialDate, Report, Statement, Treatment

if TYPE_CHECKING:
    from briefing.derived import ArticleRow

REFERENCE = "reference"  # what stands in place of a treatment where a report is the reference itself
_FINE = 62  # days or months that are worth a line each; of more, months or years are counted


class Bin(NamedTuple):
    """Articles of one time: a day, a month or a year as a date is written, "" where they have none.

    `vague`: they are dated less exactly than the bins beside them.
    """

    when: str
    articles: tuple[str, ...]
    vague: bool = False


class Step(NamedTuple):
    """One article's report of a statement: its treatment in sign and word, or that it is the reference."""

    article: str
    outlet: str
    published: str
    told: str


class Appearance(NamedTuple):
    """A statement in time. `first` are the articles that may have printed it first; `settled`: there is only one.

    `steps` are all its reports, in the order of their dates as far as these tell, the undated last.
    """

    statement: str
    title: str
    speaker: str
    when: str
    first: tuple[str, ...]
    settled: bool
    steps: tuple[Step, ...]


class Spread(NamedTuple):
    """How often an outlet's reports got which treatment (in sign and word), and how often it is the reference."""

    outlet: str
    counts: Mapping[str, int]


def days(articles: Iterable[ArticleRow], most: int = _FINE) -> tuple[Bin, ...]:
    """The articles by day, or by month or year where that makes more than `most` lines; in order, the undated last."""
    rows = list(articles)
    for length in (10, 7, 4):
        bins: dict[str, list[str]] = {}
        for row in rows:
            bins.setdefault(row.published[:length], []).append(row.id)
        if len(bins) <= most or length == 4:
            break
    longest = max((len(when) for when in bins), default=0)
    return tuple(
        Bin(when, tuple(bins[when]), vague=0 < len(when) < longest)
        for when in sorted(bins, key=lambda when: (not when, when))
    )


def appearances(articles: Iterable[ArticleRow], statements: Iterable[Statement]) -> list[Appearance]:
    """When each statement was first printed and by whom, the earliest first, those without any date last."""
    rows = {row.id: row for row in articles}
    made = [_appearance(statement, rows) for statement in statements]
    return sorted(made, key=lambda one: (not one.when, one.when, one.title, one.statement))


def told_first(one: Appearance, names: Mapping[str, str]) -> str:
    """Who printed a statement first, or who may have; `names` are what to call articles by their ids."""
    called = list(dict.fromkeys(names.get(article, article) for article in one.first))
    if len(one.steps) == 1:
        return f"Printed by {called[0]} alone"
    if one.settled:
        return f"First printed by {called[0]}"
    if len(called) == 1:
        return f"First printed by {called[0]}, in one of {len(one.first)} articles"
    return f"First printed by {', '.join(called[:-1])} or {called[-1]}: their dates do not settle it"


def spread(statements: Iterable[Statement], outlets: Sequence[str]) -> list[Spread]:
    """How treatments spread over outlets, in the order of `outlets` (ids); those without a report are left out."""
    counts: dict[str, Counter[str]] = {}
    for statement in statements:
        settled = statement.reference.why.settled
        for report in statement.reports:
            told = REFERENCE if _is_reference(report, statement) else treated(report.treatment, settled)
            counts.setdefault(report.outlet, Counter())[told] += 1
        for missing in statement.not_found:
            counts.setdefault(missing.outlet, Counter())[treated(Treatment.NOT_FOUND)] += 1
    known = [*outlets, *sorted(counts.keys() - set(outlets))]
    return [Spread(outlet, counts[outlet]) for outlet in known if outlet in counts]


def columns(spreads: Iterable[Spread]) -> list[str]:
    """What the outlets' counts are of, as far as there are any: the reference, then the worst treatment first."""
    held = {told for each in spreads for told in each.counts}
    return [told for told in (REFERENCE, *every_treated()) if told in held]


def _appearance(statement: Statement, rows: Mapping[str, ArticleRow]) -> Appearance:
    dates = {report.article: _date(rows[report.article].published) for report in statement.reports}
    latest = min((date.last for date in dates.values() if date), default=None)
    first = tuple(article for article, date in dates.items() if date is None or latest is None or date.first <= latest)
    dated = [date for article in first if (date := dates[article])]
    steps = [
        Step(
            report.article,
            report.outlet,
            rows[report.article].published,
            REFERENCE
            if _is_reference(report, statement)
            else treated(report.treatment, statement.reference.why.settled),
        )
        for report in statement.reports
    ]
    speaker = statement.speaker.name if statement.speaker else ""
    return Appearance(
        statement.id,
        statement.title.removeprefix(f"{speaker}: ") if speaker else statement.title,
        speaker,
        str(min(dated)) if dated else "",
        first,
        len(first) == 1,
        tuple(sorted(steps, key=lambda step: (not step.published, step.published, step.article))),
    )


def _is_reference(report: Report, statement: Statement) -> bool:
    return (report.article, report.spans) == (statement.reference.article, statement.reference.spans)


def _date(published: str) -> PartialDate | None:
    return PartialDate.parse(published) if published else None
