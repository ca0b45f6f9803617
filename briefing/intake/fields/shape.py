"""From paragraphs to a draft: the same steps for every format that is not already an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from briefing.intake.candidate import ArticleDraft, Dropped, FieldValue
from briefing.intake.fields import about, agencies, furniture, heads, kinds, language, mending, release
from briefing.intake.fields import outlets as outlet_names
from briefing.language.words import one_line
from briefing.model import ArticleKind

_CONTROLS = [*range(0x20), *range(0x7F, 0xA0)]
_TEXTUAL: dict[int, str | None] = {code: " " if code in (9, 10, 11, 12, 13, 0x85) else None for code in _CONTROLS}
_TEXTUAL |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TEXTUAL |= {0x00AD: None, 0x200B: None, 0x2060: None, 0xFEFF: None, 0x00A0: " ", 0x202F: " ", 0x2009: " ", 0x2011: "-"}


def tidy(paragraph: str) -> str:
    """A paragraph on one line, without soft hyphens, zero-width characters, controls and odd spaces."""
    return one_line(paragraph.translate(_TEXTUAL))


def digest(data: bytes) -> str:
    """A short mark of a source's bytes, by which it is known again."""
    return blake2b(data, digest_size=8).hexdigest()


def shape(
    paragraphs: Sequence[str],
    known: Mapping[str, FieldValue] | None = None,
    *,
    digest: str,
    outlets: frozenset[str] = frozenset(),
    headline: bool = True,
    dropped: Sequence[Dropped] = (),
    notes: Sequence[str] = (),
) -> ArticleDraft:
    """Read what the paragraphs say about themselves, leave out what is no article, and make a draft of the rest.

    `known` are fields that the format gave (page metadata, mail headers); they win over what the text says.
    `headline` false: the first line is not to be taken for one.
    """
    paragraphs, known, remark = mending.mended(paragraphs, known or {})
    notes = [*notes, remark] if remark else notes
    lines = [line for line in map(tidy, paragraphs) if line]
    credit = _copyright(lines)
    lines, furnishing = furniture.clean(lines)
    head = heads.read_head(lines, known, outlets, headline=headline)
    if credit:
        head.note("outlet", credit, "copyright line")
    if "outlet" in head.fields:
        held = head.fields["outlet"]
        head.fields["outlet"] = FieldValue(outlet_names.trimmed(held.value), held.by)
    if release.is_release(lines):
        head.note("kind", ArticleKind.RELEASE, "marks of a press release")
    kept, contacts = release.clean(head.paragraphs)
    if not kept and headline and "headline" in head.fields and "headline" not in known:
        # All that there is stood where a headline stands: it is the text.
        return shape(paragraphs, known, digest=digest, outlets=outlets, headline=False, dropped=dropped, notes=notes)
    if kinds.is_record(kept):
        head.note("kind", ArticleKind.TRANSCRIPT, "numbered questions and turns")
    elif "headline" in head.fields and kinds.is_transcript(head.fields["headline"].value, kept):
        head.note("kind", ArticleKind.TRANSCRIPT, "headline, and turns")
    _language(head, kept)
    _via(head, kept)
    return ArticleDraft(
        {name: FieldValue(tidy(held.value), held.by) for name, held in head.fields.items()},
        tuple(kept),
        (*dropped, *furnishing, *head.dropped, *contacts),
        tuple(notes),
        digest,
    )


def _language(head: about.Head, paragraphs: Sequence[str]) -> None:
    guessed = language.language(" ".join(paragraphs))
    if guessed:
        head.note("language", guessed, "words of the text")


def _via(head: about.Head, paragraphs: Sequence[str]) -> None:
    """An agency credited in a byline that the format gave, or in the last line: `Additional reporting by PA Media`."""
    held = head.fields.get("byline")
    agency = agencies.named(held.value) if held else None
    if agency:
        head.note("via", agency, "byline")
    if paragraphs and len(paragraphs[-1].split()) <= 12:
        agency = agencies.named(paragraphs[-1])
        if agency:
            head.note("via", agency, "last line")


def _copyright(lines: Sequence[str]) -> str | None:
    for line in lines[-8:]:
        name = about.copyright_name(line) if len(line) < 200 else None
        if name:
            return name
    return None
