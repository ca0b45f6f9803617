"""What an article is: releases, transcripts and comments are known by their address and their section."""

from __future__ import annotations

import pytest

from briefing.intake.fields.kinds import is_transcript, of_address, of_section
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
