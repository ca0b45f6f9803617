"""Mail: a release or an article in its text, and what is attached. Read by the standard library's parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from functools import partial

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft, Dropped, FieldValue
from briefing.intake.fields import dates
from briefing.intake.fields.furniture import guarded
from briefing.intake.fields.shape import digest, shape
from briefing.intake.formats.decode import decode
from briefing.intake.formats.mail import letter, thread
from briefing.intake.formats.mail.payload import payload
from briefing.intake.formats.markup import inline, sheet
from briefing.intake.formats.markup.tree import parse
from briefing.intake.formats.part import Context, FilePart, Open, failed
from briefing.language.words import one_line

_MAILBOX = re.compile(rb"\r?\n\r?\nFrom [^\r\n]*\d{4}[^\r\n]*\r?\n(?=[\w-]+:)")
_ALONE = "none of its attachments could be read; this is the note that came with them"
_FEW = 60  # words below which a mail with attachments is a covering note
_MARKED_UP = re.compile(r"\s*<(?:!doctype|html|head|body|p|div|table|span|meta)\b", re.IGNORECASE)
_SKIPPED = (
    "image/",
    "audio/",
    "video/",
    "text/calendar",
    "text/vcard",
    "application/pgp",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "font/",
)


def read(data: bytes, context: Context, inside: Open) -> Iterator[FilePart]:
    """The parts of a mail: its own text, unless that is only a covering note, then what is attached.

    `inside` takes attachments apart, and the mails of a mailbox.
    """
    if data.startswith(b"From "):
        yield from _mailbox(data, context, inside)
        return
    mail = message_from_bytes(data, policy=policy.default)
    if not isinstance(mail, EmailMessage):
        raise ImportingError("is a damaged mail")
    plain, html, attached = _sorted(mail)
    if any(
        part.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
        for part in mail.walk()
    ):
        raise ImportingError("is encrypted", do="save it without encryption and import that")
    envelope = thread.Envelope(_header(mail, "from"), _header(mail, "subject"), _header(mail, "date"))
    draft: ArticleDraft | None = None
    if plain is not None or html is not None:
        draft = _text(envelope, plain, html, data, context)
    covering = draft is not None and bool(attached) and _short(draft)
    if draft is not None and not covering:
        yield FilePart(context.inner, "mail", partial(_own, draft))
    elif draft is None and not attached:
        raise ImportingError("is a mail without text")
    opened: list[str] = []
    for number, part in enumerate(attached):
        if number >= context.limits.attachments:
            yield failed(
                context.inner, ImportingError(f"has {len(attached)} attachments; the first {number} were looked at")
            )
            return
        yield from _attachment(part, number, draft, context, inside, opened)
    if draft is not None and covering and not opened:
        # Nothing that it covers could be read, so the note is all that there is.
        yield FilePart(context.inner, "mail", partial(_own, replace(draft, notes=(*draft.notes, _ALONE))))


def _mailbox(data: bytes, context: Context, inside: Open) -> Iterator[FilePart]:
    """The mails of a mailbox file, each behind its line `From sender date`."""
    mails = _MAILBOX.split(b"\n\n" + data)[1:]
    if len(mails) == 1:
        yield from inside(mails[0], context)
        return
    for number, mail in enumerate(mails, 1):
        yield from inside(mail, context.within(f"mail {number}"))


def _own(draft: ArticleDraft) -> ArticleDraft:
    return draft


def archived(data: bytes, outlets: frozenset[str]) -> ArticleDraft:
    """A page that a browser archived with its parts (MHTML): the page itself, from the address it was saved from."""
    from briefing.intake.formats.web import page

    mail = message_from_bytes(data, policy=policy.default)
    if not isinstance(mail, EmailMessage):
        raise ImportingError("is a damaged archive of a web page")
    for part in mail.walk():
        if part.get_content_type() == "text/html":
            address = _header(mail, "snapshot-content-location") or _header(part, "content-location")
            return page.read(payload(part), outlets, charset=part.get_content_charset(), address=address)
    raise ImportingError("is an archive without a web page")


def _header(mail: EmailMessage, name: str) -> str:
    try:
        return one_line(str(mail.get(name, "")))
    except (ValueError, IndexError, TypeError, AttributeError, LookupError, MessageError):
        return ""  # the parser of structured headers fails on some damaged ones


def _sorted(mail: EmailMessage) -> tuple[EmailMessage | None, EmailMessage | None, list[EmailMessage]]:
    """The plain text, the mark-up, and the attachments, in order; what stands inside an attached mail is left to it."""
    plain: EmailMessage | None = None
    html: EmailMessage | None = None
    attached: list[EmailMessage] = []
    waiting: list[EmailMessage] = [mail]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        if kind.startswith("multipart/"):
            waiting.extend(child for child in reversed(list(part.iter_parts())) if isinstance(child, EmailMessage))
            continue
        named = _header(part, "content-disposition").lower().startswith("attachment") or bool(part.get_filename())
        if kind == "text/plain" and not named and plain is None:
            plain = part
        elif kind == "text/html" and not named and html is None:
            html = part
        elif not kind.startswith(_SKIPPED) and (named or kind.startswith(("application/", "message/rfc822"))):
            attached.append(part)
    return plain, html, attached


def _attachment(
    part: EmailMessage, number: int, cover: ArticleDraft | None, context: Context, inside: Open, opened: list[str]
) -> Iterator[FilePart]:
    name = one_line(str(part.get_filename() or f"attachment {number + 1}"))
    try:
        within = context.within(name)
        if part.get_content_type() == "message/rfc822":
            held = part.get_payload(0)
            data = held.as_bytes() if isinstance(held, EmailMessage) else b""
        else:
            data = payload(part)
        context.budget.unpacked -= len(data)
        if context.budget.unpacked < 0:
            raise ImportingError("unpacks to more than one file may hold")
    except ImportingError as error:
        yield failed(f"{context.inner} › {name}" if context.inner else name, error)
        return
    for held in inside(data, within):
        yield replace(held, read=partial(_complete, held, cover, opened))


def _complete(inside: FilePart, cover: ArticleDraft | None, opened: list[str]) -> ArticleDraft:
    """An attachment's draft; that it could be read is noted in `opened`, which the mail looks at in the end."""
    draft = _completed(inside.read(), cover)
    opened.append(inside.inner)
    return draft


def _completed(draft: ArticleDraft, cover: ArticleDraft | None) -> ArticleDraft:
    """An attachment's draft with what only the mail says: who sent it, when, that it is a release."""
    if cover is None or draft.whole:
        return draft
    fields = dict(draft.fields)
    for name in ("outlet", "site", "published", "kind", "embargo"):
        if name in cover.fields and name not in fields:
            fields[name] = cover.fields[name]
    if "headline" not in fields and "headline" in cover.fields:
        fields["headline"] = cover.fields["headline"]
    return _unsent(replace(draft, fields=fields))


def _unsent(draft: ArticleDraft) -> ArticleDraft:
    """Without the sender's host where the text names its outlet itself: who sends cuttings on is not who printed."""
    outlet, site = draft.fields.get("outlet"), draft.fields.get("site")
    if outlet is None or outlet.by == letter.SENT or site is None or site.by != letter.SENT:
        return draft
    return replace(draft, fields={name: held for name, held in draft.fields.items() if name != "site"})


def _short(draft: ArticleDraft) -> bool:
    words = sum(len(paragraph.split()) for paragraph in draft.paragraphs)
    return words < _FEW and not any(guarded(paragraph) for paragraph in draft.paragraphs)


def _text(
    envelope: thread.Envelope, plain: EmailMessage | None, html: EmailMessage | None, data: bytes, context: Context
) -> ArticleDraft:
    """The mail's own text; the plain one where there is a real one, as it has no furniture of the mark-up."""
    text = _decoded(plain) if plain is not None else ""
    heading = ""
    dropped: list[Dropped] = []
    if plain is not None and (html is None or len(text.split()) >= 40) and not _MARKED_UP.match(text):
        if str(plain.get_param("format", "")).lower() == "flowed":
            text = letter.unflowed(text, delete=str(plain.get_param("delsp", "")).lower() == "yes")
        taken = thread.take(text, envelope)
        paragraphs, dropped = letter.without_signature(taken.text)
    else:
        text = _decoded(html) if html is not None else text
        tree = parse(text) if text.strip() else None
        texts: list[str] = []
        if tree is not None:
            dropped.extend([*inline.settle(tree), *inline.without_unseen(tree)])
            texts = sheet.paragraphs(tree)
            heading = sheet.heading(tree)
        taken = thread.take("\n\n".join(texts), envelope)
        paragraphs, signed = letter.without_signature_line([part for part in taken.text.split("\n\n") if part.strip()])
        dropped.extend(signed)
    paragraphs, courtesies = letter.without_courtesies(paragraphs)
    known = letter.known(taken.envelope, heading, reply=taken.reply)
    dropped = [*taken.dropped, *dropped, *courtesies]
    draft = shape(
        paragraphs, known, digest=digest(data), outlets=context.outlets, dropped=dropped, headline=not taken.reply
    )
    return _unsent(_dated(_headed(draft, letter.subject(taken.envelope)), taken.envelope))


def _decoded(part: EmailMessage) -> str:
    return decode(payload(part), part.get_content_charset()) if payload(part).strip() else ""


def _headed(draft: ArticleDraft, subject: str) -> ArticleDraft:
    """A subject of a word or two, which could as well be a label, where neither it nor the text gave a headline."""
    if "headline" in draft.fields or not subject:
        return draft
    return replace(draft, fields={**draft.fields, "headline": FieldValue(subject, "mail subject")})


def _dated(draft: ArticleDraft, envelope: thread.Envelope) -> ArticleDraft:
    """The day the mail was sent, where its text gives no day of its own."""
    if "published" in draft.fields or not envelope.date:
        return draft
    try:
        when = parsedate_to_datetime(envelope.date).date().isoformat()
    except (ValueError, TypeError, IndexError):
        day = dates.find(envelope.date)
        when = str(day[0]) if day else ""
    return replace(draft, fields={**draft.fields, "published": FieldValue(when, "mail header")}) if when else draft
