"""Values of the model in plain words: said the same way on screen, in commands and in exports."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.language.words import counted, one_line
from briefing.model import (
    Contractions,
    Difference,
    DifferenceKind,
    Nature,
    Quotation,
    Reference,
    ReferenceWhy,
    Report,
    Speaker,
    Statement,
    Treatment,
)

MEANING = {
    Treatment.VERBATIM: "all the words of the reference, and no others",
    Treatment.EXCERPT: "runs of the reference; what is left out lies at its ends, between sentences, or is shown",
    Treatment.CUT: "words inside a sentence are missing, and nothing shows it",
    Treatment.EDITED: "words differ, and every difference is marked: [brackets], [sic], ellipsis",
    Treatment.ALTERED: "words were added, replaced or moved, and nothing shows it",
    Treatment.PARAPHRASED: "reported without quotation marks, with at most a fragment in them",
    Treatment.NOT_FOUND: "the article covers the occasion, and no passage reports the statement",
}


DIFFERS = "the words differ from what others print, with no sign; nobody here knows which were said"
_UNSETTLED = (Treatment.ALTERED, Treatment.CUT)


def treated(treatment: Treatment, settled: bool = True) -> str:
    """A treatment's sign with its word; the sign never stands alone.

    `settled`: the reference is what was said (`ReferenceWhy.settled`); else nobody altered or cut it, words differ.
    """
    return f"{treatment.sign} {treatment.value if settled or treatment not in _UNSETTLED else 'differs'}"


def every_treated() -> list[str]:
    """All that a treatment can be called, the worst first; "differs" beside what it stands for."""
    severe = sorted(Treatment, key=lambda one: one.severity)
    return list(dict.fromkeys(treated(one, settled) for one in severe for settled in (True, False)))


CONTRACTED = f"{Treatment.ALTERED.sign} contraction"  # where there is room for a word or two only


def contracted(report: Report) -> bool:
    """Whether a report differs from the reference in nothing but contractions."""
    natures = {one.nature for one in report.differences}
    return report.treatment is Treatment.ALTERED and natures == {Nature.CONTRACTION}


def counted_differences(report: Report) -> str:
    """How many differences a report has; called contractions where they are nothing else."""
    return counted(len(report.differences), "contraction" if contracted(report) else "difference")


def treated_report(report: Report, reference: Reference) -> str:
    """A report's treatment; where it differs from a wording that is not settled, what the others print."""
    told = treated(report.treatment, reference.why.settled)
    if reference.why.settled or report.treatment not in _UNSETTLED or not report.differences:
        return told
    first = report.differences[0]
    many = reference.outlets > 1
    who = f"{reference.outlets} outlets print" if many else "another outlet prints"
    if not first.reference:
        return f"{told}: {who} no “{one_line(first.printed)}”"
    return f"{told}: {who} “{one_line(first.reference)}”"


def told_speaker(speaker: Speaker) -> str:
    """That the article of a report names another speaker than the statement has."""
    return f"names {one_line(speaker.name)}"


def doubtful(quotation: Quotation) -> bool:
    """Whether a speaker is named who is not sure."""
    return quotation.speaker is not None and not (quotation.sure or quotation.corrected)


def quoted_in(statement: Statement, quotation: Callable[[str], Quotation]) -> list[Quotation]:
    """The quotations that a statement's reference rests on; `quotation` gives one by its id."""
    reference = statement.reference
    reports = [one for one in statement.reports if (one.article, one.spans) == (reference.article, reference.spans)]
    return [quotation(name) for report in reports for name in report.quotations]


def naming_speaker(statement: Statement, quotation: Callable[[str], Quotation]) -> Quotation | None:
    """The quotation in a statement's reference that names its speaker: one that is not sure, where there is one.

    That another outlet's is sure is no proof for these words. None where none names this speaker.
    """
    own = [one for one in quoted_in(statement, quotation) if one.speaker == statement.speaker]
    return next(filter(doubtful, own), own[0] if own else None)


def standing(reference: Reference) -> str:
    """Why a wording is the one that others are compared with, in words that say how much it is worth."""
    if reference.why is ReferenceWhy.CONSENSUS:
        return f"{reference.why.value}: {reference.outlets} independent outlets print it alike"
    if reference.why is ReferenceWhy.LONGEST:
        return f"{reference.why.value}, no primary source"
    return reference.why.value


_NATURE = {
    Nature.CONTRACTION: ", a contraction",
    Nature.STUTTER: ", begun again or filling a pause",
    Nature.EDGE: " where the quotation is cut off",
    Nature.SENSE: " in the report's own words",
}


def told_difference(one: Difference) -> str:
    """One difference as a clause, without a full stop: what the printed words do to the reference's."""
    return _told(one) + (_NATURE[one.nature] if one.nature else "")


def _told(one: Difference) -> str:
    if one.kind is DifferenceKind.INSERTION:
        return f"“{one.printed}” is added"
    if one.kind is DifferenceKind.DELETION:
        return f"“{one.reference}” is left out"
    if one.kind is DifferenceKind.MOVE:
        return f"“{one.reference or one.printed}” stands in another place"
    return f"“{one.reference}” becomes “{one.printed}”"


def told_risks(one: Difference) -> str:
    """What a difference touches: "number, negation", or nothing."""
    return ", ".join(risk.value for risk in one.risks)


def by_setting(styled: Iterable[Difference]) -> str:
    """What to add where differences of house style are counted: that contractions are among them, by a setting."""
    among = any(one.nature is Nature.CONTRACTION for one in styled)
    return ", contractions among them, as this is set" if among else ""


def told_contractions(setting: str, why: str = "by a setting of this briefing") -> str:
    """What contractions are taken to be, as a sentence; `why` says who set it."""
    if setting == Contractions.SAME:
        return f"Contractions (it's for it is) are house style too, {why}."
    return "A contraction (it's for it is) is another wording, and is named as a contraction."
