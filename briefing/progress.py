"""How work that takes a while is followed and stopped: said once, for every room. Callbacks may raise."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]  # what is being done, how much is done, of how much; 0: not known
Counted = Callable[[int, int], None]  # how much is done, of how much
Cancelled = Callable[[], bool]  # whether nobody waits any more
