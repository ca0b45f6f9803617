from briefing.language.selectors import select
from briefing.model import Correction, CorrectionKind, PartialDate, Selector
from briefing.quotations import PRINTED, Cast, apply_corrections, extract
from tests.quotations.made import ACTORS, article, name

BODY = "“It is late,” said a spokesman.\n\nBen Reed said: “We will stay.”"
CAST = Cast(ACTORS)


def correction(body: str, words: str, value: str | None) -> Correction:
    start = body.index(words)
    return Correction(CorrectionKind.SPEAKER, (select("made", body, (start, start + len(words))),), value)


def test_a_correction_wins_and_says_so() -> None:
    made = article(BODY)
    wanted = correction(BODY, "“It is late,”", "ada-marsh")
    quotations, unfitted = apply_corrections(made, extract(made, CAST), [wanted], CAST)
    assert unfitted == ()
    assert [(name(one), one.corrected) for one in quotations] == [("Ada Marsh", True), ("Ben Reed", False)]
    assert quotations[0].why == "corrected by a reader: Ada Marsh"


def test_a_speaker_can_be_taken_away() -> None:
    made = article(BODY)
    quotations, _ = apply_corrections(made, extract(made, CAST), [correction(BODY, "“We will stay.”", None)], CAST)
    assert (name(quotations[1]), quotations[1].corrected) == (None, True)


def test_a_correction_survives_edits_elsewhere() -> None:
    made = article("The harbour is old.\n\n" + BODY + " It rained.")
    wanted = correction(BODY, "“It is late,”", "ada-marsh")
    quotations, unfitted = apply_corrections(made, extract(made, CAST), [wanted], CAST)
    assert unfitted == ()
    assert name(quotations[0]) == "Ada Marsh"


def test_what_no_longer_fits_is_given_back() -> None:
    made = article(BODY)
    gone = Correction(CorrectionKind.SPEAKER, (Selector("made", "“It was early,”"),), "ada-marsh")
    nowhere = correction(BODY, " said a spokesman", "ada-marsh")
    stranger = correction(BODY, "“It is late,”", "nobody-known")
    quotations, unfitted = apply_corrections(made, extract(made, CAST), [gone, nowhere, stranger], CAST)
    assert unfitted == (gone, nowhere, stranger)
    assert quotations == extract(made, CAST)


def test_other_kinds_and_other_articles_are_passed_over() -> None:
    made = article(BODY)
    title = Correction(CorrectionKind.TITLE, (Selector("made", "“It is late,”"),), "Late")
    other = Correction(CorrectionKind.SPEAKER, (Selector("other", "“It is late,”"),), "ada-marsh")
    assert apply_corrections(made, extract(made, CAST), [title, other], CAST) == (extract(made, CAST), ())


def test_a_speaker_can_be_confirmed_and_who_did_it_is_told() -> None:
    made = article(BODY)
    at = correction(BODY, "“It is late,”", None).at
    wanted = Correction(
        CorrectionKind.CONFIRM, at, PRINTED + "a spokesman", by="Ruth Vane", made=PartialDate(2025, 3, 4)
    )
    quotations, unfitted = apply_corrections(made, extract(made, CAST), [wanted], CAST)
    assert unfitted == ()
    assert (name(quotations[0]), quotations[0].sure, quotations[0].corrected) == ("a spokesman", True, True)
    assert quotations[0].why == "confirmed by Ruth Vane on 2025-03-04: a spokesman"


def test_a_confirmed_actor_keeps_the_words_even_when_the_program_learns_otherwise() -> None:
    made = article(BODY)
    at = correction(BODY, "“It is late,”", None).at
    quotations, _ = apply_corrections(
        made, extract(made, CAST), [Correction(CorrectionKind.CONFIRM, at, "ada-marsh")], CAST
    )
    assert quotations[0].speaker is not None
    assert quotations[0].speaker.id == "ada-marsh"


def test_several_who_are_named_are_several_where_each_is_known() -> None:
    made = article(f"{BODY}\n\n“I shall go,” said Ruth Vane.")
    for words, members in (
        ("Ada Marsh and Ruth Vane", ("ada-marsh", "Ruth Vane")),
        ("Ministry of Housing and Local Government", ()),
        ("Ada Marsh and Nobody Here", ()),
    ):
        wanted = correction(BODY, "“It is late,”", PRINTED + words)
        quotations, _ = apply_corrections(made, extract(made, CAST), [wanted], CAST)
        speaker = quotations[0].speaker
        assert speaker is not None
        assert (speaker.name, tuple(one.key for one in speaker.members)) == (words, members)


def test_who_is_confirmed_stays_who_was_found() -> None:
    body = "“It is late,” said Ines Loke and Ruth Vane in a statement."
    made = article(body)
    (before,) = extract(made, CAST)
    assert before.speaker is not None
    assert len(before.speaker.members) == 2
    wanted = correction(body, "“It is late,”", PRINTED + before.speaker.name)
    (after,), _ = apply_corrections(made, (before,), [wanted], CAST)
    assert after.speaker == before.speaker
