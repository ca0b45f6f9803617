"""The folders of a workspace's content: which names can be a briefing's, and which briefings there are.

Nothing here reads a file, so that the reader knows what to open before anything of it is read.
"""

from __future__ import annotations

import os
from pathlib import Path

from briefing.errors import ContentError
from briefing.language.safety import safe_line
from briefing.plain import is_link

FILE = "briefing.yaml"
FOLDER = "articles"
ENDING = ".md"  # of an article's file
LONGEST_NAME = 180  # characters of an id; file systems take 255 bytes of a name


def good_name(name: str) -> bool:
    """Whether a file name without its ending can be an id: visible characters that stay in their folder."""
    return bool(
        0 < len(name) <= LONGEST_NAME
        and name == name.strip()
        and name[0] not in ".~"
        and name.isprintable()
        and safe_line(name) == name
        and not set(name) & set('/\\:*?"<>|')
    )


def briefing_ids(content: Path) -> tuple[str, ...]:
    """The briefings directly below content/, by id: folders with a good name that hold a briefing.yaml or articles/.

    A missing content/ has none. Raises ContentError where it cannot be listed.
    """
    try:
        with os.scandir(content) as entries:
            folders = sorted(entry.name for entry in entries if entry.is_dir() and good_name(entry.name))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        what = f"the content cannot be listed ({error.strerror})"
        raise ContentError(what, where=content, do="check its permissions") from error
    return tuple(name for name in folders if _holds_briefing(content / name))


def _holds_briefing(folder: Path) -> bool:
    """Whether it looks like a briefing; a link and one that may not be looked into do, so that opening it says so."""
    if is_link(folder):
        return True
    try:
        return (folder / FILE).exists() or (folder / FOLDER).is_dir()
    except PermissionError:
        return True
