"""Writing what is remembered between runs, soon after it changed and at the end: a kill forgets little."""

from __future__ import annotations

import contextlib
from pathlib import Path
from threading import Lock

from textual.dom import DOMNode
from textual.timer import Timer

from briefing.files import make_private
from briefing.locks import writing_in
from briefing.reader.kit.memory import Memory, load_memory, merged, save_memory
from briefing.reader.workers import Newest

SOON = 0.5  # seconds: what changes in a burst of keys is written once
_PATIENCE = 0.3  # seconds that another reader's writing is waited for


class Remembering:
    """Writes a memory behind the screen. `node` gives timer and worker."""

    def __init__(self, node: DOMNode, path: Path, memory: Memory) -> None:
        self._node = node
        self._path = path
        self._memory = memory
        self._written = memory.copied()  # as the file was, as far as this reader knows
        self._timer: Timer | None = None
        self._lock = Lock()
        self._ended = False
        self._newest = Newest(node, self._write)

    def soon(self) -> None:
        """Something has changed: write it in a moment."""
        if self._timer is None:
            self._timer = self._node.set_timer(SOON, self._begin)

    def end(self) -> None:
        """Write it now, for the last time."""
        with self._lock:  # what a worker still has to write is older
            self._ended = True
            self._save(self._memory.copied())

    def _begin(self) -> None:
        self._timer = None
        self._newest.ask(self._memory.copied())

    def _write(self, memory: Memory) -> None:
        with self._lock:
            if not self._ended:
                self._save(memory)

    def _save(self, memory: Memory) -> None:
        """Write what changed here into what is there: another reader may have written meanwhile, or want to now."""
        with contextlib.ExitStack() as held:
            with contextlib.suppress(
                OSError
            ):  # without the lock then: a reader that was stopped must not keep this one
                make_private(self._path.parent)
                held.enter_context(writing_in(self._path.parent, patience=_PATIENCE))
            save_memory(self._path, merged(self._written, memory, load_memory(self._path)))
        self._written = memory
