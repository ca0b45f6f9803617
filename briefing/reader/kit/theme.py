"""A dark, a light and a high-contrast theme, with contrasts that a test holds (WCAG 2.2, 1.4.3 and 1.4.6); and the
terminal's own colours, whose contrasts are the terminal's: there bold, reverse and underline tell what a ground tells
elsewhere, text and quiet text have the terminal's own foreground, and only differences are coloured.
"""

from __future__ import annotations

import os

from textual.theme import Theme

DARK = Theme(
    name="briefing-dark",
    dark=True,
    primary="#8ab4f8",
    secondary="#c8b6ff",
    accent="#ffd166",
    foreground="#e8e6e3",
    background="#14161a",
    surface="#1a1d22",
    panel="#262a31",
    success="#8fd694",
    warning="#ffd166",
    error="#ff9e9e",
    variables={
        "changed": "#ff9e9e",
        "missing": "#ffc078",
        "added": "#8fd694",
        "moved": "#c8b6ff",
        "quiet": "#b4b2ae",
        "hit": "#ffd166",
        "cursor": "#33415c",
        "border-blurred": "#4a505c",
        "footer-key-foreground": "#ffd166",
    },
)

LIGHT = Theme(
    name="briefing-light",
    dark=False,
    primary="#0b4ea2",
    secondary="#5b2c91",
    accent="#7a4b00",
    foreground="#16181d",
    background="#fbfaf7",
    surface="#f4f2ec",
    panel="#e6e3da",
    success="#17632b",
    warning="#7a4b00",
    error="#9c1c1c",
    variables={
        "changed": "#9c1c1c",
        "missing": "#8a3d00",
        "added": "#17632b",
        "moved": "#5b2c91",
        "quiet": "#4d5058",
        "hit": "#7a4b00",
        "cursor": "#cfdcf0",
        "border-blurred": "#9a9890",
        "footer-key-foreground": "#7a4b00",
    },
)

CONTRAST = Theme(
    name="briefing-contrast",
    dark=True,
    primary="#9ecbff",
    secondary="#e3d5ff",
    accent="#ffe600",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    success="#a8ffb0",
    warning="#ffe600",
    error="#ffb3b3",
    variables={
        "changed": "#ffb3b3",
        "missing": "#ffd199",
        "added": "#a8ffb0",
        "moved": "#e3d5ff",
        "quiet": "#e6e6e6",
        "hit": "#ffe600",
        "cursor": "#00275e",
        "border-blurred": "#b0b0b0",
        "footer-key-foreground": "#ffe600",
    },
)

OWN = "ansi_default"  # the foreground or the ground that the terminal has by itself
TERMINAL = Theme(
    name="briefing-terminal",
    ansi=True,
    primary=OWN,
    secondary="ansi_magenta",
    accent=OWN,
    foreground=OWN,
    background=OWN,
    surface=OWN,
    panel=OWN,
    boost=OWN,
    success="ansi_green",
    warning=OWN,
    error="ansi_red",
    variables={
        "changed": "ansi_red",
        "missing": "ansi_red",
        "added": "ansi_green",
        "moved": "ansi_magenta",
        "quiet": OWN,
        "hit": OWN,
        "cursor": OWN,
        "border": OWN,
        "border-blurred": OWN,
        "footer-key-foreground": OWN,
        "ansi-background": OWN,
        "ansi-foreground": OWN,
        "block-cursor-foreground": OWN,
        "block-cursor-background": OWN,
        "input-cursor-foreground": OWN,
        "input-cursor-background": OWN,
        "input-selection-foreground": OWN,
        "input-selection-background": OWN,
        "screen-selection-foreground": OWN,
        "screen-selection-background": OWN,
        **dict.fromkeys(("scrollbar", "scrollbar-hover", "scrollbar-active"), OWN),
        **dict.fromkeys(("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active"), OWN),
        "scrollbar-corner-color": OWN,
    },
)

THEMES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST, "terminal": TERMINAL}


def colourless() -> bool:
    """Whether no colour may be shown: NO_COLOR is set and not empty, as no-color.org has it.

    For Textual an empty one counts too, so that is taken away.
    """
    if os.environ.get("NO_COLOR"):
        return True
    os.environ.pop("NO_COLOR", None)
    return False
