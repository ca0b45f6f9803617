"""What the reader remembers between runs: briefing, place, recent jumps, theme. Losing it costs nothing."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from briefing.files import write_atomic
from briefing.language.words import one_line
from briefing.plain import read_plain

RECENT = 12
SEARCHES = 100  # of a briefing, that are remembered
TOPS = 500  # texts of a briefing whose place is remembered
_LARGEST = 4_000_000  # bytes


@dataclass(slots=True)
class Memory:
    """What is remembered; `places` is the last article of each briefing, `recents` its last jumps (kind, id), `read`
    the articles that were opened, `tops` where in each text the reader was (an offset), and `baskets` the basket that
    was open last, "" the first one.
    """

    briefing: str = ""
    theme: str = ""
    places: dict[str, str] = field(default_factory=dict)
    recents: dict[str, list[list[str]]] = field(default_factory=dict)
    read: dict[str, list[str]] = field(default_factory=dict)
    tops: dict[str, dict[str, int]] = field(default_factory=dict)
    searches: dict[str, list[str]] = field(default_factory=dict)  # what was searched for, the newest last
    baskets: dict[str, str] = field(default_factory=dict)
    welcomed: bool = False  # whether the lines of welcome were shown
    set_theme: str = ""  # what the settings said when the theme was chosen

    def visited(self, briefing: str, kind: str, id_: str) -> None:
        """Put a jump at the head of a briefing's recents."""
        seen = [pair for pair in self.recents.get(briefing, []) if pair != [kind, id_]]
        self.recents[briefing] = [[kind, id_], *seen][:RECENT]

    def copied(self) -> Memory:
        """The same as it is now, to be written while this one changes. Lists are not copied: none is ever changed."""
        return replace(
            self,
            places=dict(self.places),
            recents=dict(self.recents),
            read=dict(self.read),
            tops={briefing: dict(places) for briefing, places in self.tops.items()},
            searches=dict(self.searches),
            baskets=dict(self.baskets),
        )

    def searched(self, briefing: str, query: str) -> None:
        """Put a query at the end of what was searched for in a briefing."""
        before = [each for each in self.searches.get(briefing, []) if each != query]
        self.searches[briefing] = [*before, query][-SEARCHES:]


def load_memory(path: Path) -> Memory:
    """Read the memory; anything wrong with it and it starts empty."""
    try:
        loaded: Any = json.loads(read_plain(path, _LARGEST))
    except (OSError, ValueError, RecursionError):
        return Memory()
    if not isinstance(loaded, dict):
        return Memory()
    memory = Memory()
    for each in fields(Memory):
        value = loaded.get(each.name)
        if isinstance(value, type(getattr(memory, each.name))):
            setattr(memory, each.name, value)
    memory.places = {str(key): value for key, value in memory.places.items() if isinstance(value, str)}
    memory.baskets = {str(key): value for key, value in memory.baskets.items() if isinstance(value, str)}
    memory.recents = {
        str(key): [[str(part) for part in pair] for pair in pairs if isinstance(pair, list) and len(pair) == 2]
        for key, pairs in memory.recents.items()
        if isinstance(pairs, list)
    }
    memory.read = {str(key): [str(id_) for id_ in ids] for key, ids in memory.read.items() if isinstance(ids, list)}
    memory.searches = {
        str(key): [one_line(str(query)) for query in asked][-SEARCHES:]
        for key, asked in memory.searches.items()
        if isinstance(asked, list)
    }
    memory.tops = {
        str(key): {str(id_): top for id_, top in tops.items() if isinstance(top, int)}
        for key, tops in memory.tops.items()
        if isinstance(tops, dict)
    }
    return memory


def merged(base: Memory, mine: Memory, theirs: Memory) -> Memory:
    """What is to be remembered where another reader wrote since `base` was written: what either of the two changed.

    Where both changed the same thing, mine counts; lists keep what either added and lose what either took out.
    """
    return Memory(
        **{
            each.name: _merged(getattr(base, each.name), getattr(mine, each.name), getattr(theirs, each.name))
            for each in fields(Memory)
        }
    )


def _merged(base: Any, mine: Any, theirs: Any) -> Any:
    if mine == base:
        return theirs
    if theirs == base:
        return mine
    if isinstance(mine, dict) and isinstance(theirs, dict):
        was = base if isinstance(base, dict) else {}
        both = {key: _merged(was.get(key), mine.get(key), theirs.get(key)) for key in dict.fromkeys((*theirs, *mine))}
        return {key: value for key, value in both.items() if value is not None}
    if isinstance(mine, list) and isinstance(theirs, list):
        known = base if isinstance(base, list) else []
        return [
            *(each for each in theirs if each not in known and each not in mine),
            *(each for each in mine if each in theirs or each not in known),
        ]
    return mine


def save_memory(path: Path, memory: Memory) -> None:
    """Write the memory, for its user alone; where that is not possible the next run simply starts afresh."""
    memory.tops = {name: dict(list(tops.items())[-TOPS:]) for name, tops in memory.tops.items()}
    with contextlib.suppress(OSError):
        write_atomic(path, json.dumps(asdict(memory), ensure_ascii=False, indent=1), private=True)
