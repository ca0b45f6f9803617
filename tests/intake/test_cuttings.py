"""Files of cuttings in Word, OpenDocument, rich and plain text: articles, where the list of contents names them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pytest

from briefing.intake.candidate import ArticleDraft
from tests.intake.reading import read_all
from tests.intake.samples.word import document, paragraph
from tests.intake.test_office import open_document

FIRST = "The orchard society met in the barn on Sunday and counted the pears that the storm had left on the trees."
SECOND = "“We shall prune them in February,” said Nora Quince, the warden, when the ladders were back from the mill."
FRONT = "Morning cuttings for the orchard, 3 September 2025"
ARTICLES = (
    ("Pears counted in the barn on Sunday", "The Brook Herald, 1 September 2025, page 4", "By Piers Medlar"),
    ("Barn full of pears, wardens say", "Dale Gazette, 2 September 2025, p. 17", "By Nora Quince"),
    ("Leading article: the wasps of autumn", "Hill Post, 3 September 2025, page 2", ""),
)
TABLE = [("No.", "Headline", "Publication", "Page")] + [
    (str(number), headline, line.split(",")[0], line.rpartition(" ")[2])
    for number, (headline, line, _) in enumerate(ARTICLES, 1)
]
PLAIN = [f"{number}. {headline} ..... {line.split(',')[0]}" for number, (headline, line, _) in enumerate(ARTICLES, 1)]


def cut(articles: Sequence[tuple[str, str, str]] = ARTICLES) -> list[str]:
    """The paragraphs of the articles."""
    return [line for article in articles for line in (*filter(None, article), FIRST, SECOND)]


def word(rows: Sequence[Sequence[str]], lines: Sequence[str], style: str) -> bytes:
    """A Word file with a table of contents in front."""
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(escape(cell))}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    headlines = {headline for headline, _, _ in ARTICLES}
    made = [paragraph(line, style if line in headlines else "") for line in lines]
    return document([paragraph(FRONT, "Title"), paragraph("Contents", style), f"<w:tbl>{table}</w:tbl>", *made])


def open_text(entries: Sequence[str], lines: Sequence[str]) -> bytes:
    """The same as an OpenDocument text."""
    made = [f"<text:p>{escape(line)}</text:p>" for line in (FRONT, "Contents", *entries, *lines)]
    return open_document("".join(made))


def rich(entries: Sequence[str], lines: Sequence[str]) -> bytes:
    """The same as a rich text."""
    text = "".join(f"{line}\\par\n" for line in (FRONT, "Contents", *entries, *lines))
    return ("{\\rtf1\\ansi " + text.replace("“", r"\u8220?").replace("”", r"\u8221?") + "}").encode()


def drafts(data: bytes) -> list[ArticleDraft]:
    """The articles of a file."""
    return [one for one in read_all(data) if isinstance(one, ArticleDraft)]


FORMS = {
    "word": lambda: word(TABLE, cut(), "Heading1"),
    "word without headings": lambda: word(TABLE, cut(), ""),
    "open document": lambda: open_text(PLAIN, cut()),
    "rich text": lambda: rich(PLAIN, cut()),
    "text": lambda: "\n\n".join([FRONT, "Contents", *PLAIN, *cut()]).encode(),
}


@pytest.mark.parametrize("form", list(FORMS))
def test_cuttings_are_articles_each_with_its_outlet_and_day(form: str) -> None:
    found = drafts(FORMS[form]())
    assert [(one.get("headline"), one.get("outlet"), one.get("published"), one.get("byline")) for one in found] == [
        ("Pears counted in the barn on Sunday", "The Brook Herald", "2025-09-01", "Piers Medlar"),
        ("Barn full of pears, wardens say", "Dale Gazette", "2025-09-02", "Nora Quince"),
        ("Leading article: the wasps of autumn", "Hill Post", "2025-09-03", ""),
    ]
    assert all(one.paragraphs == (FIRST, SECOND) for one in found)
    assert FRONT in [passage.text for passage in found[0].dropped]
    assert len({one.digest for one in found}) == len(found)


@pytest.mark.parametrize(
    "lines",
    [
        [line for line in cut() if "September" not in line],  # chapters of a report
        cut(ARTICLES[:1]),  # most of the list is not there
    ],
)
@pytest.mark.parametrize("style", ["Heading1", ""])
def test_a_report_with_chapters_stays_one_text(lines: Sequence[str], style: str) -> None:
    assert len(drafts(word(TABLE, lines, style))) == 1


def test_a_list_of_which_most_is_not_there_names_no_articles() -> None:
    more = [
        f"{number}. Quinces of the {name} hedge ..... Hill Post" for number, name in enumerate(("upper", "lower"), 4)
    ]
    text = "\n\n".join([FRONT, "Contents", *PLAIN, *more, *cut(ARTICLES[:2])])
    assert len(drafts(text.encode())) == 1
