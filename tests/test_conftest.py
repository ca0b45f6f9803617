"""The guards that every test stands under do guard."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from pathlib import Path

import platformdirs

_ROOT = Path(__file__).resolve().parents[1]

_TRIES = {
    "opening": "socket.socket()",
    "opening_six": "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "connecting": "socket.create_connection(('127.0.0.1', 9))",
    "looking_up": "socket.getaddrinfo('localhost', 80)",
    "fetching": "urllib.request.urlopen('http://127.0.0.1:9/')",
}


def test_the_network_fails_tests_even_where_they_catch_its_error(tmp_path: Path) -> None:
    body = "    try:\n        import socket, urllib.request\n        {}\n    except OSError:\n        pass\n"
    tests = [f"def test_{name}():\n{body.format(code)}" for name, code in _TRIES.items()]
    (tmp_path / "test_it.py").write_text("\n".join(tests), encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "tests.conftest",
            "-c",
            os.devnull,
            "--rootdir",
            str(tmp_path),
            ".",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = [line for line in done.stdout.splitlines() if line.startswith("ERROR") and "the network was tried" in line]
    assert len(told) == len(_TRIES), done.stdout


async def test_asynchronous_tests_run_without_it() -> None:
    reader, writer = socket.socketpair()
    with reader, writer:
        reader.setblocking(False)
        writer.send(b"boats")
        assert await asyncio.get_running_loop().sock_recv(reader, 5) == b"boats"


def test_every_folder_of_the_users_is_the_tests_own(own_folders: Path) -> None:
    folders = (
        platformdirs.user_data_path("briefing"),
        platformdirs.user_state_path("briefing"),
        platformdirs.user_config_path("briefing"),
        platformdirs.user_cache_path("briefing"),
        Path.home(),
    )
    assert all(folder.is_relative_to(own_folders) for folder in folders)
    assert "BRIEFING_WORKSPACE" not in os.environ
