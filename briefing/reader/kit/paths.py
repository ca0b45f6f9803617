"""Completing the last of several paths that somebody types, as a shell does."""

from __future__ import annotations

import os
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.paths import typed_path

MOST = 12  # names that are shown


class Completed(NamedTuple):
    """What was typed, as far as it can only go on; and the names that it can go on to."""

    text: str
    names: tuple[str, ...]


def completed(text: str) -> Completed:
    """Complete the last path of a line. Reads a folder, so that it belongs in a worker."""
    head, last, quote = _split(text)
    folder_text, slash, begun = last.rpartition("/")
    try:
        with os.scandir(typed_path(f"{folder_text}/" if slash else ".")) as entries:
            matching = {
                entry.name: entry.is_dir()
                for entry in entries
                if entry.name.startswith(begun) and (begun.startswith(".") or not entry.name.startswith("."))
            }
    except (OSError, BriefingError):
        return Completed(text, ())
    names = sorted(matching)
    if not names:
        return Completed(text, ())
    common = _beginning(names)
    done = f"{folder_text}{slash}{common}"
    if " " in done and not quote:
        quote = '"'
    end = "/" if len(names) == 1 and matching[names[0]] else quote if len(names) == 1 else ""
    return Completed(
        f"{head}{quote}{done}{end}", tuple(f"{name}/" if matching[name] else name for name in names[:MOST])
    )


def _beginning(names: list[str]) -> str:
    """What all the names, in order, begin with."""
    first, last = names[0], names[-1]
    return first[
        : next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    ]


def _split(text: str) -> tuple[str, str, str]:
    """What stands before the last path, the path, and the quotation mark that it begins with."""
    for quote in ('"', "'"):
        if text.count(quote) % 2:
            head, _, last = text.rpartition(quote)
            return head, last, quote
    head, space, last = text.rpartition(" ")
    return head + space, last, ""
