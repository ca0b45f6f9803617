"""From the quotations of a briefing to its ledger, stage by stage (`STAGES` lists them)."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from briefing.language.sentences import sentences
from briefing.model import (
    Article,
    Briefing,
    Contractions,
    Quotation,
    Reference,
    ReferenceWhy,
    Report,
    Span,
    Speaker,
    Statement,
    Treatment,
)
from briefing.statements.additions import PrimaryWords
from briefing.statements.asides import asides
from briefing.statements.comparing.style import HouseStyle, declared
from briefing.statements.comparing.tokens import line
from briefing.statements.copying import agency_copy, copying, is_source
from briefing.statements.credits import Credits
from briefing.statements.drafts import corrected
from briefing.statements.entries import Entry, Maker, ordered, telling
from briefing.statements.grouping.groups import Groups
from briefing.statements.grouping.joining import statements as joined
from briefing.statements.grouping.occasions import SMALL, NamesByDay, Occasions, names_in
from briefing.statements.grouping.passages import gather
from briefing.statements.grouping.people import NOBODY, surnames, who
from briefing.statements.grouping.places import settle
from briefing.statements.grouping.slips import mend
from briefing.statements.grouping.sources import independent, text_runs
from briefing.statements.headlines import headlines
from briefing.statements.issued import as_issued
from briefing.statements.missing import Strings, Taken, look
from briefing.statements.occasioned import occasioned
from briefing.statements.own_words import OwnWords
from briefing.statements.pages import Pages
from briefing.statements.paraphrase import Told, paraphrases, report_of
from briefing.statements.senses import with_senses
from briefing.statements.speaking import another, title_of
from briefing.statements.ties import ties_of
from briefing.statements.work import Ledger, Stage, Work

BEFORE = 400  # characters before a statement in which what it speaks about can stand
SENTENCES = 2


def derive(
    briefing: Briefing,
    quotations: Mapping[str, tuple[Quotation, ...]],
    around: NamesByDay | None = None,
    *,
    small: bool | None = None,
    tied: Collection[str] | None = None,
    sources: Sequence[Article] = (),
) -> Ledger:
    """The statements of a briefing, from its quotations by article id, corrections applied.

    Neither the order of articles nor an article that is there twice changes what is derived. Statements come in the
    order of their references' articles and places, reports with the reference's own first, then the worst.

    Where the briefing is a part of another one, `around` has the names in all articles of that one, and `small` says
    whether that one is so small that it has one subject; `sources` are articles of that one that these can have copied,
    and are looked through for that alone. The ties of all articles are found, or of those in `tied`.
    """
    outlets = {outlet.id: outlet for outlet in briefing.outlets}
    every = {article.id: as_issued(article, outlets.get(article.outlet)) for article in briefing.articles}
    articles = [every[name] for name in sorted(every)]
    known = {article.id: quotations.get(article.id, ()) for article in articles}
    same = briefing.contractions is Contractions.SAME
    style = HouseStyle.of(declared(briefing.actors), contractions=same)
    small = len(articles) <= SMALL if small is None else small
    wanted = known.keys() if tied is None else known.keys() & tied
    issuers = {
        article.id: who(Speaker(None, outlets[article.outlet].name))
        for article in articles
        if article.kind.primary and article.outlet in outlets
    }
    beside = [as_issued(article, outlets.get(article.outlet)) for article in sources]
    work = Work(
        briefing,
        known,
        {article.id: article for article in articles},
        small,
        wanted,
        issuers,
        around,
        beside,
        style=style,
    )
    for at, stage in enumerate(STAGES):
        stage.run(work)
        for name in _done_with(at):
            setattr(
                work, name, None
            )  # the memory of what no later stage needs; one that asks for it all the same fails
    return Ledger(tuple(work.statements), work.copied, tuple(work.unfitted), work.asides, work.ties)


def _passages(work: Work) -> None:
    work.passages, work.runs = gather(list(work.articles.values()), work.quotations)


def _sources(work: Work) -> None:
    work.texts = {
        name: array("I", text_runs(article, work.quotations[name])) for name, article in work.articles.items()
    }
    work.sources = independent(list(work.articles.values()), work.texts)


def _groups(work: Work) -> None:
    bodies = {name: article.body for name, article in work.articles.items()}
    groups = Groups(work.passages, work.sources, bodies).made()
    work.groups = joined(mend(settle(groups, work.issuers, small=work.small), small=work.small))


def _corrections(work: Work) -> None:
    bodies = {name: article.body for name, article in work.articles.items()}
    groups = [group for group in work.groups if telling(group)]
    work.drafts, work.unfitted = corrected(groups, work.briefing.corrections, bodies)


def _entries(work: Work) -> None:
    bodies = {name: article.body for name, article in work.articles.items()}
    drawn: dict[str, dict[str, None]] = defaultdict(dict)  # for each article, the primary sources of its statements
    for draft in work.drafts:
        primary = dict.fromkeys(passage.article for passage in draft.passages if passage.primary)
        for passage in draft.passages if primary else ():
            drawn[passage.article].update(primary)
    known = PrimaryWords(drawn, bodies)
    credited = Credits(work.briefing.outlets)
    maker = Maker(work.articles, bodies, work.sources, credited, work.quotations, work.style, known)
    found = [entry for draft in work.drafts for entry in maker.entries(draft)]
    work.entries = sorted(found, key=lambda item: item.place)


def _occasions(work: Work) -> None:
    carriers = (frozenset(item.article for item in entry.reports) for entry in work.entries)
    articles = list(work.articles.values())
    names = work.around
    if names is None:
        names = NamesByDay()
        for article in articles:
            names.add(article.id, article.published, names_in(article))
    work.occasions = Occasions(articles, carriers, names, small=work.small)
    work.ties = {
        name: ties_of(article, work.quotations[name], work.runs[name], work.texts[name], names.names[name]).packed()
        for name, article in work.articles.items()
        if name in work.tied
    }


def _paraphrases(work: Work) -> None:
    """Add the reports without quotation marks; a sentence around a few words that tells no statement is one itself."""
    entries = [entry for entry in work.entries if not entry.pending]
    work.pages = Pages(work.articles.values())
    told = [
        Told(
            place,
            entry.choice.wording.text,
            tuple(sorted({who(item.speaker) for item in entry.quotations if item.speaker}, key=str)),
            frozenset(item.article for item in entry.reports),
            frozenset(_covering(work, entry, {item.article for item in entry.reports})),
            work.issuers.get(entry.choice.wording.article, NOBODY),
            _before(work, entry),
            entry.choice.wording.article if entry.choice.wording.primary else "",
            entry.choice.wording.spans,
        )
        for place, entry in enumerate(entries)
    ]
    taken = {item.id for entry in entries for item in entry.quotations}
    telling_ones = {
        name: tuple(item for item in items if not item.denied)
        for name, items in work.quotations.items()
        if not work.articles[name].kind.primary  # no primary source is a paraphrase of anything
    }
    by_report: dict[tuple[int, str], list[tuple[float, str, Quotation]]] = {}
    dates = {name: article.published for name, article in work.articles.items()}
    linked = paraphrases(told, telling_ones, taken, work.occasions, dates)
    taken.update(item.quotation.id for item in linked)
    linked += OwnWords(told, work.occasions, dates, work.pages).reports(telling_ones, linked, taken)
    linked = occasioned(linked, told, work.articles)
    for item in linked:
        key = item.place, item.quotation.article
        by_report.setdefault(key, []).append((item.score, item.evidence, item.quotation))
        taken.add(item.quotation.id)
    added: dict[int, list[Report]] = {}
    for (place, name), items in sorted(by_report.items()):
        added.setdefault(place, []).append(report_of(work.articles[name], items))
    work.told = [
        replace(entry, reports=ordered([*entry.reports, *added.get(place, ())])) for place, entry in enumerate(entries)
    ]
    work.told += [entry for entry in work.entries if entry.pending and entry.quotations[0].id not in taken]
    work.told.sort(key=lambda item: item.place)


def _before(work: Work, entry: Entry) -> str:
    """What stands before a statement in its primary source, as far as its paragraph goes."""
    wording = entry.choice.wording
    if not wording.primary:
        return ""
    start = wording.spans[0][0]
    paragraph = work.articles[wording.article].body[max(0, start - BEFORE) : start].rpartition("\n")[2]
    return " ".join(paragraph[low:high] for low, high in sentences(paragraph)[-SENTENCES:])


def _headlines(work: Work) -> None:
    """Add the reports that headlines make."""
    found = headlines(work.articles, work.told, work.style)
    work.reported = [
        replace(entry, reports=ordered([*entry.reports, *found.get(place, ())]))
        for place, entry in enumerate(work.told)
    ]


def _copying(work: Work) -> None:
    sources = [article for article in (*work.articles.values(), *work.beside) if is_source(article)]
    work.copied = copying(list(work.articles.values()), work.quotations, sources)


def _statements(work: Work) -> None:
    """Look into the articles that cover the occasion and do not report a statement, and put the statements together."""
    strings = Strings(work.passages, work.style)
    copies = agency_copy([*work.articles.values(), *work.beside], work.copied)
    taken = _taken(work)
    used: Counter[str] = Counter()
    telling_of: dict[str, set[str]] = defaultdict(set)  # for each primary source, the articles that report some of it
    for entry in work.reported:
        if entry.choice.wording.primary:
            telling_of[entry.choice.wording.article].update(item.article for item in entry.reports)
    for entry in work.reported:
        reference = entry.choice.reference
        reporting = {item.article for item in entry.reports}
        names = {*_covering(work, entry, reporting), *telling_of.get(reference.article, ())} - reporting
        covering = [work.articles[name] for name in sorted(names)]
        found = look(reference.text, covering, work.pages, strings, taken)
        reports = ordered(entry.reports + [item.report for item in found if item.report is not None])
        reports = [with_senses(reference.text, item) for item in reports]
        reporting = {item.article for item in reports}
        reports = [
            replace(item, copy_of=copies[item.article]) if copies.get(item.article) in reporting else item
            for item in reports
        ]
        said_by = {item.id: item for name in reporting for item in work.quotations.get(name, ())}
        reports = [replace(item, speaker=another(entry.speaker, item, said_by)) for item in reports]
        missing = tuple(item.missing for item in found if item.missing is not None)
        mark = _digest(reference)
        used[mark] += 1
        number = f"-{used[mark]}" if used[mark] > 1 else ""
        title = entry.title or title_of(reference.text, entry.speaker)
        work.statements.append(Statement(f"s-{mark}{number}", title, entry.speaker, reference, tuple(reports), missing))


def _taken(work: Work) -> Taken:
    """The quotations, and strings that nobody stands behind, that report a statement already."""
    numbers: dict[str, set[tuple[str, str]]] = defaultdict(set)
    places: dict[tuple[str, Span], set[tuple[str, str]]] = defaultdict(set)
    for entry in work.reported:
        told = entry.choice.wording.article, entry.choice.wording.text
        for quotation in entry.quotations:
            numbers[quotation.id].add(told)
        for item in entry.reports:
            for span in item.spans if item.treatment is not Treatment.PARAPHRASED else ():
                places[item.article, span].add(told)
    taken: Taken = {}
    for one in work.passages:
        if one.quotation.id:
            known = numbers.get(one.quotation.id)
        else:
            known = {told for span in one.spans for told in places.get((one.article, span), ())}
        if known:
            taken.setdefault(one.printer, set()).update(text for article, text in known if article != one.article)
    return taken


def _covering(work: Work, entry: Entry, reporting: set[str]) -> list[str]:
    reference = entry.choice.reference
    telling_words = work.pages.stems_of(reference.text)
    since = reference.article if reference.why is ReferenceWhy.PRIMARY else None
    names = surnames(entry.speaker)
    speakers: dict[str, frozenset[str]] = {}
    for item in entry.quotations:
        speakers[item.article] = speakers.get(item.article, frozenset()) | (surnames(item.speaker) & names)
    return work.occasions.covering(reporting, speakers, lambda name: len(telling_words & work.pages.stems(name)), since)


def _asides(work: Work) -> None:
    work.asides = asides(work.quotations, work.statements)


def _digest(reference: Reference) -> str:
    words = " ".join(line(reference.text).keys)
    return blake2b(f"{reference.article}\0{words}".encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


STAGES = (
    Stage("take the quoted strings out of quotations", ("articles", "quotations"), ("passages", "runs"), _passages),
    Stage("find which articles are one text", ("articles", "quotations"), ("sources", "texts"), _sources),
    Stage("bring passages of the same words together", ("passages", "sources"), ("groups",), _groups),
    Stage("apply what people corrected", ("articles", "groups"), ("drafts", "unfitted"), _corrections),
    Stage("choose references, compare each report", ("articles", "drafts", "sources"), ("entries",), _entries),
    Stage(
        "find which articles cover one occasion",
        ("articles", "quotations", "entries", "runs", "texts"),
        ("occasions", "ties"),
        _occasions,
    ),
    Stage("link what is told without marks", ("articles", "entries", "occasions"), ("pages", "told"), _paraphrases),
    Stage("find quotations in headlines", ("articles", "told"), ("reported",), _headlines),
    Stage("measure what was copied", ("articles", "quotations"), ("copied",), _copying),
    Stage(
        "look for what articles leave out",
        ("articles", "passages", "occasions", "pages", "reported", "copied"),
        ("statements",),
        _statements,
    ),
    Stage("list what is in no statement", ("quotations", "statements"), ("asides",), _asides),
)
RESULTS = ("statements", "copied", "unfitted", "asides", "ties")


def _done_with(at: int) -> set[str]:
    """What the stages up to one gave, and none after it needs."""
    given = {name for stage in STAGES[: at + 1] for name in stage.gives}
    return given - {name for stage in STAGES[at + 1 :] for name in stage.needs} - set(RESULTS)
