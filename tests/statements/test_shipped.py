"""The briefing that ships with the program: what its ledger must say."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.content import read_briefing
from briefing.model import ReferenceWhy, Statement, Treatment
from briefing.quotations import Cast, extract
from briefing.statements import Ledger, derive

FOLDER = Path(__file__).resolve().parents[2] / "content" / "child-online-safety"
OUTLETS = {"parliament-today", "national-technology", "image-press"}


@cache
def shipped() -> Ledger:
    """The ledger of the shipped briefing."""
    briefing = read_briefing(FOLDER).briefing
    cast = Cast(briefing.actors)
    return derive(briefing, {article.id: extract(article, cast) for article in briefing.articles})


def starting(words: str) -> Statement:
    """The statement whose reference begins with these words."""
    (found,) = (item for item in shipped().statements if item.reference.text.lstrip("“").startswith(words))
    return found


def treatments(statement: Statement) -> dict[str, Treatment]:
    """The treatment of each outlet."""
    return {report.outlet: report.treatment for report in statement.reports}


def test_the_first_passage_of_the_technology_secretary() -> None:
    found = starting("The online world brings")
    assert found.speaker is not None
    assert found.speaker.id == "peter-kyle"
    assert found.reference.why is ReferenceWhy.PRIMARY
    assert treatments(found) == {
        "parliament-today": Treatment.VERBATIM,
        "national-technology": Treatment.PARAPHRASED,
        "image-press": Treatment.ALTERED,
    }
    altered = next(report for report in found.reports if report.outlet == "image-press")
    changes = {(item.reference, item.printed) for item in altered.differences}
    assert {("brings", "offers"), ("baked in", "is embedded"), ("But", "However")} <= changes


def test_the_second_passage_of_the_technology_secretary() -> None:
    found = starting("The digital world has no borders")
    assert treatments(found) == {
        "parliament-today": Treatment.VERBATIM,
        "national-technology": Treatment.VERBATIM,
        "image-press": Treatment.ALTERED,
    }
    assert found.not_found == ()


def test_the_commerce_secretary() -> None:
    found = starting("As more children across the U.S.")
    assert found.speaker is not None
    assert found.speaker.id == "gina-raimondo"
    assert sorted(treatments(found).values()) == [Treatment.ALTERED, Treatment.VERBATIM]
    assert [(item.outlet, item.searched > 10) for item in found.not_found] == [("parliament-today", True)]


def test_the_home_secretary_in_two_layouts() -> None:
    found = starting("It is truly horrific")
    assert set(treatments(found).values()) == {Treatment.VERBATIM}
    assert len(found.reports) == 2


def test_speakers_that_one_outlet_alone_carries() -> None:
    for words in (
        "We cannot allow children",
        "Protecting against the threat",
        "The IWF assists",
        "To stop the pathway",
    ):
        found = starting(words)
        assert len(found.reports) == 1
        assert [item.outlet for item in found.not_found] == ["internet-matters"]


def test_nothing_is_grouped_across_the_two_occasions() -> None:
    for statement in shipped().statements:
        carriers = {report.outlet for report in statement.reports} | {item.outlet for item in statement.not_found}
        assert carriers <= OUTLETS or carriers.isdisjoint(OUTLETS)
