"""Saying who said something: whom the list offers, in which order, and what becomes of the choice."""

from __future__ import annotations

from textual.pilot import Pilot

from briefing.content import read_actors, read_corrections
from briefing.model import Quotation
from briefing.reader.app import BriefingApp
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.widgets.rows import RowList
from tests.reader.conftest import Open, settle
from tests.samples import Made

LATE = "2025-02-05-harbour-post-late"
BODY = (
    "Captain Edda Holm met Tobias Wren on the quay.\n\n“The boats are late,” a Port Office spokesman said.\n\n"
    "“They are,” Tobias Wren said.\n"
)


async def picking(app: BriefingApp, pilot: Pilot[int]) -> list[str]:
    """Ask who said the first quotation of the article, and read what is offered."""
    app.reading.go("article", LATE)
    await settle(pilot)
    await pilot.press("full_stop", "s")
    await settle(pilot)
    assert isinstance(app.screen, PickScreen)
    return [choice.label for choice in app.screen.query_one(RowList).rows]


def first(app: BriefingApp) -> Quotation:
    """The first quotation of the article, as it is now."""
    assert app.reading.store is not None
    return app.reading.store.quotations_in(LATE)[0]


async def test_those_whom_the_article_names_come_before_the_others(made: Made, open_reader: Open) -> None:
    made.article(LATE, BODY)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        offered = await picking(app, pilot)
        now = first(app).speaker
        assert offered[0] == (now.name if now else "Nobody can tell"), "Enter alone changes nothing"
        assert {"Tobias Wren", "Edda Holm"} <= set(offered)
        assert max(offered.index("Tobias Wren"), offered.index("Edda Holm")) < offered.index("Ada Marsh")
        assert "a Port Office spokesman" in offered
        assert offered[-2:] == ["A new person …", "Nobody can tell"]
        assert len(offered) == len(set(offered)) or offered[0] == offered[-1]


async def test_somebody_who_is_no_actor_and_somebody_as_printed_can_be_chosen(made: Made, open_reader: Open) -> None:
    made.article(LATE, BODY)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        for typed, name in (("edda", "Edda Holm"), ("spokesman", "a Port Office spokesman")):
            await picking(app, pilot)
            await pilot.press(*typed, "enter")
            await settle(pilot)
            speaker = first(app).speaker
            assert speaker is not None
            assert (speaker.id, speaker.name) == (None, name)
            assert first(app).corrected
        assert app.reading.store is not None
        assert app.reading.store.problems == ()


async def test_a_new_person_becomes_an_actor_and_the_speaker_and_both_are_undone(made: Made, open_reader: Open) -> None:
    made.article(LATE, BODY)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        before = first(app).speaker
        await picking(app, pilot)
        await pilot.press(*"Imke Dale")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert [actor.name for actor in read_actors(made.folder)][-1] == "Imke Dale"
        speaker = first(app).speaker
        assert speaker is not None
        assert speaker.id == "imke-dale"
        await pilot.press("u")
        await settle(pilot)
        assert "Imke Dale" not in [actor.name for actor in read_actors(made.folder)]
        assert read_corrections(made.folder) == ()
        assert first(app).speaker == before
        await pilot.press("U")
        await settle(pilot)
        assert read_corrections(made.folder)[0].value == "imke-dale"
        assert read_actors(made.folder)[-1].name == "Imke Dale"


async def test_nobody_can_tell_is_a_choice(made: Made, open_reader: Open) -> None:
    made.article(LATE, BODY)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await picking(app, pilot)
        await pilot.press(*"wren", "enter")
        await settle(pilot)
        assert first(app).speaker is not None
        await picking(app, pilot)
        await pilot.press(*"nobody")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert first(app).speaker is None
        assert first(app).corrected


CROWD = (
    "Harbour master Odile Brandt opened the meeting, and Rufus Penn, Clara Vance and Stig Moller sat beside her.\n\n"
    "Penn spoke of tides. Moller spoke of nets, and Vance of the price of rope.\n\n"
    "The room was full.\n\n"
    "“The quay is ours,” Vance added, while Moller shook his head.\n"
)


async def test_who_may_have_said_it_comes_first_then_whoever_is_named_nearest(made: Made, open_reader: Open) -> None:
    made.article(LATE, CROWD)
    made.article("2025-02-06-harbour-post-other", "“It rains,” said Tobias Wren.\n")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        offered = await picking(app, pilot)
        told = {choice.label: choice.detail for choice in app.screen.query_one(RowList).rows}
        assert offered[:2] == ["Clara Vance", "Stig Moller"]
        assert told["Stig Moller"].startswith("may have said it")
        assert offered.index("Odile Brandt") < offered.index("Tobias Wren") < offered.index("Ada Marsh")
        assert told["Tobias Wren"] == "proposed, no actor"
        assert offered[-2:] == ["A new person …", "Nobody can tell"]
        await pilot.press("down", "enter")
        await settle(pilot)
        speaker = first(app).speaker
        assert speaker is not None
        assert speaker.name == "Stig Moller", "the second row is one key away"
