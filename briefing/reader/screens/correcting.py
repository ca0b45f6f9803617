"""Correcting how statements were grouped, named and compared: content, written at once."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.derived import Store
from briefing.model import CorrectionKind, Reference, Report, Statement, Treatment
from briefing.reader.pages.names import outlet_name
from briefing.reader.screens.ask import AskScreen, ConfirmScreen
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.screens.pick import Choice, PickScreen, among
from briefing.reader.session import passage

ANOTHER = "Give another outlet's column the keyboard first (Tab)."


class CorrectingScreen(BriefingScreen[None]):
    """A screen with one statement, and the corrections that can be made to it."""

    def __init__(self, store: Store, statement: str) -> None:
        super().__init__()
        self.store = store
        self.statement: Statement = store.statement(statement)

    def selected_report(self) -> Report | None:
        """The report that a correction is about."""
        raise NotImplementedError

    def _other_report(self) -> Report | None:
        """The selected report, unless it is the reference's own."""
        report = self.selected_report()
        return None if report is None or report.article == self.statement.reference.article else report

    def _correct(self, kind: CorrectionKind, at: Sequence[Report | Reference], value: str | None = None) -> None:
        selectors = tuple(passage(self.store, each.article, each.spans) for each in at)
        reading = self.reader.reading
        reading.attempt(lambda: reading.session.correct_statement(kind, selectors, value))
        reading.action_refresh()

    def action_title(self) -> None:
        """Name the statement."""

        def name(title: str | None) -> None:
            if title and title.strip():
                self._correct(CorrectionKind.TITLE, [self.statement.reference], title.strip())

        self.app.push_screen(AskScreen("Name of the statement", self.statement.title), name)

    def action_reference(self) -> None:
        """Compare with this column's wording from now on."""
        report = self._other_report()
        if report is None:
            self.reader.tell(ANOTHER)
            return
        if report.treatment is Treatment.PARAPHRASED:
            self.reader.tell("A paraphrase is no wording that others could be compared with.")
            return

        def choose(sure: bool | None) -> None:
            if sure:
                self._correct(CorrectionKind.REFERENCE, [report])

        question = f"Compare every wording with {outlet_name(self.store, report.outlet)}'s from now on?"
        self.app.push_screen(ConfirmScreen(question), choose)

    def action_split(self) -> None:
        """This column's wording is another statement."""
        report = self._other_report()
        if report is None:
            self.reader.tell(ANOTHER)
            return

        def split(sure: bool | None) -> None:
            if sure:
                self._correct(CorrectionKind.SPLIT, [report])

        question = f"Is the wording in {outlet_name(self.store, report.outlet)} another statement?"
        self.app.push_screen(ConfirmScreen(question), split)

    def _merge(self, other: Statement) -> None:
        self._correct(CorrectionKind.MERGE, [self.statement.reference, other.reference])

    def action_merge(self) -> None:
        """Another statement is really this one."""

        def merge(choice: Choice | None) -> None:
            if choice is not None:
                other = self.store.statement(choice.id)
                question = f"Are these the same words on one occasion? {self.statement.title} / {other.title}"
                self.app.push_screen(ConfirmScreen(question), lambda sure: self._merge(other) if sure else None)

        speaker = self.statement.speaker.name if self.statement.speaker else ""
        choices = self.reader.statement_choices(without=self.statement.id, first=speaker)
        self.app.push_screen(PickScreen("Which statement is really this one?", among(choices)), merge)
