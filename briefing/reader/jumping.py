"""What can be jumped to: what fits the letters typed, or, where nothing was typed, where the reader went lately."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.reader.kit.choice import Choice
from briefing.reader.session import Session, Snapshot


def jump_choices(session: Session, snapshot: Snapshot) -> Callable[[str], Sequence[Choice]]:
    """A search over everything that can be jumped to; it belongs in a worker."""

    def find(typed: str) -> Sequence[Choice]:
        if not typed.strip():
            return _recents(session, snapshot)
        hits = (hit for hit in snapshot.jump.find(typed) if not (hit.kind == "actor" and session.dropped.holds(hit.id)))
        return [Choice(hit.kind, hit.id, hit.label, f"{hit.kind} {hit.detail}") for hit in hits]

    return find


def _recents(session: Session, snapshot: Snapshot) -> list[Choice]:
    names = _names(snapshot)
    pairs = [(kind, id_) for kind, id_ in session.memory.recents.get(session.briefing, [])]
    return [Choice(kind, id_, names[kind, id_], f"{kind}, recent") for kind, id_ in pairs if (kind, id_) in names]


def _names(snapshot: Snapshot) -> dict[tuple[str, str], str]:
    """What can be jumped to, by kind and id, with its name."""
    names = {("article", row.id): row.headline for row in snapshot.rows.articles}
    names.update({("actor", row.id or row.name): row.name for row in snapshot.rows.actors})
    names.update({("statement", row.id): row.title for row in snapshot.statements})
    names.update({("outlet", outlet.id): outlet.name for outlet in snapshot.store.outlets()})
    return names
