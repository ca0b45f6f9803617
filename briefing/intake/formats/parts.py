"""A file's parts: one for a text or a page, many for an archive, a mail with attachments, or a feed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft
from briefing.intake.formats.detect import Format, detect
from briefing.intake.formats.part import Context, FilePart, failed


def parts(data: bytes, context: Context) -> Iterator[FilePart]:
    """The parts of a file's bytes, in order. What cannot be read is a part that says why."""
    kind = ""
    try:
        kind = detect(data)
        yield from _parts(data, kind, context)
    except ImportingError as error:
        yield failed(context.inner, error, kind)


def _parts(data: bytes, kind: Format, context: Context) -> Iterator[FilePart]:
    """Ask the format's module; each is imported when its first file comes."""
    match kind:
        case Format.ZIP:
            from briefing.intake.formats import archive

            yield from archive.read(data, context, parts)
        case Format.MAIL:
            from briefing.intake.formats.mail import message

            yield from message.read(data, context, parts)
        case Format.OUTLOOK | Format.WINMAIL:
            from briefing.intake.formats.mail import message, outlook

            made = outlook.from_msg(data) if kind is Format.OUTLOOK else outlook.from_winmail(data)
            yield from message.read(made, context, parts)
        case Format.WARC:
            from briefing.intake.formats.web import warc

            yield from warc.read(data, context)
        case Format.FEED:
            from briefing.intake.formats.web import feed

            yield from feed.read(data, context)
        case Format.TEXT | Format.MARKDOWN | Format.RICH | Format.WORD | Format.PAGE if held := _database(
            data, kind, context
        ):
            from briefing.intake.formats.text import databases

            for number, text in enumerate(held, 1):
                name = f"article {number}"
                inner = f"{context.inner} › {name}" if context.inner else name
                yield FilePart(inner, kind, partial(databases.read, text, context.outlets))
        case Format.PDF:
            from briefing.intake.formats.pdf import document

            yield from _each(document.read(data, context.limits, context.outlets), kind, context)
        case Format.TEXT | Format.RICH | Format.WORD | Format.OPEN if cuttings := _cuttings(data, kind, context):
            yield from _each(cuttings, kind, context)
        case _:
            yield FilePart(context.inner, kind, lambda: _single(data, kind, context))


def _each(drafts: list[ArticleDraft], kind: Format, context: Context) -> Iterator[FilePart]:
    """The articles of a file that was read as a whole."""
    for number, draft in enumerate(drafts, 1):
        inner = " › ".join(filter(None, (context.inner, f"article {number}" if len(drafts) > 1 else "")))
        yield FilePart(inner, kind, partial(_own, draft))


def _cuttings(data: bytes, kind: Format, context: Context) -> list[ArticleDraft]:
    """The articles of a file of cuttings; none for a file that nothing shows to be one, which is read when its turn
    comes."""
    outlets, limits = context.outlets, context.limits
    if kind is Format.WORD:
        from briefing.intake.formats.office import word

        return word.cuttings(data, limits, outlets)
    if kind is Format.OPEN:
        from briefing.intake.formats.office import open_document

        return open_document.cuttings(data, limits, outlets)
    if len(data) > 4 * limits.characters:
        return []
    if kind is Format.RICH:
        from briefing.intake.formats.office import rich

        return rich.cuttings(data, outlets)
    from briefing.intake.formats.text import plain

    return plain.cuttings(data, outlets)


def _own(draft: ArticleDraft) -> ArticleDraft:
    return draft


def _database(data: bytes, kind: Format, context: Context) -> list[str]:
    """The articles of a news database's file; none for any other."""
    if kind is Format.WORD:
        from briefing.intake.formats.office import word

        return word.articles(data, context.limits)
    if len(data) > 4 * context.limits.characters:
        return []
    if kind is Format.PAGE:
        from briefing.intake.formats.web import page

        return page.articles(data)
    from briefing.intake.formats.decode import decode
    from briefing.intake.formats.text import databases

    if not any(mark in data for mark in databases.MARKS):
        return []
    if kind is Format.RICH:
        from briefing.intake.formats.office import rich

        return databases.parted(rich.words(data).text.replace("\n", "\n\n"))
    return databases.parted(decode(data))


def _single(data: bytes, kind: Format, context: Context) -> ArticleDraft:
    """The draft of a format whose files hold one article each."""
    outlets, limits = context.outlets, context.limits
    if kind in (Format.TEXT, Format.MARKDOWN) and len(data) > 4 * limits.characters:
        raise ImportingError(f"has more than {limits.characters:,} characters of text")
    match kind:
        case Format.MARKDOWN:
            from briefing.intake.formats.text import markdown

            return markdown.read(data, outlets)
        case Format.PAGE:
            from briefing.intake.formats.web import page

            return page.read(data, outlets)
        case Format.ARCHIVED:
            from briefing.intake.formats.mail import message

            return message.archived(data, outlets)
        case Format.WORD:
            from briefing.intake.formats.office import word

            return word.read(data, limits, outlets)
        case Format.RICH:
            from briefing.intake.formats.office import rich

            return rich.read(data, outlets)
        case Format.OPEN:
            from briefing.intake.formats.office import open_document

            return open_document.read(data, limits, outlets)
        case Format.TEXT:
            from briefing.intake.formats.text import plain

            return plain.read(data, outlets)
        case Format.ZIP | Format.MAIL | Format.OUTLOOK | Format.WINMAIL | Format.WARC | Format.FEED | Format.PDF:
            raise AssertionError(f"{kind} can hold several articles")
