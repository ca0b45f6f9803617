"""Writes docs/keys.md, the list of every key with its id: `python -m tests.keys`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefing.reader.app import BriefingApp
from briefing.reader.keymap import every_binding

FILE = Path(__file__).resolve().parents[1] / "docs" / "keys.md"
HEAD = """\
# Keys

Every key of the reader with its id, as the code has them; `python -m tests.keys` writes this file, the help (`?`) shows
what works where you are, and the README has the keys in use. Any id can be given other keys in the settings file
(`briefing locate` says where it is).

| id | keys | does |
|---|---|---|
"""


def listed() -> Iterator[str]:
    """The rows of the table, by id."""
    for id_, every in every_binding(BriefingApp).items():
        keys = dict.fromkeys(key.strip() for binding in every for key in binding.key.split(","))
        told = dict.fromkeys(binding.tooltip or binding.description for binding in every)
        yield f"| `{id_}` | {' '.join(f'`{key}`' for key in keys)} | {'; '.join(filter(None, told))} |".replace(
            "  ", " "
        )


def page() -> str:
    """The whole file."""
    return HEAD + "".join(f"{row}\n" for row in listed())


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
