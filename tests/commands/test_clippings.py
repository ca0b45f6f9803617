"""`briefing clippings`, baskets and tags as options, and `briefing locate` with a link to a passage."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing.cli import run
from briefing.content import make_basket, write_basket
from briefing.language.selectors import select
from briefing.model import Basket, Clipping, ClippingKind
from tests.samples import ALTERED, HOSTILE, RELEASE, SAID, Made, sample

TENDERS = "Tenders for four boats open in March."


@pytest.fixture(autouse=True)
def _workspace(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_WORKSPACE", str(made.workspace.root))
    body = made.path(RELEASE).read_text(encoding="utf-8").split("---\n", 2)[2].strip("\n")
    start = body.index(TENDERS)
    at = select(RELEASE, body, (start, start + len(TENDERS)))
    passage = Clipping(ClippingKind.PASSAGE, "p-1", TENDERS, at, "When?", ("boats", "for Monday"))
    folder = made.workspace.clippings(made.id)
    write_basket(
        folder, Basket((passage, Clipping(ClippingKind.ARTICLE, ALTERED, "Minister promises boats"))), "minister"
    )
    make_basket(folder, "empty one")


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """What a command printed, after seeing that it said nothing else."""
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_clippings_are_listed_basket_by_basket(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["clippings"]) == 0
    out = told(capsys)
    assert out.startswith(
        "Basket basket: 0 clippings.\nBasket empty one: 0 clippings.\nBasket minister: 2 clippings.\n"
    )
    assert f"1. Passage: {TENDERS}\n  In: {RELEASE}\n  {TENDERS}\n  Tags: boats, for Monday\n  Note: When?\n" in out
    assert run(["clippings", "ferries", "--basket", "Minister", "--tag", "#BOATS", "--json"]) == 0
    form = json.loads(told(capsys))
    assert (form["kind"], form["text"], form["tags"]) == ("passage", TENDERS, ["boats", "for Monday"])
    assert (form["basket"], form["found"]) == ("minister", True)


def test_a_link_is_located_in_its_file_also_after_the_passage_moved(
    made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["clippings", "--basket", "minister", "--json"]) == 0
    link = json.loads(told(capsys).splitlines()[0])["link"]
    path = made.path(RELEASE)
    for before, state in (("", "stands"), ("More.\n\nAnd more.\n\n", "moved")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("The Port Office will run", f"{before}The Port Office will run"), encoding="utf-8")
        assert run(["locate", link, "--json"]) == 0
        form = json.loads(told(capsys))
        assert (form["state"], form["text"]) == (state, TENDERS)
        assert path.read_text(encoding="utf-8").splitlines()[form["line"] - 1] == TENDERS
        assert run(["locate", link]) == 0
        assert f"File: {path}, line {form['line']}\n" in told(capsys)
    path.write_text(path.read_text(encoding="utf-8").replace("four boats", "five boats"), encoding="utf-8")
    assert run(["locate", link]) == 1
    assert "not found" in told(capsys)
    assert run(["clippings", "--basket", "minister"]) == 0
    assert "No longer found in the briefing." in told(capsys)
    assert run(["clippings", "--basket", "minister", "--json"]) == 0
    form = json.loads(told(capsys).splitlines()[0])
    assert (form["found"], form["article"], form["link"]) == (False, None, None)


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["clippings", "--basket", "ministr"], "did you mean 'minister'?"),
        (["export", "--basket", "zebra"], "--basket takes one of: basket, empty one, minister"),
        (["export", "--clippings"], "--basket takes one of: minister"),
        (["export", "--basket", "minister", "--tag", "tides"], "nothing has the tag 'tides'"),
        (["export", "--ledger", "--template", "note"], "--template goes with"),
        (["export", "--statement", "ferry", "--tag", "x"], "--tag goes with --clippings"),
        (["export", "--parts", "quotes,zebra"], "there is no part 'zebra'; choose among summary, "),
        (["export", "--parts", "quotes", "--without", "quotes"], "no part is left to export"),
        (["locate", "briefing:ferries/x"], "is no link to a passage"),
        (["locate", "briefing:ferries/..%2Fx#0-5-0123456789abcdef-41-42"], "is not there"),
        (["locate", "briefing:bridges/x#0-5-0123456789abcdef-41-42"], "there is no briefing 'bridges'"),
    ],
)
def test_what_cannot_be_is_said(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(argv) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err


def test_a_tag_and_a_basket_choose_what_is_exported(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--basket", "minister", "--tag", "boats", "--template", "quotes"]) == 0
    out = told(capsys)
    assert f"> {TENDERS}\n\n— Port Office, “Night ferries for every island”, 3 February 2025" in out
    assert "Minister promises" not in out


def test_lines_to_take_are_written_with_a_file_of_sources_for_pandoc(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export, sources = tmp_path / "lines.md", tmp_path / "sources.json"
    options = ["--basket", "minister", "--template", "lines", "--cite", "harvard", "--embargo", "noon", "--csl"]
    assert run(["export", *options, str(sources), "--output", str(export)]) == 0
    assert f"--bibliography {sources}" in capsys.readouterr().err
    text = export.read_text(encoding="utf-8")
    assert "**When**?\n\n> Tenders" in text
    assert text.count("**Embargo: noon**") == 2
    keys = {item["id"] for item in json.loads(sources.read_text(encoding="utf-8"))}
    assert RELEASE in keys
    assert all(f"[@{key}]" in text for key in keys)
    assert run(["verify", str(export)]) == 0
    capsys.readouterr()
    assert run(["export", *options, str(sources)]) == 2
    assert "sources.json: exists already" in capsys.readouterr().err
    path = made.path(ALTERED)
    path.write_text(path.read_text(encoding="utf-8").replace("by the winter", "by the spring"), encoding="utf-8")
    assert run(["verify", str(export)]) == 1
    assert "changed since" in capsys.readouterr().out


def test_a_word_file_bears_its_marking_on_every_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which("pandoc") is None:
        pytest.skip("pandoc is not installed here")
    path = tmp_path / "note.docx"
    marking = f"HARBOUR <only> {HOSTILE}"
    assert run(["export", "--template", "note", "--marking", marking, "--embargo", "noon", "--output", str(path)]) == 0
    capsys.readouterr()
    with zipfile.ZipFile(path) as archive:
        for part in ("word/header1.xml", "word/footer1.xml"):
            root = ElementTree.fromstring(archive.read(part))
            lines = ["".join(each.itertext()) for each in root]
            assert lines[0].startswith("HARBOUR <only> [/x] [sic]")
            assert lines[1] == "Embargo: noon"
        document = archive.read("word/document.xml").decode("utf-8")
        styles = archive.read("word/styles.xml").decode("utf-8")
    assert "headerReference" in document
    assert 'w:val="Table"' in document
    assert "tblBorders" in styles
    assert SAID.split(",")[0] in document


@pytest.mark.parametrize("option", ["--in", "--into"])
def test_every_command_takes_the_briefing_by_the_same_option(
    option: str, made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    sample(made.workspace.root, "bridges")
    for argv in (
        ["search", "boats"],
        ["quotes"],
        ["ledger"],
        ["compare", "night ferry"],
        ["export"],
        ["clippings"],
        ["check"],
        ["index"],
        ["locate"],
        ["set", ALTERED, "byline=Bo"],
        ["add-actor", "Bo Linden"],
        ["import", str(made.path(ALTERED)), "--dry-run"],
    ):
        assert run([*argv, option, "bridges"]) == 0, argv
        capsys.readouterr()
    assert run(["search", "boats"]) == 2
    assert capsys.readouterr().err == "briefing: there are several briefings; name one with --in: bridges, ferries\n"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["ledger", "ferries", "--in", "bridges"], "names two briefings, ferries and --in bridges"),
        (["compare", "ferries", "night", "--in", "bridges"], "two briefings are named, ferries and --in bridges"),
        (["compare", "--text", "a", "b", "--in", "ferries"], "--in does not go with --text"),
    ],
)
def test_two_briefings_are_one_too_many(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(argv) == 2
    assert said in capsys.readouterr().err
