"""With NO_COLOR no colour reaches the terminal, and everything that a colour tells is told otherwise too."""

from __future__ import annotations

import itertools
import os
import re
import sys
from pathlib import Path

import pytest
from rich.style import Style
from textual.filter import Monochrome, NoColor
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea

from briefing.glossary import treated
from briefing.model import Treatment
from briefing.paths import Workspace
from briefing.reader.app import BriefingApp
from briefing.reader.kit.markup import Page, PageWriter
from briefing.reader.screens.baskets.export import ExportScreen
from briefing.reader.screens.statements.ledger import LedgerScreen
from briefing.reader.widgets.one_of import OneOf
from briefing.reader.widgets.prose import Prose
from tests.bench.terminal import Terminal
from tests.reader.conftest import Open, screen_text, settle

_SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
_ATTRIBUTES = ("bold", "dim", "italic", "underline", "underline2", "reverse", "strike")
GROUNDS = ("", "quotation", "indirect", "copied")


@pytest.fixture
def colourless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def attributes(style: Style | None) -> tuple[bool, ...]:
    """What is left of a style without its colours."""
    return tuple(bool(getattr(style, name)) for name in _ATTRIBUTES)


def colours(written: bytes) -> set[bytes]:
    """The SGR sequences that set a colour: 30 to 49 but for the defaults 39 and 49, and 90 to 107."""
    found = set()
    for match in _SGR.finditer(written):
        codes = [int(code) for code in re.split(rb"[;:]", match[1]) if code]
        if any((30 <= code <= 48 and code != 39) or 90 <= code <= 107 for code in codes):
            found.add(match[0])
    return found


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no pseudo-terminals")
@pytest.mark.parametrize(("no_color", "coloured"), [("1", False), ("", True)])
def test_what_reaches_a_terminal(shipped: Workspace, tmp_path: Path, no_color: str, coloured: bool) -> None:
    """An empty NO_COLOR is none, as no-color.org has it."""
    home = {name: str(tmp_path / "home") for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    command = [sys.executable, "-m", "briefing", "--workspace", str(shipped.root)]
    terminal = Terminal(command, {**home, "NO_COLOR": no_color})
    try:
        written = b""
        for keys, shown in (
            ("", r"1 Articles \d"),
            ("l", "Statement · outlets"),
            ("T", "Totals by outlet"),
            ("\x1b", "Statement · outlets"),
            ("\r", "Only these"),
        ):
            if keys:
                terminal.type(keys)
            terminal.wait_for(shown)
            written += terminal.seen
    finally:
        terminal.close()
    assert bool(colours(written)) is coloured
    assert b"\x1b[1" in written or b";1m" in written, "bold stays"


@pytest.mark.usefixtures("colourless")
async def test_colours_go_and_do_not_turn_grey(open_reader: Open) -> None:
    async with open_reader() as (app, _):
        kinds = [type(each) for each in app._filters]
        assert NoColor in kinds
        assert Monochrome not in kinds


def _page() -> tuple[Page, list[str]]:
    """A line for each ground, with two hits in a stretch of it; the grounds by line."""
    writer, names = PageWriter(), []
    for ground in GROUNDS:
        start, _ = writer.add("plain and ")
        begin, end = writer.add("one hit, more hit, rest")
        if ground:
            writer.mark(begin, end, ground)
            writer.target(begin, end, "passage", ground)
        writer.hits([(begin + 4, begin + 7), (begin + 14, begin + 17)])
        writer.line()
        names.append(ground)
        assert start < begin
    return writer.page(), names


def _looks(prose: Prose, line: int) -> dict[str, tuple[bool, ...]]:
    """The attributes of the plain words, the stretch, its first hit and its second hit, of one line."""
    found: dict[str, tuple[bool, ...]] = {}
    seen = iter(("first hit", "second hit"))
    for segment in prose.render_line(line):
        if segment.text == "hit":
            found[next(seen)] = attributes(segment.style)
        elif segment.text.startswith("plain"):
            found["plain"] = attributes(segment.style)
        elif segment.text.startswith(("one", "plain and one")):
            found["stretch"] = attributes(segment.style)
    return found


@pytest.mark.usefixtures("colourless")
async def test_hits_are_told_from_words_and_the_current_one_from_the_others(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        prose = app.reading.document.prose
        page, grounds = _page()
        prose.show(page)
        for line, ground in enumerate(grounds):
            if ground:
                prose.select(next(target for target in page.targets if target.id == ground))
            for at in (2 * line, 2 * line + 1):
                while prose.hit != at:
                    prose.walk_hits(1)
                await pilot.pause()
                looks = _looks(prose, line)
                words = {looks.get("plain"), looks.get("stretch")} - {None}
                assert looks["first hit"] not in words, ground
                assert looks["second hit"] not in words, ground
                assert looks["first hit"] != looks["second hit"], ground
                gutters = [prose.render_line(each).text[:2] for each in range(len(grounds))]
                assert [gutter[1] == "›" for gutter in gutters] == [each == line for each in range(len(grounds))]
                assert [gutter[0] == "▌" for gutter in gutters] == [each == line and bool(ground) for each in range(4)]


@pytest.mark.usefixtures("colourless")
async def test_kinds_of_passages_differ(open_reader: Open) -> None:
    async with open_reader() as (app, _):
        prose = app.reading.document.prose
        looks = {
            name: attributes(prose.get_component_rich_style(f"prose--{name}", partial=True))
            for name in ("meta", "quotation", "indirect", "copied", "hit", "current")
        }
        for one, other in itertools.combinations(looks, 2):
            assert looks[one] != looks[other], (one, other)


@pytest.mark.usefixtures("colourless")
async def test_treatments_have_their_signs_and_the_cursor_its_own(open_reader: Open) -> None:
    async with open_reader(size=(160, 40)) as (app, pilot):
        await pilot.press("l")
        await settle(pilot)
        assert isinstance(app.screen, LedgerScreen)
        told = screen_text(app)
        for treatment in (Treatment.VERBATIM, Treatment.ALTERED, Treatment.NOT_FOUND):
            assert treated(treatment) in told
        table = app.screen.table
        here, other = table.render_line(0), table.render_line(1)
        assert here.text.startswith("▌ ")
        assert "▸" in here.text
        assert other.text.startswith("  ")
        cell = next(segment for segment in here if segment.text.startswith("▸"))
        assert attributes(cell.style) not in {attributes(each.style) for each in (*other, *here) if each is not cell}


@pytest.mark.usefixtures("colourless")
async def test_which_field_has_the_keyboard_shows(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await pilot.press("e")
        await settle(pilot)
        assert isinstance(app.screen, ExportScreen)
        either = app.screen.query(OneOf).first()
        before = attributes(either.rich_style)
        either.focus()
        await settle(pilot)
        assert attributes(either.rich_style) != before
        assert _reversed(app.screen, "screen--selection")
        field = app.screen.query(Input).first()
        assert _reversed(field, "input--cursor")
        assert _reversed(field, "input--selection")
        await pilot.press("escape", "space", "b", "m")
        await settle(pilot)
        note = app.screen.query_one(TextArea)
        assert _reversed(note, "text-area--cursor")
        assert _reversed(note, "text-area--selection")


def _reversed(widget: Widget, name: str) -> bool:
    return attributes(widget.get_component_rich_style(name))[_ATTRIBUTES.index("reverse")]


async def test_with_colours_nothing_is_different(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        await _to_a_hit(app, pilot)
        assert "›" not in "".join(app.reading.document.prose.render_line(y).text[:2] for y in range(30))
        look = app.reading.document.prose.get_component_rich_style("prose--hit", partial=True)
        assert look.bgcolor is not None
        assert not look.reverse


async def _to_a_hit(app: BriefingApp, pilot: Pilot[int]) -> None:
    await pilot.press("slash", *"baked in", "enter")
    await settle(pilot)
    assert app.reading.document.prose.hit == 0
