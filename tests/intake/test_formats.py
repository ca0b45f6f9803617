"""Mail, feeds, Word, PDF and zip files."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest

from briefing.intake.candidate import ArticleDraft
from briefing.intake.options import Limits
from tests.intake.reading import failure, read, read_all
from tests.intake.samples import pdf, word
from tests.intake.samples.stories import HARBOUR, LIBRARY

FIRST = "The council will plant four thousand trees along the streets of the town before the winter of 2027."
SECOND = "“A street without a tree is a corridor,” said Ada Marsh, who leads the council of the town by the sea."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{FIRST}\n"


def mail(subject: str = "Trees for Port Selwyn", sender: str = "Selwyn Post <news@selwynpost.example>") -> EmailMessage:
    """A mail without a text."""
    made = EmailMessage()
    made["From"] = sender
    made["Subject"] = subject
    made["Date"] = "Tue, 06 May 2025 23:30:00 +0200"
    return made


def zipped(**files: bytes) -> bytes:
    """A zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def test_a_mail_is_an_article() -> None:
    made = mail("Fwd: Press release: Trees for Port Selwyn")
    made.set_content(f"Dear all,\n\n{TEXT}\nKind regards,\nIda\n\n-- \nIda Brook\nPress officer\n")
    draft = read(made.as_bytes())
    assert draft.paragraphs == (FIRST, SECOND, FIRST)
    assert draft.get("headline") == "Trees for Port Selwyn"
    assert draft.get("outlet") == "Selwyn Post"
    assert draft.get("site") == "selwynpost.example"
    assert draft.get("kind") == "release"
    assert draft.fields["published"].value == "2025-05-06"
    assert draft.fields["published"].by == "mail header"
    assert {passage.why for passage in draft.dropped} == {"greeting", "closing", "signature"}


def test_a_person_who_sends_a_mail_is_no_outlet() -> None:
    made = mail(sender="Colm Whitty <colm.whitty@gmail.com>")
    made.set_content(TEXT)
    draft = read(made.as_bytes())
    assert "outlet" not in draft.fields
    assert "site" not in draft.fields


def test_who_sends_a_cutting_on_is_not_who_printed_it() -> None:
    made = mail("Cuttings of this morning", "Ida Brook <ida.brook@office.example>")
    made.set_content(f"Selwyn Post, 6 May 2025\n\n{TEXT}")
    made.add_attachment(
        f"<title>Pears in the barn - Quay Herald</title><h1>Pears in the barn</h1><p>{FIRST}</p><p>{SECOND}</p>",
        subtype="html", filename="cutting.html",
    )  # fmt: skip
    made.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="note.txt")
    drafts = [draft for draft in read_all(made.as_bytes()) if isinstance(draft, ArticleDraft)]
    assert [draft.get("outlet") for draft in drafts] == ["Selwyn Post", "Quay Herald", "Selwyn Post"]
    assert [draft.get("site") for draft in drafts] == ["", "", ""]


def test_a_day_in_the_text_wins_over_the_mail_s() -> None:
    made = mail()
    made.set_content(f"Trees for Port Selwyn\n\n5 May 2025\n\n{TEXT}")
    assert read(made.as_bytes()).get("published") == "2025-05-05"


def test_attachments_are_articles_and_a_covering_note_is_none() -> None:
    made = mail("News release: Trees for Port Selwyn")
    made.set_content("Please find our release attached.\n")
    made.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="release.txt")
    made.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    (draft,) = read_all(made.as_bytes())
    assert isinstance(draft, ArticleDraft)
    assert draft.paragraphs == (FIRST, SECOND, FIRST)
    assert (draft.get("headline"), draft.get("kind")) == ("Trees for Port Selwyn", "release")


def test_a_quotation_in_a_covering_note_keeps_it() -> None:
    made = mail()
    made.set_content("“We will plant them all ourselves if need be,” the mayor said.\n")
    made.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="release.txt")
    assert len(read_all(made.as_bytes())) == 2


def test_a_mailbox_file() -> None:
    one, other = mail("Trees for Port Selwyn"), mail("Hedges for Port Selwyn")
    one.set_content(TEXT)
    other.set_content(TEXT.replace("trees", "hedges"))
    line = b"From news@selwynpost.example Tue May  6 23:30:00 2025\n"
    found = read_all(b"\n".join((line + one.as_bytes(), line + other.as_bytes())))
    assert [draft.get("headline") if isinstance(draft, ArticleDraft) else draft for draft in found] == [
        "Trees for Port Selwyn",
        "Hedges for Port Selwyn",
    ]


def test_a_mail_in_a_mail() -> None:
    inner = mail("Trees for Port Selwyn")
    inner.set_content(TEXT)
    outer = mail("Look")
    outer.set_content("See below")
    outer.add_attachment(inner)
    (draft,) = read_all(outer.as_bytes())
    assert isinstance(draft, ArticleDraft)
    assert draft.paragraphs == (FIRST, SECOND, FIRST)


def test_nesting_ends() -> None:
    held = TEXT.encode()
    for _ in range(10):
        held = zipped(inner=held)
    assert failure(held) == "is nested deeper than 4 levels"


def test_too_many_attachments() -> None:
    made = mail()
    made.set_content(TEXT)
    for number in range(12):
        made.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename=f"{number}.txt")
    found = read_all(made.as_bytes(), Limits(attachments=10))
    assert len(found) == 12
    assert found[-1] == "has 12 attachments; the first 10 were looked at"


def test_an_encrypted_mail() -> None:
    made = mail()
    made.set_content("x")
    text = made.as_string().replace("text/plain", "application/pkcs7-mime")
    assert failure(text.encode()).startswith("is encrypted")


FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Selwyn Post - Latest news</title>
<link>https://selwynpost.example</link><language>en-GB</language>
<item><title>Trees &amp; hedges for Port Selwyn</title><link>https://selwynpost.example/1</link>
<pubDate>Tue, 06 May 2025 23:30:00 +0200</pubDate><author>Ada Marsh</author>
<description>&lt;p&gt;%s&lt;/p&gt;&lt;p&gt;%s&lt;/p&gt;&lt;img src="https://x.example/a.gif"&gt;</description></item>
<item><title>No text at all</title><link>https://selwynpost.example/2</link></item></channel></rss>"""


def test_what_a_feed_s_entry_hides_is_told() -> None:
    hidden = "&lt;p style='display:none'&gt;Fetched by a robot&lt;/p&gt;"
    first, _ = read_all((FEED % (hidden + FIRST, SECOND)).encode())
    assert not isinstance(first, str)
    assert ("Fetched by a robot", "hidden on the page") in [(passage.text, passage.why) for passage in first.dropped]
    assert "Fetched by a robot" not in " ".join(first.paragraphs)


def test_a_feed() -> None:
    first, second = read_all((FEED % (FIRST, SECOND)).encode())
    assert isinstance(first, ArticleDraft)
    assert first.paragraphs == (FIRST, SECOND)
    assert (first.get("headline"), first.get("outlet")) == ("Trees & hedges for Port Selwyn", "Selwyn Post")
    assert (first.get("published"), first.get("byline")) == ("2025-05-06", "Ada Marsh")
    assert first.notes == ("the feed gives only a summary of the article",)
    assert isinstance(second, ArticleDraft)
    assert second.paragraphs == ()


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss SYSTEM "https://x.example/rss.dtd" [<!ELEMENT a ANY>]>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_feeds_are_refused(head: str, encoding: str) -> None:
    text = (FEED % (FIRST, SECOND)).replace("<rss", head + "<rss")
    assert failure(text.encode(encoding)) == "declares entities of its own, which a feed has no need to"


def test_a_feed_without_entries() -> None:
    assert failure(b'<rss version="2.0"><channel><title>x</title></channel></rss>') == "is a feed without entries"


def test_a_word_file() -> None:
    draft = read(word.styled(LIBRARY, lines=("Media statement", "9 August 2025"), tail=("ENDS",)))
    assert draft.paragraphs == LIBRARY.paragraphs
    assert (draft.get("headline"), draft.get("kind")) == (LIBRARY.headline, "release")
    assert draft.get("published") == "2025-08-09", "the day it was typed is no date of publication"


def test_entities_in_word_files_are_refused() -> None:
    made = word.document([word.paragraph(FIRST)])
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(held, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document'))
    assert failure(held.getvalue()) == "declares XML entities, which a Word file has no need to"


def test_a_pdf() -> None:
    draft = read(pdf.one_column(HARBOUR, head=("PRESS RELEASE", "13 May 2025"), foot=("ENDS",)))
    assert draft.paragraphs == HARBOUR.paragraphs
    assert (draft.get("headline"), draft.get("published")) == (HARBOUR.headline, "2025-05-13")


def test_columns_hyphens_running_heads_and_ligatures() -> None:
    setter = pdf.Setter(((50, 285), (310, 545)), size=10, head="Harbour Review  {}", foot="Page {} of 9")
    setter.across(HARBOUR.headline, 20, bold=True)
    text = [part.replace("fi", "\x01") for part in HARBOUR.paragraphs * 3]
    for part in text:
        setter.paragraph(part, hyphens=True, gap=0, indent=9)
    draft = read(pdf.file(setter.pages))
    assert draft.paragraphs == HARBOUR.paragraphs * 3
    assert {passage.why for passage in draft.dropped} == {"running head or foot", "the headline once more"}


def test_a_column_that_has_only_begun() -> None:
    setter = pdf.Setter(((50, 285), (310, 545)), size=10)
    setter.across(HARBOUR.headline, 20, bold=True)
    setter.y = setter.top = 330
    for part in HARBOUR.paragraphs:
        setter.paragraph(part, hyphens=True, gap=0, indent=9)
    assert len(setter.pages) == 1
    assert read(pdf.file(setter.pages)).paragraphs == HARBOUR.paragraphs


def test_dashes_and_compounds_at_the_ends_of_lines() -> None:
    lines = [
        "The well-",
        "known presi-",
        "dent spoke --",
        "at length - of pre-",
        "cisely two 1998-",
        "2004 plans and no others at all.",
    ]
    runs = [pdf.Run(60, 700 - 12 * at, 10, line) for at, line in enumerate(lines)]
    draft = read(pdf.file([runs]))
    assert draft.paragraphs == (
        "The well-known president spoke -- at length - of precisely two 1998-2004 plans and no others at all.",
    )


def test_pdfs_without_text() -> None:
    assert failure(pdf.file([[], []], picture=True)).startswith("is a scan without text; run it through")
    assert failure(pdf.file([[]])) == "is a PDF without text"


def test_a_long_pdf_says_what_was_left() -> None:
    page = [pdf.Run(60, 700, 10, "The same words stand on every page of this long document, alas.")]
    (draft,) = read_all(pdf.file([page] * 5), Limits(pages=2))
    assert isinstance(draft, ArticleDraft)
    assert draft.notes == ("only the first 2 of 5 pages were read",)


def test_a_zip_file() -> None:
    hidden = {"__MACOSX/._one.txt": b"x", ".hidden": b"x"}
    found = read_all(zipped(**{"one.txt": TEXT.encode(), **hidden, "two.md": b"# T\n\n" + TEXT.encode()}))
    assert [part.paragraphs if isinstance(part, ArticleDraft) else part for part in found] == [
        (FIRST, SECOND, FIRST)
    ] * 2


@pytest.mark.parametrize("name", ["../../x.txt", "/etc/x.txt", "a/../../x.txt", "C:\\x.txt", "..\\x.txt"])
def test_names_that_lead_out_of_an_archive(name: str) -> None:
    assert failure(zipped(**{name: TEXT.encode()})) == "has a name that leads out of the archive"


def test_links_in_archives() -> None:
    held = io.BytesIO()
    entry = zipfile.ZipInfo("link")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    assert failure(held.getvalue()) == "is a link, and links in archives are not followed"


def test_what_unpacks_without_end() -> None:
    assert failure(zipped(bomb=b"a" * 5_000_000)) == "unpacks to more than 200 times its size"
    texts = {str(number): f"{FIRST} {number}".encode() * 10 for number in range(20)}
    found = read_all(zipped(**texts), Limits(unpacked=8_000))
    assert "unpacks to more than one archive may hold" in found
    assert read_all(zipped(**texts), Limits(parts=5)) == ["holds 20 files, more than the 5 that one import takes"]
