"""Marking any passage: by sentences, by words, at either end, with the mouse; clipped, found again, exported."""

from __future__ import annotations

import random

import pytest

from briefing.clipping.marking import Marking, begun, extended, moved, swapped, whole_words
from briefing.content import read_basket
from briefing.export import State, export_basket, picked, verify
from briefing.language.sentences import sentences
from briefing.model import ClippingKind
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import RELEASE, VERBATIM, Made

TEXT = "One two. “Three four,” said Dr. Five.\n\nSix seven! Eight nine ten."
TAKEN = "will run ferries at night to every island from the autumn of 2025.\n\nFerries Minister Ada"
FIRST, SECOND, THIRD, FOURTH = "One two.", "“Three four,” said Dr. Five.", "Six seven!", "Eight nine ten."


def words(marking: Marking | None) -> str:
    """What is marked."""
    assert marking is not None
    return marking.text[marking.start : marking.end]


def test_marking_begins_with_the_sentence_at_hand() -> None:
    assert words(begun(TEXT, 0)) == FIRST
    assert words(begun(TEXT, TEXT.index("said"))) == SECOND
    assert words(begun(TEXT, TEXT.index("\n\n"))) == THIRD
    assert words(begun(TEXT, len(TEXT) + 9)) == FOURTH
    assert begun(" \n", 0) is None


def test_it_grows_and_shrinks_by_sentences_and_turns_at_its_beginning() -> None:
    marking = begun(TEXT, TEXT.index("said"))
    assert marking is not None
    more = extended(marking, 1, "sentence")
    assert words(more) == f"{SECOND}\n\n{THIRD}"
    assert extended(more, -1, "sentence") == marking
    before = extended(marking, -1, "sentence")
    assert words(before) == f"{FIRST} {SECOND}"
    assert not before.at_end
    assert words(extended(before, 1, "sentence")) == SECOND
    last = begun(TEXT, len(TEXT))
    assert last is not None
    assert extended(last, 1, "sentence") == last


def test_it_grows_and_shrinks_by_words_at_the_end_that_moves() -> None:
    marking = begun(TEXT, 0)
    assert marking is not None
    assert words(extended(marking, 1, "word")) == "One two. “Three"
    less = extended(marking, -1, "word")
    assert words(less) == "One"
    assert words(extended(swapped(marking), 1, "word")) == "two."
    assert extended(less, -1, "word").span == less.span  # nothing stands before it, and something stays marked


def test_another_sentence_is_marked_instead() -> None:
    marking = begun(TEXT, 0)
    assert marking is not None
    assert words(moved(marking, 1)) == SECOND
    assert moved(moved(marking, 1), -1) == marking
    assert moved(marking, -1) == marking


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_pressed_something_stays_marked_and_ends_at_words(seed: int) -> None:
    chance = random.Random(seed)
    text = "\n\n".join(TEXT for _ in range(600))  # more than is looked at around an end
    marking = begun(text, chance.randrange(len(text)))
    assert marking is not None
    for _ in range(200):
        step, unit = chance.choice((1, -1)), chance.choice(("sentence", "word"))
        marking = chance.choice(
            (extended(marking, step, "word" if unit == "word" else "sentence"), moved(marking, step), swapped(marking))
        )
        assert 0 <= marking.start < marking.end <= len(text)
        assert words(marking) == words(marking).strip()
        for at in marking.span:
            assert at in (0, len(text)) or text[at - 1].isspace() or text[at].isspace()


def test_sentences_far_into_a_long_text_are_those_of_the_whole() -> None:
    text = "\n\n".join(TEXT for _ in range(600))
    whole = set(sentences(text))
    for at in (0, len(text) // 3, len(text) - 5):
        marking = begun(text, at)
        assert marking is not None
        assert marking.span in whole


def test_the_mouse_takes_whole_words() -> None:
    start = TEXT.index("hree")
    assert whole_words(TEXT, (start, start + 6)) == (start - 2, TEXT.index(" said"))
    assert whole_words(TEXT, (TEXT.index("\n\n"), TEXT.index("Six"))) is None


async def test_a_passage_is_marked_clipped_and_taken_back(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("v")
        await settle(pilot)
        prose = app.reading.document.prose
        assert prose.marking is not None
        assert words(prose.marking).startswith("The Port Office will run ferries")
        assert "space clips" in screen_text(app)
        await pilot.press("j", "left", "left", "o", "right", "right", "right")
        await settle(pilot)
        assert words(prose.marking) == TAKEN
        await pilot.press("space")
        await settle(pilot)
        assert prose.marking is None
        (clipping,) = read_basket(made.workspace.clippings(made.id)).clippings
        assert (clipping.kind, clipping.at and clipping.at.article) == (ClippingKind.PASSAGE, RELEASE)
        assert clipping.at is not None
        assert clipping.at.exact == TAKEN
        assert any("Clipped into the basket: will run" in each.message for each in app._notifications)
        await pilot.press("u")
        await settle(pilot)
        assert read_basket(made.workspace.clippings(made.id)).clippings == ()


async def test_esc_leaves_marking_first_and_arrows_scroll_again(made: Made, open_reader: Open) -> None:
    async with open_reader((80, 12), place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        prose = app.reading.document.prose
        await pilot.press("v", "down")
        await settle(pilot)
        assert prose.marking is not None
        await pilot.press("escape")
        await settle(pilot)
        assert prose.marking is None
        assert prose.target is None
        assert prose.has_focus
        await pilot.press("home", "down")
        await settle(pilot)
        assert prose.scroll_y == 1
        await pilot.press("v", "v")
        await settle(pilot)
        assert prose.marking is None


async def test_another_article_ends_marking(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("v")
        app.reading.go("article", VERBATIM)
        await settle(pilot)
        assert app.reading.document.prose.marking is None
        await pilot.press("space")
        await settle(pilot)
        assert [each.kind for each in app.session.picked.basket.clippings] == [ClippingKind.ARTICLE]


async def test_an_actors_page_has_nothing_to_mark(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("actor", "ada-marsh")
        await pilot.press("v")
        await settle(pilot)
        assert app.reading.document.prose.marking is None
        assert any("Only the text of an article" in each.message for each in app._notifications)


async def test_what_the_mouse_selected_is_clipped_in_whole_words(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await settle(pilot)
        prose = app.reading.document.prose
        line = next(at for at in range(40) if "ferries at night" in prose.render_line(at).text)
        left = prose.region.x + prose.render_line(line).text.index("rries at")
        await pilot.mouse_down(offset=(left, prose.region.y + line + 1))
        await pilot.hover(offset=(left + 10, prose.region.y + line + 1))
        await pilot.mouse_up(offset=(left + 10, prose.region.y + line + 1))
        await settle(pilot)
        assert prose.marked is not None
        await pilot.press("v")
        await settle(pilot)
        assert words(prose.marking) == "ferries at night"
        await pilot.press("space")
        await settle(pilot)
        (clipping,) = app.session.picked.basket.clippings
        assert clipping.kind is ClippingKind.PASSAGE
        assert clipping.title == "ferries at night"
        assert prose.text_selection is None


@pytest.mark.parametrize("what", ["walk", "article", "resize"])
async def test_a_selection_of_the_mouse_does_not_outlast_the_text_it_was_of(
    what: str, made: Made, open_reader: Open
) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", VERBATIM)
        await settle(pilot)
        prose = app.reading.document.prose
        line = next(at for at in range(40) if "coming to the islands" in prose.render_line(at).text)
        left = prose.region.x + prose.render_line(line).text.index("coming")
        await pilot.mouse_down(offset=(left, prose.region.y + line + 1))
        await pilot.hover(offset=(left + 10, prose.region.y + line + 1))
        await pilot.mouse_up(offset=(left + 10, prose.region.y + line + 1))
        await settle(pilot)
        assert prose.marked is not None
        if what == "walk":
            await pilot.press("full_stop")
        elif what == "article":
            app.reading.go("article", RELEASE)
        else:
            await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert prose.marked is None


async def test_a_passage_stands_in_the_basket_opens_and_is_verified_in_an_export(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", RELEASE)
        await pilot.press("v", "full_stop", "space", "b")
        await settle(pilot)
        assert "passage · Ferries Minister Ada Marsh said" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        document = app.reading.document
        assert document.shown == ("article", RELEASE)
        assert document.passage is not None
        store, basket = app.session.store, app.session.picked.basket
        assert store is not None
        (pick,) = picked(store, basket)
        assert document.passage == (RELEASE, pick.passage)
        path = made.folder.parent.parent / "export.md"
        path.write_text(export_basket(store, basket), encoding="utf-8", newline="")
        assert verify(path, store, made.folder).ok
        release = made.path(RELEASE)
        text = release.read_text("utf-8").replace("The Port Office will", "New.\n\nThe Port Office will")
        release.write_text(text, "utf-8")
        assert {each.state for each in verify(path, store, made.folder).passages} == {State.MOVED}
        release.write_text(text.replace("Minister Ada", "Secretary Ada"), "utf-8")
        assert State.CHANGED in {each.state for each in verify(path, store, made.folder).passages}


async def test_marking_works_where_there_is_little_room(made: Made, open_reader: Open) -> None:
    async with open_reader((40, 12), place=made.workspace, briefing=made.id) as (app, pilot):
        app.reading.go("article", VERBATIM)
        await pilot.press("v", *"jjjj")
        await settle(pilot)
        prose = app.reading.document.prose
        assert prose.marking is not None
        assert prose.in_sight(prose.page.body[0] + prose.marking.end - 1)
        assert "space clips" in screen_text(app)
