"""What the systems of sites put into a page of theirs, and around its text, each in words of our own."""

# ruff: noqa: E501 - what pages hold stands in the long lines that they write

from __future__ import annotations

import pytest

from briefing.intake.candidate import ArticleDraft
from tests.intake.reading import read

FIRST = "The ferry to Skarn will sail twice a day from April, after a winter in which it did not sail at all."
SECOND = "“We have waited long enough for a boat,” said Isolde Brandt, who keeps the only shop on the island."
THIRD = "Tickets will be sold at the quay, and people who live on Skarn will pay no more than they did before."
LAST = "A second boat is being built in the yard at Hallow Bay and should be ready before the next winter."
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(inside: str, *, head: str = "", behind: str = "", title: str = "Ferry to sail twice a day") -> ArticleDraft:
    """The draft of a page with these words in its article, and others behind it."""
    return read(
        f'<!doctype html><html lang="en-GB"><head><title>{title} | Skarn Courier</title>{head}</head><body><main>'
        f"<article><h1>{title}</h1>{inside}</article>{behind}</main></body></html>"
    )


def reasons(draft: ArticleDraft) -> dict[str, str]:
    """Each passage that was left out, with why."""
    return {passage.text: passage.why for passage in draft.dropped}


@pytest.mark.parametrize(
    "row",
    [
        '<td class="nav"><a href="/">Home</a></td><td class="story">{}</td>',
        "<td>{}</td>",
        "<td>{}</td><td>Weather</td>",
        '<td valign="top">{}</td><td>Tides today</td>',
    ],
)
def test_a_story_in_a_cell_of_a_table_keeps_its_paragraphs(row: str) -> None:
    short = "<p>The ferry will sail twice a day.</p><p>“We have waited long enough,” said Isolde Brandt.</p>"
    page_text = (
        '<html lang="en"><head><title>Ferry | Skarn Courier</title></head><body><table width="100%"><tr>'
        f"{row.format(f'<h1>Ferry to sail twice a day</h1>{short}')}</tr></table></body></html>"
    )
    made = read(page_text).paragraphs
    assert made[:2] == ("The ferry will sail twice a day.", "“We have waited long enough,” said Isolde Brandt.")


def test_a_row_of_a_table_of_figures_stays_a_line() -> None:
    table = (
        "<table><tr><td>Adults</td><td><p>4 crowns</p></td></tr><tr><td>Children<br>under 12</td><td>1 crown</td></tr>"
        "</table>"
    )
    made = page(f"<p>{FIRST}</p><p>{SECOND}</p>{table}<p>{THIRD}</p>").paragraphs
    assert made == (FIRST, SECOND, "Adults | 4 crowns", "Children under 12 | 1 crown", THIRD)
