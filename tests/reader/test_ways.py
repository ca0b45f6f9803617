"""Ways within and between texts: the outline of a text, and the articles of the same occasion."""

from __future__ import annotations

import pytest

from briefing.derived import bring_up_to_date
from briefing.reader.pages.outline import OutlineEntry, outline, outline_choices
from briefing.reader.pages.related import related
from briefing.reader.screens.asking.pick import PickScreen
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import ALTERED, RELEASE, VERBATIM, Made

LONG = (
    "The Port Office met on Monday and spoke of the night boats, of the quay, and of the price of a passage to Skerra."
)
HEADED = f"""{LONG}

Notes to editors

{LONG}

What happens next?

{LONG}

A list of piers:

North Pier

South Pier

{LONG.split(" and ")[0]}.
"""
LIVE = f"""10.42am

{LONG}

11:05 BST – The boats are late

{LONG}

In 2025 there were 11 boats.
"""
TRANSCRIPT = f"""Port Office hearing

ADA MARSH: {LONG}

{LONG}

TOBIAS WREN: We were not asked about any of it, and we should have been.

ADA MARSH: That is noted, and the tender will be opened again before the summer begins.
"""


def starts(body: str, entries: list[OutlineEntry]) -> list[tuple[str, str]]:
    """Each place by its sort and the words that stand there."""
    return [(entry.sort, body[entry.start :].split("\n")[0][:24]) for entry in entries]


def test_headings_are_short_paragraphs_above_text_and_no_lists() -> None:
    assert starts(HEADED, outline(HEADED, ())) == [("heading", "Notes to editors"), ("heading", "What happens next?")]


def test_entries_of_a_running_report_begin_with_a_time() -> None:
    found = outline(LIVE, ())
    assert starts(LIVE, found) == [("entry", "10.42am"), ("entry", "11:05 BST – The boats ar")]
    assert found[0].text.startswith("10.42am The Port Office met")


def test_speakers_of_a_transcript_take_the_word(made: Made) -> None:
    made.article("2025-03-01-hearing", TRANSCRIPT, kind="transcript", headline="Hearing")
    with bring_up_to_date(made.workspace, made.id) as store:
        found = outline_choices(store, "2025-03-01-hearing")
        body = store.article("2025-03-01-hearing").body
    speakers = [each for each in found if each.detail == "speaker"]
    assert [each.label.split(":")[0].rstrip("?").casefold() for each in speakers] == [
        "ada marsh",
        "tobias wren",
        "ada marsh",
    ]
    assert [body[int(each.id) :].split(":")[0] for each in speakers] == ["ADA MARSH", "TOBIAS WREN", "ADA MARSH"]


def test_where_there_is_nothing_else_the_quotations_are_the_outline(made: Made) -> None:
    with bring_up_to_date(made.workspace, made.id) as store:
        found = outline_choices(store, VERBATIM)
    assert {each.detail for each in found} == {"quote"}
    assert [each.label.split(":")[0].rstrip("?") for each in found] == ["Ada Marsh", "Islanders' Union"]


def test_related_articles_are_those_of_the_same_occasion(made: Made) -> None:
    made.article("2025-02-04-other", "A cat was seen on the quay. Nobody knows whose it is.\n", headline="A cat")
    with bring_up_to_date(made.workspace, made.id) as store:
        found = {each.id: each.detail for each in related(store, RELEASE)}
        assert set(found) == {VERBATIM, ALTERED}
        assert all("1 statement in common" in told for told in found.values())
        assert related(store, "2025-02-04-other") == []


async def test_the_outline_leads_to_a_place_and_the_list_to_an_article(made: Made, open_reader: Open) -> None:
    made.article("2025-03-01-headed", HEADED * 6, headline="Boats at length")
    async with open_reader((80, 24), place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", "2025-03-01-headed")
        await settle(pilot)
        await pilot.press("t")
        await settle(pilot)
        assert isinstance(app.screen, PickScreen)
        assert screen_text(app).count("Notes to editors") >= 2
        await pilot.press(*"notes", "down", "enter")
        await settle(pilot)
        prose = app.reading.document.prose
        assert prose.has_focus
        at = prose.page.text.index("Notes to editors", prose.page.text.index("Notes to editors") + 1)
        assert prose.in_sight(at)
        assert prose.top <= at
        app.reading.go("article", RELEASE)
        await pilot.press("r")
        await settle(pilot)
        assert "statement in common" in screen_text(app)
        await pilot.press(*"minister promises", "enter")
        await settle(pilot)
        assert app.reading.document.shown == ("article", ALTERED)
        await pilot.press("alt+left")
        await settle(pilot)
        assert app.reading.document.shown == ("article", RELEASE)


@pytest.mark.parametrize("key", ["t", "r"])
async def test_an_actors_page_has_neither(key: str, made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("actor", "ada-marsh")
        await pilot.press(key)
        await settle(pilot)
        assert not isinstance(app.screen, PickScreen)
