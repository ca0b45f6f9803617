"""Pages of a comparison: what is said about wordings, from made-up articles."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefing.commands.common.telling import tell_statement
from briefing.derived import Store, bring_up_to_date
from briefing.model import Statement, Treatment
from briefing.reader.kit.layout import TOGETHER, wrap
from briefing.reader.pages.comparison import ComparisonView, columns, linear_page, reference_column, told_carriers
from tests.samples import ALTERED, RELEASE, SAID, Made

COPY = (
    "Night boats are coming to every island, the Port Office announced, and harbour towns have welcomed the plan after "
    f"years of waiting.\n\n“{SAID}” said Ada Marsh, the Ferries Minister, at the old customs house in the harbour.\n\n"
    "Four boats are to be bought, crews are to be trained through the spring, and the quays will be lit all night.\n"
)


def statement_of(store: Store, words: str) -> Statement:
    """The statement with these words in its reference."""
    return next(each for each in store.statements() if words in each.reference.text)


@pytest.fixture
def store(made: Made) -> Store:
    """The sample, derived."""
    return bring_up_to_date(made.workspace, made.id)


def test_each_side_signs_its_differences_and_numbers_them_alike(store: Store) -> None:
    statement = statement_of(store, "night ferry")
    assert statement.reference.article == RELEASE
    report = next(each for each in statement.reports if each.article == ALTERED)
    printed = next(each for each in columns(store, statement, ComparisonView()) if each.article == ALTERED).page
    reference = reference_column(store, statement, report, ComparisonView()).page
    assert report.treatment is Treatment.ALTERED
    for word, other in (("will", "must"), ("autumn", "winter")):
        assert f"{TOGETHER}{word}" in reference.text
        number = next(n for n in ("1", "2") if f"≠{n}{TOGETHER}{other}" in printed.text)
        assert f"≠{number}{TOGETHER}{word}" in reference.text
    assert printed.text.index("≠1") < printed.text.index("≠2"), "numbers follow the printed words"


def test_a_sign_stays_on_the_line_of_its_words(store: Store) -> None:
    page = linear_page(store, statement_of(store, "night ferry"), ComparisonView())
    assert "≠1" in page.text
    for width in range(16, 60):
        lines = [page.text[start:end] for start, end in wrap(page.text, width)]
        assert not any(re.search(r"\[$|[≠+✂↔·]\d+\s*$", line) for line in lines), width


def test_only_differences_leaves_the_words_around_them(store: Store) -> None:
    statement = statement_of(store, "night ferry")
    whole = linear_page(store, statement, ComparisonView()).text
    brief = linear_page(store, statement, ComparisonView(only_differences=True)).text
    assert "no fare will rise before it sails" in whole
    assert " … " in brief
    assert len(brief) < len(whole)
    assert f"≠1{TOGETHER}must" in brief


def test_agency_copy_counts_once(made: Made) -> None:
    via = "via: PA Media\n"
    made.article("2025-02-03-harbour-post-copy", COPY, headline="Night boats", more=via)
    made.article("2025-02-03-island-mail-copy", COPY, headline="Boats by night", outlet="island-mail", more=via)
    with bring_up_to_date(made.workspace, made.id) as store:
        statement = statement_of(store, "night ferry")
        assert len(statement.reports) == 5
        assert told_carriers(store, statement) == "4 reports · PA Media copy, carried by 2"


def test_what_the_printer_marked_is_signed_as_marked(made: Made) -> None:
    printed = SAID.replace("a night ferry by the autumn", "a … ferry by the [winter]")
    body = f"“{printed}” said Ada Marsh, the Ferries Minister.\n"
    made.article("2025-02-05-island-mail-marked", body, outlet="island-mail")
    with bring_up_to_date(made.workspace, made.id) as store:
        statement = statement_of(store, "night ferry")
        page = next(
            each for each in columns(store, statement, ComparisonView()) if each.article.endswith("marked")
        ).page
        listed = [line for line in page.text.splitlines() if "(marked" in line]
        assert len(listed) == 2, page.text
        wording = page.text.partition("\n\n")[2]
        assert f"[{TOGETHER}]1" in wording
        assert f"[{TOGETHER}]2" in wording
        assert "✂" not in page.text
        assert "≠" not in page.text


def test_a_wording_that_goes_on_in_the_next_paragraph_is_closed_where_it_stands_alone(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = "Every quay will be lit by the summer, and so will every boat.", "No crew will sail in the dark."
    made.article("2025-02-06-port-office-quays", f"Ada Marsh said:\n\n“{first}\n\n“{second}”\n", kind="release")
    made.article("2025-02-06-harbour-post-quays", f"“{first}” said Ada Marsh.\n")
    with bring_up_to_date(made.workspace, made.id) as store:
        statement = statement_of(store, first)
        assert statement.reference.text == f"“{first}", "as printed: the mark is closed a paragraph further on"
        assert f"“{first}”" in reference_column(store, statement, None, ComparisonView()).page.text
        tell_statement(statement, {}, store.quotation)
    assert f"  “{first}”\n" in capsys.readouterr().out


@pytest.mark.parametrize("sure", [True, False])
def test_a_statement_whose_speaker_is_not_sure_says_so(
    sure: bool, store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read = type(store).quotation
    monkeypatch.setattr(type(store), "quotation", lambda own, key: replace(read(own, key), sure=sure))
    statement = statement_of(store, "night ferry")
    tell_statement(statement, {}, store.quotation)
    assert ("Speaker: Ada Marsh? Not sure.\n" in capsys.readouterr().out) is not sure
    assert (
        "Speaker: Ada Marsh? Not sure.\n" in reference_column(store, statement, None, ComparisonView()).page.text
    ) is not sure
