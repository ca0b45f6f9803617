"""The folders of a workspace's content: which names can be a briefing's, which briefings there are, and their files.

Nothing here reads a file, so that the reader knows what to open before anything of it is read.
"""

from __future__ import annotations

import os
from pathlib import Path

from briefing.content.disk import inside_of
from briefing.errors import ContentError, Problem
from briefing.language.safety import safe_line
from briefing.plain import is_link

FILE = "briefing.yaml"
FOLDER = "articles"
LINKED = "a link, which is never followed"
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


def require_briefing(folder: Path) -> None:
    """Raise ContentError where a folder cannot be a briefing: a bad name, a link, missing, or not to be listed."""
    if not good_name(folder.name):
        raise ContentError("this name cannot be a briefing's", where=safe_line(str(folder)), do="rename the folder")
    if is_link(folder):
        raise ContentError(f"the briefing is {LINKED}", where=folder, do="put the folder itself in its place")
    try:
        os.scandir(folder).close()
    except FileNotFoundError:
        raise ContentError("there is no such briefing", where=folder, do="see `briefing list`") from None
    except OSError as error:
        what = f"the briefing cannot be opened ({error.strerror})"
        raise ContentError(what, where=folder, do="check its permissions") from error


def article_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The files of a briefing's articles in order of their ids, and what stands beside them and is not read."""
    place = folder / FOLDER
    problems: list[Problem] = []
    if not place.is_dir():
        return [], [Problem(FOLDER, 0, "", "missing; expected a folder with the articles")]
    if not inside_of(place, folder):
        return [], [Problem(FOLDER, 0, "", "a link out of the briefing's folder; move the articles into it instead")]
    files: list[Path] = []
    for entry in entries(place):
        shown_name = f"{FOLDER}/{safe_line(entry.name)}"
        if entry.name.endswith(ENDING) and not entry.name.startswith((".", "~")):
            files.append(place / entry.name)
        elif entry.name.lower().endswith((ENDING, ".markdown", ".txt")) and not entry.name.startswith((".", "~")):
            problems.append(Problem(shown_name, 0, "", f"not read: expected a name that ends in {ENDING}"))
        elif entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
            problems.append(Problem(shown_name, 0, "", f"not read: expected articles directly in {FOLDER}/"))
    return sorted(files, key=lambda path: path.name.removesuffix(ENDING)), problems


def entries(folder: Path) -> list[os.DirEntry[str]]:
    """What a folder holds; nothing where it is missing. Raises ContentError where it cannot be listed."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        what = f"the articles cannot be listed ({error.strerror})"
        raise ContentError(what, where=folder, do="check its permissions") from error
