"""`briefing ledger` and `briefing compare` on a briefing."""

from __future__ import annotations

import json
from typing import cast

import pytest

from briefing.cli import run
from tests.samples import ALTERED, MADE_OF_IT, RELEASE, SAID, SHORT, VERBATIM, Made


@pytest.fixture(autouse=True)
def _workspace(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))


def ledger(capsys: pytest.CaptureFixture[str], *argv: str) -> list[dict[str, object]]:
    assert run(["ledger", *argv, "--json"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    return [json.loads(line) for line in told.out.splitlines()]


def test_the_form_has_its_keys_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    first = ledger(capsys)[0]
    assert list(first)[:6] == ["id", "title", "speaker", "reference", "reports", "not_found"]
    assert first["speaker"] == {"id": "ada-marsh", "name": "Ada Marsh"}
    reference = first["reference"]
    assert isinstance(reference, dict)
    assert list(reference) == ["article", "text", "spans", "why", "outlets", "settled"]
    assert (reference["article"], reference["why"]) == (RELEASE, "primary source")
    assert SAID in str(reference["text"])
    reports = first["reports"]
    assert isinstance(reports, list)
    keys = ["article", "outlet", "treatment", "spans", "text", "differences", "house_style"]
    assert all(list(report)[: len(keys)] == keys for report in reports)
    treatments = {report["article"]: report["treatment"] for report in reports}
    assert treatments == {RELEASE: "verbatim", VERBATIM: "verbatim", ALTERED: "altered"}


def test_spans_count_in_the_body(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    for statement in ledger(capsys):
        reports = statement["reports"]
        assert isinstance(reports, list)
        for report in reports:
            body = made.path(report["article"]).read_text(encoding="utf-8").split("---\n", 2)[2].strip("\n")
            assert " ".join(body[start:end] for start, end in report["spans"]) == report["text"]


def test_the_most_alarming_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    statements = ledger(capsys)
    assert len(statements) == 2
    assert MADE_OF_IT[:-1] in str(statements[0])
    assert SHORT[:-1] in str(statements[1])


@pytest.mark.parametrize(
    ("argv", "count"),
    [
        (["--actor", "ada marsh"], 1),
        (["--actor", "A. J. Marsh"], 1),
        (["--actor", "union"], 1),
        (["--outlet", "island mail"], 2),
        (["--outlet", "harbour-post"], 2),
        (["--treatment", "altered"], 1),
        (["--treatment", "altered", "--outlet", "harbour-post"], 0),
        (["--treatment", "verbatim", "--outlet", "harbour-post"], 1),
        (["--treatment", "cut"], 0),
        (["--treatment", "cut", "--treatment", "altered"], 1),
    ],
)
def test_filters_narrow_it(argv: list[str], count: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(ledger(capsys, *argv)) == count


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--actor", "Ada Marhs"], "there is no actor 'Ada Marhs'; did you mean 'Ada Marsh'?"),
        (["--outlet", "iland mail"], "there is no outlet 'iland mail'; did you mean 'Island Mail'?"),
        (["feries"], "there is no briefing 'feries'; did you mean 'ferries'?"),
    ],
)
def test_a_misspelt_name_is_said(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ledger", *argv]) == 2
    assert capsys.readouterr() == ("", f"briefing: {said}\n")


def test_it_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ledger", "--actor", "ada-marsh"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Ada Marsh: ")
    assert "  Reference, primary source: Port Office" in told
    assert "  Harbour Post: = verbatim" in told
    assert [line for line in told if line.startswith("  Island Mail: ≠ altered, 2 differences, touching ")]
    totals = told.index("1 statement.")
    assert told[totals : totals + 4] == [
        "1 statement.",
        "Island Mail: ≠ altered 1",
        "Harbour Post: = verbatim 1",
        "Port Office: reference 1",
    ]


def test_copying_is_told(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    body = made.path(RELEASE).read_text(encoding="utf-8").split("---\n", 2)[2]
    made.article("2025-02-05-island-mail-copy", body, headline="The whole release", outlet="island-mail")
    assert run(["ledger", "--outlet", "island mail"]) == 0
    told = capsys.readouterr().out
    assert "Island Mail, “The whole release”: 100% of its words stand in Port Office\n" in told
    assert run(["ledger", "--outlet", "harbour post"]) == 0
    assert "The whole release" not in capsys.readouterr().out


def test_a_statement_is_found_by_its_id_and_by_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    first = ledger(capsys)[0]
    for words in ([first["id"]], ["ferries", first["id"]], ["night ferry"]):
        assert run(["compare", *map(str, words), "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == first


def test_a_comparison_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "night ferry"]) == 0
    told = capsys.readouterr().out
    assert "Reference: Port Office, “Night ferries for every island”, 2025-02-03, primary source" in told
    assert "Report 1 of 2: Island Mail, “Minister promises boats”, 2025-02\n  ≠ altered, 2 differences" in told
    assert "“will” becomes “must”. Nothing marks it. Touches: modal." in told
    assert f"Wording: “{MADE_OF_IT[:-1]},”" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["zebra"], "there is no statement 'zebra'"),
        (["e"], "2 statements fit 'e'; name one by its id: "),
        (["feries", "night"], "there is no briefing 'feries'"),
    ],
)
def test_a_statement_nobody_made_is_said(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"briefing: {said}")
    assert told.err.count("\n") == 1


def test_what_is_in_no_statement_is_counted_and_listed_with_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    asides = ledger(capsys, "--asides")
    assert asides
    assert all(list(each) == ["quotation", "article", "spans", "text", "why"] for each in asides)
    reported = {
        name for each in ledger(capsys) for one in cast("list[dict[str, object]]", each["reports"])
        for name in cast("list[str]", one["quotations"])
    }  # fmt: skip
    assert not reported & {str(each["quotation"]) for each in asides}
    assert run(["ledger"]) == 0
    told = capsys.readouterr().out
    assert f"{len(asides)} quotation" in told
    assert run(["ledger", "--asides"]) == 0
    assert capsys.readouterr().out.count("In no statement: ") == len(asides)
