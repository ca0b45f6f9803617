"""How sure it is that the named speaker is right: two grades, and how often a naming of both was right.

One grade tells how the source of the words was found, the other how it came by a name. Both are set by rules, so that
the table of what was right on labelled articles, learned by training/certainty.py, has few rows with many cases each.
"""

from __future__ import annotations

from briefing.quotations.attributing.sources import Source
from briefing.quotations.learned.weights import weights
from briefing.quotations.naming.speakers import Resolved

SURE = 0.929  # from this probability on, a speaker is shown without a question mark: chosen on texts seen first
FINDING = {
    "plain": "a cue right beside the words, and the model, give the same source",
    "firm": "the model is firm, and the cue stands beside the source",
    "far": "the model is firm, but the cue stands further off",
    "fair": "the model finds another source less likely",
    "faint": "the model hardly finds it likelier than another source",
    "block": "a cue before a block of words gives it",
    "turn": "the form of the text gives it: a label, a line above or below",
    "claim": "a cue gives it whose words are reported without marks",
}  # how the source of the words was found
NAMING = {
    "name": "a name of which the text tells more",
    "pronoun": "a pronoun that clearly means one person",
    "title": "a title that the text or the briefing gives to somebody, or what `it` clearly means",
    "printed": "a description that is shown as it is printed",
    "told": "a label, or a line that says who gives the speech",
    "only": "the only one who is named, or the headline",
    "weak": "a name that stands alone, or a pronoun or a title that may mean others",
}  # how it came by a name
_FIRM = 4.0  # the gap to the next likeliest source, a logit
_FAIR = 2.0
_BESIDE = 1  # tokens at most between a source and its cue
_CLEARLY = 0.9  # how likely a pronoun or a title means somebody
_RATHER = 0.75  # the same, for who spoke in the sentence before
_IT = 0.7
_NAMES = frozenset(("name", "surname", "short", "dated"))


def grades(source: Source, resolved: Resolved, kind: str) -> list[str]:
    """The grade of the finding and that of the naming, and the way of the latter; `kind` is the quotation's."""
    return [_finding(source, kind), _naming(resolved), resolved.how]


def _finding(source: Source, kind: str) -> str:
    if source.plain:
        return "plain"
    if not source.probability:
        return "block" if kind == "direct" else "claim"
    if source.margin >= _FIRM:
        return "firm" if _gap(source) <= _BESIDE else "far"
    return "fair" if source.margin >= _FAIR else "faint"


def _gap(source: Source) -> int:
    """How many tokens stand between a source and its cue; none where it has no cue in its sentence."""
    frame, phrase = source.frame, source.phrase
    if frame is None or frame.sentence is not source.sentence:
        return 0
    return frame.at - phrase.end if frame.at >= phrase.end else phrase.begin - frame.at - 1


def _naming(resolved: Resolved) -> str:
    how, likely, signs = resolved.how, resolved.likely, resolved.signs
    if how in ("pronoun", "only"):
        clear = how == "only" or likely >= _CLEARLY or (likely >= _RATHER and "s" in signs)
        return "pronoun" if clear and "p" in signs else "weak"
    if how in _NAMES:
        told = how == "dated" or "p" in signs or "b" in signs or ("m" in signs and how != "short")
        return "name" if told and (how != "short" or "m" in signs) else "weak"
    if how == "office":
        return "title" if likely >= _CLEARLY else "weak"
    if how == "it":
        return "title" if likely >= _IT else "weak"
    return "printed" if how == "described" else "weak"


def certainty(evidence: list[str]) -> float:
    """The probability (0 to 1) that the named speaker is right, by its grades."""
    table = weights("certainty")
    finding, naming = evidence[:2]
    return table.get(f"{finding} {naming}", table.get(finding, table.get("any", 0.0)))
