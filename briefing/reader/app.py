"""The app: which briefing is open, what is remembered, and the screens on top of one another."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import Worker

from briefing.errors import BriefingError
from briefing.paths import Workspace, config_file, state_file
from briefing.reader.behind import funnel, opening
from briefing.reader.events import Clipped
from briefing.reader.keys import key
from briefing.reader.memory import Memory, load_memory, save_memory
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.screens.reading import ReadingScreen
from briefing.reader.session import Session, Snapshot
from briefing.reader.settings import Settings, read_settings
from briefing.reader.theme import DARK, THEMES
from briefing.text import safe

if TYPE_CHECKING:
    from briefing.content import Listed
    from briefing.derived import Store
    from briefing.errors import Problem
    from briefing.reader.screens.pick import Choice


class BriefingApp(App[int]):
    """The reader."""

    TITLE = "Briefing"
    HELP_NAME: ClassVar[str] = "Everywhere"
    # The main screen may be the first one, whose own style sheet Textual does not read.
    CSS_PATH = ["app.tcss", "screens/reading.tcss"]  # noqa: RUF012 - Textual has no public type for it
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        key("app.help", "f1", "help", "Help", "Every key that works here"),
        key("app.palette", "ctrl+p", "command_palette", "Everything by name", "All that has a key here, by name"),
        key("app.theme", "T", "theme", "Dark or light"),
        key("app.briefings", "o", "briefings", "Briefings", "Open another briefing"),
        key("app.undo", "u", "undo", "Undo", "Take the last change of the basket back"),
        key("app.quit", "ctrl+q", "quit", "Quit"),
    ]

    def __init__(self, workspace: Workspace, briefing: str | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self.memory: Memory = load_memory(state_file())
        self.settings: Settings = read_settings(config_file())
        self._wanted = briefing or self._last_opened()
        self._reading: ReadingScreen | None = None
        self._opening: Worker[None] | None = None
        for theme in THEMES.values():
            self.register_theme(theme)
        self._strange_theme = not self._begin_with_theme(self.memory.theme or self.settings.theme or "dark")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that do not have them."""
        return dict(DARK.variables)

    @property
    def reading(self) -> ReadingScreen:
        """The main screen of the open briefing. Raises RuntimeError where none is open."""
        if self._reading is None:
            raise RuntimeError("no briefing is open")
        return self._reading

    def _last_opened(self) -> str | None:
        last = self.memory.briefing
        return last if last and (self.workspace.content / last / "briefing.yaml").is_file() else None

    def get_default_screen(self) -> Screen[Any]:
        """The main screen at once, where it is known which briefing to open: a blank one before it costs time."""
        return super().get_default_screen() if self._wanted is None else self._screen_of(self._wanted)

    def on_mount(self) -> None:
        """Apply the settings; where no briefing is known, open the only one or offer those there are."""
        self.call_after_refresh(_collect_again)
        if self.settings.keys:
            self._set_keys()
        if self.settings.problems:
            self.complain("; ".join(map(str, self.settings.problems)))
        if self._strange_theme:
            self.complain(f"There is no such theme; the dark one is used. Set theme: in {config_file()}.")
        if self._wanted is not None:
            return
        found = self._listed()
        if len(found) == 1:
            self.open_briefing(found[0].id)
        else:
            self._choose(found)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where nothing could be read, and take that back when there is room again."""
        from briefing.reader.screens.small import LEAST, SmallScreen

        small = event.size.width < LEAST.width or event.size.height < LEAST.height
        if small and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen())
        elif not small and isinstance(self.screen, SmallScreen):
            self.pop_screen()

    def _set_keys(self) -> None:
        from briefing.reader.keymap import checked

        good, wrong = checked(self.settings.keys, type(self))
        self.set_keymap(good)
        if wrong:
            self.complain(f"{config_file()}: {'; '.join(wrong)}")

    # Briefings

    def open_briefing(self, briefing: str) -> None:
        """Open a briefing in place of the one that is open."""
        self.stop_behind()
        screen = self._screen_of(briefing)
        if len(self.screen_stack) == 1:  # Textual cannot switch its first screen
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def _screen_of(self, briefing: str) -> ReadingScreen:
        self.memory.briefing = briefing
        self._reading = ReadingScreen(Session(self.workspace, briefing), indirect=self.settings.indirect)
        return self._reading

    def action_briefings(self) -> None:
        """Offer the briefings there are."""
        self._choose(self._listed())

    def _listed(self) -> Sequence[Listed]:
        from briefing.content import listed

        return listed(self.workspace.content)

    def _choose(self, found: Sequence[Listed]) -> None:
        from briefing.reader.screens.pick import Choice, PickScreen, among

        choices = [Choice("briefing", each.id, each.title, f"{each.articles} articles") for each in found]

        def chosen(choice: Choice | None) -> None:
            if choice is not None:
                if self._reading is None or choice.id != self.reading.session.briefing:
                    self.call_later(self.open_briefing, choice.id)
            elif self._reading is None:
                self.exit(0)

        self.push_screen(PickScreen("Open a briefing", among(choices)), chosen)

    def open_behind(
        self, screen: ReadingScreen, session: Session, shown: Snapshot | None, *, first: bool = False
    ) -> None:
        """Open or refresh a briefing in a worker; what happens arrives at the screen as messages."""
        self.stop_behind()
        work = opening(screen.post_message, session, shown, first=first)
        self._opening = screen.run_worker(
            lambda: funnel(screen.post_message, work), thread=True, group="open", exit_on_error=False
        )

    def stop_behind(self) -> None:
        """Ask the work behind the screen to stop; the last snapshot stays."""
        if self._opening is not None:
            self._opening.cancel()

    # Saying things

    def tell(self, text: str) -> None:
        """Say something in passing, in place of what was said before."""
        self.clear_notifications()
        self.notify(safe(text), markup=False, timeout=4 if self.size.width >= 60 else 2)  # it covers a small screen

    def complain(self, text: str) -> None:
        """Say that something went wrong, and what to do."""
        self.clear_notifications()
        self.notify(safe(text), severity="error", markup=False, timeout=12)

    # Screens

    def compare(self, statement: str, walk: Sequence[str] | None = None, outlet: str = "") -> None:
        """Put the wordings of a statement side by side; `walk` are the statements that [ and ] go through."""
        from briefing.reader.screens.comparing import ComparingScreen

        snapshot = self.reading.snapshot
        if snapshot is None:
            return
        order = walk or [row.id for row in snapshot.statements]
        self.memory.visited(self.reading.session.briefing, "statement", statement)
        self.push_screen(ComparingScreen(snapshot.store, statement, order, outlet))

    def hand_on(self, store: Store) -> None:
        """Give the screens above the main one the store that is shown from now on."""
        for screen in self.screen_stack:
            if isinstance(screen, BriefingScreen):
                screen.take_store(store)

    def action_ledger(self) -> None:
        """Show the ledger."""
        from briefing.reader.screens.ledger import LedgerScreen

        self._with_store(lambda snapshot: self.push_screen(LedgerScreen(snapshot.store)))

    def action_basket(self) -> None:
        """Show the basket."""
        from briefing.reader.screens.basket import BasketScreen

        self._with_store(lambda snapshot: self.push_screen(BasketScreen(snapshot.store, self.reading.session.picked)))

    def action_export(self) -> None:
        """Write the basket or the whole briefing as Markdown."""
        from briefing.reader.screens.export import ExportScreen

        self._with_store(lambda snapshot: self.push_screen(ExportScreen(snapshot.store, self.reading.session.picked)))

    def _with_store(self, act: Callable[[Snapshot], object]) -> None:
        if self._reading is None or self.reading.snapshot is None:
            self.tell("The briefing is not open yet.")
        else:
            act(self.reading.snapshot)

    async def jump(self) -> None:
        """Jump to an actor, an outlet, an article or a statement by a few letters."""
        if self._reading is None or self.reading.snapshot is None:
            self.tell("The briefing is not open yet.")
        else:
            await self._jump(self.reading.snapshot)

    async def _jump(self, snapshot: Snapshot) -> None:
        from briefing.reader.screens.pick import Choice, PickScreen

        def find(typed: str) -> Sequence[Choice]:
            if not typed.strip():
                return self._recents(snapshot)
            return [
                Choice(hit.kind, hit.id, hit.label, f"{hit.kind} {hit.detail}") for hit in snapshot.jump.find(typed)
            ]

        def go(choice: Choice | None) -> None:
            if choice is not None:
                self.memory.visited(self.reading.session.briefing, choice.kind, choice.id)
                self.reading.go(choice.kind, choice.id)

        hint = "Actor, outlet, article or statement; empty shows recent ones"
        empty = "Nothing is called like that, or nothing was jumped to yet"
        await self.push_screen(PickScreen("Go to", find, placeholder=hint, empty=empty), go)

    def _recents(self, snapshot: Snapshot) -> list[Choice]:
        from briefing.reader.screens.pick import Choice

        names = self.jump_names(snapshot)
        pairs = [(kind, id_) for kind, id_ in self.memory.recents.get(self.reading.session.briefing, [])]
        return [Choice(kind, id_, names[kind, id_], f"{kind}, recent") for kind, id_ in pairs if (kind, id_) in names]

    def jump_names(self, snapshot: Snapshot) -> dict[tuple[str, str], str]:
        """What can be jumped to, by kind and id, with its name."""
        names = {("article", row.id): row.headline for row in snapshot.rows.articles}
        names.update({("actor", row.id or row.name): row.name for row in snapshot.rows.actors})
        names.update({("statement", row.id): row.title for row in snapshot.statements})
        names.update({("outlet", outlet.id): outlet.name for outlet in snapshot.store.outlets()})
        return names

    def statement_choices(self, without: str = "", first: str = "") -> list[Choice]:
        """Every statement of the briefing but one, to pick from; those of one speaker first."""
        from briefing.reader.screens.pick import Choice

        snapshot = self.reading.snapshot
        rows = snapshot.statements if snapshot else ()
        placed = sorted((row for row in rows if row.id != without), key=lambda row: row.speaker != first)
        return [Choice("statement", row.id, row.title, row.speaker) for row in placed]

    def action_import(self) -> None:
        """Bring files into the open briefing."""
        self._with_store(lambda _: self._import())

    def _import(self) -> None:
        from briefing.reader.screens.ask import AskScreen
        from briefing.reader.screens.importing import ImportScreen, named_paths

        folder = self.workspace.content / self.reading.session.briefing

        def begin(text: str | None) -> None:
            if not text or not text.strip():
                return
            try:
                paths = named_paths(text)
            except BriefingError as error:
                self.complain(str(error))
                ask(text)
            else:
                self.push_screen(ImportScreen(folder, paths), self._look_again)

        def ask(text: str = "") -> None:
            question = "Which files, folders or zip files? Put a space between several; quote names that have spaces."
            self.push_screen(
                AskScreen(question, text, hint="Enter shows what would become of each; Esc cancels"), begin
            )

        ask()

    def action_proposals(self) -> None:
        """Accept, merge or drop actors that the texts propose."""
        from briefing.reader.screens.proposals import ProposalScreen

        def show(snapshot: Snapshot) -> None:
            folder = self.workspace.content / self.reading.session.briefing
            self.push_screen(ProposalScreen(snapshot.store, folder), self._look_again)

        self._with_store(show)

    def _look_again(self, changed: bool | None) -> None:
        if changed:
            self.reading.action_refresh()

    def correct_speaker(self, quotation: str) -> None:
        """Let the reader say who said a quotation, or that it is unresolved."""
        self._with_store(lambda snapshot: self._correct_speaker(snapshot, quotation))

    def _correct_speaker(self, snapshot: Snapshot, quotation: str) -> None:
        from briefing.reader.screens.pick import Choice, PickScreen, among

        actors = snapshot.store.actors()
        choices = [Choice("actor", actor.id, actor.name, actor.kind.value) for actor in actors]
        choices.append(Choice("actor", "", "Unresolved", "nobody can be named"))
        session = self.reading.session

        def correct(choice: Choice | None) -> None:
            if choice is not None:
                self.reading.attempt(lambda: session.correct_speaker(snapshot.store, quotation, choice.id or None))
                self.reading.action_refresh()

        self.push_screen(PickScreen("Who said it?", among(choices)), correct)

    def action_corrections(self) -> None:
        """List what people corrected, and take corrections back."""
        from briefing.reader.screens.corrections import CorrectionsScreen

        folder = self.workspace.content / self.reading.session.briefing
        self._with_store(lambda _: self.push_screen(CorrectionsScreen(folder), self._look_again))

    def action_problems(self) -> None:
        """Show what is wrong in the content's files."""
        self._with_store(lambda snapshot: self._show_problems(snapshot.store.problems))

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        from briefing.reader.page import PageWriter
        from briefing.reader.screens.page import PageScreen

        writer = PageWriter()
        writer.line("Problems in the content's files", "title")
        for problem in problems:
            writer.line(str(problem))
        if not problems:
            writer.line("None.")
        self.push_screen(PageScreen("Problems", writer.page()))

    def action_help(self) -> None:
        """Show every key that works on the screen that is shown."""
        from briefing.reader.help import help_page
        from briefing.reader.screens.page import PageScreen

        if not isinstance(self.screen, PageScreen):
            self.push_screen(PageScreen("Help", help_page(self, self.screen, str(config_file()))))

    def action_undo(self) -> None:
        """Take the last change of the basket back."""
        if self._reading is not None:
            undone: list[str] = []
            self.reading.attempt(lambda: undone.append(self.reading.session.picked.undo()))
            if undone:
                self.tell(f"Taken back: {undone[0]}" if undone[0] else "Nothing in the basket to undo.")
                self.reading.post_message(Clipped())

    def action_theme(self) -> None:
        """Switch between dark and light."""
        self.memory.theme = "light" if self.current_theme.dark else "dark"
        self.theme = THEMES[self.memory.theme].name

    def _begin_with_theme(self, name: str) -> bool:
        """Take a theme before the first style sheet is read: setting it later has all of them read twice.

        Returns whether there is one of that name; the dark one is taken where there is not.
        """
        theme = THEMES[name].name if name in THEMES else name
        known = theme in self.available_themes
        self.set_reactive(BriefingApp.theme, theme if known else THEMES["dark"].name)
        self.stylesheet.set_variables(self.get_css_variables())
        return known

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
        self.stop_behind()
        save_memory(state_file(), self.memory)


def _collect_again() -> None:
    """The garbage that there is from now on; what was imported is kept out of the search."""
    gc.freeze()
    gc.enable()
