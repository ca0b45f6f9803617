"""Candidates into a briefing: one article at a time, each whole or not at all, and never over what is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import content
from briefing.errors import BriefingError, CancelledError
from briefing.intake.candidate import Candidate, Decision
from briefing.intake.fields.outlets import host_of, is_portal, kind_of
from briefing.language.safety import safe_line
from briefing.model import Article, Outlet

_MOST_NAMES = 1000  # articles of one name, before it is plain that something is wrong


@dataclass(frozen=True, slots=True)
class Outcome:
    """One candidate in a summary: the file's name, the article's id where there is one, and why."""

    name: str
    article: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of an import. `outlets` were new; `missing` names what a person should fill, article by article."""

    taken: tuple[Outcome, ...] = ()
    skipped: tuple[Outcome, ...] = ()
    failed: tuple[Outcome, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    missing: tuple[Outcome, ...] = ()
    cancelled: bool = False


def take(
    candidates: Iterable[Candidate],
    folder: Path,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    total: int = 0,
) -> Summary:
    """Write candidates into the briefing at `folder`, in order; `progress(name, count, total)` is told of each.

    `total` is 0 while it is not known. A failure is noted and the rest goes on. Cancelling leaves what was taken; doing
    the same import again takes the rest. Raises ContentError when the folder is no briefing.
    """
    content.require_briefing(folder)
    outlets = list(content.read_outlets(folder))
    before = len(outlets)
    taken: list[Outcome] = []
    skipped: list[Outcome] = []
    failed: list[Outcome] = []
    missing: list[Outcome] = []
    stopped = False
    try:
        for count, candidate in enumerate(candidates, 1):
            if cancelled is not None and cancelled():
                stopped = True
                break
            if candidate.decision is Decision.FAIL or candidate.article is None:
                failed.append(Outcome(candidate.name, why=candidate.problem or "gave no article"))
            elif candidate.decision is Decision.SKIP:
                skipped.append(Outcome(candidate.name, why=candidate.reason or "left out by you"))
            else:
                try:
                    _outlet(candidate, outlets, folder)
                    article = _write(candidate.article, folder)
                except (BriefingError, OSError) as error:
                    failed.append(Outcome(candidate.name, candidate.article.id, safe_line(str(error))))
                else:
                    if article is None:
                        skipped.append(Outcome(candidate.name, candidate.article.id, "it is there already"))
                    else:
                        taken.append(Outcome(candidate.name, article.id, candidate.reason))
                        if candidate.missing:
                            missing.append(Outcome(candidate.name, article.id, ", ".join(candidate.missing)))
            if progress is not None:
                progress(candidate.name, count, total)
    except CancelledError:
        stopped = True
    return Summary(tuple(taken), tuple(skipped), tuple(failed), tuple(outlets[before:]), tuple(missing), stopped)


def _outlet(candidate: Candidate, outlets: list[Outlet], folder: Path) -> None:
    """Write the proposed outlet before its first article, so that no article ever names one that is not there."""
    wanted = candidate.article.outlet if candidate.article else ""
    if wanted in {outlet.id for outlet in outlets}:
        return
    new = candidate.outlet
    if new is None or new.id != wanted:  # a person gave an outlet that nothing knows
        name = candidate.fields["outlet"].value if "outlet" in candidate.fields else wanted
        host = host_of(candidate.article.url or "") if candidate.article else ""
        # Its site is remembered, so that the next page from there is known.
        new = Outlet(wanted, name, kind_of(name, host), host if host and not is_portal(host) else None)
    content.add_outlet(folder, new)
    outlets.append(new)


def _write(article: Article, folder: Path) -> Article | None:
    """Write under the first free name; None when the same article is there already."""
    for number in range(1, _MOST_NAMES):
        named = article if number == 1 else replace(article, id=f"{article.id}-{number}")
        try:
            content.write_article(folder, named)
        except FileExistsError:
            held, _ = content.read_article(folder / "articles" / f"{named.id}.md")
            if held is not None and (held.body, held.outlet) == (article.body, article.outlet):
                return None
            continue
        return named
    raise FileExistsError(f"too many articles are called {article.id}")
