"""Titles before a person's name and letters after it, which are no part of the name."""

from __future__ import annotations

from functools import cache

from briefing.language.tables import table


@cache
def titles() -> frozenset[str]:
    """What may stand before a name, in small letters, without full stops: courtesy titles, ranks, forms of address."""
    return before_names() | frozenset(table("titles")["spelt"].split())


@cache
def before_names() -> frozenset[str]:
    """Those titles that are hardly anything else: without the words of `Right Honourable`."""
    listed = table("titles")
    return frozenset(word for kind in ("courtesy", "style", "rank") for word in listed[kind].split())


@cache
def courtesy() -> frozenset[str]:
    """Courtesy titles alone: Mr, Dame, Lord, Prof."""
    return frozenset(table("titles")["courtesy"].split())


@cache
def letters() -> frozenset[str]:
    """What may stand after a name: MP, KC, OBE, Jr."""
    return frozenset(table("titles")["letters"].split())


@cache
def generations() -> frozenset[str]:
    """The letters after a name that tell one bearer from another: Jr, Sr, II."""
    return frozenset(table("titles")["generation"].split())
