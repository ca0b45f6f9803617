"""What is wrong in the files that people write beside a briefing's articles: baskets, saved searches, dropped names.

Nothing is derived from them, so no snapshot knows their problems; `briefing check` asks here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from briefing.content.clippings import CLIPPINGS
from briefing.content.dropped import DROPPED
from briefing.content.dropped import FILE as DROPPED_FILE
from briefing.content.folders import good_name
from briefing.content.lists import load_list
from briefing.content.searches import problems_of_searches
from briefing.errors import Problem

_ENDING = ".yaml"
_BASKETS = "clippings"  # how problems name the folder, wherever it lies


def problems_beside(folder: Path, searches: Path, clippings: Path) -> tuple[Problem, ...]:
    """Everything wrong in these files: file, line, field and what was expected, in the order of files and lines.

    `folder` is the briefing's; the other two are `Workspace.searches` and `Workspace.clippings`. Missing files are
    none. Raises nothing: what cannot be read is a problem.
    """
    dropped = load_list(folder, DROPPED_FILE, DROPPED).problems
    return tuple(sorted({*dropped, *problems_of_searches(searches), *_of_baskets(clippings)}))


def _of_baskets(folder: Path) -> Iterator[Problem]:
    try:
        with os.scandir(folder) as entries:
            files = sorted(entry.name for entry in entries if entry.name.endswith(_ENDING))
    except FileNotFoundError:
        return
    except OSError as error:
        yield Problem(_BASKETS, 0, "", f"expected a folder of baskets; it cannot be listed ({error.strerror})")
        return
    for file in files:
        said = f"{_BASKETS}/{file}"
        if good_name(file.removesuffix(_ENDING)):
            for problem in load_list(folder, file, CLIPPINGS).problems:
                yield problem._replace(file=said)
        elif not file.startswith("."):  # ours, while they are written
            yield Problem(said, 0, "", "cannot be a basket's name, so it is not shown; use letters, digits and hyphens")
