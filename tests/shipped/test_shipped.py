"""The shipped briefing: retold in the project's own sentences, quotations and facts as the outlets printed them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.content import read_briefing
from briefing.model import ActorKind, ArticleKind, OutletKind, PartialDate
from tests.shared import SHARED, needs_shared

FOLDER = Path(__file__).resolve().parents[2] / "content" / "child-online-safety"

# Which published text each article retells, and where that text's own words end and the site's furniture begins.
RETOLD = {
    "parliament-today": ("000", None),
    "national-technology": ("001", "Share Story"),
    "image-press": ("002", None),
    "aol-uk": ("003", "Read Full Story"),
    "internet-matters": ("004", "Recent posts"),
}
HEADING_WORDS = {"Efforts"}  # capitalised in a heading that ends in an abbreviation's full stop
TITLED = {"parliament-today", "image-press"}  # the published texts carry no headline
WRAPPED = {"parliament-today"}  # lines end where the page was full

# A passage in curly marks, or one whose closing mark is missing, which then ends with its paragraph: the next
# opening mark begins a new one.
PASSAGE = re.compile(r"“[^“”]*?(?:”|(?=\s*\n\s*“))")
FIGURE = re.compile(r"£?\d[\d,.]*\d(?:%|m\b)?|£?\d(?:%|m\b)?")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’']*")


def _split(path: Path) -> tuple[dict[str, Any], str]:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = yaml.safe_load(front)
    assert isinstance(fields, dict)
    return fields, body.strip("\n")


ARTICLES = {
    fields["outlet"]: (path, fields, body) for path in FOLDER.glob("articles/*.md") for fields, body in [_split(path)]
}


def _published(outlet: str) -> str:
    number, furniture = RETOLD[outlet]
    (path,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    text = path.read_text(encoding="utf-8")
    return text.split(furniture)[0] if furniture else text


def _yaml(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def _paragraph_breaks(passage: str) -> str:
    return re.sub(r"\n\s*\n", "\n", passage)


def test_every_article_is_there() -> None:
    assert set(ARTICLES) == set(RETOLD)


@needs_shared
@pytest.mark.parametrize("outlet", RETOLD)
def test_quotations_stand_as_printed_and_in_order(outlet: str) -> None:
    printed = PASSAGE.findall(_published(outlet))
    assert printed
    assert PASSAGE.findall(_paragraph_breaks(ARTICLES[outlet][2])) == [_paragraph_breaks(one) for one in printed]


@needs_shared
@pytest.mark.parametrize("outlet", ["aol-uk", "internet-matters"])
def test_paragraph_breaks_inside_quotations_stand(outlet: str) -> None:
    """A quotation over paragraphs has a blank line wherever its outlet began one."""
    long = [one for one in re.findall(r"“[^”]*”", _published(outlet)) if "\n\n" in one]
    assert long
    assert [one for one in long if one not in ARTICLES[outlet][2]] == []


def test_the_passage_without_a_closing_mark_ends_with_its_paragraph() -> None:
    first, second = PASSAGE.findall(ARTICLES["parliament-today"][2])
    assert not first.endswith("”")
    assert f"{first}\n\n{second}" in ARTICLES["parliament-today"][2]


@needs_shared
@pytest.mark.parametrize("outlet", RETOLD)
def test_every_figure_is_kept(outlet: str) -> None:
    figures = set(FIGURE.findall(PASSAGE.sub("", _published(outlet))))
    assert figures - set(FIGURE.findall(ARTICLES[outlet][2])) == set()


@needs_shared
@pytest.mark.parametrize("outlet", RETOLD)
def test_every_name_is_kept(outlet: str) -> None:
    """Capitalised words inside the published sentences stand in the retelling; headlines and headings are left out."""
    lines = _published(outlet).splitlines()[0 if outlet in TITLED else 1 :]
    if outlet not in WRAPPED:
        lines = [line for line in lines if not re.fullmatch(r"[^.,:;]{1,70}", line)]
    names = set(NAME.findall(PASSAGE.sub("", "\n".join(lines)))) - HEADING_WORDS
    assert names
    kept = set(re.findall(r"[A-Z][\w’']*", ARTICLES[outlet][2]))
    assert names - kept == set()


@needs_shared
def test_no_published_sentence_stands_outside_quotation_marks() -> None:
    """The only long runs of words in common are names of laws and bodies."""
    names = "the voluntary principles to counter online child sexual exploitation and abuse"
    files = [*FOLDER.rglob("*.md"), *FOLDER.glob("*.yaml"), *Path(__file__).parent.glob("*.py")]
    done = subprocess.run(
        [sys.executable, SHARED / "tools" / "check_sentences.py", *files], capture_output=True, text=True, check=False
    )
    runs = re.findall(r"^.*: shares with \S+: (.*) …$", done.stdout, re.MULTILINE)
    assert f"{len(runs)} shared runs" in done.stdout
    assert [run for run in runs if run not in names] == []


@needs_shared
@pytest.mark.parametrize("outlet", sorted(set(RETOLD) - TITLED))
def test_headlines_are_as_printed(outlet: str) -> None:
    assert _published(outlet).splitlines()[0].strip() == ARTICLES[outlet][1]["headline"]


@needs_shared
@pytest.mark.parametrize("outlet", RETOLD)
def test_addresses_are_as_recorded(outlet: str) -> None:
    record = (SHARED / "seeds" / "README.md").read_text(encoding="utf-8")
    assert ARTICLES[outlet][1]["url"].removeprefix("https://") in record


@pytest.mark.parametrize("outlet", sorted(TITLED))
def test_headlines_of_ours_stand_in_brackets(outlet: str) -> None:
    assert re.fullmatch(r"\[[^\[\]]+\]", ARTICLES[outlet][1]["headline"])


def test_it_opens_without_a_problem() -> None:
    opened = read_briefing(FOLDER)
    assert opened.problems == ()
    assert {article.outlet: article.body for article in opened.briefing.articles} == {
        outlet: body for outlet, (_, _, body) in ARTICLES.items()
    }
    assert all(article.byline is None for article in opened.briefing.articles)


def test_fields_and_file_names() -> None:
    outlets = {outlet["id"]: outlet for outlet in _yaml("briefing.yaml")["outlets"]}
    assert set(outlets) == set(RETOLD)
    for outlet, (path, fields, _) in ARTICLES.items():
        assert OutletKind(outlets[outlet]["kind"])
        assert ArticleKind(fields["kind"])
        assert path.stem.startswith(f"{PartialDate.parse(str(fields['published']))}-{outlet}-")
        assert fields["url"].removeprefix("https://").startswith(f"{outlets[outlet]['address']}/")
    assert [outlet for outlet in ARTICLES if ArticleKind(ARTICLES[outlet][1]["kind"]).primary] == ["parliament-today"]
    assert ARTICLES["aol-uk"][1]["via"] == "PA Media"


def test_actors() -> None:
    actors = _yaml("actors.yaml")
    assert len({actor["id"] for actor in actors}) == len(actors)
    bodies = "\n".join(body for _, _, body in ARTICLES.values())
    for actor in actors:
        assert ActorKind(actor["kind"])
        for role in actor.get("roles", ()):
            dates = [PartialDate.parse(str(role[key])) for key in ("from", "until") if key in role]
            assert dates == sorted(dates)
        spoken_of = (actor["name"], *actor.get("aliases", ()))
        assert any(name.replace("UK ", "").replace("US ", "") in bodies for name in spoken_of), actor["id"]


def test_the_page_says_what_it_is() -> None:
    page = _yaml("briefing.yaml")
    for outlet in page["outlets"]:
        assert outlet["name"] in page["made"]
    assert "retold" in page["made"]
    assert "exactly as" in page["made"]
