"""What a snapshot gives is what the rooms derive."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from briefing.content import read_briefing
from briefing.derived import ActorRow, ArticleRow, ArticleRows, Store, article_rows, bring_up_to_date, open_store
from briefing.errors import ContentError, DerivedError
from briefing.language.words import one_line
from briefing.model import ActorKind, Briefing, Quotation, Speaker, Treatment
from briefing.quotations import Cast, extract, mentions
from briefing.statements import Ledger, derive
from tests.samples import ALTERED, HOSTILE, RELEASE, VERBATIM, Made, hostile


@pytest.fixture
def store(made: Made) -> Store:
    made.article(
        "a-speaker-who-is-no-actor", "“Nobody told us,” said Tom Reed, a skipper.\n\n“Nobody,” said Ada Marsh."
    )
    return bring_up_to_date(made.workspace, made.id)


def truth(made: Made) -> tuple[Briefing, dict[str, tuple[Quotation, ...]], Ledger]:
    briefing = read_briefing(made.folder).briefing
    cast = Cast(briefing.actors)
    quotations = {article.id: extract(article, cast) for article in briefing.articles}
    return briefing, quotations, derive(briefing, quotations)


def test_articles_outlets_and_actors_are_those_of_the_content(made: Made, store: Store) -> None:
    briefing, _, _ = truth(made)
    assert (store.info.id, store.info.title, store.info.made) == (made.id, briefing.title, briefing.made)
    assert (store.info.summary, store.info.subject) == (briefing.summary, briefing.subject)
    assert (store.outlets(), store.actors()) == (briefing.outlets, briefing.actors)
    assert [store.article(row.id) for row in store.article_rows()] == list(briefing.articles)
    assert store.article_rows()[-1] == ArticleRow(
        "a-speaker-who-is-no-actor",
        "Night ferries for every island",
        "harbour-post",
        "Harbour Post",
        "2025-02-03",
    )
    assert store.problems == ()
    assert store.fallback == ""
    assert store.notes == ()


def test_articles_are_read_a_stretch_at_a_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_rows, "STRETCH", 2)
    every = store.article_rows()
    rows = ArticleRows(store)
    assert len(every) > 2
    assert (len(rows), rows[-1], rows[1:], list(rows)) == (len(every), every[-1], every[1:], every)
    assert [store.place_of(row.id) for row in every] == list(range(len(every)))
    assert store.place_of("not there") == 0
    with pytest.raises(IndexError):
        _ = rows[len(every)]


def test_damaged_rows_are_empty_where_they_are_drawn(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_: int) -> list[ArticleRow]:
        raise DerivedError("the index is damaged")

    rows = ArticleRows(store)
    monkeypatch.setattr(store, "article_rows", damaged)
    assert not any(rows[0])
    with pytest.raises(DerivedError):
        ArticleRows(store).read(0)


def test_quotations_are_those_of_the_articles(made: Made, store: Store) -> None:
    briefing, quotations, ledger = truth(made)
    everything = [each for article in briefing.articles for each in quotations[article.id]]
    names = {outlet.id: outlet.name for outlet in briefing.outlets}
    outlets = {article.id: names[article.outlet] for article in briefing.articles}
    rows = store.quotation_rows()
    assert [store.quotation(row.id) for row in rows] == everything
    assert [(row.article, row.outlet_name, row.kind) for row in rows] == [
        (each.article, outlets[each.article], each.kind) for each in everything
    ]
    assert [row.speaker for row in rows] == [each.speaker.name if each.speaker else "" for each in everything]
    assert [row.text for row in rows] == [one_line(each.text)[:160] for each in everything]
    carried = {name for each in ledger.statements for report in each.reports for name in report.quotations}
    assert {row.id for row in rows if row.statement} == carried
    assert all(store.statement_of(row.id) == (row.statement or None) for row in rows)
    assert all(row.id in {n for r in store.statement(row.statement).reports for n in r.quotations}
               for row in rows if row.statement)  # fmt: skip
    for article in briefing.articles:
        assert store.quotations_in(article.id) == quotations[article.id]


def test_statements_are_those_of_the_ledger(made: Made, store: Store) -> None:
    _, _, ledger = truth(made)
    ordered = sorted(ledger.statements, key=lambda each: each.rank)
    assert list(store.statements()) == ordered
    rows = store.statement_rows()
    assert [store.statement(row.id) for row in rows] == ordered
    assert [(row.title, row.speaker, row.worst, row.reports, row.not_found) for row in rows] == [
        (each.title, each.speaker.name if each.speaker else "", each.worst, len(each.reports), len(each.not_found))
        for each in ordered
    ]
    assert any(row.worst is Treatment.ALTERED for row in rows)
    for article in (RELEASE, VERBATIM, ALTERED):
        found = store.statements_in(article)
        assert set(found) == {
            each for each in ledger.statements if article in {report.article for report in each.reports}
        }
        assert len(found) == len(set(found))
    assert store.copying_of(VERBATIM) == tuple(each for each in ledger.copying if each.article == VERBATIM)


def test_what_someone_said_and_where_they_are_named(made: Made, store: Store) -> None:
    briefing, quotations, ledger = truth(made)
    everything = [each for article in briefing.articles for each in quotations[article.id] if each.speaker]
    for who in ("ada-marsh", "islanders-union"):
        said = tuple(each for each in everything if each.speaker and each.speaker.id == who)
        assert store.quotations_by(who) == said
        assert said
        assert store.statements_by(who) == tuple(
            each for each in ledger.statements if each.speaker and each.speaker.id == who
        )
        cast = Cast(briefing.actors)
        places = [each for article in briefing.articles for each in mentions(article, cast)]
        assert store.mentions_of(who) == tuple(each for each in places if each.actor == who)
        row = next(row for row in store.actor_rows() if row.id == who)
        assert (row.said, row.mentioned) == (len(said), len(store.mentions_of(who)))
    others = [row for row in store.actor_rows() if row.id is None]
    assert ActorRow(None, "Tom Reed", None, 1, 0) in others
    assert [row.name for row in others] == sorted(row.name for row in others)
    assert [each.article for each in store.quotations_by("Tom Reed")] == ["a-speaker-who-is-no-actor"]
    assert store.actor_rows()[0].kind is ActorKind.PERSON
    assert store.mentions_in(RELEASE) == mentions(store.article(RELEASE), Cast(briefing.actors))


def test_what_was_said_together_stands_with_each_of_those_who_said_it(made: Made) -> None:
    made.article(
        "joint",
        "“Both of us have waited for these boats since we were children,” Ada Marsh and Tom Reed said in a statement.",
    )
    made.article("alone", "“Nobody told a soul about the night boats,” said Tom Reed, a skipper.")
    with bring_up_to_date(made.workspace, made.id) as store:
        (both,) = store.quotations_in("joint")
        members = Speaker("ada-marsh", "Ada Marsh"), Speaker(None, "Tom Reed")
        assert both.speaker == Speaker(None, "Ada Marsh and Tom Reed", members)
        for who, name in (("ada-marsh", "Ada Marsh"), ("Tom Reed", "Tom Reed"), (both.speaker.name, both.speaker.name)):
            said = store.quotations_by(who)
            assert both in said
            assert next(row for row in store.actor_rows() if row.name == name).said == len(said)
            assert any(each.speaker == both.speaker for each in store.statements_by(who))
        assert both not in store.quotations_by("islanders-union")
    made.article("later", "“Nobody asked either of us about the new quay,” said Ada Marsh and Tom Reed.")
    with bring_up_to_date(made.workspace, made.id) as store:  # in a copy of the last snapshot
        (later,) = store.quotations_in("later")
        assert later.speaker == both.speaker
        assert {both, later} <= {*store.quotations_by("ada-marsh")}
        assert {both, later} <= {*store.quotations_by("Tom Reed")}
        (row,) = [row for row in store.actor_rows() if row.name == both.speaker.name]
        assert row.said == 2


def test_a_body_with_and_in_its_name_is_one(made: Made) -> None:
    made.article(
        "ministry",
        "“The houses on the quay will be mended before winter,” the Ministry of Housing and Local Government said.\n\n"
        "“We shall see about those houses,” the Ministry of Housing said.",
    )
    with bring_up_to_date(made.workspace, made.id) as store:
        whole, short = store.quotations_in("ministry")
        assert whole.speaker == Speaker(None, "Ministry of Housing and Local Government")
        assert short.speaker == Speaker(None, "Ministry of Housing")
        assert store.quotations_by("Ministry of Housing") == (short,)
        assert store.quotations_by("Local Government") == ()
        said = {row.name: row.said for row in store.actor_rows()}
        assert (said[whole.speaker.name], said[short.speaker.name]) == (1, 1)


def test_what_is_not_there_is_said(store: Store) -> None:
    for read in (store.article, store.quotation, store.statement):
        with pytest.raises(KeyError):
            read("nothing")
    for empty in (store.quotations_in, store.quotations_by, store.statements_in, store.statements_by,
                  store.mentions_of, store.mentions_in, store.copying_of):  # fmt: skip
        assert empty("nothing") == ()
    assert store.quotations_by("") == ()
    assert store.statement_of("nothing") is None


def test_hostile_text_comes_back_as_it_is(tmp_path_factory: pytest.TempPathFactory) -> None:
    made = hostile(tmp_path_factory.mktemp("w"))
    with bring_up_to_date(made.workspace, made.id) as store:
        assert store.info.title == HOSTILE
        assert store.article("one") == read_briefing(made.folder).briefing.articles[0]
        assert {row.headline for row in store.article_rows()} == {HOSTILE}


@pytest.mark.parametrize(
    "name", ["../ferries", "a/b", "", ".", "..", "ferries\0", "fer\x1bries", "/etc", "C:\\x", "x" * 300]
)
def test_hostile_names_are_no_briefings(made: Made, name: str) -> None:
    with pytest.raises(ContentError):
        bring_up_to_date(made.workspace, name)
    with pytest.raises(ContentError):
        open_store(made.workspace, name)
    assert not made.workspace.index.exists()


def test_a_briefing_that_is_not_there_leaves_no_trace(made: Made) -> None:
    with pytest.raises(ContentError, match="no such briefing"):
        bring_up_to_date(made.workspace, "nothing")
    assert open_store(made.workspace, "nothing") is None
    assert not made.workspace.index.exists()


def test_many_threads_read_one_store(store: Store) -> None:
    rows = store.quotation_rows()
    ready = threading.Barrier(8)

    def read(_: int) -> bool:
        ready.wait()
        return all(
            store.quotation_rows() == rows and [store.quotation(row.id).id for row in rows] == [row.id for row in rows]
            for _ in range(20)
        )

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(read, range(8))) == [True] * 8


def test_a_store_keeps_the_snapshot_that_it_opened(made: Made, store: Store) -> None:
    before = (store.article_rows(), store.quotation_rows(), store.statements())
    made.path(VERBATIM).unlink()
    made.article("one-more", "“We sail,” said Ada Marsh.")
    with bring_up_to_date(made.workspace, made.id) as newer:
        assert newer.fingerprint != store.fingerprint
        assert newer.article("one-more").body == "“We sail,” said Ada Marsh."
    assert (store.article_rows(), store.quotation_rows(), store.statements()) == before
    assert store.article(VERBATIM).id == VERBATIM


def test_what_there_is_is_counted_as_it_is_read(store: Store) -> None:
    rows = store.article_rows(), store.quotation_rows(), store.statement_rows()
    assert store.counts() == tuple(len(each) for each in rows)
    assert all(store.counts())
