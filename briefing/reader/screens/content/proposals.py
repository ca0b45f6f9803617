"""Actors that the texts propose: accepted, merged into one that is there, or dropped, in one screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.getters import query_one

from briefing.derived import Store
from briefing.history import Change
from briefing.language.words import counted
from briefing.model import ActorKind
from briefing.quotations import Proposal
from briefing.reader.changes import DroppedName, accepting, naming
from briefing.reader.kit.choice import Choice, among
from briefing.reader.kit.keys import key
from briefing.reader.kit.markup import PageWriter
from briefing.reader.messages import Correct
from briefing.reader.proposed import proposals
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.listing import ListScreen
from briefing.reader.screens.page import PageScreen
from briefing.reader.session import Session
from briefing.reader.widgets.rows import Piece, RowList, fit


class ProposalScreen(ListScreen[Sequence[Proposal], None]):
    """Proposed actors. What is accepted, merged or dropped here can be undone."""

    CSS_PATH = "proposals.tcss"
    LIST = "proposals"
    HEADING = "Proposed actors"
    WAITING = "Looking for names …"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("proposals.accept", "a", "accept", "Accept", "Make it an actor of the briefing", show=True),
        key("proposals.body", "p", "kind", "Person or body", show=True),
        key("proposals.merge", "m", "merge", "Merge", "It is another name of an actor that is there", show=True),
        key("proposals.drop", "d", "drop", "Drop", "Take it out of every list of people", show=True),
        key("proposals.dropped", "D", "dropped", "Dropped", "List what was dropped, to bring it back", show=True),
        key("proposals.close", "escape,q", "close", "Back", show=True),
    ]

    proposals = query_one("#proposals", RowList)

    def __init__(self, session: Session, store: Store) -> None:
        super().__init__()
        self._session = session
        self._store = store
        self._left: list[Proposal] = []
        self._kinds: dict[str, ActorKind] = {}  # what the reader says they are, by name

    def gathering(self) -> Callable[[], Sequence[Proposal]]:
        """The names that no actor has."""
        store, folder = self._store, self._session.folder
        return lambda: proposals(store, folder)

    def take_store(self, store: Store) -> None:
        """Propose anew what another store leaves."""
        self._store = store
        super().take_store(store)

    def take_change(self, change: Change) -> None:
        """Propose anew what a change leaves; where content changed, another store comes."""
        if isinstance(change, DroppedName):
            self.look()
        else:
            super().take_change(change)

    def show_gathered(self, gathered: Sequence[Proposal]) -> None:
        """List them, each as what the reader said it is."""
        kinds = self._kinds
        self._left = [
            replace(each, actor=replace(each.actor, kind=kinds.get(each.actor.name, each.actor.kind)))
            for each in gathered
        ]
        self._show_left()

    def _show_left(self) -> None:
        self.fill(self._left, "Nobody is proposed")
        told = [f"{counted(len(self._left), 'name')} that no actor has", self.keyed("{list.open} shows where")]
        if self._session.dropped:
            told.append(
                f"{len(self._session.dropped.names):,} dropped: "
                f"{self.keyed('{app.undo} or {proposals.dropped} brings back')}"
            )
        self.say(*told)

    def draw(self, row: Proposal, width: int) -> list[list[Piece]]:
        """A name, what it is taken for, and where it stands."""
        detail = f"  {row.actor.kind.value}, {counted(row.count, 'quotation')}"
        evidence = row.evidence[0] if row.evidence else ""
        return [
            [(fit(row.actor.name, max(8, width - len(detail))), ""), (detail, "meta")],
            [("  ", ""), (fit(evidence, width - 2), "meta")],
        ]

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
            self._settle(DroppedName(self._session.folder, proposal.actor.name))

    def action_dropped(self) -> None:
        """List what was dropped; the one chosen is proposed and listed again."""
        names = self._session.dropped.names
        choices = [Choice("name", name, name) for name in reversed(names)]

        def back(choice: Choice | None) -> None:
            if choice is not None:
                self.want(Correct(DroppedName(self._session.folder, choice.id, back=True)))

        title = "Bring back …" if names else "Nothing was dropped"
        self.ask(PickScreen(title, among(choices), empty="Nothing was dropped"), back)
