"""What a snapshot is written from: all that there is of a briefing, or what changed of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefing.content import Outline
from briefing.derived.scan import Seen
from briefing.errors import Problem
from briefing.model import Article, Copying, Correction, Mention, Outlet, Quotation, Statement


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
class Derived:
    """Everything that a snapshot holds; the articles in the order of their ids, the statements in the ledger's."""

    about: About
    articles: Sequence[Held]
    statements: Sequence[Statement] = ()
    copying: Sequence[Copying] = ()


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
