"""The five real texts, by hand-checked expectation: offsets, short words that were public, and who said them."""

from pathlib import Path

import pytest

from briefing.model import Actor, ActorKind, Article, PartialDate, Quotation, Role
from briefing.quotations import Cast, extract
from tests.shared import SHARED, needs_shared

KYLE = Actor("peter-kyle", "Peter Kyle", ActorKind.PERSON, (Role("Technology Secretary", PartialDate(2024, 7), None),))
OTHERS = tuple(
    Actor(name.lower().replace(" ", "-"), name, kind)
    for name, kind in (
        ("Gina Raimondo", ActorKind.PERSON),
        ("Priti Patel", ActorKind.PERSON),
        ("James Brokenshire", ActorKind.PERSON),
        ("Susie Hargreaves", ActorKind.PERSON),
        ("Rob Jones", ActorKind.PERSON),
        ("TikTok", ActorKind.BODY),
        ("National Crime Agency", ActorKind.BODY),
    )
)
# By text: where each quotation with marks begins and ends, in how many parts, and its speaker.
EXPECTED: dict[str, tuple[str, list[tuple[int, int, int, str]]]] = {
    "000": ("2024-10", [(976, 1533, 2, "Peter Kyle")]),
    "001": (
        "2024-10",
        [
            (689, 847, 1, "Peter Kyle"),
            (849, 1150, 2, "Peter Kyle"),
            (1415, 1739, 1, "Gina Raimondo"),
            (1849, 1956, 1, "Peter Kyle"),
        ],
    ),
    "002": (
        "2024",
        [(796, 1128, 2, "Gina Raimondo"), (1222, 1467, 1, "Peter Kyle"), (4804, 5054, 2, "Peter Kyle")],
    ),
    "003": (
        "2020-03-05",
        [
            (1087, 1439, 3, "Priti Patel"),
            (1878, 2145, 2, "James Brokenshire"),
            (2774, 3464, 4, "TikTok"),
            (3562, 4280, 4, "Susie Hargreaves"),
            (4361, 4425, 1, "National Crime Agency"),
            (4485, 4572, 1, "Rob Jones"),
            (4575, 4800, 1, "Rob Jones"),
            (4811, 5017, 1, "Rob Jones"),
        ],
    ),
    "004": ("2020-03", [(1719, 2069, 2, "Priti Patel")]),
}


def quotations(number: str, cast: Cast) -> list[Quotation]:
    (path,) = Path(SHARED / "seeds").glob(f"{number}_*.txt")
    body = path.read_text(encoding="utf-8")
    article = Article(number, "", "outlet", body, published=PartialDate.parse(EXPECTED[number][0]))
    return [one for one in extract(article, cast) if one.kind != "indirect"]


@needs_shared
@pytest.mark.parametrize("number", EXPECTED)
@pytest.mark.parametrize("actors", [(KYLE, *OTHERS), ()], ids=["with its actors", "with no actors"])
def test_every_quotation_and_speaker(number: str, actors: tuple[Actor, ...]) -> None:
    seen = [
        (one.start, one.end, len(one.spans), one.speaker.name if one.speaker else "")
        for one in quotations(number, Cast(actors))
    ]
    expected = EXPECTED[number][1]
    if number == "000" and not actors:
        expected = [(*place[:3], "") for place in expected]  # the text has lost the name; the office alone names nobody
    assert seen == expected
