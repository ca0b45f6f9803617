"""`briefing search`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.cli import run
from briefing.search import hits
from briefing.search.passages import HitText, passage
from tests.samples import ALTERED, RELEASE, Made


@pytest.fixture(autouse=True)
def _workspace(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))


def search(capsys: pytest.CaptureFixture[str], *argv: str) -> list[dict[str, object]]:
    assert run(["search", *argv, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_form_has_its_keys_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    found = search(capsys, "ferry")
    assert found
    for hit in found:
        assert list(hit)[:7] == ["kind", "id", "article", "title", "snippet", "hits", "score"]
        assert hit["kind"] in {"article", "quotation", "actor", "statement"}
        snippet, hits = hit["snippet"], hit["hits"]
        assert isinstance(snippet, str)
        assert isinstance(hits, list)
        assert all(snippet[start:end].casefold().startswith("ferr") for start, end in hits)


def test_words_are_one_query(capsys: pytest.CaptureFixture[str]) -> None:
    assert search(capsys, "night", "ferry") == search(capsys, "night ferry") != []


def test_a_limit_says_what_it_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    everything = search(capsys, "ferry", "--limit", "0")
    assert run(["search", "ferry", "--limit", "1", "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == everything[0]
    assert told.err == f"briefing: 1 of {len(everything)} hits printed; --limit 0 prints all\n"


def test_hits_of_one_kind_are_counted_alone(capsys: pytest.CaptureFixture[str]) -> None:
    everything = search(capsys, "ferry", "--limit", "0")
    quotations = [hit for hit in everything if hit["kind"] == "quotation"]
    assert 1 < len(quotations) < len(everything)
    assert search(capsys, "ferry", "--kind", "quotation") == quotations
    assert run(["search", "ferry", "--kind", "quotation", "--limit", "1", "--json"]) == 0
    assert capsys.readouterr().err == f"briefing: 1 of {len(quotations)} hits printed; --limit 0 prints all\n"


def test_only_what_is_printed_is_read(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    read = []

    def noted(*asked: Any) -> HitText:
        read.append(asked)
        return passage(*asked)

    monkeypatch.setattr(hits, "passage", noted)
    assert len(search(capsys, "ferry", "--kind", "quotation", "--limit", "1")) == len(read) == 1


@pytest.mark.parametrize("limit", ["-1", "many", "1.5", "²"])
def test_a_limit_is_a_whole_number(limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "ferry", f"--limit={limit}"]) == 2
    assert "is not a whole number" in capsys.readouterr().err


def test_a_misspelling_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "tendres"]) == 0
    told = capsys.readouterr()
    assert told.out == "0 hits.\n"
    assert "did you mean 'tenders'?" in told.err


def test_hits_are_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "tenders"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Article: Night ferries for every island"
    assert "Tenders for four boats open in March." in told[1]
    assert told[-1] == "1 hit."


def test_an_article_is_named_once_and_a_passage_with_its_article(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "ferry"]) == 0
    ids = [line.strip() for line in capsys.readouterr().out.splitlines() if line.startswith("  Id: ")]
    assert f"Id: {RELEASE}" in ids
    assert any(line.endswith(f", in {RELEASE}") for line in ids), "a quotation's id does not say where it stands"


def test_other_forms_count_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert search(capsys, "tender") == []
    assert run(["search", "tender", "--forms", "--json"]) == 0
    told = capsys.readouterr()
    assert [json.loads(line)["id"] for line in told.out.splitlines()] == [RELEASE]
    assert told.err == "briefing: Other forms too: tender: tenders.\n"


@pytest.mark.parametrize(
    ("by", "lines"),
    [
        ("outlet", ["Harbour Post: 1 article", "Island Mail: 1 article", "Port Office: 1 article", "3 articles."]),
        ("month", ["2025-02: 3 articles", "3 articles."]),
    ],
)
def test_hits_are_counted(by: str, lines: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "night", "--by", by]) == 0
    assert capsys.readouterr().out.splitlines() == lines


def test_counts_as_json_lead_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "ferry", "--by", "actor", "--json"]) == 0
    counts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert counts[0]["actor"] == "Ada Marsh"
    narrowed = search(capsys, f"ferry {counts[0]['narrowing']}", "--kind", "quotation")
    assert len(narrowed) == counts[0]["quotations"]


def test_a_query_is_saved_used_and_forgotten(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    plain = search(capsys, "ferry by:marsh")
    assert search(capsys, "ferry by:marsh", "--save", "Marsh  on ferries") == plain
    assert (made.folder / "searches.yaml").read_text("utf-8") == "- name: Marsh on ferries\n  query: ferry by:marsh\n"
    assert search(capsys, "--saved", "marsh on FERRIES") == plain
    narrower = search(capsys, "--saved", "marsh on ferries", "outlet:island", "--kind", "quotation")
    assert {hit["article"] for hit in narrower} == {ALTERED}
    assert run(["search", "--saved", "tides"]) == 2
    assert "no search is saved as 'tides'; there are 'Marsh on ferries'" in capsys.readouterr().err
    assert run(["search", "--forget", "marsh on ferries"]) == 0
    capsys.readouterr()
    assert run(["search", "--saved", "marsh on ferries"]) == 2
    assert "none is saved yet" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["- name: [", "just words", "- name: boats\n  query: {}\n", "\x00"])
@pytest.mark.parametrize("option", ["--saved", "--forget"])
def test_what_is_saved_in_a_damaged_file_is_not_said_to_be_missing(
    made: Made, text: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made.file("searches.yaml", text)
    assert run(["search", option, "boats"]) == 2
    told = capsys.readouterr().err
    assert "searches.yaml" in told
    assert "mend the file first" in told
    assert "none is saved" not in told


def test_a_search_that_can_be_read_is_used_whatever_else_the_file_holds(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    made.file("searches.yaml", "- name: boats\n  query: ferry\n- name: other\n  query: {}\n")
    assert run(["search", "--saved", "boats"]) == 0
    assert "hit" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["--save", "x"], ["ferry", "--forget", "x"], ["--save", "x", "--saved", "y"]])
def test_wrong_use_says_what_to_do(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", *words]) == 2
    assert capsys.readouterr().err
