"""Finding the statement that somebody typed, and printing it with every outlet's wording."""

from __future__ import annotations

import argparse

from briefing.commands.common import forms
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.names import meant
from briefing.commands.common.opening import opened
from briefing.commands.common.output import value
from briefing.commands.common.telling import named, tell_statement
from briefing.derived import Store
from briefing.errors import UsageError

_SEVERAL = 8  # statements listed where a part of a title fits several


def show(options: argparse.Namespace) -> None:
    """Print the statement that `options.words` name: a part of its title or its id, after a briefing or alone."""
    *briefing, typed = options.words
    named = briefing[0] if briefing else options.briefing
    place = workspace_of(options)
    with opened(place, choose(place, named)) as store:
        statement = store.statement(find(store, typed))
        if options.json:
            value(forms.statement(statement))
        else:
            tell_statement(statement, names(store), store.quotation)


def find(store: Store, typed: str) -> str:
    """The id of the one statement with this id, or with these words in its title. Raises UsageError."""
    rows = store.statement_rows()
    titles = {row.id: row.title for row in rows}
    if typed in titles:
        return typed
    part = typed.casefold()
    fitting = [key for key, title in titles.items() if part in title.casefold()]
    fitting = fitting or sorted(meant("statement", typed, {key: (title,) for key, title in titles.items()}))
    if len(fitting) == 1:
        return fitting[0]
    shown = "; ".join(f"{key} ({titles[key]})" for key in fitting[:_SEVERAL])
    rest = f"; and {len(fitting) - _SEVERAL} more" if len(fitting) > _SEVERAL else ""
    raise UsageError(f"{len(fitting)} statements fit {typed!r}", do=f"name one by its id: {shown}{rest}")


def names(store: Store) -> dict[str, str]:
    """What to call each article: its outlet, headline and date, by article id."""
    return {row.id: named(row) for row in store.article_rows()}
