"""People's corrections of speakers: they win over what was derived, and are reported when they fit no more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefing.language.selectors import find_selector
from briefing.model import Article, Correction, CorrectionKind, Quotation, Span, Speaker
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.pairs import joint

PRINTED = "printed: "  # before a name or description that no actor has; an actor's id holds no space


def apply_corrections(
    article: Article, quotations: tuple[Quotation, ...], corrections: Iterable[Correction], cast: Cast
) -> tuple[tuple[Quotation, ...], tuple[Correction, ...]]:
    """Set the speakers that people corrected or confirmed in this article; the second value is what no longer fits.

    A correction fits the quotation that covers most of the passage it selects. One whose passage is gone, that meets
    no quotation, or whose actor the briefing does not have, no longer fits. Corrections of other kinds and of other
    articles are passed over.
    """
    corrected = list(quotations)
    unfitted = []
    for correction in corrections:
        if not correction.kind.of_speaker or not correction.at or correction.at[0].article != article.id:
            continue
        place = find_selector(article.body, correction.at[0])
        number = _covering(corrected, place) if place else None
        speaker = _speaker(correction.value, cast, quotations) if correction.value is not None else None
        if number is None or (correction.value is not None and speaker is None):
            unfitted.append(correction)
            continue
        corrected[number] = replace(
            corrected[number],
            speaker=speaker,
            corrected=True,
            certainty=None,
            sure=speaker is not None,
            why=_why(correction, speaker),
        )
    return tuple(corrected), tuple(unfitted)


def _why(correction: Correction, speaker: Speaker | None) -> str:
    """`confirmed by Ruth Vane on 2025-03-04: Ada Marsh`."""
    deed = "confirmed" if correction.kind is CorrectionKind.CONFIRM else "corrected"
    when = f" on {correction.made}" if correction.made else ""
    return f"{deed} by {correction.by or 'a reader'}{when}: {speaker.name if speaker else 'unresolved'}"


def _speaker(value: str, cast: Cast, quotations: Iterable[Quotation]) -> Speaker | None:
    """Whom a correction names: an actor by id, or somebody by what is printed of them; None for an unknown id.

    A printed name is of several who speak as one where the article has them, or where each of the names in it is of an
    actor or of somebody whom the article quotes.
    """
    if value.startswith(PRINTED):
        name = value.removeprefix(PRINTED)
        quoted = {one.speaker.name: one.speaker for one in quotations if one.speaker is not None}
        if name in quoted and quoted[name].id is None:
            return quoted[name]
        first, _, last = name.rpartition(" and ")
        named = [_known(part, cast, quoted) for part in (*first.split(", "), last)] if first else []
        members = [one for one in named if one is not None]
        return joint(members) if members and len(members) == len(named) else Speaker(None, name)
    actor = cast.by_id.get(value)
    return Speaker(actor.id, actor.name) if actor else None


def _known(name: str, cast: Cast, quoted: Mapping[str, Speaker]) -> Speaker | None:
    actors = cast.named(name)
    return Speaker(actors[0].id, actors[0].name) if len(actors) == 1 else quoted.get(name)


def _covering(quotations: list[Quotation], place: Span) -> int | None:
    best, number = 0, None
    for index, quotation in enumerate(quotations):
        shared = sum(max(0, min(place[1], end) - max(place[0], start)) for start, end in quotation.spans)
        if shared > best:
            best, number = shared, index
    return number
