"""Files that unpack, nest or loop without end are refused one by one, and the good file beside them is taken."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.program import Program
from tests.samples import Made

MUCH = 70_000_000  # bytes; one part of an archive may have 64 MB
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">'
    b'<!ENTITY s SYSTEM "file:///etc/passwd">]>'
)
TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    b'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    b'document.main+xml"/></Types>'
)
RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>'
)
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
ODT = b'<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><o:body><o:text>'
LOOP = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count "
    b"99999999/Parent 2 0 R>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>"
    b"/MediaBox[0 0 9 9]>>endobj\n4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n5 0 obj<</Type/XObject/Subtype"
    b"/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream endobj\n"
    b"trailer<</Root 1 0 R>>\n"
)


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return made.getvalue()


def word(document: bytes) -> bytes:
    return zipped(**{"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document})


def nested(depth: int) -> bytes:
    made = zipped(**{"x.txt": b"A boat\n\nThe boat sails at night.\n"})
    for _ in range(depth):
        made = zipped(**{"x.zip": made})
    return made


def archived(body: bytes, encoding: bytes = b"identity") -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + encoding + b"\r\n\r\n" + body
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nWARC-Record-ID: <urn:uuid:a>\r\n"
        b"WARC-Date: 2025-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
    )
    return head + str(len(http)).encode() + b"\r\n\r\n" + http + b"\r\n\r\n"


def mail(depth: int) -> bytes:
    made = b'From: a@b.example\nSubject: deep\nContent-Type: multipart/mixed; boundary="b0"\n\n'
    for number in range(depth):
        made += b'--b%d\nContent-Type: multipart/mixed; boundary="b%d"\n\n' % (number, number + 1)
    return made + b"The boat sails.\n"


def bombs() -> dict[str, bytes]:
    """What an enemy sends, by the name of the file."""
    page = b"<p>" + b"a boat " * (MUCH // 7 * 2)
    return {
        "bomb.zip": zipped(**{"a.txt": b"a boat " * (MUCH // 7)}),
        "bomb.docx": word(WORD + b"<w:p/>" * (MUCH // 6)),
        "bomb.odt": zipped(
            mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": ODT + b"<p/>" * (MUCH // 4)}
        ),
        "bomb.warc.gz": gzip.compress(archived(page)),
        "inner.warc": archived(gzip.compress(page), b"gzip"),
        "nested.zip": nested(60),
        "names.zip": zipped(**dict.fromkeys(("../../out.txt", "/etc/out.txt", "C:\\o.txt"), b"A boat\n\nIt sails.\n")),
        "entities.docx": word(ENTITIES + WORD + b"<w:p><w:r><w:t>&b;&s;</w:t></w:r></w:p></w:body></w:document>"),
        "entities.xml": ENTITIES + b"<rss><channel><item><title>&b;&s;</title></item></channel></rss>",
        "loop.pdf": LOOP,
        "deflated.pdf": LOOP.replace(
            b"<</Length 5>>stream\n/X Do\n",
            b"<</Filter/FlateDecode>>stream\n" + zlib.compress(b"BT (a) Tj ET\n" * (MUCH // 13)) + b"\n",
        ),
        "deep.eml": mail(3000),
        "deep.html": b"<div>" * 200_000,
        "long.rtf": b"{\\rtf1 \\bin2000000000 \\u99999999 boat}",
    }


@pytest.mark.timeout(300)
def test_bombs_are_refused_and_what_is_good_beside_them_is_taken(made: Made, tmp_path: Path) -> None:
    folder = tmp_path / "place" / "files"
    folder.mkdir(parents=True)
    sent = bombs()
    for name, data in sent.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text("The quay opens\n\nThe quay opens at night, at last.\n", encoding="utf-8")
    before = set((made.folder / "articles").iterdir())
    program = Program(tmp_path / "home")
    argv = ("import", str(folder), "--yes", "--outlet", "harbour-post")
    ran = program.run(*argv, env={"BRIEFING_WORKSPACE": str(made.workspace.root)})
    assert ran.status == 2, ran.err
    for name in sent:
        assert f"Failed {name}" in ran.out, (name, ran.out)
    assert "unexpected" not in ran.err + ran.out
    taken = set((made.folder / "articles").iterdir()) - before
    assert [path.name for path in taken] == ["harbour-post-the-quay-opens.md"]
    assert not list(tmp_path.rglob("out.txt"))
    assert not Path("/etc/out.txt").exists()
