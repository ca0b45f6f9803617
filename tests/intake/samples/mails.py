"""Mails: releases from press offices, newsletters, forwarded articles, with and without attachments."""

# ruff: noqa: E501 - what files hold stands in the long lines that programs write
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.mime.text import MIMEText
from html import escape

from tests.intake.samples import pdf, stories, word
from tests.intake.samples.sample import Sample, label
from tests.intake.samples.texts import wrapped

_DISCLAIMER = """This email and any attachments are confidential and intended solely for the person to whom they are
addressed. If you have received it in error, please notify the sender and delete it."""


def _mail(sender: str, subject: str, date: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = "News desk <desk@example.cy>"
    mail["Subject"] = subject
    mail["Date"] = date
    mail["Message-ID"] = "<1@example.cy>"
    return mail


def fixed(mail: EmailMessage) -> bytes:
    """A mail's bytes, the same each time: its boundary is not left to chance."""
    if mail.is_multipart():
        mail.set_boundary("=_boundary_of_the_sample")
    return mail.as_bytes()


def samples() -> Iterator[Sample]:
    """Every mail with the labels of its articles, the mail's own first."""
    s = stories
    mail = _mail(
        "Department for Coasts Press Office <press@coasts.gov.cy>",
        f"PRESS RELEASE: {s.HARBOUR.headline}",
        "Tue, 13 May 2025 09:30:00 +0100",
    )
    mail.set_content(
        f"EMBARGOED until 10:00 on Tuesday 13 May 2025\n\n{s.HARBOUR.headline}\n\n{wrapped(s.HARBOUR.paragraphs, 74)}\n\nENDS\n\n"
        f"Press office: 01632 960 300\n\n-- \nLowena Pascoe\nSenior press officer\n\n{_DISCLAIMER}\n"
    )
    made = label(
        s.HARBOUR,
        "Department for Coasts",
        "2025-05-13",
        embargo="EMBARGOED until 10:00 on Tuesday 13 May 2025",
        kind="release",
    )
    yield Sample("harbour.eml", fixed(mail), (made,), "mail")

    mail = _mail("Full Plate <news@fullplate.cy>", s.MEALS.headline, "Tue, 03 Jun 2025 07:00:00 +0000")
    html = (
        "<html><body><table width=600><tr><td><a href='x'>View this email in your browser</a></td></tr>"
        f"<tr><td><h1>{escape(s.MEALS.headline)}</h1></td></tr><tr><td>"
        + "".join(f"<p>{escape(part)}</p>" for part in s.MEALS.paragraphs)
        + "</td></tr><tr><td><p>You are receiving this because you signed up at fullplate.cy.</p><p><a>Unsubscribe</a> | "
        "<a>Update your preferences</a></p><p>Copyright © 2025 Full Plate, All rights reserved.</p></td></tr></table></body></html>"
    )
    mail.set_content(html, subtype="html")
    yield Sample("newsletter.eml", fixed(mail), (label(s.MEALS, "Full Plate", "2025-06-03"),), "mail")

    mail = _mail("Colm Whitty <colm.whitty@example.cy>", f"Fwd: {s.RIVER.headline}", "Thu, 03 Jul 2025 18:11:00 +0100")
    mail.set_content(
        "Have you seen this?\n\n---------- Forwarded message ---------\nFrom: Arrowmere Advertiser <alerts@arrowmere-advertiser.cy>\n"
        f"Date: Wed, 2 Jul 2025 at 06:15\nSubject: {s.RIVER.headline}\nTo: <colm.whitty@example.cy>\n\n"
        f"By Cressida Noble\n\n" + "\n\n".join(s.RIVER.paragraphs) + "\n"
    )
    made = label(s.RIVER, "Arrowmere Advertiser", "2025-07-02", "Cressida Noble")
    yield Sample("forwarded.eml", fixed(mail), (made,), "mail")

    mail = _mail(
        "Corran Tidal <media@corrantidal.cy>", f"News release - {s.TIDAL.headline}", "Thu, 3 Apr 2025 11:00:00 +0000"
    )
    mail.set_content("Dear editor,\n\nPlease find our latest news attached.\n\nKind regards,\nThe media team\n")
    mail.add_attachment(
        pdf.one_column(s.TIDAL, head=("NEWS RELEASE", "3 April 2025"), foot=("ENDS",)),
        maintype="application", subtype="pdf", filename="release.pdf",
    )  # fmt: skip
    made = label(s.TIDAL, "Corran Tidal", "2025-04-03", kind="release")
    yield Sample("attached.eml", fixed(mail), (made,), "mail")

    mail = _mail("Borealis Rail Newsroom <newsroom@borealis.cy>", s.RAILWAY.headline, "Fri, 28 Mar 2025 06:00:00 +0000")
    mail.set_content("Please see the attached release.\n")
    mail.add_attachment(
        word.styled(s.RAILWAY, lines=("For immediate release", "28 March 2025"), tail=("ENDS", "Media enquiries: 01632 960 555")),
        maintype="application", subtype="vnd.openxmlformats-officedocument.wordprocessingml.document", filename="../../release.docx",
    )  # fmt: skip
    made = label(s.RAILWAY, "Borealis Rail", "2025-03-28", kind="release")
    yield Sample("railway.eml", fixed(mail), (made,), "mail")

    text = (
        f"{s.DENTISTS.headline}\n\n{wrapped(s.DENTISTS.paragraphs, 70)}\n\nTo unsubscribe from this list, click here.\n"
    )
    encoded = MIMEText(text, "plain", "windows-1252")
    encoded["From"] = "CBN News alerts <alerts@cbn.cy>"
    encoded["Subject"] = s.DENTISTS.headline
    encoded["Date"] = "Wed, 19 Nov 2025 00:05:00 +0000"
    encoded["Message-ID"] = "<2@example.cy>"
    yield Sample("alert.eml", encoded.as_bytes(), (label(s.DENTISTS, "CBN News", "2025-11-19"),), "mail")

    mail = _mail(
        "Marlowe Borough Council <comms@marlowe.gov.cy>",
        f"Council statement: {s.LIBRARY.headline}",
        "Sat, 9 Aug 2025 12:00:00 +0100",
    )
    flowed = "\n\n".join(wrapped((part,), 66).replace("\n", " \n") for part in s.LIBRARY.paragraphs)
    mail.set_content(flowed, params={"format": "flowed"})
    page = "<html><body>" + "".join(f"<p>{escape(part)}</p>" for part in s.LIBRARY.paragraphs) + "</body></html>"
    mail.add_alternative(page, subtype="html")
    made = replace(
        label(s.LIBRARY, "Marlowe Borough Council", "2025-08-09"), headline=f"Council statement: {s.LIBRARY.headline}"
    )
    yield Sample("flowed.eml", fixed(mail), (made,), "mail")
