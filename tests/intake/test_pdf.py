"""Pages of PDF files: what stands beside the lines is no part of them, and no word is torn."""

# ruff: noqa: E501 - what a page prints stands in the lines that it prints
from __future__ import annotations

import pytest

from tests.intake.reading import read, read_all
from tests.intake.samples.pdf import Run, file, width

HEAD = Run(72, 780, 20, "Pears counted in the barn")


def lines(texts: tuple[str, ...], *, x: float = 72, y: float = 720, size: float = 11) -> list[Run]:
    """Lines of text below each other."""
    return [Run(x, y - 14 * number, size, text) for number, text in enumerate(texts)]


def body(*runs: Run) -> list[str]:
    """The paragraphs of a page of these runs."""
    return list(read(file([[HEAD, *runs]])).paragraphs)


def test_raised_figures_and_notes_at_the_foot() -> None:
    first = "The warden said: “We counted 10"
    at = 72 + width(first, 11)
    second = " pears in the barn"
    then = at + 4 + width(second, 11)
    draft = read(
        file(
            [
                [
                    HEAD,
                    Run(72, 720, 11, first), Run(at + 1, 724, 6, "7"), Run(at + 5, 720, 11, second.strip()),
                    Run(then + 1, 724, 6, "3"), Run(then + 6, 720, 11, "and"),
                    Run(72, 706, 11, "found no wasp among them, which was a wonder to all.”"),
                    Run(72, 70, 8, "3 The count was made on Sunday, when the barn was dry."),
                ]
            ]
        )
    )  # fmt: skip
    assert draft.paragraphs == (
        "The warden said: “We counted 10⁷ pears in the barn and found no wasp among them, which was a wonder to all.”",
        "• 3 The count was made on Sunday, when the barn was dry.",
    )
    assert ("3", "mark of a note") in [(passage.text, passage.why) for passage in draft.dropped]


TEXT = (
    "The orchard society met in the barn on Sunday and counted",
    "the pears that the storm had left. The warden said: “We",
    "have 12 trees and 40 crates, and that is enough for the",
    "winter.” Its members will prune the old rows in February,",
    "when the ladders are back from the mill across the brook,",
    "and the wasps are gone until the summer comes again.",
)


@pytest.mark.parametrize("step", [1, 5])
@pytest.mark.parametrize("x", [40, 500])
def test_numbers_of_lines(step: int, x: float) -> None:
    numbers = [Run(x, 720 - 14 * at, 9, str(30 + at)) for at in range(len(TEXT)) if (30 + at) % step == 0 or step == 1]
    if step == 5:
        numbers = [Run(x, 720 - 28 * at, 9, str(30 + 5 * at)) for at in range(3)]
    draft = read(file([[HEAD, *lines(TEXT), *numbers]]))
    assert draft.paragraphs == (" ".join(TEXT),)
    assert "numbers of lines" in [passage.why for passage in draft.dropped]


def test_numbers_in_the_text_stay() -> None:
    text = ("12 trees stand in the orchard by the mill, and of those", "40 pears were picked in the first week of the month by", "7 people who came on foot, as the lane was under water.")  # fmt: skip
    assert body(*lines(text)) == [" ".join(text)]


def test_a_pull_quote_beside_the_text_is_left_out_and_told() -> None:
    box = [Run(400, 690, 16, "“That is enough"), Run(400, 670, 16, "for the winter”")]
    draft = read(file([[HEAD, *lines(TEXT), *box]]))
    assert draft.paragraphs == (" ".join(TEXT),)
    assert ("“That is enough for the winter”", "pull quote beside the text") in [
        (passage.text, passage.why) for passage in draft.dropped
    ]


def test_the_name_below_a_pull_quote_goes_with_it() -> None:
    box = [Run(430, 690, 15, "“That is enough”"), Run(430, 672, 9, "Nora Quince, warden")]
    draft = read(file([[HEAD, *lines(TEXT), *box]]))
    assert draft.paragraphs == (" ".join(TEXT),)
    assert ("“That is enough” Nora Quince, warden", "pull quote beside the text") in [
        (passage.text, passage.why) for passage in draft.dropped
    ]


def test_paragraphs_of_a_line_or_two_stand_apart() -> None:
    first = "The orchard society will spend £61 on new ladders, it said today."
    second = ("The warden, Nora Quince, said: “Every ladder that breaks is one that we", "were paid to keep.”")
    third = "The work begins in March."
    made = [Run(72, 720, 11, first), *lines(second, y=686), Run(72, 635, 11, third)]
    assert body(*made) == [first, " ".join(second), third]


def test_a_compound_of_three_keeps_its_hyphens() -> None:
    text = ("The orchard society met in the barn on Sunday. It is not-", "for-profit, and the twenty-", "five-year lease of the barn will stay so for a good while.")  # fmt: skip
    assert body(*lines(text)) == [
        "The orchard society met in the barn on Sunday. It is not-for-profit, and the twenty-five-year lease of the barn will stay so for a good while."
    ]


def test_a_pull_quote_across_the_text_is_left_out_and_told() -> None:
    box = [Run(90, 664, 18, "“That is enough"), Run(90, 642, 18, "for the winter”")]
    draft = read(file([[HEAD, *lines(TEXT[:3]), *box, *lines(TEXT[3:], y=616)]]))
    assert draft.paragraphs == (" ".join(TEXT),)
    assert "pull quote beside the text" in [passage.why for passage in draft.dropped]


def test_a_pull_quote_in_a_column_does_not_part_its_paragraph() -> None:
    left = ("The society that met in the barn on", "Sunday counted all of the pears, and", "sold them for the repair of the mill", "on the brook, which is old and damp.")  # fmt: skip
    right = ("Its members will prune the old rows", "when the ladders are back from the", "dale, said the warden, who has been", "in charge of them for ten long years", "and likes neither wasps nor the rain", "that comes with them in the autumn.")  # fmt: skip
    box = [Run(60, 656, 15, "“Neither wasps"), Run(60, 638, 15, "nor the rain”")]
    found = body(*lines(left[:2], x=60), *box, *lines(left[2:], x=60, y=600), *lines(right, x=330))
    assert " ".join(left) in found[0]
    assert "Neither" not in found[0]


def test_a_heading_across_the_text_stays() -> None:
    text = (*TEXT[:3], "winter.” Its members will prune the old rows in February.")
    heading = Run(72, 650, 16, "Wasps and the weather")
    found = body(*lines(text), heading, *lines(TEXT[4:], y=620))
    assert found[1:] == ["Wasps and the weather", " ".join(TEXT[4:])]


def test_a_heading_over_a_column_of_its_own_stays() -> None:
    left = tuple(f"{text[:38]}" for text in TEXT)
    right = ("The wasps came to the barn as well,", "and stayed there for a good week of", "the month before the rain drove them", "out into the lane beside the brook.")  # fmt: skip
    heading = Run(330, 720, 14, "Wasps in the barn")
    found = body(*lines(left, x=60), heading, *lines(right, x=330, y=700))
    assert "Wasps in the barn" in found
    assert " ".join(right) in found


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("sold thirty-", "six crates", "sold thirty-six crates"),
        ("the orch-", "ard by the mill", "the orchard by the mill"),
        ("a well-", "known pear", "a well-known pear"),
    ],
)
def test_hyphens_at_the_ends_of_lines(first: str, second: str, joined: str) -> None:
    text = (f"The society that met in the barn on Sunday has {first}", f"{second} and is glad of that.")
    assert body(*lines(text)) == [f"The society that met in the barn on Sunday has {joined} and is glad of that."]


def test_two_columns_of_two_lines() -> None:
    left = ("The society counted all of", "its pears and")
    right = ("the members sold them to the", "mill on the brook.")
    found = body(*lines(left, x=60), *lines(right, x=330))
    assert " ".join(found) == "The society counted all of its pears and the members sold them to the mill on the brook."


def test_type_of_size_one_that_is_scaled() -> None:
    data = file([[HEAD, *lines(TEXT)]])
    words = "“We have one tree”, the warden of the orchard said on Sunday in the barn."
    shown = words.replace("“", r"\223").replace("”", r"\224")
    stream = f"BT /F1 1 Tf 11 0 0 11 72 700 Tm ({shown}) Tj ET".encode()
    draft = read(_with_stream(data, stream))
    assert draft.paragraphs == (words,)


def _with_stream(data: bytes, stream: bytes) -> bytes:
    """The file with another page's content; readers find the objects though their table is then wrong."""
    start = data.index(b"<< /Filter /FlateDecode /Length")
    end = data.index(b"endstream", start)
    return data[:start] + b"<< /Length %d >>\nstream\n%s\n" % (len(stream), stream) + data[end:]


def test_a_headline_below_a_running_head_is_no_pull_quote() -> None:
    texts = (
        "Long-",
        "term plans of the orchard were laid out in a paper that its members",
        "read on Monday in the barn, and",
        "“we shall prune in February,” said",
        "Nora Quince, the warden.",
    )
    page = [Run(72, 815, 8, "ORCHARD SOCIETY PAPER 7"), HEAD, *lines(texts)]
    second = [Run(72, 815, 8, "ORCHARD SOCIETY PAPER 7"), *lines(("The paper was read again.", "Nobody spoke."), y=780)]
    draft = read(file([page, second]))
    assert draft.get("headline") == "Pears counted in the barn"
    assert draft.paragraphs[0].startswith("Long-term plans of the orchard were laid out")


def test_the_day_of_a_note_is_not_the_text_s() -> None:
    first = "“We counted pears,”"
    at = 72 + width(first, 11)
    runs = [
        Run(72, 720, 11, first),
        Run(at + 1, 724, 6, "1"),
        Run(at + 7, 720, 11, "the warden said in the barn on Sunday."),
        Run(72, 70, 8, "1 Interview with the author, 4 May 2024."),
    ]
    draft = read(file([[HEAD, *runs]]))
    assert not draft.get("published")
    assert draft.paragraphs[-1] == "• 1 Interview with the author, 4 May 2024."


CUTTINGS = [
    [Run(72, 780, 20, "Morning cuttings"), Run(72, 740, 14, "Contents"), Run(72, 700, 11, "Pears counted in the barn, Brook Herald ..... 2"), Run(72, 680, 11, "Barn full of pears and"), Run(72, 666, 11, "apples, wardens say"), Run(500, 666, 11, "4")],
    [Run(72, 800, 9, "1 September 2025"), HEAD, *lines(("The orchard society met in the barn on Sunday.", "“We shall prune in February,” said Nora Quince."))],
    [*lines(("The pears were sold in the village on Monday.", "Nobody knew who had bought them."), y=780)],
    [Run(72, 800, 9, "2 September 2025"), Run(72, 780, 20, "Barn full of pears and apples,"), Run(72, 758, 20, "wardens say"), *lines(("The barn is full, the wardens told the desk.", "“Come and take them,” said Piers Medlar."))],
]  # fmt: skip


def test_cuttings_with_a_list_of_contents_are_articles() -> None:
    found = [one for one in read_all(file(CUTTINGS)) if not isinstance(one, str)]
    assert [(one.get("headline"), one.get("outlet"), one.get("published")) for one in found] == [
        ("Pears counted in the barn", "Brook Herald", "2025-09-01"),
        ("Barn full of pears and apples, wardens say", "", "2025-09-02"),
    ]
    assert "Nobody knew who had bought them." in found[0].paragraphs[-1]
    assert "“Come and take them,” said Piers Medlar." in found[1].paragraphs[-1]
    assert len({one.digest for one in found}) == 2


def test_a_report_with_a_list_of_contents_that_is_not_found_again_is_one_text() -> None:
    pages = [CUTTINGS[0], CUTTINGS[2], CUTTINGS[2], CUTTINGS[2]]
    assert len(read_all(file(pages))) == 1


def test_the_chapters_of_a_report_stay_one_text() -> None:
    undated = [[run for run in page if "September" not in run.text] for page in CUTTINGS]
    assert len(read_all(file(undated))) == 1


@pytest.mark.parametrize(
    "head",
    [
        [Run(72, 800, 9, "BROOK HERALD  Thursday 4 September 2025")],
        [Run(72, 812, 9, "Brook Herald"), Run(72, 800, 9, "4 September 2025")],
    ],
)
def test_an_outlet_and_its_day_above_the_headline(head: list[Run]) -> None:
    draft = read(
        file(
            [
                [
                    *head,
                    HEAD,
                    *lines(
                        (
                            "The orchard society met in the barn on Sunday.",
                            "“We shall prune in February,” said Nora Quince.",
                        )
                    ),
                ]
            ]
        )
    )
    assert draft.get("outlet").casefold() == "brook herald"
    assert draft.get("published") == "2025-09-04"
