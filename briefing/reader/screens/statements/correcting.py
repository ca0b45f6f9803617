"""Correcting how statements were grouped, named and compared: content, written behind the screen."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.derived import Store
from briefing.model import Correction, CorrectionKind, Reference, Report, Statement, Treatment
from briefing.reader.changes import Corrected
from briefing.reader.kit.choice import Choice, among
from briefing.reader.messages import Correct
from briefing.reader.pages.names import outlet_name
from briefing.reader.screens.asking.ask import AskScreen, ConfirmScreen
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.session import Session, passage

ANOTHER = "Give another outlet's column the keyboard first (Tab)."


class CorrectingScreen(BriefingScreen[None]):
    """A screen with one statement, and the corrections that can be made to it."""

    def __init__(self, session: Session, store: Store, statement: str) -> None:
        super().__init__()
        self.session = session
        self.store = store
        self.statement: Statement = store.statement(statement)

    def selected_report(self) -> Report | None:
        """The report that a correction is about."""
        raise NotImplementedError

    def _other_report(self) -> Report | None:
        """The selected report, unless it is the reference's own, or a headline's, which has no place in the body."""
        report = self.selected_report()
        if report is None or report.headline or report.article == self.statement.reference.article:
            return None
        return report

    def _correct(self, told: str, kind: CorrectionKind, at: Sequence[Report | Reference], value: str = "") -> None:
        selectors = tuple(passage(self.store, each.article, each.spans) for each in at)
        self.want(Correct(Corrected(self.session.folder, Correction(kind, selectors, value or None), told)))

    def action_title(self) -> None:
        """Name the statement."""

        def name(title: str | None) -> None:
            if title and title.strip():
                told = f"Named: {title.strip()}"
                self._correct(told, CorrectionKind.TITLE, [self.statement.reference], title.strip())

        self.ask(AskScreen("Name of the statement", self.statement.title), name)

    def action_reference(self) -> None:
        """Compare with this column's wording from now on."""
        report = self._other_report()
        if report is None:
            self.tell(ANOTHER)
            return
        if report.treatment is Treatment.PARAPHRASED:
            self.tell("A paraphrase is no wording that others could be compared with.")
            return

        def choose(sure: bool | None) -> None:
            if sure:
                told = f"Compared with {outlet_name(self.store, report.outlet)} from now on"
                self._correct(told, CorrectionKind.REFERENCE, [report])

        question = f"Compare every wording with {outlet_name(self.store, report.outlet)}'s from now on?"
        self.ask(ConfirmScreen(question), choose)

    def action_split(self) -> None:
        """This column's wording is another statement."""
        report = self._other_report()
        if report is None:
            self.tell(ANOTHER)
            return

        def split(sure: bool | None) -> None:
            if sure:
                told = f"Split off: the wording in {outlet_name(self.store, report.outlet)}"
                self._correct(told, CorrectionKind.SPLIT, [report])

        question = f"Is the wording in {outlet_name(self.store, report.outlet)} another statement?"
        self.ask(ConfirmScreen(question), split)

    def _merge(self, other: Statement) -> None:
        told = f"Merged with {other.title}"
        self._correct(told, CorrectionKind.MERGE, [self.statement.reference, other.reference])

    def action_merge(self) -> None:
        """Another statement is really this one."""

        def merge(choice: Choice | None) -> None:
            if choice is not None:
                other = self.store.statement(choice.id)
                question = f"Are these the same words on one occasion? {self.statement.title} / {other.title}"
                self.ask(ConfirmScreen(question), lambda sure: self._merge(other) if sure else None)

        speaker = self.statement.speaker.name if self.statement.speaker else ""
        choices = self._others(speaker)
        self.ask(PickScreen("Which statement is really this one?", among(choices)), merge)

    def _others(self, first: str) -> list[Choice]:
        """Every other statement of the briefing, to pick from; those of one speaker first."""
        rows = self.session.snapshot.statements if self.session.snapshot else ()
        placed = sorted((row for row in rows if row.id != self.statement.id), key=lambda row: row.speaker != first)
        return [Choice("statement", row.id, row.title, row.speaker) for row in placed]
