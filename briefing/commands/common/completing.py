"""What a shell may complete where a name of the workspace is expected. Nothing is opened or built for it."""

from __future__ import annotations

import argparse
from typing import Any, cast

from briefing.errors import BriefingError
from briefing.paths import workspace


def completed_by(action: argparse.Action, completer: object) -> None:
    """Complete an argument with what a function of this module gives; argcomplete looks for it there."""
    cast(Any, action).completer = completer


def briefings(parsed_args: argparse.Namespace, **_: object) -> list[str]:
    """The ids of the briefings in the workspace that the line names; none where it names none."""
    from briefing.content import briefing_ids  # no command waits for it

    try:
        return list(briefing_ids(workspace(getattr(parsed_args, "workspace", None)).content))
    except BriefingError:
        return []


def articles(parsed_args: argparse.Namespace, **_: object) -> list[str]:
    """The ids of the articles of the briefing that the line names, or of the only one."""
    from briefing.content import article_files, briefing_ids, good_name

    try:
        place = workspace(getattr(parsed_args, "workspace", None))
        ids = briefing_ids(place.content)
        named = getattr(parsed_args, "briefing", None)
        chosen = named if named in ids else ids[0] if len(ids) == 1 else None
        if chosen is None:
            return []
        files, _problems = article_files(place.content / chosen)
    except BriefingError:
        return []
    return [path.stem for path in files if good_name(path.stem)]
