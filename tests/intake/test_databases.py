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


def coded_row(code: str, *values: str) -> str:
    """A row of Factiva's table."""
    return (
        f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{"".join(f"<p>{value}</p>" for value in values)}</td></tr>'
    )


def coded_page(*articles: tuple[str, str, str, str]) -> bytes:
    """A page of Factiva's with its indexing."""
    tables = "".join(
        '<div class="article enArticle"><table>'
        + coded_row("SE", "Orchards") + coded_row("HD", headline) + coded_row("BY", by) + coded_row("PD", day)
        + coded_row("SN", "Brook Herald") + coded_row("LA", language) + coded_row("LP", FIRST) + coded_row("TD", SECOND, "IN the barn nobody spoke of wasps again.")
        + coded_row("NS", "gwasp : Wasps") + coded_row("AN", "Document BRKHER0020250901el910000a") + "</table></div>"
        for headline, by, day, language in articles
    )  # fmt: skip
    return f"<html><head><title>Factiva</title></head><body><h1>Factiva</h1>{tables}<p>All rights reserved</p></body></html>".encode()


def test_factiva_as_a_page_with_its_codes() -> None:
    both = (
        ("Pears counted in the barn", "By Piers Medlar", "1 September 2025", "English"),
        ("Les poires sont comptées", "Nora Quince", "2 septembre 2025", "Français"),
    )
    for wanted in (both, both[:1]):
        found = drafts(coded_page(*wanted))
        assert [one.get("headline") for one in found] == [headline for headline, *_ in wanted]
        assert (found[0].get("published"), found[0].get("byline"), found[0].get("outlet")) == ("2025-09-01", "Piers Medlar", "Brook Herald")  # fmt: skip
        for one in found:
            assert one.paragraphs == (FIRST, SECOND, "IN the barn nobody spoke of wasps again.")
            assert "NS gwasp : Wasps" in [passage.text for passage in one.dropped]
    assert drafts(coded_page(*both))[1].get("language") == "fr"


def test_a_page_with_a_table_of_codes_is_no_database_s() -> None:
    rows = "".join(f"<tr><td>{code}</td><td>{word}</td></tr>" for code, word in (("HD", "Harbour"), ("PD", "Pond")))
    page = f"<html><title>Codes</title><body><article><h1>Codes of the brook</h1><p>{FIRST}</p><table>{rows}</table><p>{SECOND}</p>"
    assert drafts(page.encode())[0].get("headline") == "Codes of the brook"


def pressed(name: str, head: str, title: str, by: str = "") -> str:
    """An article of Europresse's page."""
    return (
        f'<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{name}</span></div>'
        f'<div class="rdp__DocHeader"><span class="DocHeader">{head}</span></div>'
        f'<div class="titreArticle"><div class="rdp__articletitle"><p class="titreArticleVisu">{title}</p></div></div>{by}</header>'
        f'<section><div class="DocText clearfix"><div class="docOcurrContainer"><p>{FIRST}</p><p>{SECOND}</p></div></div></section>'
        f'<footer><div class="publiC"><span class="publiC-lblNodoc">news·20250901·BH·1</span></div><p>© {name}. Tous droits réservés.</p></footer></article>'
    )


def test_europresse() -> None:
    page = (
        "<html><head><title>Europresse</title></head><body><div><h1>Documents sauvegardés</h1><p>Lundi 8 septembre 2025</p></div>"
        + pressed("Le Verger, no. 12", "Vallée, lundi 1 septembre 2025, p. 4", "Les poires comptées dans la grange", '<div class="docAuthors">Nora Quince</div>')
        + pressed("Dale Gazette (web site)", "News, Tuesday, September 2, 2025", "Barn full of pears")
        + "</body></html>"
    )  # fmt: skip
    found = drafts(page.encode())
    assert [(one.get("headline"), one.get("outlet"), one.get("published"), one.get("byline")) for one in found] == [
        ("Les poires comptées dans la grange", "Le Verger", "2025-09-01", "Nora Quince"),
        ("Barn full of pears", "Dale Gazette (web site)", "2025-09-02", ""),
    ]
    assert all(one.paragraphs == (FIRST, SECOND) for one in found)
    assert any("news·20250901·BH·1" in passage.text for passage in found[0].dropped)


def proquest(title: str, author: str, day: str, *text: str) -> str:
    """An article of ProQuest's text file."""
    fields = {
        "Subject": "Pears; Barns", "Title": title, "Publication title": "Brook Herald; Dale, England", "Publication year": "2025",
        "Publication date": day, "Source type": "Newspapers", "ProQuest document ID": "1234567890", "Last updated": "2025-12-24",
        "Database": "Orchard Newsstream",
    }  # fmt: skip
    return (
        f"{'_' * 60}\n\n{title}\n\nAuthor: {author}\n\nPublication info: Brook Herald ; Dale, England [Dale]. {day}.\n\n"
        "ProQuest document link\n\nFull text: "
        + "\n\n".join(text)
        + "\n\n"
        + "\n\n".join(f"{name}: {value}" for name, value in fields.items())
        + "\n\n"
    )


def test_proquest() -> None:
    place = "Location: that is what the wardens ask for first, said the miller."
    text = (
        proquest("Pears counted in the barn", "Quince, Nora; Medlar, Piers", "Sep 1, 2025", FIRST, place, SECOND)
        + proquest("Barn full of pears", "Desk of the Herald", "Sep 2, 2025", FIRST, SECOND)
        + f"{'_' * 60}\n\nContact us at: http://database.example\n"
    )
    found = drafts(text.encode())
    assert [(one.get("headline"), one.get("outlet"), one.get("published")) for one in found] == [
        ("Pears counted in the barn", "Brook Herald", "2025-09-01"),
        ("Barn full of pears", "Brook Herald", "2025-09-02"),
    ]
    assert found[0].get("byline") == "Nora Quince, Piers Medlar"
    assert found[0].paragraphs == (FIRST, place, SECOND)
    assert "Source type: Newspapers" in [passage.text for passage in found[0].dropped]


@pytest.mark.parametrize(
    "edition",
    [
        "First Edition",
        "Edition 1;\n                                    Dales",
        "National Edition\n\n                       Correction Appended",
    ],
)
def test_lexisnexis_sets_an_edition_below_the_day(edition: str) -> None:
    text = lexis(1, "The Brook Herald (Dale)", "Pears counted in the barn").replace(
        "2025 Monday\n", f"2025 Monday\n                     {edition}\n"
    )
    one, _ = drafts((text + lexis(2, "Dale Gazette", "Barn full of pears")).encode())
    assert (one.get("headline"), one.get("outlet"), one.get("published"), one.get("byline")) == (
        "Pears counted in the barn", "The Brook Herald (Dale)", "2025-09-01", "Piers Medlar",
    )  # fmt: skip
    assert one.paragraphs == (FIRST, SECOND)
    assert any("dition" in passage.text for passage in one.dropped)


def test_a_file_of_one_article() -> None:
    alone = lexis(1, "Brook Herald", "Pears counted in the barn").replace("1 of 2 DOCUMENTS", "1 of 1 DOCUMENT")
    assert drafts(alone.encode())[0].get("headline") == "Pears counted in the barn"
    assert drafts(factiva(1, "Pears counted in the barn").encode())[0].get("outlet") == "Brook Herald"
