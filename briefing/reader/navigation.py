"""Going from screen to screen: the one place where screens are put on top of one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on

from briefing.errors import BriefingError
from briefing.paths import config_file
from briefing.reader.kit import saying
from briefing.reader.messages import Ask, Correct, Open, Remember
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.writing import WritingApp

if TYPE_CHECKING:
    from briefing.reader.kit.choice import Choice


class Navigation(WritingApp):
    """An app with one briefing open, and everything that its screens can want."""

    @on(Ask)
    async def _ask(self, event: Ask) -> None:
        await self.push_screen(event.dialog, event.answered)

    @on(Open)
    async def _open(self, event: Open) -> None:
        if event.kind == "statement":
            await self.compare(event.id, event.walk, event.outlet)
        elif event.kind == "speaker":
            await self._correct_speaker(event.id)
        else:
            self.back_to_reading()
            self.reading.go(event.kind, event.id)

    def back_to_reading(self) -> None:
        """Take away what lies over the main screen."""
        while self.screen is not self._reading and len(self.screen_stack) > 1:
            self.pop_screen()

    def _visited(self, kind: str, id_: str) -> None:
        self.memory.visited(self.session.briefing, kind, id_)
        self.post_message(Remember())

    async def action_quit(self) -> None:
        """Leave from wherever one is; ask first where something that was typed would be lost, and go where that is
        asked already.
        """
        from briefing.reader.screens.asking.ask import ConfirmScreen, NoteScreen

        def leave(sure: bool | None) -> None:
            if sure:
                self.exit()

        typed = any(isinstance(each, NoteScreen) and each.changed for each in self.screen_stack)
        if typed and not isinstance(self.screen, ConfirmScreen):
            await self.push_screen(ConfirmScreen("Quit, and drop what you typed?"), leave)
        else:
            self.exit()

    # Screens

    async def compare(self, statement: str, walk: Sequence[str] = (), outlet: str = "") -> None:
        """Put the wordings of a statement side by side; `walk` are the statements to go through."""
        from briefing.reader.screens.statements.comparing import ComparingScreen

        snapshot = self._opened()
        if snapshot is None:
            return
        order = walk or [row.id for row in snapshot.statements]
        self._visited("statement", statement)
        await self.push_screen(ComparingScreen(self.session, snapshot.store, statement, order, outlet))

    async def action_history(self) -> None:
        """List what was done in this run, or on a screen that keeps its own steps, the last first, and then what was
        taken back.

        The one chosen is taken back with all that came after it, or made again with all that came before it.
        """
        from briefing.reader.kit.choice import Choice, among
        from briefing.reader.screens.asking.pick import PickScreen

        here = self.screen
        own = here.steps_here() if isinstance(here, BriefingScreen) else None
        if own is None and self._opened(partly=True) is None:
            return
        done, undone = own or self._steps()
        back = [Choice("done", str(at), told, "done last" if at == 1 else "done") for at, told in enumerate(done, 1)]
        again = [Choice("undone", str(at), told, "taken back") for at, told in enumerate(undone, 1)]

        def step(choice: Choice | None) -> None:
            if choice is None:
                return
            if own is not None and isinstance(here, BriefingScreen):
                for _ in range(int(choice.id)):
                    here.step_here(-1 if choice.kind == "done" else 1)
            else:
                (self.take_back if choice.kind == "done" else self.make_again)(int(choice.id))

        ways = [*(["Take back down to …"] if done else []), *(["make again up to …"] if undone else [])]
        nothing = "Nothing was set here yet" if own is not None else "Nothing was done yet in this run"
        title = " or ".join(ways).capitalize() or nothing
        await self.push_screen(PickScreen(title, among([*back, *again]), empty=nothing), step)

    def _steps(self) -> tuple[Sequence[str], Sequence[str]]:
        """What was done to the briefing in this run, and what of it was taken back, each the last first."""
        history = self.session.history
        return [each.told for each in reversed(history.done)], [each.told for each in reversed(history.undone)]

    async def action_ledger(self) -> None:
        """Show the ledger."""
        from briefing.reader.screens.statements.ledger import LedgerScreen

        if snapshot := self._opened():
            await self.push_screen(LedgerScreen(self.session, snapshot.store))

    async def action_timeline(self) -> None:
        """Show the briefing in time."""
        from briefing.reader.screens.statements.timeline import TimelineScreen

        if snapshot := self._opened():
            await self.push_screen(TimelineScreen(snapshot.store))

    async def action_basket(self) -> None:
        """Show the basket."""
        from briefing.reader.screens.baskets.basket import BasketScreen

        if snapshot := self._opened():
            await self.push_screen(BasketScreen(snapshot.store, self.session))

    def action_baskets(self) -> None:
        """Choose the basket that what is clipped goes into."""
        from briefing.reader.screens.baskets.choosing import choose_basket

        if self._opened(partly=True) and isinstance(self.screen, BriefingScreen):
            choose_basket(self.screen, self.session.picked)

    async def action_export(self) -> None:
        """Write the basket or the whole briefing."""
        from briefing.reader.screens.baskets.export import ExportScreen

        if snapshot := self._opened():
            await self.push_screen(ExportScreen(snapshot.store, self.session.picked, self.session.citation))

    async def action_proposals(self) -> None:
        """Accept, merge or drop actors that the texts propose."""
        from briefing.reader.screens.content.proposals import ProposalScreen

        if snapshot := self._opened():
            await self.push_screen(ProposalScreen(self.session, snapshot.store))

    async def action_corrections(self) -> None:
        """List what people corrected, and take corrections back."""
        from briefing.reader.screens.content.corrections import CorrectionsScreen
        from briefing.reader.screens.statements import comparing  # noqa: F401 - its keys are named there

        if snapshot := self._opened(partly=True):
            names = {actor.id: actor.name for actor in snapshot.store.actors()}
            await self.push_screen(CorrectionsScreen(self.session.folder, names))

    async def action_unsure(self) -> None:
        """List speakers who are named and not sure, to confirm, correct or leave."""
        from briefing.reader.screens.content.unsure import UnsureScreen

        if snapshot := self._opened():
            await self.push_screen(UnsureScreen(self.session, snapshot.store))

    async def action_problems(self) -> None:
        """Show what is wrong in the content's files, and fill in what they leave open."""
        from briefing.reader.screens.content.filling import FillingScreen

        if snapshot := self._opened():
            await self.push_screen(FillingScreen(self.session, snapshot.store))

    async def action_tour(self) -> None:
        """Go through the reader in six steps, on the open briefing; each can be the last."""
        from briefing.reader.screens.main.tour import TourScreen
        from briefing.reader.touring import steps

        snapshot = self._opened()
        if snapshot is None or isinstance(self.screen, TourScreen):
            return
        listed = steps(self, snapshot)

        async def show(at: int) -> None:
            await listed[at].do()

            async def on(further: bool | None) -> None:
                if further and at + 1 < len(listed):
                    await show(at + 1)

            await self.push_screen(TourScreen(at + 1, len(listed), listed[at].told), on)

        self.reading.end_welcome()
        await show(0)

    async def action_help(self) -> None:
        """Show every key that works on the screen that is shown."""
        from briefing.reader.help import help_page
        from briefing.reader.screens.page import PageScreen

        if not isinstance(self.screen, PageScreen):
            await self.push_screen(PageScreen("Help", help_page(self, self.screen, str(config_file()))))

    async def action_jump(self) -> None:
        """Jump to an actor, an outlet, an article or a statement by a few letters."""
        from briefing.reader.jumping import jump_choices
        from briefing.reader.screens.asking.pick import PickScreen

        snapshot = self._opened(partly=True)
        if snapshot is None:
            return

        def go(choice: Choice | None) -> None:
            if choice is not None:
                self._visited(choice.kind, choice.id)
                self.post_message(Open(choice.kind, choice.id))

        find = jump_choices(self.session, snapshot)
        hint = "Actor, outlet, article or statement; empty shows recent ones"
        unlike = "Nothing is called like that"
        if snapshot.partly:
            unlike = f"Nothing in {snapshot.partly} is called like that, and the rest is still to be read"
        picking = PickScreen("Go to", find, placeholder=hint, empty="Nothing was jumped to yet", unlike=unlike)
        await self.push_screen(picking, go)

    async def _correct_speaker(self, quotation: str) -> None:
        """Let the reader say who said a quotation, or that it is unresolved."""
        from briefing.reader.kit.choice import Choice
        from briefing.reader.screens.asking.ask import AskScreen
        from briefing.reader.screens.asking.pick import PickScreen
        from briefing.reader.speaking import NEW, Speaking

        snapshot = self._opened()
        if snapshot is None:
            return
        speaking = Speaking(self.session.folder, snapshot.store, quotation)

        async def correct(choice: Choice | None) -> None:
            if choice is None:
                return
            if choice.kind == NEW and not choice.id:
                await self.push_screen(AskScreen("Full name of the new person, without titles"), name)
            else:
                self.post_message(Correct(speaking.change(choice)))

        def name(typed: str | None) -> None:
            if typed and typed.strip():
                self.post_message(Correct(speaking.change(Choice(NEW, " ".join(typed.split()), typed))))

        hint = "Those named in the article come first; a name that nobody has makes a new person"
        await self.push_screen(PickScreen("Who said it?", speaking.find, placeholder=hint), correct)

    async def action_import(self) -> None:
        """Bring files into the open briefing."""
        if self._opened(partly=True):
            await self._ask_paths("")

    async def _ask_paths(self, typed: str) -> None:
        from briefing.reader.screens.asking.path import PathScreen
        from briefing.reader.screens.content.importing import ImportScreen, named_paths

        async def begin(text: str | None) -> None:
            if not text or not text.strip():
                return
            try:
                paths = named_paths(text)
            except BriefingError as error:
                saying.complain(self, str(error))
                await self._ask_paths(text)
            else:
                await self.push_screen(ImportScreen(self.session.folder, paths))

        question = "Which files, folders or zip files? Put a space between several; quote names that have spaces."
        hint = "{path.complete} completes; Enter shows what would become of each; {ask.cancel} cancels"
        await self.push_screen(PathScreen(question, typed, hint=hint), begin)
