"""Differences by kind: moved, turned round, cut at an edge, begun again, contracted; or nothing to compare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.glossary import by_setting
from briefing.model import Actor, ActorKind, Contractions, DifferenceKind, Nature, Treatment
from briefing.statements import HouseStyle, compare, derive
from tests.statements.building import MARSH, article, briefing, each

# Kind: reference, printed, the treatments that are right, the risk that must be named ("-": none may be).
CASES = {
    "moved words": [
        ("Tomorrow the millers vote on the new lease.", "The millers vote on the new lease tomorrow.", "altered", ""),
        ("The millers vote tomorrow on the new lease.", "Tomorrow the millers vote on the new lease.", "altered", ""),
        ("Oakes, Finch and Lowe run the mill.", "Finch, Oakes and Lowe run the mill.", "altered", ""),
        ("We thank Oakes, Finch and Lowe for the mill.", "We thank Lowe, Oakes and Finch for the mill.", "altered", ""),
        (
            "We thank Ada Finch and Ben Lowe for the mill.",
            "We thank Ben Lowe and Ada Finch for the mill.",
            "altered",
            "",
        ),
        ("We only grind rye for the village in winter.", "We grind rye only for the village in winter.", "altered", ""),
        ("In the north the rye is ripe already.", "The rye is ripe already in the north.", "altered", ""),
        ("The rye is ripe and the oats are green.", "The oats are green and the rye is ripe.", "altered", ""),
    ],
    "no moves": [
        (
            "Rye is our bread. The millers vote on the new lease tomorrow, and rye will follow.",
            "The millers vote on the new lease tomorrow",
            "excerpt",
            "",
        ),
        ("And the millers vote on the lease.", "The millers vote on the lease, and that is that.", "excerpt", ""),
    ],
    "order around an ellipsis": [
        (
            "The mill is old. We shall rent it to the baker in March.",
            "We shall rent it to the baker in March … The mill is old.",
            "altered",
            "",
        ),
        (
            "The oldest mill in the valley closed. Nobody wept about the loss of the bakery.",
            "the loss of the bakery ... The oldest mill in the valley closed",
            "altered",
            "",
        ),
        (
            "The mill is old. It leaks. We shall rent it to the baker in March.",
            "The mill is old … We shall rent it to the baker in March.",
            "excerpt",
            "",
        ),
        (
            "We grind rye. We grind oats for the horses. We sell bread.",
            "We sell bread … we grind oats for the horses",
            "altered",
            "",
        ),
        (
            "Our first duty is to the millers. Our second is to the bakers who buy.",
            "“Our second is to the bakers who buy […] Our first duty is to the millers.”",
            "altered",
            "",
        ),
    ],
    "denied or conditional at an edge": [
        ("It is simply false that the miller sold the wheel.", "the miller sold the wheel", "excerpt", "negation"),
        ("I do not believe that the miller sold the wheel.", "the miller sold the wheel", "excerpt", "negation"),
        ("Nobody has said that the miller sold the wheel.", "… the miller sold the wheel.", "excerpt", "negation"),
        (
            "If the river rises, we will open the sluice at once.",
            "We will open the sluice at once.",
            "excerpt",
            "qualifier",
        ),
        (
            "We will open the sluice at once if the river rises.",
            "We will open the sluice at once.",
            "excerpt",
            "qualifier",
        ),
        (
            "We will open the sluice at once, unless the miller objects.",
            "We will open the sluice at once",
            "excerpt",
            "qualifier",
        ),
        (
            "I never claimed the miller sold the wheel to a stranger.",
            "the miller sold the wheel to a stranger",
            "excerpt",
            "negation",
        ),
    ],
    "nothing turned at an edge": [
        ("No, we shall not open the sluice this week.", "We shall not open the sluice this week.", "excerpt", "-"),
        (
            "We did not wait for rain, and the millers opened the sluice.",
            "the millers opened the sluice",
            "excerpt",
            "-",
        ),
        ("It is not raining. The millers opened the sluice.", "The millers opened the sluice.", "excerpt", "-"),
    ],
    "stutters": [
        (
            "I — I want the mill to — to stay where it is.",
            "I want the mill to stay where it is.",
            "excerpt verbatim",
            "",
        ),
        ("We will, uh, keep the wheel, er, turning.", "We will keep the wheel turning.", "excerpt verbatim", ""),
        (
            "They took the wheel — the whole wheel of the mill.",
            "They took the whole wheel of the mill.",
            "excerpt verbatim cut",
            "",
        ),
        ("And I, I think we, we need the wheel.", "And I think we need the wheel.", "excerpt verbatim", ""),
        (
            "The mill is... is the heart of this valley.",
            "The mill is the heart of this valley.",
            "excerpt verbatim",
            "",
        ),
        (
            "We need, you know, a better wheel for the mill.",
            "We need a better wheel for the mill.",
            "excerpt verbatim",
            "",
        ),
        ("It's — it's a — it's a very old wheel.", "It's a very old wheel.", "excerpt verbatim", ""),
        (
            "I'll be frank. The wheel is old, and I, I'm not going to sell it.",
            "The wheel is old, and I'm not going to sell it.",
            "excerpt",
            "",
        ),
        ("It's — it's clear. We'll, we'll mend the wheel.", "It's clear. We'll mend the wheel.", "excerpt", ""),
    ],
    "emphasis": [
        ("It is a very, very old wheel for the mill.", "It is a very old wheel for the mill.", "cut", ""),
        ("We will not, not ever, sell the wheel of the mill.", "We will not sell the wheel of the mill.", "cut", ""),
    ],
    "contractions": [
        ("I am sure that the mill will not close.", "I'm sure that the mill won't close.", "altered", "-"),
        (
            "We cannot sell what we have not got at the mill.",
            "We can't sell what we haven't got at the mill.",
            "altered",
            "-",
        ),
        ("They would say it is the miller's turn.", "They'd say it's the miller's turn.", "altered", "-"),
        ("The wheel is going to stop, and that is bad.", "The wheel's going to stop, and that's bad.", "altered", "-"),
        ("We won’t sell the old wheel.", "We will sell the old wheel.", "altered", "negation"),
        ("I can't sell the old wheel.", "I can sell the old wheel.", "altered", "negation"),
        ("We don't sell rye and we will not sell oats.", "We can't sell rye and we won't sell oats.", "altered", ""),
    ],
    "brackets beside what they stand for": [
        (
            "So seeing that to pay them we must sell the wheel, we shall.",
            "[Seeing that] we must sell the wheel, we shall.",
            "edited",
            "",
        ),
        (
            "The miller who had come from the coast said yes to us.",
            "The miller [who had come] said yes to us.",
            "edited",
            "",
        ),
    ],
    "cut behind an opening": [
        (
            "They walked along the river for an hour and then saw that the mill was burning.",
            "They saw that the mill was burning.",
            "cut",
            "",
        ),
        (
            "The miller, who knew the river well, told us that the wheel would stop.",
            "The miller told us that the wheel would stop.",
            "cut",
            "",
        ),
    ],
    "cut before an ending": [
        (
            "We shall mend the wheel and the roof of the old mill by summer.",
            "We shall mend the wheel by summer.",
            "cut",
            "",
        ),
    ],
    "signs": [
        ("It was graded B+ by the board of millers.", "It was graded B by the board of millers.", "altered", "number"),
    ],
    "points": [
        ("Rye rose by three percentage points in the valley.", "Rye rose by 3% in the valley.", "altered", "number"),
    ],
    "different": [
        (
            "The mill opens at dawn and the baker comes for the flour.",
            "The choir sings at dawn in the chapel of the hill.",
            "different",
            "",
        ),
        (
            "We have to be honest about what the mill can do for the valley.",
            "We have to be there for those who lost their homes in the flood.",
            "different",
            "",
        ),
        (
            "I think that this is the right thing to do for the millers.",
            "I think that this is going to be a long winter for the bakers.",
            "different",
            "",
        ),
        (
            "The government will do all it can to help the farmers of the valley.",
            "The government will publish its report on the schools in the spring.",
            "different",
            "",
        ),
    ],
    "joined across he said": [
        (
            "We will keep the wheel turning, whatever it costs the valley.",
            "“We will keep the wheel turning,” he said, “whatever it costs the valley.”",
            "verbatim",
            "",
        ),
        (
            "“We will keep the wheel turning,” he said, “whatever it costs the valley.”",
            "We will keep the wheel turning, whatever it costs the valley.",
            "verbatim",
            "",
        ),
        (
            "“We will keep the wheel turning,” he said. “It is our duty.”",
            "We will keep the wheel turning. It is our duty.",
            "verbatim",
            "",
        ),
        (
            "We will keep the wheel turning. The roof can wait. It is our duty to the valley.",
            "‘We will keep the wheel turning,’ he said. ‘It is our duty to the valley.’",
            "excerpt",
            "",
        ),
    ],
    "repeated phrases": [
        (
            "We will grind, we will grind and we will grind until the river is dry.",
            "We will grind until the river is dry.",
            "excerpt cut",
            "",
        ),
        ("Never again. Never again will the mill burn.", "Never again will the mill burn.", "excerpt", ""),
        ("The mill, the mill is what they want.", "The mill is what they want.", "excerpt verbatim cut", ""),
    ],
}


@pytest.mark.parametrize(
    ("reference", "printed", "wanted", "risk"),
    [pytest.param(*case, id=f"{kind}-{at}") for kind, cases in CASES.items() for at, case in enumerate(cases)],
)
def test_differences_are_judged_by_kind(reference: str, printed: str, wanted: str, risk: str) -> None:
    outcome = compare(reference, printed)
    told = outcome.treatment.value if outcome.treatment else "different"
    assert told in wanted.split()
    risks = {str(found) for difference in outcome.differences for found in difference.risks}
    if risk == "-":
        assert not risks
    elif risk:
        assert risk in risks


def test_contractions_are_named_and_come_last() -> None:
    outcome = compare("I am glad that we will not sell nine mills.", "I'm glad that we won't sell seven mills.")
    assert [item.nature for item in outcome.differences] == [None, Nature.CONTRACTION, Nature.CONTRACTION]
    assert [(item.reference, item.printed) for item in outcome.differences[1:]] == [
        ("I am", "I'm"),
        ("will not", "won't"),
    ]


def test_one_setting_makes_contractions_house_style() -> None:
    style = HouseStyle.of(contractions=True)
    outcome = compare("I am glad we will not sell it.", "I'm glad we won't sell it.", style)
    assert (outcome.treatment, outcome.differences, len(outcome.styled)) == (Treatment.VERBATIM, (), 2)
    assert compare("I am glad we will not sell it.", "I'm glad we will sell it.", style).treatment is Treatment.CUT


def test_initials_that_a_briefing_declares_are_house_style() -> None:
    style = HouseStyle.of([("VMG", "Valley Millers’ Guild")])
    reference, printed = "The VMG’s mill is shut.", "The Valley Millers’ Guild’s mill is shut."
    assert compare(reference, printed, style).treatment is Treatment.VERBATIM
    assert compare(reference, printed).treatment is Treatment.ALTERED


def test_a_stutter_and_an_edge_are_named() -> None:
    outcome = compare("If it snows, we — we, um, will shut the mill.", "We will shut the mill.")
    assert outcome.treatment is Treatment.EXCERPT
    assert {item.nature for item in outcome.differences} == {Nature.EDGE, Nature.STUTTER}
    assert all(item.kind is DifferenceKind.DELETION for item in outcome.differences)


def test_a_briefing_sets_contractions_and_declares_initials() -> None:
    guild = Actor("guild", "Valley Millers’ Guild", ActorKind.BODY, aliases=("VMG",))
    one = article(
        "mail",
        "“The Valley Millers’ Guild is not for sale to anybody, and its mill is ours while rivers run,” said Marsh.",
    )
    two = article("post", "“The VMG isn’t for sale to anybody, and its mill is ours while rivers run,” said Marsh.")
    held = replace(briefing(one, two), actors=(guild,))
    for setting, wanted in ((Contractions.SAME, Treatment.VERBATIM), (Contractions.OTHER, Treatment.ALTERED)):
        ledger = derive(replace(held, contractions=setting), {item.id: each(item, MARSH) for item in (one, two)})
        (statement,) = ledger.statements
        assert statement.reports[-1].treatment is wanted
        natures = {item.nature for item in (*statement.reports[-1].differences, *statement.reports[-1].styled)}
        assert Nature.CONTRACTION in natures
        assert bool(by_setting(statement.reports[-1].styled)) is (setting is Contractions.SAME)
