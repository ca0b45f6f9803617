"""Corrections of statements and proposed actors, made with keys: content, shown at once, on a made-up briefing."""

from __future__ import annotations

import pyperclip
import pytest

from briefing.content import read_actors, read_corrections
from briefing.model import CorrectionKind, ReferenceWhy, Statement, Treatment
from briefing.reader.app import BriefingApp
from briefing.reader.screens.content.proposals import ProposalScreen
from briefing.reader.screens.statements.comparing import ComparingScreen
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import ALTERED, MADE_OF_IT, RELEASE, Made

WORDS = MADE_OF_IT.rstrip(".")  # the printer ends them with a comma


def shown(app: BriefingApp) -> Statement:
    """The statement that is compared."""
    assert isinstance(app.screen, ComparingScreen)
    return app.screen.statement


def night_ferry(app: BriefingApp) -> str:
    """The id of the statement that all three articles print."""
    store = app.reading.store
    assert store is not None
    return next(each.id for each in store.statements() if each.reference.article == RELEASE)


async def test_a_statement_is_named(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await app.compare(night_ferry(app))
        await settle(pilot)
        await pilot.press("t", "ctrl+u", *"Night boats", "enter")
        await settle(pilot)
        assert shown(app).title == "Night boats"
        assert [each.kind for each in read_corrections(made.folder)] == [CorrectionKind.TITLE]


async def test_another_wording_becomes_the_reference_after_a_yes(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await app.compare(night_ferry(app))
        await settle(pilot)
        await pilot.press("r", "n")
        await settle(pilot)
        assert read_corrections(made.folder) == ()
        await pilot.press("r", "y")
        await settle(pilot)
        assert shown(app).reference.article == ALTERED
        assert shown(app).reference.why is ReferenceWhy.CHOSEN


async def test_a_wording_is_split_off_and_merged_again(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await app.compare(night_ferry(app))
        await settle(pilot)
        before = {report.article for report in shown(app).reports}
        await pilot.press("x", "y")
        await settle(pilot)
        assert {report.article for report in shown(app).reports} == before - {ALTERED}
        assert app.reading.store is not None
        alone = [each for each in app.reading.store.statements() if WORDS in each.reference.text]
        assert [len(each.reports) for each in alone] == [1]
        await pilot.press("escape", "C")
        await settle(pilot)
        await pilot.press("d", "y", "escape")
        await settle(pilot)
        await app.compare(night_ferry(app))
        await settle(pilot)
        assert {report.article for report in shown(app).reports} == before


@pytest.mark.parametrize(("size", "before"), [((40, 12), ()), ((120, 40), ("p",)), ((120, 40), ("shift+tab",))])
async def test_where_no_column_is_chosen_whose_wording_is_meant_is_asked(
    made: Made, open_reader: Open, size: tuple[int, int], before: tuple[str, ...]
) -> None:
    async with open_reader(size, place=made.workspace, briefing=made.id) as (app, pilot):
        await app.compare(night_ferry(app))
        await settle(pilot)
        await pilot.press(*before)
        await settle(pilot)
        await pilot.press("r")
        await settle(pilot)
        assert "Whose wording?" in screen_text(app)
        assert "Island Mail" in screen_text(app)
        await pilot.press(*"altered")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert shown(app).reference.article == ALTERED
        assert shown(app).reference.why is ReferenceWhy.CHOSEN


async def test_two_statements_become_one_after_a_yes(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await app.compare(night_ferry(app))
        await settle(pilot)
        count = len(app.reading.snapshot.statements) if app.reading.snapshot else 0
        await pilot.press("m", *"we were not asked")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert [each.kind for each in read_corrections(made.folder)] == [CorrectionKind.MERGE]
        assert app.reading.snapshot is not None
        assert len(app.reading.snapshot.statements) == count - 1


async def test_a_paraphrase_is_no_reference(open_reader: Open) -> None:
    async with open_reader(size=(160, 40)) as (app, pilot):
        store = app.reading.store
        assert store is not None
        statement = next(
            each
            for each in store.statements()
            if any(report.treatment is Treatment.PARAPHRASED for report in each.reports)
        )
        await app.compare(statement.id)
        await settle(pilot)
        assert isinstance(app.screen, ComparingScreen)
        while (report := app.screen.selected_report()) is None or report.treatment is not Treatment.PARAPHRASED:
            await pilot.press("tab")
        await pilot.press("r", "y")
        await settle(pilot)
        assert read_corrections(app.workspace.content / app.reading.session.briefing) == ()


async def test_corrections_are_told_by_names(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await settle(pilot)
        for who in ("islanders union", "Tobias Wren"):
            await pilot.press("full_stop", "s", *("space" if each == " " else each for each in who), "enter")
            await settle(pilot)
        await pilot.press("C")
        await settle(pilot)
        told = screen_text(app)
        assert "speaker: Tobias Wren" in told
        assert "speaker: Islanders' Union" in told
        assert "printed:" not in told
        assert "islanders-union" not in told


async def test_proposed_actors_are_accepted_and_merged(made: Made, open_reader: Open) -> None:
    body = "“It is late,” said Tobias Wren.\n\n“It is too late,” said Amelia Marsh.\n"
    made.article("2025-02-05-harbour-post-late", body)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("A")
        await settle(pilot)
        assert isinstance(app.screen, ProposalScreen)
        names = [proposal.actor.name for proposal in app.screen.proposals.rows]
        assert {"Amelia Marsh", "Tobias Wren"} <= set(names)
        app.screen.proposals.move_to(names.index("Tobias Wren"))
        await pilot.press("a")
        await settle(pilot)
        left = [proposal.actor.name for proposal in app.screen.proposals.rows]
        assert "Tobias Wren" not in left
        app.screen.proposals.move_to(left.index("Amelia Marsh"))
        await pilot.press("m", *"ada")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        actors = {actor.name: actor for actor in read_actors(made.folder)}
        assert "Tobias Wren" in actors
        assert "Amelia Marsh" in actors["Ada Marsh"].aliases
        assert "Tobias Wren" in [row.name for row in app.reading.panes.actors.rows if row.id]


async def test_a_passage_is_copied_with_its_source(
    made: Made, open_reader: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", copied.append)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", ALTERED)
        await pilot.press("right_square_bracket", "y")
        await settle(pilot)
        assert WORDS in copied[0]
        assert "Ada Marsh" in copied[0]
        assert "Island Mail" in copied[0]
