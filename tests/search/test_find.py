"""Ranked hits with snippets."""

from __future__ import annotations

from briefing.search import Search, mark
from briefing.search.passages import snippet
from tests.search.harbour import ARTICLES, QUOTATIONS


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
