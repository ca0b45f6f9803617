"""A day of publication is taken from places that pages have shown to be right, and proposed from others."""

from __future__ import annotations

import pytest

from briefing.intake.formats.web.trust import BAR, FEWEST, PROPOSED, Source
from tests.bench import dates as bench
from tests.intake.reading import read
from tests.intake.samples.dated import TEXT, meta, page


@pytest.mark.parametrize("source", list(Source))
def test_the_table_of_trusted_places_is_what_was_counted(source: Source) -> None:
    right, given = bench.unseen(source, bench.recorded())
    assert (given >= FEWEST and right >= BAR * given) == (source not in PROPOSED)


def test_what_was_counted_names_sets_and_places_that_there_are() -> None:
    rows = bench.recorded()
    assert {row.set for row in rows} == set(bench.SETS)
    assert {row.source for row in rows} <= set(Source)
    assert all(0 <= row.right <= row.given for row in rows)


def test_no_page_of_the_sets_gives_a_wrong_day_or_name_today(capsys: pytest.CaptureFixture[str]) -> None:
    days, names = bench.today()
    assert sum(count for (_, verdict), count in days.items() if verdict == "wrong") == 0
    assert names["wrong"] == 0
    right, empty = (
        sum(count for (_, verdict), count in days.items() if verdict == name) for name in ("right", "empty")
    )
    assert right > 20 * empty / 2
    assert bench.main() == 0
    assert "taken" in capsys.readouterr().out


def test_a_day_that_is_not_trusted_is_proposed_with_its_place() -> None:
    draft = read(page("field", "", head=meta("date", "2024-05-30", "name")).html)
    assert draft.get("published") == ""
    assert "no day of publication is stated; a general date field says 2024-05-30" in draft.notes


def test_two_places_that_agree_are_trusted() -> None:
    line = '<p class="date">Kirkwall harbour, 30 May 2024</p>'
    assert (
        read(page("both", "", head=meta("date", "2024-05-30", "name"), top=line).html).get("published") == "2024-05-30"
    )
    assert read(page("one", "", top=line).html).get("published") == ""
    assert read(page("not", "", head=meta("date", "2024-05-29", "name"), top=line).html).get("published") == ""


def test_a_value_behind_another_label_is_another_day() -> None:
    for label, day in (("Date published", "2024-05-30"), ("Next review", ""), ("Event date", "")):
        details = f"<dl><dt>{label}</dt><dd>30 May 2024</dd></dl>"
        assert read(page("details", "", top=details, text=TEXT).html).get("published") == day
