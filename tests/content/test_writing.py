"""Writing articles: what is written is read back equal, what cannot be is refused, what a person wrote stays."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefing.content import add_outlet, new_briefing, parse_article, read_article, read_briefing, write_article
from briefing.content.articles import trimmed
from briefing.content.disk import ARTICLE_LIMIT
from briefing.content.dump import dump
from briefing.errors import ContentError
from briefing.model import Article, ArticleKind, Outlet, OutletKind, PartialDate
from tests.samples import HOSTILE, Made, damaged

_BODY = "Boats sail.\n\n---\n\nAt night."
_ARTICLE = Article("boats", "Boats: a history", "harbour-post", _BODY, published=PartialDate(2024, 10), byline="No")

# Words that YAML takes for something, signs that mean something in it, and characters that files and terminals dislike.
_ODD = [
    *(
        "no",
        "~",
        "null",
        "12:30",
        "0123",
        "2024-10-11",
        "---",
        "...",
        "- a",
        "a: b",
        "# a",
        "a #b",
        "&a",
        "*a",
        "!a",
        "%a",
    ),
    *("'", '"', "\\", "[a]", "{a}", "|", ">", "@", "`", "?", ",", "=", "<<", "\t", " \t ", "\x07", "\x1b[31m", "\x85"),
    *("\u2028", "\u202e", "\ufeff", "\xa0", "é", "e\u0301", "字", "\U0001f6a2", "\U000e0041", "\ufffe", "\x7f", "\x9b"),
]
_text = st.lists(st.one_of(st.sampled_from(_ODD), st.text(st.characters(codec="utf-8"), max_size=8))).map("".join)
_field = _text.map(lambda text: text.replace("\r", "").replace("\n", " ").replace("\0", "").strip(" \t")).filter(bool)
_lines = st.lists(st.one_of(st.sampled_from(["---", "--- ", "...", "", " ", "\t", "- a", "# a", "key: value"]), _text))
_body = (
    _lines.map("\n".join)
    .map(lambda text: trimmed(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")))
    .filter(bool)
)
_date = st.one_of(
    st.none(),
    st.builds(PartialDate, st.integers(1, 9999)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    st.dates().map(lambda day: PartialDate(day.year, day.month, day.day)),
)
_articles = st.builds(
    Article,
    id=st.just("boats"),
    headline=_field,
    outlet=_field,
    body=_body,
    kind=st.sampled_from(ArticleKind),
    published=_date,
    byline=st.none() | _field,
    url=st.none() | st.sampled_from(["https://a.example/b?c=d&e#f", "http://a.example/%20"]),
    via=st.none() | _field,
    embargo=st.none() | _field,
    language=st.none() | _field,
    origin=st.none() | _field,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(article=_articles)
@example(article=replace(_ARTICLE, headline="no", body="---"))
@example(article=replace(_ARTICLE, headline="\x85a\x85", body="\u2028a\u2028"))
@example(article=replace(_ARTICLE, headline="\ufeffa", body="\ufeff"))
@example(article=replace(_ARTICLE, headline="a", body="---\n---\n---"))
@example(article=replace(_ARTICLE, origin="and so on..."))
def test_any_article_is_read_back_as_it_was_written(article: Article, tmp_path: Path) -> None:
    path = write_article(tmp_path, article, overwrite=True)
    assert read_article(path) == (article, [])


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_articles, second=_articles)
def test_any_article_is_overwritten_by_any_other(first: Article, second: Article, tmp_path: Path) -> None:
    write_article(tmp_path, first, overwrite=True)
    assert read_article(write_article(tmp_path, second, overwrite=True)) == (second, [])


@pytest.mark.parametrize("text", ["no...", "wait ...", "...", "1...", "one\n...", "...\n...", "...\n"])
def test_dots_at_the_end_of_a_text_are_no_end_of_a_document(text: str) -> None:
    for value in (text, {"note": text}, [text], [{"note": text}]):
        assert yaml.safe_load(dump(value)) == value


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(headline=st.text(), body=st.text(), byline=st.none() | st.text())
def test_an_article_is_either_read_back_or_refused(
    headline: str, body: str, byline: str | None, tmp_path: Path
) -> None:
    article = replace(_ARTICLE, headline=headline, body=body, byline=byline)
    path = tmp_path / "articles" / "boats.md"
    path.unlink(missing_ok=True)
    try:
        write_article(tmp_path, article)
    except ContentError:
        assert not path.exists()
    else:
        assert read_article(path)[0] == article


@pytest.mark.parametrize(
    "change",
    [
        {"headline": ""},
        {"headline": " Boats"},
        {"headline": "Boats\nand ferries"},
        {"headline": "\ud800"},
        {"outlet": ""},
        {"byline": ""},
        {"url": "ftp://a.example"},
        {"body": ""},
        {"body": "\n"},
        {"body": "\nBoats."},
        {"body": "Boats.\n \n"},
        {"body": "Boats\r\nsail."},
        {"body": "Boats\0sail."},
        {"body": "Boats \udc80 sail."},
        {"body": "Boats sail at night. " * 250_000},
        {"id": "../boats"},
        {"id": ""},
        {"id": ".boats"},
        {"id": "boats\x07"},
        {"id": "b" * 300},
    ],
)
def test_what_a_file_cannot_give_back_is_refused_in_one_line(made: Made, change: dict[str, str]) -> None:
    before = sorted(os.listdir(made.folder / "articles"))
    with pytest.raises(ContentError) as error:
        write_article(made.folder, replace(_ARTICLE, **change))  # type: ignore[arg-type]  # every changed field is text
    assert str(error.value).isprintable()
    assert sorted(os.listdir(made.folder / "articles")) == before


def test_an_article_is_written_as_a_person_would(made: Made) -> None:
    path = write_article(made.folder, _ARTICLE)
    assert path == made.path("boats")
    assert path.read_text(encoding="utf-8") == (
        "---\nheadline: 'Boats: a history'\noutlet: harbour-post\npublished: 2024-10\nbyline: 'No'\nurl: null\n"
        f"kind: report\n---\n{_BODY}\n"
    )


def test_an_article_is_not_overwritten_unasked(made: Made) -> None:
    path = write_article(made.folder, _ARTICLE)
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        write_article(made.folder, replace(_ARTICLE, body="Other."))
    assert path.read_bytes() == before


def test_overwriting_keeps_comments_and_what_is_not_known(made: Made) -> None:
    path = made.file(
        "articles/boats.md",
        "---\n# found by Ada\nheadline: Boats  # as printed\noutlet: harbour-post\ntags: [a, 007]\n"
        "checked:\n  by: me\n  on: 2025-01-01\nbyline: Someone\n# the end\n---\nOld.\n",
    )
    old = read_article(path)[0]
    assert old is not None
    new = replace(old, body="New.", byline=None, via="Wire", published=PartialDate(2025))
    write_article(made.folder, new, overwrite=True)
    assert path.read_text(encoding="utf-8") == (
        "---\n# found by Ada\nheadline: Boats  # as printed\noutlet: harbour-post\ntags: [a, 007]\n"
        "checked:\n  by: me\n  on: 2025-01-01\nbyline: null\n# the end\npublished: 2025\nvia: Wire\n---\nNew.\n"
    )


def test_overwriting_front_matter_on_one_line_keeps_what_is_not_known(made: Made) -> None:
    path = made.file("articles/boats.md", "---\n{headline: Boats, outlet: harbour-post, tags: [a, 007]}\n---\nOld.\n")
    write_article(made.folder, replace(_ARTICLE, headline="Ferries"), overwrite=True)
    text = path.read_text(encoding="utf-8")
    assert "tags:\n  - a\n  - 007\n" in text
    assert parse_article(text, "boats", "boats.md")[0] == replace(_ARTICLE, headline="Ferries")


@pytest.mark.parametrize("name", ["empty", "half-written", "not-utf8", "no-headline", "colon", "brackets"])
def test_overwriting_a_damaged_article_sets_it_aside(made: Made, name: str) -> None:
    content = damaged()[f"articles/{name}.md"]
    path = made.file("articles/boats.md", content)
    write_article(made.folder, _ARTICLE, overwrite=True)
    assert read_article(path)[0] == _ARTICLE
    assert (path.parent / "boats.md.damaged-1").read_bytes() == content
    assert read_briefing(made.folder).problems == ()


def test_a_disk_that_refuses_is_told_and_the_old_file_stays(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_article(made.folder, _ARTICLE)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ContentError, match="No space left on device"):
        write_article(made.folder, replace(_ARTICLE, body="New."), overwrite=True)
    assert read_article(path)[0] == _ARTICLE
    assert [name for name in os.listdir(path.parent) if name.startswith(".")] == []


def test_nothing_is_written_through_a_link(made: Made, tmp_path: Path) -> None:
    (made.folder / "articles").rename(tmp_path / "elsewhere")
    (made.folder / "articles").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ContentError, match="link"):
        write_article(made.folder, _ARTICLE)
    assert not (tmp_path / "elsewhere" / "boats.md").exists()


def test_nothing_is_written_into_a_briefing_that_is_a_link(made: Made, tmp_path: Path) -> None:
    elsewhere = made.folder.rename(tmp_path / "elsewhere")
    made.folder.symlink_to(elsewhere)
    before = sorted(elsewhere.rglob("*"))
    for overwrite in (False, True):
        with pytest.raises(ContentError, match="link"):
            write_article(made.folder, _ARTICLE, overwrite=overwrite)
    with pytest.raises(ContentError, match="link"):
        add_outlet(made.folder, Outlet("gull", "The Gull", OutletKind.BLOG, None))
    with pytest.raises(ContentError, match="link"):
        new_briefing(made.workspace.content, made.id, "Again")
    assert not made.workspace.clippings(made.id).is_relative_to(made.workspace.content)
    assert sorted(elsewhere.rglob("*")) == before


def test_a_new_briefing_is_empty_and_can_be_filled(made: Made) -> None:
    folder = new_briefing(made.workspace.content, "harbours", f"  Harbours: {HOSTILE.strip()}  ")
    opened = read_briefing(folder)
    assert (opened.problems, opened.briefing.articles, opened.briefing.outlets) == ((), (), ())
    assert opened.briefing.title == f"Harbours: {HOSTILE.strip()}"
    path = write_article(folder, _ARTICLE)
    usual = made.folder.stat().st_mode  # content is shared: open to whom the system opens new folders
    assert (folder.stat().st_mode, path.parent.stat().st_mode) == (usual, usual)


@pytest.mark.parametrize(("name", "title"), [("ferries", "T"), ("../x", "T"), ("a/b", "T"), ("", "T"), ("x", " ")])
def test_a_briefing_that_cannot_be_made_is_told(made: Made, name: str, title: str) -> None:
    before = (made.folder / "briefing.yaml").read_bytes()
    with pytest.raises(ContentError):
        new_briefing(made.workspace.content, name, title)
    assert (made.folder / "briefing.yaml").read_bytes() == before
    assert os.listdir(made.workspace.content) == [made.id]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", "has no text"),
        (" \n", "has no text"),
        ("x" * 4_000_001, "is larger than 4 MB"),
        ("a\0b", "cannot give back"),
    ],
)
def test_why_an_article_is_refused_is_told(made: Made, body: str, told: str) -> None:
    with pytest.raises(ContentError, match=told):
        write_article(made.folder, replace(_ARTICLE, body=body))


def test_an_article_of_just_the_largest_size_is_written(made: Made) -> None:
    path = write_article(made.folder, replace(_ARTICLE, body="x"))
    room = 4_000_000 - path.stat().st_size
    largest = replace(_ARTICLE, body="x" * (room + 1))
    assert write_article(made.folder, largest, overwrite=True).stat().st_size == 4_000_000
    assert read_article(path)[0] == largest
    with pytest.raises(ContentError, match=r"cannot give back|larger"):
        write_article(made.folder, replace(_ARTICLE, body="x" * (room + 2)), overwrite=True)


def test_an_article_that_another_program_writes_meanwhile_is_not_overwritten(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_article(made.folder, _ARTICLE)
    monkeypatch.setattr(Path, "exists", lambda _: False)
    with pytest.raises(FileExistsError):
        write_article(made.folder, replace(_ARTICLE, body="Other boats."))
    assert "Other" not in path.read_text(encoding="utf-8")


def test_a_briefing_whose_folder_of_articles_is_there_can_be_made(made: Made) -> None:
    (made.workspace.content / "new" / "articles").mkdir(parents=True)
    assert new_briefing(made.workspace.content, "new", "New").name == "new"


def test_a_file_of_exactly_the_limit_is_written_and_one_byte_more_is_told(tmp_path: Path) -> None:
    """What counts is the file, front matter and all, since that is what is read back."""
    front = write_article(tmp_path, _ARTICLE).stat().st_size - len(_BODY)
    body = "x" * (ARTICLE_LIMIT - front)
    path = write_article(tmp_path, replace(_ARTICLE, body=body), overwrite=True)
    assert path.stat().st_size == ARTICLE_LIMIT
    with pytest.raises(ContentError, match="the article is larger than 4 MB"):
        write_article(tmp_path, replace(_ARTICLE, body=f"{body}x"), overwrite=True)
    assert path.stat().st_size == ARTICLE_LIMIT


def test_a_file_of_exactly_the_limit_that_cannot_be_read_back_is_not_told_to_be_larger(tmp_path: Path) -> None:
    front = write_article(tmp_path, _ARTICLE).stat().st_size - len(_BODY)
    body = "\r" + "x" * (ARTICLE_LIMIT - front - 1)
    with pytest.raises(ContentError, match="carriage returns"):
        write_article(tmp_path, replace(_ARTICLE, body=body), overwrite=True)
    with pytest.raises(ContentError, match="larger than 4 MB"):
        write_article(tmp_path, replace(_ARTICLE, body=f"{body}x"), overwrite=True)
