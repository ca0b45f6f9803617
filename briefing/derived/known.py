"""What the last snapshot holds that need not be derived again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from briefing.derived.codec import decode_all
from briefing.derived.scan import Seen
from briefing.derived.store import Store
from briefing.errors import Problem

if TYPE_CHECKING:
    from briefing.model import Actor, Article, Mention, Quotation

T = TypeVar("T")

BESIDE = "beside"  # the source of problems of files that stand beside the articles and are not read


@dataclass(slots=True)
class Known:
    """Articles, quotations as extracted, and mentions by article id; problems by the name of the article's file."""

    files: Mapping[str, Seen] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()
    articles: dict[str, Article] = field(default_factory=dict)
    quotations: dict[str, tuple[Quotation, ...]] = field(default_factory=dict)
    mentions: dict[str, tuple[Mention, ...]] = field(default_factory=dict)
    wrong: dict[str, tuple[Problem, ...]] = field(default_factory=dict)


def known_files(store: Store) -> dict[str, Seen]:
    """The files of the content as they were seen when the snapshot was made."""
    return {name: Seen(*seen) for name, *seen in store.read("SELECT * FROM file")}


def known_beside(store: Store) -> frozenset[Problem]:
    """What stood beside the articles and was not read."""
    rows = store.read("SELECT file, line, field, what FROM problem WHERE source = ?", BESIDE)
    return frozenset(Problem(*row) for row in rows)


def known_wrong(store: Store) -> dict[str, tuple[Problem, ...]]:
    """The problems by the file that they were found in, "" for those of the whole."""
    wrong: dict[str, list[Problem]] = {}
    for source, *row in store.read("SELECT source, file, line, field, what FROM problem"):
        wrong.setdefault(source, []).append(Problem(*row))
    return _tuples(wrong)


def known(store: Store) -> Known:
    """Everything that can be kept. Raises DerivedError where the snapshot is damaged."""
    from briefing.model import Quotation  # what is up to date does not wait for it

    articles, quotations = {}, {}
    with store.telling():
        uncorrected = {id_: decode_all(Quotation, value) for id_, value in store.read("SELECT * FROM uncorrected")}
    for (id_,) in store.read("SELECT id FROM article ORDER BY id"):
        articles[id_] = store.article(id_)
        quotations[id_] = uncorrected[id_] if id_ in uncorrected else store.quotations_in(id_)
    mentions: dict[str, list[Mention]] = {id_: [] for id_ in articles}
    for mention in store.mentions():
        mentions[mention.article].append(mention)
    return Known(
        known_files(store),
        store.actors(),
        articles,
        quotations,
        _tuples(mentions),
        known_wrong(store),
    )


def _tuples(lists: Mapping[str, Iterable[T]]) -> dict[str, tuple[T, ...]]:
    return {key: tuple(values) for key, values in lists.items()}
