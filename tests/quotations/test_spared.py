"""Work that is spared where nothing would come of it: doing it all the same changes nothing."""

from __future__ import annotations

from briefing.quotations.cues.contents import credit, may_credit
from briefing.quotations.cues.context import read
from briefing.quotations.naming.people import People
from briefing.quotations.naming.written import speaks_of_nobody

BODY = """\
A late ferry left Wick on Monday with new engines, boats and old rope. The Tide Trust, a charity, issued a statement.

According to Ada Marsh, repairs take weeks. In a poll, most islanders said fares were too high. Councillors met.

Her statement was short. Both wanted a longer pier; a pilot said so. The ferry firm lost money, some said.
"""


def test_who_meets_a_phrase_that_speaks_of_nobody_learns_nothing() -> None:
    context, _ = read(BODY)
    spared = []
    for number, sentence in enumerate(context.sentences):
        for rank, phrase in enumerate(sentence.phrases):
            if not speaks_of_nobody(sentence, phrase):
                continue
            spared.append(" ".join(token.low for token in sentence.tokens[phrase.begin : phrase.end]))
            people = People()
            people.meet(sentence, number, phrase, rank, False)
            assert people == People(), spared[-1]
    assert {"a late ferry", "new engines", "old rope", "a longer pier"} <= set(spared)
    assert not {"a statement", "a pilot", "a charity", "the ferry firm", "both"} & set(spared)


def test_a_sentence_without_words_that_credit_credits_nobody() -> None:
    context, _ = read(BODY)
    may = [sentence for sentence in context.sentences if may_credit(sentence)]
    assert [sentence.tokens[0].text for sentence in may] == ["According", "In"]
    for sentence in context.sentences:
        credited = [phrase for phrase in sentence.phrases if credit(sentence, phrase) is not None]
        assert bool(credited) == (sentence in may)
