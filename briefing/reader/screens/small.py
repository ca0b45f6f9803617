"""What is shown where the terminal is too small for anything else."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from briefing.reader.kit.markup import label
from briefing.reader.screens.base import LEAST


class SmallScreen(Screen[None]):
    """Goes away by itself when the terminal is larger."""

    def compose(self) -> ComposeResult:
        """One sentence."""
        told = (
            f"Too small: Briefing needs {LEAST.width} by {LEAST.height}. Make the window larger or its letters smaller."
        )
        yield Static(label(told), markup=False)
