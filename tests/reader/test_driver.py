"""The driver in a real pseudo-terminal: a lone Esc is a key, and the beginning of another key is none."""

from __future__ import annotations

import os
import sys

import pytest

from tests.bench.terminal import Terminal

APP = """
from textual.app import App
from textual.widgets import Static
from briefing.reader.kit.driver import PromptDriver
class Told(App):
    def get_driver_class(self):
        return PromptDriver
    def compose(self):
        yield Static("ready to hear", markup=False)
    def on_key(self, event):
        self.query_one(Static).update(f"heard: {event.key} /")
Told().run()
"""

HEARD = (("\x1b", "escape"), ("\x1b[B", "down"), ("\x1b", "escape"), ("é", "é"), ("\x1b[1;3D", "alt.left"))

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no pseudo-terminals on this system")


def test_esc_alone_and_keys_that_begin_with_it_are_told_apart() -> None:
    terminal = Terminal([sys.executable, "-c", APP], {})
    try:
        terminal.wait_for("ready to hear")
        for typed, heard in (
            ("\x1b", "escape"),
            ("\x1b[B", "down"),
            ("\x1b", "escape"),
            ("é", "é"),
            ("\x1b[1;3D", "alt.left"),
        ):
            terminal.type(typed)
            terminal.wait_for(f"{heard} /")
    finally:
        terminal.close()
