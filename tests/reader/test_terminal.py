"""Journeys through a real terminal: the program as a process, its keys as bytes that arrive together."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.cli import run
from briefing.content import read_actors, read_basket
from tests.samples import Made

if os.name != "posix":
    pytest.skip("pseudo-terminals are of Unix", allow_module_level=True)

from tests.attacks.terminal import Terminal


def opened(made: Made, tmp_path: Path) -> Terminal:
    """The reader on the made-up briefing, in a terminal."""
    return Terminal(tmp_path / "home", tmp_path, made.id, env={"BRIEFING_WORKSPACE": str(made.workspace.root)})


def test_a_jump_typed_in_one_go_goes_where_it_leads(made: Made, tmp_path: Path) -> None:
    with opened(made, tmp_path) as terminal:
        terminal.until("Clip")
        terminal.settle()
        terminal.keys("gada marsh\r")
        terminal.until("Ferries Minister")


def test_a_search_typed_in_one_go_is_walked(made: Made, tmp_path: Path) -> None:
    with opened(made, tmp_path) as terminal:
        terminal.until("Clip")
        terminal.settle()
        terminal.keys("/ferry\rn")
        terminal.until("hit 1 of")
        assert "ferryn" not in terminal.text, "the key behind Enter is for the hits"
        terminal.keys("\x1b")
        terminal.keys("\x1b")
        terminal.keys("q")
        assert terminal.ended() == 0


def test_what_is_clipped_stays_and_can_be_taken_back(made: Made, tmp_path: Path) -> None:
    folder = made.workspace.clippings(made.id)
    with opened(made, tmp_path) as terminal:
        terminal.until("Clip")
        terminal.settle()
        terminal.keys(" ")
        terminal.until("Clipped")
        terminal.keys("q")
        assert terminal.ended() == 0
    assert len(read_basket(folder).clippings) == 1
    with opened(made, tmp_path) as terminal:
        terminal.until("1 in the basket")
        terminal.keys(" ")
        terminal.until("Taken out")
        terminal.keys("u")
        terminal.until("Taken back")
        terminal.keys("q")
        assert terminal.ended() == 0
    assert len(read_basket(folder).clippings) == 1


def test_a_new_person_is_made_and_said_to_have_spoken_in_one_go(made: Made, tmp_path: Path) -> None:
    with opened(made, tmp_path) as terminal:
        terminal.until("Clip")
        terminal.settle()
        terminal.keys(".sImke Dale\r")
        terminal.until("Speaker: Imke Dale")
        terminal.keys("q")
        assert terminal.ended() == 0
    assert read_actors(made.folder)[-1].name == "Imke Dale"


def test_a_comparison_is_clipped_and_exported_to_a_file_that_verifies(made: Made, tmp_path: Path) -> None:
    export = tmp_path / "home" / "night-ferries.md"
    with opened(made, tmp_path) as terminal:
        terminal.until("Clip")
        terminal.settle()
        terminal.keys("l")
        terminal.until("altered")
        terminal.keys("\r")
        terminal.until("touches")
        terminal.keys(" ")
        terminal.until("Clipped")
        terminal.keys("e")
        terminal.until("Export")
        terminal.keys(f"\x15{export}\x13")  # Ctrl+U empties the field, Ctrl+S writes
        terminal.until("Written")
        terminal.keys("\x11")
        assert terminal.ended() == 0
    assert "≠ altered" in export.read_text(encoding="utf-8")
    assert run(["--workspace", str(made.workspace.root), "verify", str(export), made.id]) == 0
