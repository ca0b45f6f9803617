"""What an official does with the reader, with the keyboard alone, on the shipped briefing."""

from __future__ import annotations

import shutil
from pathlib import Path

from textual.widgets import Input

from briefing.model import ClippingKind, Treatment
from briefing.paths import config_file
from briefing.reader.screens.asking.ask import ConfirmScreen
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.baskets.basket import BasketScreen
from briefing.reader.screens.baskets.export import ExportScreen
from briefing.reader.screens.content.importing import ImportScreen
from briefing.reader.screens.main.reading import ReadingScreen
from briefing.reader.screens.page import PageScreen
from briefing.reader.screens.statements.comparing import ComparingScreen
from briefing.reader.screens.statements.ledger import LedgerScreen
from briefing.reader.widgets.prose import Prose
from tests.reader.conftest import Open, screen_text, settle


async def test_it_opens_on_the_briefing_with_every_pane_filled(open_reader: Open) -> None:
    async with open_reader() as (app, _):
        panes = app.reading.panes
        assert len(panes.articles.rows) == 5
        assert any(row.name == "Peter Kyle" for row in panes.actors.rows)
        assert len(panes.quotes.rows) > 10
        assert app.reading.document.shown is not None
        assert "1 Articles 5" in screen_text(app)
        assert "? Help" in screen_text(app).splitlines()[-1]


async def test_finding_two_words_and_walking_the_hits(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("slash", *"baked in")
        await settle(pilot)
        panes = app.reading.panes
        assert 0 < len(panes.articles.rows) < 5
        assert "of 5" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        document = app.reading.document
        assert document.prose.has_focus
        first = document.shown
        assert document.prose.hit == 0
        assert "hit 1 of" in screen_text(app)
        for _ in range(len(document.prose.page.hits)):
            await pilot.press("n")
        await settle(pilot)
        assert document.shown != first, "after the last hit comes the next article's first"
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert len(panes.articles.rows) == 5
        assert document.prose.page.hits == ()


async def test_jumping_to_a_person_by_a_misspelt_name(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("g")
        await settle(pilot)
        assert isinstance(app.screen, PickScreen)
        await pilot.press(*"kyel")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.reading.document.shown == ("actor", "peter-kyle")
        assert "Secretary" in screen_text(app)
        await pilot.press("g")
        await settle(pilot)
        assert "Peter Kyle" in screen_text(app), "an empty line offers recent jumps"


async def test_comparing_the_release_with_what_outlets_printed(open_reader: Open) -> None:
    async with open_reader(size=(160, 40)) as (app, pilot):
        quotes = app.reading.panes.quotes.rows
        index = next(
            at for at, row in enumerate(quotes) if "online world brings" in row.text and row.speaker == "Peter Kyle"
        )
        await pilot.press("3")
        app.reading.panes.quotes.move_to(index)
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, ComparingScreen)
        shown = screen_text(app)
        assert "Reference: primary source" in shown
        assert "≠ altered" in shown
        assert "offers" in shown
        statement = app.screen.statement
        worst = {report.outlet: report.treatment for report in statement.reports}
        assert worst["image-press"] is Treatment.ALTERED
        await pilot.press("n")
        await settle(pilot)
        focused = app.screen.focused
        assert isinstance(focused, Prose)
        assert focused.target is not None
        await pilot.press("d", "h", "p")
        await settle(pilot)
        assert len(app.screen.query(Prose)) == 1, "one text for a screen reader"
        await pilot.press("p", "right_square_bracket")
        await settle(pilot)
        assert app.screen.statement.id != statement.id
        await pilot.press("left_square_bracket", "space")
        await settle(pilot)
        clippings = app.reading.session.picked.basket.clippings
        assert [(each.kind, each.target) for each in clippings] == [(ClippingKind.STATEMENT, statement.id)]
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, ReadingScreen)


async def test_columns_scroll_together(open_reader: Open) -> None:
    async with open_reader(size=(120, 14)) as (app, pilot):
        rows = app.reading.panes.quotes.rows
        row = next(row for row in rows if "online world brings" in row.text)
        await app.compare(row.statement)
        await settle(pilot)
        texts = list(app.screen.query(Prose))
        texts[1].focus()
        await pilot.press("j", "j")
        await settle(pilot)
        reachable = min(round(texts[1].scroll_y), round(texts[0].max_scroll_y))
        assert round(texts[1].scroll_y) > 0
        assert round(texts[0].scroll_y) == reachable


async def test_the_ledger_leads_to_a_comparison(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("l")
        await settle(pilot)
        assert isinstance(app.screen, LedgerScreen)
        assert "≠ altered" in screen_text(app)
        table = app.screen.table
        first = table.row
        assert first is not None
        assert first.worst is Treatment.ALTERED, "riskiest first"
        await pilot.press("right", "T")
        await settle(pilot)
        assert isinstance(app.screen, PageScreen)
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ComparingScreen)
        assert app.screen.statement.id == first.id


async def test_the_ledger_is_narrowed_by_actor_and_treatment(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("l", "s")
        await settle(pilot)
        assert isinstance(app.screen, LedgerScreen)
        ledger = app.screen
        everything = len(ledger.table.rows)
        await pilot.press("a", *"Patel")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert 0 < len(ledger.table.rows) < everything
        assert {row.speaker for row in ledger.table.rows} == {"Priti Patel"}


async def test_clippings_keep_order_notes_and_undo_between_runs(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("space", "down", "space")
        await settle(pilot)
        titles = [each.title for each in app.reading.session.picked.basket.clippings]
        assert len(titles) == 2
        await pilot.press("b")
        await settle(pilot)
        assert isinstance(app.screen, BasketScreen)
        await pilot.press("J", "m", *"check this", "ctrl+s")
        await settle(pilot)
        basket = app.reading.session.picked.basket.clippings
        assert [each.title for each in basket] == titles[::-1]
        assert basket[1].note == "check this"
        await pilot.press("d", "u")
        await settle(pilot)
        assert app.reading.session.picked.basket.clippings == basket
    async with open_reader() as (app, pilot):
        assert app.reading.session.picked.basket.clippings == basket


async def test_a_corrected_speaker_is_content_and_shows_at_once(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        app.reading.go("article", app.reading.panes.articles.rows[0].id)
        await pilot.press("right_square_bracket", "s")
        await settle(pilot)
        quotation = app.reading.document.quotation
        assert quotation is not None
        await pilot.press(*"raimondo")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        store = app.reading.store
        assert store is not None
        corrected = store.quotation(quotation)
        assert corrected.corrected
        assert corrected.speaker is not None
        assert corrected.speaker.name == "Gina Raimondo"
        assert (app.workspace.content / app.reading.session.briefing / "corrections.yaml").is_file()


async def test_the_place_is_remembered(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("down", "down")
        await settle(pilot)
        shown = app.reading.document.shown
    async with open_reader() as (app, pilot):
        assert app.reading.document.shown == shown
        assert "1 Articles 5" in screen_text(app)
        assert app.reading.panes.size.width < app.reading.document.size.width, "its style sheet is read here too"


async def test_help_names_every_key_with_its_id(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("question_mark")
        await settle(pilot)
        assert isinstance(app.screen, PageScreen)
        text = app.screen.query_one(Prose).page.text
        for id_ in ("reader.filter", "reader.compare", "app.quit", "move.down", "reader.clip"):
            assert id_ in text
        await pilot.press("escape")
        assert isinstance(app.screen, ReadingScreen)


async def test_narrow_terminals_show_one_pane_at_a_time(open_reader: Open) -> None:
    async with open_reader(size=(40, 12)) as (app, pilot):
        reading = app.reading
        assert reading.panes.articles.display
        assert not reading.document.display
        await pilot.press("enter")
        await settle(pilot)
        assert reading.document.display
        assert not reading.panes.display
        await pilot.press("escape", "3")
        await settle(pilot)
        assert reading.panes.quotes.display
        assert not reading.panes.articles.display
        await pilot.press("c")
        await settle(pilot)
        assert isinstance(app.screen, ComparingScreen)
        assert len(app.screen.query(Prose)) == 1


async def test_copied_passages_are_shown_on_demand(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        store = app.reading.store
        assert store is not None
        article = next(row.id for row in store.article_rows() if store.copying_of(row.id))
        app.reading.go("article", article)
        await pilot.press("V")
        await settle(pilot)
        page = app.reading.document.prose.page
        copied = [page.text[mark.start : mark.end] for mark in page.marks if mark.look == "copied"]
        assert copied
        source = store.article(store.copying_of(article)[0].source).body
        assert all(passage.split()[1].strip("“”,.") in source for passage in copied)
        await pilot.press("V")
        await settle(pilot)
        assert not any(mark.look == "copied" for mark in app.reading.document.prose.page.marks)


async def test_another_briefing_can_be_opened(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        content = app.workspace.content
        shutil.copytree(content / "child-online-safety", content / "another")
        yaml = content / "another" / "briefing.yaml"
        yaml.write_text(yaml.read_text("utf-8").replace("Children's safety online\n", "Another title\n", 1), "utf-8")
        for title in ("another", "children"):
            await pilot.press("o")
            await settle(pilot)
            await pilot.press(*title)
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            assert app.reading.store is not None
            assert app.reading.store.info.title.lower().startswith(title)
            assert app.screen is app.reading
            assert "1 Articles 5" in screen_text(app)


async def test_keys_can_be_given_to_other_letters(open_reader: Open) -> None:
    config = config_file()
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('keys:\n  reader.filter: "f"\n  move.down: "x"\n', "utf-8")
    async with open_reader() as (app, pilot):
        await pilot.press("slash")
        assert not app.reading.filter_line.is_open
        await pilot.press("x")
        assert app.reading.panes.articles.cursor == 1
        await pilot.press("f")
        assert app.reading.filter_line.is_open


async def test_exporting_the_basket_never_replaces_a_file_unasked(open_reader: Open, tmp_path: Path) -> None:
    async with open_reader() as (app, pilot):
        target = tmp_path / "out.md"
        target.write_text("mine", "utf-8")
        await pilot.press("space", "e")
        await settle(pilot)
        assert isinstance(app.screen, ExportScreen)
        app.screen.query_one("#export-path", Input).value = str(target)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("n")
        await settle(pilot)
        assert target.read_text("utf-8") == "mine"
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)
        assert target.read_text("utf-8").startswith("# ")
        assert isinstance(app.screen, ReadingScreen)


async def test_a_file_is_imported_edited_and_shown(open_reader: Open, tmp_path: Path) -> None:
    letter = tmp_path / "night-ferries.txt"
    letter.write_text(
        "Night ferries\n\nThe Port Office will run boats at night. “We will sail,” said Ada Marsh.\n", "utf-8"
    )
    async with open_reader() as (app, pilot):
        await pilot.press("I", *str(letter), "enter")
        await settle(pilot)
        assert isinstance(app.screen, ImportScreen)
        candidate = app.screen.candidates.row
        assert candidate is not None
        assert candidate.article.headline == "Night ferries"
        await pilot.press("enter", *"outlet")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("ctrl+u", *"aol-uk", "enter")
        await settle(pilot)
        await pilot.press("w", "y")
        await settle(pilot)
        assert isinstance(app.screen, PageScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert "Night ferries" in [row.headline for row in app.reading.panes.articles.rows]


async def test_a_terminal_that_is_too_small_says_so_and_recovers(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.resize_terminal(20, 5)
        await settle(pilot)
        assert "Too small" in screen_text(app)
        assert "Help" not in screen_text(app)  # nothing of what lies below
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.screen is app.reading
        assert "1 Articles 5" in screen_text(app)


async def test_two_readers_keep_each_others_clippings(open_reader: Open) -> None:
    async with open_reader() as (one, pilot), open_reader() as (other, second):
        await pilot.press("space")
        await settle(pilot)
        await second.press("down", "space")
        await settle(second)
        await pilot.press("down", "down", "space")
        await settle(pilot)
        assert len(one.reading.session.picked.basket.clippings) == 3
        await second.press("u")
        await settle(second)
        assert len(other.reading.session.picked.basket.clippings) == 2


async def test_a_correction_is_taken_back(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        app.reading.go("article", app.reading.panes.articles.rows[0].id)
        await pilot.press("right_square_bracket")
        await settle(pilot)
        quotation = app.reading.document.quotation
        assert quotation is not None
        assert app.reading.store is not None
        before = app.reading.store.quotation(quotation).speaker
        await pilot.press("s", *"raimondo", "enter")
        await settle(pilot)
        assert app.reading.store.quotation(quotation).corrected
        await pilot.press("C")
        await settle(pilot)
        await pilot.press("d", "y")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert app.reading.store.quotation(quotation).speaker == before
        assert not app.reading.store.quotation(quotation).corrected


async def test_a_mistaken_query_is_explained_when_it_is_finished(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("slash", *"before:yesterday")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "needs a date" in screen_text(app)


async def test_a_speakers_name_finds_what_they_said(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("slash", *"patel horrific")
        await settle(pilot)
        assert {row.speaker for row in app.reading.panes.quotes.rows} == {"Priti Patel"}


async def test_everything_with_a_key_can_be_done_by_its_name(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        names = [command.title for command in app.get_system_commands(app.screen)]
        assert len(names) == len(set(names))
        assert {"Search", "Compare", "Ledger", "Import", "Theme"} <= set(names)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await pilot.press(*"ledger", "enter")
        await settle(pilot)
        assert isinstance(app.screen, LedgerScreen)


async def test_a_note_is_not_dropped_unasked(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("space", "b")
        await settle(pilot)
        await pilot.press("m", *"a long note", "escape")
        await settle(pilot)
        assert isinstance(app.screen, ConfirmScreen)
        await pilot.press("n", "ctrl+s")
        await settle(pilot)
        assert app.reading.session.picked.basket.clippings[0].note == "a long note"
