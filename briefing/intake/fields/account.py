"""Whether every word of a source is accounted for: in the text, or among what was left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from briefing.intake.candidate import ArticleDraft
from briefing.intake.fields import mending
from briefing.language.words import counted

_WORD = re.compile(r"[^\W\d_]{2,}")
_SHOWN = 6  # words that are named in the remark


def told(draft: ArticleDraft, source: Iterable[str], left: Iterable[str] = ()) -> ArticleDraft:
    """A draft with a remark on the words of its source that it neither holds nor names as left out, if there are any.

    `left` is what was left out in full, where the draft shows only the beginning of it.
    """
    held = Counter(_words(draft.paragraphs))
    held.update(_words(passage.text for passage in draft.dropped))
    held.update(_words(field.value for field in draft.fields.values()))
    held.update(_words(left))
    lost = Counter(_words(map(mending.mend, source))) - held
    if not lost:
        return draft
    shown = ", ".join(list(lost)[:_SHOWN])
    more = " …" if len(lost) > _SHOWN else ""
    note = f"{counted(lost.total(), 'word')} of the file in no paragraph and not among what was left out: {shown}{more}"
    return replace(draft, notes=(*draft.notes, note))


def _words(texts: Iterable[str]) -> list[str]:
    return _WORD.findall("\n".join(texts).casefold())
