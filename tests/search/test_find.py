"""Ranked hits with snippets."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.search import Search, bring_index_up_to_date, hits, mark
from briefing.search.passages import snippet
from tests.search.harbour import ARTICLES, QUOTATIONS, harbour, workspace
from tests.search.made import MadeStore


def test_all_kinds_of_things_are_found_and_ranked(searching: Search) -> None:
    found = searching.find("afterthought")
    assert {hit.kind for hit in found.hits} == {"article", "quotation", "statement"}
    assert found.total == len(found.hits)
    assert [hit.score for hit in found.hits] == sorted((hit.score for hit in found.hits), reverse=True)
    assert searching.find("marsh").hits[0].id == "ada-marsh"
    assert searching.find("strike").hits[0].title == "Strike off"


def test_a_hit_says_where_it_is(searching: Search) -> None:
    hits = {hit.id: hit for hit in searching.find('"not an afterthought"').hits}
    article, quotation = hits[ARTICLES[0].id], hits[QUOTATIONS[0].id]
    assert article.article == ARTICLES[0].id
    assert article.title == "Cranes at Östhamn"
    assert [article.snippet[start:end] for start, end in article.hits] == ["not an afterthought"]
    assert quotation.article == ARTICLES[0].id
    assert quotation.title == "Ada Marsh in Release Office"
    assert hits["s-safety"].title == "Marsh on safety"
    assert hits["s-safety"].article == ARTICLES[0].id


def test_an_actor_is_shown_by_roles_and_other_names(searching: Search) -> None:
    hit = searching.find("marsh").hits[0]
    assert (hit.kind, hit.article, hit.title) == ("actor", None, "Ada Marsh")
    assert hit.snippet == "Minister for Ports; A. J. Marsh"
    assert [hit.snippet[start:end] for start, end in hit.hits] == ["Marsh"]
    assert searching.find("loke").hits[0].id == "Ines Loke"


def test_a_limit_keeps_the_best_and_the_count(searching: Search) -> None:
    everything = searching.find("afterthought OR cranes")
    few = searching.find("afterthought OR cranes", limit=2)
    assert few.hits == everything.hits[:2]
    assert few.total == everything.total == len(everything.hits)


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of which snippets were cut, in order."""
    texts: list[str] = []

    def noted(text: str, terms: tuple[str, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
        texts.append(text)
        return snippet(text, terms)

    monkeypatch.setattr(hits, "snippet", noted)
    return texts


def test_snippets_are_cut_only_of_the_hits_that_are_taken(searching: Search, cut: list[str]) -> None:
    found = searching.find("afterthought OR cranes")
    assert found.total == len(found.hits) > 3
    page = found.hits[1:3]
    assert cut == []
    assert len(list(page)) == len(cut) == 2
    assert found.hits[0].snippet
    assert len(cut) == 3
    assert list(page) == list(found.hits)[1:3]
    with pytest.raises(IndexError):
        found.hits[found.total]


def test_one_kind_is_found_as_among_all(searching: Search, cut: list[str]) -> None:
    everything = searching.find("afterthought OR cranes OR marsh").hits
    kinds = {hit.kind for hit in everything}
    assert kinds == {"article", "quotation", "actor", "statement"}
    cut.clear()
    for kind in kinds:
        found = searching.find("afterthought OR cranes OR marsh", kind=kind)
        assert cut == []
        expected = [hit for hit in everything if hit.kind == kind]
        cut.clear()
        assert list(found.hits) == expected
        cut.clear()
        assert found.total == len(expected)
        limited = searching.find("afterthought OR cranes OR marsh", 1, kind=kind)
        assert (list(limited.hits), limited.total) == (expected[:1], len(expected))
        cut.clear()


def test_hits_that_the_store_does_not_have_are_left_out(tmp_path: Path) -> None:
    """The index is of a newer state of the briefing than the store that somebody still reads."""
    home = workspace(tmp_path)
    bring_index_up_to_date(home, harbour())
    older = MadeStore(briefing=harbour().info.id, articles=ARTICLES[:1])
    found = Search(home, older).find("cranes").hits
    assert [hit.id for hit in found if hit.kind != "actor"] == [ARTICLES[0].id]
    assert len(found) == len(list(found))


def test_the_same_query_gives_the_same_order(searching: Search) -> None:
    once = searching.find("kind:direct")
    assert once == searching.find("kind:direct")
    assert [hit.id for hit in once.hits] == sorted(hit.id for hit in once.hits)
    assert all(hit.score == 0 and hit.hits == () for hit in once.hits)


def test_a_query_without_a_word_finds_nothing_and_says_so(searching: Search) -> None:
    assert searching.find("***").notes == ("There is no word to search for.",)
    assert searching.find("").total == 0


def test_a_wrong_word_is_suggested(searching: Search) -> None:
    assert searching.find("aftrethought").suggestion == "afterthought"


def test_a_snippet_shows_the_stretch_with_most_hits() -> None:
    text = "crane " + "filler words go on " * 40 + "\n\nthe crane and\nthe other crane stood " + "and so on " * 60
    shown, spans = snippet(text, ("crane",))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "\n" not in shown
    assert len(shown) < 300
    assert [shown[start:end] for start, end in spans] == ["crane", "crane"]
    assert spans == mark(shown, ("crane",))


def test_a_short_text_is_its_own_snippet() -> None:
    assert snippet("A crane.", ("crane",)) == ("A crane.", ((2, 7),))
