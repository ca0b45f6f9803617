"""What can be copied of what is selected: the words with their source, a citation, the comparison, a link."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.derived import Store
from briefing.export import Style, cited, link_to
from briefing.glossary import doubtful
from briefing.language.marks import CLOSERS, OPENERS
from briefing.model import Quotation, Span
from briefing.reader.kit.choice import Choice
from briefing.reader.pages.comparison import ComparisonView, linear_page
from briefing.reader.pages.names import outlet_name

_DOUBLE = frozenset('“”„«»"') & (frozenset(OPENERS) | frozenset(CLOSERS))


class Subject(NamedTuple):
    """What is selected: a quotation or a marked passage of an article, a statement, and the text that is shown."""

    article: str = ""
    span: Span | None = None
    quotation: str | None = None
    statement: str | None = None
    text: str = ""


class Copied(NamedTuple):
    """Something that can be copied: how it is offered, what it is called, and how its text is made."""

    choice: Choice
    what: str
    make: Callable[[], str]


def quoted(store: Store, subject: Subject) -> Copied | None:
    """The selected words with their source; None where no words are selected."""
    if subject.quotation is not None:
        quotation = store.quotation(subject.quotation)
        return Copied(
            _choice("quotation", "Quotation with its source"),
            "the quotation with its source",
            lambda: with_source(store, quotation),
        )
    if subject.span is not None:
        article, span = subject.article, subject.span
        return Copied(
            _choice("quotation", "Passage with its source"),
            "the passage with its source",
            lambda: passage_with_source(store, article, span),
        )
    return None


def ways(store: Store, subject: Subject, style: str = "") -> list[Copied]:
    """Everything that can be copied, the words with their source first, then the citation in the chosen style."""
    words = quoted(store, subject)
    found = [words] if words else []
    if subject.article:
        styles = sorted(Style, key=lambda one: one != style)
        found += [_citation(store, subject.article, one) for one in styles]
    if subject.statement is not None:
        statement = store.statement(subject.statement)
        text = linear_page(store, statement, ComparisonView()).text
        found.append(Copied(_choice("comparison", "Comparison", statement.title), "the comparison", lambda: text))
    if subject.article and subject.span is not None:
        body = store.article(subject.article).body
        link = str(link_to(store.info.id, subject.article, body, *subject.span))
        found.append(Copied(_choice("link", "Link to the passage", "for briefing locate"), "the link", lambda: link))
    if subject.text:
        found.append(Copied(_choice("text", "All of the text"), "all of the text", lambda: subject.text))
    return found


def _citation(store: Store, article_id: str, style: Style) -> Copied:
    article = store.article(article_id)
    told = cited(article, outlet_name(store, article.outlet), style)
    choice = _choice(f"citation-{style}", f"Citation, {style.told}", told)
    return Copied(choice, f"the citation in {style.told}", lambda: told)


def _choice(name: str, label: str, detail: str = "") -> Choice:
    return Choice("copy", name, label, detail)


def with_source(store: Store, quotation: Quotation) -> str:
    """A quotation with its source, for pasting elsewhere."""
    article = store.article(quotation.article)
    speaker = quotation.speaker.name if quotation.speaker else "unresolved speaker"
    if doubtful(quotation):
        speaker += " (not sure)"
    if quotation.denied:
        speaker = f"said not to have been said by {speaker}"
    parts = [speaker, outlet_name(store, article.outlet), str(article.published or "no date"), article.url or ""]
    return f"{quotation.text}\n({', '.join(part for part in parts if part)})"


def passage_with_source(store: Store, article_id: str, span: Span) -> str:
    """A passage of an article with its source, in quotation marks unless it has some."""
    article = store.article(article_id)
    words = article.body[slice(*span)]
    words = words if _DOUBLE & set(words) else f"“{words}”"
    outlet = outlet_name(store, article.outlet)
    parts = [f"{outlet}: {article.headline}", str(article.published or "no date"), article.url or ""]
    return f"{words}\n({', '.join(part for part in parts if part)})"
