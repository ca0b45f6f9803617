"""Reading a briefing: what is in the files, and everything that can be wrong with them, by file, line and field."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.content import listed, parse_article, read_article, read_briefing, read_outline, require_briefing
from briefing.content.disk import ARTICLE_LIMIT
from briefing.errors import ContentError, Problem
from briefing.model import ActorKind, ArticleKind, OutletKind, PartialDate
from tests.samples import HOSTILE, RELEASE, VERBATIM, Made, damaged, hostile, sample

_FRONT = "headline: Boats\noutlet: harbour-post\n"


def parsed(front: str, body: str = "Boats sail.\n") -> tuple[object, list[str]]:
    article, problems = parse_article(f"---\n{front}---\n{body}", "boats", "articles/boats.md")
    return article, [str(problem) for problem in problems]


def test_a_briefing_is_read_whole(made: Made) -> None:
    opened = read_briefing(made.folder)
    briefing = opened.briefing
    assert opened.problems == ()
    assert (briefing.id, briefing.title) == ("ferries", "Night ferries")
    assert [outlet.kind for outlet in briefing.outlets] == [
        OutletKind.GOVERNMENT,
        OutletKind.NEWSPAPER,
        OutletKind.NEWSPAPER,
    ]
    assert briefing.outlets[1].address == "harbourpost.example"
    marsh = briefing.actors[0]
    assert (marsh.kind, marsh.aliases) == (ActorKind.PERSON, ("A. J. Marsh",))
    assert (marsh.roles[0].title, marsh.roles[0].since, marsh.roles[0].until) == (
        "Ferries Minister",
        PartialDate(2024, 6),
        None,
    )
    assert [article.id for article in briefing.articles] == sorted(article.id for article in briefing.articles)
    release = next(article for article in briefing.articles if article.id == RELEASE)
    assert (release.kind, release.published) == (ArticleKind.RELEASE, PartialDate(2025, 2, 3))
    assert opened.files[RELEASE] == f"{RELEASE}.md"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("empty", "articles/empty.md: empty; expected front matter between two '---' lines, then the text"),
        ("no-front-matter", "articles/no-front-matter.md:1: expected a line '---' that opens the front matter"),
        ("half-written", "articles/half-written.md:1: the front matter that opens here is never closed"),
        ("not-utf8", "articles/not-utf8.md:5: expected UTF-8, found the byte 0xE9; save it as UTF-8"),
        ("utf16", "articles/utf16.md: expected UTF-8, found UTF-16; save it as UTF-8"),
        ("nul", "articles/nul.md:5: a NUL byte: this is no text file, or a damaged one"),
        ("control-in-front", "articles/control-in-front.md:2: the character U+0007 is not allowed here; remove it"),
        ("no-headline", "articles/no-headline.md:2: headline: missing"),
        (
            "unknown-outlet",
            "articles/unknown-outlet.md: outlet: 'harbor-post' is no outlet of briefing.yaml "
            "(did you mean 'harbour-post'?); add it there",
        ),
        (
            "unknown-key",
            "articles/unknown-key.md:4: publised: unknown key (did you mean 'published'?); known are headline",
        ),
        ("twice", "articles/twice.md:4: headline: written twice; the one on line 2 is used, remove the other"),
        (
            "wrong-date",
            "articles/wrong-date.md:4: published: expected a date like 2024, 2024-10 or 2024-10-11; found 'yesterday'",
        ),
        (
            "wrong-kind",
            "articles/wrong-kind.md:4: kind: expected one of release, transcript, report, comment, agency; "
            "found 'relase' (did you mean 'release'?)",
        ),
        ("wrong-type", "articles/wrong-type.md:2: headline: expected text, found a list"),
        ("colon", "articles/colon.md:2: a second ': ' in one line; put the whole value in quotation marks"),
        ("brackets", "articles/brackets.md:2: more than 12 levels inside each other"),
        ("alias", "articles/alias.md:5: an alias (*a); write its value out instead"),
        ("tag", "articles/tag.md:4: a type sign (tag:yaml.org,2002:python/object/apply:os.getcwd)"),
        ("no-text", "articles/no-text.md: no text after the front matter"),
        ("large", "articles/large.md: larger than 4 MB, so it is not read; shorten or split it"),
    ],
)
def test_each_damaged_file_is_told_in_one_sentence(made: Made, name: str, expected: str) -> None:
    file = f"articles/{name}.md"
    made.file(file, damaged()[file])
    opened = read_briefing(made.folder)
    told = [str(problem) for problem in opened.problems]
    assert all(problem.file == file for problem in opened.problems)
    assert told[0].startswith(expected)
    assert {VERBATIM, RELEASE} <= {article.id for article in opened.briefing.articles}


def test_every_damaged_file_is_told_at_once_and_the_rest_opens(made: Made) -> None:
    for name, content in damaged().items():
        made.file(name, content)
    opened = read_briefing(made.folder)
    assert {problem.file for problem in opened.problems} == set(damaged())
    assert list(opened.problems) == sorted(opened.problems)
    readable = {article.id for article in opened.briefing.articles}
    assert readable == {
        *(
            path.removesuffix(".md")
            for path in os.listdir(sample(made.folder.parent.parent / "again").folder / "articles")
        ),
        *("unknown-outlet", "unknown-key", "twice", "wrong-date", "wrong-kind", "no-text"),
    }


def test_an_article_of_an_unknown_outlet_is_kept_under_its_own_word(made: Made) -> None:
    made.article("boats", "Boats.", outlet="harbor-post")
    briefing = read_briefing(made.folder).briefing
    added = {outlet.id: outlet for outlet in briefing.outlets}["harbor-post"]
    assert (added.name, added.kind) == ("harbor-post", OutletKind.OTHER)


@pytest.mark.parametrize("written", ["2024-10", "2024", "2024-10-11", "'2024-10'", '"2024-10-11"', "'2024'"])
def test_dates_are_read_however_yaml_takes_them(written: str) -> None:
    article, problems = parse_article(f"---\n{_FRONT}published: {written}\n---\nBoats.\n", "boats", "boats.md")
    assert problems == []
    assert article is not None
    assert str(article.published) == written.strip("'\"")


@pytest.mark.parametrize("written", ["2024-13", "2024-02-30", "24-10", "0000", "2024-1-5", "12:30", "yes", "[2024]"])
def test_what_is_no_date_is_told(written: str) -> None:
    article, problems = parse_article(f"---\n{_FRONT}published: {written}\n---\nBoats.\n", "boats", "boats.md")
    assert article is not None
    assert article.published is None
    assert [(problem.line, problem.field) for problem in problems] == [(4, "published")]
    assert problems[0].what.startswith("expected a date like 2024, 2024-10 or 2024-10-11; found")


@pytest.mark.parametrize(
    ("written", "taken"),
    [("no", "yes or no"), ("On", "yes or no"), ("12:30", "a number"), ("0123", "a number"), ("0o17", ""),
     ("1_000", "a number"), ("1e3", ""), ("1.5", "a number"), ("2024-10-11", "a date"), ("=", "a value sign")],
)  # fmt: skip
def test_words_that_yaml_takes_for_something_else_are_read_as_written(written: str, taken: str) -> None:
    article, problems = parse_article(f"---\nheadline: {written}\noutlet: a\n---\nBoats.\n", "boats", "boats.md")
    assert article is not None
    assert article.headline == written
    told = [problem.what for problem in problems]
    assert told == (
        [f"expected text, found '{written}', which YAML takes for {taken}; put it in quotation marks"] if taken else []
    )


@pytest.mark.parametrize("nothing", ["", "null", "~", "Null", '""', "'  '"])
def test_a_required_text_that_says_nothing_is_told(nothing: str) -> None:
    article, problems = parsed(f"headline: {nothing}\noutlet: a\n")
    assert article is None
    assert len(problems) == 1
    assert problems[0].startswith("articles/boats.md:2: headline: expected")


@pytest.mark.parametrize(
    ("url", "kept"),
    [("https://a.example/b?c=d#e", True), ("HTTP://a.example", True), ("javascript:alert(1)", False),
     ("file:///etc/passwd", False), ('"https://a.example/ b"', False)],
)  # fmt: skip
def test_only_web_addresses_are_addresses(url: str, kept: bool) -> None:
    article, problems = parse_article(f"---\n{_FRONT}url: {url}\n---\nBoats.\n", "boats", "boats.md")
    assert article is not None
    assert (article.url is not None) is kept
    assert len(problems) == (0 if kept else 1)


@pytest.mark.parametrize(
    ("after", "body"),
    [
        ("Boats.\n", "Boats."),
        ("\n\n  \t\nBoats.\n\n \n", "Boats."),
        ("  Boats sail. \nAt night.  \n", "  Boats sail. \nAt night.  "),
        ("One.\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree."),
        ("---\nNot a fence.\n---\n", "---\nNot a fence.\n---"),
        ("One.\n\n\n\nTwo.", "One.\n\n\n\nTwo."),
        ("One.\u2028Two.\x0bThree.\x85Four.\ufeff", "One.\u2028Two.\x0bThree.\x85Four.\ufeff"),
        ("\u00a0\nBoats.", "\u00a0\nBoats."),
        ("\n \n\t\n", ""),
    ],
)
def test_the_body_is_what_follows_the_front_matter_without_blank_lines_around_it(after: str, body: str) -> None:
    article, _ = parse_article(f"---\n{_FRONT}---\n{after}", "boats", "boats.md")
    assert article is not None
    assert article.body == body


def test_byte_order_mark_line_ends_and_spaced_fences_are_read(made: Made) -> None:
    raw = b"\xef\xbb\xbf---  \r\nheadline: Boats\r\noutlet: harbour-post\r\n--- \r\n\r\nOne.\r\n\r\nTwo.\r\n"
    article, problems = read_article(made.file("articles/boats.md", raw))
    assert problems == []
    assert article is not None
    assert (article.headline, article.body) == ("Boats", "One.\n\nTwo.")


def test_a_fence_is_a_whole_line() -> None:
    article, problems = parse_article(f"---\n{_FRONT}byline: a\n----\n---- \n", "boats", "boats.md")
    assert article is None
    assert "never closed" in problems[0].what


def test_all_problems_of_a_frame_come_at_once_with_their_lines(made: Made) -> None:
    made.file(
        "briefing.yaml",
        "tittle: Night ferries\nsummary: [a]\noutlets:\n"
        "  - id: harbour-post\n    name: Harbour Post\n    kind: newspapper\n"
        "  - id: harbour-post\n    name: Again\n    kind: trade\n"
        "  - just words\n"
        "  - name: No id\n    kind: trade\n"
        "  - id: no-kind\n    name: No kind\n"
        "  - id: null-kind\n    name: Kind of nothing\n    kind:\n",
    )
    made.file(
        "actors.yaml",
        "- id: ada marsh\n  name: Ada Marsh\n  kind: human\n"
        "  roles:\n    - from: 2024\n    - title: Minister\n      from: 2024-06\n      until: 2023\n"
        "  aliases: A. J. Marsh\n  born: 1970\n"
        "- id: no-name\n  kind: body\n",
    )
    told = [str(problem) for problem in read_briefing(made.folder).problems if problem.file.endswith(".yaml")]
    kinds = "government, agency, newspaper, broadcaster, trade, charity, blog, parliament, company, other"
    assert told == [
        "actors.yaml:1: [1].id: expected letters, digits and hyphens; found 'ada marsh'",
        "actors.yaml:3: [1].kind: expected one of person, body; found 'human'",
        "actors.yaml:5: [1].roles[1].title: missing",
        "actors.yaml:8: [1].roles[2].until: expected a date not before 2024-06, found 2023",
        "actors.yaml:9: [1].aliases: expected a list, found 'A. J. Marsh'",
        "actors.yaml:10: [1].born: unknown key; known are id, name, kind, roles, aliases",
        "actors.yaml:11: [2].name: missing",
        "briefing.yaml:1: title: missing",
        "briefing.yaml:1: tittle: unknown key (did you mean 'title'?); "
        "known are title, summary, subject, made, contractions, outlets",
        "briefing.yaml:2: summary: expected text, found a list",
        f"briefing.yaml:6: outlets[1].kind: expected one of {kinds}; found 'newspapper' (did you mean 'newspaper'?)",
        "briefing.yaml:7: outlets[2].id: 'harbour-post' is the id on line 4 already; give this one another",
        "briefing.yaml:10: outlets[3]: expected keys and values, found 'just words'",
        "briefing.yaml:11: outlets[4].id: missing",
        f"briefing.yaml:13: outlets[5].kind: missing; expected one of {kinds}",
        f"briefing.yaml:17: outlets[6].kind: expected one of {kinds}; found nothing",
    ]


def test_an_actor_of_unknown_kind_counts_as_a_body(made: Made) -> None:
    made.file("actors.yaml", "- id: ada-marsh\n  name: Ada Marsh\n  kind: human\n")
    assert [actor.kind for actor in read_briefing(made.folder).briefing.actors] == [ActorKind.BODY]


@pytest.mark.parametrize("content", [None, b"", b"# nothing yet\n", b"\xff", b"- a\n- b\n", b"title: 'never closed\n"])
def test_articles_open_even_where_the_frame_cannot_be_read(made: Made, content: bytes | None) -> None:
    path = made.folder / "briefing.yaml"
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    opened = read_briefing(made.folder)
    assert (opened.briefing.title, len(opened.briefing.articles)) == (made.id, 3)
    assert {problem.file for problem in opened.problems} == {"briefing.yaml"}, "and not again for every article"


@pytest.mark.parametrize("file", ["actors.yaml", "corrections.yaml"])
def test_files_that_may_be_missing_may_be_missing_or_empty(made: Made, file: str) -> None:
    (made.folder / file).unlink(missing_ok=True)
    assert read_briefing(made.folder).problems == ()
    made.file(file, "")
    assert read_briefing(made.folder).problems == ()
    made.file(file, "[]\n")
    assert read_briefing(made.folder).problems == ()


def test_a_list_may_stand_under_its_name(made: Made) -> None:
    before = read_briefing(made.folder).briefing.actors
    text = (made.folder / "actors.yaml").read_text(encoding="utf-8")
    made.file("actors.yaml", "actors:\n" + "".join(f"  {line}\n" for line in text.splitlines()))
    opened = read_briefing(made.folder)
    assert (opened.briefing.actors, opened.problems) == (before, ())


def test_an_alias_bomb_is_refused_before_it_unfolds(made: Made) -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))
    made.file("briefing.yaml", f"title: t\nl0: &l0 [x]\n{levels}")
    told = [str(problem) for problem in read_briefing(made.folder).problems]
    assert "briefing.yaml:3: an alias (*l0); write its value out instead" in told


def test_a_large_article_is_not_read_whole(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made.file("articles/large.md", b"---\n")
    os.truncate(path, 50_000_000)  # a sparse file

    def fail(*_: object) -> bytes:
        raise AssertionError("read")

    with monkeypatch.context() as patched:
        patched.setattr("briefing.content.disk.decode", fail)
        article, problems = read_article(path)
    assert article is None
    assert problems == [
        Problem(
            "articles/large.md",
            0,
            "",
            f"larger than {ARTICLE_LIMIT // 1_000_000} MB, so it is not read; shorten or split it",
        )
    ]


def test_links_out_of_the_folder_are_refused(made: Made, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(f"---\n{_FRONT}---\nSecret.\n", encoding="utf-8")
    (made.folder / "articles" / "out.md").symlink_to(outside)
    (made.folder / "articles" / "circle.md").symlink_to(made.folder / "articles" / "circle.md")
    (made.folder / "articles" / "dangling.md").symlink_to(tmp_path / "nothing")
    (made.folder / "articles" / "inside.md").symlink_to(made.path(VERBATIM))
    opened = read_briefing(made.folder)
    told = {problem.file: problem.what for problem in opened.problems}
    assert told["articles/out.md"] == "a link out of the briefing's folder; copy the file into it instead"
    assert set(told) == {"articles/out.md", "articles/circle.md", "articles/dangling.md"}
    assert "inside" in {article.id for article in opened.briefing.articles}


def test_a_folder_of_articles_that_is_a_link_out_is_refused(made: Made, tmp_path: Path) -> None:
    (made.folder / "articles").rename(tmp_path / "elsewhere")
    (made.folder / "articles").symlink_to(tmp_path / "elsewhere")
    opened = read_briefing(made.folder)
    assert opened.briefing.articles == ()
    assert [str(problem) for problem in opened.problems] == [
        "articles: a link out of the briefing's folder; move the articles into it instead"
    ]


def test_a_briefing_that_is_a_link_is_named_and_not_followed(made: Made, tmp_path: Path) -> None:
    elsewhere = made.folder.rename(tmp_path / "elsewhere")
    made.folder.symlink_to(elsewhere)
    for reading in (read_briefing, read_outline, require_briefing):
        with pytest.raises(ContentError, match="the briefing is a link, which is never followed"):
            reading(made.folder)
    found = [(each.id, each.title, each.articles, str(each.problem)) for each in listed(made.workspace.content)]
    assert found == [(made.id, made.id, None, f"{made.id}: a link, which is never followed")]


def test_what_is_no_plain_file_is_not_read(made: Made) -> None:
    (made.folder / "articles" / "folder.md").mkdir()
    os.mkfifo(made.folder / "articles" / "pipe.md")
    told = {problem.file: problem.what for problem in read_briefing(made.folder).problems}
    assert told == {
        "articles/folder.md": "expected a file, found something else",
        "articles/pipe.md": "expected a file, found something else",
    }


def test_a_file_that_may_not_be_read_is_told(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permission bits do not bind every user that tests run as, so the refusal itself is simulated."""
    opened = os.open

    def refused(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).name == f"{VERBATIM}.md":
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", refused)
    briefing = read_briefing(made.folder)
    assert [str(problem) for problem in briefing.problems] == [
        f"articles/{VERBATIM}.md: cannot be read: you may not read it; change its permissions"
    ]
    assert len(briefing.briefing.articles) == 2


def test_names_that_cannot_be_ids_are_told_and_shown_safely(made: Made) -> None:
    for name in ("bell\x07.md", "turn\u202e.md", "back\\slash.md", "question?.md", " space.md"):
        made.file(f"articles/{name}", f"---\n{_FRONT}---\nBoats.\n")
    os.rename(made.path(VERBATIM), os.fsencode(made.folder / "articles") + b"/byte\xff.md")
    opened = read_briefing(made.folder)
    assert len(opened.problems) == 6
    assert all("a name with signs that cannot be an id" in problem.what for problem in opened.problems)
    assert all(problem.file.isprintable() for problem in opened.problems)
    assert len(opened.briefing.articles) == 2


def test_files_beside_the_articles_are_told_or_passed_over(made: Made) -> None:
    for name in ("notes.txt", "boats.MD", "boats.markdown", ".hidden.md", "~lock.md", "Thumbs.db", "deeper/boats.md"):
        made.file(f"articles/{name}", "x")
    told = [str(problem) for problem in read_briefing(made.folder).problems]
    assert told == [
        "articles/boats.MD: not read: expected a name that ends in .md",
        "articles/boats.markdown: not read: expected a name that ends in .md",
        "articles/deeper: not read: expected articles directly in articles/",
        "articles/notes.txt: not read: expected a name that ends in .md",
    ]


def test_names_that_differ_only_in_letter_case_are_told(made: Made) -> None:
    made.article("boats", "Boats.")
    made.article("Boats", "Boats.")
    told = [str(problem) for problem in read_briefing(made.folder).problems]
    assert told == ["articles/boats.md: its name is that of Boats.md but for letter case or accents; rename one"]


def test_hostile_text_is_read_as_it_is_and_told_safely(tmp_path: Path) -> None:
    made = hostile(tmp_path / "workspace")
    opened = read_briefing(made.folder)
    assert opened.problems == ()
    assert {article.headline for article in opened.briefing.articles} == {HOSTILE}
    made.file("articles/bad.md", b'---\n"key\\x1b[31m": "\\x1b]0;x\\x07"\nheadline: h\noutlet: "\\x1b[31m"\n---\nx\n')
    told = [str(problem) for problem in read_briefing(made.folder).problems]
    assert len(told) == 2
    assert all(line.isprintable() for line in told)


def test_a_briefing_that_is_not_there_raises(made: Made) -> None:
    for folder in (made.folder / "nothing", made.folder / "briefing.yaml", made.folder.parent / ".hidden"):
        with pytest.raises(ContentError):
            read_briefing(folder)


def test_the_briefings_of_a_workspace_are_listed(made: Made) -> None:
    content = made.workspace.content
    sample(made.workspace.root, "another")
    (content / "damaged" / "articles").mkdir(parents=True)
    (content / "damaged" / "briefing.yaml").write_text("title: [", encoding="utf-8")
    (content / ".hidden" / "articles").mkdir(parents=True)
    (content / "empty").mkdir()
    (content / "file").write_text("", encoding="utf-8")
    found = listed(content)
    assert [(each.id, each.title, each.articles) for each in found] == [
        ("another", "Night ferries", 3),
        ("damaged", "damaged", 0),
        ("ferries", "Night ferries", 3),
    ]
    assert [each.problem is not None for each in found] == [False, True, False]
    assert found[0].folder == content / "another"
    assert listed(content / "nothing") == ()
