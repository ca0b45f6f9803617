"""The folders of a workspace's content: which names can be a briefing's, and which briefings there are.

Nothing here reads a file, so that the reader knows what to open before anything of it is read.
"""

from __future__ import annotations

import os
from pathlib import Path

from briefing.language.safety import safe_line

FILE = "briefing.yaml"
FOLDER = "articles"
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

    A missing or unreadable content/ has none.
    """
    try:
        folders = sorted(entry.name for entry in os.scandir(content) if entry.is_dir() and good_name(entry.name))
    except OSError:
        return ()
    return tuple(name for name in folders if (content / name / FILE).exists() or (content / name / FOLDER).is_dir())
