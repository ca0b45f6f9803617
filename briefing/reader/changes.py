"""What is changed in what people write, but for baskets: each change can be taken back and made again.

A change is made to the files as they are then, not as they were when the reader looked: two readers may be open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefing.errors import ContentError
from briefing.language.words import counted
from briefing.model import Actor, Article, Correction

GONE = "it was changed by somebody else since"


@dataclass(slots=True)
class Corrected:
    """A correction that is added to a briefing's file."""

    folder: Path
    correction: Correction
    told: str
    content: bool = True

    def do(self) -> None:
        """Add it."""
        from briefing.content import add_correction

        add_correction(self.folder, self.correction)

    def undo(self) -> None:
        """Take it out."""
        _take_out(self.folder, self.correction)


@dataclass(slots=True)
class Uncorrected:
    """A correction that is taken out of a briefing's file."""

    folder: Path
    correction: Correction
    told: str
    content: bool = True

    def do(self) -> None:
        """Take it out."""
        _take_out(self.folder, self.correction)

    def undo(self) -> None:
        """Put it back, at the end."""
        from briefing.content import add_correction

        add_correction(self.folder, self.correction)


def _take_out(folder: Path, correction: Correction) -> None:
    """Take the newest correction like this one out."""
    from briefing.content import read_corrections, remove_correction

    places = [at for at, each in enumerate(read_corrections(folder)) if each == correction]
    try:
        remove_correction(folder, places[-1], correction)
    except IndexError:
        raise ContentError("the correction is not in the file any more", do=GONE) from None


@dataclass(slots=True)
class Recast:
    """A change of a briefing's actors: `forward` makes the new ones of those there are, `back` the old ones."""

    folder: Path
    told: str
    forward: Callable[[tuple[Actor, ...]], tuple[Actor, ...]]
    back: Callable[[tuple[Actor, ...]], tuple[Actor, ...]]
    content: bool = True

    def do(self) -> None:
        """Change the actors."""
        from briefing.content import change_actors

        change_actors(self.folder, self.forward)

    def undo(self) -> None:
        """Change them back."""
        from briefing.content import change_actors

        change_actors(self.folder, self.back)


def accepting(folder: Path, actor: Actor) -> Recast:
    """Make somebody an actor of the briefing."""

    def add(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        if any(each.id == actor.id for each in actors):
            raise ContentError(f"there is an actor {actor.id} already", do="merge them, or change it in actors.yaml")
        return (*actors, actor)

    def remove(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(each for each in actors if each.id != actor.id)

    return Recast(folder, f"{actor.name} is an actor of the briefing now", add, remove)


def naming(folder: Path, actor: str, whose: str, name: str) -> Recast:
    """Give an actor (its id; `whose` is what it is called) one more name."""

    def add(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        if all(each.id != actor for each in actors):
            raise ContentError(f"there is no actor {actor}", do=GONE)
        return tuple(
            replace(each, aliases=(*each.aliases, name)) if each.id == actor and name not in each.aliases else each
            for each in actors
        )

    def remove(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(
            replace(each, aliases=tuple(alias for alias in each.aliases if alias != name)) if each.id == actor else each
            for each in actors
        )

    return Recast(folder, f"{name} is another name of {whose} now", add, remove)


@dataclass(slots=True)
class DroppedName:
    """A name that is taken out of every list of people, or, with `back`, that comes back into them.

    `now` are the names that are dropped, once it was done or taken back.
    """

    folder: Path
    name: str
    back: bool = False
    content: bool = False
    now: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """What is done."""
        if self.back:
            return f"{self.name} is proposed and listed again"
        return f"Dropped from every list: {self.name}"

    def do(self) -> None:
        """Drop it, or bring it back."""
        self._have(dropped=not self.back)

    def undo(self) -> None:
        """The other way round."""
        self._have(dropped=self.back)

    def _have(self, *, dropped: bool) -> None:
        from briefing.content import change_dropped

        def changed(now: tuple[str, ...]) -> tuple[str, ...]:
            left = tuple(name for name in now if name != self.name)
            self.now = (*left, self.name) if dropped else left
            return self.now

        change_dropped(self.folder, changed)


@dataclass(slots=True)
class Filled:
    """Fields of articles that are filled in."""

    folder: Path
    ids: Sequence[str]
    values: Mapping[str, str]
    content: bool = True
    _before: Mapping[str, Article] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """What is done."""
        what = ", ".join(f"{name}: {value or 'nothing'}" for name, value in self.values.items())
        return f"Filled in {counted(len(self.ids), 'article')}: {what}"

    def do(self) -> None:
        """Write them into the articles' files."""
        from briefing.intake import fill

        self._before = fill(self.folder, self.ids, self.values)

    def undo(self) -> None:
        """Write what stood there before."""
        from briefing.intake import unfill

        unfill(self.folder, self._before, self.values)
