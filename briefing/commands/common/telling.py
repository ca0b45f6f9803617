"""Statements, reports and differences told in full words, one thing a line, for reading aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from briefing.commands.common.output import line
from briefing.derived import ArticleRow
from briefing.glossary import (
    by_setting,
    counted_differences,
    doubtful,
    naming_speaker,
    standing,
    told_difference,
    told_risks,
    told_speaker,
    treated,
    treated_report,
)
from briefing.language.marks import unclosed, unopened
from briefing.language.safety import UNRESOLVED
from briefing.language.words import counted
from briefing.model import (
    Comparison,
    Difference,
    NotFound,
    Quotation,
    QuotationKind,
    Reference,
    Report,
    Statement,
    Treatment,
)


def said_by(statement: Statement) -> str:
    """The speaker's name, or that nobody could be named."""
    return statement.speaker.name if statement.speaker else UNRESOLVED


def named(row: ArticleRow) -> str:
    """What to call an article: its outlet, headline and date."""
    return ", ".join(part for part in (row.outlet_name, f"“{row.headline}”", row.published) if part)


def told_quotation(quotation: Quotation) -> str:
    """Who said it, of what kind it is, and how that was decided, in sentences, without its words."""
    return f"{told_speaker_of(quotation)}, {quotation.kind.value}. {told_reasons(quotation)}"


def told_speaker_of(quotation: Quotation) -> str:
    """The speaker's name, with a question mark where it is not sure; or that nobody could be named."""
    if quotation.speaker is None:
        return UNRESOLVED.capitalize()
    return f"{quotation.speaker.name}{'?' if doubtful(quotation) else ''}"


def told_reasons(quotation: Quotation) -> str:
    """How the speaker of a quotation was decided, in sentences."""
    told = []
    if quotation.denied:
        told.append("Said not to have been said.")
    if not quotation.marked and quotation.kind is QuotationKind.DIRECT:
        told.append("Without quotation marks.")
    if quotation.source:
        told.append(f"Source: “{quotation.source.text}”.")
    if quotation.cue:
        told.append(f"Cue: “{quotation.cue.text}”.")
    told.append(f"Why: {quotation.why or 'nothing names a speaker'}.")
    if quotation.speaker and not quotation.sure and quotation.certainty:
        told.append(f"Not sure: right in {quotation.certainty:.0%} of such cases.")
    if quotation.corrected:
        told.append("Corrected by a person.")
    return " ".join(told)


def titled(statement: Statement) -> str:
    """The speaker and the title; once, where the title begins with the speaker."""
    named = f"{said_by(statement)}: "
    return statement.title if statement.title.startswith(named) else named + statement.title


def tell_comparison(compared: Comparison, level: int = 0) -> None:
    """The outcome of comparing two passages."""
    if compared.treatment is None:
        line("Different: the two have no stretch in common that is worth comparing.", level)
        return
    line(f"{treated(compared.treatment)}: {_counts(compared.differences, compared.styled)}.", level)
    tell_differences(compared.differences, compared.styled, level + 1)


def told_maker(statement: Statement, quotation: Callable[[str], Quotation]) -> str:
    """Who made a statement, and that this is not sure where it is not; `quotation` gives one by its id."""
    own = naming_speaker(statement, quotation)
    return f"{said_by(statement)}? Not sure." if own is not None and doubtful(own) else said_by(statement)


def tell_statement(statement: Statement, names: Mapping[str, str], quotation: Callable[[str], Quotation]) -> None:
    """A statement with its reference and every outlet's wording.

    `names` gives outlets' and articles' names by id, `quotation` a quotation by its id.
    """
    reference = statement.reference
    line(f"Statement: {statement.title}")
    line(f"Speaker: {told_maker(statement, quotation)}")
    line(f"Reference: {names.get(reference.article, reference.article)}, {standing(reference)}")
    line(_paired(reference.text), 1)
    others = [one for one in statement.reports if not is_reference(one, statement)]
    for number, report in enumerate(others, 1):
        line()
        line(f"Report {number} of {len(others)}: {names.get(report.article, report.article)}")
        _tell_report(report, reference)
    if not others:
        line("No other article reports it.")
    for missing in statement.not_found:
        line()
        line(f"{names.get(missing.article, missing.article)}: {told_missing(missing)}")
        if missing.nearest is not None:
            line(f"Nearest passage: {missing.nearest.text}", 1)


def is_reference(report: Report, statement: Statement) -> bool:
    """Whether a report is the reference itself."""
    return (report.article, report.spans) == (statement.reference.article, statement.reference.spans)


def told_missing(missing: NotFound) -> str:
    """That a statement was not found, with what was searched."""
    told = f"{treated(Treatment.NOT_FOUND)}, {counted(missing.searched, 'sentence')} searched"
    return f"{told}, nearest passage {missing.nearest.score:.0%} alike" if missing.nearest else told


def told_report(report: Report, reference: Reference) -> str:
    """A report's treatment in one line: sign and word, how many differences, what they touch, where it is from."""
    risks = ", ".join(dict.fromkeys(risk.value for one in report.differences for risk in one.risks))
    told = [treated_report(report, reference)]
    if report.differences:
        told.append(counted_differences(report))
    if risks:
        told.append(f"touching {risks}")
    if report.copy_of:
        told.append(f"same copy as {report.copy_of}")
    if report.credit:
        told.append(f"credits {report.credit}, no independent report")
    if report.headline:
        told.append("in the headline")
    if report.speaker is not None:
        told.append(told_speaker(report.speaker))
    if report.merged:
        told.append(report.merged)
    return ", ".join(told)


def tell_differences(differences: Iterable[Difference], styled: Iterable[Difference], level: int) -> None:
    """Each difference in a sentence, then those of house style that were passed over."""
    for number, one in enumerate(differences, 1):
        risks = f" Touches: {told_risks(one)}." if one.risks else ""
        marked = " The printer marks it." if one.marked else " Nothing marks it."
        line(f"Difference {number}: {told_difference(one)}.{marked}{risks}", level)
    for number, one in enumerate(styled, 1):
        line(f"House style {number}: {told_difference(one)}.", level)


def _tell_report(report: Report, reference: Reference) -> None:
    told = told_report(report, reference)
    line(f"{told[:1].upper()}{told[1:]}", 1)
    line(f"Wording: {_paired(report.text)}", 1)
    if report.evidence:
        line(f"Linked because: {report.evidence}", 1)
    tell_differences(report.differences, report.styled, 1)


def _paired(text: str) -> str:
    """A wording with the marks that it lost where it was parted from the rest of its quotation."""
    return f"{unopened(text)}{text}{unclosed(text)}"


def _counts(differences: tuple[Difference, ...], styled: tuple[Difference, ...]) -> str:
    told = counted(len(differences), "difference") if differences else "no difference of words"
    return f"{told}, {len(styled)} of house style passed over{by_setting(styled)}" if styled else told
