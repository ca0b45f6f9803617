"""Actors that the texts propose: accepted, merged into one that is there, or dropped, in one screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Footer, Static

from briefing.content import change_actors, read_actors
from briefing.derived import Store
from briefing.errors import BriefingError
from briefing.language.words import counted
from briefing.model import Actor, ActorKind
from briefing.quotations import Cast, Proposal, propose_actors
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import PageWriter, label
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.screens.page import PageScreen
from briefing.reader.screens.pick import Choice, PickScreen, among
from briefing.reader.widgets.rows import Piece, RowList, fit


class ProposalScreen(BriefingScreen[bool]):
    """Proposed actors. Dismissed with whether any was accepted or merged."""

    CSS_PATH = "proposals.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("proposals.accept", "a", "accept", "Accept", "Make it an actor of the briefing", show=True),
        key("proposals.body", "k", "kind", "Person or body", show=True),
        key("proposals.merge", "m", "merge", "Merge", "It is another name of an actor that is there", show=True),
        key("proposals.drop", "d", "drop", "Drop", "Do not propose it again in this run", show=True),
        key("proposals.close", "escape,q", "close", "Back", show=True),
    ]

    proposals = query_one("#proposals", RowList)

    class Proposed(Message):
        """The proposals are made."""

        def __init__(self, proposals: list[Proposal]) -> None:
            super().__init__()
            self.proposals = proposals

    def __init__(self, store: Store, folder: Path) -> None:
        super().__init__()
        self._store = store
        self._folder = folder
        self._left: list[Proposal] = []
        self._changed = False

    def compose(self) -> ComposeResult:
        """The proposals, and how many there are."""
        yield RowList[Proposal](_draw, lines=2, id="proposals", empty="Nobody is proposed")
        yield Static("", id="proposals-status", markup=False)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Look for names behind the screen."""
        self.proposals.border_title = label("Proposed actors")
        self.proposals.focus()
        self.query_one("#proposals-status", Static).update(label("Looking for names …"))
        self.run_worker(self._propose, thread=True, exit_on_error=False)

    def _propose(self) -> None:
        ids = [row.id for row in self._store.article_rows()]
        quotations = {id_: tuple(self._store.quotations_in(id_)) for id_ in ids}
        articles = (self._store.article(id_) for id_ in ids)
        found = propose_actors(articles, quotations, Cast(tuple(self._store.actors())))
        self.post_message(self.Proposed(list(found)))

    @on(Proposed)
    def _show(self, event: Proposed) -> None:
        self._left = event.proposals
        self._show_left()

    def _show_left(self) -> None:
        self.proposals.show(self._left, self.proposals.cursor)
        told = f"{counted(len(self._left), 'name')} that no actor of the briefing has; Enter shows where"
        self.query_one("#proposals-status", Static).update(label(told))

    @on(RowList.Chosen)
    def _explain(self) -> None:
        proposal = self.proposals.row
        if isinstance(proposal, Proposal):
            writer = PageWriter()
            writer.line(proposal.actor.name, "title")
            for evidence in proposal.evidence:
                writer.line()
                writer.line(evidence)
            self.app.push_screen(PageScreen("Where the name stands", writer.page()))

    def _write(self, change: Callable[[tuple[Actor, ...]], tuple[Actor, ...]]) -> bool:
        try:
            change_actors(self._folder, change)
        except (BriefingError, OSError) as error:
            self.reader.complain(str(error))
            return False
        self._left.pop(self.proposals.cursor)
        self._changed = True
        self._show_left()
        return True

    def action_accept(self) -> None:
        """Make it an actor of the briefing."""
        proposal = self.proposals.row
        if isinstance(proposal, Proposal):
            actor = proposal.actor
            if self._write(lambda now: (*now, actor)):
                self.reader.tell(f"{proposal.actor.name} is an actor of the briefing now.")

    def action_kind(self) -> None:
        """A person, or a body."""
        proposal, at = self.proposals.row, self.proposals.cursor
        if isinstance(proposal, Proposal):
            kind = ActorKind.BODY if proposal.actor.kind is ActorKind.PERSON else ActorKind.PERSON
            self._left[at] = replace(proposal, actor=replace(proposal.actor, kind=kind))
            self._show_left()

    def action_merge(self) -> None:
        """It is another name of an actor that is there."""
        proposal = self.proposals.row
        if not isinstance(proposal, Proposal):
            return
        actors = read_actors(self._folder)
        choices = [Choice("actor", actor.id, actor.name, actor.kind.value) for actor in actors]

        def merge(choice: Choice | None) -> None:
            if choice is not None:
                name, id_ = proposal.actor.name, choice.id
                self._write(
                    lambda now: tuple(replace(a, aliases=(*a.aliases, name)) if a.id == id_ else a for a in now)
                )

        self.app.push_screen(PickScreen(f"Who is {proposal.actor.name}?", among(choices)), merge)

    def action_drop(self) -> None:
        """Do not propose it again in this run."""
        if self.proposals.row is not None:
            self._left.pop(self.proposals.cursor)
            self._show_left()

    def action_close(self) -> None:
        """Back, and bring the briefing up to date where it changed."""
        self.dismiss(self._changed)


def _draw(proposal: Proposal, width: int) -> list[list[Piece]]:
    detail = f"  {proposal.actor.kind.value}, {counted(proposal.count, 'quotation')}"
    evidence = proposal.evidence[0] if proposal.evidence else ""
    return [
        [(fit(proposal.actor.name, max(8, width - len(detail))), ""), (detail, "meta")],
        [("  ", ""), (fit(evidence, width - 2), "meta")],
    ]
