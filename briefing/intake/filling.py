"""Filling in what articles leave open: fields set by a person, written into the files that are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefing.content import (
    UNKNOWN_OUTLET,
    add_outlet,
    changing,
    good_name,
    read_article,
    read_outlets,
    write_article,
)
from briefing.content.folders import FOLDER
from briefing.errors import ContentError
from briefing.intake.candidate import set_field
from briefing.intake.fields.outlets import Outlets
from briefing.model import Article

FILLED = ("outlet", "published", "headline", "byline", "kind", "url", "via", "embargo", "language")


def fill(folder: Path, ids: Iterable[str], values: Mapping[str, str]) -> dict[str, Article]:
    """Set fields (`FILLED`, by name) of some articles and return these as they were; an empty value empties a field.

    An outlet is an id or a name; one that the briefing does not have is added to it. All articles are checked before
    the first is written. Raises UsageError for a value that a field cannot hold, ContentError where an article cannot
    be read or written.
    """
    with changing(folder):
        before = {id_: _read(folder, id_) for id_ in ids}
        values = _with_outlet(folder, values)
        after = [_filled(article, values) for article in before.values()]
        for article in after:
            write_article(folder, article, overwrite=True)
    return before


def unfill(folder: Path, before: Mapping[str, Article], names: Iterable[str]) -> None:
    """Set the named fields of articles back to what they were. Raises ContentError as `fill`."""
    held = tuple(names)
    with changing(folder):
        for id_, article in before.items():
            values = {name: str(getattr(article, name) or "") for name in held}
            write_article(folder, _filled(_read(folder, id_), values), overwrite=True)


def _read(folder: Path, id_: str) -> Article:
    article = read_article(folder / FOLDER / f"{id_}.md")[0] if good_name(id_) else None
    if article is None:
        raise ContentError("there is no such article, or it cannot be read", where=id_, do="see `briefing check`")
    return article


def _filled(article: Article, values: Mapping[str, str]) -> Article:
    for name, value in values.items():
        article = set_field(article, name, value.strip())
    return article


def _with_outlet(folder: Path, values: Mapping[str, str]) -> Mapping[str, str]:
    """The values with the outlet's id in place of its name; a new outlet is added to the briefing."""
    name = values.get("outlet", "").strip()
    if not name or name == UNKNOWN_OUTLET:
        return values
    outlet, new = Outlets(read_outlets(folder)).recognise(name, "")
    if new:
        add_outlet(folder, outlet)
    return {**values, "outlet": outlet.id}
