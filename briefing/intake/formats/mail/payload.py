"""What a part of a mail holds, whatever it says of how that is encoded."""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from email.message import EmailMessage

_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]+={0,2}\s*")
_SHORTEST = 24  # characters from which letters without a word between them are taken for base64
_ESCAPED = re.compile(rb"=(?:[C-F][0-9A-F]=[89AB][0-9A-F]|20\r?\n|3D|9[1-7]|\r?\n)")
_FEWEST = 2  # escapes that show a text to be quoted-printable


def payload(part: EmailMessage) -> bytes:
    """The bytes of a part. Text that is encoded without saying so is decoded; what only says so is left as it is."""
    held = part.get_payload(decode=True)
    data = held if isinstance(held, bytes) else b""
    if not part.get_content_type().startswith("text/"):
        return data
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if encoding == "base64" and not _readable(data):
        raw = part.get_payload()
        return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) and " " in raw.strip() else data
    return unwrapped(data)


def unwrapped(data: bytes) -> bytes:
    """Text out of base64 or quoted-printable, where that is what it plainly is."""
    bare = data.strip()
    if len(bare) >= _SHORTEST and b" " not in bare and _BASE64.fullmatch(bare):
        letters = b"".join(bare.split())
        try:
            made = base64.b64decode(letters + b"=" * (-len(letters) % 4), validate=True)
        except (binascii.Error, ValueError):
            return data
        return made if _readable(made) and b" " in made else data
    if len(_ESCAPED.findall(data)) >= _FEWEST and not re.search(rb"=(?![0-9A-F]{2}|\r?\n)", data):
        return quopri.decodestring(data)
    return data


def _readable(data: bytes) -> bool:
    """Whether bytes are text: UTF-8, or hardly a control character among them."""
    sample = data[:4000]
    if not sample:
        return False
    controls = sum(byte < 32 and byte not in (9, 10, 13) for byte in sample)
    if controls > len(sample) // 200:
        return False
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(sample) - 4 or len(re.findall(rb"[\x20-\x7e]", sample)) > 0.7 * len(sample)
    return True
