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


FIXED = re.compile(
    r"\b(?:Esc|Tab|Ctrl\+\w|F\d+)\b|\b[Ss]pace (?:takes|and|clips|marks)\b| \([A-Za-z]\)"
    r"|(?:^|[(]|[;.·,] )(?:[A-Za-z]|\?) (?:shows?|compares|clips|brings|reads|narrows|writes|stops|another|opens)\b"
)


def test_no_text_names_a_key_that_can_be_changed() -> None:
    """Enter ends a line that is typed, which nobody can change; every other key is named by its action."""
    fixed = []
    for path in Path(briefing.reader.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        passed = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        if path.name in ("calling.py", "driver.py"):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
                fixed += [f"{path.name}: {node.value}"] if FIXED.search(node.value) else []
    assert fixed == []


CHANGED = """\
keys:
  reader.compare: f7
  reader.indirect: f8
  reader.import: f9
  reader.problems: f10
  ask.cancel: f11
  note.keep: f6
  note.cancel: f11
  confirm.no: f11
  confirm.yes: f5
  path.complete: f4
  export.write: f3
  app.baskets: f6
"""


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ([["3"], ["enter"]], "; F7 compares"),
        ([["2"]], "hidden, F8 shows them"),
        ([["f9"]], "F4 completes; Enter shows what would become of each; F11 cancels"),
        ([["space"], ["b"]], "Basket · F6 another"),
        ([["space"], ["b"], ["m"]], "F6 keeps it, F11 leaves it as it was"),
        ([["space"], ["b"], ["t"]], "Enter keeps them, F11 leaves them as they were"),
        ([["space"], ["b"], ["m"], ["x"], ["f11"]], "F5: yes F11: no"),
        ([["e"], ["f1"]], "Enter or F3 writes. space or → and ← choose."),
    ],
)
async def test_every_text_names_the_keys_of_the_settings(open_reader: Open, keys: list[list[str]], told: str) -> None:
    settings(CHANGED)
    async with open_reader((160, 48)) as (app, pilot):
        for each in keys:
            await pilot.press(*each)
            await settle(pilot)
        shown = re.sub(r"[│┃]", " ", screen_text(app))
        assert told in " ".join(shown.split())


@pytest.mark.parametrize(
    ("preset", "walked", "told"),
    [
        ("", "[ and ] statements", "Select a quotation first: [ and ] walk them."),
        ("preset: vim", "[ and ] statements", "Select a quotation first: [ and ] walk them."),
        ("preset: plain", "comma and full stop", "Select a quotation first: comma and full stop walk them."),
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
        assert keyed(app, "{confirm.no+} {confirm.no}") == "n or Esc n"
        text = "{reader.open} {reader.back} {reader.next-pane} {reader.clip} {reader.find} {compare.later} {no.such"
        assert keyed(app, text) == "Enter Esc Tab Ctrl+X F4 → {no.such"
        app.in_ascii = True
        assert keyed(app, "{compare.later}") == "right"
