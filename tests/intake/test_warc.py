"""Web archives give the pages among their records."""

# ruff: noqa: E501 - records stand in long lines
from __future__ import annotations

import gzip

import pytest

from tests.intake.reading import read_all

PAGE = (
    "<html><head><title>Pears counted in the barn</title></head><body><h1>Pears counted in the barn</h1>"
    + "<p>The orchard society met in the barn on Sunday and counted the pears that the storm had left on the trees.</p>"
    * 2
    + "<p>They are called “Zöe’s pears”, and there are forty of them in the dale below the mill.</p></body></html>"
)


def record(kind: str, address: str, content: bytes, *, http: str = "") -> bytes:
    """One record; `http` is the content type of a response, or its status line where it begins with HTTP."""
    block = content
    if http:
        head = http if http.startswith("HTTP") else f"HTTP/1.1 200 OK\r\nContent-Type: {http}"
        block = f"{head}\r\n\r\n".encode() + content
    own = "application/http; msgtype=response" if http else "text/html"
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-09-03T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {own}\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"  # fmt: skip


RECORDS = (
    record("response", "https://brook.example/2025/09/03/pears", PAGE.encode("cp1252"), http="text/html; charset=windows-1252"),
    record("response", "https://brook.example/pear.png", b"\x89PNG", http="image/png"),
    record("response", "https://brook.example/gone", b"<p>Gone</p>", http="HTTP/1.1 404 Not Found\r\nContent-Type: text/html"),
    record("resource", "https://brook.example/plums", PAGE.replace("pears", "plums").encode()),
)  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_an_archive(packed: bool) -> None:
    data = b"".join(gzip.compress(one) for one in RECORDS) if packed else b"".join(RECORDS)
    found = read_all(data)
    assert [draft if isinstance(draft, str) else draft.get("url") for draft in found] == [
        "https://brook.example/2025/09/03/pears",
        "https://brook.example/plums",
    ]
    first = found[0]
    assert not isinstance(first, str)
    assert first.get("published") == "2025-09-03"
    assert "“Zöe’s pears”" in first.paragraphs[-1]
    last = found[1]
    assert not isinstance(last, str)
    assert [note for draft in (first, last) for note in draft.notes] == [
        "1 page of this archive could not be fetched when it was made: https://brook.example/gone (404)"
    ]


def test_an_archive_without_pages_and_one_that_is_cut_off() -> None:
    assert read_all(RECORDS[1]) == ["is a web archive without pages"]
    assert read_all(RECORDS[2] * 4) == [
        "is a web archive without pages. 4 pages of this archive could not be fetched when it was made: "
        + ", ".join(["https://brook.example/gone (404)"] * 3)
        + " and 1 more"
    ]
    cut = b"".join(gzip.compress(one) for one in RECORDS[:1]) + gzip.compress(RECORDS[3])[:60]
    found = read_all(cut)
    assert not isinstance(found[0], str)
    assert found[1:] in ([], ["is a damaged web archive; the rest of it was left"])
    assert read_all(gzip.compress(b"pears")) == ["is a gzip archive, not text"]
