"""Everything that is done can be taken back and done again: clipping, order, notes, actors, corrections."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from briefing.content import read_actors, read_basket, read_corrections, read_dropped
from briefing.history import History
from briefing.model import ActorKind
from briefing.reader.app import BriefingApp
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.content.proposals import ProposalScreen
from briefing.reader.widgets.rows import RowList
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import ALTERED, RELEASE, VERBATIM, Made

LATE = "“It is late,” said Tobias Wren.\n\n“It is too late,” said Amelia Marsh.\n"


def written(made: Made) -> tuple[object, ...]:
    """All that people write in the briefing, as it is on disk."""
    folder = made.folder
    return (
        read_basket(made.workspace.clippings(made.id)),
        read_actors(folder),
        read_corrections(folder),
        read_dropped(folder),
    )


async def test_each_thing_done_is_taken_back_and_done_again(made: Made, open_reader: Open) -> None:
    made.article("2025-02-05-harbour-post-late", LATE)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        states = [written(made)]

        async def do(*keys: str) -> None:
            """Press keys that make one change."""
            await pilot.press(*keys)
            await settle(pilot)
            states.append(written(made))
            assert states[-1] != states[-2], keys

        for article in (RELEASE, VERBATIM):
            app.reading.go("article", article)
            await do("space")
        await pilot.press("b")
        await settle(pilot)
        await do("J")
        await do("m", *"look again", "ctrl+s")
        await do("d")
        await pilot.press("escape", "A")
        await settle(pilot)
        assert isinstance(app.screen, ProposalScreen)
        assert {"Amelia Marsh", "Tobias Wren"} <= {each.actor.name for each in app.screen.proposals.rows}
        await do("a")
        await do("d")
        await pilot.press("escape")
        app.reading.go("article", ALTERED)
        await settle(pilot)
        await do("full_stop", "s", *"union", "enter")
        await pilot.press("c")
        await settle(pilot)
        await do("t", "ctrl+u", *"Night boats", "enter")
        await pilot.press("escape")
        for state in reversed(states[:-1]):
            await pilot.press("u")
            await settle(pilot)
            assert written(made) == state
        await pilot.press("u")
        await settle(pilot)
        assert written(made) == states[0]
        assert any("Nothing was done" in each.message for each in app._notifications)
        for state in states[1:]:
            await pilot.press("U")
            await settle(pilot)
            assert written(made) == state


async def test_a_list_says_what_can_be_taken_back_and_goes_back_several_steps(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("space", "down", "space", "down", "space")
        await settle(pilot)
        assert len(app.session.picked.basket.clippings) == 3
        await pilot.press("H")
        await settle(pilot)
        assert isinstance(app.screen, PickScreen)
        assert screen_text(app).count("Clipped into the basket: ") == 3
        await pilot.press("down", "enter")
        await settle(pilot)
        assert len(app.session.picked.basket.clippings) == 1


async def test_what_was_dropped_stays_dropped_until_it_is_taken_back(made: Made, open_reader: Open) -> None:
    made.article("2025-02-05-harbour-post-late", LATE)
    for _ in range(2):
        async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
            await pilot.press("A")
            await settle(pilot)
            assert isinstance(app.screen, ProposalScreen)
            names = [each.actor.name for each in app.screen.proposals.rows]
            if "Tobias Wren" in names:
                app.screen.proposals.move_to(names.index("Tobias Wren"))
                await pilot.press("d")
                await settle(pilot)
                names = [each.actor.name for each in app.screen.proposals.rows]
            assert "Amelia Marsh" in names
            assert "Tobias Wren" not in names
    assert read_dropped(made.folder) == ("Tobias Wren",)


async def test_an_accepted_proposal_can_be_a_body(made: Made, open_reader: Open) -> None:
    made.article("2025-02-05-harbour-post-late", "“It is late,” said Tobias Wren.\n")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("A")
        await settle(pilot)
        assert isinstance(app.screen, ProposalScreen)
        names = [each.actor.name for each in app.screen.proposals.rows]
        app.screen.proposals.move_to(names.index("Tobias Wren"))
        await pilot.press("p", "a")
        await settle(pilot)
        accepted = read_actors(made.folder)[-1]
        assert (accepted.name, accepted.kind) == ("Tobias Wren", ActorKind.BODY)


class Failing:
    """A change that cannot be made, or not taken back."""

    told, content = "something", False

    def __init__(self, *, back: bool) -> None:
        self.back = back

    def do(self) -> None:
        """Fail, unless it is the way back that fails."""
        if not self.back:
            raise OSError("full")

    def undo(self) -> None:
        """Fail."""
        raise OSError("full")


def test_what_failed_was_not_done_and_one_that_cannot_be_taken_back_is_passed_over() -> None:
    history = History()
    with pytest.raises(OSError, match="full"):
        history.make(Failing(back=False))
    assert history.done == []
    history.make(Failing(back=True))
    with pytest.raises(OSError, match="full"):
        history.undo()
    assert (history.done, history.undone) == ([], [])


async def test_what_was_done_and_what_was_taken_back_are_both_listed(made: Made, open_reader: Open) -> None:
    basket = made.workspace.clippings(made.id)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        for article in (RELEASE, VERBATIM, ALTERED):
            app.reading.go("article", article)
            await pilot.press("space")
            await settle(pilot)
        await pilot.press("u", "u")
        await settle(pilot)
        await pilot.press("H")
        await settle(pilot)
        assert isinstance(app.screen, PickScreen)
        rows = app.screen.query_one(RowList).rows
        assert [row.detail for row in rows] == ["done last", "taken back", "taken back"]
        assert [row.label for row in rows] == [
            *(each.told for each in app.session.history.done),
            *(each.told for each in reversed(app.session.history.undone)),
        ]
        assert "Take back down to … or make again up to …" in screen_text(app)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        assert [each.target for each in read_basket(basket).clippings] == [RELEASE, VERBATIM, ALTERED]
        await pilot.press("H", "down", "enter")
        await settle(pilot)
        assert [each.target for each in read_basket(basket).clippings] == [RELEASE]


async def test_a_dropped_name_is_in_no_list_until_it_is_brought_back(made: Made, open_reader: Open) -> None:
    made.article("2025-02-05-harbour-post-late", LATE)
    made.article("2025-02-06-harbour-post-later", "“It is later still,” said Mr Tobias Wren.\n")

    def listed(app: BriefingApp) -> list[str]:
        return [row.name for row in app.reading.panes.actors.rows]

    async def jumps(app: BriefingApp, pilot: Pilot[int]) -> list[str]:
        await pilot.press("g", *"wren")
        await settle(pilot)
        found = [row.label for row in app.screen.query_one(RowList).rows]
        await pilot.press("escape")
        return [name for name in found if name.endswith("Wren")]

    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        assert "Tobias Wren" in listed(app)
        assert await jumps(app, pilot) == ["Tobias Wren"]
        await pilot.press("A")
        await settle(pilot)
        assert isinstance(app.screen, ProposalScreen)
        app.screen.proposals.move_to([each.actor.name for each in app.screen.proposals.rows].index("Tobias Wren"))
        await pilot.press("d")
        await settle(pilot)
        assert "1 dropped: u or D brings back" in screen_text(app), "the way back is said"
        assert "Tobias Wren" not in [each.actor.name for each in app.screen.proposals.rows]
        await pilot.press("escape")
        await settle(pilot)
        assert "Tobias Wren" not in listed(app)
        assert "1 dropped" in str(app.reading.panes.actors.border_subtitle)
        assert await jumps(app, pilot) == []
        await pilot.press("R")
        await settle(pilot)
        assert "Tobias Wren" not in listed(app), "nor when the content is looked at again"
        app.reading.go("article", RELEASE)
        await pilot.press("full_stop", "s", *"wren")
        await settle(pilot)
        assert "Tobias Wren" not in [row.label for row in app.screen.query_one(RowList).rows]
        await pilot.press("escape", "A")
        await settle(pilot)
        await pilot.press("D", "enter")
        await settle(pilot)
        assert read_dropped(made.folder) == ()
        await pilot.press("escape")
        await settle(pilot)
        assert "Tobias Wren" in listed(app)
        await pilot.press("u")
        await settle(pilot)
        assert read_dropped(made.folder) == ("Tobias Wren",)
        assert "Tobias Wren" not in listed(app)


async def test_what_changes_nothing_is_no_step(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("space", "b")
        await settle(pilot)
        await pilot.press("K")
        await settle(pilot)
        assert "No further up" in [each.message for each in app._notifications]
        await pilot.press("J")
        await settle(pilot)
        assert "No further down" in [each.message for each in app._notifications]
        await pilot.press("m", "ctrl+s")
        await settle(pilot)
        assert len(app.session.history.done) == 1, "the clipping"
        await pilot.press("u")
        await settle(pilot)
        assert read_basket(made.workspace.clippings(made.id)).clippings == ()
