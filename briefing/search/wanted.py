"""What a query asks for: a tree of things to look for, which the query language writes and the index answers."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import PartialDate
from briefing.search.engine.words import Term


@dataclass(frozen=True, slots=True)
class Look:
    """A word or phrase; `start`, `end` say where in the query it stands.

    `starred` are the places of the words before the last that are only begun: `"harm* online"`.
    """

    term: Term
    start: int
    end: int
    starred: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """A condition on outlet, speaker or kind: the words of its value, the last perhaps the beginning of a word."""

    field: str
    value: Term


@dataclass(frozen=True, slots=True)
class When:
    """A condition on the date: before the first day `date` can mean, or from that day on."""

    before: bool
    date: PartialDate


@dataclass(frozen=True, slots=True)
class All:
    """All of these; with none of them, everything."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one of these."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but this."""

    node: Node


Node = Look | Where | When | All | Any | Not
EVERYTHING = All(())


def limited(node: Node, left: int) -> tuple[Node, int]:
    """The tree with no more than `left` words, phrases and conditions, and how many it had."""
    match node:
        case All(nodes) | Any(nodes):
            kept, total = [], 0
            for child in nodes:
                fewer, count = limited(child, left - total)
                if total < left:
                    kept.append(fewer)
                total += count
            return type(node)(tuple(kept)), total
        case Not(inner):
            fewer, count = limited(inner, left)
            return Not(fewer), count
        case _:
            return node, 1
