"""What can tie an article to others: all through which what is derived of one can depend on another.

Two articles have nothing to do with each other's statements unless their days allow an occasion and they share a run
of words that tells, a person who speaks in the one and is named in the other, names that few others have, or mostly the
same text. What is derived of an article therefore comes from those that it is tied to, and what they are tied to.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple
from zlib import compress, decompressobj, error

from briefing.model import Article, PartialDate, Quotation
from briefing.statements.copying import WINDOW as COPIED
from briefing.statements.copying import marks_of
from briefing.statements.grouping.days import ByDay, known
from briefing.statements.grouping.occasions import NAMES, RARE, WINDOW, NamesByDay, names_in, near, number
from briefing.statements.grouping.passages import Runs, gather
from briefing.statements.grouping.people import surnames, who
from briefing.statements.grouping.sources import FEWEST, text_runs
from briefing.statements.headlines import strings

ALIKE = 0.25  # share of the shorter text's runs from which two articles may be one text


_SHORT = 24  # bits of numbers that an article has hundreds of; two that are one by chance only widen what is looked at
_OF_SHORT = 4  # parts of such numbers


class Ties(NamedTuple):
    """The ties of an article, as numbers: runs of its passages, and of paragraphs without marks that passages can make
    ones, runs of its own words, and marks by which copied words are known, all short; names in it, surnames of its
    speakers, and all words of their names, of 32 bits, since it is counted how many articles have them.
    """

    runs: frozenset[int]
    bare: frozenset[int]
    text: frozenset[int]
    marks: frozenset[int]
    names: frozenset[int]
    speakers: frozenset[int]
    called: frozenset[int]

    def packed(self) -> bytes:
        """As bytes, for keeping: of short numbers in order, how far their first byte is from the last one's is mostly
        nothing or one, which compresses well, and their other two do not.
        """
        highs, lows = bytearray(), array("H")
        for part in map(sorted, self[:_OF_SHORT]):
            before = 0
            for each in part:
                highs.append((each >> 16) - before)
                before = each >> 16
            lows.extend([each & 0xFFFF for each in part])
        head = compress(array("I", map(len, self)).tobytes() + highs, 9)
        rest = b"".join(array("I", sorted(part)).tobytes() for part in self[_OF_SHORT:])
        return len(head).to_bytes(4, "big") + head + lows.tobytes() + rest

    @classmethod
    def unpacked(cls, packed: bytes) -> Ties:
        """From what `packed` made. Raises ValueError for anything else."""
        at = 4 + int.from_bytes(packed[:4], "big")
        try:
            unpacker = decompressobj()
            head = unpacker.decompress(packed[4:at], len(packed) + 4 * len(cls._fields))
        except error as wrong:
            raise ValueError("no ties of an article") from wrong
        sizes, lows, rest = array("I"), array("H"), array("I")
        sizes.frombytes(head[: sizes.itemsize * len(cls._fields)])
        short = sum(sizes[:_OF_SHORT])
        highs = head[sizes.itemsize * len(cls._fields) :]
        lows.frombytes(packed[at : at + lows.itemsize * short])
        rest.frombytes(packed[at + lows.itemsize * short :])
        if (
            len(sizes) != len(cls._fields)
            or not len(highs) == len(lows) == short
            or len(rest) != sum(sizes[_OF_SHORT:])
        ):
            raise ValueError("no ties of an article")
        parts, first = [], 0
        for size in sizes[:_OF_SHORT]:
            its = zip(accumulate(highs[first : first + size]), lows[first : first + size], strict=True)
            parts.append(frozenset([high << 16 | low for high, low in its]))
            first += size
        first = 0
        for size in sizes[_OF_SHORT:]:
            parts.append(frozenset(rest[first : first + size]))
            first += size
        return cls(*parts)


NO_TIES = Ties(*(frozenset[int]() for _ in Ties._fields)).packed()  # of an article that is compared with nothing


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it was before a change, or is after it: its date and its ties."""

    when: PartialDate | None
    ties: Ties


def ties_of(
    article: Article, quotations: Sequence[Quotation], told: Runs, text: Collection[int], names: frozenset[int]
) -> Ties:
    """What can tie an article with these quotations to others: `told` are the runs of its passages (`gather`), `text`
    those of its own words (`text_runs`), `names` the names in it.
    """
    headline = {run for one in strings(article) for run in one.runs}
    spoken = dict.fromkeys(item.speaker for item in quotations)
    ids = {number(f"@{speaker.id}") for speaker in spoken if speaker is not None and speaker.id is not None}
    speakers = ids.union(
        number(word) for speaker in spoken for word in (*surnames(speaker), *who(speaker).last.split())
    )
    called = ids.union(number(word) for speaker in spoken for word in who(speaker).names)
    short = {*told.passages, *headline}, told.bare, text, marks_of(article)
    cut = ({each >> 32 - _SHORT for each in part} for part in short)
    return Ties(*map(frozenset, (*cut, names, speakers, called)))


def tied(one: Version, two: Version) -> bool:
    """Whether two articles, if their days allow it, have to do with each other; names that are only mentioned apart."""
    return near(one.when, two.when) and _tied(one.ties, two.ties, known(one.when) and known(two.when))


def _tied(one: Ties, two: Ties, days_known: bool) -> bool:
    if not (one.runs.isdisjoint(two.runs) and one.runs.isdisjoint(two.bare) and one.bare.isdisjoint(two.runs)):
        return True
    for speaking, other in ((one, two), (two, one)) if days_known else ():
        if not (speaking.speakers.isdisjoint(other.called) and speaking.speakers.isdisjoint(other.names)):
            return True
    shared = len(one.text & two.text)
    return shared >= FEWEST and shared >= ALIKE * min(len(one.text), len(two.text))


class Neighbours(NamesByDay):
    """Which articles of a briefing are tied, as they are now or were before a change; ties are read when needed.

    `dates` are those of all articles as they are now, `read` gives the ties of one; `before` are the old versions of
    what changed (None for what is new); `beside` are articles that people's corrections tie, whatever their days.
    """

    def __init__(
        self,
        dates: Mapping[str, PartialDate | None],
        read: Callable[[str], Ties],
        before: Mapping[str, Version | None],
        beside: Iterable[Sequence[str]] = (),
    ) -> None:
        super().__init__()
        self.dates = dict(dates)
        self._read, self._changed = read, before
        self._before = {name: version for name, version in before.items() if version is not None}
        self._ties: dict[str, Ties] = {}
        self._looked: set[PartialDate | None] = set()
        self._tied: dict[str, frozenset[str]] = {}
        self._days: ByDay[str] = ByDay()
        for name, when in dates.items():
            self._days.add(when, name)
        self._beside: dict[str, set[str]] = {}
        for names in beside:
            for name in names:
                self._beside.setdefault(name, set()).update(names)

    def having(self, name: int, when: PartialDate | None) -> list[str]:
        """As `NamesByDay` has it, of all articles of those days."""
        self._look_around(when)
        return super().having(name, when)

    def rare(self, article: str) -> frozenset[int]:
        """As `NamesByDay` has it, of all articles of its days."""
        self._ties_of(article)
        self._look_around(self.dates[article])
        return super().rare(article)

    def of(self, article: str) -> frozenset[str]:
        """The articles that one is tied to, now or before."""
        if article not in self._tied:
            found = set(self._beside.get(article, ()))
            for version in self._versions(article):
                rare = self._few_have(version)
                others = [(other, self._now(other)) for other in self._days.near(version.when, WINDOW)]
                for other, its in (*others, *self._before.items()):
                    if tied(version, its) or self._alike(version, rare, its):
                        found.add(other)
            self._tied[article] = frozenset(found - {article})
        return self._tied[article]

    def marked(self, article: str) -> set[str]:
        """The articles that can have words in a row in common with one, within the days in which words are copied."""
        marks, near = self._ties_of(article).marks, self._days.near(self.dates[article], COPIED)
        return {other for other in near if other != article and not marks.isdisjoint(self._ties_of(other).marks)}

    def shaken(self) -> set[str]:
        """The articles for which a name is rare now that was not before, or the other way round."""
        having: dict[int, list[tuple[Version, int]]] = {}  # versions with a name, and what each adds to the old count
        for article in self._changed:
            for version in self._versions(article):
                gain = 1 if version is self._before.get(article) else -1
                for name in version.ties.names if known(version.when) else ():
                    having.setdefault(name, []).append((version, gain))
        found: set[str] = set()
        for name, versions in having.items():
            others = {other for version, _ in versions for other in self.having(name, version.when)}
            days = {self.dates[other] for other in others}
            turned = {when for when in days if self._turned(name, when, versions)}
            found.update(other for other in others if self.dates[other] in turned)
        return found

    def _versions(self, article: str) -> Iterator[Version]:
        if article in self.dates:
            yield self._now(article)
        if article in self._before:
            yield self._before[article]

    def _now(self, article: str) -> Version:
        return Version(self.dates[article], self._ties_of(article))

    @staticmethod
    def _alike(one: Version, rare: frozenset[int], two: Version) -> bool:
        days_known = known(one.when) and known(two.when) and near(one.when, two.when)
        return days_known and len(rare & two.ties.names) >= NAMES

    def _ties_of(self, article: str) -> Ties:
        if article not in self._ties:
            made = self._ties[article] = self._read(article)
            self.add(article, self.dates[article], made.names)
        return self._ties[article]

    def _look_around(self, when: PartialDate | None) -> None:
        if known(when) and when not in self._looked:
            self._looked.add(when)
            for article in self._days.near(when, WINDOW):
                self._ties_of(article)

    def _few_have(self, version: Version) -> frozenset[int]:
        """The names that may have been rare, too, before the change."""
        most = RARE + len(self._changed)
        return frozenset(name for name in version.ties.names if len(self.having(name, version.when)) <= most)

    def _turned(self, name: int, when: PartialDate | None, versions: Sequence[tuple[Version, int]]) -> bool:
        count = len(self.having(name, when))
        before = count + sum(gain for version, gain in versions if near(when, version.when))
        return (count <= RARE) != (before <= RARE)


def ties_now(article: Article, quotations: Sequence[Quotation]) -> Ties:
    """The ties of one article, read by itself."""
    told = gather([article], {article.id: tuple(quotations)}).runs[article.id]
    return ties_of(article, quotations, told, text_runs(article, quotations), names_in(article))
