"""From quotations to the ledger: references, reports, what was not found, what was copied, what people corrected."""

from __future__ import annotations

from dataclasses import replace

from briefing.language.selectors import select
from briefing.model import (
    Article,
    ArticleKind,
    Correction,
    CorrectionKind,
    DifferenceKind,
    Quotation,
    ReferenceWhy,
    Risk,
    Selector,
    Statement,
    Treatment,
)
from briefing.statements import Ledger, derive
from tests.statements.building import MARSH, article, briefing, each, indirect, whole

SAID = "The harbour will open in spring because the builders never stopped for the rain."
MORE = "Every boat that left this valley in the flood has found its way home by now."
REPORT = SAID.replace("will open", "may open")


def made(*given: tuple[Article, tuple[Quotation, ...]], corrections: tuple[Correction, ...] = ()) -> Ledger:
    """The ledger of these articles with these quotations."""
    return derive(
        briefing(*(item for item, _ in given), corrections=corrections), {item.id: found for item, found in given}
    )


def pair(name: str, text: str, kind: ArticleKind = ArticleKind.REPORT) -> tuple[Article, tuple[Quotation, ...]]:
    """An article that prints one quotation."""
    item = article(name, f"It rained again. “{text}” said Ada Marsh to the people of the town.", kind)
    return item, each(item)


def only(ledger: Ledger) -> Statement:
    """The one statement there is."""
    (statement,) = ledger.statements
    return statement


def test_the_primary_source_is_the_reference_however_short() -> None:
    found = only(made(pair("a", f"{SAID} {MORE}"), pair("release", SAID, ArticleKind.RELEASE)))
    assert (found.reference.article, found.reference.why) == ("release", ReferenceWhy.PRIMARY)
    assert found.reports[0].article == "release"
    assert found.reports[0].treatment is Treatment.VERBATIM


def test_else_the_longest_wording_is_and_the_worst_report_comes_first() -> None:
    found = only(made(pair("a", SAID), pair("b", REPORT), pair("c", f"{SAID} {MORE}")))
    assert (found.reference.article, found.reference.why) == ("c", ReferenceWhy.LONGEST)
    assert [(item.article, item.treatment) for item in found.reports] == [
        ("c", Treatment.VERBATIM),
        ("b", Treatment.ALTERED),
        ("a", Treatment.EXCERPT),
    ]
    assert found.worst is Treatment.ALTERED


def test_spans_and_text_are_those_of_the_body() -> None:
    given = [pair("a", SAID), pair("b", REPORT), pair("c", f"{SAID} {MORE}")]
    bodies = {item.id: item.body for item, _ in given}
    found = only(made(*given))
    assert found.reference.text == " ".join(bodies["c"][start:end] for start, end in found.reference.spans)
    for report in found.reports:
        assert report.text == " ".join(bodies[report.article][start:end] for start, end in report.spans)
        assert set(report.quotations) <= {item.id for _, listed in given for item in listed}
        for difference in report.differences:
            assert report.text[slice(*difference.printed_span)] == difference.printed
            assert found.reference.text[slice(*difference.reference_span)] == difference.reference


def test_ids_and_titles() -> None:
    one, two = pair("a", SAID), pair("b", REPORT)
    found, again = only(made(one, two)), only(made(one))
    assert found.id == again.id
    assert found.id.startswith("s-")
    assert found.title.startswith("Ada Marsh: The harbour will open")
    assert len(found.title) <= 70
    assert only(made(pair("b", SAID))).id != found.id


def test_the_speaker_is_the_one_that_most_reports_name() -> None:
    one, two, three = pair("a", SAID), pair("b", SAID), pair("c", SAID)
    unknown = tuple(replace(item, speaker=None) for item in three[1])
    assert only(made(one, two, (three[0], unknown))).speaker == MARSH
    assert only(made((three[0], unknown))).speaker is None


def test_a_fragment_in_the_outlets_own_sentence_is_a_paraphrase() -> None:
    item = article("b", "Marsh told them that, come what may, it was because “the builders never stopped for rain”.")
    told = indirect(item, "that, come what may, it was because “the builders never stopped for rain”")
    found = only(made(pair("a", SAID), (item, (told,))))
    report = found.reports[1]
    assert report.treatment is Treatment.CUT  # the fragment lost a word
    assert report.text == told.text
    (difference,) = report.differences
    assert difference.reference == "the"
    whole = replace(item, body=item.body.replace("for rain", "for the rain"))
    told = indirect(whole, "that, come what may, it was because “the builders never stopped for the rain”")
    assert only(made(pair("a", SAID), (whole, (told,)))).reports[1].treatment is Treatment.PARAPHRASED


def test_an_indirect_report_is_linked_with_its_evidence() -> None:
    words = "the builders never stopped for rain, so the harbour opens in spring"
    item = article("b", f"“{MORE}” she said. Marsh said {words}.")
    both = article("a", f"“{SAID}” she said.\n\n“{MORE}” she said.")
    found = made((both, each(both)), (item, (*each(item), indirect(item, words))), pair("c", SAID))
    statement = next(entry for entry in found.statements if entry.reference.text == f"“{SAID}”")
    report = next(entry for entry in statement.reports if entry.article == "b")
    assert report.treatment is Treatment.PARAPHRASED
    assert "builde" in report.evidence
    assert "same speaker" in report.evidence
    assert 0 < report.score <= 1


def test_an_indirect_report_of_something_else_is_not_linked() -> None:
    item = article("b", f"“{MORE}” she said. Marsh said the town had a lovely parade with music in spring.")
    told = indirect(item, "the town had a lovely parade with music in spring")
    other = article("a", f"“{SAID}” she said. “{MORE}”")
    found = made((other, each(other)), (item, (*each(item), told)))
    assert all(report.treatment is not Treatment.PARAPHRASED for entry in found.statements for report in entry.reports)


def test_not_found_where_the_occasion_is_covered_with_proof() -> None:
    both = article("a", f"“{SAID}” she said.\n\n“{MORE}” she said.")
    one = article("b", f"“{SAID}” she said. Every boat of the valley came home after the flood. It rained.")
    apart = article("c", "“Nobody asked me about the price of bread at all.” A man said so. It snowed.")
    found = made((both, each(both)), (one, each(one)), (apart, each(apart, None)))
    statement = next(entry for entry in found.statements if entry.reference.text == f"“{MORE}”")
    (missing,) = statement.not_found
    assert (missing.article, missing.searched) == ("b", 3)
    assert missing.nearest is not None
    assert missing.nearest.text == "Every boat of the valley came home after the flood."
    assert 0.3 < missing.nearest.score < 1
    first = next(entry for entry in found.statements if entry.reference.text == f"“{SAID}”")
    assert first.not_found == ()


def test_the_same_words_without_a_quotation_are_a_report_all_the_same() -> None:
    both = article("a", f"“{SAID}” she said.\n\n“{MORE}” she said.")
    bare = article("b", f"“{SAID}” she said. {MORE}")
    lost = article("c", f"“{SAID}” she said. The rain fell. “{MORE.replace('boat', 'ship')}” The rain went on.")
    found = made((both, each(both)), (bare, each(bare)), (lost, each(lost)[:1]))
    statement = next(entry for entry in found.statements if entry.reference.text == f"“{MORE}”")
    assert statement.not_found == ()
    assert {item.article: (item.treatment, item.quotations) for item in statement.reports[1:]} == {
        "b": (Treatment.PARAPHRASED, ()),
        "c": (Treatment.ALTERED, ()),
    }
    assert all(item.evidence for item in statement.reports[1:])


def _missing(also: str) -> tuple[list[str], str]:
    """The articles in which a statement is not found, and what comes nearest to it there, by what `sun` prints."""
    said, sun = article("post", "“There will be a reckoning for the owners of the weir.”"), article("sun", also)
    other = article("globe", also)
    found = {"post": each(said), "sun": each(sun), "globe": each(other)}
    statement = next(
        one for one in derive(briefing(said, sun, other), found).statements if "weir" in one.reference.text
    )
    nearest = [one.nearest.text for one in statement.not_found if one.nearest is not None]
    return [one.article for one in statement.not_found], nearest[0] if nearest else ""


def test_four_words_in_a_row_of_which_two_tell_are_never_not_found() -> None:
    vote = "“There will be a vote on Friday in the old hall of the town.”"
    assert _missing(f"It rained on the weir. Its owners slept. Ada Marsh said: {vote}") == (
        ["globe", "sun"],
        vote,
    )
    assert _missing("Ada Marsh: “I met the owners of the weir when we were both young and poor.”") == ([], "")


def test_four_words_that_a_string_has_from_the_statement_it_reports_are_no_bit_of_another() -> None:
    wall = "“We will rebuild the wall from the mill to the sea before the winter of 2031.”"
    promise = "“Ring me if the gate is not shut in the winter of 2031, for I shall be ashamed of it.”"
    release = article("speech", f"{wall}\n\n{promise}", ArticleKind.RELEASE)
    outlet = article("sun", f"Ada Marsh said: {promise}")
    found = derive(briefing(release, outlet), {"speech": each(release), "sun": each(outlet)}).statements
    (statement,) = (one for one in found if "rebuild" in one.reference.text)
    assert [(one.article, one.nearest and one.nearest.text) for one in statement.not_found] == [("sun", promise)]


def test_a_string_that_nobody_stands_behind_is_in_one_statement() -> None:
    cry = "“Hands off our old weir, you bankers” and “Down with the toll on the bridge”"
    bodies = {"post": f"They carried {cry}.", "sun": "One read “Hands off our old weir, you bankers”."}
    made = [article(name, body) for name, body in bodies.items()]
    places = [
        (item.article, span)
        for one in derive(briefing(*made), {"post": whole(made[0]), "sun": ()}).statements
        for item in one.reports
        for span in item.spans
    ]
    assert len(places) == len(set(places)) == 3


def test_not_found_only_near_in_time() -> None:
    both = article("a", f"“{SAID}” she said.\n\n“{MORE}” she said.")
    late = article("b", f"“{SAID}” she had said.", date="2024-11-15")
    found = made((both, each(both)), (late, each(late)))
    assert all(not entry.not_found for entry in found.statements)


def test_agency_copy_counts_once() -> None:
    body = (
        f"The town of the valley waited a whole year for this day in the rain. “{SAID}” said Ada Marsh, who leads it."
    )
    agency = article("wire", body, ArticleKind.AGENCY)
    copy = article("paper", body.replace("a whole year", "many years"))
    own = pair("own", SAID)
    found = only(made((agency, each(agency)), (copy, each(copy)), own))
    assert {item.article: item.copy_of for item in found.reports} == {"wire": None, "paper": "wire", "own": None}


def test_articles_that_name_the_same_agency() -> None:
    body = (
        f"The town of the valley waited a whole year for this day in the rain. “{SAID}” said Ada Marsh, who leads it."
    )
    one, two = (replace(article(name, body), via="Valley Wire") for name in ("one", "two"))
    found = only(made((one, each(one)), (two, each(two))))
    assert {item.article: item.copy_of for item in found.reports} == {"one": None, "two": "one"}


def test_how_much_of_a_release_was_copied() -> None:
    pasted = "The works took nine months and cost less than the council of the valley had feared"
    release = article("release", f"{pasted}. “{SAID}” said Marsh.", ArticleKind.RELEASE)
    outlet = article("outlet", f"Good news at last. {pasted}, we hear. “{SAID}” said Marsh. And so to bed.")
    (found,) = made((release, each(release)), (outlet, each(outlet))).copying
    assert (found.article, found.source) == ("outlet", "release")
    texts = [outlet.body[start:end] for start, end in found.spans]
    assert texts == [pasted, f"{SAID[:-1]}.” said Marsh".replace(".”", ".”")]
    words = len(outlet.body.split())
    copied, quoted = sum(len(text.split()) for text in texts), len(SAID.split())
    assert found.share == round(copied / words, 4)
    assert found.quoted == round(quoted / words, 4)


def test_short_runs_are_no_copying() -> None:
    release = article("release", "The works took nine months in all and it rained.", ArticleKind.RELEASE)
    outlet = article("outlet", "Nobody knew that the works took nine months in the end.")
    assert made((release, ()), (outlet, ())).copying == ()


def _at(given: tuple[Article, tuple[Quotation, ...]]) -> Selector:
    item, (found, *_) = given
    return select(item.id, item.body, (found.start, found.end))


def test_a_title_and_a_reference_by_correction() -> None:
    one, two = pair("a", f"{SAID} {MORE}"), pair("b", REPORT)
    found = made(
        one,
        two,
        corrections=(
            Correction(CorrectionKind.TITLE, (_at(two),), "The harbour"),
            Correction(CorrectionKind.REFERENCE, (_at(two),)),
        ),
    )
    statement = only(found)
    assert statement.title == "The harbour"
    assert (statement.reference.article, statement.reference.why) == ("b", ReferenceWhy.CHOSEN)
    assert statement.reports[0].article == "b"
    assert found.unfitted == ()


def test_merging_and_splitting_by_correction() -> None:
    one, two, three = pair("a", SAID), pair("b", REPORT), pair("c", "We are all going to be quite all right.")
    merged = made(one, two, three, corrections=(Correction(CorrectionKind.MERGE, (_at(one), _at(three))),))
    statement = only(merged)
    assert {item.article for item in statement.reports} == {"a", "b", "c"}
    far = next(item for item in statement.reports if item.article == "c")
    assert far.treatment is Treatment.ALTERED
    parted = made(one, two, three, corrections=(Correction(CorrectionKind.SPLIT, (_at(two),)),))
    assert sorted(tuple(item.article for item in entry.reports) for entry in parted.statements) == [
        ("a",),
        ("b",),
        ("c",),
    ]


def test_corrections_that_name_nothing_are_given_back() -> None:
    one, two = pair("a", SAID), pair("b", REPORT)
    gone = Selector("a", "words that nobody printed")
    elsewhere = Selector("nowhere", SAID)
    outside = select("a", one[0].body, (0, 15))
    corrections = (
        Correction(CorrectionKind.TITLE, (gone,), "No"),
        Correction(CorrectionKind.MERGE, (_at(one), elsewhere)),
        Correction(CorrectionKind.MERGE, (_at(one), _at(two))),
        Correction(CorrectionKind.SPLIT, (_at(one), _at(two))),
        Correction(CorrectionKind.REFERENCE, (outside,)),
        Correction(CorrectionKind.TITLE, (_at(one),)),
        Correction(CorrectionKind.TITLE, (), "No"),
    )
    found = made(one, two, corrections=corrections)
    assert found.unfitted == corrections
    assert found.statements == made(one, two).statements


def test_speaker_corrections_are_the_quotations_rooms() -> None:
    one = pair("a", SAID)
    assert made(one, corrections=(Correction(CorrectionKind.SPEAKER, (_at(one),), "ben-oakes"),)).unfitted == ()


def test_words_printed_twice_in_one_article_are_one_report() -> None:
    twice = article("a", f"“{SAID}” she said. Then it rained. “{SAID}” she said again.")
    found = only(made((twice, each(twice)), pair("b", f"{SAID} {MORE}")))
    report = next(item for item in found.reports if item.article == "a")
    assert report.treatment is Treatment.EXCERPT
    assert len(report.spans) == 2
    alone = only(made((twice, each(twice))))
    assert [item.treatment for item in alone.reports] == [Treatment.VERBATIM]
    assert len(alone.reports[0].spans) == 2


def test_hostile_text_stays_as_it_is_and_breaks_nothing() -> None:
    words = "[/x] \x1b[31mThe harbour\u202e will open\x9b in [sic] spring \ud800 for all of us."
    found = only(made(pair("a", words), pair("b", words)))
    assert {item.treatment for item in found.reports} == {Treatment.VERBATIM}
    assert "\n" not in found.title


def test_strings_that_an_outlet_prints_in_another_order_hide_no_change() -> None:
    said = "“Every well in the valley is clean. The pumps will not stop before June. A litre costs 4 crowns.”"
    release = article("release", said, ArticleKind.RELEASE)
    two = article("two", "“The pumps will stop before June,” she said.\n\n“Every well in the valley is clean.”")
    split = article("split", "“A litre costs 40 crowns,” she said. “Every well in the valley is clean.”")
    found = derive(
        briefing(release, two, split), {"release": each(release), "two": each(two), "split": whole(split)}
    ).statements
    reports = {one.article: one for said in found for one in said.reports}
    assert reports["two"].treatment is Treatment.CUT
    assert [one.risks for one in reports["two"].differences] == [(Risk.NEGATION,)]
    assert reports["split"].treatment is Treatment.ALTERED
    for report in (reports["two"], reports["split"]):
        assert [report.text[slice(*one.printed_span)] for one in report.differences] == [
            one.printed for one in report.differences
        ]


def test_passages_turned_round_about_an_ellipsis_are_altered_and_keep_their_primary_source() -> None:
    said = (
        "“If the glacier holds, the road to the mine opens in autumn, and no sooner. It has been a wet year. "
        "To everybody who calls us slow, I say that we are careful, here, as my mother was, with every stone.”"
    )
    release = article("release", said, ArticleKind.RELEASE)
    words = "“To everybody who calls us slow, I say that we are careful … the road to the mine opens in autumn.”"
    outlet = article("outlet", words)
    (statement,) = derive(briefing(release, outlet), {"release": each(release), "outlet": each(outlet)}).statements
    assert statement.reference.article == "release"
    assert statement.reports[1].treatment is Treatment.ALTERED
    assert DifferenceKind.MOVE in {one.kind for one in statement.reports[1].differences}
