"""Worker processes that read files, watched from here: one that hangs, grows or dies costs its part and is replaced."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from briefing.errors import CancelledError, ImportingError
from briefing.intake.candidate import ArticleDraft
from briefing.intake.options import Limits
from briefing.processes import start_worker

_AHEAD = 8  # files under way at once for each worker: enough to keep it busy, little enough to keep memory flat
_HELD = 32  # parts of one file that may wait to be taken
_TICK = 0.05  # seconds between looks at the clock, and at whether to stop
_WORN = 400  # parts after which a worker is replaced, so that what its libraries keep does not grow
_REPLACED = 12  # workers that one file may cost before the rest of it is given up


@dataclass(frozen=True, slots=True)
class Result:
    """One part of one file: a draft, or the line that says why there is none."""

    path: Path
    inner: str
    format: str
    draft: ArticleDraft | None
    problem: str = ""


@dataclass(slots=True)
class _Job:
    path: Path
    problem: str = ""
    results: queue.Queue[Result | None] = field(default_factory=lambda: queue.Queue(_HELD))


@dataclass(slots=True)
class _Place:
    """Where a child is in a file. `gone`: it said that it would go, after the answer that it gave last."""

    number: int = 0
    inner: str = ""
    format: str = ""
    reading: bool = False
    gone: bool = False
    ended: bool = False


class Pool:
    """Reads files in child processes; use it as a context manager. `outlets` are folded names that texts may carry.

    `module` is what each child runs.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        workers: int | None = None,
        outlets: frozenset[str] = frozenset(),
        module: str = "briefing.intake.workers.worker",
    ) -> None:
        self._module = module
        self._settings = json.dumps({"limits": asdict(limits), "outlets": sorted(outlets)}) + "\n"
        self._limits = limits
        self._size = max(1, workers or min(os.cpu_count() or 1, 8))
        self._jobs: queue.Queue[_Job] = queue.Queue()
        self._stop = threading.Event()
        self._crew: list[_Worker] = []
        self._clock = threading.Thread(target=self._watch, name="intake-clock", daemon=True)

    def __enter__(self) -> Pool:
        self._clock.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop every worker; what they were reading is given up."""
        self._stop.set()
        for worker in self._crew:
            worker.kill()
        for worker in self._crew:
            worker.thread.join()
        if self._clock.is_alive():
            self._clock.join()

    def read(self, files: Iterable[tuple[Path, str]], cancelled: Callable[[], bool] | None = None) -> Iterator[Result]:
        """The parts of the files, file after file in the order given; a file that comes with a problem only gives that.

        Raises CancelledError when `cancelled` says so.
        """
        source = iter(files)
        under_way: deque[_Job] = deque()
        while True:
            while len(under_way) < self._size * _AHEAD and (file := next(source, None)) is not None:
                job = _Job(*file)
                under_way.append(job)
                if job.problem:
                    job.results.put(Result(job.path, "", "", None, job.problem))
                    job.results.put(None)
                else:
                    self._jobs.put(job)
                    self._hire(sum(not waiting.problem for waiting in under_way))
            if not under_way:
                return
            yield from self._taken(under_way.popleft(), cancelled)

    def _taken(self, job: _Job, cancelled: Callable[[], bool] | None) -> Iterator[Result]:
        while True:
            if cancelled is not None and cancelled():
                raise CancelledError
            try:
                result = job.results.get(timeout=_TICK)
            except queue.Empty:
                continue
            if result is None:
                return
            yield result

    def _hire(self, wanted: int) -> None:
        if len(self._crew) < min(self._size, wanted):
            self._crew.append(_Worker(self._jobs, self._stop, self._settings, self._limits, self._module))

    def _watch(self) -> None:
        while not self._stop.wait(_TICK):
            for worker in list(self._crew):
                worker.check_time()


class _Worker:
    """A thread that hands jobs to its child process and takes the answers, and replaces the child when it is gone."""

    def __init__(
        self, jobs: queue.Queue[_Job], stop: threading.Event, settings: str, limits: Limits, module: str
    ) -> None:
        self._module = module
        self._jobs = jobs
        self._stop = stop
        self._settings = settings
        self._limits = limits
        self._child: subprocess.Popen[str] | None = None
        self._deadline = 0.0
        self._overdue = False
        self._done = 0
        self._lock = threading.Lock()
        self.thread = threading.Thread(target=self._work, name="intake-worker", daemon=True)
        self.thread.start()

    def kill(self) -> None:
        """End the child process at once."""
        with self._lock:
            if self._child is not None:
                self._child.kill()

    def check_time(self) -> None:
        """End the child when its part has taken too long."""
        with self._lock:
            if self._child is not None and 0 < self._deadline < time.monotonic():
                self._overdue = True
                self._deadline = 0.0
                self._child.kill()

    def _work(self) -> None:
        try:
            while not self._stop.is_set():
                try:
                    job = self._jobs.get(timeout=_TICK)
                except queue.Empty:
                    continue
                self._read(job)
                self._put(job, None)
        finally:
            self._dismiss()

    def _read(self, job: _Job) -> None:
        """One file, over as many children as it costs."""
        skip = 0
        for _ in range(_REPLACED):
            place = self._ask(job, skip)
            if place.ended or self._stop.is_set():
                return
            # The child is gone: the part it was at has failed; the parts behind it are read by the next one.
            why = f"took longer than {self._limits.seconds:g} seconds" if self._overdue else "made its reader fail"
            self._dismiss()
            if place.reading:
                self._put(job, Result(job.path, place.inner, place.format, None, why))
            elif not place.gone:  # it was lost between parts, so the next child would be lost there too
                self._put(job, Result(job.path, "", "", None, f"{why}; the rest of it was left"))
                return
            skip = place.number + 1
        self._put(
            job, Result(job.path, "", "", None, f"made its reader fail {_REPLACED} times; the rest of it was left")
        )

    def _ask(self, job: _Job, skip: int) -> _Place:
        """Let the child read from part `skip` on, and say where it stopped."""
        place = _Place()
        try:
            request, answers = _pipes(self._hired())
            self._start_clock()
            request.write(json.dumps({"path": str(job.path), "skip": skip}) + "\n")
            request.flush()
            for line in answers:
                self._stop_clock()
                answer = json.loads(line)
                if "begin" in answer:
                    place = _Place(int(answer["begin"]), str(answer["inner"]), str(answer["format"]), reading=True)
                elif answer.get("end"):
                    place.ended = True
                    return place
                else:
                    self._done += 1
                    self._put(job, _result(job.path, place.inner, place.format, answer))
                    place.reading, place.gone = False, bool(answer.get("gone"))
                self._start_clock()
        except ImportingError as error:
            self._put(job, Result(job.path, "", "", None, str(error)))
            place.ended = True
        except (OSError, ValueError, KeyError, TypeError):
            pass  # a child that breaks off, or answers in anything but our form, is as good as gone
        finally:
            self._stop_clock()
        return place

    def _start_clock(self) -> None:
        with self._lock:
            self._overdue = False
            self._deadline = time.monotonic() + self._limits.seconds

    def _stop_clock(self) -> None:
        with self._lock:
            self._deadline = 0.0

    def _put(self, job: _Job, result: Result | None) -> None:
        while not self._stop.is_set():
            try:
                job.results.put(result, timeout=_TICK)
            except queue.Full:
                continue
            return

    def _hired(self) -> subprocess.Popen[str]:
        if self._done >= _WORN:
            self._dismiss()
        if self._child is not None and self._child.poll() is None:
            return self._child
        self._dismiss()
        try:
            child = start_worker(self._module)
        except OSError as error:
            raise ImportingError(f"cannot be read: no worker process starts ({error.strerror or error})") from None
        with self._lock:
            self._child = child
            self._done = 0
            if self._stop.is_set():
                child.kill()
        request, _ = _pipes(child)
        request.write(self._settings)
        request.flush()
        return child

    def _dismiss(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in _pipes(child):
            with contextlib.suppress(OSError):  # closing writes what a dead child never took
                stream.close()
        child.wait()


def _pipes(child: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if child.stdin is None or child.stdout is None:
        raise OSError("a worker without pipes")
    return child.stdin, child.stdout


def _result(path: Path, inner: str, kind: str, answer: dict[str, Any]) -> Result:
    if "draft" in answer:
        return Result(path, inner, kind, ArticleDraft.from_json(answer["draft"]))
    return Result(path, inner, kind, None, str(answer["failed"]))
