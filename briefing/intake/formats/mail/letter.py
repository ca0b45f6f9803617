"""A letter's text, apart from the article in it: headers, forwarding, signatures, greetings."""

from __future__ import annotations

import re
from email.utils import parseaddr

from briefing.intake.candidate import Dropped, FieldValue
from briefing.intake.fields import lines, release
from briefing.intake.fields.furniture import guarded
from briefing.intake.fields.outlets import host_of
from briefing.intake.formats.mail import thread
from briefing.intake.formats.mail.thread import Envelope
from briefing.language.words import one_line

_PREFIX = re.compile(
    r"^\s*(?:(?:fwd?|fw|re|aw|wg|tr|rv)\s*:|\[(?!embargo|updated?\]|corrected)[\w.-]{2,24}\]:?)\s*", re.IGNORECASE
)
_LABELLED = re.compile(
    r"^\s*(?P<label>(?:strictly\s+)?(?:embargoed\s+)?(?:press|news|media)[\s-]*(?:release|notice|statement)"
    r"|for immediate release|embargoed(?:\s+until[^–—|]*?)?(?=\s*[:–—|]\s))"
    r"\s*(?:[:–—|]|\s-)\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_LONGEST_SENDER = 320  # characters; the parser of addresses goes deeper with every bracket
_GENERIC = re.compile(
    r"(?:press|news|media)[\s-]*(?:release|notice|statement)s?\s+(?:from|by|issued by|of)\b.*"
    r"|.{0,40}\bnewsletter\b.{0,40}",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"press|media|news|comm|info|alert|editor|no-?reply|newsletter|desk|office|hello|contact|mail|update|pr$"
    r"|public|enquir|digest",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\s*[-–|,]?\s*\b(?:press office|press team|press|newsroom|news room|media (?:team|office|centre|relations)"
    r"|news alerts?|alerts?"
    r"|communications(?: team)?|comms|newsletter|no-?reply|via .*)$",
    re.IGNORECASE,
)
_FREE = re.compile(r"(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|gmx|proton(?:mail)?|mail)\.[a-z.]+$")
_NOTHING = re.compile(
    r"\W*|(?:hi|hello|update|news|statement|attached|fyi|no subject|kein betreff|aucun objet)\W*", re.IGNORECASE
)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
SENT = "mail header"  # by what is known of the sender
_GREETING = re.compile(r"(?:dear|hi|hello|good (?:morning|afternoon|evening)|greetings)\b.{0,40}[,:!]?", re.IGNORECASE)
_CLOSING = re.compile(
    r"(?:(?:kind|best|warm|many)\s+)?(?:regards|wishes|thanks|yours (?:sincerely|faithfully)|thank you|sincerely"
    r"|cheers)[,.!]?",
    re.IGNORECASE,
)


def known(envelope: Envelope, heading: str, *, reply: bool = False) -> dict[str, FieldValue]:
    """The fields that subject and sender give; `heading` stands in for a subject that says nothing.

    A reply's subject stays as it is: it says that this is an answer.
    """
    fields: dict[str, FieldValue] = {}
    subject = one_line(envelope.subject)
    while _PREFIX.match(subject) and not reply:
        subject = _PREFIX.sub("", subject)
    labelled = _LABELLED.match(subject)
    if labelled:
        subject = labelled["rest"]
        fields["kind"] = FieldValue("release", "mail subject")
        if labelled["label"].lower().startswith("embargoed until"):
            fields["embargo"] = FieldValue(labelled["label"], "mail subject")
    generic = bool(_GENERIC.fullmatch(subject))
    if generic and not subject.lower().endswith("newsletter"):
        fields["kind"] = FieldValue("release", "mail subject")
    if len(subject.split()) > 2 and not release.label_line(subject) and not generic:
        fields["headline"] = FieldValue(subject, "mail subject")
    elif heading:
        fields["headline"] = FieldValue(heading, "heading")
    name, address = parseaddr(envelope.sender[:_LONGEST_SENDER])
    local, _, domain = address.partition("@")
    host = host_of(domain)
    if host and not _FREE.search(host):
        fields["site"] = FieldValue(host, SENT)
    shown = _OFFICE.sub("", one_line(name)).strip(" \"'")
    if re.search(r"\b(?:ministry|department|council|agency|authority|office)\b", shown, re.IGNORECASE):
        shown = re.sub(r"\s+(?:media|news|pr)$", "", shown, flags=re.IGNORECASE)
    if shown and "@" not in shown and not _personal(shown, local):
        fields["outlet"] = FieldValue(shown, SENT)
    return fields


def subject(envelope: Envelope) -> str:
    """A subject without the marks of forwarding; empty where it says no more than that this is a release."""
    printed = one_line(envelope.subject)
    while (match := _PREFIX.match(printed)) and not thread.is_reply(printed):
        printed = printed[match.end() :]
    generic = release.label_line(printed) or _GENERIC.fullmatch(printed) or _NOTHING.fullmatch(printed)
    return "" if generic else printed


def _personal(name: str, local: str) -> bool:
    """Whether a sender is a person: the name is in the address, and the address is no office's."""
    if _ROLE.search(local):
        return False
    parts = [part.lower() for part in re.findall(r"[^\W\d_]{2,}", name)]
    return len(parts) in (2, 3) and any(part in local.lower() for part in parts)


def unflowed(text: str, *, delete: bool) -> str:
    """Lines that end in a space go on in the next one (RFC 3676)."""
    made: list[str] = []
    flowing = False
    for line in text.split("\n"):
        clean = line[1:] if line.startswith(" ") else line
        if flowing and made:
            made[-1] = (made[-1][:-1] if delete else made[-1]) + clean
        else:
            made.append(clean)
        flowing = clean.endswith(" ") and clean != "-- "
    return "\n".join(made)


def without_signature(text: str) -> tuple[list[str], list[Dropped]]:
    """The paragraphs of a letter above its signature line; marks of quoting at the lines' beginnings go."""
    text = re.sub(r"^(?:> ?)+", "", text, flags=re.MULTILINE)
    mark = _SIGNATURE.search(text)
    if mark is None or guarded(text[mark.end() :]):
        return lines.unwrap(text), []
    return lines.unwrap(text[: mark.start()]), [Dropped(text[mark.start() :].strip()[:2000], "signature")]


def without_signature_line(paragraphs: list[str]) -> tuple[list[str], list[Dropped]]:
    """The paragraphs above a paragraph that is the signature's line; mark-up takes the space behind it away."""
    at = next((at for at, paragraph in enumerate(paragraphs) if at and paragraph.strip() == "--"), len(paragraphs))
    if any(guarded(paragraph) for paragraph in paragraphs[at:]):
        return paragraphs, []
    return paragraphs[:at], [Dropped(paragraph, "signature") for paragraph in paragraphs[at:]]


def without_courtesies(paragraphs: list[str]) -> tuple[list[str], list[Dropped]]:
    """A letter's greeting, and its closing with the name below it."""
    kept = list(paragraphs)
    dropped: list[Dropped] = []
    for paragraph in kept[:3]:
        if _GREETING.fullmatch(paragraph.strip()):
            kept.remove(paragraph)
            dropped.append(Dropped(paragraph, "greeting"))
            break
    for at in range(max(0, len(kept) - 8), len(kept)):
        if _CLOSING.fullmatch(kept[at].strip()) and not any(
            guarded(line) or len(line.split()) > 14 for line in kept[at:]
        ):
            dropped.extend(Dropped(line, "closing") for line in kept[at:])
            del kept[at:]
            break
    return kept, dropped
