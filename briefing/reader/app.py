"""The app: which briefing is open, what is remembered, and the screens on top of one another."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.timer import Timer

from briefing.content import briefing_ids
from briefing.language.ascii import ASKED
from briefing.language.words import counted
from briefing.paths import Workspace, config_file, state_file
from briefing.reader.kit import saying
from briefing.reader.kit.keys import key
from briefing.reader.kit.memory import load_memory
from briefing.reader.kit.settings import Settings, read_settings
from briefing.reader.kit.sheets import Sheets
from briefing.reader.kit.theme import DARK, THEMES
from briefing.reader.messages import Remember, Warmed
from briefing.reader.navigation import Navigation
from briefing.reader.remembering import Remembering
from briefing.reader.screens.base import LEAST
from briefing.reader.screens.main.reading import ReadingScreen
from briefing.reader.session import Session
from briefing.reader.widgets.scrollbar import Arrows
from briefing.reader.workers import end_soon

if TYPE_CHECKING:
    from briefing.content import Listed
    from briefing.reader.kit.choice import Choice


QUIT = "ctrl+q"
BETWEEN = 0.01  # seconds between two style sheets that are read ahead

ScrollBar.renderer = Arrows  # of everything that scrolls: dialogs, pages, lists, fields


class BriefingApp(Navigation):
    """The reader."""

    TITLE = "Briefing"
    HELP_NAME: ClassVar[str] = "Everywhere"
    # The main screen may be the first one, whose own style sheet Textual does not read.
    CSS_PATH = ["app.tcss", "screens/main/reading.tcss"]  # noqa: RUF012 - Textual has no public type for it
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        key("app.help", "f1", "help", "Help", "Every key that works here"),
        key("app.tour", "f2", "tour", "Tour", "Six steps through the reader, on the open briefing"),
        key("app.palette", "ctrl+p", "command_palette", "Everything by name", "All that has a key here, by name"),
        key("app.theme", "T", "theme", "Theme", "The next theme: dark, light, high contrast, the terminal's own"),
        key("app.briefings", "o", "briefings", "Briefings", "Open another briefing"),
        key("app.undo", "u", "undo", "Undo", "Take back what was done last: a clipping, a correction, anything"),
        key("app.redo", "U", "redo", "Redo", "Do again what was taken back last"),
        key("app.history", "H", "history", "What was done", "List what was done and what was taken back, to go there"),
        key("app.baskets", "B", "baskets", "Baskets", "Open another basket, begin, rename or take one away"),
        key("app.quit", QUIT, "quit", "Quit", "Quit, also where something is asked or typed", priority=True),
    ]

    def __init__(self, workspace: Workspace, briefing: str | None = None) -> None:
        super().__init__(workspace, load_memory(state_file()))
        self.settings: Settings = read_settings(config_file())
        self._wanted = briefing or self._last_opened() or self._only_one()
        self._was_small = False
        self._reading_ahead: Timer | None = None
        self._remembering = Remembering(self, state_file(), self.memory)
        if self.settings.ascii is not None and not os.environ.get(ASKED):
            self.in_ascii = self.settings.ascii
        self.set_class(self.in_ascii, "-ascii", update=False)
        if not self.settings.animations:
            self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        self.stylesheet: Sheets = Sheets()
        self._strange_theme = self._begin_with_theme()

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, or one that hears Esc sooner in its place."""
        driver = super().get_driver_class()
        if driver.__name__ != "LinuxDriver":
            return driver  # headless, Windows, or a person's own
        from briefing.reader.kit.driver import PromptDriver

        return PromptDriver

    async def run_async(self, *arguments: Any, **named: Any) -> Any:
        """Textual's, and then the end of the process: not when a thread cares to look whether it is still wanted."""
        try:
            return await super().run_async(*arguments, **named)
        finally:
            end_soon(self.return_code or 0)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that do not have them."""
        return dict(DARK.variables)

    def _last_opened(self) -> str | None:
        last = self.memory.briefing
        return last if last and (self.workspace.content / last / "briefing.yaml").is_file() else None

    def _only_one(self) -> str | None:
        ids = briefing_ids(self.workspace.content)
        return ids[0] if len(ids) == 1 else None

    def get_default_screen(self) -> Screen[Any]:
        """The main screen at once, where it is known which briefing to open: a blank one before it costs time."""
        return super().get_default_screen() if self._wanted is None else self._screen_of(self._wanted)

    def on_mount(self) -> None:
        """Apply the settings; where it is not known which briefing to open, offer those there are."""
        self.call_after_refresh(_collect_again)
        wrong = [*map(str, self.settings.problems), *self._strange_theme, *self._set_keys()]
        if wrong:
            saying.complain(self, "\n".join(["The settings have mistakes:", *wrong]))
        if self._wanted is None:
            self._choose(self._listed())

    def on_resize(self, event: events.Resize) -> None:
        """Say so where nothing could be read, and take that back when there is room again."""
        small = event.size.width < LEAST.width or event.size.height < LEAST.height
        if not small and not self._was_small:
            return  # as nearly always, and before the first screen
        from briefing.reader.screens.small import SmallScreen

        self._was_small = small
        if small and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())
        elif not small and isinstance(self.screen, SmallScreen):
            self.pop_screen()

    def _set_keys(self) -> list[str]:
        """Give actions the keys that the settings say; what of that is wrong."""
        good: Mapping[str, str] = {}
        wrong: list[str] = []
        if self.settings.keys:
            from briefing.reader.keymap import checked, with_those_beside

            good, wrong = checked(self.settings.keys, type(self))
            self.given_keys = good
            self.set_keymap(with_those_beside(good, type(self)))
        self.leaving |= {each.strip() for each in good.get("app.quit", QUIT).split(",")}
        return [f"{config_file()}: {each}" for each in wrong]

    # Briefings

    def open_briefing(self, briefing: str) -> None:
        """Open a briefing in place of the one that is open."""
        if self._reading is not None:
            self._reading.stop()
        screen = self._screen_of(briefing)
        if len(self.screen_stack) == 1:  # Textual cannot switch its first screen
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def _screen_of(self, briefing: str) -> ReadingScreen:
        self.memory.briefing = briefing
        session = Session(self.workspace, briefing, self.memory)
        session.citation = self.settings.citation
        self._reading = ReadingScreen(
            session, indirect=self.settings.indirect, compact=self.settings.compact, forms=self.settings.forms
        )
        return self._reading

    def action_briefings(self) -> None:
        """Offer the briefings there are."""
        self._choose(self._listed())

    def _listed(self) -> Sequence[Listed]:
        from briefing.content import listed

        return listed(self.workspace.content)

    def _choose(self, briefings: Sequence[Listed]) -> None:
        from briefing.reader.kit.choice import Choice, among
        from briefing.reader.screens.asking.pick import PickScreen

        def told(one: Listed) -> str:
            return "cannot be read" if one.articles is None else counted(one.articles, "article")

        choices = [Choice("briefing", each.id, each.title, told(each)) for each in briefings]

        def chosen(choice: Choice | None) -> None:
            if choice is not None:
                if self._reading is None or choice.id != self.reading.session.briefing:
                    self.call_later(self.open_briefing, choice.id)
            elif self._reading is None:
                self.exit(0)

        self.push_screen(PickScreen("Open a briefing", among(choices)), chosen)

    def action_theme(self) -> None:
        """The next of our themes, the terminal's own colours among them; remembered until another is set."""
        self.memory.theme = self._next_theme()
        self.memory.set_theme = self.settings.theme
        self.theme = THEMES[self.memory.theme].name
        self._remembering.soon()
        self.tell(f"Theme: {self.memory.theme}")
        self._read_ahead()

    def _next_theme(self) -> str:
        names = list(THEMES)
        now = next((at for at, name in enumerate(names) if THEMES[name].name == self.theme), -1)
        return names[(now + 1) % len(names)]

    @on(Warmed)
    def _read_ahead(self) -> None:
        """Read the style sheets of the next theme between keys, so that its key finds them read."""
        if self._reading_ahead is not None:
            self._reading_ahead.stop()
        theme = THEMES[self._next_theme()]
        variables = {**self.get_theme_variable_defaults(), **theme.to_color_system().generate(), **theme.variables}
        steps = self.stylesheet.ahead(variables)

        def step() -> None:
            if next(steps, self) is self:
                timer.stop()
                self._reading_ahead = None

        timer = self._reading_ahead = self.set_interval(BETWEEN, step)

    def _begin_with_theme(self) -> list[str]:
        """Take a theme before the first style sheet is read: setting it later has all of them read twice.

        It is the one that was chosen by key, unless the settings say another since. Returns what is wrong in them.
        """
        chosen = self.memory.theme if self.memory.set_theme == self.settings.theme else ""
        theme = chosen or self.settings.theme or "dark"
        named = {name: THEMES[name].name if name in THEMES else name for name in (theme, self.settings.theme)}
        known = named[theme] in self.available_themes
        self.set_reactive(BriefingApp.theme, named[theme] if known else THEMES["dark"].name)
        self.stylesheet.set_variables(self.get_css_variables())
        if not self.settings.theme or named[self.settings.theme] in self.available_themes:
            return []
        return [f"{config_file()}: theme: there is no {self.settings.theme!r}; use one of {', '.join(THEMES)}"]

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Everything that has a key here, by name, with its key."""
        seen: set[str] = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            if not binding.description or not binding.id or binding.id.startswith("move."):
                continue
            if binding.description in seen:  # another key of the same, or what stands further out
                continue
            seen.add(binding.description)
            action, node = binding.action, active.node

            async def run(action: str = action, node: Any = node) -> None:
                await self.run_action(action, default_namespace=node)

            yield SystemCommand(binding.description, f"{binding.tooltip} (key: {binding.key})", run)

    def on_unmount(self) -> None:
        """Remember the place and the recents."""
        self._remembering.end()

    @on(Remember)
    def _remember(self) -> None:
        self._remembering.soon()


def _collect_again() -> None:
    """The garbage that there is from now on; what was imported is kept out of the search."""
    gc.freeze()
    gc.enable()
