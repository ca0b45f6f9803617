import pytest

from briefing.language.marks import bare, quoted, unclosed, unopened


def strings(text: str) -> list[str]:
    return [text[one.start : one.end] for one in quoted(text, 0, len(text))]


def test_curly_and_straight_marks_pair() -> None:
    assert strings("“One,” she said. “Two.”") == ["“One,”", "“Two.”"]
    assert strings('"One," she said. "Two."') == ['"One,"', '"Two."']
    assert strings("''One,'' she said. ``Two.''") == ["''One,''", "``Two.''"]


def test_single_marks_are_told_from_apostrophes() -> None:
    assert strings("‘We won’t stop,’ the players’ union said.") == ["‘We won’t stop,’"]
    assert strings("'We won't stop,' the players' union said.") == ["'We won't stop,'"]
    assert strings("‘The players’ union is right.’ Nobody’s perfect.") == ["‘The players’ union is right.’"]
    assert strings("The ’90s and the players’ lounge weren't rock 'n' roll.") == []


def test_nested_marks_belong_to_the_outer_string() -> None:
    assert strings("“She told me ‘never’ twice,” he said.") == ["“She told me ‘never’ twice,”"]


def test_a_mark_left_open_runs_to_the_end_of_its_paragraph() -> None:
    text = "He said: “We will act.\n\n“We must.” She left."
    first, second = quoted(text, 0, 22), quoted(text, 24, len(text))
    assert [(one.start, one.end, one.closed) for one in first] == [(9, 22, False)]
    assert [text[one.start : one.end] for one in second] == ["“We must.”"]


def test_inches_and_attributes_are_no_marks() -> None:
    assert strings('The pole is 6" long.') == []
    assert strings('<note author="ada">It said "no".</note>') == ['"no"']


def test_inches_inside_a_quoted_string_close_nothing() -> None:
    assert strings('She said: "We need a 9" beam and a 4" bolt." He left.') == ['"We need a 9" beam and a 4" bolt."']
    assert strings("She said: “We need a 9” beam.” He left.") == ["“We need a 9” beam.”"]
    assert strings('It scored "19" and then "20" points.') == ['"19"', '"20"']
    assert strings('He rolled "6" twice. "Never a 6" was his cry.') == ['"6"', '"Never a 6"']


def test_plural_possessives_close_no_single_marks() -> None:
    assert strings("Marsh said: 'The dockers' wages and the pilots' fees rise', and sat down.") == [
        "'The dockers' wages and the pilots' fees rise'"
    ]
    assert strings("The dockers' plan and the pilots' plan were the ministers' plan.") == []


def test_a_string_is_bared_of_marks_and_the_punctuation_beside_them() -> None:
    assert bare("“Open the gate,”") == "Open the gate"
    assert bare("‘…’") == "…"


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        ("“The slip is open", "", "”"),
        ("The slip is open.”", "“", ""),
        ("“The slip is open. \n\n“It stays so.”", "", ""),
        ('the slip "is open" "and it stays so', "", '"'),
        ('The slip is open," "and it stays so."', '"', ""),
        ('a 12" pipe', "", ""),
        ("„Der Steg ist offen", "", "“"),
        ("The slip is open", "", ""),
    ],
)
def test_marks_that_a_piece_of_a_quotation_lost(text: str, before: str, behind: str) -> None:
    assert (unopened(text), unclosed(text)) == (before, behind)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("“We will act. We must.", "”"),
        ("“We will act. “We must.", "”"),
        ("“We will act. “We must.”", ""),
        ("“We will act,” she said.", ""),
        ('"We will act. We must.', '"'),
        ("‘We won’t stop", "’"),
        ("that they will “act now", "”"),
        ("«Nous agirons", "»"),
        ("We won’t stop", ""),
        ("", ""),
    ],
)
def test_a_text_that_stands_alone_is_closed(text: str, mark: str) -> None:
    assert unclosed(text) == mark
