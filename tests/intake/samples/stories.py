"""Invented articles: their paragraphs, as an article's body should hold them. No person, place or body here is real."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    """An article's own words."""

    headline: str
    paragraphs: tuple[str, ...]
    language: str = "en"


def _story(headline: str, text: str, language: str = "en") -> Story:
    return Story(headline, tuple(" ".join(part.split()) for part in text.strip().split("\n\n")), language)


HARBOUR = _story(
    "Flood wall at Penmarrow to be raised by a metre",
    """
The wall that keeps the sea out of Penmarrow will be a metre higher by the winter of 2027, ministers announced on
Tuesday after three floods in as many years.

Work on the 1.4 mile stretch between the fish market and the lifeboat station starts in September and will cost
£38 million, of which the town pays a tenth.

Coastal Defence Minister Ada Marsh said: “Nobody in Penmarrow should have to move their furniture upstairs every time
the wind turns to the south west. This wall is a promise, and we will keep it.

“We looked at cheaper schemes and none of them would have held the water that came over in January.”

The harbour master, Tobias Wren, who has measured the tide here since 1998, called the plan “overdue but welcome”.

“I have seen the level at the old gauge climb by eleven centimetres,” he said. “People tell me it is the weather. It is
not the weather, it is the sea.”

A second phase, which would protect the allotments behind Quay Street, depends on a survey that reports next spring.

About 640 homes and 85 businesses stand in the area that would flood without the wall, according to the council.
""",
)
BUSES = _story(
    "Village bus routes win a three-year reprieve",
    """
Forty rural bus routes that were due to stop running in March have been saved until 2028 under a deal between the
county and two operators.

The agreement guarantees at least six return journeys a day on each route, including a last departure after 9pm.

“When the 47 goes, the sixth form goes with it,” said Nerys Caldwell, who chairs the county's transport committee.
“I was not prepared to tell another family that their daughter could not stay on at school.”

Operators will be paid £4.10 for each mile, up from £3.35, and must publish how many of their buses run on time.

Linden Vale Coaches, the larger of the two, said in a statement: “We asked for certainty and we have been given three
years of it. That lets us order eleven new vehicles.”

Campaigners were less impressed. Osian Pike of the Rural Riders group said the timetable still left “whole valleys
without a bus on Sundays”.

Passenger numbers on the routes fell by 22% between 2019 and 2023 and have since recovered by about half of that.
""",
)
MEALS = _story(
    "Free breakfasts reach their millionth pupil",
    """
A million children have now eaten a free breakfast at school since the scheme began, figures released today show.

The Department for Early Years said 3,200 primary schools had joined, against a target of 3,500 by the end of the
summer term.

Early Years Secretary Imogen Hale said:

“A child who has eaten can listen, and a child who can listen can learn. It really is as simple as that.

“I want every head teacher who has not yet signed up to know that the money is there and the forms are short.”

Schools receive 78p for each meal. Head teachers' leaders say the true cost is nearer to £1.10 once staff are paid.

Rufus Adeyemi-Stone, general secretary of the Heads' Union, said: “We support this wholeheartedly, but schools cannot
go on finding thirty-two pence a plate from budgets that have no pence left in them.”

An independent study found that attendance in the first hundred schools rose by 1.3 percentage points.
""",
)
RECORDS = _story(
    "Hospital trust apologises after records of 9,000 patients were shared",
    """
A hospital trust has written to more than 9,000 patients whose appointment letters were sent to the wrong printing
company.

Selwyn Park Hospitals discovered the error in November, when a patient received a letter addressed to her neighbour.

The trust's chief executive, Dr Marguerite Osei, said she was “deeply sorry” and had ordered a review of every contract
that involves patient data.

“These letters should never have left our systems without being checked,” she told the board on Thursday. “There was a
check. It was switched off in August to save time, and nobody switched it on again.”

No diagnoses were included in the files, which held names, addresses and the dates of appointments.

The data regulator confirmed that it had opened an inquiry. A spokesman said: “We will establish the facts before we
decide what action, if any, is needed.”

Patients who are worried can ring a helpline that is open from eight in the morning until eight at night.

The trust runs four hospitals and treats about 600,000 people a year.
""",
)
RIVER = _story(
    "Water company to pay £11m over spills into the Arrowmere",
    """
Northfell Water has agreed to pay £11 million after untreated sewage reached the river Arrowmere on 214 days in two
years.

The money will go to river trusts rather than to the Treasury, the first time that a settlement of this size has been
handled in such a way.

Environment Secretary Callum Strand said: “For too long the polluter wrote a cheque and the river saw none of it. That
ends with this agreement.”

The company, which serves 1.9 million homes, accepted that monitors at three of its works had been out of order for
months.

Its chief executive, Petra Lindqvist, said that the failures were “serious and avoidable” and that she had given up
her bonus.

“I swim in that river,” Lindqvist said, “and I will not swim in it again until I would let my children do so.”

Anglers said that they would believe it when the trout came back. “Eleven million is a large number for me and a small
one for them,” said Huw Tranter, secretary of the Arrowmere Anglers.

The settlement has to be approved by the water regulator, which is expected to decide in July.
""",
)
BROADBAND = _story(
    "Islands to get fast broadband two years early",
    """
Every home on the Skerrin islands will have a full fibre connection by December, two years ahead of schedule.

Engineers finished laying the last of 212 kilometres of undersea cable on Sunday, after a summer of calm weather.

Digital Minister Yusuf Brandt said the project showed “what happens when a contract rewards speed instead of excuses”.

Around 4,300 premises are covered. The average download speed on the islands today is 9 megabits a second.

“My son sat his mock examinations in the ferry terminal, because that was where the signal was,” said Elspeth Gunn,
who runs the post office on Lesser Skerrin. “I would like him to sit the real ones at home.”

The scheme cost £61 million. A rival bid, which would have used satellites, was £9 million cheaper and was rejected
because of its running costs.

Brandt added: “Cheap is not the same as good value. We have learned that lesson several times in this department.”
""",
)
SKILLS = _story(
    "Apprentices in green trades to be paid from day one",
    """
Apprentices who train as heat pump fitters or turbine technicians will be paid the full minimum wage from their first
day, the Ministry for Work has said.

The change applies to 14 trades and will take effect on 1 October.

Skills Minister Leonie Farrow said: “An eighteen-year-old who climbs a turbine in January is doing a job. She should
be paid as if she were doing a job.”

Employers with fewer than fifty staff can reclaim the difference for two years.

The Builders' Federation welcomed the move but warned that colleges were short of teachers. “You cannot train a fitter
in a workshop with nobody in it,” said its director, Magnus Oakley.

There were 23,700 starts in these trades last year, a third fewer than the government had planned for.

Farrow told the conference that she had “no intention of moving the target, only of hitting it”.

Trade unions asked for the rule to cover all apprentices, whatever their trade.
""",
)
TIDAL = _story(
    "Tidal turbine passes a year without a fault",
    """
The largest tidal turbine in the country has run for a year without an unplanned stop, its owners announced.

Moored in the Sound of Corran, the 2.6 megawatt machine has fed enough power into the grid for 2,400 homes.

Corran Tidal's chief engineer, Dr Anneke Boswell, said the result had surprised her own team. “We budgeted for four
failures and a very bad winter,” she said. “We got the bad winter.”

Costs remain high: each unit of electricity is sold for 17.8p, against 7.3p for offshore wind.

The company intends to add six more turbines by 2029 if it wins a contract in the next auction.

Analysts were cautious. “One machine for one year is an anecdote,” said Piers Holloway of the consultancy Gridwise.
“Seven machines for five years would be evidence.”

The government will publish the rules for the auction in the autumn.
""",
)
LIBRARY = _story(
    "Readers occupy library on eve of closure",
    """
About thirty readers spent the night in Marlowe Road library on Friday in protest at its closure.

They brought sleeping bags, soup and, according to one of them, “far too many biscuits”.

The council voted in June to close five of its eleven libraries, which it says will save £720,000 a year.

“You can put a price on the building,” said Winifred Achebe, who is 81 and learned to read there. “You can't put a
price on somewhere warm to sit that doesn't want your money.”

Councillor Dominic Vane, who holds the culture brief, said he understood the anger. “Nobody goes into politics to close
a library,” he said. “But I have a legal duty to balance the books, and the books don't balance.”

A petition against the closures has been signed by 12,480 people.

The protesters left on Saturday morning, after police officers had returned their kettle.
""",
)
AIR = _story(
    "Clean air zone cuts pollution by a fifth, study finds",
    """
Pollution at the roadside in Calderbridge has fallen by 21% in the two years since its clean air zone began, a study
has found.

Researchers at the University of Calder compared readings from 48 sensors with those of four similar cities that have
no zone.

“We were prepared to find nothing,” said Professor Ingrid Tallow, who led the work. “Instead we found the largest fall
that our method has ever measured.”

Drivers of older diesel cars pay £8 a day to enter. The number who do so has dropped from 31,000 to 12,000.

Traders on Bridge Street remain opposed. A survey by their association put the loss of custom at 7%, although the
council disputes the figure.

Mayor Rosalind Pryce said: “I was told that this would cost me the election. It very nearly did. I would do it again.”

The zone is reviewed every three years, and the next review will consider whether to charge motorcycles.
""",
)
QUOTAS = _story(
    "Fishing fleets agree to smaller herring quota",
    """
Herring catches in northern waters will be cut by 18% next year under an agreement reached in the early hours of
Wednesday.

Negotiators from six coastal states had been in talks in the port of Aldersund for nine days.

Fisheries Commissioner Matthias Roehl said: “No one leaves this room happy, which is how I know that it is fair.”

Scientists had advised a cut of 27%. The smaller figure was the price of bringing the largest fleet back to the table.

Skippers' leader Bettany Crome said her members would lose £14 million. “We are asked to pay for the mistakes of boats
that were never ours,” she said.

Conservation groups called the deal a missed opportunity. “The herring does not read communiqués,” said Joost Verhagen
of SeaWatch North. “It needs to be left alone for two seasons, and it has been given a discount.”

The states will meet again in November to settle the share of mackerel.
""",
)
HOMES = _story(
    "Councils get powers to take over empty homes",
    """
Councils will be able to take over homes that have stood empty for more than eighteen months and let them to families
on the waiting list.

The measure, part of the Housing Bill that was published on Monday, covers about 119,000 properties.

Housing Secretary Gideon Ashworth told MPs: “There is a house on the street where I grew up that has been empty since
I was at school. I'm fifty-four. That is not a market, it is a scandal.”

Owners would keep the title and receive two thirds of the rent after repairs have been paid for.

The shadow housing secretary, Philippa Norreys, said her party would not oppose the bill but that “the devil is in the
repairs”.

The National Landlords' Circle described the plan as confiscation by another name and said that it would take legal
advice.

Councils say they will need at least £200 million to make the homes fit to live in.

The bill has its second reading after Easter.
""",
)
DENTISTS = _story(
    "One adult in four has not seen a dentist for five years",
    """
A quarter of adults have not been to a dentist for five years or more, according to a survey of 16,000 households.

The share is highest in the east, where 38% said that no practice within ten miles was taking new patients.

“I pulled two of my own,” said Derek Lamb, a retired driver from Thorley. “I would not recommend it, but I would not
recommend the waiting list either.”

The health department said that 700,000 urgent appointments had been added this year.

Dr Saoirse Melville, who chairs the College of Community Dentists, said: “Appointments without dentists are only dates
in a diary. Half of my members tell us that they mean to leave within three years.”

She said the payment system rewarded “drilling over prevention”.

Ministers have promised a new contract by the spring, but talks with the profession have not begun.
""",
)
CHATBOTS = _story(
    "Teachers to get rules on marking with chatbots",
    """
Teachers may use software to draft comments on homework but not to decide a grade, under draft rules published today.

The rules say that pupils must be told when a machine has read their work, and may ask for a person instead.

Schools Minister Aurelio Finch said: “A tool that gives a tired teacher back four hours a week is a good tool. A tool
that decides a child's future is not, and we will not allow it.”

One school in six already uses such software, a poll of 2,050 teachers found.

Parents' groups want the rules to go further. “My daughter was told that her poem was ‘promising but derivative’ by
something that has never read a poem,” said Harriet Quill of Parents for Handwriting.

A consultation on the draft closes on 14 November. Suppliers will have to publish how their products were tested.

The unions said the principle was right and the timetable “frankly heroic”.
""",
)
RAILWAY = _story(
    "Night trains to return after thirteen years",
    """
Sleeper trains between the capital and the north coast will run again from May, thirteen years after they were
withdrawn.

Tickets start at £49 for a seat and £140 for a cabin, and went on sale this morning.

Transport Secretary Beatrix Colne said the trains would “give people back their evenings and their mornings”.

“I took the last one in 2012 and I cried on the platform,” she added. “I intend to take the first one and I make no
promises.”

The service will be run by Borealis Rail under a seven-year contract. It has leased 36 carriages from an operator in
Austria.

Hauliers have complained that the timetable takes two paths from freight. Freight Forward's director, Ivo Marchetti,
said: “Every cabin on that train is a lorry on the road, and somebody should have said so.”

The line will close for nine nights in April so that signals can be tested.
""",
)
PUMPS = _story(
    "Heat pump grants to rise for terraced houses",
    """
Owners of terraced houses will be able to claim £9,500 towards a heat pump from next month, £2,000 more than now.

The energy department said terraces had been left behind because the machines were “designed for a detached house with
a lawn”.

Energy Minister Solveig Marlin said: “Eight million of us live in a terrace. If it doesn't work there, it does not
work.”

Installers must show that the noise at the nearest window stays below 37 decibels.

Industry figures warned of a shortage of fitters. “The grant is generous and the queue is eleven weeks,” said Conrad
Blythe of the Warm Homes Alliance. “By Christmas the queue will be the story.”

The scheme paid for 58,000 pumps last year. The target is 600,000 a year by 2030.

Critics say that electricity is still four times as dear as gas, and that no grant changes that.
""",
)
PUENTE = _story(
    "El puente de Valdemora reabrirá en primavera",
    """
El puente de Valdemora, cerrado desde las inundaciones de noviembre, volverá a abrirse al tráfico en la primavera,
según ha anunciado la consejera de Obras.

Las obras costarán 12 millones de euros y darán trabajo a unas ochenta personas durante siete meses.

«No vamos a poner un parche en un puente de doscientos años», dijo la consejera, Amparo Lleó. «Lo vamos a reparar para
otros doscientos».

Los comerciantes del barrio aseguran que han perdido la mitad de sus clientes desde que se cerró el paso.

El alcalde, Benito Carrascosa, pidió paciencia y recordó que la ciudad no tiene otro paso para los camiones.
""",
    "es",
)
SCHULE = _story(
    "Land baut vierzig neue Dorfschulen",
    """
Das Land will in den nächsten fünf Jahren vierzig Schulen in kleinen Gemeinden bauen oder wieder eröffnen.

Dafür stehen 310 Millionen Euro bereit, wie die Bildungsministerin am Montag in Eschenrode mitteilte.

„Ein Kind von sechs Jahren gehört nicht eine Stunde lang in den Bus“, sagte Ministerin Friederike Althoff. „Wir holen
die Schule zurück ins Dorf.“

Der Verband der Gemeinden begrüßte den Plan, verlangte aber mehr Geld für die Lehrkräfte.

Bis zum Jahr 2030 werden nach den Zahlen des Ministeriums rund 4000 Kinder einen kürzeren Weg zur Schule haben.
""",
    "de",
)

ALL = (
    HARBOUR,
    BUSES,
    MEALS,
    RECORDS,
    RIVER,
    BROADBAND,
    SKILLS,
    TIDAL,
    LIBRARY,
    AIR,
    QUOTAS,
    HOMES,
    DENTISTS,
    CHATBOTS,
    RAILWAY,
    PUMPS,
    PUENTE,
    SCHULE,
)
