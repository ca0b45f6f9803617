"""Values of the model in plain words: said the same way on screen, in commands and in exports."""

from __future__ import annotations

from briefing.model import Contractions, Difference, DifferenceKind, Nature, Treatment

MEANING = {
    Treatment.VERBATIM: "all the words of the reference, and no others",
    Treatment.EXCERPT: "runs of the reference; what is left out lies at its ends, between sentences, or is shown",
    Treatment.CUT: "words inside a sentence are missing, and nothing shows it",
    Treatment.EDITED: "words differ, and every difference is marked: [brackets], [sic], ellipsis",
    Treatment.ALTERED: "words were added, replaced or moved, and nothing shows it",
    Treatment.PARAPHRASED: "reported without quotation marks, with at most a fragment in them",
    Treatment.NOT_FOUND: "the article covers the occasion, and no passage reports the statement",
}


def treated(treatment: Treatment) -> str:
    """A treatment's sign with its word; the sign never stands alone."""
    return f"{treatment.sign} {treatment.value}"


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


def told_contractions(setting: str, why: str = "by a setting of this briefing") -> str:
    """What contractions are taken to be, as a sentence; `why` says who set it."""
    if setting == Contractions.SAME:
        return f"Contractions (it's for it is) are house style too, {why}."
    return "A contraction (it's for it is) is another wording, and is named as a contraction."
