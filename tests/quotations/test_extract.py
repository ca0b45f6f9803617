import pytest

from briefing.model import ArticleKind, QuotationKind
from briefing.quotations import Cast, as_is, extract
from tests.quotations.made import ADA, BEN, TRUST, article, found, marked, name, seen


@pytest.mark.parametrize(
    "body",
    [
        "Ada Marsh said: “The harbour will open in May.”",
        "“The harbour will open in May,” Ada Marsh said.",
        "“The harbour will open in May,” said Ada Marsh.",
        "“The harbour will open in May,” said Ada Marsh, the minister for ports.",
        "Ada Marsh, the minister for ports, said: “The harbour will open in May.”",
        "The minister for ports, Ada Marsh, said: “The harbour will open in May.”",
        "Minister for Ports, Ada Marsh, said:\n\n“The harbour will open in May.”",
        "Ada Marsh rejected the report, saying “the harbour will open in May”.",
        "Critics were answered by Ada Marsh, who said “the harbour will open in May”.",
        "According to Ada Marsh, “the harbour will open in May”.",
        "“The harbour will open in May.”\n\n— Ada Marsh, minister for ports",
        "Ada Marsh spoke to reporters on Monday. She said: “The harbour will open in May.”",
        "Ada Marsh told the Tide Post that “the harbour will open in May”.",
        "ADA MARSH: The harbour will open in May.\n\nREPORTER: When?\n\nADA MARSH: In May.",
        "Ada Marsh said:\n\n• “The harbour will open in May.”",
        "‘The harbour will open in May,’ Ada Marsh said.",
    ],
)
def test_the_speaker_is_found(body: str) -> None:
    quotation = marked(body)[0]
    assert name(quotation) == "Ada Marsh", quotation.why
    assert "arbour will open in May" in quotation.text


def test_every_decision_gives_its_reason() -> None:
    body = "Ada Marsh spoke on Monday. “It is late,” Marsh said. “Too late.”"
    (quotation,) = found(body, ADA)
    assert quotation.why == "cue 'said' after; 'Marsh' is Ada Marsh, named earlier"
    assert (quotation.cue, quotation.source) == (quotation.cue, quotation.source)
    assert quotation.cue is not None
    assert quotation.source is not None
    assert body[quotation.cue.start : quotation.cue.end] == "said"
    assert body[quotation.source.start : quotation.source.end] == "Marsh"


def test_a_split_quotation_is_one_with_two_spans() -> None:
    (quotation,) = marked("“It is late,” Ada Marsh said. “Too late.”")
    assert [quotation.kind, len(quotation.spans)] == [QuotationKind.DIRECT, 2]
    assert quotation.text == "“It is late,” “Too late.”"


def test_a_quotation_over_paragraphs_is_one_with_a_span_in_each() -> None:
    body = "Ada Marsh said: “We will act.\n\n“We must act.\n\n“We shall act.”\n\nBen Reed said: “No.”"
    first, second = marked(body)
    assert len(first.spans) == 3
    assert [name(first), name(second)] == ["Ada Marsh", "Ben Reed"]


def test_a_stray_mark_costs_its_own_paragraph_at_most() -> None:
    body = "Ada Marsh called it “late. She left.\n\nBen Reed said: “We will stay.” He stayed."
    assert seen(body)[-1] == ("“We will stay.”", "Ben Reed")


def test_a_fragment_is_mixed_with_its_paraphrase() -> None:
    (quotation,) = found("Ada Marsh said the harbour was “a disgrace to the town”.")
    assert quotation.kind is QuotationKind.MIXED
    assert quotation.text.startswith("the harbour was “a disgrace")


def test_speech_without_marks_is_indirect() -> None:
    quotations = found("Ada Marsh said the harbour would open in May. As Ben Reed noted, it cost £4m.")
    assert [(one.kind, name(one), one.text) for one in quotations] == [
        (QuotationKind.INDIRECT, "Ada Marsh", "the harbour would open in May"),
        (QuotationKind.INDIRECT, "Ben Reed", "it cost £4m"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "The harbour's motto was “open to the world” for years.",
        "Her rivals never had occasion to say “well done”.",
        '<note author="ada marsh">Nothing.</note>',
        "The harbour cost £4m and took six years.",
    ],
)
def test_what_is_no_quotation(body: str) -> None:
    assert marked(body) == []


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("A spokesman said: “We will act.”", "a spokesman"),
        ("A spokeswoman for the Tide Trust said: “We will act.”", "a spokeswoman for the Tide Trust"),
        ("Mr Reed's official spokesman said: “We will act.”", "Mr Reed's official spokesman"),
        ("Ruth Vane spoke. Her campaign said: “We will act.”", "her campaign"),
        ("A committee of peers warned: “We will act.”", "a committee of peers"),
        ("Campaigners said: “We will act.”", "campaigners"),
        ("Ada Marsh and Ben Reed said: “We will act.”", "Ada Marsh and Ben Reed"),
        ("Ada Marsh, together with Ben Reed, said: “We will act.”", "Ada Marsh and Ben Reed"),
    ],
)
def test_who_is_not_named_is_given_as_printed(body: str, printed: str) -> None:
    (quotation,) = marked(body)
    assert name(quotation) == printed
    assert quotation.speaker is not None
    assert quotation.speaker.described


def test_surnames_and_roles_name_actors() -> None:
    assert [name(one) for one in marked("Marsh said: “We will act.”", ADA, BEN)] == ["Ada Marsh"]
    body = "The technology secretary said: “We will act.”"
    (quotation,) = marked(body, ADA, when="2024-10")
    assert name(quotation) == "Ada Marsh"
    assert quotation.why.endswith("'The technology secretary' is Ada Marsh, who held that office in 2024-10")


@pytest.mark.parametrize(
    ("body", "when", "reason"),
    [
        ("The technology secretary said: “We will act.”", "2020-03", "is not named"),
        ("The technology secretary said: “We will act.”", "2024", "the dates do not settle it"),
        ("The technology secretary said: “We will act.”", None, "the dates do not settle it"),
        ("Ada Marsh met Ruth Marsh. Marsh said: “We will act.”", None, "may be Ada Marsh or Ruth Marsh"),
        ("The minister said: “We will act.”", None, "'The minister' is not named"),
        ("He said: “We will act.”", None, "'He' has no person before it"),
        ("“We will act.”", None, "no source found"),
    ],
)
def test_what_is_not_settled_stays_unresolved_and_says_why(body: str, when: str | None, reason: str) -> None:
    (quotation,) = marked(body, ADA, BEN, when=when)
    assert quotation.speaker is None
    assert reason in quotation.why


def test_pronouns_follow_the_person_spoken_of() -> None:
    body = "Ada Marsh met Mr Ben Reed on Monday. “It is late,” she said. He added: “Too late.”"
    assert [name(one) for one in marked(body)] == ["Ada Marsh", "Ben Reed"]


def test_a_title_given_in_the_text_is_remembered() -> None:
    body = "The minister, Ada Marsh, spoke on Monday.\n\n“It is late,” the minister said."
    assert seen(body) == [("“It is late,”", "Ada Marsh")]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Marsh said: “We will act now.”\n\nAda Marsh is the minister.", "Ada Marsh"),
        ("President Hill spoke. His wife, Ruth Hill, left. “We will act now,” Hill said.", "Hill"),
        ("Ruth Hill spoke. Mr Hill said: “We will act now.”", "Hill"),
        ("Ruth Hill, the minister, spoke. Minister Hill said: “We will act now.”", "Ruth Hill"),
        ("Mr Marsh said: “We will act now.”", "Marsh"),
    ],
)
def test_one_surname_may_be_two_persons(body: str, speaker: str) -> None:
    (quotation,) = marked(body, ADA)
    assert name(quotation) == speaker
    assert quotation.speaker is not None
    assert quotation.speaker.id == ("ada-marsh" if speaker == "Ada Marsh" else None)


def test_bodies_and_their_letters_are_one() -> None:
    body = "The Tide Trust said: “We will pay.”\n\nThe TT added: “In May.”"
    assert [one.speaker and one.speaker.id for one in marked(body, TRUST)] == ["tide-trust", "tide-trust"]
    body = "The Dunmoor Water Agency (DWA) met on Monday. The DWA said: “We will pay.”"
    assert [name(one) for one in marked(body)] == ["Dunmoor Water Agency"]


def test_transcripts_need_no_marks() -> None:
    body = "Ada Marsh: Good morning.\n\nWe will act.\n\nBen Reed: When?"
    quotations = extract(article(body, kind=ArticleKind.TRANSCRIPT), Cast((ADA,)))
    assert [(one.text, name(one), len(one.spans)) for one in quotations] == [
        ("Good morning. We will act.", "Ada Marsh", 2),
        ("When?", "Ben Reed", 1),
    ]


def test_ids_survive_edits_elsewhere_and_tell_equals_apart() -> None:
    body = "Ada Marsh said: “We will act.”\n\nBen Reed said: “We will act.”"
    before = [one.id for one in marked(body)]
    after = [one.id for one in marked("The harbour is old.\n\n" + body + "\n\nIt rained.")]
    assert before == after
    assert len(set(before)) == 2


def test_as_is_changes_nothing() -> None:
    assert as_is(" \n“A” \n", "x").body == " \n“A” \n"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "   \n\n  ",
        "12 34 56",
        "\u202e“abc” ورد\u202c “דבר”",
        "\x00\x1b[31m“red”\x07",
        "”“”“”“",
        "'" * 50,
        "••••",
        ":",
    ],
)
def test_strange_bodies_are_read_without_harm(body: str) -> None:
    for quotation in found(body, ADA):
        assert quotation.text


@pytest.mark.parametrize("cue", ["beamed Ada Marsh", "chortled Ada Marsh"])
def test_a_verb_of_no_class_beside_a_quotation_is_its_cue(cue: str) -> None:
    body = f"The crowd cheered her on the quay. “The harbour is open!” {cue} to the sailors."
    (quotation,) = marked(body)
    assert name(quotation) == "Ada Marsh", quotation.why
    assert quotation.cue is not None
    assert quotation.cue.text in cue


def test_a_quoted_term_before_its_noun_is_no_quotation() -> None:
    body = "The ports law asks much of every harbour; part of it is a “duty to report” obligation that costs money."
    assert marked(body) == []


def test_a_name_at_the_head_of_an_office_speaks_rather_than_the_body_it_is_held_at() -> None:
    body = "Ada Marsh, the director of ports at the TT said that the “size and number” of ships was growing."
    (quotation,) = marked(body, TRUST)
    assert name(quotation) == "Ada Marsh", quotation.why


def test_a_clause_of_its_own_that_speaks_takes_in_its_string() -> None:
    body = (
        "Ada Marsh said on Monday that she would go ahead with the visit, although Ben Reed tweeted that he “rejects "
        "every word of it”."
    )
    assert [(one.kind, one.text, name(one)) for one in found(body)] == [
        (QuotationKind.INDIRECT, "that she would go ahead with the visit", "Ada Marsh"),
        (QuotationKind.MIXED, "that he “rejects every word of it”", "Ben Reed"),
    ]


def test_the_name_of_a_programme_is_no_quotation() -> None:
    body = "Ada Marsh spoke of it on Tide News's “Dawn Watch.” She said: “The harbour is open.”"
    assert [quotation.text for quotation in marked(body)] == ["“The harbour is open.”"]
