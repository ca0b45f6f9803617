"""Citations: three styles of what is known of an article, and CSL-JSON that a program can cite from."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.export.citing import Author, Style, authors, cited, csl_json, keys
from briefing.model import Article, ArticleKind, PartialDate
from tests.export.made import ARTICLES, OUTLETS
from tests.samples import HOSTILE

STORY = Article(
    "story",
    "Boats after dark",
    "island-mail",
    "",
    published=PartialDate(2025, 2, 4),
    byline="Robert Linden and Jane T. Frost",
    url="https://mail.example/boats",
)
HOMES = {outlet.id: outlet for outlet in OUTLETS}


@pytest.mark.parametrize(
    ("style", "whole", "bare", "release"),
    [
        (
            Style.HARVARD,
            "Linden, R. and Frost, J.T. (2025) ‘Boats after dark’, Island Mail, 4 February. "
            "Available at: https://mail.example/boats",
            "Island Mail (no date) ‘Boats after dark’.",
            "Island Mail (2025) Boats after dark [Press release]. February.",
        ),
        (
            Style.CHICAGO,
            "Robert Linden and Jane T. Frost, “Boats after dark,” Island Mail, February 4, 2025, "
            "https://mail.example/boats.",
            "“Boats after dark,” Island Mail, n.d.",
            "Island Mail, “Boats after dark,” press release, February 2025.",
        ),
        (
            Style.OSCOLA,
            "Robert Linden and Jane T. Frost, ‘Boats after dark’ Island Mail (4 February 2025) "
            "<https://mail.example/boats>",
            "‘Boats after dark’ Island Mail (undated)",
            "Island Mail, ‘Boats after dark’ (Press Release, February 2025)",
        ),
    ],
)
def test_a_style_says_what_is_known_and_makes_nothing_up(style: Style, whole: str, bare: str, release: str) -> None:
    assert cited(STORY, "Island Mail", style) == whole
    unknown = replace(STORY, byline=None, url=None, published=None)
    assert cited(unknown, "Island Mail", style) == bare
    issued = replace(STORY, kind=ArticleKind.RELEASE, published=PartialDate(2025, 2), url=None)
    assert cited(issued, "Island Mail", style) == release


def test_a_question_keeps_its_mark() -> None:
    assert "“Why now?” Island Mail" in cited(replace(STORY, headline="Why now?"), "Island Mail", Style.CHICAGO)


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        (None, ()),
        ("Jane Smith", (Author("Smith", "Jane"),)),
        ("Jane Smith, Robert O'Neill & Peter Jones-Price", None),
        ("Sky News", (Author("Sky News"),)),
        ("Press Association", (Author("Press Association"),)),
        ("Grace Reporter", (Author("Grace Reporter"),)),
        ("Jane van Dyke", (Author("Jane van Dyke"),)),
        ("Jane Marsh Linden", (Author("Jane Marsh Linden"),)),
        ("Jane Smith, Political Editor", (Author("Jane Smith, Political Editor"),)),
        ("Xuemei Qoros", (Author("Xuemei Qoros"),)),
    ],
)
def test_only_a_name_that_is_surely_one_is_taken_apart(byline: str | None, expected: tuple[Author, ...] | None) -> None:
    if expected is None:
        expected = (Author("Smith", "Jane"), Author("O'Neill", "Robert"), Author("Jones-Price", "Peter"))
    assert authors(byline) == expected


def test_keys_are_plain_and_no_two_are_alike() -> None:
    made = keys(["a b", "A-b", "é/ü", "é ü", "--"])
    assert list(made) == ["a b", "A-b", "é/ü", "é ü", "--"]
    assert len(set(made.values())) == 5
    assert all(key.replace("-", "").isalnum() and key.isascii() for key in made.values())


def test_csl_json_holds_every_article_and_no_address_but_of_the_web() -> None:
    articles = (*ARTICLES, STORY, replace(STORY, id="bad", url="javascript:alert(1)"))
    items = json.loads(csl_json(articles, HOMES, keys([one.id for one in articles])))
    assert [item["id"] for item in items] == ["release", "altering", "silent", "telling", "story", "bad"]
    release, altering, silent, _, story, bad = items
    assert (release["genre"], release["author"]) == ("Press release", [{"literal": "Port Office"}])
    assert altering["issued"] == {"date-parts": [[2025, 2]]}
    assert "issued" not in silent
    assert story["author"] == [{"family": "Linden", "given": "Robert"}, {"family": "Frost", "given": "Jane T."}]
    assert (story["URL"], story["container-title"]) == ("https://mail.example/boats", "Island Mail")
    assert "URL" not in bad


def test_hostile_text_stays_on_one_line_and_is_no_markup_of_csl() -> None:
    hostile = replace(STORY, headline=f"<i>{HOSTILE}</i>", byline=HOSTILE, url=HOSTILE)
    for style in Style:
        told = cited(hostile, HOSTILE, style)
        assert "\n" not in told
        assert not [char for char in told if ord(char) < 32 or 127 <= ord(char) < 160 or char in "\u202e\u2066\ufeff"]
    assert "<i>" not in csl_json([hostile], {}, {"story": "k"})
    assert "<b>" not in csl_json([hostile], {}, {"story": "k"})


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed here")
def test_pandoc_cites_from_it(tmp_path: Path) -> None:
    path = tmp_path / "sources.json"
    path.write_text(csl_json([STORY], HOMES, {"story": "story"}), encoding="utf-8")
    done = subprocess.run(
        ["pandoc", "--from=markdown", "--to=plain", "--citeproc", "--bibliography", str(path)],
        input="Said. [@story]",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "(Linden and Frost 2025)" in done.stdout
    assert "Boats After Dark" in done.stdout or "Boats After" in done.stdout or "Boats after" in done.stdout
