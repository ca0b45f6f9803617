"""Who could have said a quotation: the weighed ones first, then by nearness."""

from __future__ import annotations

from briefing.model import Actor, ActorKind, Article
from briefing.quotations import Cast, candidates, extract

BODY = (
    "Edda Holm, Rufus Penn and Tobias Wren met on the quay on Monday.\n\n"
    "Penn had come by boat.\n\n"
    "“The boats are late,” Wren said.\n\n"
    "Clara Vance left early.\n"
)
CAST = Cast((Actor("wren", "Tobias Wren", ActorKind.PERSON), Actor("absent", "Lady Absent", ActorKind.PERSON)))


def test_everybody_named_stands_once_the_weighed_first_and_nobody_who_is_not_named() -> None:
    article = Article("one", "Boats", "post", BODY)
    (quotation,) = extract(article, CAST)
    found = candidates(article, CAST, quotation)
    names = [each.speaker.name for each in found]
    assert names[0] == "Tobias Wren"
    assert found[0].speaker.id == "wren"
    assert found[0].weighed
    assert sorted(names) == ["Clara Vance", "Edda Holm", "Rufus Penn", "Tobias Wren"]
    rest = [each.speaker.name for each in found if not each.weighed]
    assert rest == [name for name in ("Clara Vance", "Rufus Penn", "Edda Holm") if name in rest], "the nearest first"


def test_a_quotation_without_marks_has_candidates_too() -> None:
    article = Article("one", "Boats", "post", "Edda Holm met Rufus Penn.\n\nPenn said that the boats were late.\n")
    (quotation,) = extract(article, CAST)
    assert quotation.quoted == ()
    assert [each.speaker.name for each in candidates(article, CAST, quotation)] == ["Rufus Penn", "Edda Holm"]
