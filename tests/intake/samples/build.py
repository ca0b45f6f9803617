"""Every labelled file, the same bytes each time."""

# ruff: noqa: E501 - what files hold stands in the long lines that programs write
from __future__ import annotations

import io
import quopri
import zipfile
from collections.abc import Iterator

from briefing.model import Outlet, OutletKind
from tests.intake.samples import feeds, mails, others, pages, pdf, strangers, texts, word
from tests.intake.samples.sample import Sample

# What the briefing knows before the import; the other outlets are new to it.
KNOWN = (
    Outlet("the-meridian", "The Meridian", OutletKind.NEWSPAPER, "themeridian.cy"),
    Outlet("linden-echo", "Linden Echo", OutletKind.NEWSPAPER, "lindenecho.cy"),
    Outlet("department-for-coasts", "Department for Coasts", OutletKind.GOVERNMENT, "coasts.gov.cy"),
    Outlet("sound-courier", "Sound Courier", OutletKind.NEWSPAPER, None),
    Outlet("cbn", "CBN News", OutletKind.BROADCASTER, "cbn.cy"),
    Outlet("northwire", "Northwire", OutletKind.AGENCY, "northwire.cy"),
)


def samples() -> Iterator[Sample]:
    """All of them."""
    yield from others.samples()
    yield from strangers.samples()
    saved = list(pages.samples())
    yield from saved
    yield from texts.samples()
    yield from mails.samples()
    yield from pdf.samples()
    yield from word.samples()
    yield from feeds.samples()
    for page in saved[4:7:2]:
        yield Sample(
            page.name.replace(".html", ".mhtml"),
            archived(page.data, f"https://www.themeridian.cy/{page.name}"),
            page.labels,
            page.style,
        )
    yield _bundle((saved[8], saved[11], saved[15]))


def archived(page: bytes, address: str) -> bytes:
    """A page as browsers archive it: a mail of several parts, with a picture."""
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: "
        + address
        + "\r\nSubject: page\r\nDate: Mon, 1 Dec 2025 10:00:00 -0000\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----M"\r\n\r\n\r\n------M\r\n'
        f"Content-Type: text/html\r\nContent-ID: <f@x>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {address}\r\n\r\n"
    )
    tail = "\r\n------M\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://x.cy/a.gif\r\n\r\nR0lGODlhAQABAAAAACw=\r\n------M--\r\n"
    return head.encode() + quopri.encodestring(page).replace(b"\n", b"\r\n") + tail.encode()


def _bundle(held: tuple[Sample, ...]) -> Sample:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for sample in held:
            archive.writestr(zipfile.ZipInfo(f"saved/{sample.name}", (2025, 1, 1, 0, 0, 0)), sample.data)
    return Sample(
        "saved.zip", made.getvalue(), tuple(made_label for sample in held for made_label in sample.labels), "archive"
    )
