"""Setting a field of many candidates at once: of all that lack it or have the same, or of all from one site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from briefing.content import UNKNOWN_OUTLET
from briefing.intake.candidate import Candidate, Decision, FieldValue, edit
from briefing.intake.fields.outlets import Outlets, host_of, is_portal, kind_of
from briefing.language.words import one_line
from briefing.model import Outlet

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


def named_outlet(name: str, known: Iterable[Outlet]) -> Outlet:
    """The outlet that a person names, by its id or by a name however that is spelt; a new one where none is known."""
    return Outlets(known).recognise(one_line(name), "")[0]


def outlets_of(candidates: Iterable[Candidate], known: Iterable[Outlet]) -> tuple[Outlet, ...]:
    """The outlets of a briefing, and those that an import brings to it: found in the files, or named by a person."""
    every = {outlet.id: outlet for outlet in known}
    for one in candidates:
        if one.article is None or one.article.outlet == UNKNOWN_OUTLET:
            continue
        if one.outlet is not None:
            every.setdefault(one.outlet.id, one.outlet)
        elif "outlet" in one.fields:
            name = one.fields["outlet"].value
            every.setdefault(one.article.outlet, Outlet(one.article.outlet, name, kind_of(name, "")))
    return tuple(every.values())


def setting(
    candidates: Iterable[Candidate], name: str, value: str, known: Iterable[Outlet]
) -> Callable[[Candidate], Candidate]:
    """What sets a field (`FIELDS`) of a candidate to what a person gave. An outlet is the one of the briefing or of
    this import that is called so, however that is spelt, else a new one of that name.

    What is returned raises UsageError for a value that the field cannot hold.
    """
    if name != "outlet" or not value.strip():
        return lambda each: edit(each, **{name: value})
    outlet = named_outlet(value, outlets_of(candidates, known))

    def give(each: Candidate) -> Candidate:
        given = edit(each, outlet=outlet.id)
        return replace(given, fields={**given.fields, "outlet": FieldValue(outlet.name, "you")})

    return give


def _by_person(candidate: Candidate, name: str) -> bool:
    return name in candidate.fields and candidate.fields[name].by == "you"
