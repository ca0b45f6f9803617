"""From the quotations of a briefing to its ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from briefing.language.words import one_line
from briefing.model import (
    Article,
    Briefing,
    Copying,
    Correction,
    Quotation,
    Reference,
    ReferenceWhy,
    Report,
    Speaker,
    Statement,
    Treatment,
)
from briefing.statements.comparing.tokens import line
from briefing.statements.copying import agency_copy, copying
from briefing.statements.drafts import Draft, corrected
from briefing.statements.grouping.groups import Groups
from briefing.statements.grouping.joining import statements as joined
from briefing.statements.grouping.links import telling
from briefing.statements.grouping.occasions import Occasions
from briefing.statements.grouping.passages import gather
from briefing.statements.grouping.people import who
from briefing.statements.missing import look
from briefing.statements.pages import Pages
from briefing.statements.paraphrase import Told, paraphrases
from briefing.statements.reports import changed, report
from briefing.statements.senses import with_senses
from briefing.statements.wordings import Wording, wordings

TITLE = 70  # characters


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was said, how each article reported it, how much was copied, and corrections that name nothing."""

    statements: tuple[Statement, ...]
    copying: tuple[Copying, ...] = ()
    unfitted: tuple[Correction, ...] = ()


@dataclass(eq=False, slots=True)
class _Entry:
    """A statement before paraphrases and articles without it are added."""

    reference: Reference
    chosen: Wording
    reports: list[Report]
    speaker: Speaker | None
    title: str | None
    quotations: list[Quotation]


def derive(briefing: Briefing, quotations: Mapping[str, tuple[Quotation, ...]]) -> Ledger:
    """The statements of a briefing, from its quotations by article id, corrections applied.

    Neither the order of articles nor an article that is there twice changes what is derived. Statements come in the
    order of their references' articles and places, reports with the reference's own first, then the worst.
    """
    articles = sorted({article.id: article for article in briefing.articles}.values(), key=lambda item: item.id)
    bodies = {article.id: article.body for article in articles}
    outlets = {article.id: article.outlet for article in articles}
    groups = joined(Groups(gather(articles, quotations)).found())
    drafts, lost = corrected([group for group in groups if telling(group)], briefing.corrections, bodies)
    entries = [entry for draft in drafts for entry in _entries(draft, bodies, outlets)]
    entries.sort(key=lambda item: (item.reference.article, item.reference.spans))
    occasions = Occasions(articles, (frozenset(item.article for item in entry.reports) for entry in entries))
    _tell(entries, quotations, occasions, outlets)
    copied = copying(articles, quotations)
    made = _finish(entries, articles, agency_copy(articles, copied), occasions, outlets)
    return Ledger(tuple(made), copied, tuple(lost))


def _entries(draft: Draft, bodies: dict[str, str], outlets: dict[str, str]) -> list[_Entry]:
    """A draft as one entry; articles whose words share nothing with the reference become entries of their own."""
    left = wordings(draft.passages, bodies)
    found: list[_Entry] = []
    while any(wording.found for wording in left):
        chosen = _reference(left, draft)
        why = ReferenceWhy.LONGEST
        if draft.chosen is not None and _at(chosen, draft.chosen):
            why = ReferenceWhy.CHOSEN
        elif chosen.primary:
            why = ReferenceWhy.PRIMARY
        reports: list[Report] = []
        apart: list[Wording] = []
        for article in sorted({wording.article for wording in left}):
            its = [wording for wording in left if wording.article == article]
            if article == chosen.article:
                continue
            made = report(chosen.text, its, outlets[article])
            if made is None and draft.merged:
                made = changed(chosen.text, its, outlets[article])
            if made is None:
                apart += its
            else:
                reports.append(made)
        reports[:0] = _own(chosen, left, outlets)
        reports = _ordered(reports)
        quotations = [item.quotation for item in left if item.found and not any(item is other for other in apart)]
        found.append(
            _Entry(
                Reference(chosen.article, chosen.text, chosen.spans, why),
                chosen,
                reports,
                _speaker(quotations, chosen),
                draft.title if not found else None,
                quotations,
            )
        )
        left = apart
    return found


def _own(chosen: Wording, printed: Sequence[Wording], outlets: Mapping[str, str]) -> list[Report]:
    """The reference's own report. What its article prints again belongs to it, unless it prints it otherwise."""
    spans, text, names = chosen.spans, chosen.text, [chosen.quotation.id] if chosen.found else []
    otherwise: list[Report] = []
    for wording in printed:
        if wording.article != chosen.article or wording is chosen:
            continue
        again = report(chosen.text, [wording], outlets[chosen.article])
        if again is not None and again.treatment.severity >= Treatment.PARAPHRASED.severity:
            spans, text, names = (
                (*spans, *wording.spans),
                f"{text} {wording.text}",
                names + [wording.quotation.id] * wording.found,
            )
        elif again is not None:
            otherwise.append(again)
    own = Report(chosen.article, outlets[chosen.article], Treatment.VERBATIM, spans, text, tuple(names))
    return [own, *otherwise]


def _reference(printed: Sequence[Wording], draft: Draft) -> Wording:
    """The wording that a person chose, else a primary source's, else the longest; a fragment if there is no other."""

    def rank(wording: Wording) -> tuple[bool, bool, bool, bool, int, str, tuple[tuple[int, int], ...]]:
        chosen = draft.chosen is not None and _at(wording, draft.chosen)
        return (
            not chosen,
            not wording.found,
            not wording.primary,
            wording.fragment,
            -wording.words,
            wording.article,
            wording.spans,
        )

    return min(printed, key=rank)


def _at(wording: Wording, place: tuple[str, tuple[int, int]]) -> bool:
    article, (start, end) = place
    return wording.article == article and any(low < end and start < high for low, high in wording.spans)


def _speaker(quotations: Sequence[Quotation], chosen: Wording) -> Speaker | None:
    """The speaker that most reports name; actors of the briefing before names, the reference's own before others."""
    named = [quotation.speaker for quotation in quotations if quotation.speaker is not None]
    if not named:
        return None
    corrected_by = [item.speaker for item in quotations if item.corrected and item.speaker is not None]
    if corrected_by:
        return min(corrected_by, key=lambda item: (item.id or "", item.name))
    counts = Counter(named)
    own = chosen.quotation.speaker
    return min(counts, key=lambda item: (item.id is None, -counts[item], item != own, item.id or "", item.name))


def _tell(
    entries: Sequence[_Entry],
    quotations: Mapping[str, tuple[Quotation, ...]],
    occasions: Occasions,
    outlets: Mapping[str, str],
) -> None:
    """Add the reports without quotation marks."""
    told = [
        Told(
            place,
            entry.reference.text,
            tuple(sorted({who(item.speaker) for item in entry.quotations if item.speaker}, key=str)),
            frozenset(item.article for item in entry.reports),
        )
        for place, entry in enumerate(entries)
    ]
    taken = {item.id for entry in entries for item in entry.quotations}
    known = {article: items for article, items in quotations.items() if article in outlets}
    by_report: dict[tuple[int, str], list[tuple[float, str, Quotation]]] = {}
    for item in paraphrases(told, known, taken, occasions):
        key = item.place, item.quotation.article
        by_report.setdefault(key, []).append((item.score, item.evidence, item.quotation))
    for (place, article), items in sorted(by_report.items()):
        ordered = sorted(items, key=lambda item: item[2].spans)
        entries[place].reports.append(
            Report(
                article,
                outlets[article],
                Treatment.PARAPHRASED,
                tuple(span for _, _, quotation in ordered for span in quotation.spans),
                " ".join(quotation.text for _, _, quotation in ordered),
                tuple(quotation.id for _, _, quotation in ordered),
                evidence=max(ordered, key=lambda item: item[0])[1],
                score=max(score for score, _, _ in ordered),
            )
        )
    for entry in entries:
        entry.reports = _ordered(entry.reports)


def _finish(
    entries: Sequence[_Entry],
    articles: Sequence[Article],
    copies: Mapping[str, str],
    occasions: Occasions,
    outlets: dict[str, str],
) -> list[Statement]:
    pages = Pages(articles)
    made: list[Statement] = []
    used: Counter[str] = Counter()
    for entry in entries:
        reporting = {item.article for item in entry.reports}
        found = look(entry.reference.text, occasions.covering(reporting), outlets, pages)
        reports = _ordered(entry.reports + [item.report for item in found if item.report is not None])
        reports = [with_senses(entry.reference.text, item) for item in reports]
        reporting = {item.article for item in reports}
        reports = [
            replace(item, copy_of=copies[item.article]) if copies.get(item.article) in reporting else item
            for item in reports
        ]
        missing = tuple(item.missing for item in found if item.missing is not None)
        mark = _mark(entry.reference)
        used[mark] += 1
        number = f"-{used[mark]}" if used[mark] > 1 else ""
        title = entry.title or _title(entry.reference.text, entry.speaker)
        made.append(Statement(f"s-{mark}{number}", title, entry.speaker, entry.reference, tuple(reports), missing))
    return made


def _ordered(reports: Sequence[Report]) -> list[Report]:
    """The reference's own report, then the others, worst first."""
    return [*reports[:1], *sorted(reports[1:], key=lambda item: (item.treatment.severity, item.article, item.spans))]


def _mark(reference: Reference) -> str:
    words = " ".join(line(reference.text).keys)
    return blake2b(f"{reference.article}\0{words}".encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def _title(text: str, speaker: Speaker | None) -> str:
    """The speaker and the first words, on one line, no longer than TITLE characters."""
    said = one_line(text).strip("“”\"«»„‘’'` ,.")
    if speaker is None:
        return _short(said, TITLE)
    name = _short(one_line(speaker.name), TITLE // 2)
    return f"{name}: {_short(said, TITLE - len(name) - 2)}"


def _short(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept[longest // 2 :] else kept}".rstrip(" ,;:") + "…"
