"""A worker for tests: some texts make it hang, die, eat memory, or try what a worker must not."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from briefing.intake.candidate import ArticleDraft
from briefing.intake.formats.text import plain
from briefing.intake.workers import worker

_read = plain.read


def read(data: bytes, outlets: frozenset[str]) -> ArticleDraft:
    """Read a text, or do what it says."""
    if b"HANG" in data:
        while True:
            pass
    if b"DIE" in data:
        os.kill(os.getpid(), 9)
    if b"GROW" in data:
        held = [bytearray(64 << 20) for _ in range(1000)]
        return _read(b"x" * len(held), outlets)
    if b"CONNECT" in data:
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    if b"WRITE" in data:
        Path(data.split(b"WRITE ")[1].decode().strip()).write_text("x" * 100_000)
    if b"SHELL" in data:
        subprocess.run(["true"], check=True)
    if b"PRINT" in data:
        print("noise on standard output")
    return _read(data, outlets)


if __name__ == "__main__":
    plain.read = read
    sys.exit(worker.main())
