"""What one issuer says again on another day: two statements, and each report goes to its own day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.model import Article, ArticleKind, PartialDate, Quotation, Statement, Treatment
from briefing.statements import derive
from briefing.statements.grouping.again import day_told
from tests.statements.building import article, briefing, each, indirect

ASKED = "We ask whoever saw a blue van on Mill Bank after dark to ring us, however late it is."


def _issued(name: str, date: str, more: str, outlet: str = "police") -> Article:
    return replace(article(name, f"“{more}”\n\n“{ASKED}”", ArticleKind.RELEASE, date), outlet=outlet)


FIRST = _issued(
    "a-police", "2025-03-03", "The shop was empty and nobody was hurt, which is the one good thing about it."
)
SECOND = _issued("b-police", "2025-03-04", "A man has been charged with setting light to the shop on Sunday night.")


def _derived(*articles: Article, more: dict[str, tuple[Quotation, ...]] | None = None) -> list[Statement]:
    found = {item.id: each(item) for item in articles} | (more or {})
    return list(derive(briefing(*articles), found).statements)


def _reports(statements: list[Statement], source: str) -> dict[str, Treatment]:
    asked = [one for one in statements if one.reference.article == source and "blue van" in one.reference.text]
    return {item.article: item.treatment for one in asked for item in one.reports if item.article != source}


@pytest.mark.parametrize(
    ("date", "around", "source"),
    [
        ("2025-03-03", "she said", "a-police"),
        ("2025-03-04", "she said", "b-police"),
        ("2025-03-05", "she said", "b-police"),
        ("2025-03-04", "she said yesterday", "a-police"),
        ("2025-03-05", "Ada Marsh said on Monday", "a-police"),
        ("2025-03-05", "Ada Marsh said yesterday", "b-police"),
    ],
)
def test_a_repeated_appeal_is_told_of_the_day_that_is_named_else_of_the_last_release(
    date: str, around: str, source: str
) -> None:
    paper = article("c-paper", f"“{ASKED[:-1]},” {around}.", date=date)
    found = _derived(FIRST, SECOND, paper)
    assert _reports(found, source) == {"c-paper": Treatment.VERBATIM}
    assert _reports(found, ({"a-police", "b-police"} - {source}).pop()) == {}


@pytest.mark.parametrize(("day", "source"), [("on Monday", "a-police"), ("on Tuesday", "b-police")])
def test_so_is_what_is_told_of_it_in_other_words(day: str, source: str) -> None:
    words = "that anybody who had seen a blue van on Mill Bank after dark should ring the police"
    paper = article("c-paper", f"Ada Marsh said {day} {words}.", date="2025-03-05")
    found = _derived(FIRST, SECOND, paper, more={"c-paper": (indirect(paper, words),)})
    assert _reports(found, source) == {"c-paper": Treatment.PARAPHRASED}
    assert _reports(found, ({"a-police", "b-police"} - {source}).pop()) == {}


@pytest.mark.parametrize(
    "second",
    [
        replace(SECOND, published=FIRST.published),  # the same day
        replace(SECOND, outlet="council"),  # another issuer prints it, too
        replace(FIRST, id="b-police", published=PartialDate.parse("2025-03-04")),  # the same text, issued again
        replace(SECOND, kind=ArticleKind.TRANSCRIPT),  # a release of what is said in a speech
        replace(SECOND, published=None),
    ],
)
def test_one_occasion_stays_one(second: Article) -> None:
    found = _derived(FIRST, second)
    asked = [one for one in found if any("blue van" in item.text for item in one.reports)]
    assert [{item.article for item in one.reports} for one in asked] == [{"a-police", "b-police"}]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("“We ask you,” she said on Tuesday.", "2025-03-04"),
        ("“We ask you,” she said on Thursday.", "2025-03-06"),
        ("“We ask you,” she said yesterday.", "2025-03-05"),
        ("“We ask you,” she said last night.", "2025-03-05"),
        ("“We ask you,” she said this morning.", "2025-03-06"),
        ("“We ask you,” she said. She had spoken on Tuesday.", None),
        ("“We ask you on Tuesday,” she said.", None),
        ("“We ask you,” she said.", None),
    ],
)
def test_the_day_beside_a_quotation_is_that_of_its_sentence(body: str, day: str | None) -> None:
    told = day_told(body, ((0, body.index("”") + 1),), PartialDate.parse("2025-03-06"))
    assert told == (PartialDate.parse(day) if day else None)
    assert day_told(body, ((0, 1),), PartialDate.parse("2025-03")) is None


def test_words_left_out_by_an_ellipsis_do_not_speak_for_the_later_version() -> None:
    whole = "If you have a jar of our plum jam at home, do not eat it, do not feed it to the dog; send us the lid."
    later = "If you have a jar of any of our jam at home, do not eat it; send us the lid."
    first, second = _issued("a-police", "2025-03-03", whole), _issued("b-police", "2025-03-04", later)
    said = "If you have a jar of our plum jam at home, do not eat it … send us the lid."
    paper = article("c-paper", f"“{said}” she said.", date="2025-03-03")
    found = [one for one in _derived(first, second, paper) if "a jar of" in one.reference.text]
    treated = {one.reference.article: {item.article: item.treatment for item in one.reports} for one in found}
    assert treated["a-police"]["c-paper"] is Treatment.EXCERPT
    assert "c-paper" not in treated["b-police"]


def test_a_weekly_that_says_so_looks_back_on_changed_words() -> None:
    said = "We kept sixty thousand books in a grain store for four years and we lost only nine of them to the damp."
    release = article("a-release", f"“{said}” she said.", ArticleKind.RELEASE, "2025-03-04")
    changed = f"“{said.replace('sixty', 'sixteen')}” she said."
    for text, apart in (
        (f"In last week’s statement it came to this: {changed}", False),
        (f"{changed[:-1]} when the store was opened.", False),
        (f"In the “last week” of March: {changed}", True),
        (f"The barn burnt down last week.\n\n{changed}", True),  # of the fire, not of what is said
    ):
        weekly = article("b-weekly", text, date="2025-03-11")
        (one,) = (each for each in _derived(release, weekly) if each.reference.article == "a-release")
        assert ([item.treatment for item in one.reports if item.article == "b-weekly"] == []) is apart


def test_words_that_a_late_report_puts_on_another_day_were_said_again() -> None:
    said = "We kept sixty thousand books in a grain store for four years and we lost only nine of them to the damp."
    release = article("a-release", f"“{said}” she said.", ArticleKind.RELEASE, "2025-03-04")  # a Tuesday
    for text, apart in (
        (f"She took questions on Monday. “{said}” she told them.", True),
        (f"She took questions from the board. “{said}” she told them.", False),
        (f"She took questions on Tuesday. “{said}” she told them.", False),  # this one or the last
        (f"The barn burnt down on Monday.\n\n“{said}” she told them.", False),  # of the fire
        (f"Asked on Monday about last week’s words, she stood by them: “{said}” she told them.", False),
    ):
        weekly = article("b-weekly", text, date="2025-03-11")
        (one,) = (each for each in _derived(release, weekly) if each.reference.article == "a-release")
        assert ([item for item in one.reports if item.article == "b-weekly"] == []) is apart
