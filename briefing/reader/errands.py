"""What the app does for its screens: saying things, and putting screens on top of one another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App
from textual.filter import LineFilter

from briefing.errors import BriefingError
from briefing.language.safety import safe
from briefing.paths import Workspace, config_file
from briefing.reader.kit.events import Clipped
from briefing.reader.kit.field import SAFELY
from briefing.reader.kit.memory import Memory
from briefing.reader.kit.theme import colourless
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.screens.reading import ReadingScreen
from briefing.reader.session import Snapshot

if TYPE_CHECKING:
    from briefing.derived import Store
    from briefing.errors import Problem
    from briefing.reader.screens.pick import Choice


class Errands(App[int]):
    """An app with one briefing open, and everything that can be asked of it by name."""

    def __init__(self, workspace: Workspace, memory: Memory) -> None:
        # Left to itself, Textual turns colours into greys, one of which may be the terminal's own ground. With "ANSI
        # colours" it takes every colour away, and what is bold, underlined or reversed stays.
        super().__init__(ansi_color=True if colourless() else None)
        self.workspace = workspace
        self.memory = memory
        self._reading: ReadingScreen | None = None

    @property
    def reading(self) -> ReadingScreen:
        """The main screen of the open briefing. Raises RuntimeError where none is open."""
        if self._reading is None:
            raise RuntimeError("no briefing is open")
        return self._reading

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Whatever is painted goes through a last sieve."""
        return [*super().get_line_filters(), SAFELY]

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
        """Show what is wrong in the content's files, and what could be filled in."""
        from briefing.content import unfilled

        def show(snapshot: Snapshot) -> None:
            problems = snapshot.store.problems
            self._show_problems(problems, list(unfilled(snapshot.rows.articles, problems)))

        self._with_store(show)

    def _show_problems(self, problems: Sequence[Problem], notices: Sequence[Problem]) -> None:
        from briefing.reader.kit.markup import PageWriter
        from briefing.reader.screens.page import PageScreen

        writer = PageWriter()
        writer.line("Problems in the content's files", "title")
        for problem in problems:
            writer.line(str(problem))
        if not problems:
            writer.line("None.")
        if notices:
            writer.line()
            writer.line("What could be filled in", "heading")
        for notice in notices:
            writer.line(str(notice))
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
