"""What an article leaves open that a person could fill in: its file is sound, and says less than it could.

An import writes what it finds and guesses nothing, so such files are common.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from briefing.content.folders import ENDING, FILE, FOLDER
from briefing.errors import Problem
from briefing.language.safety import safe_line

UNKNOWN_OUTLET = "unknown"  # the outlet of an article that nobody has named one for

_OUTLET = f"not known; write the id of its outlet, and add that to {FILE} if it is not there"
_HEADLINE = "the first words of its text, because none was found; write its headline"
_PUBLISHED = "no date, so before: and after: leave it out; write one like 2024, 2024-10 or 2024-10-11"


class Fillable(Protocol):
    """What is read of an article, or of its row: `published` is empty or None without a date."""

    @property
    def id(self) -> str: ...
    @property
    def headline(self) -> str: ...
    @property
    def outlet(self) -> str: ...
    @property
    def published(self) -> object: ...


def unfilled(articles: Iterable[Fillable], problems: Iterable[Problem] = ()) -> Iterator[Problem]:
    """What a person could fill in: an outlet that is not known, a date or a headline that is missing; by article.

    `problems` are those of the briefing's files: a date that cannot be read is one of them, and is not missing.
    """
    told = {(problem.file, problem.field) for problem in problems}
    for article in articles:
        file = f"{FOLDER}/{safe_line(article.id)}{ENDING}"
        if article.outlet == UNKNOWN_OUTLET:
            yield Problem(file, 0, "outlet", _OUTLET)
        if article.headline.endswith(" …"):  # as an import ends what it takes for want of a headline
            yield Problem(file, 0, "headline", _HEADLINE)
        if not article.published and (file, "published") not in told:
            yield Problem(file, 0, "published", _PUBLISHED)
