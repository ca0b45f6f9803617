"""A snapshot that was patched is the one that is made of everything, whatever was changed."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from briefing.content import add_correction, remove_correction
from briefing.derived import Store, making
from briefing.derived.values import Patch
from briefing.derived.writing import patch
from briefing.language.selectors import select
from briefing.model import Correction, CorrectionKind
from tests.bench.generate import write_workspace
from tests.derived.test_updating import afresh, everything
from tests.derived.watching import Watched
from tests.samples import Made, workspace_at

ARTICLES = 60


@pytest.fixture
def watched(watched: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """A briefing large enough for occasions that have nothing to do with each other."""
    workspace = workspace_at(tmp_path / "larger")
    write_workspace(workspace.root, ARTICLES, 3 * ARTICLES)
    watched.made = Made(workspace, "made")
    monkeypatch.setattr(making, "LARGE", 10_000)  # deriving everything happens here, where it can be watched
    return watched


@pytest.fixture
def patched(monkeypatch: pytest.MonkeyPatch) -> list[Patch]:
    """The patches that were made."""
    made: list[Patch] = []

    def noted(connection: object, one: Patch, step: object) -> None:
        made.append(one)
        patch(connection, one, step)  # type: ignore[arg-type]

    monkeypatch.setattr(making, "patch", noted)
    return made


def files(made: Made) -> list[Path]:
    """The articles' files in order."""
    return sorted((made.folder / "articles").iterdir())


def all_of(store: Store) -> tuple[object, ...]:
    """Everything, with what a search asks of it."""
    return (
        *everything(store), store.search_digests(), [store.statements_at(row.id) for row in store.article_rows()],
        [store.mentions_of(row.id) for row in store.actor_rows() if row.id], store.copying(),
        [store.quotations_by(row.id or row.name) for row in store.actor_rows()],
        [store.statements_by(row.id or row.name) for row in store.actor_rows()],
    )  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_a_patched_snapshot_is_one_made_of_everything(
    watched: Watched, patched: list[Patch], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr("tests.derived.test_updating.everything", all_of)
    rng = random.Random(seed)
    watched.run().close()
    for number in range(6):
        edited(watched.made, rng, number)
        with watched.run() as store:
            assert len(patched) == number + 1, "it was not patched"
            assert all_of(store) == afresh(watched.made, tmp_path / f"afresh-{number}")


def edited(made: Made, rng: random.Random, number: int) -> None:
    """One edit of the content."""
    path = rng.choice(files(made))
    text = path.read_text(encoding="utf-8")
    kind = rng.choice(("words", "gone", "new", "twin", "date", "renamed"))
    if kind == "words":
        path.write_text(text.replace(" the ", " a ") + "\nOne more paragraph.\n", encoding="utf-8")
    elif kind == "gone":
        path.unlink()
    elif kind == "new":
        made.article(f"2021-01-0{number + 1}-new", "“We were not asked,” said Ada Marsh.", outlet="outlet-01")
    elif kind == "twin":
        shutil.copyfile(path, path.with_name(f"{path.stem}-twin.md"))
    elif kind == "date":
        path.write_text(text.replace('published: "20', 'published: "20', 1).replace("-1", "-0", 1), encoding="utf-8")
    else:
        path.rename(path.with_name(f"a-{path.name}"))


def test_corrections_are_patched_in_and_out(watched: Watched, patched: list[Patch], tmp_path: Path) -> None:
    with watched.run() as store:
        article = next(store.article(row.id) for row in store.article_rows() if len(store.quotations_in(row.id)) > 1)
        one, two = store.quotations_in(article.id)[:2]
        actor = next(each.id for each in store.actors() if one.speaker is None or each.id != one.speaker.id)
        at = [select(article.id, article.body, each.spans[0]) for each in (one, two)]
    made = watched.made
    for correction in (
        Correction(CorrectionKind.SPEAKER, (at[0],), actor),
        Correction(CorrectionKind.MERGE, tuple(at)),
        Correction(CorrectionKind.TITLE, (at[1],), "As it was said"),
    ):
        add_correction(made.folder, correction)
        with watched.run() as store:
            assert watched.extracted == []
            assert everything(store) == afresh(made, tmp_path / str(correction.kind))
    remove_correction(made.folder, 1)  # the merger
    with watched.run() as store:
        assert everything(store) == afresh(made, tmp_path / "without")
    assert len(patched) == 4


def test_what_everything_depends_on_is_not_patched(watched: Watched, patched: list[Patch]) -> None:
    watched.run().close()
    path = watched.made.folder / "actors.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "- id: new\n  name: Nina New\n  kind: person\n", encoding="utf-8"
    )
    watched.run().close()
    for file in files(watched.made)[: ARTICLES // 5]:
        file.unlink()
    watched.run().close()
    assert patched == []
