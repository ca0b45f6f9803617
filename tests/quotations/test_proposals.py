from briefing.model import ActorKind
from briefing.quotations import Cast, extract, propose_actors
from tests.quotations.made import ACTORS, article


def test_speakers_who_are_no_actors_are_proposed_with_evidence() -> None:
    made = article(
        "Ruth Hill said: “We will act.”\n\n“It is late,” Hill said.\n\n"
        "The Dunmoor Water Agency said: “We will pay.”\n\n"
        "Ada Marsh said: “We will stay.”"
    )
    cast = Cast(ACTORS)
    proposals = propose_actors([made], {"made": extract(made, cast)}, cast)
    assert [(one.actor.id, one.actor.name, one.actor.kind, one.count) for one in proposals] == [
        ("ruth-hill", "Ruth Hill", ActorKind.PERSON, 2),
        ("dunmoor-water-agency", "Dunmoor Water Agency", ActorKind.BODY, 1),
    ]
    assert proposals[0].evidence[0] == "made: Ruth Hill: cue 'said' before"


def test_a_proposed_id_is_free() -> None:
    made = article("Ruth Hill said: “We will act.”")
    cast = Cast(())
    cast.by_id["ruth-hill"] = ACTORS[0]
    (proposal,) = propose_actors([made], {"made": extract(made, cast)}, cast)
    assert proposal.actor.id == "ruth-hill-2"
