"""What a snapshot is written from: all that there is of a briefing, or what changed of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.content import Outline
from briefing.derived.scan import Seen
from briefing.errors import Problem
from briefing.model import Actor, Article, Copying, Correction, Mention, Outlet, Quotation, Statement


@dataclass(slots=True)
class About:
    """What a snapshot says of a briefing as a whole.

    `stamp` and `sources` are of the code that derived it (see `stamp.py`). `outlets` are those too that only articles
    name. `unfitted` are the corrections that name nothing, `wrong` the problems of article files by the file's name,
    `problems` all the others.
    """

    stamp: str
    sources: str
    fingerprint: str
    outline: Outline
    outlets: tuple[Outlet, ...]
    files: Mapping[str, Seen]
    unfitted: tuple[Correction, ...]
    wrong: Mapping[str, tuple[Problem, ...]]
    problems: Iterable[Problem] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Held:
    """An article with its quotations, those as extracted where people corrected any, its mentions, and its ties."""

    article: Article
    quotations: tuple[Quotation, ...]
    uncorrected: tuple[Quotation, ...] | None
    mentions: tuple[Mention, ...]
    ties: bytes


@dataclass(slots=True)
class Piece:
    """Some of what was compared: statements in the ledger's order, what was copied, the ties of articles, and the
    articles of which no later piece says anything.
    """

    statements: Sequence[Statement] = ()
    copying: Sequence[Copying] = ()
    ties: Mapping[str, bytes] = field(default_factory=dict)
    done: Sequence[str] = ()


@dataclass(slots=True)
class Derived:
    """Everything that a snapshot holds: the ids of its articles in order, how many characters their texts have, `held`
    for each of them, the pieces (asked with True, in one), and `about`, which says all when these were taken.
    """

    names: Sequence[str]
    characters: int
    outlets: tuple[Outlet, ...]
    actors: tuple[Actor, ...]
    held: Callable[[str], Held]
    pieces: Callable[[bool], Iterable[Piece]]
    about: Callable[[], About]


@dataclass(slots=True)
class Patch:
    """What changes in a snapshot: articles that go and come (what changed does both), statements likewise, by id, and
    what of some articles was copied.
    """

    about: About
    gone: frozenset[str]
    come: Sequence[Held]
    statements_gone: frozenset[str]
    statements: Sequence[Statement]
    copying: Mapping[str, tuple[Copying, ...]]
