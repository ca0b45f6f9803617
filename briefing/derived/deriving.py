"""From the content as it is, all of it, to everything that a snapshot holds."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefing.content import Outline, fitted, read_outline
from briefing.derived.comparing import COMPARING, Comparing
from briefing.derived.extracting import Extracted, Task, cut_off
from briefing.derived.known import BESIDE, Known
from briefing.derived.outcomes import Outcomes
from briefing.derived.pooling import THIS_MACHINE, Machines
from briefing.derived.scan import ARTICLES, Scan, Seen, article_of, changed, file_of, fingerprint
from briefing.derived.stamp import sources, stamp
from briefing.derived.unfinished import Unfinished, taken_on
from briefing.derived.values import About, Derived, Piece
from briefing.errors import Problem
from briefing.language.safety import safe_line
from briefing.model import Actor, Article, Briefing, Correction, Quotation
from briefing.progress import Progress
from briefing.quotations import Cast, apply_corrections
from briefing.statements.ties import NO_TIES

__all__ = ["COMPARING", "READING", "derived", "told", "with_corrections"]

READING = "reading articles and finding quotations"


@contextlib.contextmanager
def derived(
    folder: Path,
    now: Scan,
    files: Mapping[str, Seen],
    known: Known,
    step: Progress,
    kept: Unfinished | None = None,
    machines: Machines = THIS_MACHINE,
) -> Iterator[Derived]:
    """Everything of a briefing, extracting only from articles that changed, or from all where the actors did.

    It is done on `machines`. What is extracted is kept in `kept`, if any, until somebody forgets it (see
    `unfinished.py`). Statements are compared while the pieces are taken, which raise EntangledError where all must be
    compared at once.
    """
    mark, raw = stamp(), sources()
    outline = read_outline(folder)
    with Outcomes(outline.outlets, kept.path.parent if kept is not None else None) as outcomes:
        wrong = _extracted(outcomes, now, files, known, step, kept, outline, machines)
        names = sorted(outcomes.known)
        outlets, problems = fitted(outline, ((name, outcomes.known[name].outlet) for name in names))
        unfitted = _corrected(outcomes, outline)
        apart = {article_of(name) for name in cut_off(wrong)}
        frame = Briefing(
            outline.id,
            outline.title,
            outlets,
            outline.actors,
            corrections=outline.corrections,
            contractions=outline.contractions,
        )
        comparing = Comparing(frame, [name for name in names if name not in apart], outcomes, step, machines)

        def pieces(whole: bool) -> Iterator[Piece]:
            yield from comparing.pieces(whole=whole)
            yield Piece(ties=dict.fromkeys(apart, NO_TIES), done=sorted(apart & outcomes.known.keys()))

        def about() -> About:
            lost = [*unfitted, *sorted(comparing.unfitted, key=outline.corrections.index)]
            return About(
                mark,
                raw,
                fingerprint(mark, files, now.problems),
                outline,
                outlets,
                files,
                tuple(dict.fromkeys(lost)),
                {**{name: found for name, found in wrong.items() if name in files}, BESIDE: now.problems},
                (*problems, *told(outline.corrections, lost)),
            )

        yield Derived(names, outcomes.characters, outlets, outline.actors, outcomes.held, pieces, about)


def _extracted(
    outcomes: Outcomes,
    now: Scan,
    files: Mapping[str, Seen],
    known: Known,
    step: Progress,
    kept: Unfinished | None,
    outline: Outline,
    machines: Machines,
) -> dict[str, tuple[Problem, ...]]:
    """Put all that is known and all that is to be extracted into the outcomes; the problems, by file."""
    wrong = dict(known.wrong)
    changes = changed(files, known.files)
    for name in changes:
        wrong.pop(name, None)
    tasks = [Task(name, now.paths[name]) for name in sorted(changes) if name in files and name.startswith(ARTICLES)]
    other_actors = outline.actors != known.actors
    gone = {article_of(name) for name in changes}
    for id_, article in known.articles.items():
        if id_ in gone:
            continue
        if other_actors:
            tasks.append(Task(file_of(id_), article))
        else:
            outcomes.add(Extracted(file_of(id_), article, known.quotations[id_], known.mentions[id_]))
    found = taken_on(
        kept, tasks, outline.actors, files, stamp(), lambda done, total: step(READING, done, total), machines
    )
    with contextlib.closing(found):
        for outcome in found:
            if outcome.problems:
                wrong[outcome.name] = outcome.problems
            outcomes.add(outcome)
    return wrong


def _corrected(outcomes: Outcomes, outline: Outline) -> list[Correction]:
    """Apply what people corrected of speakers; what of that does not fit."""
    named = dict.fromkeys(one.at[0].article for one in outline.corrections if one.kind.of_speaker)
    there = [name for name in named if name in outcomes.known]
    articles = {name: outcomes.article(name) for name in there}
    quotations = {name: outcomes.quotations(name) for name in there}
    corrected, before, unfitted = with_corrections(articles, quotations, outline.corrections, outline.actors)
    outcomes.correct(corrected, before)
    return unfitted


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
