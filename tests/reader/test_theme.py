"""Every theme is readable: WCAG 2.2 contrast of text against every ground it stands on."""

import pytest
from textual.color import Color
from textual.theme import Theme

from briefing.reader.kit.theme import CONTRAST, DARK, OWN, TERMINAL, THEMES

TEXT = 7.0  # success criterion 1.4.6, enhanced
COLOURED = 4.5  # 1.4.3, minimum


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (channel / 255 for channel in colour.rgb)
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str, other: str) -> float:
    lights = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def test_the_measure_is_right() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


OURS = {name: theme for name, theme in THEMES.items() if not theme.ansi}


@pytest.mark.parametrize("theme", OURS.values(), ids=OURS)
def test_text_and_colours_stand_out(theme: Theme) -> None:
    coloured = TEXT if theme is CONTRAST else COLOURED
    grounds = [str(theme.background), str(theme.surface), str(theme.panel), theme.variables["cursor"]]
    for ground in grounds:
        assert ratio(str(theme.foreground), ground) >= TEXT
        for name in ("changed", "missing", "added", "moved", "quiet"):
            assert ratio(theme.variables[name], ground) >= coloured, (name, ground)
        for colour in (theme.primary, theme.secondary, theme.warning, theme.error, theme.success):
            assert ratio(str(colour), ground) >= coloured, (colour, ground)
    assert ratio(theme.variables["hit"], str(theme.background)) >= coloured


def test_the_terminals_theme_names_no_colour_of_ours_and_no_text_but_differences_has_one() -> None:
    """Its contrasts are the terminal's to give: text and grounds are the terminal's own two."""
    colours = [TERMINAL.primary, TERMINAL.foreground, TERMINAL.background, TERMINAL.surface, TERMINAL.panel]
    assert set(colours) == {OWN}
    assert {TERMINAL.variables[name] for name in ("quiet", "hit", "cursor", "border-blurred")} == {OWN}
    assert all(str(colour).startswith("ansi_") for colour in TERMINAL.variables.values())
    assert set(DARK.variables) <= set(TERMINAL.variables), "none is left to be mixed from others"
