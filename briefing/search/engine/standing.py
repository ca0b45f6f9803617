"""What stands in the generation before an update, and what of it stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefing.search.engine.columns import Columns
from briefing.search.engine.folder import Kept, Manifest
from briefing.search.engine.layout import DIGEST, TABLE
from briefing.search.engine.sealed import DamagedError, SealedFile


@dataclass(slots=True)
class _Part:
    """A segment: what is deleted of it, and where its articles and actors are."""

    name: str
    gone: bytes
    table: Columns
    articles: list[str]
    actors: list[str]
    places: list[int]  # the documents that are its actors

    @property
    def living(self) -> int:
        return len(self.gone) - sum(self.gone)

    @property
    def size(self) -> int:
        """How many articles and actors are not deleted."""
        return sum(not dead for dead in self.gone[: len(self.articles)]) + sum(not self.gone[at] for at in self.places)

    def remove(self, articles: set[int], actors: set[int]) -> None:
        """Delete articles, by number, with everything that belongs to them, and actors, by document."""
        dead = bytearray(1 + len(self.articles))
        for number in articles:
            dead[1 + number] = 1
        homes = self.table.numbers("article")
        gone = bytearray(map(max, self.gone, map(dead.__getitem__, homes)))
        for document in actors:
            gone[document] = 1
        self.gone = bytes(gone)


@dataclass(slots=True)
class Standing:
    """The segments that stand, with the digest of each article and each actor in them that is not deleted."""

    articles: dict[str, bytes] = field(default_factory=dict)
    actors: dict[str, bytes] = field(default_factory=dict)
    _parts: list[_Part] = field(default_factory=list)

    @classmethod
    def of(cls, manifest: Manifest | None) -> Standing | None:
        """What stands in a generation; None where there is none, or where it turns out to be damaged."""
        if manifest is None or not manifest.whole():
            return None
        try:
            return cls._read(manifest)
        except (OSError, DamagedError):
            return None

    @classmethod
    def _read(cls, manifest: Manifest) -> Standing:
        standing = cls()
        for name, gone in manifest.segments:
            file = f"{name}{TABLE}"
            table = Columns(SealedFile(manifest.place / file, manifest.seals[file]))
            part = _Part(name, gone, table, table.values("articles"), table.values("actors"), [*table.rising("cast")])
            standing._parts.append(part)
            digests = _cut(table.raw("digests"))
            living = zip(part.articles, digests, gone, strict=False)
            standing.articles.update((article, digest) for article, digest, dead in living if not dead)
            cast = zip(part.actors, _cut(table.raw("actor_digests")), part.places, strict=True)
            standing.actors.update((actor, digest) for actor, digest, at in cast if not gone[at])
        return standing

    def retire(self, articles: Mapping[str, bytes], actors: Mapping[str, bytes]) -> bool:
        """Delete what is not as it should be now; returns whether anything differs."""
        dead = {name for name, digest in self.articles.items() if articles.get(name) != digest}
        gone = {name for name, digest in self.actors.items() if actors.get(name) != digest}
        if not dead and not gone and len(self.articles) == len(articles) and len(self.actors) == len(actors):
            return False
        self._remove(dead, gone)
        return True

    def worn(self, share: int, small: int) -> bool:
        """Whether one document in `share` is deleted; never where there are only `small`."""
        every = sum(len(part.gone) for part in self._parts)
        return every > small and share * (every - sum(part.living for part in self._parts)) > every

    def put_together(self, many: int, like: int) -> None:
        """Where there are `many` segments, delete what is in small ones, so that it is indexed again in one.

        The smallest come first, as long as the next is not `like` times as large as those before it together.
        """
        self._parts = [part for part in self._parts if part.living]
        if len(self._parts) < many:
            return
        gathered = 1
        for part in sorted(self._parts, key=lambda part: part.size):
            if part.size > like * gathered:
                break
            gathered += part.size
            self._parts.remove(part)
            for names, known in ((part.articles, self.articles), (part.actors, self.actors)):
                for name in self._living(part, names):
                    del known[name]

    def segments(self) -> list[Kept]:
        """What stays."""
        return [(part.name, part.gone) for part in self._parts if part.living]

    def _living(self, part: _Part, names: list[str]) -> Iterator[str]:
        places = range(len(names)) if names is part.articles else part.places
        return (name for name, at in zip(names, places, strict=True) if not part.gone[at])

    def _remove(self, articles: set[str], actors: set[str]) -> None:
        for part in self._parts:
            numbers = {at for at, name in enumerate(part.articles) if name in articles and not part.gone[at]}
            documents = {
                at for name, at in zip(part.actors, part.places, strict=True) if name in actors and not part.gone[at]
            }
            if numbers or documents:
                part.remove(numbers, documents)
        for name in articles:
            del self.articles[name]
        for name in actors:
            del self.actors[name]


def _cut(digests: bytes) -> list[bytes]:
    return [digests[at : at + DIGEST] for at in range(0, len(digests), DIGEST)]
