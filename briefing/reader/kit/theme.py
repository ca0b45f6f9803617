"""A dark, a light and a high-contrast theme, with contrasts that a test holds (WCAG 2.2, 1.4.3 and 1.4.6); and the
terminal's own colours, whose contrasts are the terminal's: there bold, reverse and underline tell what a ground tells
elsewhere, text and quiet text have the terminal's own foreground, and only differences are coloured.
"""

from __future__ import annotations

import os

from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    text: tuple[str, str],
    grounds: tuple[str, str, str, str],
    border: str,
    primary: str,
    moved: str,
    hit: str,
    added: str,
    changed: str,
    missing: str,
) -> Theme:
    """A theme of our own colours: text and quiet text; the grounds of the screen, of what lies on it, of panels and of
    the cursor's row; the edge of what has no keyboard; and what each kind of difference and a hit are painted with.
    """
    background, surface, panel, cursor = grounds
    return Theme(
        name=f"briefing-{name}",
        dark=dark,
        primary=primary,
        secondary=moved,
        accent=hit,
        foreground=text[0],
        background=background,
        surface=surface,
        panel=panel,
        success=added,
        warning=hit,
        error=changed,
        variables={
            "changed": changed,
            "missing": missing,
            "added": added,
            "moved": moved,
            "quiet": text[1],
            "hit": hit,
            "cursor": cursor,
            "border-blurred": border,
            "footer-key-foreground": hit,
        },
    )


DARK = _theme(
    "dark",
    dark=True,
    text=("#e8e6e3", "#b4b2ae"),
    grounds=("#14161a", "#1a1d22", "#262a31", "#33415c"),
    border="#4a505c",
    primary="#8ab4f8",
    moved="#c8b6ff",
    hit="#ffd166",
    added="#8fd694",
    changed="#ff9e9e",
    missing="#ffc078",
)
LIGHT = _theme(
    "light",
    dark=False,
    text=("#16181d", "#4d5058"),
    grounds=("#fbfaf7", "#f4f2ec", "#e6e3da", "#cfdcf0"),
    border="#9a9890",
    primary="#0b4ea2",
    moved="#5b2c91",
    hit="#7a4b00",
    added="#17632b",
    changed="#9c1c1c",
    missing="#8a3d00",
)
CONTRAST = _theme(
    "contrast",
    dark=True,
    text=("#ffffff", "#e6e6e6"),
    grounds=("#000000", "#000000", "#1a1a1a", "#00275e"),
    border="#b0b0b0",
    primary="#9ecbff",
    moved="#e3d5ff",
    hit="#ffe600",
    added="#a8ffb0",
    changed="#ffb3b3",
    missing="#ffd199",
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
