"""What will become of each file: the preview that is looked at, edited and then taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from briefing.content import UNKNOWN_OUTLET
from briefing.errors import CancelledError
from briefing.intake.candidate import WANTED, ArticleDraft, Candidate, Decision, FieldValue, article_id, first_words
from briefing.intake.duplicates import KnownTexts
from briefing.intake.fields import dates, kinds
from briefing.intake.fields.outlets import Outlets, host_of
from briefing.intake.options import ImportOptions
from briefing.intake.recognition import recognised
from briefing.intake.walk import walk
from briefing.intake.workers.pool import Pool, Result
from briefing.language.safety import safe_line
from briefing.language.words import one_line
from briefing.model import Article, ArticleKind, Briefing, Outlet, OutletKind, PartialDate

_FAILURES = 3  # parts of one file whose failing for one reason is told one by one
_PLAINLY = "as nothing says otherwise"


def plan(
    paths: Iterable[Path],
    briefing: Briefing,
    options: ImportOptions | None = None,
    *,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Candidate]:
    """Every article in the files and folders named, in order, as a candidate; a file that gives none as a failure.

    Nothing is written, and nothing is fetched. Files are read in child processes while earlier candidates are looked
    at; closing the iterator ends them. Raises CancelledError when `cancelled` says so.
    """
    options = options or ImportOptions()
    outlets = Outlets(briefing.outlets)
    register = KnownTexts(policy=options.duplicates)
    for article in briefing.articles:
        if cancelled is not None and cancelled():
            raise CancelledError
        register.note(article)
    ids = {article.id for article in briefing.articles}
    files = ((seen.path, seen.problem) for seen in walk(paths))

    def read(path: Path) -> Iterator[Result]:
        with Pool(options.limits, workers=1, outlets=outlets.names()) as another:
            yield from another.read(iter([(path, "")]), cancelled)

    with Pool(options.limits, workers=options.workers, outlets=outlets.names()) as pool:
        results: Iterable[Result] = pool.read(files, cancelled)
        if options.recognise is not None:
            results = recognised(results, options.recognise, read)
        for result in _told_once(results):
            yield candidate(result, outlets, register, ids, options)


def _told_once(results: Iterable[Result]) -> Iterator[Result]:
    """The results; where more than a few parts of one file fail for one reason, the rest of them are counted."""
    path: Path | None = None
    reasons: Counter[str] = Counter()
    for result in results:
        if result.path != path:
            yield from _more(path, reasons)
            path = result.path
            reasons.clear()
        if result.draft is None:
            reasons[result.problem] += 1
            if reasons[result.problem] > _FAILURES:
                continue
        yield result
    yield from _more(path, reasons)


def _more(path: Path | None, reasons: Counter[str]) -> Iterator[Result]:
    for reason, count in reasons.items():
        if path is not None and count > _FAILURES:
            yield Result(path, "", "", None, f"{count - _FAILURES} more of its parts: {reason}")


def candidate(
    result: Result, outlets: Outlets, register: KnownTexts, ids: set[str], options: ImportOptions
) -> Candidate:
    """One result as a candidate; `outlets`, `register` and `ids` learn of it."""
    inner = safe_line(result.inner)
    draft = result.draft
    if draft is None:
        return Candidate(result.path, inner, result.format, decision=Decision.FAIL, problem=safe_line(result.problem))
    fields = _chosen(draft, options)
    url = fields["url"].value if "url" in fields else ""
    printed = fields["outlet"].value if "outlet" in fields else ""
    site = (
        fields.pop("site").value if "site" in fields else ""
    )  # a mail's or a feed's host, which is no article's address
    # What a person chose for the whole import stands before what the address says.
    outlet, proposed = outlets.recognise(printed, "" if options.outlet else url or site)
    body = "\n\n".join(draft.paragraphs)
    missing = tuple(
        name for name in WANTED if name not in fields and not (name == "outlet" and outlet.id != UNKNOWN_OUTLET)
    )
    if "outlet" not in fields and url and outlet.id != UNKNOWN_OUTLET:
        fields["outlet"] = FieldValue(outlet.name, f"address {host_of(url)}")
    elif proposed and "outlet" in fields:
        fields["outlet"] = FieldValue(fields["outlet"].value, f"{fields['outlet'].by}, new to the briefing")
    if "headline" not in fields:
        fields["headline"] = FieldValue(first_words(body), "first words of the text")
    if "published" not in fields and (when := dates.from_address(url)):
        fields["published"] = FieldValue(str(when), "address")
        missing = tuple(name for name in missing if name != "published")
    if "kind" not in fields:
        fields["kind"] = _kind(fields, outlet)
    article = _article(fields, outlet.id, body, draft, result)
    decision, duplicate = register.check(article)
    if decision is Decision.TAKE:  # what is skipped keeps no id: nothing will be called so
        article = replace(article, id=_free(article, ids))
        ids.add(article.id)
        register.note(article)
    return Candidate(
        result.path, inner, result.format, article, fields, missing, draft.dropped,
        tuple(map(safe_line, draft.notes)), outlet if proposed else None, duplicate, decision,
    )  # fmt: skip


def _chosen(draft: ArticleDraft, options: ImportOptions) -> dict[str, FieldValue]:
    """What the draft found, under what the person chose for the whole import."""
    fields = {name: held for name, held in draft.fields.items() if held.value.strip()}
    for name, value in (("outlet", options.outlet), ("kind", options.kind), ("published", options.published)):
        if value is not None:
            fields[name] = FieldValue(str(value), "you")
    return fields


def _kind(fields: dict[str, FieldValue], outlet: Outlet) -> FieldValue:
    """What an article is where it does not say so itself: by its outlet and its address."""
    named = kinds.of_address(fields["url"].value) if "url" in fields else None
    if outlet.kind is OutletKind.AGENCY:
        return FieldValue(ArticleKind.AGENCY, "outlet")
    via, byline = fields.get("via"), fields.get("byline")
    if via and via.by != "last line" and not (byline and " and " in byline.value):
        return FieldValue(ArticleKind.AGENCY, via.by)
    if named is not None:
        return FieldValue(named, "address")
    if outlet.kind in (OutletKind.GOVERNMENT, OutletKind.PARLIAMENT):
        return FieldValue(ArticleKind.RELEASE, "outlet")
    told = kinds.of_body(outlet.name) if outlet.kind in (OutletKind.OTHER, OutletKind.CHARITY) else None
    if told is not None:
        return FieldValue(told, "outlet")
    return FieldValue(ArticleKind.REPORT, _PLAINLY)


def _article(fields: dict[str, FieldValue], outlet: str, body: str, draft: ArticleDraft, result: Result) -> Article:
    def value(name: str) -> str | None:
        return one_line(fields[name].value) or None if name in fields else None

    published = value("published")
    name = result.path.name + (f" › {result.inner}" if result.inner else "")
    return Article(
        id="",
        headline=value("headline") or first_words(body),
        outlet=outlet,
        body=body,
        kind=ArticleKind(value("kind") or ArticleKind.REPORT),
        published=PartialDate.parse(published) if published else None,
        byline=value("byline"),
        url=value("url"),
        via=value("via"),
        embargo=value("embargo"),
        language=value("language"),
        origin=f"{safe_line(name)[:200]} (source {draft.digest})",
    )


def _free(article: Article, ids: set[str]) -> str:
    """The article's id, as its file will be called; with a number where there is another text of that name."""
    made = article_id(article)
    number = 2
    free = made
    while free in ids:
        free = f"{made}-{number}"
        number += 1
    return free
