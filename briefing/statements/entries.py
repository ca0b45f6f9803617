"""Statements before paraphrases and articles without them are known: a reference, and who prints it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.model import Article, Quotation, Report, Speaker, Treatment
from briefing.statements.additions import PrimaryWords, with_additions
from briefing.statements.comparing.style import PLAIN, HouseStyle
from briefing.statements.credits import Credits
from briefing.statements.drafts import StatementDraft
from briefing.statements.grouping.links import is_name
from briefing.statements.grouping.passages import Passage, attributed
from briefing.statements.references import ChosenWording, choose
from briefing.statements.reports import changed, comparable, report
from briefing.statements.speaking import speaker_of
from briefing.statements.wordings import Wording, wordings

FEW = 3  # words that are a statement only of a known speaker
BITS = 2  # words of a known speaker inside an outlet's own sentence that are a statement by themselves


@dataclass(eq=False, slots=True)
class Entry:
    """A statement in the making. `pending`: one article's sentence around a few words, till it is known whether it
    tells another statement.
    """

    choice: ChosenWording
    reports: list[Report]
    speaker: Speaker | None
    title: str | None
    quotations: list[Quotation]
    pending: bool = False

    @property
    def place(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Where the reference stands, for sorting."""
        return self.choice.wording.article, self.choice.wording.spans


@dataclass(frozen=True, slots=True)
class Maker:
    """What entries are made with: bodies and quotations by article, sources of texts, credits, house style, and the
    words of primary sources.
    """

    articles: Mapping[str, Article]
    bodies: Mapping[str, str]
    sources: Mapping[str, str]
    credits: Credits
    said: Mapping[str, Sequence[Quotation]]
    style: HouseStyle = PLAIN
    known: PrimaryWords = field(default_factory=lambda: PrimaryWords({}, {}))

    def entries(self, draft: StatementDraft) -> list[Entry]:
        """A draft as one entry; words that share too little with the reference become entries of their own."""
        left = [self._credited(wording) for wording in wordings(draft.passages, self.bodies)]
        made: list[Entry] = []
        while any(wording.attributed for wording in left):
            choice = choose(left, draft.chosen, self.sources)
            reports, apart = self._reports(choice, left, draft)
            gone = {wording.printer for wording in apart}
            kept = [wording for wording in left if wording.printer not in gone]
            made.append(self._entry(choice, reports, kept, draft.title if not made else None))
            left = apart
        return made

    def _credited(self, wording: Wording) -> Wording:
        if wording.primary:
            return wording
        credit = self.credits.credit(self.articles[wording.article], wording.places)
        return replace(wording, credit=credit) if credit else wording

    def _entry(self, choice: ChosenWording, reports: list[Report], kept: Sequence[Wording], title: str | None) -> Entry:
        quotations = [wording.quotation for wording in kept if wording.attributed]
        of = choice.wording
        carrying = sorted({wording.article for wording in kept})
        beside = (item for name in carrying for item in self.said.get(name, ()))
        speaker = speaker_of(quotations, of.quotation, of.primary, beside)
        alone = len(carrying) == 1 and title is None
        pending = alone and all(wording.fragment for wording in kept)
        return Entry(choice, reports, speaker, title, quotations, pending)

    def _reports(
        self, choice: ChosenWording, printed: Sequence[Wording], draft: StatementDraft
    ) -> tuple[list[Report], list[Wording]]:
        """The reports of all articles, the reference's own first; and the wordings that cannot be compared with it."""
        chosen = choice.wording
        own, apart = self._own(chosen, printed, draft)
        reports: list[Report] = []
        for article in sorted({wording.article for wording in printed} - {chosen.article}):
            its = [wording for wording in printed if wording.article == article]
            fitting: list[Wording] = []
            for wording in its:
                (fitting if draft.merged or comparable(chosen.text, wording, self.style) else apart).append(wording)
            if fitting:
                made = self._report(chosen, fitting, draft)
                if chosen.primary and not self.articles[article].kind.primary:
                    made = with_additions(made, chosen.text, fitting, self.known, self.style)
                reports.append(made)
        return ordered([*own, *reports], first=1), apart

    def _report(self, chosen: Wording, its: Sequence[Wording], draft: StatementDraft) -> Report:
        outlet = self.articles[its[0].article].outlet
        made = report(chosen.text, its, outlet, self.style) or changed(chosen.text, its, outlet)
        credit = next((wording.credit for wording in its if wording.credit), None)
        brought = (its[0].printer in draft.brought) != (chosen.printer in draft.brought)
        return replace(made, credit=credit, merged=draft.merged if brought else "")

    def _own(
        self, chosen: Wording, printed: Sequence[Wording], draft: StatementDraft
    ) -> tuple[list[Report], list[Wording]]:
        """The reference's own report. What its article prints again belongs to it, unless it prints it otherwise."""
        spans, text, names = chosen.spans, chosen.text, [chosen.quotation.id] if chosen.attributed else []
        otherwise: list[Report] = []
        apart: list[Wording] = []
        for wording in printed:
            if wording.article != chosen.article or wording.printer == chosen.printer:
                continue
            if not draft.merged and not comparable(chosen.text, wording, self.style):
                apart.append(wording)
                continue
            again = self._report(chosen, [wording], draft)
            if again.treatment.severity >= Treatment.PARAPHRASED.severity:
                spans, text = (*spans, *wording.places), f"{text} {wording.printed}"
                names += [wording.quotation.id] * wording.attributed
            else:
                otherwise.append(again)
        outlet = self.articles[chosen.article].outlet
        own = Report(chosen.article, outlet, Treatment.VERBATIM, spans, text, tuple(names), credit=chosen.credit)
        return [own, *otherwise], apart


def telling(passages: Sequence[Passage]) -> bool:
    """Whether passages are a statement: what somebody is known to have said is one, a name or a word or two is none."""
    own = [passage for passage in passages if attributed(passage)]
    if not own:
        return False
    if len(passages) == 1 and len(own[0].keys) <= BITS:
        return own[0].quotation.speaker is not None and own[0].quotation.kind == "direct"
    if any(passage.quotation.speaker is not None for passage in own):
        return True
    if all(is_name(passage) for passage in passages):
        return False
    return len(passages) > 1 or len(own[0].keys) > FEW


def ordered(reports: Sequence[Report], first: int = 1) -> list[Report]:
    """The reference's own report, then the others, worst first."""
    rest = sorted(reports[first:], key=lambda item: (item.headline, item.treatment.severity, item.article, item.spans))
    return [*reports[:first], *rest]
