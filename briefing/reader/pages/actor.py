"""An actor as a page: who they are, what they said, and where they are mentioned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.derived import Store
from briefing.glossary import doubtful
from briefing.model import Actor, Quotation, QuotationKind, Role
from briefing.reader.kit.markup import Page, PageWriter
from briefing.reader.pages.names import outlet_name
from briefing.search import mark

MOST = 500  # quotations on one page


def actor_page(store: Store, actor: str, terms: Sequence[str] = (), *, indirect: bool = False, shows: str = "") -> Page:
    """The page of an actor of the briefing (by id) or of a speaker who is none (by name).

    `shows` is what the key is called that shows indirect quotations.
    """
    known = next((each for each in store.actors() if each.id == actor), None)
    writer = PageWriter()
    writer.line(known.name if known else actor, "title")
    for line in _who(known):
        writer.line(line, "meta")
    every = store.quotations_by(actor)
    said = [each for each in every if indirect or each.kind is not QuotationKind.INDIRECT]
    hidden = len(every) - len(said)
    writer.line()
    of_these = f"; {hidden} indirect ones hidden, {shows} shows them" if hidden else ""
    writer.line(f"Said ({len(every)}{of_these})", "heading")
    _write_said(writer, store, said[:MOST], terms)
    if len(said) > MOST:
        writer.line(f"… and {len(said) - MOST} more; filter with by:{actor}", "meta")
    if known:
        _write_mentions(writer, store, known)
    return writer.page()


def _who(actor: Actor | None) -> list[str]:
    if actor is None:
        return ["Named in an article; not among the briefing's actors (actors.yaml)"]
    lines = [actor.kind.value]
    lines.extend(_role(role) for role in actor.roles)
    if actor.aliases:
        lines.append("Also: " + ", ".join(actor.aliases))
    return lines


def _role(role: Role) -> str:
    if role.since and role.until:
        return f"{role.title}, {role.since} to {role.until}"
    if role.since:
        return f"{role.title}, from {role.since}"
    return f"{role.title}, until {role.until}" if role.until else role.title


def _write_said(writer: PageWriter, store: Store, said: Sequence[Quotation], terms: Sequence[str]) -> None:
    for quotation in said:
        article = store.article(quotation.article)
        date = f" · {article.published}" if article.published else ""
        writer.line()
        start = writer.length
        doubt = " · not sure ?" if doubtful(quotation) else ""
        joint = f" · said by {quotation.speaker.name}" if quotation.speaker and quotation.speaker.members else ""
        writer.line(f"{outlet_name(store, article.outlet)}{date} · {quotation.kind.value}{joint}{doubt}", "meta")
        offset, _ = writer.add(quotation.text, "indirect" if quotation.kind is QuotationKind.INDIRECT else "")
        writer.hits(mark(quotation.text, terms), offset)
        writer.target(start, writer.length, "quotation", quotation.id)
        writer.add("\n")


def _write_mentions(writer: PageWriter, store: Store, actor: Actor) -> None:
    counts = Counter(mention.article for mention in store.mentions_of(actor.id))
    writer.line()
    writer.line(f"Mentioned in ({len(counts)})", "heading")
    for article_id, count in sorted(counts.items()):
        article = store.article(article_id)
        start = writer.length
        writer.line(f"{article.headline} · {count} {'time' if count == 1 else 'times'}")
        writer.target(start, writer.length - 1, "article", article_id)
