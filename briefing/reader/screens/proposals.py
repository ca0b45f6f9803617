"""Actors that the texts propose: accepted, merged into one that is there, or dropped, in one screen."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Footer, Static

from briefing.derived import Store
from briefing.language.words import counted
from briefing.model import ActorKind
from briefing.quotations import Proposal
from briefing.reader.changes import Change, Dropped, accepting, naming
from briefing.reader.kit.choice import Choice, among
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import PageWriter, label
from briefing.reader.messages import Correct, WorkEnded
from briefing.reader.proposed import proposals
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.screens.page import PageScreen
from briefing.reader.screens.pick import PickScreen
from briefing.reader.session import Session
from briefing.reader.widgets.rows import Piece, RowList, fit
from briefing.reader.workers import funnel


class ProposalScreen(BriefingScreen[None]):
    """Proposed actors. What is accepted, merged or dropped here can be undone."""

    CSS_PATH = "proposals.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("proposals.accept", "a", "accept", "Accept", "Make it an actor of the briefing", show=True),
        key("proposals.body", "k", "kind", "Person or body", show=True),
        key("proposals.merge", "m", "merge", "Merge", "It is another name of an actor that is there", show=True),
        key("proposals.drop", "d", "drop", "Drop", "Take it out of every list of people", show=True),
        key("proposals.dropped", "D", "dropped", "Dropped", "List what was dropped, to bring it back", show=True),
        key("proposals.close", "escape,q", "close", "Back", show=True),
    ]

    proposals = query_one("#proposals", RowList)

    class Proposed(Message):
        """The proposals are made."""

        def __init__(self, proposals: list[Proposal]) -> None:
            super().__init__()
            self.proposals = proposals

    def __init__(self, session: Session, store: Store) -> None:
        super().__init__()
        self._session = session
        self._store = store
        self._left: list[Proposal] = []
        self._kinds: dict[str, ActorKind] = {}  # what the reader says they are, by name

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
        self._look()

    def _look(self) -> None:
        store = self._store

        def work() -> None:
            self.post_message(self.Proposed(list(proposals(store, self._session.folder))))

        self.run_worker(lambda: funnel(self.post_message, work), thread=True, exclusive=True, exit_on_error=False)

    @on(WorkEnded)
    def _end(self, event: WorkEnded) -> None:
        if event.failure:
            self.complain(event.failure)

    def take_store(self, store: Store) -> None:
        """Propose anew what another store leaves."""
        self._store = store
        self._look()

    def take_change(self, change: Change) -> None:
        """Propose anew what a change leaves; where content changed, another store comes."""
        if isinstance(change, Dropped):
            self._look()

    @on(Proposed)
    def _show(self, event: Proposed) -> None:
        kinds = self._kinds
        self._left = [
            replace(each, actor=replace(each.actor, kind=kinds.get(each.actor.name, each.actor.kind)))
            for each in event.proposals
        ]
        self._show_left()

    def _show_left(self) -> None:
        self.proposals.show(self._left, self.proposals.cursor)
        told = [f"{counted(len(self._left), 'name')} that no actor has", "Enter shows where"]
        if self._session.dropped:
            told.append(f"{len(self._session.dropped.names):,} dropped: u or D brings back")
        self.query_one("#proposals-status", Static).update(label(" · ".join(told)))

    @on(RowList.Chosen)
    def _explain(self) -> None:
        proposal = self.proposals.row
        if isinstance(proposal, Proposal):
            writer = PageWriter()
            writer.line(proposal.actor.name, "title")
            for evidence in proposal.evidence:
                writer.line()
                writer.line(evidence)
            self.ask(PageScreen("Where the name stands", writer.page()))

    def action_accept(self) -> None:
        """Make it an actor of the briefing."""
        proposal = self.proposals.row
        if isinstance(proposal, Proposal):
            self._settle(accepting(self._session.folder, proposal.actor))

    def _settle(self, change: Change) -> None:
        """Have it done, and take the proposal out of the list meanwhile."""
        self._left.pop(self.proposals.cursor)
        self._show_left()
        self.want(Correct(change))

    def action_kind(self) -> None:
        """A person, or a body."""
        proposal, at = self.proposals.row, self.proposals.cursor
        if isinstance(proposal, Proposal):
            kind = ActorKind.BODY if proposal.actor.kind is ActorKind.PERSON else ActorKind.PERSON
            self._kinds[proposal.actor.name] = kind
            self._left[at] = replace(proposal, actor=replace(proposal.actor, kind=kind))
            self._show_left()

    def action_merge(self) -> None:
        """It is another name of an actor that is there."""
        proposal = self.proposals.row
        if not isinstance(proposal, Proposal):
            return
        actors = self._store.actors()
        choices = [Choice("actor", actor.id, actor.name, actor.kind.value) for actor in actors]

        def merge(choice: Choice | None) -> None:
            if choice is not None and proposal in self._left:
                self.proposals.show(self._left, self._left.index(proposal))
                self._settle(naming(self._session.folder, choice.id, choice.label, proposal.actor.name))

        self.ask(PickScreen(f"Who is {proposal.actor.name}?", among(choices)), merge)

    def action_drop(self) -> None:
        """Take it out of every list of people."""
        proposal = self.proposals.row
        if isinstance(proposal, Proposal):
            self._settle(Dropped(self._session.folder, proposal.actor.name))

    def action_dropped(self) -> None:
        """List what was dropped; the one chosen is proposed and listed again."""
        names = self._session.dropped.names
        choices = [Choice("name", name, name) for name in reversed(names)]

        def back(choice: Choice | None) -> None:
            if choice is not None:
                self.want(Correct(Dropped(self._session.folder, choice.id, back=True)))

        title = "Bring back …" if names else "Nothing was dropped"
        self.ask(PickScreen(title, among(choices), empty="Nothing was dropped"), back)

    def action_close(self) -> None:
        """Back to where this was opened from."""
        self.dismiss(None)


def _draw(proposal: Proposal, width: int) -> list[list[Piece]]:
    detail = f"  {proposal.actor.kind.value}, {counted(proposal.count, 'quotation')}"
    evidence = proposal.evidence[0] if proposal.evidence else ""
    return [
        [(fit(proposal.actor.name, max(8, width - len(detail))), ""), (detail, "meta")],
        [("  ", ""), (fit(evidence, width - 2), "meta")],
    ]
