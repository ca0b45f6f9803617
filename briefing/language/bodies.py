"""States and bodies by name or by initials, as one normal form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from briefing.language.spelling import normal
from briefing.language.tables import table
from briefing.language.words import words

if TYPE_CHECKING:
    from briefing.language.tokens import Token

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@dataclass(frozen=True, eq=False, slots=True)
class Short:
    """Long forms by their first word, the longest first, with their initials; initials that need capitals; and other
    initials of the same (USA, US).
    """

    phrases: Phrases
    capital: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)


def phrases(pairs: Iterable[tuple[str, str]]) -> Phrases:
    """An index of long forms, each with the initials that stand for it."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for short, long in pairs:
        keys = tuple(normal(word.text) for word in words(long))
        if len(keys) > 1:
            by_first.setdefault(keys[0], []).append((keys, normal(short)))
    for listed in by_first.values():
        listed.sort(key=lambda item: -len(item[0]))
    return by_first


@cache
def known() -> Short:
    """The states and bodies of the table."""
    raw = table("bodies")
    listed = [(short, long) for part in ("any", "capital") for short, longs in raw[part].items() for long in longs]
    return Short(phrases(listed), frozenset(raw["capital"]), dict(raw["same"]))


def shorten(text: str, tokens: list[Token], more: Phrases | None = None) -> list[Token]:
    """Long forms as one word with the normal form of their initials; initials that are words (us) are told apart."""
    short = known()
    keys = {token.key for token in tokens}
    hits = [index for index in (more, short.phrases) if index and not keys.isdisjoint(index)]
    risky = not keys.isdisjoint(short.capital)
    if not hits and not risky and keys.isdisjoint(short.same):
        return tokens
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        long = next((each for index in hits if (each := _long(text, tokens, at, index)) is not None), None)
        if long is not None:
            made.append(replace(token, key=long[0], end=tokens[long[1] - 1].end))
            at = long[1]
            continue
        if token.key in short.same:
            token = replace(token, key=_marked(short.same[token.key]))
        elif token.key in short.capital and _initials(text, tokens, at):
            token = replace(token, key=_marked(token.key))
        made.append(token)
        at += 1
    return made


def _marked(key: str) -> str:
    """Initials that are a word as well (us, who), told from it."""
    return f"{key}." if key in known().capital else key


def _long(text: str, tokens: list[Token], at: int, index: Phrases) -> tuple[str, int] | None:
    for keys, short in index.get(tokens[at].key, ()):
        end = at + len(keys)
        if end > len(tokens) or any(tokens[at + step].key != keys[step] for step in range(1, len(keys) - 1)):
            continue
        last = tokens[end - 1]
        surface = text[last.start : last.end]
        owning = surface[-2:] in ("'s", "’s")
        if last.key == keys[-1] + ("s" if owning else ""):
            return _marked(short) + ("s" if owning else ""), end
    return None


def _initials(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a word is printed as initials: in capitals, and not because its neighbours are."""
    surface = text[tokens[at].start : tokens[at].end]
    if sum(char.isupper() for char in surface) < 2:
        return False
    if "." in surface:
        return True
    around = [text[token.start : token.end] for token in (*tokens[max(0, at - 2) : at], *tokens[at + 1 : at + 3])]
    shouted = sum(word.isupper() and len(word) > 1 for word in around)
    return not (around and shouted * 2 >= len(around) and shouted > 0 and _plain(around))


def _plain(around: Sequence[str]) -> bool:
    """Whether words in capitals are shouted: no word near them is in small letters."""
    return not any(word.islower() for word in around)
