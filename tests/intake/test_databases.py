"""Files of news databases hold several articles, each with its fields."""

# ruff: noqa: E501 - what databases give out stands in long lines
from __future__ import annotations

import pytest

from briefing.intake.candidate import ArticleDraft
from tests.intake.reading import read_all
from tests.intake.samples.word import document

FIRST = "The orchard society met in the barn on Sunday and counted the pears that the storm had left on the trees."
SECOND = "“We shall prune them in February,” said Nora Quince, the warden, when the ladders were back from the mill."


def drafts(data: bytes) -> list[ArticleDraft]:
    """The articles of a file, all of which can be read."""
    found = read_all(data)
    assert not any(isinstance(one, str) for one in found), found
    return [one for one in found if isinstance(one, ArticleDraft)]


def lexis(number: int, outlet: str, headline: str) -> str:
    """An article as LexisNexis sets it in plain text."""
    return (
        f"                               {number} of 2 DOCUMENTS\n\n\n                             {outlet}\n\n"
        f"                            September {number}, 2025 Monday\n\n{headline}\n\nBYLINE: Piers Medlar\n\nSECTION: NEWS; Pg. 4\n\n"
        f"LENGTH: 41 words\n\n{FIRST}\n\n{SECOND}\n\nLOAD-DATE: September 4, 2025\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
    )


def test_lexisnexis() -> None:
    text = lexis(1, "Brook Herald", "Pears counted in the barn on Sunday") + lexis(
        2, "Dale Gazette", "Barn full of pears, wardens say"
    )
    found = drafts(text.encode())
    assert [(one.get("headline"), one.get("outlet"), one.get("published")) for one in found] == [
        ("Pears counted in the barn on Sunday", "Brook Herald", "2025-09-01"),
        ("Barn full of pears, wardens say", "Dale Gazette", "2025-09-02"),
    ]
    assert all(one.paragraphs == (FIRST, SECOND) for one in found)


def factiva(number: int, headline: str) -> str:
    """An article as Factiva sets it with its indexing."""
    return (
        f"HD\n{headline}\nBY\nBy Piers Medlar\nWC\n41 words\nPD\n{number} September 2025\nSN\nBrook Herald\nSC\nBRKHER\nLA\nEnglish\n"
        f"CY\n(c) 2025 Brook Herald\nLP\n{FIRST}\nTD\n{SECOND}\n\nDocument BRKHER002025090{number}el9{number}0000a\n\n"
    )


def test_factiva() -> None:
    text = factiva(1, "Pears counted in the barn") + factiva(2, "Barn full of pears")
    rich = r"{\rtf1\ansi " + text.replace("“", r"\u8220?").replace("”", r"\u8221?").replace("\n", "\\par\n") + "}"
    for data in (text.encode(), rich.encode()):
        found = drafts(data)
        assert [(one.get("headline"), one.get("published"), one.get("byline"), one.get("outlet")) for one in found] == [
            ("Pears counted in the barn", "2025-09-01", "Piers Medlar", "Brook Herald"),
            ("Barn full of pears", "2025-09-02", "Piers Medlar", "Brook Herald"),
        ]
        assert all(one.paragraphs == (FIRST, SECOND) for one in found)


def test_articles_that_end_with_a_line_that_says_so() -> None:
    text = "".join(f"{headline}\n\nBrook Herald\n\nSeptember 1, 2025\n\n{FIRST}\n\n{SECOND}\n\nEnd of Document\n\n" for headline in ("Pears counted in the barn", "Barn full of pears again"))  # fmt: skip
    assert [one.get("headline") for one in drafts(text.encode())] == [
        "Pears counted in the barn",
        "Barn full of pears again",
    ]


def test_a_text_that_speaks_of_documents_is_one_article() -> None:
    text = f"Pears counted in the barn\n\n{FIRST}\n\n3 of 25 documents were lost. Document A1 was not.\n\n{SECOND}\n"
    assert len(drafts(text.encode())) == 1


def nexis(number: int, outlet: str, headline: str, by: str) -> list[str]:
    """An article as Nexis sets it in a document: no field is named above the copyright."""
    return [
        f"Page {number} of 2", headline, outlet, f"September {number}, 2025 Monday", "Copyright 2025 Orchard Media Holdings Ltd",
        f"Section: NEWS; Pg. {number}", "Length: 41 words", f"Byline: {by}", "Body", FIRST, SECOND,
        "Load-Date: September 4, 2025", "End of Document",
    ]  # fmt: skip


NEXIS = [
    *nexis(1, "Brook Herald", "Pears counted in the barn on Sunday", "Piers Medlar"),
    *nexis(2, "Dale Gazette", "Barn full of pears, wardens say", "Nora Quince"),
]


@pytest.mark.parametrize("form", ["text", "rich", "word", "page"])
def test_nexis_in_each_of_its_formats(form: str) -> None:
    data = {
        "text": lambda: "\n\n".join(NEXIS).encode(),
        "rich": lambda: (r"{\rtf1\ansi " + "".join(f"{_rich(line)}\\par\n" for line in NEXIS) + "}").encode(),
        "word": lambda: document([f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in NEXIS]),
        "page": lambda: ("<html><title>Delivery</title><body>" + "".join(f"<p>{line}</p>" for line in NEXIS)).encode(),
    }[form]()
    found = drafts(data)
    assert [(one.get("headline"), one.get("outlet"), one.get("published"), one.get("byline")) for one in found] == [
        ("Pears counted in the barn on Sunday", "Brook Herald", "2025-09-01", "Piers Medlar"),
        ("Barn full of pears, wardens say", "Dale Gazette", "2025-09-02", "Nora Quince"),
    ]
    assert all(one.paragraphs == (FIRST, SECOND) for one in found)


def _rich(line: str) -> str:
    return line.replace("“", r"\u8220?").replace("”", r"\u8221?")


def test_a_cover_above_the_first_article_of_nexis() -> None:
    cover = [
        "User Name: Desk",
        "Date and Time: 4 September 2025 10:00",
        "Documents (2)",
        "1. Pears counted in the barn on Sunday",
    ]
    first = drafts("\n\n".join([*cover, *NEXIS]).encode())[0]
    assert first.get("headline") == "Pears counted in the barn on Sunday"
    assert first.paragraphs == (FIRST, SECOND)


def test_factiva_as_a_page_without_its_codes() -> None:
    text = "".join(
        f"<div><p><b>{headline}</b></p><div>By {by}</div><div>41 words</div><div>{day} September 2025</div><div>06:00</div>"
        f"<div>{outlet}</div><div>BRKHER</div><div>{day}</div><div>English</div><div>(c) 2025 Orchard Media</div>"
        f"<p>{FIRST}</p><p>{SECOND}</p><p>Document BRKHER002025090{day}el9{day}0000a</p></div>"
        for headline, by, day, outlet in (
            ("Pears counted in the barn", "Piers Medlar", 1, "Brook Herald"),
            ("Barn full of pears", "Nora Quince", 2, "Dale Gazette"),
        )
    )
    found = drafts(f"<html><body>{text}</body></html>".encode())
    assert [(one.get("headline"), one.get("outlet"), one.get("published"), one.get("byline")) for one in found] == [
        ("Pears counted in the barn", "Brook Herald", "2025-09-01", "Piers Medlar"),
        ("Barn full of pears", "Dale Gazette", "2025-09-02", "Nora Quince"),
    ]
    assert all(one.paragraphs == (FIRST, SECOND) for one in found)


def test_an_article_that_says_end_of_document_is_one_article() -> None:
    text = f"<html><title>Pears</title><body><article><h1>Pears in the barn</h1><p>{FIRST}</p><p>End of Document</p><p>{SECOND}</p>"
    assert len(drafts(text.encode())) == 1
