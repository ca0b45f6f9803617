"""Where the words come from, under which embargo, and what was and was not done to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing import __version__
from briefing.export.citing import Style, cited
from briefing.export.escape import Md, escape
from briefing.export.layout import bullets, joined, page, prose
from briefing.export.naming import ExportNames, day, headline
from briefing.glossary import told_contractions
from briefing.language.words import counted
from briefing.model import Article, Copying, Outlet, Statement, Treatment


def embargoes(names: ExportNames, articles: Sequence[Article]) -> Iterator[Md]:
    """The embargo line of each article shown that has one."""
    for article in articles:
        if article.embargo is not None and article.embargo.strip():
            yield Md(f"**Embargo:** {escape(article.embargo)} ({names.article(article.id)})")


def listed(names: ExportNames, articles: Sequence[Article], style: Style | None = None) -> Md:
    """The articles shown: outlet, headline, byline, date, address, kind, agency, and how much of each is copied.

    In a style of citations they stand as that has them.
    """
    if style is not None:
        return bullets(Md(f"Article {number}: {_cited(names, one, style)}") for number, one in enumerate(articles, 1))
    outlets = {outlet.id: outlet for outlet in names.store.outlets()}
    return bullets(Md(f"Article {number}: {_source(names, outlets, one)}") for number, one in enumerate(articles, 1))


def _cited(names: ExportNames, article: Article, style: Style) -> Md:
    whole = escape(cited(article, names.outlets.get(article.outlet, article.outlet), style))
    key = f"[@{names.keys[article.id]}]" if article.id in names.keys else ""
    return joined((whole, key, *(_copied(names, copying) for copying in names.store.copying_of(article.id))))


def _source(names: ExportNames, outlets: dict[str, Outlet], article: Article) -> Md:
    outlet = outlets.get(article.outlet)
    name = Md(f"{names.outlet(article.outlet)} ({outlet.kind})") if outlet else names.outlet(article.outlet)
    byline = Md(f"by {escape(article.byline)}") if article.byline else Md("no byline")
    return joined(
        (
            joined((name, headline(article), byline, day(article.published), Md(article.kind)), ", ") + ".",
            Md(f"Copy of {escape(article.via)}.") if article.via else "",
            Md(f"Address: {escape(article.url)}") if article.url else Md("No address is known."),
            f"[@{names.keys[article.id]}]" if article.id in names.keys else "",
            *(_copied(names, copying) for copying in names.store.copying_of(article.id)),
        )
    )


def _copied(names: ExportNames, copying: Copying) -> Md:
    return Md(f"({copying.share:.0%} of its words stand in: {names.article(copying.source)}.)")


def method(names: ExportNames, statements: Sequence[Statement]) -> Md:
    """What the program did, what nobody checked, and what the briefing says of itself."""
    return page(
        (
            Md(
                f"Briefing {__version__} found the quotations, their speakers, the statements and the treatments in "
                "the texts of the articles as they stand in the briefing, by rules, on the computer where it ran."
            ),
            bullets(_limits(names, statements)),
            *((Md("About the briefing:"), *prose(names.store.info.made)) if names.store.info.made.strip() else ()),
        )
    )


def _limits(names: ExportNames, statements: Sequence[Statement]) -> Iterator[Md]:
    yield Md(
        "The program says what changed between a reference and what was printed. It never says misquote: "
        "an outlet may have heard the words itself, or had them from another source."
    )
    yield Md(
        "The reference is the primary source where the briefing holds it, else the longest printed wording, "
        "or one that a person chose; each says which. "
        "Nothing was compared with recordings, nor with what the outlets' pages say today."
    )
    yield Md(
        "Letter case, kinds of quotation mark, punctuation, spelling and the like count as house style: such "
        "differences are counted and make no treatment worse. "
        f"{told_contractions(names.store.info.contractions)}"
    )
    unresolved = sum(statement.speaker is None for statement in statements)
    if unresolved:
        yield Md(f"The speaker is unresolved in {counted(unresolved, 'statement')}; none was guessed.")
    if any(report.treatment is Treatment.PARAPHRASED for one in statements for report in one.reports):
        yield Md("Paraphrases are linked by the words, names and figures they share; one may be missed.")
    if any(one.not_found for one in statements):
        yield Md("Not found means: not found by the program among the sentences that it searched.")
    if names.store.problems:
        yield Md(
            f"The briefing has {counted(len(names.store.problems), 'problem')} in its files, and what they concern "
            "may be missing here; the command check lists them."
        )
    yield Md(
        "The comment at the end of this file records where each passage stood; the command verify compares it with "
        f"the briefing. State of the content: {escape(names.store.fingerprint[:16])}."
    )
