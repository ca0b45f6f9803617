"""Grouping and comparing the statements of a briefing: window by window where it is large, on all cores, or at once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace

from briefing.derived.codec import decode, encode
from briefing.derived.garbage import seldom
from briefing.derived.outcomes import Outcomes, unpacked
from briefing.derived.overseeing import Overseer
from briefing.derived.pooling import THIS_MACHINE, Machines, WorkPool
from briefing.derived.values import Piece
from briefing.model import Briefing, Correction
from briefing.progress import Progress
from briefing.statements import derive
from briefing.statements.windows import Plan, Window, WindowResult, derive_window, in_turn, windowed

COMPARING = "comparing statements"
WINDOWS_FROM = 800  # articles from which windows are worth what is derived twice at their borders
LEAST, MOST = 300, 700  # articles of a window, about


@dataclass(slots=True)
class Comparing:
    """Comparing the articles `names` of some outcomes, window by window on `machines`. `frame` is the briefing without
    its articles. `unfitted` are the corrections that fit nothing, when all pieces were given.
    """

    frame: Briefing
    names: Sequence[str]
    outcomes: Outcomes
    step: Progress
    machines: Machines = THIS_MACHINE
    unfitted: list[Correction] = field(default_factory=list)

    def pieces(self, *, whole: bool) -> Iterator[Piece]:
        """What was compared, in pieces. Raises EntangledError where they cannot be told apart, unless it is `whole`."""
        self.unfitted.clear()
        known = self.outcomes.known
        dates = {name: known[name].published for name in self.names}
        corrections = [one for one in self.frame.corrections if not one.kind.of_speaker]
        size = min(MOST, max(LEAST, len(dates) // (2 * self.machines.count)))
        if whole or len(dates) < WINDOWS_FROM or not windowed(dates, corrections, size):
            yield self._at_once()
            return
        plan = Plan(dates, {name for name in dates if known[name].source}, corrections, size)
        yield from self._by_windows(plan, len(dates))

    def _at_once(self) -> Piece:
        self.step(COMPARING, 0, 0)
        held = [self.outcomes.held(name) for name in self.names]
        briefing = replace(self.frame, articles=tuple(each.article for each in held))
        quotations = {each.article.id: each.quotations for each in held}
        with Overseer(lambda: self.step(COMPARING, 0, 0)) as overseer, overseer.overseeing():
            ledger = derive(briefing, quotations)
        self.unfitted += ledger.unfitted
        statements = sorted(ledger.statements, key=lambda each: each.rank)
        return Piece(statements, ledger.copying, ledger.ties, self.names)

    def _by_windows(self, plan: Plan, total: int) -> Iterator[Piece]:
        done = 0

        def counted(found: Iterator[tuple[Window, WindowResult]]) -> Iterator[tuple[Window, WindowResult]]:
            nonlocal done
            for window, part in found:
                done += len(window.own)
                yield window, part

        with _Windows(self.frame, self.outcomes, self.machines, lambda: self.step(COMPARING, done, total)) as derived:
            for part, ready in in_turn(plan, counted(derived.of(plan.windows())), derived.one):
                self.unfitted += part.unfitted
                statements = sorted(part.statements, key=lambda each: each.rank)
                yield Piece(statements, part.copying, part.ties, sorted(ready))


class _Windows:
    """Derives windows: in processes of their own, or here where none can be started; a context manager."""

    def __init__(self, frame: Briefing, outcomes: Outcomes, machines: Machines, check: Callable[[], None]) -> None:
        self._frame, self._outcomes, self._machines, self._check = frame, outcomes, machines, check
        self._pool: WorkPool[Briefing] | None = None

    def __enter__(self) -> _Windows:
        if self._machines.count > 1 or not self._machines.near:
            with contextlib.suppress(OSError, ImportError):
                self._pool = self._machines.pool(_frame, (self._frame,), self._check)
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.end()

    def of(self, windows: Sequence[Window]) -> Iterator[tuple[Window, WindowResult]]:
        """What each window gives, in their order."""
        done = 0
        if self._pool is not None:
            with contextlib.suppress(BrokenProcessPool, OSError):
                for raw in self._pool.outcomes(_derived, map(self._task, windows), ahead=1):
                    yield windows[done], decode(WindowResult, raw)
                    done += 1
        for window in windows[done:]:
            self._check()
            yield window, self._here(window)

    def one(self, window: Window) -> WindowResult:
        """What one more window gives."""
        ((_, part),) = self.of([window])
        return part

    def _task(self, window: Window) -> tuple[Window, dict[str, bytes]]:
        return window, {name: self._outcomes.packed(name) for name in sorted(window.articles)}

    def _here(self, window: Window) -> WindowResult:
        found: list[WindowResult] = []
        with Overseer(self._check) as overseer, overseer.overseeing():
            found.append(_part(*self._task(window), self._frame))
        return found[0]


def _frame(frame: Briefing) -> Briefing:
    return frame


def _derived(frame: Briefing, task: tuple[Window, dict[str, bytes]]) -> bytes:
    with seldom():
        return encode(_part(*task, frame))


def _part(window: Window, packed: Mapping[str, bytes], frame: Briefing) -> WindowResult:
    held = {name: found for name, raw in packed.items() if (found := unpacked(raw)) is not None}
    return derive_window(window, frame, held)
