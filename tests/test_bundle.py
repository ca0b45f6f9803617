"""The folder that installs without a network: what can be told of it without making one."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tools.bundle import SYSTEMS, scripts, this_system


@pytest.mark.parametrize("name", sorted(scripts()))
def test_no_script_asks_an_index_or_takes_an_unchecked_file(name: str) -> None:
    script = scripts()[name].replace("^\r\n", "")
    installs = [line for line in script.splitlines() if "pip install" in line]
    assert len(installs) == 1
    assert {"--no-index", "--require-hashes"} <= set(installs[0].split())
    assert not re.search(r"https?:", script)


def test_every_system_has_its_script() -> None:
    assert {system.script for system in SYSTEMS.values()} == scripts().keys()
    assert [name for name, system in SYSTEMS.items() if system.script == "install.bat"] == ["windows"]


@pytest.mark.parametrize(
    ("kind", "machine", "system"),
    [
        ("linux", "x86_64", "linux"),
        ("linux", "aarch64", "linux-arm"),
        ("darwin", "arm64", "macos"),
        ("darwin", "x86_64", "macos-intel"),
        ("win32", "AMD64", "windows"),
        ("win32", "ARM64", None),
    ],
)
def test_a_machine_is_known(kind: str, machine: str, system: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", kind)
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert this_system() == system


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell reads it")
def test_the_shell_script_is_read_by_a_plain_shell(tmp_path: Path) -> None:
    script = tmp_path / "install.sh"
    script.write_text(scripts()["install.sh"], encoding="utf-8")
    assert subprocess.run(["/bin/sh", "-n", str(script)], timeout=30, check=False).returncode == 0
