"""`briefing ledger`: how each outlet reported each statement."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.commands.common import forms
from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.names import meant, speakers_of
from briefing.commands.common.opening import opened
from briefing.commands.common.output import line, value
from briefing.commands.common.status import DONE
from briefing.commands.common.telling import is_reference, titled, told_missing, told_report
from briefing.derived import Store
from briefing.glossary import contracted, every_treated, standing, treated
from briefing.language.safety import UNRESOLVED
from briefing.language.words import counted
from briefing.model import Aside, AsideWhy, Quotation, Statement, Treatment
from briefing.statements.asides import asides

DESCRIPTION = """\
Show how each outlet reported each statement: the treatment in a sign and a word, the worst first,
then the totals of each outlet, and how much of each article was copied.
A statement that only one article carries has nothing to compare.
"""
EXAMPLES = """\
  briefing ledger
  briefing ledger child-online-safety --actor kyle --outlet 'image press'
  briefing ledger --treatment altered --treatment cut
  briefing ledger --asides                what is in no statement, and why
  briefing ledger --json | wc -l
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser)
    parser.add_argument("--actor", metavar="NAME", help="only what this actor said, or 'unresolved'")
    parser.add_argument("--outlet", metavar="NAME", help="only what this outlet reported, or failed to report")
    parser.add_argument(
        "--treatment",
        choices=[treatment.value.replace(" ", "-") for treatment in Treatment],
        action="append",
        default=[],
        help="only statements that were treated so (by that outlet); may be repeated",
    )
    parser.add_argument(
        "--asides", action="store_true", help="list the quotations that are in no statement, and why, instead"
    )
    common.as_json(parser)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Speakers (ids, or names of speakers that are no actor), outlets and treatments asked for; None for all."""

    speakers: frozenset[str] | None
    outlets: frozenset[str] | None
    treatments: frozenset[Treatment] | None

    def fits(self, statement: Statement) -> bool:
        known = {UNRESOLVED} if statement.speaker is None else statement.speaker.keys
        if self.speakers is not None and self.speakers.isdisjoint(known):
            return False
        if self.outlets is None and self.treatments is None:
            return True
        return any(
            (self.outlets is None or outlet in self.outlets)
            and (self.treatments is None or (treatment in self.treatments and not reference))
            for outlet, treatment, reference in cells(statement)
        )


def run(options: argparse.Namespace) -> int:
    """Print it."""
    place = workspace_of(options)
    with opened(place, choose(place, options.briefing)) as store:
        if options.asides:
            _list_asides(store, as_json=options.json)
            return DONE
        wanted = _wanted(options, store)
        statements = sorted((one for one in store.statements() if wanted.fits(one)), key=lambda one: one.rank)
        if options.json:
            for one in statements:
                value(forms.statement(one))
            return DONE
        outlets = {outlet.id: outlet.name for outlet in store.outlets()}
        for one in statements:
            _tell(one, outlets)
        line(f"{counted(len(statements), 'statement')}.")
        _tell_totals(statements, outlets)
        _tell_copying(store, wanted)
        if wanted == _Wanted(None, None, None):
            _count_asides(store)
    return DONE


def _asides(store: Store) -> list[tuple[Aside, Quotation]]:
    """The quotations that are in no statement, in the order of articles and places."""
    held = {row.id: store.quotations_in(row.id) for row in store.article_rows()}
    known = {(article, one.id): one for article, listed in held.items() for one in listed}
    return [(aside, known[aside.article, aside.quotation]) for aside in asides(held, store.statements())]


def _count_asides(store: Store) -> None:
    counts = Counter(aside.why for aside, _ in _asides(store))
    if counts:
        told = "; ".join(f"{why.value}: {counts[why]}" for why in AsideWhy if counts[why])
        line(f"{counted(counts.total(), 'quotation')} in no statement ({told}); --asides lists them.")


def _list_asides(store: Store, *, as_json: bool) -> None:
    names = {row.id: row.outlet_name for row in store.article_rows()}
    for aside, quotation in _asides(store):
        if as_json:
            value(forms.aside(aside, quotation))
        else:
            line(f"{names[aside.article]}: {quotation.text}")
            line(f"In no statement: {aside.why.value}", 1)


def cells(statement: Statement) -> Iterator[tuple[str, Treatment, bool]]:
    """The cells of a statement's row: outlet, treatment, and whether it is the reference itself."""
    for report in statement.reports:
        yield report.outlet, report.treatment, is_reference(report, statement)
    for missing in statement.not_found:
        yield missing.outlet, Treatment.NOT_FOUND, False


def _wanted(options: argparse.Namespace, store: Store) -> _Wanted:
    speakers = outlets = None
    if options.actor is not None:
        speakers = meant("actor", options.actor, {**speakers_of(store), UNRESOLVED: ()})
    if options.outlet is not None:
        outlets = meant("outlet", options.outlet, {outlet.id: (outlet.name,) for outlet in store.outlets()})
    treatments = frozenset(Treatment(name.replace("-", " ")) for name in options.treatment)
    return _Wanted(speakers, outlets, treatments or None)


def _tell(statement: Statement, outlets: dict[str, str]) -> None:
    line(titled(statement))
    line(f"Id: {statement.id}", 1)
    for report in statement.reports:
        name = outlets.get(report.outlet, report.outlet)
        if is_reference(report, statement):
            line(f"Reference, {standing(statement.reference)}: {name}", 1)
        else:
            line(f"{name}: {told_report(report, statement.reference)}", 1)
    for missing in statement.not_found:
        line(f"{outlets.get(missing.outlet, missing.outlet)}: {told_missing(missing)}", 1)
    line()


def _tell_totals(statements: Sequence[Statement], outlets: dict[str, str]) -> None:
    totals: dict[str, Counter[str]] = {}
    references: Counter[str] = Counter()
    lesser: Counter[tuple[str, str]] = Counter()  # of those, the reports that differ in contractions only
    for statement in statements:
        for report in filter(contracted, statement.reports):
            lesser[report.outlet, treated(report.treatment, statement.reference.why.settled)] += 1
        for outlet, treatment, reference in cells(statement):
            if reference:
                references[outlet] += 1
            else:
                totals.setdefault(outlet, Counter())[treated(treatment, statement.reference.why.settled)] += 1
    words = every_treated()
    rows = [(totals.get(outlet, Counter()), outlet) for outlet in totals.keys() | references.keys()]
    for counts, outlet in sorted(rows, key=lambda row: ([-row[0][word] for word in words], row[1])):
        told = [
            f"{word} {counts[word]}" + (f" (contractions only: {lesser[outlet, word]})" if lesser[outlet, word] else "")
            for word in words
            if counts[word]
        ]
        if references[outlet]:
            told.append(f"reference {references[outlet]}")
        line(f"{outlets.get(outlet, outlet)}: {', '.join(told)}")


def _tell_copying(store: Store, wanted: _Wanted) -> None:
    """How much of each article stands in a primary source or in agency copy."""
    rows = {row.id: row for row in store.article_rows()}
    for row in rows.values():
        if wanted.outlets is None or row.outlet in wanted.outlets:
            for copied in store.copying_of(row.id):
                source = rows[copied.source].outlet_name
                line(f"{row.outlet_name}, “{row.headline}”: {copied.share:.0%} of its words stand in {source}")
