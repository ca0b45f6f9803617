"""The tour: six steps through the open briefing, each shown on the screen that it speaks of.

What is searched, opened and compared is taken from the briefing itself, so that the tour works on every one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefing.language.words import words
from briefing.reader.session import Snapshot

if TYPE_CHECKING:
    from briefing.reader.screens.main.reading import ReadingScreen

_SEARCHED = 2  # words of a statement that the tour looks for


class TourStep(NamedTuple):
    """What a step does to the reader, and what it then tells."""

    do: Callable[[], Awaitable[None]]
    told: str


class Guided(Protocol):
    """What the tour leads through the reader: the app."""

    @property
    def reading(self) -> ReadingScreen:
        """The main screen."""

    def back_to_reading(self) -> None:
        """Take away what lies over it."""

    async def compare(self, statement: str) -> None:
        """Put the wordings of a statement side by side."""

    async def action_ledger(self) -> None:
        """Show the ledger."""


def steps(app: Guided, snapshot: Snapshot) -> list[TourStep]:
    """The steps for a briefing; those for which it has nothing to show are left out."""
    reading = app.reading
    compared = next((row for row in snapshot.statements if row.reports > 1), None)
    spoken = next((row for row in snapshot.rows.actors if row.said), None)

    async def look() -> None:
        app.back_to_reading()
        reading.action_pane("articles")

    async def search() -> None:
        reading.filter_line.open(_sought(snapshot))

    async def person() -> None:
        reading.clear_filter()
        if spoken is not None:
            reading.go("actor", spoken.id or spoken.name)

    async def compare() -> None:
        if compared is not None:
            await app.compare(compared.id)

    async def ledger() -> None:
        app.back_to_reading()
        await app.action_ledger()

    keyed = reading.keyed
    listed = [
        TourStep(
            look,
            keyed(
                "Articles, people and quotes are lists, and there is the text. {reader.articles} {reader.actors} "
                "{reader.quotes} {reader.document} or {reader.next-pane} go round, arrows move."
            ),
        ),
        TourStep(
            search,
            keyed(
                "{reader.filter} searches: all three lists filter as you type. {filter.enter} goes into the hits, "
                "{reader.next-hit} and {reader.previous-hit} walk them, {filter.leave} ends it."
            ),
        ),
    ]
    if spoken is not None:
        anywhere = keyed("{reader.jump} goes anywhere by a few letters, typing errors allowed. ")
        listed.append(TourStep(person, f"{anywhere}Here {spoken.name}: office, words, where named."))
    if compared is not None:
        from briefing.reader.screens.statements import comparing  # noqa: F401 - its keys are named

        told = (
            "{reader.compare} puts the reference and each outlet's wording side by side. "
            "{compare.next-difference} walks "
            "differences, {compare.previous} and {compare.next} statements."
        )
        listed.append(TourStep(compare, keyed(told)))
    told = (
        "{reader.ledger} is the ledger: every statement by every outlet, the worst first. "
        "{list.open} on a cell compares."
    )
    listed.append(TourStep(ledger, keyed(told)))
    told = (
        "{reader.clip} clips what you need, {reader.basket} shows the basket, {reader.export} "
        "exports it with its sources. "
        "{screen.help} shows every key."
    )
    listed.append(TourStep(look, keyed(told)))
    return listed


def _sought(snapshot: Snapshot) -> str:
    """Words that are in the briefing for certain."""
    title = snapshot.statements[0].title.partition(": ")[2] if snapshot.statements else ""
    text = title or (snapshot.rows.articles[0].headline if snapshot.rows.articles else "")
    return " ".join(sorted((word.text for word in words(text)), key=len, reverse=True)[:_SEARCHED])
