"""From the content as it is, all of it, to everything that a snapshot holds."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from briefing.content import assemble, read_outline
from briefing.derived.extracting import Task, cut_off
from briefing.derived.known import BESIDE, Known
from briefing.derived.overseeing import Overseer
from briefing.derived.scan import ARTICLES, Scan, Seen, article_of, changed, file_of, fingerprint
from briefing.derived.stamp import sources, stamp
from briefing.derived.unfinished import Unfinished, taken_on
from briefing.derived.values import About, Derived, Held
from briefing.errors import Problem
from briefing.language.safety import safe_line
from briefing.model import Actor, Article, Correction, Quotation
from briefing.progress import Progress
from briefing.quotations import Cast, apply_corrections
from briefing.statements import derive
from briefing.statements.ties import NO_TIES

READING = "reading articles and finding quotations"
COMPARING = "comparing statements"


def derived(
    folder: Path, now: Scan, files: Mapping[str, Seen], known: Known, step: Progress, kept: Unfinished | None = None
) -> Derived:
    """Everything of a briefing, extracting only from articles that changed, or from all where the actors did.

    What is extracted is kept in `kept`, if any, until somebody forgets it (see `unfinished.py`).
    """
    mark, raw = stamp(), sources()
    outline = read_outline(folder)
    articles, quotations = dict(known.articles), dict(known.quotations)
    mentions, wrong = dict(known.mentions), dict(known.wrong)
    changes = changed(files, known.files)
    for name in changes:
        id_ = article_of(name)
        wrong.pop(name, None)
        for held in (articles, quotations, mentions):
            held.pop(id_, None)
    tasks = [Task(name, now.paths[name]) for name in sorted(changes) if name in files and name.startswith(ARTICLES)]
    if outline.actors != known.actors:
        tasks += [Task(file_of(id_), article) for id_, article in articles.items()]
    outcomes = taken_on(kept, tasks, outline.actors, files, mark, lambda done, total: step(READING, done, total))
    with contextlib.closing(outcomes):
        for outcome in outcomes:
            if outcome.problems:
                wrong[outcome.name] = outcome.problems
            if outcome.article is not None:
                id_ = outcome.article.id
                articles[id_], quotations[id_] = outcome.article, outcome.quotations
                mentions[id_] = outcome.mentions
    opened = assemble(outline, articles.values())
    there = {article.id: article for article in opened.briefing.articles}
    corrected, uncorrected, unfitted = with_corrections(there, quotations, outline.corrections, outline.actors)
    step(COMPARING, 0, 0)
    with Overseer(lambda: step(COMPARING, 0, 0)) as overseer, overseer.overseeing():
        apart = {article_of(name) for name in cut_off(wrong)}
        compared = tuple(article for article in opened.briefing.articles if article.id not in apart)
        ledger = derive(replace(opened.briefing, articles=compared), corrected)
    statements = sorted(ledger.statements, key=lambda each: each.rank)
    unfitted += [each for each in ledger.unfitted if not each.kind.of_speaker]
    about = About(
        mark,
        raw,
        fingerprint(mark, files, now.problems),
        outline,
        opened.briefing.outlets,
        files,
        tuple(dict.fromkeys(unfitted)),
        {**{name: found for name, found in wrong.items() if name in files}, BESIDE: now.problems},
        (*opened.problems, *told(outline.corrections, unfitted)),
    )
    held_by_article = [
        Held(article, corrected[name], uncorrected.get(name), mentions[name], ledger.ties.get(name, NO_TIES))
        for name, article in there.items()
    ]
    return Derived(about, held_by_article, statements, ledger.copying)


def with_corrections(
    articles: Mapping[str, Article],
    quotations: Mapping[str, tuple[Quotation, ...]],
    corrections: Iterable[Correction],
    actors: tuple[Actor, ...],
) -> tuple[dict[str, tuple[Quotation, ...]], dict[str, tuple[Quotation, ...]], list[Correction]]:
    """The quotations with people's corrections of speakers; as they were, where that differs; and what does not fit."""
    by_article = _by_speaker(corrections)
    corrected, uncorrected = dict(quotations), {}
    unfitted: list[Correction] = []
    cast = Cast(actors) if by_article else None
    for id_, decided in by_article.items():
        if id_ not in articles or cast is None:
            unfitted += decided
            continue
        found, lost = apply_corrections(articles[id_], quotations[id_], decided, cast)
        unfitted += lost
        if found != quotations[id_]:
            corrected[id_], uncorrected[id_] = found, quotations[id_]
    return corrected, uncorrected, unfitted


def _by_speaker(corrections: Iterable[Correction]) -> dict[str, list[Correction]]:
    """The corrections of speakers, by article, in their order."""
    found: dict[str, list[Correction]] = {}
    for correction in corrections:
        if correction.kind.of_speaker:
            found.setdefault(correction.at[0].article, []).append(correction)
    return found


def told(corrections: tuple[Correction, ...], unfitted: Iterable[Correction]) -> list[Problem]:
    """A problem for each correction that no longer fits, by its place in the file."""
    found = []
    for correction in dict.fromkeys(unfitted):
        place = corrections.index(correction) + 1
        what = (
            f"this correction of '{safe_line(correction.at[0].article)}' no longer fits: its words, or its actor, "
            "are not there any more; mend it or take it out"
        )
        found.append(Problem("corrections.yaml", 0, f"[{place}]", what))
    return found
