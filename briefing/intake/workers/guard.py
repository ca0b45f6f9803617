"""What a worker forbids itself before it reads foreign files: memory without end, written files, sockets, programs."""

from __future__ import annotations

import contextlib
import sys

# Events of the audit hook (docs.python.org, "Audit events table") that reading a file never needs.
_FORBIDDEN = (
    "socket.__new__",
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
)
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn")


_LONGEST_LIFE = 1800  # seconds of computing; ends a worker that hangs when its program was killed


class ForbiddenError(RuntimeError):
    """A parser tried to do what reading a file never needs."""


def confine(memory: int) -> None:
    """Limit this process for the rest of its life: `memory` bytes of address space, no written files, no network.

    Where the system has no resource limits (Windows), the time limit of the pool and the refusals remain.
    """
    with contextlib.suppress(ImportError):
        import resource

        for limit, value in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_CPU, _LONGEST_LIFE),
        ):
            with contextlib.suppress(OSError, ValueError):  # macOS knows some of them and refuses to set them
                resource.setrlimit(limit, (value, value))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _FORBIDDEN or event in _PROGRAMS:
        raise ForbiddenError(f"a file must not lead to {event}: {arguments[:1]}")
