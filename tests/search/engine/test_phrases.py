"""What was said is found in the articles' own words, also over the place where a cue parts it."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh.index import open_dir
from whoosh.query.compound import And, Or
from whoosh.query.positional import Phrase
from whoosh.query.terms import Prefix, Term

from briefing.model import Article, Quotation, QuotationKind, Speaker
from briefing.paths import Workspace
from briefing.search import Search, bring_index_up_to_date
from briefing.search.engine.folder import IndexFolder
from briefing.search.engine.gathering import Gathering
from briefing.search.engine.schema import FIELD
from briefing.search.engine.segment import Segment
from briefing.search.engine.texts import Texts
from tests.search.harbour import harbour, workspace
from tests.search.made import MadeStore

BODY = (
    "“The quay is open to all,” said Loke, “and it is not to close.” The end-to-end tests said so. “Yes.” Yes, he said."
)
PARTED = ((0, 26), (38, 64))
CUT = BODY.index("nd-to-end")


def quotation(name: str, *spans: tuple[int, int], text: str = "") -> Quotation:
    text = text or " ".join(BODY[start:end] for start, end in spans)
    speaker = Speaker(None, "Ines Loke")
    return Quotation(name, "a", spans, text, QuotationKind.DIRECT, speaker=speaker)


@pytest.fixture
def made(tmp_path: Path) -> tuple[Workspace, MadeStore]:
    """A quotation that a cue parts, one word, one that begins inside a word, and one that stands nowhere."""
    quotations = [
        quotation("parted", *PARTED),
        quotation("one word", (100, 106)),
        quotation("cut", (CUT, CUT + 9)),
        quotation("elsewhere", (0, 4), text="words that the article does not have"),
    ]
    store = MadeStore(articles=[Article("a", "The quay", "o", BODY)], quotations=quotations, statements=())
    home = workspace(tmp_path)
    bring_index_up_to_date(home, store)
    return home, store


@pytest.mark.parametrize(
    ("typed", "articles", "quotations"),
    [
        ('"open to all"', {"a"}, {"parted"}),
        ('"to all and it"', set(), {"parted"}),
        ('"all and"', set(), {"parted"}),
        ('"all and it is no*"', set(), {"parted"}),
        ('"all said loke and"', {"a"}, set()),
        ('"is not to close"', {"a"}, {"parted"}),
        ('"close the"', {"a"}, set()),
        ('"ines loke"', set(), {"parted", "one word", "cut", "elsewhere"}),
        ('"close ines"', set(), set()),
        ('"to end"', {"a"}, {"cut"}),
        ('"end to"', {"a"}, set()),
        ('"that the article"', set(), {"elsewhere"}),
        ('"quay the"', set(), set()),
    ],
)
def test_a_phrase_is_found_in_what_has_it(
    made: tuple[Workspace, MadeStore], typed: str, articles: set[str], quotations: set[str]
) -> None:
    home, store = made
    found = Search(home, store).filter(typed, typing=False)
    assert (set(found.articles), set(found.quotations)) == (articles, quotations)


def test_a_passage_of_an_article_is_not_kept_again(made: tuple[Workspace, MadeStore]) -> None:
    home, _ = made
    manifest = IndexFolder(home, "made").current()
    assert manifest is not None
    [(name, _)] = manifest.segments
    segment = Segment(manifest.place, name, manifest.seals)
    assert [size for _, size, _ in segment.stretches(1)] == [6, 6, 2], "two pieces of the body, and the speaker's name"
    assert [joined for _, _, joined in segment.stretches(1)] == [False, True, False]
    number = segment.number("open")
    assert number is not None
    assert len(segment.places(number)) == 1


def test_a_statement_of_an_article_that_comes_later_waits_for_it() -> None:
    from briefing.search.engine.documents import Document, WeighedText

    gathering = Gathering(Texts())
    later: dict[str, object] = {"article": "first", "articles": ("second",), "speaker": None, "kinds": []}
    gathering.add(
        Document("statement", "s", (WeighedText("the quay", 4, "first"), WeighedText("is open", 2, "second")), later)
    )
    facts: dict[str, object] = {"outlet": ("o", "O", ""), "kind": "report", "days": (0, 0), "by": None}
    for name in ("first", "second"):
        parts = (
            WeighedText("Headline", 6),
            WeighedText("the quay is open", 2),
            WeighedText("O", 2),
            WeighedText("", 2),
        )
        gathering.add(Document("article", name, parts, facts))
    gathering.finish()
    assert [(text, start, size) for text, start, size, _ in gathering.stretches(0)] == [(0, 2, 2), (1, 4, 2)]


def test_whooshs_own_searcher_finds_the_same_in_our_index(tmp_path: Path) -> None:
    home = workspace(tmp_path)
    bring_index_up_to_date(home, harbour(()))
    bring_index_up_to_date(home, harbour())
    manifest = IndexFolder(home, "harbour").current()
    assert manifest is not None
    search = Search(home, harbour())
    assert search.ready
    assert search._opened is not None
    table = search._opened.view.table
    queries = {
        "cranes ": Term(FIELD, "cranes"),
        "cran*": Prefix(FIELD, "cran"),
        "the cranes ": And([Term(FIELD, "the"), Term(FIELD, "cranes")]),
        "tides OR cranes ": Or([Term(FIELD, "tides"), Term(FIELD, "cranes")]),
        '"not an afterthought"': Phrase(FIELD, ["not", "an", "afterthought"]),
    }
    with open_dir(str(manifest.place)).searcher() as searcher:
        for typed, query in queries.items():
            ours = search.filter(typed, typing=False)
            expected = set(ours.articles | ours.quotations | ours.statements)
            found = {table.ids[number] for number in searcher.docs_for_query(query)}
            actors = {document.id for document in search.find(typed).hits if document.kind == "actor"}
            assert found == expected | actors, typed
            assert found, typed
