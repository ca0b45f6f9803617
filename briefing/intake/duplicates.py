"""The same text twice: the same address, words, or copy with other edits. Little is kept of each text."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit
from zlib import crc32

from briefing.content import UNKNOWN_OUTLET
from briefing.intake.candidate import Decision, Duplicate
from briefing.intake.options import Duplicates
from briefing.model import Article

# One-permutation MinHash (Li, Owen, Zhang 2012): 64 bins of shingles of five words, looked up by bands of four bins.
_BINS = 64
_BAND = 4
_RUN = 5
_EMPTY = 0xFFFFFFFF
_SAME_COPY = 0.6  # share of equal bins from which two texts are the same copy
_FEW = 30  # words below which only equality counts
_WORD = re.compile(r"\w+")
# Parts of an address that say where a reader came from, not what the page is.
_TRACKING = re.compile(
    r"^(?:utm_|fbclid|gclid|mc_|ref$|ref_|cmp|ito$|ns_|at_|smid|ocid|xtor|share|source$|amp$)", re.IGNORECASE
)
ORIGIN = re.compile(r"\((?:source )?([0-9a-f]{16})\)$")


class KnownTexts:
    """What is known of the texts so far. `note` those of a briefing first, then ask and note each new one."""

    def __init__(self, articles: Iterable[Article] = (), policy: Duplicates = Duplicates.AUTO) -> None:
        self._policy = policy
        self._origin: dict[str, str] = {}
        self._address: dict[str, str] = {}
        self._words: dict[int, list[int]] = {}
        self._band: dict[int, list[int]] = {}
        self._ids: list[str] = []
        self._outlets: list[str] = []
        self._sketches: list[array[int]] = []
        for article in articles:
            self.note(article)

    def note(self, article: Article) -> None:
        """Remember an article."""
        words = _WORD.findall(article.body.casefold())
        number = len(self._ids)
        self._ids.append(article.id)
        self._outlets.append(article.outlet)
        held = ORIGIN.search(article.origin or "")
        if held:
            self._origin.setdefault(held[1], article.id)
        if article.url:
            self._address.setdefault(address_key(article.url), article.id)
        self._words.setdefault(_digest(words), []).append(number)
        sketch = _sketch(words)
        self._sketches.append(sketch)
        for band in _bands(sketch):
            self._band.setdefault(band, []).append(number)

    def check(self, article: Article) -> tuple[Decision, Duplicate | None]:
        """Whether an article is there already, and what becomes of it under the policy of this import."""
        held = ORIGIN.search(article.origin or "")
        if held and held[1] in self._origin:
            return Decision.SKIP, Duplicate(self._origin[held[1]], "the same file")
        if article.url and address_key(article.url) in self._address:
            return self._decided(Decision.SKIP), Duplicate(self._address[address_key(article.url)], "the same address")
        words = _WORD.findall(article.body.casefold())
        same = self._words.get(_digest(words), []) if words else []
        for number in same:
            if UNKNOWN_OUTLET in (article.outlet, self._outlets[number]) or article.outlet == self._outlets[number]:
                return self._decided(Decision.SKIP), Duplicate(self._ids[number], "the same words")
        if same:
            return self._decided(Decision.TAKE), Duplicate(self._ids[same[0]], "the same words from another outlet")
        near = self._nearest(words)
        if near is None:
            return Decision.TAKE, None
        other = self._outlets[near]
        why = "nearly the same words" if other == article.outlet else "the same copy from another outlet"
        return self._decided(Decision.TAKE), Duplicate(self._ids[near], why)

    def _decided(self, auto: Decision) -> Decision:
        match self._policy:
            case Duplicates.SKIP:
                return Decision.SKIP
            case Duplicates.KEEP:
                return Decision.TAKE
            case _:
                return auto

    def _nearest(self, words: list[str]) -> int | None:
        if len(words) < _FEW:
            return None
        sketch = _sketch(words)
        near = {number for band in _bands(sketch) for number in self._band.get(band, ())}
        likeness, number = max(
            ((_likeness(sketch, self._sketches[number]), -number) for number in near), default=(0.0, 0)
        )
        return -number if likeness >= _SAME_COPY else None


def address_key(url: str) -> str:
    """An address as it is compared: without scheme, www, fragment, trailing slash and tracking."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    query = urlencode(sorted((name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)))
    host = (parts.netloc or "").lower().removeprefix("www.").removeprefix("amp.")
    path = parts.path.rstrip("/").removesuffix("/amp").removesuffix("/index.html")
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def _digest(words: list[str]) -> int:
    joined = " ".join(words).encode()
    return crc32(joined) << 32 | crc32(joined[::-1])


def _sketch(words: list[str]) -> array[int]:
    """The smallest hash in each bin of the runs of five words."""
    least = array("L", [_EMPTY]) * _BINS
    hashes = [crc32(word.encode()) for word in words]
    for at in range(len(hashes) - _RUN + 1):
        run = 0
        for value in hashes[at : at + _RUN]:
            run = (run * 0x01000193 ^ value) & _EMPTY
        run = (run * 0x9E3779B1) & _EMPTY
        place = run >> 26
        if run < least[place]:
            least[place] = run
    return least


def _bands(sketch: array[int]) -> list[int]:
    """One key for each four bins that are not empty throughout."""
    return [
        hash((at, *sketch[at : at + _BAND]))
        for at in range(0, _BINS, _BAND)
        if any(value != _EMPTY for value in sketch[at : at + _BAND])
    ]


def _likeness(one: array[int], other: array[int]) -> float:
    both = [(left, right) for left, right in zip(one, other, strict=True) if left != _EMPTY or right != _EMPTY]
    return sum(left == right for left, right in both) / len(both) if both else 0.0
