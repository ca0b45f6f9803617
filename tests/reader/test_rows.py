"""The rows that a filter leaves: the same, in the same order, whether many are left or few."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.derived import ActorRow, ArticleRow, QuotationRow
from briefing.model import ActorKind, QuotationKind
from briefing.reader.session import Rows
from briefing.reader.widgets.panes import draw_actor
from briefing.search import Filtered

ARTICLES = [ArticleRow(f"a{number}", "Headline", "o", "Outlet", "") for number in range(9, -1, -1)]
QUOTATIONS = [
    QuotationRow(f"q{number}", "a1", "Outlet", "", "words", QuotationKind.DIRECT, "", False)
    for number in range(9, -1, -1)
]


@given(st.sets(st.integers(0, 12)), st.sets(st.integers(0, 12)))
def test_a_filter_leaves_its_rows_in_order(articles: set[int], quotations: set[int]) -> None:
    """Some ids may be of an index that is newer than the rows."""
    wanted = Filtered(
        articles=frozenset(f"a{number}" for number in articles),
        quotations=frozenset(f"q{number}" for number in quotations),
    )
    left = Rows(ARTICLES, (), QUOTATIONS).left_by(wanted)
    assert [row.id for row in left.articles] == [f"a{number}" for number in range(9, -1, -1) if number in articles]
    assert [row.id for row in left.quotations] == [f"q{number}" for number in range(9, -1, -1) if number in quotations]


@pytest.mark.parametrize(("width", "told"), [(40, "Imke Dale  3 said · 2 named"), (26, "Imke Dale  3 said")])
def test_a_number_in_an_actors_row_says_what_it_counts(width: int, told: str) -> None:
    (line,) = draw_actor(ActorRow("imke", "Imke Dale", ActorKind.PERSON, 3, 2), width)
    assert "".join(text for text, _ in line) == told
