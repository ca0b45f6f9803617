"""Filling in what articles leave open, in the reader and by a command: written to the files, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from briefing.content import read_article, read_outlets
from briefing.model import Article, ArticleKind, PartialDate
from briefing.reader.app import BriefingApp
from briefing.reader.kit.field import LineField
from briefing.reader.screens.asking.ask import AskScreen
from briefing.reader.screens.content.filling import FillingScreen
from tests.program import Program
from tests.reader.conftest import Open, screen_text, settle
from tests.samples import Made


def undated(made: Made, id_: str, headline: str = "Boats at night") -> None:
    """An article as an import leaves it that found neither outlet nor date, with a comment that must stay."""
    made.file(f"articles/{id_}.md", f"---\nheadline: {headline}\noutlet: unknown\n# mine\n---\nBoats sail.\n")


def read(made: Made, id_: str) -> Article:
    """The article as its file has it."""
    article, _ = read_article(made.path(id_))
    assert article is not None
    return article


async def test_what_is_open_is_listed_below_the_problems(made: Made, open_reader: Open) -> None:
    undated(made, "one", "Boats sail at night and …")
    async with open_reader(size=(160, 40), place=made.workspace, briefing=made.id) as (app, pilot):
        assert "1 problem in its files" in screen_text(app), "the outlet that is not listed; a gap is no problem"
        await pilot.press("P")
        await settle(pilot)
        shown = screen_text(app)
        assert "1 problem · 1 article" in shown
        for told in ("outlet not known", "no headline, the first words stand for it", "no date"):
            assert told in shown


async def test_a_date_and_an_outlet_are_filled_in_for_several_articles_and_taken_back(
    made: Made, open_reader: Open
) -> None:
    undated(made, "one")
    undated(made, "two")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("P")
        await settle(pilot)
        assert isinstance(app.screen, FillingScreen)
        await pilot.press("end", "space", "up", "space", "enter", *"publ", "enter")
        await settle(pilot)
        await pilot.press(*"2025-03", "enter")
        await settle(pilot)
        assert [read(made, id_).published for id_ in ("one", "two")] == [PartialDate(2025, 3)] * 2
        await pilot.press("end", "enter", *"outlet", "enter", *"Night Post")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Night Post" in [outlet.name for outlet in read_outlets(made.folder)]
        assert read(made, "two").outlet == "night-post"
        assert read(made, "one").outlet == "unknown", "one that is not marked stays as it is"
        assert "# mine" in made.path("two").read_text("utf-8")
        await pilot.press("u", "u")
        await settle(pilot)
        assert read(made, "two").outlet == "unknown"
        assert [read(made, id_).published for id_ in ("one", "two")] == [None, None]
        await pilot.press("U", "escape")
        await settle(pilot)
        assert read(made, "one").published == PartialDate(2025, 3)


async def test_a_value_that_a_field_cannot_hold_is_refused_with_what_it_can(made: Made, open_reader: Open) -> None:
    undated(made, "one")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("P")
        await settle(pilot)
        for field, typed, expected in (
            ("publ", "2025-13", "'2025-13' is no date; write one like 2024, 2024-10 or 2024-10-11"),
            ("url", "harbour.example", "begin it with http:// or https://"),
            ("headline", "", "an article needs its headline"),
        ):
            await pilot.press("end", "enter", *field, "enter")
            await settle(pilot)
            await pilot.press("end", "ctrl+u", *typed, "enter")
            await settle(pilot)
            assert isinstance(app.screen, AskScreen), "the box stays"
            assert app.screen.query_one(LineField).value == typed, "and so does what was typed"
            assert expected in str(app.screen.query_one(".hint", Static).content)
            assert app.session.history.done == []
            await pilot.press("escape")
        await pilot.press("end", "enter", *"publ", "enter", *"2025-13", "enter", "backspace", "2", "enter")
        await settle(pilot)
        assert read(made, "one").published == PartialDate(2025, 12), "it is mended there"


async def test_what_was_done_is_told_when_the_list_shows_it(made: Made, open_reader: Open) -> None:
    undated(made, "one")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("P")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, FillingScreen)
        told: list[tuple[str, str]] = []
        say = app.tell

        def tell(text: str) -> None:
            row = screen.gaps.rows[-1]
            told.append((text.partition(":")[0], " · ".join(filter(None, (row.told, row.date)))))
            say(text)

        app.tell = tell  # type: ignore[method-assign]
        await pilot.press("end", "enter", *"publ", "enter", *"2025-03", "enter")
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        await pilot.press("U")
        await settle(pilot)
        assert told == [
            ("Filled in 1 article", "outlet not known · 2025-03"),
            ("Taken back", "outlet not known · no date"),
            ("Made again", "outlet not known · 2025-03"),
        ]
        assert "1 problem · 1 article" in screen_text(app), "and nothing says that more is to come"


async def test_what_changes_nothing_that_is_derived_is_told_all_the_same(made: Made, open_reader: Open) -> None:
    undated(made, "one")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("P")
        await settle(pilot)
        for _ in range(2):
            await pilot.press("end", "enter", *"kind", "enter", *"comm", "enter")
            await settle(pilot)
            assert [each.message for each in app._notifications] == ["Filled in 1 article: kind: comment"]
            assert "1 problem · 1 article" in screen_text(app)
            app.clear_notifications()
        told: list[str] = []
        app.tell = told.append  # type: ignore[method-assign, assignment]
        await pilot.press("end", "enter", *"kind", "enter", *"rele", "enter", "escape")
        await settle(pilot)
        assert told == ["Filled in 1 article: kind: release"], "also where the list is left before"


async def test_the_kind_is_shown(made: Made, open_reader: Open) -> None:
    undated(made, "one")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("P")
        await settle(pilot)
        assert "report · outlet not known · no date" in screen_text(app)
        await pilot.press("a")
        await settle(pilot)
        assert "release · Port Office · 2025-02-03" in screen_text(app)
        await pilot.press("end", "enter", *"kind", "enter", *"comm", "enter")
        await settle(pilot)
        assert "comment · outlet not known · no date" in screen_text(app)
        await pilot.resize_terminal(36, 20)
        await settle(pilot)
        assert "release · Port… · 2025-02-03" in screen_text(app), "kind and date are kept"


def marked(app: BriefingApp) -> str:
    """A letter for each article of the list: m for those that are marked; the problem above them is none."""
    assert isinstance(app.screen, FillingScreen)
    rows = [row for row in app.screen.gaps.rows if row.article]
    return "".join("m" if row.article in app.screen._marked.ids else "." for row in rows)


@pytest.mark.parametrize(("down", "up"), [("shift+down", "shift+up"), ("J", "K")])
async def test_a_range_is_marked(made: Made, open_reader: Open, down: str, up: str) -> None:
    undated(made, "a0")
    for number in range(1, 6):
        text = f"---\nheadline: Boats {number}\noutlet: harbour-post\n---\nBoats {number} sail.\n"
        made.file(f"articles/a{number}.md", text)
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("P")
        await settle(pilot)
        await pilot.press("down", down, down)
        assert marked(app) == "mmm..."
        await pilot.press(up)
        assert marked(app) == "mm....", "a step back takes the last one out again"
        await pilot.press(up, up, up)
        assert marked(app) == "m.....", "the problem above cannot be marked"
        await pilot.press("end", up)
        assert marked(app) == "m...mm", "another range leaves the first one"
        await pilot.press("asterisk")
        assert marked(app) == "mmmmmm"
        assert "6 marked: Enter fills in all of them" in screen_text(app)
        await pilot.press("asterisk")
        assert marked(app) == "......"
        await pilot.press("M")
        assert marked(app) == "......"
        assert any("Mark the first article with space" in each.message for each in app._notifications)
        await pilot.press("home", "down", "space", "end", "up", "M")
        assert marked(app) == "mmmmm."
        await pilot.press("enter", *"kind", "enter", *"comm", "enter")
        await settle(pilot)
        assert [read(made, f"a{number}").kind for number in range(6)] == [ArticleKind.COMMENT] * 5 + [
            ArticleKind.REPORT
        ]
        assert marked(app) == "......"


async def test_an_outlet_is_known_however_it_is_spelt(made: Made, open_reader: Open) -> None:
    undated(made, "one")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("P")
        await settle(pilot)
        await pilot.press("end", "enter", *"outlet", "enter", *"the HARBOUR-post")
        await settle(pilot)
        assert "a new outlet" not in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert read(made, "one").outlet == "harbour-post"


async def test_any_article_can_be_filled_in(made: Made, open_reader: Open) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("P")
        await settle(pilot)
        assert "nothing is left open" in screen_text(app)
        await pilot.press("a")
        await settle(pilot)
        await pilot.press("enter", *"kind", "enter")
        await settle(pilot)
        await pilot.press(*"comm", "enter")
        await settle(pilot)
        assert isinstance(app.screen, FillingScreen)
        row = app.screen.gaps.rows[0]
        assert read(made, row.article).kind is ArticleKind.COMMENT


def test_the_command_sets_fields_of_articles(made: Made, tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    undated(made, "one")
    done = program.run(
        "set", "one", "outlet=Harbour Post", "published=2025-02-04", "--workspace", str(made.workspace.root)
    )
    assert (done.status, done.err) == (
        0,
        "briefing: 1 problem in the content of ferries; 'briefing check ferries' lists them\n",
    )
    assert "Set in 1 article of ferries." in done.out
    article = read(made, "one")
    assert (article.outlet, article.published) == ("harbour-post", PartialDate(2025, 2, 4))
    for words, told in (
        (("one", "colour=red"), "an article has no field 'colour'"),
        (("one", "published=soon"), "2024-10-11"),
        (("published=2025",), "name an article and a field"),
        (("nobody", "published=2025"), "there is no article 'nobody'"),
    ):
        refused = program.run("set", *words, "--workspace", str(made.workspace.root))
        assert refused.status == 2
        assert told in refused.err
    assert read(made, "one") == article
