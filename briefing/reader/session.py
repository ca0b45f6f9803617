"""One opened briefing, without any screen: its snapshot, its search, its jump, its basket, and what a filter left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from briefing.errors import DerivedError
from briefing.language.selectors import select
from briefing.reader.dropped import Droppings

if TYPE_CHECKING:
    from briefing.clipping.basket import OpenBasket
    from briefing.derived import ActorRow, ArticleRow, QuotationRow, StatementRow, Store
    from briefing.history import History
    from briefing.model import Selector
    from briefing.paths import Workspace
    from briefing.progress import Cancelled, Progress
    from briefing.reader.kit.memory import Memory
    from briefing.search import Filtered, Jump, JumpHit, Search


_FEW = 4  # one row in so many is picked out by its place; more are found faster by looking at all


@dataclass(frozen=True)
class Rows:
    """The rows of the three panes."""

    articles: Sequence[ArticleRow] = ()
    actors: Sequence[ActorRow] = ()
    quotations: Sequence[QuotationRow] = ()

    def left_by(self, filtered: Filtered) -> Rows:
        """The rows that a filter leaves."""
        return Rows(
            _left(self.articles, filtered.articles, lambda: self._article_places),
            [row for row in self.actors if (row.id or row.name) in filtered.actors],
            _left(self.quotations, filtered.quotations, lambda: self._quotation_places),
        )

    def place(self, kind: str, id_: str) -> int | None:
        """In which row of its pane an article, an actor (by id, or by name without one) or a quotation stands."""
        places = {
            "article": lambda: self._article_places,
            "actor": lambda: self._actor_places,
            "quotation": lambda: self._quotation_places,
        }
        return places[kind]().get(id_)

    def find_places(self) -> Rows:
        """The same, after finding all places: in a thread, where there are tens of thousands of rows."""
        for places in (self._article_places, self._actor_places, self._quotation_places):
            len(places)
        return self

    @cached_property
    def _article_places(self) -> dict[str, int]:
        """Which row is whose, so that a filter that leaves few rows does not look at all of them at every letter."""
        return {row.id: at for at, row in enumerate(self.articles)}

    @cached_property
    def _actor_places(self) -> dict[str, int]:
        return {row.id or row.name: at for at, row in enumerate(self.actors)}

    @cached_property
    def _quotation_places(self) -> dict[str, int]:
        return {row.id: at for at, row in enumerate(self.quotations)}

    def unsure(self) -> list[QuotationRow]:
        """The quotations that name a speaker of whom the program is not sure: to confirm, to correct, or to leave."""
        return [row for row in self.quotations if row.speaker and not row.sure]

    def direct(self) -> Rows:
        """The rows without indirect quotations."""
        from briefing.model import QuotationKind

        kept = [row for row in self.quotations if row.kind is not QuotationKind.INDIRECT]
        return Rows(self.articles, self.actors, kept)


class _Row(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Row)


def _left(rows: Sequence[R], ids: Collection[str], places: Callable[[], Mapping[str, int]]) -> list[R]:
    """The rows of some ids, in their order."""
    if _FEW * len(ids) > len(rows):
        return [row for row in rows if row.id in ids]
    known = places()
    return [rows[at] for at in sorted(known[name] for name in ids if name in known)]


class Jumping:
    """The fuzzy jump of a store, made when it is first asked, which is in a thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._jump: Jump | None = None

    def find(self, typed: str) -> list[JumpHit]:
        """What can be jumped to by the letters typed, best first."""
        from briefing.search import Jump

        with self._lock:
            if self._jump is None:
                self._jump = Jump(self._store)
        return self._jump.find(typed)


class Snapshot(NamedTuple):
    """One consistent state of a briefing, ready to show; all of it belongs to one store. Statements are worst first.

    `direct` are the rows without indirect quotations, kept because every key typed into the filter asks for them.
    `speakers` are the rows of all actors, those too who were dropped and are in no list.
    """

    store: Store
    rows: Rows
    direct: Rows
    statements: Sequence[StatementRow]
    jump: Jumping
    search: Search | None = None
    speakers: Sequence[ActorRow] = ()

    @property
    def partly(self) -> str:
        """Of which part of the briefing this is a glimpse, in words; "" where it is all of it."""
        return f"{len(self.rows.articles):,} of {self.store.out_of:,} articles" if self.store.out_of else ""

    def without(self, dropped: Droppings) -> Snapshot:
        """The same with none of the dropped names in its rows."""
        actors = dropped.left(self.speakers) if dropped else self.speakers
        return self._replace(rows=replace(self.rows, actors=actors), direct=replace(self.direct, actors=actors))


class Session:
    """The briefing that is open. The methods block and belong in a worker, except where they say otherwise."""

    def __init__(self, workspace: Workspace, briefing: str, memory: Memory) -> None:
        self.workspace = workspace
        self.briefing = briefing
        self.memory = memory
        self.citation = ""  # the style in which articles are cited, as the settings have it
        self.snapshot: Snapshot | None = None  # what is shown
        self.dropped = Droppings()  # names that are in no list; read with each snapshot

    @property
    def folder(self) -> Path:
        """The briefing's folder of content."""
        return self.workspace.content / self.briefing

    @property
    def store(self) -> Store | None:
        """The store behind what is shown."""
        return self.snapshot.store if self.snapshot else None

    @cached_property
    def history(self) -> History:
        """What was done to the briefing in this run, to be undone."""
        from briefing.history import History

        return History()

    @cached_property
    def picked(self) -> OpenBasket:
        """The basket that is open, empty until it was loaded; which one is remembered."""
        from briefing.clipping.basket import OpenBasket

        names, briefing = self.memory.baskets, self.briefing
        return OpenBasket(
            self.workspace.clippings(briefing),
            names.get(briefing, ""),
            lambda name: names.update({briefing: name}),
        )

    def last(self, near: str = "") -> Snapshot | None:
        """The last snapshot with the rows of its articles only, at once, without looking at content; None without.

        Rows are read when they are drawn, those `near` an article now. Raises DerivedError where they are damaged.
        """
        from briefing.derived import ArticleRows, open_store

        store = open_store(self.workspace, self.briefing)
        if store is None:
            return None
        try:
            articles = ArticleRows(store)
            articles.read(store.place_of(near))
        except DerivedError:
            store.close()
            raise
        return Snapshot(store, Rows(articles), Rows(articles), (), Jumping(store))

    def glimpse(self, cancelled: Cancelled) -> Snapshot | None:
        """Some articles of a large briefing that has no snapshot yet, among them the one that was shown last.

        None where the briefing is small. Raises as `current` does.
        """
        from briefing.derived import open_glimpse

        store = open_glimpse(self.workspace, self.briefing, self.memory.places.get(self.briefing, ""), cancelled)
        if store is None:
            return None
        rows = Rows(store.article_rows())
        return Snapshot(store, rows, rows, (), Jumping(store))

    def whole(self, snapshot: Snapshot) -> Snapshot:
        """A snapshot with all its rows."""
        return self._snapshot(snapshot.store)

    def current(self, progress: Progress, cancelled: Cancelled) -> Snapshot:
        """Bring what is derived up to date and take a snapshot, not yet searchable.

        Raises BriefingError where that cannot be done, CancelledError where the reader stopped it.
        """
        from briefing.derived import bring_up_to_date

        return self._snapshot(bring_up_to_date(self.workspace, self.briefing, progress=progress, cancelled=cancelled))

    def searchable(self, snapshot: Snapshot, progress: Progress, cancelled: Cancelled) -> Snapshot:
        """The same snapshot with its search, after bringing the index up to date; that of a glimpse lies elsewhere.

        Raises as `current` does; OSError where there is no room for a glimpse's.
        """
        from briefing.files import temporary_folder
        from briefing.search import searchable

        place = replace(self.workspace, index=temporary_folder()) if snapshot.partly else self.workspace
        search = searchable(place, snapshot.store, progress=progress, cancelled=cancelled)
        return snapshot._replace(search=search)

    def _snapshot(self, store: Store) -> Snapshot:
        from briefing.content import read_dropped

        rows = Rows(store.article_rows(), store.actor_rows(), store.quotation_rows())
        self.dropped = Droppings(read_dropped(self.folder))
        made = Snapshot(store, rows, rows.direct(), store.statement_rows(), Jumping(store), None, rows.actors)
        made = made.without(self.dropped)
        made.direct.find_places()
        return made


def passage(store: Store, article: str, spans: Sequence[tuple[int, int]]) -> Selector:
    """The selector of a report's or a reference's passage."""
    return select(article, store.article(article).body, (spans[0][0], spans[-1][1]))
