"""Keys in running text: named as they are now, and only such as there are."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import briefing.reader
from briefing.reader.app import BriefingApp
from briefing.reader.keymap import every_binding
from briefing.reader.kit.calling import keyed
from tests.reader.conftest import Open, screen_text, settings, settle


def test_every_id_in_a_text_is_one_of_an_action() -> None:
    known = set(every_binding(BriefingApp))
    named = set()
    for path in Path(briefing.reader.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                named |= set(re.findall(r"\{([a-z]+\.[a-z_-]+)\+?\}", node.value))
    assert len(named) > 30
    assert named <= known


@pytest.mark.parametrize(
    ("preset", "walked", "told"),
    [
        ("", "[ and ] statements", "Select a quotation first: [ and ] walk them."),
        ("preset: vim", "[ and ] statements", "Select a quotation first: [ and ] walk them."),
        ("preset: plain", ", and . statements", "Select a quotation first: , and . walk them."),
        ("compare.next: f7", "[ and F7 statements", "Select a quotation first: [ and ] walk them."),
    ],
)
async def test_the_tour_and_what_is_said_name_the_keys_of_the_settings(
    open_reader: Open, preset: str, walked: str, told: str
) -> None:
    settings(f"keys: {{{preset}}}\n" if preset else "")
    async with open_reader() as (app, pilot):
        await pilot.press("s")
        await settle(pilot)
        assert told in [said.message for said in app._notifications]
        await pilot.press("f2", "enter", "enter", "enter")
        await settle(pilot)
        assert walked in " ".join(screen_text(app).replace("│", " ").split())


async def test_keys_are_named_as_running_text_does(open_reader: Open) -> None:
    settings("keys: {reader.clip: ctrl+x, reader.find: f4}\n")
    async with open_reader() as (app, _):
        text = "{reader.open} {reader.back} {reader.next-pane} {reader.clip} {reader.find} {compare.later} {no.such"
        assert keyed(app, text) == "Enter Esc Tab Ctrl+X F4 → {no.such"
        app.in_ascii = True
        assert keyed(app, "{compare.later}") == "right"
