"""`briefing timeline`: articles a day, who printed each statement first, how treatments spread over outlets."""

from __future__ import annotations

import argparse
from collections.abc import Set

from briefing.commands.common import options as common
from briefing.commands.common.choice import choose, workspace_of
from briefing.commands.common.names import meant
from briefing.commands.common.opening import opened
from briefing.commands.common.output import line, value
from briefing.commands.common.status import DONE
from briefing.derived import Store
from briefing.language.safety import UNRESOLVED
from briefing.language.words import counted
from briefing.model import Statement
from briefing.timeline import Appearance, appearances, columns, days, spread, told_first

DESCRIPTION = """\
Show a briefing in time: how many articles each day has, when each statement was first printed and by
whom, what became of it, and how treatments spread over outlets. Who was first is said only where the
dates leave no other possibility.
"""
EXAMPLES = """\
  briefing timeline
  briefing timeline child-online-safety --actor kyle
  briefing timeline --json
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What it takes."""
    common.briefing(parser)
    parser.add_argument("--actor", metavar="NAME", help="only what this actor said, or 'unresolved'")
    common.as_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print it."""
    place = workspace_of(options)
    with opened(place, choose(place, options.briefing)) as store:
        statements = _wanted(store, options.actor)
        (_print_json if options.json else _print)(store, statements)
    return DONE


def _wanted(store: Store, actor: str | None) -> list[Statement]:
    if actor is None:
        return list(store.statements())
    names: dict[str, tuple[str, ...]] = {row.id or row.name: (row.name,) for row in store.actor_rows()}
    names |= {each.id: (each.name, *each.aliases) for each in store.actors()}
    keys = meant("actor", actor, {**names, UNRESOLVED: ()})

    def said_by(statement: Statement) -> Set[str]:
        return {UNRESOLVED} if statement.speaker is None else statement.speaker.keys

    return [statement for statement in store.statements() if not keys.isdisjoint(said_by(statement))]


def _print(store: Store, statements: list[Statement]) -> None:
    rows = {row.id: row for row in store.article_rows()}
    outlets = {outlet.id: outlet.name for outlet in store.outlets()}
    for each in days(rows.values()):
        names = ", ".join(dict.fromkeys(rows[id_].outlet_name for id_ in each.articles))
        when = f"{each.when or 'No date'}{' (not known more exactly)' if each.vague else ''}"
        line(f"{when}: {counted(len(each.articles), 'article')}, {names}")
    line()
    found = appearances(rows.values(), statements)
    for one in found:
        _tell(one, {id_: row.outlet_name for id_, row in rows.items()}, outlets)
    line(f"{counted(len(found), 'statement')}.")
    spreads = spread(statements, list(outlets))
    told = columns(spreads)
    for row in spreads:
        counts = ", ".join(f"{name} {row.counts[name]}" for name in told if row.counts.get(name))
        line(f"{outlets.get(row.outlet, row.outlet)}: {counts}")


def _tell(one: Appearance, articles: dict[str, str], outlets: dict[str, str]) -> None:
    line(f"{one.when or 'No date'}: {one.speaker or UNRESOLVED}: {one.title}")
    line(told_first(one, articles), 1)
    for step in one.steps:
        line(f"{step.published or 'no date'}, {outlets.get(step.outlet, step.outlet)}: {step.told}", 2)
    line(f"Id: {one.statement}", 1)
    line()


def _print_json(store: Store, statements: list[Statement]) -> None:
    rows = store.article_rows()
    for each in days(rows, most=len(rows) + 1):
        value({"kind": "date", "published": each.when or None, "articles": list(each.articles)})
    for one in appearances(rows, statements):
        value(
            {
                "kind": "statement",
                "id": one.statement,
                "title": one.title,
                "speaker": one.speaker or None,
                "published": one.when or None,
                "first": list(one.first),
                "settled": one.settled,
                "reports": [
                    {
                        "article": step.article,
                        "outlet": step.outlet,
                        "published": step.published or None,
                        "told": step.told,
                    }
                    for step in one.steps
                ],
            }
        )
    for row in spread(statements, [outlet.id for outlet in store.outlets()]):
        value({"kind": "outlet", "outlet": row.outlet, "counts": dict(row.counts)})
