"""A reader in a headless terminal, on a copy of the shipped briefing that tests may change."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest
from textual.pilot import Pilot

from briefing.paths import Workspace, config_file, workspace
from briefing.reader.app import BriefingApp
from briefing.reader.screens.main.reading import ReadingScreen
from briefing.reader.widgets.key_line import KeyLine

CONTENT = Path(__file__).resolve().parents[2] / "content" / "child-online-safety"

Settle = Callable[[Pilot[int]], Awaitable[None]]
Open = Callable[..., AbstractAsyncContextManager[tuple[BriefingApp, Pilot[int]]]]


@pytest.fixture
def shipped(tmp_path: Path) -> Workspace:
    """A workspace with a copy of the shipped briefing."""
    mine = shutil.ignore_patterns("clippings", "corrections.yaml")  # of whoever runs the tests
    shutil.copytree(CONTENT, tmp_path / "workspace" / "content" / CONTENT.name, ignore=mine)
    return workspace(tmp_path / "workspace")


async def settle(pilot: Pilot[int]) -> None:
    """Wait until a main screen has begun its work, no worker runs and every message was handled."""
    while isinstance(pilot.app.screen, ReadingScreen) and not pilot.app.screen.query(KeyLine):
        await pilot.pause(0.01)
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


@pytest.fixture
def open_reader(shipped: Workspace) -> Open:
    """Opens the reader on the shipped briefing at a size, indexed and settled."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (120, 40), place: Workspace = shipped, briefing: str | None = None
    ) -> AsyncIterator[tuple[BriefingApp, Pilot[int]]]:
        app = BriefingApp(place, briefing)
        app.memory.welcomed = True  # what is shown once has tests of its own
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield app, pilot

    return opened


def settings(text: str) -> None:
    """Write the user's settings."""
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text(text, encoding="utf-8")


def screen_text(app: BriefingApp) -> str:
    """What is on the screen, as lines of text."""
    lines: dict[float, list[tuple[float, str]]] = {}
    for element in ElementTree.fromstring(app.export_screenshot()).iter("{http://www.w3.org/2000/svg}text"):
        if element.get("clip-path"):
            place = lines.setdefault(float(element.get("y", 0)), [])
            place.append((float(element.get("x", 0)), element.text or ""))
    texts = ("".join(text for _, text in sorted(line)) for _, line in sorted(lines.items()))
    return "\n".join(texts).replace("\xa0", " ")
