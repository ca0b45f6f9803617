"""A glimpse of a large briefing while its first snapshot is made: some articles as texts, in memory, and nothing else.

Deriving thousands of articles takes minutes, reading a few hundred of them less than a second. A glimpse holds no
quotation, no actor and no statement, because what it would say of them is not known yet: it is a `Store` whose `out_of`
tells of how many articles it is a part, and whoever shows it says so.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefing.content import article_files, assemble, read_article, read_outline
from briefing.content.folders import ENDING
from briefing.derived.opening import elsewhere
from briefing.derived.stamp import sources
from briefing.derived.store import Store
from briefing.derived.values import About, Derived, Held, Piece
from briefing.derived.writing import write
from briefing.errors import CancelledError
from briefing.paths import Workspace
from briefing.progress import Cancelled

LEAST = 300  # articles from which deriving takes so long that a glimpse is worth it
SHOWN = 200  # articles in it: those whose names come last, which begin with the date
LARGEST = 20_000_000  # bytes of their files together; two hundred articles have a million
FINGERPRINT = "glimpse"  # no snapshot's, which are hexadecimal


def open_glimpse(
    workspace: Workspace, briefing: str, near: str = "", cancelled: Cancelled | None = None
) -> Store | None:
    """A glimpse of a briefing's last articles and of the one called `near`; None where there are too few to need one.

    Raises ContentError where there is no such briefing, CancelledError if `cancelled` says so.
    """
    folder = workspace.content / briefing
    outline = read_outline(folder)
    files, _ = article_files(folder)
    if len(files) < LEAST:
        return None
    articles = []
    last = _last(files)
    for path in [path for path in files if path.name == near + ENDING and path not in last] + last:
        if cancelled is not None and cancelled():
            raise CancelledError
        article, _ = read_article(path)
        if article is not None:
            articles.append(article)
    opened = assemble(replace(outline, actors=(), corrections=()), articles)
    about = About("", sources(), FINGERPRINT, replace(outline, actors=()), opened.briefing.outlets, {}, (), {})
    held = {article.id: Held(article, (), None, (), b"") for article in opened.briefing.articles}
    size = sum(len(article.body) for article in opened.briefing.articles)
    pieces = [Piece(done=tuple(held))]
    derived = Derived(tuple(held), size, about.outlets, (), held.__getitem__, lambda _: pieces, lambda: about)
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    write(connection, derived, lambda: None)
    return Store(connection, None, elsewhere(workspace, briefing), out_of=len(files))


def _last(files: Sequence[Path]) -> list[Path]:
    """The files to show, in their order: the last ones, as many as are read while somebody waits."""
    room = LARGEST
    shown: list[Path] = []
    for path in reversed(files[-SHOWN:]):
        with contextlib.suppress(OSError):
            room -= path.stat().st_size
        if room < 0 and shown:
            break
        shown.append(path)
    return shown[::-1]
