"""Where the reader was: going back, and forward again, as a browser does."""

from __future__ import annotations

from dataclasses import dataclass, field

Place = tuple[str, str, str]  # kind and id of what was shown, and the selected quotation or ""
MOST = 100


@dataclass(slots=True)
class Trail:
    """The places that were shown earlier, and after going back those shown later."""

    earlier: list[Place] = field(default_factory=list)
    later: list[Place] = field(default_factory=list)

    def leave(self, place: Place) -> None:
        """Go somewhere else from a place."""
        if not self.earlier or self.earlier[-1] != place:
            self.earlier = [*self.earlier, place][-MOST:]
        self.later = []

    def step(self, here: Place | None, step: int) -> Place | None:
        """The place to go back (-1) or forward (1) to from here; None where there is none."""
        source, target = (self.earlier, self.later) if step < 0 else (self.later, self.earlier)
        while source:
            place = source.pop()
            if place != here:
                if here is not None:
                    target.append(here)
                return place
        return None
