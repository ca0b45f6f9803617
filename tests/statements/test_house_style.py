"""House style kind by kind, both ways round; and what looks like it and is not."""

from __future__ import annotations

import pytest

from briefing.model import Risk, Treatment
from briefing.statements import compare

ALIKE = {
    "money": [
        ("A quarter of a million pounds for the mill", "£250,000 for the mill"),
        ("The state owes a trillion dollars", "The state owes $1tn"),
        ("The state owes $3trn", "The state owes $3 trillion"),
        ("One and three-quarter million pounds for the mill", "£1.75m for the mill"),
        ("It costs £10-£12 million to mend", "It costs £10m to £12m to mend"),
        ("A loaf costs 85p at the mill", "A loaf costs 85 pence at the mill"),
        ("A loaf costs £0.85 at the mill", "A loaf costs 85p at the mill"),
        ("They owe £7m to the mill", "They owe £7 million to the mill"),
        ("They owe £7mn to the mill", "They owe seven million pounds to the mill"),
        ("They owe $1.2bn to the mill", "They owe 1.2 billion dollars to the mill"),
        ("They owe £1.2 bn to the mill", "They owe £1,200m to the mill"),
        ("They owe € 40 to the mill", "They owe 40 euros to the mill"),
        ("They owe 40€ to the mill", "They owe €40 to the mill"),
        ("They owe 40 € to the mill", "They owe EUR 40 to the mill"),
        ("They owe US$40 to the mill", "They owe $40 to the mill"),
        ("They owe GBP 40 to the mill", "They owe forty pounds to the mill"),
        ("They owe £12.00 to the mill", "They owe £12 to the mill"),
        ("Half a million pounds for the mill", "£500,000 for the mill"),
        ("They owe ¥500 to the mill", "They owe 500 yen to the mill"),
        ("They owe ₹500 to the mill", "They owe 500 rupees to the mill"),
        ("It was a £2m mill", "It was a £2-million mill"),
    ],
    "units": [
        ("Each sack weighs 25lb in the mill", "Each sack weighs 25 pounds in the mill"),
        ("Rye rose by half a per cent", "Rye rose by 0.5%"),
        ("The trail is 12km from the mill", "The trail is 12 kilometres from the mill"),
        ("The trail is 12 km from the mill", "The trail is twelve kilometers from the mill"),
        ("Each sack holds 25kg of rye", "Each sack holds 25 kilograms of rye"),
        ("Each sack holds 25 kilos of rye", "Each sack holds 25 kg of rye"),
        ("It ran at 70mph past the mill", "It ran at 70 miles per hour past the mill"),
        ("It ran at 70 mph past the mill", "It ran at 70 miles an hour past the mill"),
        ("It made 300MW for the mill", "It made 300 megawatts for the mill"),
        ("A wall 3m high by the mill", "A wall 3 metres high by the mill"),
        ("A wall 6ft high by the mill", "A wall six feet high by the mill"),
        ("Some 400 hectares of rye", "Some 400ha of rye"),
        ("It was 30C at the mill", "It was 30 degrees Celsius at the mill"),
        ("It was 30°C at the mill", "It was 30 °C at the mill"),
        ("We ground 60t of rye", "We ground 60 tonnes of rye"),
        ("A field of 90 sq m by the mill", "A field of 90 square metres by the mill"),
        ("A field of 90 m² by the mill", "A field of 90m2 by the mill"),
        ("Three litres of oil", "3 liters of oil"),
        ("Rye rose 4pc at the mill", "Rye rose 4 per cent at the mill"),
        ("Rye rose 4pp at the mill", "Rye rose four percentage points at the mill"),
        ("The sack was 9st 11lb at the mill", "The sack was nine stone eleven pounds at the mill"),
        ("The sack was 9st at the mill", "The sack was nine stone at the mill"),
        ("The miller was 11st 2lb then", "The miller was 11 stone 2 then"),
        ("The loaf was 3lb 7oz", "The loaf was three pounds and seven ounces"),
        ("The loaf was 3 pounds, 7 ounces", "The loaf was 3lb 7oz"),
        ("The door is 6ft 3in at the mill", "The door is six feet three at the mill"),
        ("The door is 6 foot 3 at the mill", "The door is 6-foot-3 at the mill"),
        ("The door is 6ft 3in at the mill", "The door is 6 feet 3 inches at the mill"),
        ("The miller, who is 6'3\", is old", "The miller, who is 6ft 3in, is old"),
        ("We lose 30 g/km of rye", "We lose 30 grams per kilometre of rye"),
        ("Rye costs £2/kg now", "Rye costs £2 per kilo now"),
        ("Rye rose by a quarter of one per cent", "Rye rose by 0.25%"),
    ],
    "time": [
        ("The mill is open from 4 to 6 o'clock", "The mill is open from four to six o’clock"),
        ("The mill shuts at 12 noon on rest days", "The mill shuts at noon on rest days"),
        ("The mill opens at 6.15am on rest days", "The mill opens at 6:15 a.m. on rest days"),
        ("The mill opens at 6am on rest days", "The mill opens at 6 a.m. on rest days"),
        ("The mill opens at 6 AM on rest days", "The mill opens at 6.00am on rest days"),
        ("The mill shuts at 18:45 on rest days", "The mill shuts at 6.45pm on rest days"),
        ("The mill shuts at 18.45 on rest days", "The mill shuts at 18:45 on rest days"),
        ("The mill shuts at half past six on rest days", "The mill shuts at 6.30 on rest days"),
        ("The mill shuts at a quarter to six on rest days", "The mill shuts at 5:45 on rest days"),
        ("The mill is open 6-9pm on rest days", "The mill is open 6pm to 9pm on rest days"),
        ("The mill shuts at seven p.m. on rest days", "The mill shuts at 7pm on rest days"),
    ],
    "date": [
        ("By 2025 the mill was shut", "By twenty twenty-five the mill was shut"),
        ("By 2025 the mill was shut", "By twenty-twenty-five the mill was shut"),
        ("In 1905 the mill was built", "In nineteen oh five the mill was built"),
        ("In the 1960s the mill was shut", "In the nineteen-sixties the mill was shut"),
        ("In the 1960s the mill was shut", "In the sixties the mill was shut"),
        ("In the ’60s the mill was shut", "In the 1960’s the mill was shut"),
        ("The mill shut on 9 June for good", "The mill shut on June 9th for good"),
        ("The mill shut on the 9th of June for good", "The mill shut on June 9 for good"),
        ("The mill shut on 9th June for good", "The mill shut on the ninth of June for good"),
        ("The mill shut on 9 June 2021 for good", "The mill shut on June 9, 2021 for good"),
        ("The mill shut on Friday 9 June for good", "The mill shut on Friday, June 9, for good"),
        ("The mill shut on Mon 9 June for good", "The mill shut on Monday, June 9, for good"),
        ("The mill made a loss in 2018-19 and 2019-20", "The mill made a loss in 2018/19 and 2019/2020"),
        ("The mill shut on 9 Sept for good", "The mill shut on September 9 for good"),
        ("It was shut from 9 to 12 June by the flood", "It was shut from June 9–12 by the flood"),
        ("It was shut from 9 June to 12 June by the flood", "It was shut from 9-12 June by the flood"),
    ],
    "number": [
        ("It took three and a half days to mend", "It took 3.5 days to mend"),
        ("It took 3½ days to mend", "It took three and a half days to mend"),
        ("It took 3 ½ days to mend", "It took 3.5 days to mend"),
        ("Rye rose by thirty-two and a half per cent", "Rye rose by 32.5%"),
        ("A quarter of the rye is lost", "One quarter of the rye is lost"),
        ("A quarter of the rye is lost", "¼ of the rye is lost"),
        ("Three quarters of the rye is lost", "Three-quarters of the rye is lost"),
        ("Three quarters of the rye is lost", "3/4 of the rye is lost"),
        ("Two fifths of the rye is lost", "2/5 of the rye is lost"),
        ("A fifth of the rye is lost", "One-fifth of the rye is lost"),
        ("Half of the rye is lost", "1/2 of the rye is lost"),
        ("Two and a half million sacks went north", "2.5 million sacks went north"),
        ("Half a dozen millers came", "Six millers came"),
        ("A dozen millers came", "Twelve millers came"),
        ("Two dozen millers came", "24 millers came"),
        ("A hundred and twenty millers came", "120 millers came"),
        ("Three quarters of a million sacks", "750,000 sacks"),
        ("The second mill on the left", "The 2nd mill on the left"),
        ("The forty-second mill on the left", "The 42nd mill on the left"),
        ("No 4 mill is the oldest", "Number four mill is the oldest"),
        ("It was minus nine degrees at the mill", "It was -9 degrees at the mill"),
        ("It was −9 degrees at the mill", "It was –9 degrees at the mill"),
        ("A million and a half sacks", "1.5 million sacks"),
    ],
    "thousands": [
        ("We ground 31 000 sacks in all", "We ground 31,000 sacks in all"),
        ("We ground 31\u2009000 sacks in all", "We ground 31,000 sacks in all"),
        ("We ground 31\u202f000 sacks in all", "We ground 31000 sacks in all"),
        ("We ground 31'000 sacks in all", "We ground 31000 sacks in all"),
        ("We ground 31’000’000 sacks in all", "We ground 31 million sacks in all"),
        ("We owe £31 000 in all", "We owe £31,000 in all"),
    ],
    "range": [
        ("We hire 20–25 millers a year", "We hire 20 to 25 millers a year"),
        ("We hire 20-25 millers a year", "We hire twenty to twenty-five millers a year"),
        ("It costs £3–£5 a sack", "It costs £3 to £5 a sack"),
        ("It costs £3–5 a sack", "It costs £3 to £5 a sack"),
        ("It rose 3-5% a year", "It rose 3% to 5% a year"),
        ("It rose 3–5 per cent a year", "It rose from 3 per cent to 5 per cent a year".replace("from ", "")),
        ("It rose between 3 and 5 per cent a year", "It rose between 3% and 5% a year"),
        ("The 2017–2019 drought", "The 2017 to 2019 drought"),
        ("The 18–24-year-olds left", "The 18-to-24-year-olds left"),
    ],
    "plus": [
        ("Rye + oats is a fair mix", "Rye plus oats is a fair mix"),
        ("It got an A+ from us", "It got an A plus from us"),
        ("The mill was +3 up on the year", "The mill was plus three up on the year"),
    ],
    "bodies": [
        ("The UK will buy our rye", "The United Kingdom will buy our rye"),
        ("The U.K. will buy our rye", "The United Kingdom will buy our rye"),
        ("The US will buy our rye", "The United States will buy our rye"),
        ("The USA will buy our rye", "The United States of America will buy our rye"),
        ("The EU’s farmers sell us rye", "The European Union’s farmers sell us rye"),
        ("The UN will buy our rye", "The United Nations will buy our rye"),
        ("The NHS will buy our rye", "The National Health Service will buy our rye"),
        ("The MoD will buy our rye", "The Ministry of Defence will buy our rye"),
        ("Nato will buy our rye", "NATO will buy our rye"),
        ("The WHO will buy our rye", "The World Health Organisation will buy our rye"),
        ("Our MPs will buy rye", "Our members of parliament will buy rye"),
        ("The PM will buy our rye", "The prime minister will buy our rye"),
    ],
    "letters": [
        ("We met Herr Köhler at the mill", "We met Herr Koehler at the mill"),
        ("We met Herr Köhler at the mill", "We met Herr Kohler at the mill"),
        ("We met Herr Koehler at the mill", "We met Herr Kohler at the mill"),
        ("We met Søren at the mill", "We met Soren at the mill"),
        ("We met Bjørn at the mill", "We met Bjoern at the mill"),
        ("We met Wałęsa at the mill", "We met Walesa at the mill"),
        ("The mill stands in Gießen now", "The mill stands in Giessen now"),
        ("We met Ægir at the mill", "We met Aegir at the mill"),
        ("The naïve façade of the mill", "The naive facade of the mill"),
        ("We met Đorđe at the mill", "We met Dorde at the mill"),
    ],
    "masked": [
        ("It was a shitty deal for the mill", "It was a s***** deal for the mill"),
        ("It was a shitty deal for the mill", "It was a sh*tty deal for the mill"),
        ("It was a shitty deal for the mill", "It was a s----y deal for the mill"),
        ("It was a shitty deal for the mill", "It was a s—y deal for the mill"),
        ("It was a damned deal for the mill", "It was a d–––– deal for the mill"),
        ("It was a damned deal for the mill", "It was a d_____ deal for the mill"),
        ("That is horseshit", "That is horsesh*t"),
    ],
    "marks": [
        ("“The mill is shut,” she said, “and will stay shut.”", "The mill is shut, and will stay shut."),
        ('"The mill is shut," she said, "and will stay shut."', "The mill is shut, and will stay shut."),
        ("‘The mill is shut,’ she said, ‘and will stay shut.’", "The mill is shut, and will stay shut."),
        ("The mil\u00adler is a co\u00adoper\u00adative man", "The miller is a cooperative man"),
    ],
    "words": [
        ("It was a historic mill to us", "It was an historic mill to us"),
        ("It takes approx 40 sacks", "It takes approximately 40 sacks"),
        ("Rye is ground by Dunn Ltd now", "Rye is ground by Dunn Limited now"),
        ("Rye is ground by Dunn & Co. now", "Rye is ground by Dunn and Company now"),
        ("The mill at 4 Weir St is shut", "The mill at 4 Weir Street is shut"),
    ],
    "capitals": [
        ("LET US GRIND THE RYE", "Let us grind the rye"),
        ("WHO SAID IT TO US ALL", "Who said it to us all"),
    ],
}

UNLIKE = {
    "currency": [
        ("They owe $7 to the mill", "They owe £7 to the mill"),
        ("They owe $ 7 to the mill", "They owe € 7 to the mill"),
        ("They owe 7$ to the mill", "They owe 7€ to the mill"),
        ("They owe £ 7 million to the mill", "They owe $ 7 million to the mill"),
        ("They owe A$7 to the mill", "They owe C$7 to the mill"),
        ("They owe seven pounds to the mill", "They owe seven dollars to the mill"),
        ("They owe 85p to the mill", "They owe 85 cents to the mill"),
    ],
    "sign": [
        ("It was -9 degrees at the mill", "It was 9 degrees at the mill"),
        ("It was -9 degrees at the mill", "It was +9 degrees at the mill"),
        ("Rye moved −4 per cent this year", "Rye moved 4 per cent this year"),
    ],
    "exponent": [
        ("The dust held 10⁴ grains then", "The dust held 104 grains then"),
        ("The dust held 10^4 grains then", "The dust held 104 grains then"),
        ("The dust held 10⁻⁴ grains then", "The dust held 10⁴ grains then"),
    ],
    "decimal": [
        ("A sack is 10,50 pounds now", "A sack is 1,050 pounds now"),
        ("A sack is 1.050 pounds now", "A sack is 1,050 pounds now"),
        ("A sack weighs 2.5 stone now", "A sack weighs 25 stone now"),
        ("We ground 1,5 tonnes of rye", "We ground 15 tonnes of rye"),
    ],
    "unit": [
        ("The trail is 12km from the mill", "The trail is 12 miles from the mill"),
        ("We ground 60 tonnes of rye", "We ground 60 tons of rye"),
        ("Rye rose 4 percentage points this year", "Rye rose 4 per cent this year"),
        ("Each sack holds 25kg of rye", "Each sack holds 25g of rye"),
        ("They owe £7m to the mill", "They owe £7bn to the mill"),
        ("It made 300MW for the mill", "It made 300kW for the mill"),
        ("The door is 6ft 3in at the mill", "The door is 6ft 5in at the mill"),
        ("The sack was 9st 4lb at the mill", "The sack was 4st 9lb at the mill"),
        ("The sack was 9st 4lb at the mill", "The sack was 9st at the mill"),
        ("We lose 30 g/km of rye", "We lose 30 g/mile of rye"),
    ],
    "number": [
        ("The mill shut in 2018/19 for good", "The mill shut in 2019/20 for good"),
        ("The mill sold six foot, two of oak", "The mill sold six foot, three of oak"),
        ("In the 1960s the mill was shut", "In the 1970s the mill was shut"),
        ("It took twenty thirty-year-olds to mend", "It took twenty forty-year-olds to mend"),
        ("Each sack was 25lb in the mill", "Each sack was £25 in the mill"),
        ("The mill opens at 6.15am on rest days", "The mill opens at 6.15pm on rest days"),
        ("The mill opens at 6.15 on rest days", "The mill opens at 6.50 on rest days"),
        ("The mill shut on 9 June for good", "The mill shut on 6 June for good"),
        ("It took three and a half days to mend", "It took three days to mend"),
        ("A third of the rye is lost", "A quarter of the rye is lost"),
        ("We hire 20–25 millers a year", "We hire 20–26 millers a year"),
        ("We ground 31 000 sacks in all", "We ground 3,100 sacks in all"),
        ("One in four sacks is lost", "One in five sacks is lost"),
    ],
}


def _pairs(table: dict[str, list[tuple[str, str]]]) -> list[object]:
    return [pytest.param(*pair, id=f"{kind}-{at}") for kind, pairs in table.items() for at, pair in enumerate(pairs)]


@pytest.mark.parametrize(("reference", "printed"), _pairs(ALIKE))
def test_one_wording_in_two_house_styles(reference: str, printed: str) -> None:
    for one, two in ((reference, printed), (printed, reference)):
        outcome = compare(one, two)
        assert (outcome.treatment, outcome.differences) == (Treatment.VERBATIM, ())
        assert outcome.styled


@pytest.mark.parametrize(("reference", "printed"), _pairs(UNLIKE))
def test_what_carries_quantity_is_never_house_style(reference: str, printed: str) -> None:
    for one, two in ((reference, printed), (printed, reference)):
        outcome = compare(one, two)
        assert outcome.treatment in (Treatment.ALTERED, Treatment.CUT)
        risks = {risk for difference in outcome.differences for risk in difference.risks}
        assert risks & {Risk.NUMBER, Risk.DATE}
    assert Treatment.ALTERED in (compare(reference, printed).treatment, compare(printed, reference).treatment)
