"""From files to a briefing: preview, edit, take, take again, the same text twice, and what stops in the middle."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefing import content
from briefing.errors import ContentError, UsageError
from briefing.intake import (
    Candidate,
    Decision,
    Duplicates,
    ImportOptions,
    Summary,
    decide,
    edit,
    plan,
    take,
)
from briefing.intake.duplicates import KnownTexts, address_key
from briefing.model import Article, ArticleKind, Outlet, OutletKind, PartialDate
from tests.intake.samples.build import samples
from tests.intake.samples.stories import HARBOUR, QUOTAS

POST = Outlet("selwyn-post", "Selwyn Post", OutletKind.NEWSPAPER, "selwynpost.example")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty briefing."""
    (tmp_path / "content").mkdir()
    made = content.new_briefing(tmp_path / "content", "trees", "Trees")
    content.write_outlets(made, [POST])
    return made


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of three texts."""
    made = tmp_path / "files"
    made.mkdir()
    for name, story in (("harbour", HARBOUR), ("quotas", QUOTAS)):
        text = f"{story.headline}\n\n6 May 2025\n\n" + "\n\n".join(story.paragraphs)
        (made / f"{name}.txt").write_text(text, encoding="utf-8")
    (made / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    return made


def planned(files: Path, folder: Path, options: ImportOptions | None = None) -> list[Candidate]:
    return list(plan([files], content.read_briefing(folder).briefing, options or ImportOptions(workers=1)))


def imported(files: Path, folder: Path, options: ImportOptions | None = None) -> Summary:
    return take(planned(files, folder, options), folder)


def test_a_preview_writes_nothing(files: Path, folder: Path) -> None:
    before = sorted(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    found = planned(files, folder)
    assert [candidate.decision for candidate in found] == [Decision.FAIL, Decision.TAKE, Decision.TAKE]
    assert found[1].missing == ("outlet",)
    assert sorted(path.read_bytes() for path in folder.rglob("*") if path.is_file()) == before


def test_taking_writes_articles_that_read_back(files: Path, folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    summary = take(planned(files, folder), folder, progress=lambda *line: told.append(line), total=3)
    assert [line.name for line in summary.taken] == ["harbour.txt", "quotas.txt"]
    assert [(line.name, line.why) for line in summary.failed] == [("broken.pdf", "is a damaged or truncated PDF")]
    assert [outlet.id for outlet in summary.outlets] == ["unknown"]
    assert [line.why for line in summary.missing] == ["outlet", "outlet"]
    assert told == [("broken.pdf", 1, 3), ("harbour.txt", 2, 3), ("quotas.txt", 3, 3)]
    opened = content.read_briefing(folder)
    assert not opened.problems
    article = next(article for article in opened.briefing.articles if article.headline == HARBOUR.headline)
    assert article.body.split("\n\n") == list(HARBOUR.paragraphs)
    assert article.id == "2025-05-06-unknown-flood-wall-at-penmarrow-to-be-raised-by-a-metre"
    assert article.published == PartialDate(2025, 5, 6)
    assert (article.origin or "").startswith("harbour.txt (source ")


def test_importing_again_changes_nothing(files: Path, folder: Path) -> None:
    imported(files, folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    summary = imported(files, folder)
    assert not summary.taken
    assert [line.why.split(" as ")[0] for line in summary.skipped] == ["the same file", "the same file"]
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_what_a_person_mended_is_not_imported_again(files: Path, folder: Path) -> None:
    imported(files, folder)
    article = content.read_briefing(folder).briefing.articles[0]
    mended = replace(article, body="Quite other words than those of the file.", outlet="selwyn-post")
    content.write_article(folder, mended, overwrite=True)
    assert not imported(files, folder).taken


def test_an_import_that_stops_goes_on_where_it_was(files: Path, folder: Path) -> None:
    asked = iter([False, False, True])
    summary = take(planned(files, folder), folder, cancelled=lambda: next(asked))
    assert summary.cancelled
    assert len(summary.taken) == 1
    rest = imported(files, folder)
    assert len(rest.taken) == 1
    assert len(rest.skipped) == 1


def test_a_failure_to_write_is_one_line(files: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = content.write_article

    def failing(folder: Path, article: Article, *, overwrite: bool = False) -> Path:
        if article.headline == HARBOUR.headline:
            raise OSError(28, "No space left on device")
        return real(folder, article, overwrite=overwrite)

    monkeypatch.setattr(content, "write_article", failing)
    summary = imported(files, folder)
    assert len(summary.taken) == 1
    assert "No space left on device" in summary.failed[1].why


def test_two_texts_of_one_name_are_both_kept(folder: Path) -> None:
    article = Article("2025-selwyn-post-trees", "Trees", "selwyn-post", "One text.")
    candidates = [
        Candidate(Path("a"), article=article),
        Candidate(Path("b"), article=replace(article, body="Another text.")),
        Candidate(Path("c"), article=article),
    ]
    summary = take(candidates, folder)
    assert [line.article for line in summary.taken] == ["2025-selwyn-post-trees", "2025-selwyn-post-trees-2"]
    assert [line.why for line in summary.skipped] == ["it is there already"]


def test_editing_a_candidate(files: Path, folder: Path) -> None:
    candidate = planned(files, folder)[1]
    edited = edit(candidate, headline="Another headline", outlet="Harbour Gazette", published="2025-05", kind="comment")
    assert edited.article is not None
    assert edited.article.id == "2025-05-harbour-gazette-another-headline"
    assert edited.missing == ()
    assert (edited.fields["headline"].value, edited.fields["headline"].by) == ("Another headline", "you")
    summary = take([edited], folder)
    assert [(outlet.id, outlet.name) for outlet in summary.outlets] == [("harbour-gazette", "Harbour Gazette")]
    opened = content.read_briefing(folder)
    assert not opened.problems
    assert opened.briefing.articles[0].kind is ArticleKind.COMMENT


@pytest.mark.parametrize(
    ("field", "value"),
    [("published", "soon"), ("kind", "poem"), ("headline", ""), ("outlet", None), ("colour", "red")],
)
def test_edits_that_no_article_can_hold(files: Path, folder: Path, field: str, value: str | None) -> None:
    with pytest.raises(UsageError):
        edit(planned(files, folder)[1], **{field: value})


def test_a_failure_cannot_be_edited_or_taken(files: Path, folder: Path) -> None:
    failed = planned(files, folder)[0]
    with pytest.raises(UsageError):
        edit(failed, headline="x")
    assert decide(failed, Decision.TAKE) == failed


def test_a_person_decides(files: Path, folder: Path) -> None:
    skipped = [decide(candidate, Decision.SKIP) for candidate in planned(files, folder)]
    summary = take(skipped, folder)
    assert not summary.taken
    assert {line.why for line in summary.skipped} == {"left out by you"}


def test_what_a_body_prints_on_its_own_site_is_a_release(tmp_path: Path, folder: Path) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in HARBOUR.paragraphs)
    for number, (name, kind) in enumerate(
        (("Brookshire Police", ArticleKind.RELEASE), ("Brookshire Walks", ArticleKind.REPORT))
    ):
        path = tmp_path / f"{number}.html"
        head = f"<title>{HARBOUR.headline} | {name}</title>"
        path.write_text(f"<html lang='en'><head>{head}</head><body><h1>{HARBOUR.headline}</h1>{text}</body></html>")
        (candidate,) = planned(path, folder)
        assert candidate.article is not None
        assert (candidate.article.kind, candidate.fields["kind"].by == "outlet") == (kind, number == 0)


def test_copy_of_an_agency_in_another_outlet(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_text(f"{HARBOUR.headline}\n\nSelwyn Post\n\nBy PA Media\n\n" + "\n\n".join(HARBOUR.paragraphs))
    (candidate,) = planned(path, folder)
    assert candidate.article is not None
    assert candidate.article.outlet == "selwyn-post"
    assert (candidate.article.via, candidate.article.kind) == ("PA Media", ArticleKind.AGENCY)


def test_choices_for_the_whole_import(files: Path, folder: Path) -> None:
    options = ImportOptions(outlet="selwyn-post", kind=ArticleKind.AGENCY, published=PartialDate(2025), workers=1)
    for candidate in planned(files, folder, options)[1:]:
        assert candidate.article is not None
        assert (candidate.article.outlet, candidate.article.kind) == ("selwyn-post", ArticleKind.AGENCY)
        assert candidate.fields["published"].by == "you"
        assert candidate.outlet is None
        assert candidate.missing == ()


def test_a_person_s_outlet_stands_before_the_address(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("A headline of five words\n\nhttps://selwynpost.example/a\n\nThe text of the page, which is short.")
    (candidate,) = planned(path, folder, ImportOptions(outlet="Harbour Gazette", workers=1))
    assert candidate.article is not None
    assert candidate.article.outlet == "harbour-gazette"
    assert candidate.article.url == "https://selwynpost.example/a"


def test_a_folder_that_is_no_briefing(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        take([], tmp_path / "nothing")


def article(id: str, body: str, *, outlet: str = "a", url: str | None = None) -> Article:  # noqa: A002 - model's word
    return Article(id, "Headline", outlet, body, url=url)


BODY = "\n\n".join(HARBOUR.paragraphs)


@pytest.mark.parametrize(
    ("other", "decision", "why"),
    [
        (article("2", BODY), Decision.SKIP, "the same words"),
        (article("2", BODY.upper().replace("“", '"')), Decision.SKIP, "the same words"),
        (article("2", BODY, outlet="b"), Decision.TAKE, "the same words from another outlet"),
        (article("2", BODY, outlet="unknown"), Decision.SKIP, "the same words"),
        (article("2", "Other words.", url="http://x.example/1/?utm_source=a#b"), Decision.SKIP, "the same address"),
        (article("2", BODY.replace("metre", "yard") + "\n\nMore."), Decision.TAKE, "nearly the same words"),
        (article("2", f"New lead.\n\n{BODY}", outlet="b"), Decision.TAKE, "the same copy from another outlet"),
        (article("2", "\n\n".join(QUOTAS.paragraphs)), Decision.TAKE, None),
        (article("2", "Too few words to tell."), Decision.TAKE, None),
    ],
)
def test_the_same_text_twice(other: Article, decision: Decision, why: str | None) -> None:
    register = KnownTexts([article("1", BODY, url="https://www.x.example/1")])
    found, duplicate = register.check(other)
    assert found is decision
    assert (duplicate.why if duplicate else None) == why
    if duplicate:
        assert duplicate.of == "1"


def test_policies_for_the_same_text() -> None:
    first, other = article("1", BODY), article("2", BODY, outlet="b")
    assert KnownTexts([first], Duplicates.SKIP).check(other)[0] is Decision.SKIP
    assert KnownTexts([first], Duplicates.KEEP).check(article("2", BODY))[0] is Decision.TAKE


def test_addresses_as_they_are_compared() -> None:
    assert address_key("https://www.x.example/a/?b=1&utm_medium=x#c") == address_key("http://x.example/a?b=1")
    assert address_key("https://x.example/a?id=1") != address_key("https://x.example/a?id=2")


def test_every_sample_can_be_taken(tmp_path: Path, folder: Path) -> None:
    files = tmp_path / "samples"
    files.mkdir()
    for number, sample in enumerate(samples()):
        (files / str(number)).write_bytes(sample.data)
    summary = imported(files, folder, ImportOptions(duplicates=Duplicates.KEEP))
    assert not summary.failed
    opened = content.read_briefing(folder)
    assert not opened.problems
    assert len(opened.briefing.articles) == len(summary.taken)
