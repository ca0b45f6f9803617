"""Invented events with planted treatments (events/, in the form of expected.jsonl), read from files to the ledger."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from briefing.content import read_briefing
from briefing.model import Briefing, Quotation, QuotationKind, Statement, Treatment
from briefing.quotations import Cast, extract
from briefing.statements import Ledger, derive
from briefing.statements.derive import STAGES
from tests.shared import SHARED

EVENTS = sorted(path for path in (Path(__file__).parent / "events").iterdir() if path.is_dir())
RETOLD = (  # events that outlets mostly tell in their own words
    "pier-interviews",
    "pier-speech",
    "signal-statement",
    "strait-joint",
    "vaccine-release",
)
PLANTED = SHARED / "cases" / "planted"
SHIPPED = Path(__file__).resolve().parents[2] / "content" / "child-online-safety"
EVERY = [SHIPPED, *EVENTS, *(sorted(path for path in PLANTED.iterdir() if path.is_dir()) if PLANTED.is_dir() else ())]
CHANGED = (Treatment.PARAPHRASED, Treatment.CUT, Treatment.ALTERED)


@dataclass(frozen=True)
class Expected:
    """A line of expected.jsonl: a statement by words of it, and what is right for each article."""

    speaker: str | None
    primary: str | None
    key: str
    reports: dict[str, list[str]]
    not_found: list[str]
    risks: dict[str, list[str]]
    apart_from: list[str]


@cache
def _made(folder: Path) -> tuple[Briefing, dict[str, tuple[Quotation, ...]], Ledger]:
    briefing = read_briefing(folder).briefing
    cast = Cast(briefing.actors)
    found = {article.id: extract(article, cast) for article in briefing.articles}
    return briefing, found, derive(briefing, found)


def _folded(text: str) -> str:
    return re.sub(r"[^\w$£€%]+", " ", re.sub(r"[\"'“”‘’]", "", text)).casefold().strip()


def _meant(line: Expected, ledger: Ledger) -> Statement:
    """The statement with the words of a line: in its reference, else in a report."""
    key = _folded(line.key)
    fits = [one for one in ledger.statements if key in _folded(one.reference.text)]
    fits = fits or [one for one in ledger.statements if any(key in _folded(each.text) for each in one.reports)]
    assert fits, key
    return min(fits, key=lambda one: (one.reference.article != line.primary, -len(one.reports)))


def _lines(folder: Path) -> list[Expected]:
    return [
        Expected(**json.loads(line)) for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize("folder", EVENTS, ids=lambda path: path.name)
def test_every_planted_treatment_of_printed_words_is_found(folder: Path) -> None:
    _, _, ledger = _made(folder)
    lines = _lines(folder)
    meant = {line.key: _meant(line, ledger) for line in lines}
    for line in lines:
        statement = meant[line.key]
        if line.primary is not None:
            assert statement.reference.article == line.primary, line.key
        assert not any(meant[other].id == statement.id for other in line.apart_from), line.key
        here = [other for other in lines if meant[other.key].id == statement.id]  # neighbours in one passage
        for article, accepted in line.reports.items():
            if accepted != ["paraphrased"]:  # how many of those are found is what the benchmark measures
                right = {name for other in here for name in other.reports.get(article, ())}
                got = [each.treatment for each in statement.reports if each.article == article and not each.headline]
                assert str(min(got, key=lambda each: each.severity)) in right, (line.key, article)
        reporting = {article for other in here for article in other.reports}
        assert set(line.not_found) - reporting <= {each.article for each in statement.not_found}, line.key


def test_most_of_what_is_told_in_other_words_is_found_and_nothing_else() -> None:
    expected, found = 0, 0
    for folder in (folder for folder in EVENTS if folder.name in RETOLD):
        _, _, ledger = _made(folder)
        lines = _lines(folder)
        meant = {line.key: _meant(line, ledger) for line in lines}
        for line in lines:
            statement = meant[line.key]
            here = [other for other in lines if meant[other.key].id == statement.id]
            reporting = {each.article for each in statement.reports}
            told = {name for name, accepted in line.reports.items() if accepted == ["paraphrased"]}
            expected, found = expected + len(told), found + len(told & reporting)
            known = {name for other in here for name in other.reports} | {statement.reference.article, line.primary}
            assert reporting <= known | set(line.not_found), (folder.name, line.key)
    assert found >= 0.85 * expected > 50


@pytest.mark.parametrize("folder", EVERY, ids=lambda path: path.name)
def test_no_quotation_vanishes_and_none_is_in_two_statements_at_one_place(folder: Path) -> None:
    briefing, found, ledger = _made(folder)
    _counted(briefing, found, ledger)


def _counted(briefing: Briefing, found: dict[str, tuple[Quotation, ...]], ledger: Ledger) -> None:
    reported: Counter[str] = Counter()
    for statement in ledger.statements:
        reported.update({name for report in statement.reports for name in report.quotations})
    aside = {one.quotation: one.why for one in ledger.asides}
    for quotation in (item for items in found.values() for item in items):
        assert (quotation.id in reported) != (quotation.id in aside), quotation.text
        if quotation.speaker is not None and quotation.kind is QuotationKind.DIRECT and not quotation.denied:
            assert quotation.id in reported, quotation.text
    for article in briefing.articles:
        places = [
            (start, end, statement.id)
            for statement in ledger.statements
            for report in statement.reports
            if report.article == article.id and report.treatment is not Treatment.PARAPHRASED
            for start, end in report.spans
        ]
        for at, (start, end, name) in enumerate(places):
            for low, high, other in places[at + 1 :]:
                assert name == other or end <= low or high <= start, article.body[max(start, low) : min(end, high)]


@pytest.mark.parametrize("folder", EVERY, ids=lambda path: path.name)
def test_no_primary_source_is_called_a_change_of_an_outlet(folder: Path) -> None:
    briefing, _, ledger = _made(folder)
    primary = {article.id for article in briefing.articles if article.kind.primary}
    for statement in ledger.statements:
        if statement.reference.article not in primary:
            assert not any(one.article in primary and one.treatment in CHANGED for one in statement.reports)


def test_each_stage_needs_only_what_is_given_before() -> None:
    given = {"briefing", "articles", "quotations"}
    for stage in STAGES:
        assert set(stage.needs) <= given, stage.what
        assert not set(stage.gives) & given, stage.what
        given |= set(stage.gives)
    assert {"statements", "copied", "unfitted", "asides"} <= given
