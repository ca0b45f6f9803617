"""What a report in other words changes in the sense: negation, number, date, certainty."""

from __future__ import annotations

import pytest

from briefing.model import Nature, Risk
from briefing.statements.senses import changed_senses


def _risks(reference: str, told: str) -> set[Risk]:
    return {risk for difference in changed_senses(reference, told) for risk in difference.risks}


@pytest.mark.parametrize(
    ("reference", "told", "risk"),
    [
        ("The bakery will sell rye bread to the villages.", "that the bakery will not sell rye bread", Risk.NEGATION),
        (
            "The bakery will sell rye bread to the villages.",
            "that no rye bread would be sold by the bakery",
            Risk.NEGATION,
        ),
        ("We shall not close the bakery in winter.", "that the bakery would close in winter", Risk.NEGATION),
        ("We won't close the bakery in winter.", "that the bakery would close in winter", Risk.NEGATION),
        ("Nobody closes the bakery in winter.", "that the bakery closes every winter", Risk.NEGATION),
        ("The bakery may move to the old mill.", "that the bakery will move to the old mill", Risk.MODAL),
        ("Perhaps the bakery moves to the old mill.", "that the bakery would move to the old mill", Risk.MODAL),
        ("The bakery will move to the old mill.", "that the bakery might move to the old mill", Risk.MODAL),
        ("We hope to move the bakery to the old mill.", "who promised to move the bakery to the old mill", Risk.MODAL),
        ("The bakery sold nine hundred loaves.", "that the bakery had sold 700 loaves", Risk.NUMBER),
        ("The bakery owes £4m to the mill.", "that the bakery owed $4 million to the mill", Risk.NUMBER),
        (
            "The bakery opens on 3 June in the old mill.",
            "that the bakery would open in the old mill on June 13",
            Risk.DATE,
        ),
        ("The bakery opens on Monday in the old mill.", "that the bakery opens on Friday in the old mill", Risk.DATE),
        (
            "There will be a bakery. It will bake nine loaves a day.",
            "that “there will be” a bakery and that it may bake nine loaves a day",
            Risk.MODAL,
        ),
        (
            "Every baker was warned about the oven, and not one of them was listened to.",
            "that bakers had been listened to",
            Risk.NEGATION,
        ),
        ("If the oven holds, the bakery opens in spring.", "that the bakery opens in spring", Risk.QUALIFIER),
        ("Fewer loaves were sold by the bakery.", "that more loaves were sold by the bakery", Risk.NUMBER),
        ("The price of rye bread will rise in spring.", "that the price of rye bread would fall", Risk.NUMBER),
        ("We sell rye bread below the market price.", "that rye bread was sold above the market price", Risk.NUMBER),
        ("The bakery opens before the rye harvest.", "that the bakery would open after the rye harvest", Risk.DATE),
        (
            "The bakery opens before Christmas in the mill.",
            "the bakery would open before Easter in the mill",
            Risk.DATE,
        ),
        ("We support the bakers of the old mill.", "who opposed the bakers of the old mill", Risk.NEGATION),
        ("The bakery costs no more than £4m a year.", "that the bakery would cost at least £4m a year", Risk.NUMBER),
        ("The bakery costs no more than £4m a year.", "the bakery would cost over £4m a year", Risk.QUALIFIER),
        ("Everybody bakes a little, and nobody bakes a lot.", "that everyone would not bake a little", Risk.NEGATION),
    ],
)
def test_a_changed_sense_is_told_with_its_evidence(reference: str, told: str, risk: Risk) -> None:
    found = [difference for difference in changed_senses(reference, told) if risk in difference.risks]
    assert len(found) == 1
    assert found[0].nature is Nature.SENSE
    assert found[0].reference or found[0].printed
    assert reference[slice(*found[0].reference_span)] == found[0].reference
    assert told[slice(*found[0].printed_span)] == found[0].printed


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("The bakery will sell rye bread to the villages.", "that rye bread would go to the villages from the bakery"),
        ("We shall not close the bakery in winter.", "who ruled out closing the bakery in winter"),
        ("We won't close the bakery in winter.", "that the bakery will not close in winter"),
        ("The bakery may move to the old mill.", "that the bakery might move to the old mill"),
        ("The bakery sold 39.6 tonnes of rye bread.", "that the bakery had sold nearly 40 tonnes of rye bread"),
        ("The bakery sold nine hundred loaves.", "that the bakery had sold 900 loaves"),
        ("The bakery opens on 3 June in the old mill.", "that the bakery would open in the old mill on June 3rd"),
        ("In May the bakery will move to the mill.", "that the bakery would move to the mill in May"),
        ("If the oven holds, the bakery opens in spring.", "that the bakery opens in spring provided the oven holds"),
        ("Not only the bakery but the mill is safe.", "that both the bakery and the mill are safe"),
        ("It rained for nine days. The bakery has sold its bread.", "that the bakery had sold all its bread"),
        ("We do not wait. The bakery will move to the mill.", "that the bakery would move to the mill"),
        ("We oppose the closing of the bakery.", "that they did not support the closing of the bakery"),
        ("More loaves were sold. Fewer cakes were.", "that more loaves were sold by the bakery, and fewer cakes"),
        ("Rye will rise and bread will fall in price.", "that bread would fall in price"),
        ("We shall stop the baking of rye bread from June.", "that the baking of rye bread would be halted"),
        ("In a few weeks the bakery will move to the mill.", "that the bakery would move to the mill"),
        (
            "The baking of bad bread is a disgrace.",
            "that 14 loaves, 20 rolls and an oven were proof of a “disgrace” of bad bread",
        ),
        ("Bakers deserve respect.", "that bakers deserve respect, while the miller had never opened his mill"),
        ("We must not question the honour of bakers.", "such remarks about “the honour of bakers”"),
        (
            "I apologise to every baker.",
            "sorry to bakers, after saying that “a baker who never saw a mill” could not judge",
        ),
        ("I asked for twenty and I got a mill.", "that she had asked for £20 million and got a mill"),
        ("The bakery costs no more than £4m a year.", "that the bakery would cost up to £4m a year"),
        ("The bakery is run under my eye from June.", "that a baker would take over the bakery in June"),
        (
            "If the oven fails, the bakery pays £20 a day.",
            "that the bakery faces a fine of £20 for each day of a cold oven",
        ),
        (
            "We saw nine ovens, none of which stands within a mile of the bakery.",
            "that nine ovens were seen, and not one of them was within a mile of the bakery",
        ),
        ("The choir sings.", "that seven ships had never come home"),
    ],
)
def test_other_words_alone_change_no_sense(reference: str, told: str) -> None:
    assert _risks(reference, told) == set()
