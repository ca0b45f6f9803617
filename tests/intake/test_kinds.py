"""What an article is: releases, transcripts and comments are known by their address and their section."""

from __future__ import annotations

import pytest

from briefing.intake.fields.kinds import is_transcript, of_address, of_body, of_class, of_section
from briefing.model import ArticleKind
from tests.intake.reading import read

TEXT = "The orchard society met in the barn on Sunday and counted the pears that the storm had left on the trees."


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.orchard.example/press-releases/pears", ArticleKind.RELEASE),
        ("https://www.orchard.example/media/news-releases/2025/pears", ArticleKind.RELEASE),
        ("https://www.obst.example/presse/pressemitteilungen/birnen", ArticleKind.RELEASE),
        ("https://newsroom.orchard.example/pears", ArticleKind.RELEASE),
        ("https://www.orchard.example/about/newsroom/pears", ArticleKind.RELEASE),
        ("https://www.orchard.example/media-centre/pears", ArticleKind.RELEASE),
        ("https://www.prnewswire.com/pears-301.html", ArticleKind.RELEASE),
        ("https://www.orchard.example/speeches/quince-in-the-barn", ArticleKind.TRANSCRIPT),
        ("https://www.brook.example/opinion/pears", ArticleKind.COMMENT),
        ("https://www.brook.example/news/millers-annoyed-by-press-release-on-pears", None),
        ("https://www.brook.example/news/opinion", None),
        ("https://www.express.example/news/pears", None),
        ("not an address", None),
    ],
)
def test_the_kind_by_the_address(url: str, kind: ArticleKind | None) -> None:
    assert of_address(url) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Press release", ArticleKind.RELEASE),
     ("Speech", ArticleKind.TRANSCRIPT), ("Opinion", ArticleKind.COMMENT), ("Pears", None)],
)  # fmt: skip
def test_the_kind_by_the_section(name: str, kind: ArticleKind | None) -> None:
    assert of_section(name) is kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("category-press-releases", ArticleKind.RELEASE),
        ("post-type-press_release", ArticleKind.RELEASE),
        ("page-node-type-news-release", ArticleKind.RELEASE),
        ("node--type-pressrelease", ArticleKind.RELEASE),
        ("single-speech", ArticleKind.TRANSCRIPT),
        ("category-opinion", ArticleKind.COMMENT),
        ("category-opinion-polls", None),
        ("tag-press-releases", None),
        ("single-post", None),
    ],
)
def test_the_kind_by_a_class(name: str, kind: ArticleKind | None) -> None:
    assert of_class(name) is kind


def test_the_class_of_the_page_s_own_article_counts_and_no_other() -> None:
    own = '<article class="post {}"><h1>Pears counted in the barn</h1>' + f"<p>{TEXT}</p>" * 3 + "</article>"
    other = '<aside><article class="post category-press-releases"><h2>Other pears</h2></article></aside>'
    assert read(f"<html><body>{own.format('category-press-releases')}</body></html>").get("kind") == "release"
    assert read(f"<html><body>{own.format('category-pears')}{other}</body></html>").get("kind") == ""


@pytest.mark.parametrize(
    "name",
    ["Brookshire Police", "Police Service of Orchardland", "Brook Valley NHS Foundation Trust", "University of Brook",
     "The Brook University", "Brook Fire and Rescue Service", "NHS Brook", "Brook General Hospital"],
)  # fmt: skip
def test_bodies_that_print_what_they_tell_of_themselves(name: str) -> None:
    assert of_body(name) is ArticleKind.RELEASE


@pytest.mark.parametrize(
    "name", ["Police Gazette", "University Times", "Brook Hospital Radio", "The Brook Trust", "Brook Times", "Brook"]
)
def test_what_is_only_about_such_bodies_is_none(name: str) -> None:
    assert of_body(name) is None


def test_a_menu_names_no_kind_and_the_way_to_the_page_does() -> None:
    page = "<html><body>{}<h1>Pears counted in the barn</h1>" + f"<p>{TEXT}</p>" * 3 + "</body></html>"
    menu = "<nav><div>News</div><div>Opinion</div><div>Press releases</div></nav>"
    way = '<nav class="breadcrumb"><ol><li>Home</li><li>Press releases</li></ol></nav>'
    assert read(page.format(menu)).get("kind") == ""
    assert read(page.format(way)).get("kind") == "release"


def test_numbered_questions_make_the_record_of_a_hearing() -> None:
    turns = [
        "Q1 Chair: Who counted the pears?",
        "Nora Quince: The society did, Chair.",
        "Q2 Piers Medlar: All of them?",
        "Nora Quince: Every one that was left on the trees.",
    ]
    assert read("\n\n".join(["Oral evidence: Pears in the barn", *turns])).get("kind") == "transcript"
    interview = [turn.removeprefix("Q1 ").removeprefix("Q2 ") for turn in turns]
    assert not read("\n\n".join(["A warden speaks about her pears", *interview])).get("kind")


@pytest.mark.parametrize(
    ("headline", "first", "told"),
    [
        ("Transcript: Breakfast with Nora Quince", "NQ: It rained.", True),
        ("Breakfast with Nora Quince – full transcript", "Nora Quince: It rained.", True),
        ("Breakfast with Nora Quince", "NQ: It rained.", False),
        ("Transcript of the meeting is lost", "The barn was full.", False),
    ],
)
def test_a_headline_calls_turns_a_transcript(headline: str, first: str, told: bool) -> None:
    assert is_transcript(headline, [first, first, "The barn was full."]) is told
