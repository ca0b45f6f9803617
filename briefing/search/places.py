"""Where hits are: counted by outlet, by who is quoted, and by month, each with the condition that narrows to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.language.safety import UNRESOLVED
from briefing.model import PartialDate

if TYPE_CHECKING:
    from briefing.derived import ArticleRow, QuotationRow

UNDATED = "no date"


class Place(NamedTuple):
    """A count: what it is of, how many, and the words of a query that leave only these ("" where none can)."""

    name: str
    hits: int
    narrowing: str


class Tally(NamedTuple):
    """Articles by outlet, quotations by speaker (both most first), articles by month (in order, the undated last)."""

    outlets: tuple[Place, ...]
    actors: tuple[Place, ...]
    months: tuple[Place, ...]


def tally(articles: Iterable[ArticleRow], quotations: Iterable[QuotationRow]) -> Tally:
    """Count the rows that a query left. An article dated to a year only counts as that year."""
    rows = list(articles)
    outlets = _counted((row.outlet, row.outlet_name) for row in rows)
    actors = Counter(row.speaker or UNRESOLVED for row in quotations)
    months = Counter(row.published[:7] for row in rows)
    return Tally(
        tuple(Place(name, count, f"outlet:{id_}") for id_, name, count in outlets),
        tuple(
            Place(name, count, "" if name == UNRESOLVED else f"by:{_quoted(name)}")
            for name, count in sorted(actors.items(), key=lambda item: (-item[1], item[0]))
        ),
        tuple(
            Place(month or UNDATED, months[month], _month(month) if month else "")
            for month in sorted(months, key=lambda month: (not month, month))
        ),
    )


def _counted(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, int]]:
    """Ids with their names and how often they come, the most frequent first."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for id_, name in pairs:
        names[id_] = name
        counts[id_] += 1
    for id_, count in sorted(counts.items(), key=lambda item: (-item[1], names[item[0]])):
        yield id_, names[id_], count


def _month(published: str) -> str:
    """The condition of a month (2024-10) or a year (2024)."""
    date = PartialDate.parse(published)
    if not date.month:
        return f"after:{date.year:04} before:{date.year + 1:04}"
    following = PartialDate(date.year + date.month // 12, date.month % 12 + 1)
    return f"after:{date} before:{following}"


def _quoted(name: str) -> str:
    """A name as one value of a condition; quotation marks in it cannot be told from those around it."""
    return '"' + _without_marks(name) + '"'


def _without_marks(name: str) -> str:
    return " ".join(name.translate(dict.fromkeys(map(ord, '"“”„«»'), " ")).split())


def narrowed(query: str, place: Place) -> str:
    """A query with one more condition; alternatives in it are put in brackets, so that it holds for all of them."""
    query = query.strip()
    if not query:
        return place.narrowing
    bracketed = f"({query})" if " OR " in f" {query} " else query
    return f"{bracketed} {place.narrowing}"
