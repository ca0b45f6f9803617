"""Saying who said a quotation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefing.language.safety import UNRESOLVED
from briefing.language.selectors import select
from briefing.model import Correction, CorrectionKind
from briefing.reader.changes import Corrected

if TYPE_CHECKING:
    from briefing.derived import Store


def correcting(folder: Path, store: Store, quotation_id: str, actor: str | None, name: str) -> Corrected:
    """Set a quotation's speaker (an actor's id and name), or None for unresolved."""
    quotation = store.quotation(quotation_id)
    body = store.article(quotation.article).body
    at = select(quotation.article, body, (quotation.start, quotation.end))
    told = f"Speaker: {name if actor else UNRESOLVED}"
    return Corrected(folder, Correction(CorrectionKind.SPEAKER, (at,), actor), told)
