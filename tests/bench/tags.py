"""What it would cost to have enum members for tags: extraction with each, in turns, as ratios.

    python -m tests.bench.tags [ROUNDS]

Only the tags that the words bring are members here; constants that they are compared with stay as they are, so that
the real cost is higher.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from briefing.content import read_briefing
from briefing.quotations import Cast, extract
from briefing.quotations.glossary import TAGS
from briefing.quotations.reading import tokens

SHIPPED = Path(__file__).resolve().parents[2] / "content" / "child-online-safety"


class _Hashed(StrEnum):
    """An enum whose members are hashed as strings are, and not by a function in Python."""

    __hash__ = str.__hash__


def _members(base: Any) -> Callable[..., Any]:
    """The function that tags a word, with members of an enum for its words."""
    made = base("Tag", {f"T{number}": tag for number, tag in enumerate(TAGS)})
    member = {each.value: each for each in made}
    plain = tokens._tagged.__wrapped__

    def tagged(text: str, before: Any) -> Any:
        low, tag, verb = plain(text, before)
        return low, member.get(tag, tag), verb

    return lru_cache(maxsize=20_000)(tagged)


def main(argv: list[str]) -> int:
    """Print a line a kind of tag."""
    rounds = int(argv[0]) if argv else 40
    shipped = read_briefing(SHIPPED).briefing
    cast = Cast(shipped.actors)
    kinds = {"words": tokens._tagged, "StrEnum": _members(StrEnum), "StrEnum, hashed as str": _members(_Hashed)}
    spent: dict[str, list[float]] = {name: [] for name in kinds}
    for number in range(rounds + 1):
        for name, tagged in kinds.items():
            with patch.object(tokens, "_tagged", tagged):
                begun = time.process_time()
                for article in shipped.articles:
                    extract(article, cast)
                if number:  # the first round fills the caches
                    spent[name].append(time.process_time() - begun)
    print(f"{rounds} rounds over {len(shipped.articles)} articles, in turns\n")
    print("| tags are | least | median |\n|---|---|---|")
    for name, times in spent.items():
        ratio = median(one / plain for one, plain in zip(times, spent["words"], strict=True))
        print(f"| {name} | {min(times) / min(spent['words']):.3f} | {ratio:.3f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
