"""Where the reader was: going back, and forward again, as a browser does."""

from __future__ import annotations

from dataclasses import dataclass, field

Place = tuple[str, str, str]  # kind and id of what was shown, and the selected quotation or ""
MOST = 100


@dataclass(slots=True)
class Trail:
    """The places behind, and those ahead after going back."""

    behind: list[Place] = field(default_factory=list)
    ahead: list[Place] = field(default_factory=list)

    def leave(self, place: Place) -> None:
        """Go somewhere else from a place."""
        if not self.behind or self.behind[-1] != place:
            self.behind = [*self.behind, place][-MOST:]
        self.ahead = []

    def step(self, here: Place | None, step: int) -> Place | None:
        """The place to go back (-1) or forward (1) to from here; None where there is none."""
        source, target = (self.behind, self.ahead) if step < 0 else (self.ahead, self.behind)
        while source:
            place = source.pop()
            if place != here:
                if here is not None:
                    target.append(here)
                return place
        return None
