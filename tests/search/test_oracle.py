"""The index against a plain reading of the texts: whatever is asked, both must say the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.model import Article
from briefing.search import Search, bring_index_up_to_date, build, mark
from briefing.search.query import read
from briefing.search.wanted import All, Any, Look, Node, Not
from tests.search.harbour import workspace
from tests.search.made import MadeStore

# Common words, their forms with apostrophes, words with the same beginning, initials, accents.
WORDS = ["the", "The", "of", "it", "It’s", "it's", "is", "not", "crane", "cranes", "craning", "Crane’s", "U.S.", "us",
         "café", "quay", "end-to-end", "end", "to", "1,300", "a"]  # fmt: skip
_WORD = st.sampled_from(WORDS)
_PASSAGE = st.lists(_WORD, min_size=1, max_size=12).map(" ".join)


def _queries() -> st.SearchStrategy[str]:
    phrase = st.lists(_WORD, min_size=1, max_size=4).map(lambda words: f'"{" ".join(words)}"')
    begun = st.tuples(st.lists(_WORD, max_size=2), st.sampled_from(["c", "cr", "cran", "t", "i", "it", "e"])).map(
        lambda parts: f'"{" ".join([*parts[0], parts[1]])}*"'
    )
    alone = _WORD | phrase | begun | st.sampled_from(["cran*", "t*", "it*", "zebra", "it’*"])
    return st.recursive(
        alone,
        lambda inner: st.one_of(
            st.tuples(inner, inner).map(" ".join),
            st.tuples(inner, inner).map(" OR ".join).map("({})".format),
            inner.map("NOT {}".format),
        ),
        max_leaves=4,
    )


def _fits(node: Node, passages: tuple[str, ...]) -> bool:
    match node:
        case Look(term):
            return any(mark(passage, [str(term)]) for passage in passages)
        case All(nodes):
            return all(_fits(each, passages) for each in nodes)
        case Any(nodes):
            return any(_fits(each, passages) for each in nodes)
        case Not(inner):
            return not _fits(inner, passages)
    raise AssertionError(node)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(_PASSAGE, _PASSAGE), min_size=1, max_size=6), st.lists(_queries(), min_size=1, max_size=8))
def test_the_index_finds_what_a_reader_would(texts: list[tuple[str, str]], queries: list[str]) -> None:
    articles = [Article(f"a{number}", head, "o", body) for number, (head, body) in enumerate(texts)]
    store = MadeStore(articles=articles)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(build, "SEGMENT", 30)  # so that a few articles lie in several segments
        home = workspace(Path(folder))
        older = [replace(articles[0], body="the old body of it"), Article("gone", "gone", "o", "cranes"), *articles[2:]]
        bring_index_up_to_date(home, MadeStore(articles=older))
        bring_index_up_to_date(home, store)
        search = Search(home, store)
        for typed in queries:
            node = read(typed).node
            expected = {one.id for one in articles if _fits(node, (one.headline, one.body, one.outlet))}
            assert search.filter(typed + " ").articles == expected, typed
            assert {hit.id for hit in search.find(typed).hits} == expected, typed
