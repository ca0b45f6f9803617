"""Paths that a person types wrongly: each is told in plain words, by the reader and by every command."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.widgets import Input

from briefing.cli import run
from briefing.commands.common.completing import articles, briefings
from briefing.errors import UsageError
from briefing.paths import typed_path
from briefing.reader.kit.paths import completed
from briefing.reader.screens.asking.path import PathScreen
from briefing.reader.screens.baskets.export import ExportScreen
from briefing.reader.screens.content.importing import named_paths
from tests.reader.conftest import Open, open_reader, settle, shipped
from tests.samples import Made

__all__ = ["open_reader", "shipped"]  # fixtures
BAD = {
    "~nosuch/x": "names the home of nobody here",
    "/" + 300 * "x": "is longer than a name can be",
    "/tmp/\0x": "has a character that no file name can have",
}


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, str]:
    """Paths that nothing can have, and what is said of each."""
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    return {**BAD, str(tmp_path / "circle" / "x"): "its links lead in a circle"}


def test_a_path_is_taken_or_told_in_plain_words(bad: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for text, told in bad.items():
        with pytest.raises(UsageError, match=told):
            typed_path(text)
        with pytest.raises(UsageError):
            named_paths(f'"{text}"')
        assert completed(text).names == ()
        assert completed(f"{text}/").names == ()
    monkeypatch.setenv("HOME", "/somewhere")
    assert typed_path("~/x.md") == Path("/somewhere/x.md")
    assert typed_path("not there/x") == Path("not there/x")

    def closed(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", closed)
    with pytest.raises(UsageError, match="lies in a folder that you may not enter"):
        typed_path("closed/x")


def test_several_names_that_are_too_long_for_one_are_still_several(tmp_path: Path) -> None:
    paths = [tmp_path / f"{letter * 200}.txt" for letter in "ab"]
    for path in paths:
        path.write_text("x", encoding="utf-8")
    assert named_paths(" ".join(map(str, paths))) == paths


async def test_the_reader_says_what_is_wrong_with_a_path_and_asks_again(
    made: Made, open_reader: Open, bad: dict[str, str]
) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        for text, told in bad.items():
            if "\0" in text:  # no key types it
                continue
            await pilot.press("I")
            app.screen.query_one(Input).value = text
            await pilot.press("tab")
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, PathScreen)
            assert any(told in each.message for each in app._notifications)
            app.clear_notifications()
            await pilot.press("escape", "e")
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, ExportScreen)
            screen.query_one("#export-path", Input).value = text
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert app.screen is screen
            assert any(told in each.message for each in app._notifications)
            app.clear_notifications()
            await pilot.press("escape")


async def test_the_file_of_the_sources_is_looked_at_as_well(made: Made, open_reader: Open, tmp_path: Path) -> None:
    async with open_reader(place=made.workspace, briefing=made.id) as (app, pilot):
        await pilot.press("e")
        await settle(pilot)
        app.screen.query_one("#export-csl").action_change(1)  # type: ignore[attr-defined]
        app.screen.query_one("#export-path", Input).value = str(tmp_path / f"{'x' * 250}.md")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert any("is longer than a name can be" in each.message for each in app._notifications)
    assert list(tmp_path.glob("x*")) == []


@pytest.mark.parametrize("how", ["option", "environment"])
def test_a_workspace_that_cannot_be_is_one_line(
    how: str, bad: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for text, told in bad.items():
        if how == "environment" and "\0" in text:
            continue
        if how == "environment":
            monkeypatch.setenv("BRIEFING_WORKSPACE", text)
        for command in (["list"], ["locate"], ["check"], ["new", "boats"], ["--plain"]):
            assert run([*(["--workspace", text] if how == "option" else []), *command]) == 2
            said = capsys.readouterr().err
            assert told in said
            assert said.count("\n") == 1
        if how == "environment":
            assert briefings(_Nothing()) == articles(_Nothing()) == []  # type: ignore[arg-type]


class _Nothing:
    """A line that names no workspace and no briefing."""


@pytest.mark.skipif(os.name != "posix", reason="there, a name may end otherwise")
@pytest.mark.parametrize(
    "command",
    [
        ("export", "--output", "{}"),
        ("export", "--csl", "{}"),
        ("import", "{}", "--yes"),
        ("import", "--watch", "{}"),
        ("import", "{root}/content/ferries/briefing.yaml", "--yes", "--summary", "{}"),
        ("quotes", "--as-is", "--file", "{}"),
        ("quotes", "--as-is", "--explain", "--file", "{}"),
        ("verify", "{}"),
    ],
)
def test_a_command_says_what_is_wrong_with_a_path(
    command: tuple[str, ...],
    made: Made,
    bad: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for text in bad:
        if "\0" in text:  # no system hands it to a program
            continue
        call = [each.format(text, root=made.workspace.root) for each in command]
        assert run(["--workspace", str(made.workspace.root), *call]) == 2
        told = capsys.readouterr()
        assert "unexpected" not in told.err + told.out
        assert "Traceback" not in told.err + told.out
