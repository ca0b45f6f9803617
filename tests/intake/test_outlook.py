"""Outlook's own files: .msg as a person drags it out of Outlook, and winmail.dat as others receive it."""

from __future__ import annotations

import struct
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.intake.candidate import ArticleDraft
from briefing.intake.formats.mail import packed_rich
from tests.intake.reading import failure, read, read_all
from tests.intake.samples.outlook import Tree, compound, file, msg, winmail

SAID = "“Every pear will be sold in the barn,” said the warden, Nora Quince."
BODY = f"The orchard opens on Sunday.\r\n\r\n{SAID}\r\n\r\nTickets are sold at the gate of the old mill."
STRINGS = {
    "0037": "The orchard opens its gates",
    "1000": BODY,
    "0C1A": "Orchard Society Press Office",
    "0C1F": "press@orchard.example",
}
SENT = (1_756_890_000 + 11_644_473_600) * 10_000_000  # 3 September 2025, 09:00 UTC


def test_a_message_gives_its_text_its_sender_and_its_day() -> None:
    draft = read(compound(msg(STRINGS, sent=SENT)))
    assert draft.get("headline") == "The orchard opens its gates"
    assert draft.get("outlet") == "Orchard Society"
    assert draft.get("published") == "2025-09-03"
    assert SAID in draft.paragraphs


def test_the_headers_that_came_with_it_win() -> None:
    sender = "From: =?utf-8?q?The_D=C3=A9sk?= <desk@brook.example>"
    headers = f"{sender}\r\nDate: Tue, 2 Sep 2025 09:00:00 +0100\r\nSubject: other\r\n\r\n"
    draft = read(compound(msg({**STRINGS, "007D": headers}, sent=SENT)))
    assert draft.get("published") == "2025-09-02"
    assert draft.get("outlet") == "The Désk"


def test_text_of_an_older_outlook_is_in_a_code_page() -> None:
    polish = {**STRINGS, "1000": BODY.replace("Nora Quince", "Łucja Śliwa").replace("“", '"').replace("”", '"')}
    draft = read(compound(msg(polish, codepage=1250)))
    assert any("Łucja Śliwa" in paragraph for paragraph in draft.paragraphs)


def test_mark_up_is_read_where_there_is_no_plain_text() -> None:
    strings = {key: text for key, text in STRINGS.items() if key != "1000"}
    page = f"<html><body><p>The orchard opens on Sunday.</p><p>{SAID}</p></body></html>".encode()
    draft = read(compound(msg(strings, binary={"10130102": page})))
    assert SAID in draft.paragraphs


def test_what_is_attached_is_taken_apart_a_message_within_a_message_too() -> None:
    inner = msg({**STRINGS, "0037": "The mill answers the orchard"}, head=24)
    embedded: Tree = {
        "__substg1.0_3707001F": "answer.msg".encode("utf-16-le"),
        "__substg1.0_3701000D": inner,
        "__properties_version1.0": bytes(8),
    }
    long = f"A release of the mill\n\n{SAID}\n\n" + "The mill grinds on every day of the week. " * 200
    tree = msg({**STRINGS, "1000": "See attached."}, attached=[file("release.txt", long.encode()), embedded])
    found = [one for one in read_all(compound(tree)) if isinstance(one, ArticleDraft)]
    assert {one.get("headline") for one in found} == {"A release of the mill", "The mill answers the orchard"}
    assert all(SAID in one.paragraphs for one in found)


def test_one_without_a_text_is_refused_with_advice() -> None:
    told = failure(compound(msg({"0037": "Nothing here"})))
    assert told == (
        "is an Outlook message without a text that can be read; open it in Outlook and save it as .eml or plain text"
    )


def test_a_damaged_one_is_refused() -> None:
    assert failure(compound(msg(STRINGS))[:-512]).startswith("is a damaged Outlook message; ")


def wrapped(held: bytes, text: str) -> bytes:
    """A mail as the receiver of a winmail.dat gets it."""
    mail = EmailMessage()
    mail["From"] = "Orchard Society <press@orchard.example>"
    mail["Subject"] = "Pears for sale at the barn"
    mail["Date"] = "Wed, 3 Sep 2025 09:00:00 +0100"
    mail.set_content(text)
    mail.add_attachment(held, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return mail.as_bytes()


def test_a_winmail_gives_what_is_attached_in_it() -> None:
    release = f"A release of the orchard\n\n{SAID}\n\nThe barn is open all week."
    held = winmail([(0x9002, bytes(14)), (0x8010, b"release.txt\x00"), (0x800F, release.encode()), (0x9002, bytes(14))])
    found = read_all(wrapped(held, "See attached."))
    (draft,) = (one for one in found if isinstance(one, ArticleDraft))
    assert draft.get("headline") == "A release of the orchard"
    assert draft.get("published") == "2025-09-03"
    assert SAID in draft.paragraphs


def test_a_winmail_gives_its_own_text_where_it_has_one() -> None:
    held = winmail([(0x8004, b"The orchard opens\x00"), (0x800C, BODY.encode("cp1252") + b"\x00")])
    draft = read(held)
    assert SAID in draft.paragraphs


def test_a_winmail_that_is_cut_off_is_refused() -> None:
    held = winmail([(0x800C, BODY.encode("cp1252"))])
    assert failure(held[:60]).startswith("is a damaged winmail.dat; ")


@settings(max_examples=60)
@given(st.data())
def test_chance_bytes_in_them_end_with_a_draft_or_a_reason(data: st.DataObject) -> None:
    held = bytearray(compound(msg(STRINGS, sent=SENT, attached=[file("a.txt", BODY.encode())])))
    for _ in range(data.draw(st.integers(1, 12))):
        held[data.draw(st.integers(8, len(held) - 1))] = data.draw(st.integers(0, 255))
    for one in read_all(bytes(held)):
        assert isinstance(one, ArticleDraft | str)


@pytest.mark.parametrize("header", ["a\r\nBcc: x@y.example", "\x00\x1b[2J", "=?utf-8?q?=0d=0a?="])
def test_headers_that_harm_are_words(header: str) -> None:
    draft = read(compound(msg({**STRINGS, "0037": f"The orchard opens {header}", "0C1A": header})))
    assert SAID in draft.paragraphs
    assert draft.get("headline")


@pytest.mark.parametrize(
    ("packed", "text"),
    [  # the specification's own examples (MS-OXRTFCP, 3.1)
        (
            "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0",
            b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
        ),
        ("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0", b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"),
        ("0000", b""),
        ("2d0000002b0000004c5a46", b""),
    ],
)
def test_packed_rich_text(packed: str, text: bytes) -> None:
    assert packed_rich.unpack(bytes.fromhex(packed), 1000) == text
    assert packed_rich.unpack(bytes.fromhex(packed), 5) == text[:5]


@given(st.binary(max_size=300))
def test_packed_rich_text_may_be_anything(data: bytes) -> None:
    head = struct.pack("<II", len(data) + 12, 4000) + b"LZFu" + bytes(4)
    assert len(packed_rich.unpack(head + data, 4000)) <= 4000


def test_a_body_in_rich_text_alone() -> None:
    said = SAID.replace("“", r"\ldblquote ").replace("”", r"\rdblquote ")
    body = rf"{{\rtf1\ansi The orchard opens on Sunday.\par {said}\par}}".encode()
    packed = struct.pack("<II", len(body) + 12, len(body)) + b"MELA" + bytes(4) + body
    made = msg({key: text for key, text in STRINGS.items() if key != "1000"}, sent=SENT)
    draft = read(compound({**made, "__substg1.0_10090102": packed}))
    assert draft.get("headline") == "The orchard opens its gates"
    assert draft.paragraphs == ("The orchard opens on Sunday.", SAID)
