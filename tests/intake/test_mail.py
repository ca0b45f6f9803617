"""Mails: what was written, what was quoted and what was forwarded, however the programs of this world set it."""

# ruff: noqa: E501 - what mail programs write stands in the long lines that they write
from __future__ import annotations

import base64
import quopri

import pytest

from tests.intake.reading import read, read_all

WRITTEN = "The warden, Nora Quince, said: “The pears will be sold in the barn, and nowhere else.”"
ASKED = "Did the warden say “the mill will sell them too”, as the miller tells us?"


def mail(text: str, *, subject: str = "Re: Pears for sale", html: bool = False, headers: str = "") -> bytes:
    """A mail from the orchard's office."""
    kind = "html" if html else "plain"
    return (
        "From: Orchard Society <press@orchard.example>\nTo: Desk <desk@brook.example>\n"
        f"Subject: {subject}\nDate: Wed, 3 Sep 2025 09:00:00 +0100\nMIME-Version: 1.0\n"
        f"Content-Type: text/{kind}; charset=utf-8\n{headers}\n{text}"
    ).encode()


@pytest.mark.parametrize(
    ("between", "who"),
    [
        ("-----Original Message-----\nFrom: Piers Medlar\nSent: 2 September 2025 10:00\nTo: Press\nSubject: Pears\n", "Piers Medlar"),
        ("________________________________\nFrom: Piers Medlar <p@brook.example>\nSent: Tuesday, September 2, 2025 10:00 AM\nTo: Press\nSubject: Pears\n", "Piers Medlar"),
        ("From: Piers Medlar\nSent: 2 September 2025 10:00\nTo: Press\nSubject: Pears\n", "Piers Medlar"),
        ("-----Ursprüngliche Nachricht-----\nVon: Piers Medlar\nGesendet: Dienstag, 2. September 2025 10:00\nAn: Press\nBetreff: Birnen\n", "Piers Medlar"),
        ("De : Piers Medlar\nEnvoyé : mardi 2 septembre 2025 10:00\nÀ : Press\nObjet : Poires\n", "Piers Medlar"),
        ("-----Message d'origine-----\nDe : Piers Medlar\nEnvoyé : mardi 2 septembre 2025 10:00\nÀ : Press\nObjet : Poires\n", "Piers Medlar"),
        ("On Tue, 2 Sept 2025 at 10:00, Piers Medlar <p@brook.example> wrote:\n", "Piers Medlar"),
        ("On Tue, 2 Sept 2025 at 10:00, Piers Medlar\n<p@brook.example> wrote:\n", "Piers Medlar"),
        ("On 02/09/2025 10:00, Piers Medlar wrote:\n", "Piers Medlar"),
        ("On 2 Sep 2025, at 10:00, Piers Medlar <p@brook.example> wrote:\n", "Piers Medlar"),
        ("Am Di., 2. Sept. 2025 um 10:00 Uhr schrieb Piers Medlar <p@brook.example>:\n", "Piers Medlar"),
        ("Am 02.09.25 um 10:00 schrieb Piers Medlar:\n", "Piers Medlar"),
        ("Le mar. 2 sept. 2025 à 10:00, Piers Medlar <p@brook.example> a écrit :\n", "Piers Medlar"),
        ("Le 2 sept. 2025 à 10:00, Piers Medlar <p@brook.example> a écrit :\n", "Piers Medlar"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("marked", [False, True])
def test_a_reply_is_what_was_written_and_tells_what_was_quoted(between: str, who: str, marked: bool) -> None:
    draft = read(mail(f"{WRITTEN}\n\n{between}\n{'> ' if marked else ''}{ASKED}\n"))
    assert draft.paragraphs == (WRITTEN,)
    assert (draft.get("headline"), draft.get("published")) == ("Re: Pears for sale", "2025-09-03")
    quoted = [passage for passage in draft.dropped if passage.why.startswith("quoted message")]
    assert [passage.text.lstrip("> ") for passage in quoted] == [ASKED]
    assert who in quoted[0].why


def test_the_date_of_what_was_quoted_is_told() -> None:
    draft = read(mail(f"{WRITTEN}\n\nOn Tue, 2 Sep 2025 at 10:00, Piers Medlar <p@brook.example> wrote:\n> {ASKED}\n"))
    assert draft.dropped[0].why == "quoted message from Piers Medlar, 2025-09-02"


def test_a_reply_set_as_mark_up() -> None:
    text = (
        f"<div><p>{WRITTEN}</p></div><div class='gmail_quote'><div class='gmail_attr'>On Tue, 2 Sept 2025 at 10:00, Piers "
        f"Medlar &lt;<a href='mailto:p@brook.example'>p@brook.example</a>&gt; wrote:<br></div><blockquote>{ASKED}</blockquote></div>"
    )
    assert read(mail(text, html=True)).paragraphs == (WRITTEN,)
    text = (
        f"<p>{WRITTEN}</p><div><p><b>From:</b> Piers Medlar<br><b>Sent:</b> 2 September 2025 10:00<br><b>To:</b> Press<br>"
        f"<b>Subject:</b> Pears</p></div><p>{ASKED}</p>"
    )
    assert read(mail(text, html=True)).paragraphs == (WRITTEN,)


def test_an_answer_below_what_it_answers() -> None:
    draft = read(mail(f"On 02/09/2025 10:00, Piers Medlar wrote:\n> {ASKED}\n\n{WRITTEN}\n"))
    assert draft.paragraphs == (WRITTEN,)


@pytest.mark.parametrize(
    "between",
    [
        "---------- Forwarded message ---------\nFrom: Brook Herald <news@brook.example>\nDate: Tue, 2 Sep 2025 at 10:00\nSubject: Pears are in\nTo: me\n",
        "Begin forwarded message:\n\nFrom: Brook Herald <news@brook.example>\nSubject: Pears are in\nDate: 2 September 2025 at 10:00:00 BST\nTo: me\n",
        "-------- Weitergeleitete Nachricht --------\nBetreff: Pears are in\nDatum: Di, 2 Sep 2025 10:00:00 +0100\nVon: Brook Herald <news@brook.example>\nAn: me\n",
        "---------- Message transféré ---------\nDe : Brook Herald <news@brook.example>\nDate : mar. 2 sept. 2025 à 10:00\nObjet : Pears are in\nÀ : me\n",
        "-----Original Message-----\nFrom: Brook Herald <news@brook.example>\nSent: 2 September 2025 10:00\nTo: Press\nSubject: Pears are in\n",
    ],
)  # fmt: skip
def test_a_forwarded_message_is_the_text(between: str) -> None:
    draft = read(
        mail(
            f"For your file.\n\n{between}\n{WRITTEN}\n\nThe barn opens at nine on every day of the week.\n",
            subject="Fwd: x y z",
        )
    )
    assert draft.paragraphs == (WRITTEN, "The barn opens at nine on every day of the week.")
    assert (draft.get("headline"), draft.get("published")) == ("Pears are in", "2025-09-02")
    assert "covering note" in [passage.why for passage in draft.dropped]


@pytest.mark.parametrize(
    "between",
    [
        "Begin forwarded message:\n\nFrom: Brook Herald <news@brook.example>\nSubject: Pears are in\nDate: 2 September 2025 at 10:00:00 BST\nTo: me\n",
        "Anfang der weitergeleiteten Nachricht:\n\nVon: Brook Herald <news@brook.example>\nBetreff: Pears are in\nDatum: 2. September 2025 um 10:00:00 MESZ\nAn: me\nKopie: Desk\n",
        "Début du message réexpédié :\n\nDe: Brook Herald <news@brook.example>\nObjet: Pears are in\nDate: 2 septembre 2025 à 10:00:00 UTC+2\nÀ: me\n",
        "From: Brook Herald <news@brook.example>\nDate: 2 September 2025 at 10:00:00 BST\nTo: me\nSubject: Pears are in\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("signature", ["", "\n\nPiers, from the train"])
def test_a_forwarded_message_that_is_quoted_is_the_text(between: str, signature: str) -> None:
    barn = "The barn opens at nine on every day of the week, and closes when the last of the pears is sold or the lamp is out."
    quoted = "\n".join(f"> {row}".rstrip() for row in f"{between}\n{WRITTEN}\n\n{barn}".split("\n"))
    draft = read(mail(f"For your file.\n\n{quoted}{signature}\n", subject="Fwd: x y z"))
    assert draft.paragraphs == (WRITTEN, barn)
    assert (draft.get("headline"), draft.get("published"), draft.get("outlet")) == ("Pears are in", "2025-09-02", "Brook Herald")  # fmt: skip
    covering = next(passage.text for passage in draft.dropped if passage.why == "covering note")
    assert covering.split() == f"For your file. {signature}".split()


@pytest.mark.parametrize("html", [False, True])
def test_a_body_in_base64_that_does_not_say_so(html: bool) -> None:
    text = f"<p>{WRITTEN}</p><p>It rains.</p>" if html else f"{WRITTEN}\n\nIt rains.\n"
    made = base64.encodebytes(text.encode()).decode()
    assert read(mail(made, html=html, subject="Pears for sale")).paragraphs == (WRITTEN, "It rains.")


def test_a_body_in_quoted_printable_that_does_not_say_so() -> None:
    made = quopri.encodestring(f"{WRITTEN}\n\nIt rains on the orchard = every day.\n".encode()).decode()
    assert read(mail(made, subject="Pears for sale")).paragraphs == (WRITTEN, "It rains on the orchard = every day.")


def test_a_body_that_says_base64_and_is_plain() -> None:
    draft = read(mail(f"{WRITTEN}\n", headers="Content-Transfer-Encoding: base64\n", subject="Pears for sale"))
    assert draft.paragraphs == (WRITTEN,)


def test_mark_up_in_a_body_that_says_it_is_plain() -> None:
    assert read(mail(f"<p>{WRITTEN}</p><p>It rains.</p>", subject="Pears")).paragraphs == (WRITTEN, "It rains.")


def test_a_covering_note_stays_where_what_it_covers_cannot_be_read() -> None:
    data = (
        b"From: Orchard Society <press@orchard.example>\nTo: Desk <desk@brook.example>\nSubject: Pears are for sale\n"
        b"Date: Wed, 3 Sep 2025 09:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n"
        b"Content-Type: text/plain\n\nThe pears are for sale from Monday; see the list attached.\n--B\n"
        b"Content-Type: application/pdf\nContent-Disposition: attachment; filename=list.pdf\n\n%PDF-1.4 broken\n--B--\n"
    )
    failed, cover = read_all(data)
    assert isinstance(failed, str)
    assert not isinstance(cover, str)
    assert cover.paragraphs == ("The pears are for sale from Monday; see the list attached.",)
    assert "could be read" in cover.notes[0]


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("Pears sold", "Pears sold"),
        ("FW: Pears", "Pears"),
        ("[press-list] Pears sold", "Pears sold"),
        ("Press release", ""),
        ("Statement", ""),
        ("AW: Pears", "AW: Pears"),
    ],
)
def test_a_subject_of_a_word_or_two_is_the_headline_where_there_is_no_other(subject: str, headline: str) -> None:
    text = f"The orchard society has sold the pears that it counted in the barn on Sunday, it says.\n\n{WRITTEN}\n"
    assert read(mail(text, subject=subject)).get("headline") == headline


def test_a_short_subject_gives_way_to_a_headline_in_the_text() -> None:
    text = f"Orchard society sells its pears\n\nThe pears were counted in the barn on Sunday.\n\n{WRITTEN}\n"
    assert read(mail(text, subject="Pears sold")).get("headline") == "Orchard society sells its pears"


def test_a_signature_in_mark_up() -> None:
    draft = read(
        mail(
            f"<p>{WRITTEN}</p><p>It was a good year.</p><div>-- <br>Nora Quince<br>+44 20 7946 0000</div>",
            subject="Pears",
            html=True,
        )
    )
    assert draft.paragraphs == (WRITTEN, "It was a good year.")
    assert "+44 20 7946 0000" in [passage.text for passage in draft.dropped]


def test_the_day_of_a_quoted_message_is_read_as_its_language_writes_it() -> None:
    for line, day in (
        ("Le 04/09/2025 à 09:12, Piers Medlar a écrit :", "2025-09-04"),
        ("Am 04/09/2025 um 09:12 schrieb Piers Medlar:", "2025-09-04"),
        ("On 04/09/2025 09:12, Piers Medlar wrote:", "2025"),
    ):
        draft = read(mail(f"{WRITTEN}\n\n{line}\n> {ASKED}\n"))
        assert draft.dropped[0].why == f"quoted message from Piers Medlar, {day}"


@pytest.mark.parametrize("style", ["display:none;max-height:0;overflow:hidden", "mso-hide:all"])
def test_what_a_mail_hides_from_the_eye_is_told_and_no_text(style: str) -> None:
    draft = read(mail(f'<div style="{style}">Pears at last</div><p>{WRITTEN}</p>', html=True))
    assert draft.paragraphs == (WRITTEN,)
    assert ("Pears at last", "hidden on the page") in [(passage.text, passage.why) for passage in draft.dropped]
