"""A briefing on disk: its folder, its outline (everything but the articles), and the whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.content.articles import read_article
from briefing.content.cast import ACTORS, ACTORS_FILE, OUTLETS
from briefing.content.corrections import CORRECTIONS
from briefing.content.corrections import FILE as CORRECTIONS_FILE
from briefing.content.fields import Fields, kind_of, meant, shown
from briefing.content.folders import (
    ENDING,
    FILE,
    FOLDER,
    LINKED,
    article_files,
    briefing_ids,
    entries,
    require_briefing,
)
from briefing.content.lists import load_list, load_tree
from briefing.content.nodes import Mapping, Scalar
from briefing.errors import ContentError, Problem
from briefing.model import Actor, Article, Briefing, Contractions, Correction, Outlet, OutletKind
from briefing.plain import is_link


@dataclass(frozen=True, slots=True)
class Listed:
    """A briefing in a list: `articles` counts its article files, None where they cannot be listed; `problem` is why,
    or why its briefing.yaml cannot be read.
    """

    id: str
    title: str
    folder: Path
    articles: int | None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A briefing, everything wrong with its files, and the file name of each article by the article's id."""

    briefing: Briefing
    problems: tuple[Problem, ...]
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything of a briefing but its articles, with what is wrong with its files. `outlets` are those declared."""

    id: str
    title: str
    outlets: tuple[Outlet, ...] = ()
    actors: tuple[Actor, ...] = ()
    corrections: tuple[Correction, ...] = ()
    summary: str = ""
    subject: str = ""
    made: str = ""
    contractions: Contractions = Contractions.OTHER
    problems: tuple[Problem, ...] = ()


def listed(content: Path) -> tuple[Listed, ...]:
    """The briefings that `briefing_ids` finds, each with its briefing.yaml read and its files counted.

    One that is a link is named with that as its problem, and nothing behind it is read.
    """
    briefings = []
    for name in briefing_ids(content):
        folder = content / name
        if is_link(folder):
            briefings.append(Listed(name, name, folder, None, Problem(name, 0, "", LINKED)))
            continue
        head = _head(folder)
        problem = head.problems[0] if head.problems and head.title == name else None
        count: int | None
        try:
            count = sum(file.name.endswith(ENDING) for file in entries(folder / FOLDER))
        except ContentError as error:
            count, problem = None, Problem(FOLDER, 0, "", error.what)
        briefings.append(Listed(name, head.title, folder, count, problem))
    return tuple(briefings)


def read_briefing(folder: Path) -> Opened:
    """A briefing with all that can be read of it, and everything wrong with its files in one list.

    An article whose outlet is not in briefing.yaml is kept, under an outlet named as it names it.
    Raises ContentError where the folder is missing or cannot be listed.
    """
    outline = read_outline(folder)
    files, problems = article_files(folder)
    articles: list[Article] = []
    for path in files:
        article, wrong = read_article(path)
        problems.extend(wrong)
        if article is not None:
            articles.append(article)
    opened = assemble(outline, articles)
    names = {article.id: article.id + ENDING for article in articles}
    return Opened(opened.briefing, tuple(sorted({*opened.problems, *problems})), names)


def read_outline(folder: Path) -> Outline:
    """Everything of a briefing but its articles. Raises ContentError where the folder is missing or unusable."""
    require_briefing(folder)
    head = _head(folder)
    actors = load_list(folder, ACTORS_FILE, ACTORS)
    corrections = load_list(folder, CORRECTIONS_FILE, CORRECTIONS)
    problems = (*head.problems, *actors.problems, *corrections.problems)
    return replace(head, actors=actors.values, corrections=corrections.values, problems=problems)


def _head(folder: Path) -> Outline:
    """What briefing.yaml says; the folder's name for a title where it says none."""
    _, node, problems = load_tree(folder, FILE)
    if node is None or (isinstance(node, Scalar) and node.null):
        problems = problems or [Problem(FILE, 0, "", "missing or empty; expected title and outlets")]
        return Outline(folder.name, folder.name, problems=tuple(problems))
    if not isinstance(node, Mapping):
        problems.append(Problem(FILE, node.line, "", f"expected keys and values, found {kind_of(node)}"))
        return Outline(folder.name, folder.name, problems=tuple(problems))
    fields = Fields(node, FILE, problems)
    title = fields.text("title", required=True)
    summary = fields.text("summary", many_lines=True)
    subject = fields.text("subject", many_lines=True)
    made = fields.text("made", many_lines=True)
    contractions = fields.choice("contractions", Contractions) or Contractions.OTHER
    outlets = tuple(outlet for _, outlet in OUTLETS.read(fields.mappings("outlets", required=True)))
    fields.done()
    return Outline(
        folder.name,
        title or folder.name,
        outlets,
        summary=summary or "",
        subject=subject or "",
        made=made or "",
        contractions=contractions,
        problems=tuple(problems),
    )


def assemble(outline: Outline, articles: Iterable[Article]) -> Opened:
    """A briefing of an outline and articles, with the problems of the outline and of how the two fit.

    `files` is left empty.
    """
    ordered = tuple(sorted(articles, key=lambda article: article.id))
    outlets, problems = fitted(outline, ((article.id, article.outlet) for article in ordered))
    briefing = Briefing(
        outline.id,
        outline.title,
        outlets,
        outline.actors,
        ordered,
        outline.corrections,
        outline.summary,
        outline.subject,
        outline.made,
        outline.contractions,
    )
    return Opened(briefing, problems, {})


def fitted(outline: Outline, articles: Iterable[tuple[str, str]]) -> tuple[tuple[Outlet, ...], tuple[Problem, ...]]:
    """The outlets of a briefing, those too that only articles name, and the problems of its outline and of how articles
    fit it. `articles` are ids with the outlets' ids, in the order of the ids.
    """
    known = {outlet.id for outlet in outline.outlets}
    problems = list(outline.problems)
    unread = not known and any(problem.file == FILE for problem in problems)  # one mistake is told once
    added: dict[str, Outlet] = {}
    alike: dict[str, str] = {}
    for name, outlet in articles:
        if outlet not in known:
            what = f"{shown(outlet)} is no outlet of {FILE}{meant(outlet, known)}; add it there"
            if not unread:
                problems.append(Problem(f"{FOLDER}/{name}{ENDING}", 0, "outlet", what))
            added[outlet] = Outlet(outlet, outlet, OutletKind.OTHER)
        key = name if name.isascii() and name.islower() else unicodedata.normalize("NFC", name).casefold()
        if key in alike:
            what = f"its name is that of {alike[key]}{ENDING} but for letter case or accents; rename one"
            problems.append(Problem(f"{FOLDER}/{name}{ENDING}", 0, "", what))
        alike.setdefault(key, name)
    outlets = outline.outlets + tuple(added[id_] for id_ in sorted(added))
    return outlets, tuple(sorted(set(problems)))
