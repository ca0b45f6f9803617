"""Checking an export later: what stands, what moved, what changed, and whether the export itself was touched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import ExportError
from briefing.export import (
    ExportedPassage,
    ExportOptions,
    Judgement,
    Md,
    State,
    Trace,
    Verification,
    export_basket,
    export_briefing,
    export_comparison,
    traced,
    verify,
)
from briefing.export.reread import plain
from briefing.export.trace import attach, detach
from briefing.model import Basket, Clipping, ClippingKind, Treatment
from tests.export.made import (
    ALONE,
    ALTERING,
    ARTICLES,
    FERRIES,
    PRINTED,
    STORE,
    VOICE,
    with_articles,
    with_body,
)
from tests.export.reading import PARSER


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """The whole briefing, exported."""
    path = tmp_path / "ferries.md"
    path.write_text(export_briefing(STORE), encoding="utf-8", newline="")
    return path


def _states(done: Verification, article: str) -> set[State]:
    return {finding.state for finding in done.passages if finding.passage.article == article}


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def test_everything_stands(exported: Path) -> None:
    done = verify(exported, STORE)
    assert done.ok
    assert not done.export.edited
    assert len(done.passages) == 5
    assert {(one.judgement.article, one.judgement.treatment) for one in done.judgements} == {
        ("release", Treatment.VERBATIM),
        ("altering", Treatment.ALTERED),
        ("altering", Treatment.VERBATIM),
        ("telling", Treatment.PARAPHRASED),
        ("silent", Treatment.NOT_FOUND),
    }


def test_the_trace_says_which_briefing_and_version(exported: Path) -> None:
    trace = traced(exported).trace
    assert (trace.briefing, trace.fingerprint) == ("ferries", STORE.fingerprint)


def test_moved_passages_are_found_where_they_stand_now(exported: Path) -> None:
    before = "A first paragraph is new.\n\n"
    done = verify(exported, with_body("altering", before + ALTERING))
    assert _states(done, "altering") == {State.MOVED}
    assert _states(done, "release") == {State.STANDS}
    for finding in done.passages:
        if finding.state is State.MOVED:
            assert finding.now == (finding.passage.start + len(before), finding.passage.end + len(before))
    assert not done.ok


def test_the_nearest_of_several_places_is_taken(exported: Path) -> None:
    moved = f"{ALONE} Again.\n\nX {ALTERING}"
    done = verify(exported, with_body("altering", moved))
    (finding,) = [one for one in done.passages if one.passage.start == ALTERING.index(ALONE)]
    assert finding.now is not None
    assert finding.now[0] == moved.rindex(ALONE)


def test_changed_words_are_told(exported: Path) -> None:
    done = verify(exported, with_body("altering", ALTERING.replace("winter", "spring")))
    changed = [finding for finding in done.passages if finding.state is State.CHANGED]
    assert [finding.passage.start for finding in changed] == [ALTERING.index(PRINTED)]
    lines = exported.read_text(encoding="utf-8").split("\n")
    assert changed[0].line is not None
    assert "winter" in lines[changed[0].line - 1]
    assert (changed[0].printed, changed[0].source) == (PRINTED, PRINTED.replace("winter", "spring"))
    assert [(one.reference, one.printed) for one in changed[0].differences] == [("spring", "winter")]
    assert "winter" in str(changed[0])
    assert "spring" in str(changed[0])


def test_a_lost_article_is_told(exported: Path) -> None:
    done = verify(exported, with_articles(tuple(one for one in ARTICLES if one.id != "telling")))
    assert _states(done, "telling") == {State.GONE}


def test_another_judgement_is_told(exported: Path) -> None:
    report = replace(FERRIES.reports[1], treatment=Treatment.CUT)
    now = replace(FERRIES, reports=(FERRIES.reports[0], report), not_found=())
    done = verify(exported, replace(STORE, derived=(now, VOICE)))
    told = {(one.judgement.article, one.state, one.now) for one in done.judgements}
    assert ("altering", State.JUDGED, Treatment.CUT) in told
    assert ("telling", State.UNKNOWN, None) in told
    assert ("silent", State.UNKNOWN, None) in told
    assert "altered then, cut now" in " ".join(map(str, done.judgements))
    (judged,) = [one for one in done.judgements if one.state is State.JUDGED]
    assert judged.line is not None
    assert "≠ altered" in exported.read_text(encoding="utf-8").split("\n")[judged.line - 1]
    assert judged.printed == report.text
    assert judged.reference == FERRIES.reference.text


def test_an_edited_wording_is_told_by_its_line_though_the_passage_stands(exported: Path) -> None:
    line = "> “Every island will have a night ferry by autumn."
    number = exported.read_text(encoding="utf-8").split("\n").index(line) + 1
    _edit(exported, line, line.replace("night", "day"))
    done = verify(exported, STORE)
    assert done.export.edited
    assert not done.ok
    assert (done.export.lines, done.export.missing) == ((number,), 1)
    assert {finding.state for finding in done.passages} == {State.STANDS}
    (edit,) = done.edits
    assert (edit.line, edit.was) == (number, plain(line))
    assert [(one.reference, one.printed) for one in edit.differences] == [("night", "day")]
    assert "“night” becomes “day”" in str(edit)


@pytest.mark.parametrize(
    ("old", "new"),
    [("≠ altered**", "= verbatim**"), ("by autumn.", "by autumn!"), ("No fare will rise", "Every fare will rise")],
)
def test_an_edit_is_told_with_what_the_line_said(exported: Path, old: str, new: str) -> None:
    text = exported.read_text(encoding="utf-8")
    exported.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
    (edit,) = verify(exported, STORE).edits
    assert old.strip("*") in edit.was
    assert new.strip("*") in edit.now
    assert edit.differences


def test_an_edited_clipping_is_told_by_the_article_s_words(tmp_path: Path) -> None:
    quotation = STORE.held[0]
    basket = Basket((Clipping(ClippingKind.QUOTATION, quotation.id, "Night ferries"),))
    path = tmp_path / "basket.md"
    text = export_basket(STORE, basket, ExportOptions(title="Only for the minister"))
    start = text.index("## Clippings")
    word = text[text.index("> ", start) :].split()[2]
    path.write_text(text[:start] + text[start:].replace(word, "Nowhere", 1), encoding="utf-8", newline="")
    edits = verify(path, STORE).edits
    assert any(one.printed == "Nowhere" for edit in edits for one in edit.differences)


def test_added_and_removed_lines_are_told(exported: Path) -> None:
    _edit(exported, "# Night ferries\n", "# Night ferries\n\nAdded.\n")
    _edit(exported, "Speaker: unresolved\n\n", "")
    done = verify(exported, STORE)
    assert (done.export.lines, done.export.missing) == ((3,), 1)


def test_sections_that_changed_places_are_told_by_their_lines(exported: Path) -> None:
    text = exported.read_text(encoding="utf-8")
    one, two, after = text.index("### 1. "), text.index("### 2. "), text.index("## How it was reported")
    exported.write_text(text[:one] + text[two:after] + text[one:two] + text[after:], encoding="utf-8", newline="")
    done = verify(exported, STORE)
    assert not done.ok
    (edit,) = done.edits
    lines = exported.read_text(encoding="utf-8").split("\n")
    moved = lines[edit.line - 1 : edit.until]
    assert [line for line in moved if line.startswith("###")] in (
        [lines[text[:one].count("\n")]],
        [line for line in lines if line.startswith("### 1. ")][:1],
    )
    assert str(edit).startswith(f"Lines {edit.line} to {edit.until} stood elsewhere")


def test_a_source_line_that_was_edited_is_told_with_what_it_said(exported: Path) -> None:
    text = exported.read_text(encoding="utf-8")
    line = next(line for line in text.split("\n") if line.startswith("- Article 2: "))
    exported.write_text(text.replace(line, line.replace("newspaper", "broadcaster")), encoding="utf-8", newline="")
    (edit,) = verify(exported, STORE).edits
    assert (edit.was, "broadcaster" in edit.now) == (plain(line), True)


def test_a_line_that_is_there_twice_is_one_that_was_added(exported: Path) -> None:
    line = "> “Every island will have a night ferry by autumn."
    _edit(exported, line, f"{line}\n\n{line}")
    (edit,) = verify(exported, STORE).edits
    assert "was added" in str(edit)


def test_an_edited_trace_is_told(exported: Path) -> None:
    _edit(exported, '"treatment": "altered"', '"treatment": "verbatim"')
    assert verify(exported, STORE).export.edited


def test_line_ends_and_a_byte_order_mark_are_no_edit(exported: Path) -> None:
    text = exported.read_text(encoding="utf-8")
    exported.write_text("\ufeff" + text, encoding="utf-8", newline="\r\n")
    assert verify(exported, STORE).ok


def test_an_export_of_another_briefing(exported: Path) -> None:
    other = replace(STORE, briefing=replace(STORE.briefing, id="bridges"))
    with pytest.raises(ExportError, match="is an export of the briefing ferries, not of bridges; open that briefing"):
        verify(exported, other)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("<!-- briefing-trace 1", "<!-- something 1", "no trace of passages"),
        ("\n-->\n", "\n-->\n\nOne more line of mine.\n", "move what stands below the comment"),
        ("\n-->\n", "\n", "not at its end, or not whole"),
        ("<!-- briefing-trace 1", "<!-- briefing-trace 2", "a form that this version cannot read"),
        ('"at": [', '"at": [-', "was damaged"),
        ('"at": [', '"at": ["x", ', "was damaged"),
        ('"edges": [', '"edges": [99999999999999999999, ', "was damaged"),
        ('"edges": [8220, ', '"edges": [-1, ', "was damaged"),
        ('"treatment": "altered"', '"treatment": "odd"', "was damaged"),
        ('{"briefing": ', "[", "was damaged"),
        ('{"lines": [', '{"lines": [7, ', "was damaged"),
        ('{"lines": [', '{"lines": 7, "x": [', "was damaged"),
        ('{"article": ', "7\n{", "was damaged"),
        ('{"article": "release", ', '{"article": 7, ', "was damaged"),
    ],
)
def test_a_damaged_trace_is_one_clear_sentence(exported: Path, old: str, new: str, told: str) -> None:
    _edit(exported, old, new)
    with pytest.raises(ExportError, match=told) as caught:
        verify(exported, STORE)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(str(exported))


def test_what_is_no_export(tmp_path: Path) -> None:
    latin = tmp_path / "latin.md"
    latin.write_bytes(b"caf\xe9")
    for path, told in ((latin, "is not UTF-8"), (tmp_path, "cannot be read"), (tmp_path / "none.md", "cannot be read")):
        with pytest.raises(ExportError, match=told):
            traced(path)


def test_a_comparison_and_a_basket_carry_traces_too(tmp_path: Path) -> None:
    path = tmp_path / "some.md"
    path.write_text(export_comparison(STORE, VOICE), encoding="utf-8")
    assert [one.passage.article for one in verify(path, STORE).passages] == ["altering"]
    basket = Basket((Clipping(ClippingKind.QUOTATION, "q-2", "Ferries"),))
    held = replace(STORE, derived=())
    path.write_text(export_basket(held, basket), encoding="utf-8")
    done = verify(path, held)
    assert [one.passage.start for one in done.passages] == [ALTERING.index(PRINTED)]
    assert done.ok


ANY = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["--", "-->", "--->", "<!--", "\u2028", "-\\"]
)
PASSAGES = st.builds(
    ExportedPassage,
    ANY,
    st.integers(0, 9),
    st.integers(10, 99),
    st.characters(),
    st.characters(),
    st.text("0123456789abcdef"),
)
TRACES = st.builds(
    Trace,
    ANY,
    ANY,
    ANY,
    st.lists(PASSAGES, max_size=3).map(tuple),
    st.lists(st.builds(Judgement, ANY, ANY, st.sampled_from(Treatment)), max_size=3).map(tuple),
)


@given(TRACES)
def test_any_trace_comes_back_and_nothing_of_it_is_shown(trace: Trace) -> None:
    text = attach(Md("# Title\n\nText."), trace)
    back = detach(text)
    assert (back.shown, back.trace, back.edited) == ("# Title\n\nText.", trace, False)
    assert [token.type for token in PARSER.parse(text)][-1:] == ["html_block"]
    assert PARSER.parse(text)[-1].content.rstrip().endswith("\n-->")
    assert text.split("<!--")[1].split("-->")[0].count("--") == 0
    assert text.count("-->") == 1
