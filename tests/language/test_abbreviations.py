from hypothesis import given
from hypothesis import strategies as st

from briefing.language.abbreviations import abbreviations, as_names, goes_on
from briefing.language.sentences import sentences
from briefing.language.titles import generations, letters, titles


def test_a_full_stop_after_an_abbreviation_ends_no_sentence() -> None:
    text = "Cllr. Ada Marsh met Prof. Reed on 3 Sept. in Dunmoor. It rained on J. Oakes at 9 a.m. there."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Cllr. Ada Marsh met Prof. Reed on 3 Sept. in Dunmoor.",
        "It rained on J. Oakes at 9 a.m. there.",
    ]


def test_a_word_that_is_none_ends_its_sentence() -> None:
    assert not goes_on("harbour")
    assert not goes_on("I")
    assert not goes_on("")


def test_the_written_forms_are_abbreviations_too() -> None:
    assert {word.lower() for word in as_names()} <= abbreviations()


def test_what_tells_two_bearers_of_a_name_apart_is_among_the_letters_after_it() -> None:
    assert generations() <= letters()
    assert titles() & letters() == {"ms"}  # Ms Marsh, and Ada Marsh MS, a Member of the Senedd


@given(st.text(max_size=30))
def test_any_word_is_told(word: str) -> None:
    assert goes_on(word) in (True, False)
