"""Correcting how statements were grouped, named and compared: content, written behind the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.derived import Store
from briefing.glossary import treated_report
from briefing.model import Correction, CorrectionKind, Reference, Report, Statement, Treatment
from briefing.reader.changes import Corrected
from briefing.reader.kit.choice import Choice, among
from briefing.reader.messages import Correct
from briefing.reader.pages.names import outlet_name
from briefing.reader.screens.asking.ask import AskScreen, ConfirmScreen
from briefing.reader.screens.asking.pick import PickScreen
from briefing.reader.screens.base import BriefingScreen
from briefing.reader.session import Session, passage


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
        return report if report in self._other_reports() else None

    def _other_reports(self) -> list[Report]:
        """All reports but those of the reference's own article and of headlines."""
        own = self.statement.reference.article
        return [each for each in self.statement.reports if not each.headline and each.article != own]

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
        chosen = self._other_report()
        if chosen is not None and chosen.treatment is Treatment.PARAPHRASED:
            self.tell("A paraphrase is no wording that others could be compared with.")
            return

        def ask(report: Report) -> None:
            outlet = outlet_name(self.store, report.outlet)

            def choose(sure: bool | None) -> None:
                if sure:
                    self._correct(f"Compared with {outlet} from now on", CorrectionKind.REFERENCE, [report])

            self.ask(ConfirmScreen(f"Compare every wording with {outlet}'s from now on?"), choose)

        worded = [each for each in self._other_reports() if each.treatment is not Treatment.PARAPHRASED]
        self._with_report(chosen, worded, ask)

    def action_split(self) -> None:
        """This column's wording is another statement."""

        def ask(report: Report) -> None:
            outlet = outlet_name(self.store, report.outlet)

            def split(sure: bool | None) -> None:
                if sure:
                    self._correct(f"Split off: the wording in {outlet}", CorrectionKind.SPLIT, [report])

            self.ask(ConfirmScreen(f"Is the wording in {outlet} another statement?"), split)

        self._with_report(self._other_report(), self._other_reports(), ask)

    def _with_report(self, chosen: Report | None, others: Sequence[Report], do: Callable[[Report], None]) -> None:
        """Do something with the wording that has the keyboard; where none has, as in one text, ask for whose."""
        if chosen is not None:
            do(chosen)
        elif not others:
            self.tell("No other outlet's wording stands here.")
        else:
            choices = [
                Choice(
                    "report",
                    str(at),
                    outlet_name(self.store, each.outlet),
                    treated_report(each, self.statement.reference),
                )
                for at, each in enumerate(others)
            ]

            def pick(choice: Choice | None) -> None:
                if choice is not None:
                    do(others[int(choice.id)])

            self.ask(PickScreen("Whose wording?", among(choices)), pick)

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
