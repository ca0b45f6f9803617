"""Only what changed is derived again, and the outcome is that of deriving everything."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from briefing.content import add_correction, remove_correction
from briefing.derived import Store, bring_up_to_date, making, open_store
from briefing.derived.opening import FILE, OTHER_CODE
from briefing.derived.scan import UNSURE, scan
from briefing.derived.steps import SCANNING, WRITING
from briefing.errors import CancelledError
from briefing.language.selectors import select
from briefing.model import Correction, CorrectionKind, Selector
from tests.derived.watching import Watched, other_code
from tests.samples import ALTERED, RELEASE, SHORT, VERBATIM, Made, workspace_at


def everything(store: Store) -> tuple[object, ...]:
    """All that a store gives."""
    return (
        store.info, store.outlets(), store.actors(), store.problems, store.fingerprint, store.article_rows(),
        store.actor_rows(), store.quotation_rows(), store.statement_rows(), store.statements(),
        [(store.article(row.id), store.quotations_in(row.id), store.mentions_in(row.id), store.statements_in(row.id),
          store.copying_of(row.id)) for row in store.article_rows()],
    )  # fmt: skip


def afresh(made: Made, folder: Path) -> tuple[object, ...]:
    """All that a store gives that is built from nothing."""
    other = workspace_at(folder)
    shutil.copytree(made.folder, other.content / made.id)
    with bring_up_to_date(other, made.id) as store:
        return everything(store)


def test_the_first_time_everything_is_derived(watched: Watched) -> None:
    assert open_store(watched.made.workspace, watched.made.id) is None
    with watched.run() as store:
        assert sorted(watched.extracted) == sorted([RELEASE, VERBATIM, ALTERED])
        assert watched.stages[0] == SCANNING
        assert watched.stages[-1] == WRITING
        with open_store(watched.made.workspace, watched.made.id) or pytest.fail("no store") as again:
            assert everything(again) == everything(store)


def test_without_a_change_nothing_is_read_or_written(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    watched.run().close()
    path = watched.made.workspace.index / watched.made.id / FILE
    before = (path.read_bytes(), path.stat().st_ino)
    with monkeypatch.context() as patched:
        patched.setattr(making, "one_writer", lambda *_: pytest.fail("a lock was taken"))
        watched.run().close()
    assert (watched.extracted, watched.stages) == ([], [SCANNING])
    assert (path.read_bytes(), path.stat().st_ino) == before


def test_only_a_changed_article_is_read_again(watched: Watched, tmp_path: Path) -> None:
    watched.run().close()
    watched.made.article("one-more", f"“{SHORT[:-1]},” said Ada Marsh.")
    with watched.run() as store:
        assert watched.extracted == ["one-more"]
        assert everything(store) == afresh(watched.made, tmp_path / "a")
    path = watched.made.path(VERBATIM)
    path.write_text(path.read_text(encoding="utf-8").replace("asked", "told"), encoding="utf-8")
    with watched.run() as store:
        assert watched.extracted == [VERBATIM]
        assert everything(store) == afresh(watched.made, tmp_path / "b")


def test_removed_and_renamed_articles_are_gone(watched: Watched, tmp_path: Path) -> None:
    watched.run().close()
    watched.made.path(ALTERED).unlink()
    watched.made.path(VERBATIM).rename(watched.made.path("renamed"))
    with watched.run() as store:
        assert watched.extracted == ["renamed"]
        assert [row.id for row in store.article_rows()] == [RELEASE, "renamed"]
        assert {row.article for row in store.quotation_rows()} == {RELEASE, "renamed"}
        assert everything(store) == afresh(watched.made, tmp_path / "a")
    shutil.rmtree(watched.made.folder / "articles")
    with watched.run() as store:
        assert (watched.extracted, store.article_rows(), store.quotation_rows(), store.statements()) == ([], [], [], ())


def test_other_actors_mean_other_speakers_everywhere(watched: Watched, tmp_path: Path) -> None:
    watched.run().close()
    watched.made.file("actors.yaml", "- id: marsh\n  name: Ada Marsh\n  kind: person\n")
    with watched.run() as store:
        assert sorted(watched.extracted) == sorted([RELEASE, VERBATIM, ALTERED])
        assert store.quotations_by("ada-marsh") == ()
        assert {each.article for each in store.quotations_by("marsh")} == {RELEASE, VERBATIM, ALTERED}
        assert everything(store) == afresh(watched.made, tmp_path / "a")


def test_another_frame_changes_names_without_reading_articles(watched: Watched, tmp_path: Path) -> None:
    watched.run().close()
    path = watched.made.folder / "briefing.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Island Mail", "The Mail"), encoding="utf-8")
    with watched.run() as store:
        assert watched.extracted == []
        assert "The Mail" in {row.outlet_name for row in store.quotation_rows()}
        assert everything(store) == afresh(watched.made, tmp_path / "a")


def test_a_file_that_was_only_touched_is_read_but_not_derived(watched: Watched) -> None:
    with watched.run() as store:
        before = everything(store)
    os.utime(watched.made.path(RELEASE), (1, 1))
    with watched.run() as store:
        assert (watched.extracted, everything(store)) == ([], before)
        assert WRITING not in watched.stages
    watched.run().close()
    assert watched.stages == [SCANNING]


def test_a_change_in_the_same_tick_and_of_the_same_size_is_seen(made: Made) -> None:
    path = made.article("one-more", "“We sail,” said Ada Marsh.")
    bring_up_to_date(made.workspace, made.id).close()
    found = path.stat()
    made.article("one-more", "“We swim,” said Ada Marsh.")
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert scan(made.folder).files["articles/one-more.md"].mtime == UNSURE
    with bring_up_to_date(made.workspace, made.id) as store:
        assert store.article("one-more").body == "“We swim,” said Ada Marsh."


def test_damaged_content_is_among_the_problems_until_it_is_mended(watched: Watched) -> None:
    watched.made.file("articles/bad.md", "---\nheadline: x\n")
    watched.made.file("articles/notes.txt", "x")
    with watched.run() as store:
        assert [problem.file for problem in store.problems] == ["articles/bad.md", "articles/notes.txt"]
        assert len(store.article_rows()) == 3
    watched.made.article("one-more", "Boats.")
    with watched.run() as store:
        assert [problem.file for problem in store.problems] == ["articles/bad.md", "articles/notes.txt"]
    watched.made.article("bad", "“We sail,” said Ada Marsh.")
    (watched.made.folder / "articles" / "notes.txt").unlink()
    with watched.run() as store:
        assert watched.extracted == ["bad"]
        assert store.problems == ()
    (watched.made.folder / "articles" / "more.txt").write_text("x", encoding="utf-8")
    with watched.run() as store:
        assert [problem.file for problem in store.problems] == ["articles/more.txt"]


def test_a_corrected_speaker_holds_and_can_be_taken_back(watched: Watched, tmp_path: Path) -> None:
    with watched.run() as store:
        quotation = next(each for each in store.quotations_in(VERBATIM) if SHORT[:-1] in each.text)
        body = store.article(VERBATIM).body
        before = store.quotations_in(VERBATIM)
    at = select(VERBATIM, body, (quotation.start, quotation.end))
    add_correction(watched.made.folder, Correction(CorrectionKind.SPEAKER, (at,), "ada-marsh"))
    for time in (
        "first",
        "second",
    ):  # the second time from the snapshot, which holds what was extracted beside what was corrected
        with watched.run() as store:
            assert watched.extracted in ([], ["one-more"])
            corrected = next(each for each in store.quotations_in(VERBATIM) if SHORT[:-1] in each.text)
            assert (corrected.speaker and corrected.speaker.id, corrected.corrected) == ("ada-marsh", True)
            assert everything(store) == afresh(watched.made, tmp_path / time)
        watched.made.article("one-more", "Boats.")
    remove_correction(watched.made.folder, 0)
    with watched.run() as store:
        assert store.quotations_in(VERBATIM) == before


def test_corrections_that_no_longer_fit_are_told(watched: Watched) -> None:
    for kind, article in (
        (CorrectionKind.SPEAKER, VERBATIM),
        (CorrectionKind.SPEAKER, "gone"),
        (CorrectionKind.TITLE, VERBATIM),
    ):
        add_correction(
            watched.made.folder, Correction(kind, (Selector(article, "words that are nowhere"),), "ada-marsh")
        )
    with watched.run() as store:
        assert [(problem.file, problem.field) for problem in store.problems] == [
            ("corrections.yaml", "[1]"), ("corrections.yaml", "[2]"), ("corrections.yaml", "[3]")
        ]  # fmt: skip
        assert all("no longer fits" in problem.what for problem in store.problems)


def test_other_code_builds_everything_again_and_says_so(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    watched.run().close()
    other_code(monkeypatch)
    assert open_store(watched.made.workspace, watched.made.id) is None
    with watched.run() as store:
        assert sorted(watched.extracted) == sorted([RELEASE, VERBATIM, ALTERED])
        assert store.notes == (OTHER_CODE,)
        assert OTHER_CODE in watched.stages
    with watched.run() as store:
        assert store.notes == ()


def test_the_fingerprint_is_that_of_content_and_code(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    with watched.run() as store:
        first = store.fingerprint
    added = watched.made.article("one-more", "Boats.")
    with watched.run() as store:
        assert store.fingerprint != first
    added.unlink()
    with watched.run() as store:
        assert store.fingerprint == first
    other_code(monkeypatch)
    with watched.run() as store:
        assert store.fingerprint != first


def test_cancelling_at_any_step_leaves_the_last_snapshot(watched: Watched) -> None:
    watched.run().close()
    folder = watched.made.workspace.index / watched.made.id
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    watched.made.article("one-more", "“We sail,” said Ada Marsh.")
    for steps in range(1000):
        left = iter(range(steps))
        try:
            watched.run(cancelled=lambda left=left: next(left, None) is None).close()  # type: ignore[misc]  # a default
        except CancelledError:
            assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
        else:
            break
    assert steps > 10
    assert {path.name for path in folder.iterdir()} == set(before)
    with watched.run() as store:
        assert watched.stages == [SCANNING]
        assert store.article("one-more").id == "one-more"
