"""Setting a field of many candidates at once: of all that lack it or have the same, or of all from one site."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.errors import UsageError
from briefing.intake.candidate import Candidate, Decision, edit
from briefing.intake.fields.outlets import host_of, is_portal

MANY = ("outlet", "published", "kind")  # the fields that many may share


def alike(candidates: Sequence[Candidate], name: str) -> dict[str, list[int]]:
    """The places of those to be taken, by what they have in a field: under nothing those that lack it, first of all."""
    held: dict[str, list[int]] = {"": []}
    for at, one in enumerate(candidates):
        if one.decision is Decision.TAKE and one.article is not None:
            value = "" if name in one.missing else str(getattr(one.article, name) or "")
            held.setdefault(value, []).append(at)
    return {value: places for value, places in held.items() if places}


def of_site(candidates: Sequence[Candidate], at: int) -> list[int]:
    """The places of the others from a candidate's site that have its outlet, unless a person gave them theirs.

    A host that many publishers share is no site.
    """
    article = candidates[at].article
    host = host_of(article.url or "") if article is not None else ""
    if article is None or not host or is_portal(host):
        return []
    return [
        number for number, one in enumerate(candidates)
        if number != at and one.article is not None and one.article.outlet == article.outlet
        and host_of(one.article.url or "") == host and not _by_person(one, "outlet")
    ]  # fmt: skip


def edit_many(candidates: Sequence[Candidate], places: Sequence[int], name: str, value: str) -> list[Candidate]:
    """The candidates, with a field of those at `places` set. Raises UsageError for a value that it cannot hold."""
    if name not in MANY:
        raise UsageError(f"{name} is no field that many may share", do=f"use one of {', '.join(MANY)}")
    changed = {at: edit(candidates[at], **{name: value}) for at in places}
    return [changed.get(at, one) for at, one in enumerate(candidates)]


def _by_person(candidate: Candidate, name: str) -> bool:
    return name in candidate.fields and candidate.fields[name].by == "you"
