from briefing.model import Actor, ActorKind, PartialDate, Role
from briefing.quotations import Cast, mentions
from tests.quotations.made import ACTORS, article


def named(body: str, *actors: Actor) -> list[tuple[str, str]]:
    made = article(body)
    return [(one.actor, body[one.start : one.end]) for one in mentions(made, Cast(actors or ACTORS))]


def test_names_aliases_and_surnames_are_mentions() -> None:
    body = "Ada Marsh met the Tide Trust. Marsh’s letter to the TT was short, Mr Reed said."
    assert named(body) == [
        ("ada-marsh", "Ada Marsh"),
        ("tide-trust", "Tide Trust"),
        ("ada-marsh", "Marsh"),
        ("tide-trust", "TT"),
        ("ben-reed", "Reed"),
    ]


def test_a_capital_at_the_head_of_a_sentence_is_no_given_name() -> None:
    assert named("But Marsh left. Secretary Reed stayed.") == [("ada-marsh", "Marsh"), ("ben-reed", "Reed")]


def test_another_persons_surname_is_no_mention() -> None:
    assert named("Ruth Marsh met Ada Marsh by the marsh.") == [("ada-marsh", "Ada Marsh")]


def test_a_surname_that_two_actors_share_is_no_mention() -> None:
    actors = (Actor("a", "Ada Marsh", ActorKind.PERSON), Actor("r", "Ruth Marsh", ActorKind.PERSON))
    assert named("Marsh spoke. Ruth Marsh left.", *actors) == [("r", "Ruth Marsh")]


def test_who_bears_one_office_in_a_short_and_a_long_form_holds_it_once() -> None:
    short, long = Role("Ports Secretary"), Role("Secretary of State for Ports", PartialDate(2024, 7))
    cast = Cast((Actor("ada-marsh", "Ada Marsh", ActorKind.PERSON, (long, short)),))
    (holder,) = cast.in_role("Ports Secretary", PartialDate(2024))
    assert (holder.actor.id, holder.held) == ("ada-marsh", True)
