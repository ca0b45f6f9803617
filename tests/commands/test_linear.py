"""`briefing read`, `briefing say` and `briefing --plain`: everything as linear text."""

from __future__ import annotations

import io

import pytest

from briefing.cli import run
from briefing.content import BASKET, read_basket
from briefing.model import ClippingKind
from tests.samples import ALTERED, HOSTILE, MADE_OF_IT, RELEASE, SAID, SHORT, Made


@pytest.fixture(autouse=True)
def _workspace(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))


def lines(capsys: pytest.CaptureFixture[str], *argv: str) -> list[str]:
    assert run(argv) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return told.out.splitlines()


def talk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *typed: str) -> str:
    """What is answered to these lines; the last of them ends it."""
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
    assert run(["--plain"]) == 0
    return capsys.readouterr().out


def after(told: list[str], begins: str) -> list[str]:
    return told[next(at for at, line in enumerate(told) if line.startswith(begins)) + 1 :]


def test_an_article_is_read_with_every_quotation_after_its_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    told = lines(capsys, "read", ALTERED)
    assert told[1] == "Outlet: Island Mail. Kind: report. Published: 2025-02."
    rest = after(told, f"“{MADE_OF_IT[:-1]}")
    assert rest[0].startswith("  Quotation 2 of 2: Ada Marsh")
    assert ", direct. Source: “Ada Marsh”. Cue: “told”. Why: cue 'told' after." in rest[0]
    assert rest[1].startswith("  Statement s-")
    assert rest[2].startswith("  Here: ≠ altered, 2 differences, touching modal")
    assert rest[-1].endswith(" words, 2 quotations.")


def test_the_reference_says_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert "  Here is the reference, primary source." in lines(capsys, "read", RELEASE)


def test_a_name_that_fits_several_articles_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "2025"]) == 2
    assert capsys.readouterr().err.startswith("briefing: 3 articles fit '2025'; name one of: ")


def test_what_somebody_said_and_where_they_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    told = lines(capsys, "say", "A. J. Marsh")
    assert told[:4] == [
        "Ada Marsh",
        "Kind: person",
        "Office: Ferries Minister, from 2024-06",
        "Also called: A. J. Marsh",
    ]
    assert f"  “{SAID}”" in told
    assert "Said: 4 quotations." in told
    assert "Named in 3 articles." in told


def test_hostile_text_is_read_safely(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    harmful = (
        HOSTILE.replace("\x85", "").replace("\x1b", "").replace("\x07", "").replace("\x9b", "")
    )  # no YAML otherwise
    made.article("2025-02-09-harbour-post-odd", f"“Boats {HOSTILE},” said Ada Marsh.\n", headline=f'"Odd {harmful}"')
    told = lines(capsys, "read", "2025-02-09-harbour-post-odd") + lines(capsys, "say", "marsh")
    assert any("Boats" in line for line in told)
    assert not [char for line in told for char in line if not char.isprintable()]


def test_lists_are_numbered_and_a_number_opens(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = talk(capsys, monkeypatch, "articles", "1", "quit")
    assert "3 articles.\n1. Harbour Post, “" in told
    assert "Outlet: Harbour Post. Kind: report." in told


def test_search_leads_to_what_it_found_and_next_to_the_following(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = talk(capsys, monkeypatch, "search tenders", "1", "next", "quit")
    assert "1 hit.\n1. Article: " in told
    assert "Tenders for four boats open in March." in told
    assert "the last list has no number 2; it has 1" in told


def test_the_ledger_leads_to_the_comparison(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = talk(capsys, monkeypatch, "ledger", "1")  # and the end of what is typed ends it
    assert "≠ altered, 3 reports" in told
    assert "Difference 1: “will have” becomes" in told or "Difference 1: “will” becomes “must”" in told


def test_quotations_of_one_and_those_that_are_not_sure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = talk(capsys, monkeypatch, "quotes union", "unsure", "quit")
    assert "1 quotation.\n1. Islanders' Union" in told
    assert SHORT[:-1] in told


def test_long_lists_come_a_stretch_at_a_time(
    made: Made, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        made.article(f"2025-03-{number + 1:02}-harbour-post-tide", "The tide was high.\n", headline=f"Tide {number}")
    told = talk(capsys, monkeypatch, "articles", "", "more", "quit")
    assert "\n20. " in told
    assert "3 more; Enter goes on.\n> 21. " in told
    assert "\n> Nothing more. " in told


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("rread x", "'rread' is no command; did you mean 'read'?"),
        ("read", "read needs words; type help read"),
        ("say nobody of that name", "there is no speaker 'nobody of that name'; "),
        ("99999999999999999999", "is no command"),
        ("help say", "say NAME: tell what somebody said, and where they are named."),
    ],
)
def test_what_is_typed_wrongly_is_answered(
    typed: str, answer: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answer in talk(capsys, monkeypatch, typed, "quit")


def test_what_was_read_is_clipped_noted_and_taken_back(
    made: Made, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = talk(
        capsys,
        monkeypatch,
        "clip",
        "ledger",
        "clip 1",
        "note For Monday",
        "tags urgent, #lobby",
        f"read {RELEASE}",
        "clip",
        "up",
        "undo",
        "redo",
        "undo",
        "quit",
    )
    assert "there is nothing to clip; open an article" in told
    assert told.count("Clipped into the basket: ") == 2
    assert "> Taken back: Moved up." in told
    assert "> Made again: Moved up." in told
    statement, article = read_basket(made.workspace.clippings(made.id), BASKET).clippings
    assert (statement.kind, statement.note, statement.tags) == (
        ClippingKind.STATEMENT,
        "For Monday",
        ("urgent", "lobby"),
    )
    assert (article.kind, article.target) == (ClippingKind.ARTICLE, RELEASE)
    listed = talk(capsys, monkeypatch, "basket", "1", "clip", "basket", "quit")
    assert "1. Statement: Ada Marsh: " in listed
    assert " Tags: urgent, lobby. Note: For Monday\n" in listed
    assert "Speaker: Ada Marsh" in listed, "a clipping opens what was clipped"
    assert "Taken out of the basket: Ada Marsh: " in listed
    assert "> 1 clipping.\n1. Article: " in listed


def test_a_passage_is_clipped_by_its_words(
    made: Made, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = talk(
        capsys,
        monkeypatch,
        "passage boats",
        "read island mail",
        f"read {ALTERED}",
        "passage BOATS after",
        "passage the minister ... four boats",
        "passage nowhere",
        "passage boats",
        "quit",
    )
    assert "no article was read yet" in told
    assert "'nowhere' does not stand there" in told
    assert "These words stand there 2 times; the first is taken.\n  The minister promised boats after dark.\n" in told
    (whole,) = read_basket(made.workspace.clippings(made.id), BASKET).clippings  # the first was taken out again
    assert whole.kind is ClippingKind.PASSAGE
    assert whole.at is not None
    assert whole.at.exact.startswith("The minister promised boats after dark.")
    assert whole.at.exact.endswith("Four boats are to be bought.")


def test_baskets_are_begun_and_opened(
    made: Made, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = talk(
        capsys, monkeypatch, "basket Minister", "articles", "clip 2", "baskets", "basket basket", "note x", "quit"
    )
    assert "New: the basket Minister; what you clip goes there.\n0 clippings.\n" in told
    assert "Open: the basket Minister.\n" in told
    assert "Opened the basket, 0 clippings" in told
    assert "no clipping of the basket is at hand" in told
    assert len(read_basket(made.workspace.clippings(made.id), "Minister").clippings) == 1
    told = talk(capsys, monkeypatch, "quotes union", "basket minister", "1", "clip 7", "clip x", "quit")
    assert "Opened the basket Minister, 1 clipping" in told, "letter case aside"
    assert "Outlet: " in told, "what was clipped is read"
    assert "the last list has no number 7; it has 1" in told
    assert "'x' is no number of the list" in told


def test_a_quotation_of_a_list_is_clipped_as_such(
    made: Made, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = talk(capsys, monkeypatch, "quotes union", "clip 1", "search not asked", "clip 1", "basket", "1", "quit")
    kept = read_basket(made.workspace.clippings(made.id), BASKET).clippings
    assert ClippingKind.QUOTATION in {one.kind for one in kept}
    assert f"  “{SHORT[:-1]},”\n  Islanders' Union" in told
