"""A briefing in time, and what its dates do not settle."""

from __future__ import annotations

import pytest

from briefing.derived import ArticleRow, Store, bring_up_to_date
from briefing.glossary import every_treated
from briefing.timeline import REFERENCE, Appearance, appearances, columns, days, spread
from tests.samples import ALTERED, RELEASE, SAID, VERBATIM, Made


def row(id_: str, published: str) -> ArticleRow:
    return ArticleRow(id_, "Headline", "outlet", "Outlet", published)


def test_articles_are_counted_by_day_and_vaguer_dates_stand_by_themselves() -> None:
    rows = [row("a", "2025-02-03"), row("b", "2025-02"), row("c", ""), row("d", "2025-02-03"), row("e", "2024")]
    assert [(each.when, each.articles, each.vague) for each in days(rows)] == [
        ("2024", ("e",), True),
        ("2025-02", ("b",), True),
        ("2025-02-03", ("a", "d"), False),
        ("", ("c",), False),
    ]


def test_many_days_are_counted_by_month_or_year() -> None:
    rows = [row(str(at), f"20{at % 30:02}-{at % 12 + 1:02}-{at % 28 + 1:02}") for at in range(400)]
    bins = days(rows, most=200)
    assert {len(each.when) for each in bins} == {7}
    assert {len(each.when) for each in days(rows, most=40)} == {4}
    assert sum(len(each.articles) for each in bins) == 400


def test_what_differs_stands_beside_what_was_altered_or_cut() -> None:
    told = every_treated()
    assert told[:4] == ["≠ altered", "≠ differs", "✂ cut", "✂ differs"]
    assert told[-2:] == ["= verbatim", "∅ not found"]
    assert len(set(told)) == len(told) == 9


def ferry(store: Store) -> Appearance:
    """The statement that all articles of the sample report."""
    found = appearances(store.article_rows(), store.statements())
    return next(each for each in found if len(each.steps) > 2)


@pytest.mark.parametrize(
    ("dates", "first", "when"),
    [
        (("2025-02-03", "2025-02-04", "2025-02-05"), {RELEASE}, "2025-02-03"),
        (("2025-02-03", "2025-02-03", "2025-02-05"), {RELEASE, VERBATIM}, "2025-02-03"),
        (("2025-02-03", "2025-02-04", "2025-02"), {RELEASE, ALTERED}, "2025-02"),
        (("2025-02-04", "2025-02-03", "2025-02-05"), {VERBATIM}, "2025-02-03"),
        (("2025-02-03", "2025-02-04", ""), {RELEASE, ALTERED}, "2025-02-03"),
        (("2025", "2025", "2025"), {RELEASE, VERBATIM, ALTERED}, "2025"),
        (("", "", ""), {RELEASE, VERBATIM, ALTERED}, ""),
    ],
)
def test_who_was_first_is_said_only_where_the_dates_settle_it(
    made: Made, dates: tuple[str, str, str], first: set[str], when: str
) -> None:
    for article, date in zip((RELEASE, VERBATIM, ALTERED), dates, strict=True):
        path = made.path(article)
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("published:")]
        path.write_text("\n".join([lines[0], *([f"published: {date}"] if date else []), *lines[1:]]), "utf-8")
    with bring_up_to_date(made.workspace, made.id) as store:
        assert not store.problems
        found = ferry(store)
    assert set(found.first) == first
    assert found.settled is (len(first) == 1)
    assert found.when == when


def test_what_became_of_it_is_told_in_order(made: Made) -> None:
    with bring_up_to_date(made.workspace, made.id) as store:
        found = ferry(store)
        assert found.speaker == "Ada Marsh"
        assert SAID.startswith(found.title[:20])
        assert [(step.article, step.told) for step in found.steps] == [
            (ALTERED, "≠ altered"),
            (VERBATIM, "= verbatim"),
            (RELEASE, REFERENCE),
        ]


def test_treatments_are_counted_by_outlet(made: Made) -> None:
    with bring_up_to_date(made.workspace, made.id) as store:
        found = spread(store.statements(), [outlet.id for outlet in store.outlets()])
        total = sum(len(each.reports) + len(each.not_found) for each in store.statements())
    assert [each.outlet for each in found] == ["port-office", "harbour-post", "island-mail"]
    assert found[0].counts[REFERENCE] == 1
    assert found[2].counts["≠ altered"] == 1
    assert columns(found)[:2] == [REFERENCE, "≠ altered"]
    assert sum(sum(each.counts.values()) for each in found) == total
