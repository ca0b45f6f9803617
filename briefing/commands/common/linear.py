"""The views of the reader as linear text, one thing a line, for screen readers, braille lines and printers.

Nothing rests on columns, signs, colours or underlining: a quotation is told in words after the paragraph it stands in.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from briefing.commands.common.output import line
from briefing.commands.common.telling import is_reference, named, titled, told_quotation, told_report
from briefing.derived import Store
from briefing.glossary import standing
from briefing.language.words import counted
from briefing.model import Actor, Article, Quotation, Role, Statement


def tell_article(store: Store, article: Article) -> None:
    """An article: its head, its paragraphs, and after each the quotations that begin in it."""
    outlets = {outlet.id: outlet.name for outlet in store.outlets()}
    line(article.headline)
    told = [f"Outlet: {outlets.get(article.outlet, article.outlet)}", f"Kind: {article.kind.value}"]
    told.append(f"Published: {article.published}" if article.published else "Published: not known")
    if article.byline:
        told.append(f"By: {article.byline}")
    line(f"{'. '.join(told)}.")
    line(f"Id: {article.id}")
    quotations = store.quotations_in(article.id)
    statements = {one.id: one for one in store.statements_in(article.id)}
    begin = _by_paragraph(article.body, quotations)
    number = 0
    for at, paragraph in enumerate(article.body.split("\n\n")):
        line()
        for part in paragraph.split("\n"):
            line(part)
        for quotation in begin[at]:
            number += 1
            held = statements.get(store.statement_of(quotation.id) or "")
            line(f"Quotation {number} of {len(quotations)}: {told_quotation(quotation)}", 1)
            if held is not None:
                line(f"Statement {held.id}: {titled(held)}", 1)
                line(_told_place(held, quotation), 1)
    line()
    line(f"{counted(len(article.body.split()), 'word')}, {counted(len(quotations), 'quotation')}.")


def _by_paragraph(body: str, quotations: tuple[Quotation, ...]) -> dict[int, list[Quotation]]:
    """The quotations by the number of the paragraph in which they begin."""
    begin: dict[int, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        begin[body.count("\n\n", 0, quotation.start)].append(quotation)
    return begin


def _told_place(statement: Statement, quotation: Quotation) -> str:
    """How a quotation reports its statement."""
    for report in statement.reports:
        if quotation.id not in report.quotations:
            continue
        if is_reference(report, statement):
            return f"Here is the reference, {standing(statement.reference)}."
        return f"Here: {told_report(report, statement.reference)}."
    return "Here it has no report of its own."


def tell_actor(store: Store, key: str) -> None:
    """An actor of the briefing (by id) or a speaker who is none (by name): who it is, what was said, where named."""
    known = next((each for each in store.actors() if each.id == key), None)
    line(known.name if known else key)
    for who in _who(known):
        line(who)
    names = {row.id: named(row) for row in store.article_rows()}
    said = store.quotations_by(key)
    line()
    line(f"Said: {counted(len(said), 'quotation')}.")
    for number, quotation in enumerate(said, 1):
        line()
        line(f"{number} of {len(said)}, in {names.get(quotation.article, quotation.article)}:")
        line(quotation.text, 1)
        line(told_quotation(quotation), 1)
    if known is None:
        return
    places = Counter(mention.article for mention in store.mentions_of(known.id))
    line()
    line(f"Named in {counted(len(places), 'article')}.")
    for article, times in sorted(places.items()):
        line(f"{names.get(article, article)}: {counted(times, 'time')}", 1)


def _who(actor: Actor | None) -> list[str]:
    if actor is None:
        return ["Named in an article; not among the briefing's actors."]
    told = [f"Kind: {actor.kind.value}", *(f"Office: {_role(role)}" for role in actor.roles)]
    return [*told, f"Also called: {', '.join(actor.aliases)}"] if actor.aliases else told


def _role(role: Role) -> str:
    dates = [f"from {role.since}" if role.since else "", f"until {role.until}" if role.until else ""]
    return ", ".join([role.title, *filter(None, dates)])
