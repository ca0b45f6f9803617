"""Text that was decoded wrongly before it was saved (“ for “), mended by ftfy, and said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.intake.candidate import FieldValue
from briefing.language.words import counted

# UTF-8 read as Windows-1252 or Latin-1: a letter that leads, and what its further bytes look like.
_SUSPECT = re.compile("[ÂÃÄÅÎÏÐÑâðãäåæçèéë][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]")


def mended(
    paragraphs: Sequence[str], known: Mapping[str, FieldValue]
) -> tuple[Sequence[str], Mapping[str, FieldValue], str]:
    """Paragraphs and fields with their letters right, and a remark with an example where any was mended."""
    if not any(_SUSPECT.search(text) for text in (*paragraphs, *(held.value for held in known.values()))):
        return paragraphs, known, ""
    made = [mend(text) for text in paragraphs]
    fields = {name: FieldValue(mend(held.value), held.by) for name, held in known.items()}
    changed = [(old, new) for old, new in zip(paragraphs, made, strict=True) if old != new]
    if not changed:
        return paragraphs, fields, ""
    old, new = _example(*changed[0])
    where = counted(len(changed), "paragraph")
    return made, fields, f"the text was decoded wrongly before it was saved; {where} mended, as “{old}” to “{new}”"


def mend(text: str) -> str:
    """A text with its letters right."""
    if not _SUSPECT.search(text):
        return text
    import ftfy

    return ftfy.fix_encoding(text)


def _example(old: str, new: str) -> tuple[str, str]:
    """The first words that differ."""
    for before, after in zip(old.split(), new.split(), strict=False):
        if before != after:
            return before[:40], after[:40]
    return old[:40], new[:40]
