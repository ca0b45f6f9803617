"""For every test: folders of its own instead of the user's, one locale and one width, and no way into a network."""

from __future__ import annotations

import itertools
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from briefing.paths import Workspace
from tests.samples import Made, sample

_NETWORKS = {socket.AF_INET, socket.AF_INET6}
_COUNT = itertools.count()  # of homes, one a test

# How long an example takes says more about what else a machine is doing than about the program.
settings.register_profile("shared machines", deadline=None)
settings.load_profile("shared machines")
# A shell that starts something behind it makes it deaf to Ctrl-C, and so would be all that the tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own; nothing of the user's settings, state or terminal gets in or out."""
    home = tmp_path_factory.mktemp(f"home-{next(_COUNT)}", numbered=False)  # numbered, it would list all the others
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name, folder in (
        ("XDG_DATA_HOME", "data"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("LOCALAPPDATA", "local"),
        ("APPDATA", "roaming"),
    ):
        monkeypatch.setenv(name, str(home / folder))
    for name in ("BRIEFING_WORKSPACE", "NO_COLOR", "FORCE_COLOR", "PAGER", "EDITOR", "VISUAL", "TEXTUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("LINES", "40")
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Opening an internet socket fails, and fails the test even where the program catches it."""
    tried: list[str] = []
    opened = socket.socket.__init__

    def guarded(
        self: socket.socket,
        family: int = -1,
        type: int = -1,  # noqa: A002 the name it has
        proto: int = -1,
        fileno: int | None = None,
    ) -> None:
        if fileno is None and (family == -1 or family in _NETWORKS):
            tried.append(f"a socket of the family {family}")
            raise OSError("no test may open an internet socket")
        opened(self, family, type, proto, fileno)

    def resolved(host: object, *_: Any, **__: Any) -> Any:
        tried.append(f"the address of {host}")
        raise OSError("no test may look up an address")

    monkeypatch.setattr(socket.socket, "__init__", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    yield
    assert not tried, f"the network was tried: {tried}"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A workspace on disk with one made-up briefing of three articles."""
    return sample(tmp_path / "workspace")


@pytest.fixture
def workspace(made: Made) -> Workspace:
    """The workspace of `made`."""
    return made.workspace
