"""The command line itself: splitting, help, exit statuses, and errors in one line."""

from __future__ import annotations

import argparse
import errno
import json
import re
import sys
from pathlib import Path

import pytest

from briefing import __version__
from briefing.cli import command_parser, main_parser, run, split
from briefing.commands import COMMANDS, READER, compare
from briefing.commands.common import output
from briefing.commands.common.status import DONE, INTERRUPTED, UNREAD, WRONG
from briefing.errors import CancelledError, UsageError
from briefing.paths import config_file, state_file

NAMES = [command.name for command in COMMANDS]


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ([], ([], None, [])),
        (["--version"], (["--version"], None, [])),
        (["quotes", "--json"], ([], "quotes", ["--json"])),
        (["--workspace", "list", "check"], (["--workspace", "list"], "check", [])),
        (["--workspace=list", "check"], (["--workspace=list"], "check", [])),
        (["--debug", "list"], (["--debug"], "list", [])),
        (["--", "list"], ([], None, ["--", "list"])),
        (["--workspace"], (["--workspace"], None, [])),
    ],
)
def test_the_command_is_found_among_the_options(
    argv: list[str], expected: tuple[list[str], str | None, list[str]]
) -> None:
    assert split(argv) == expected


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == DONE
    assert capsys.readouterr().out == f"briefing {__version__}\n"


def test_what_is_wrong_in_the_settings_is_told_beside_the_keys(capsys: pytest.CaptureFixture[str]) -> None:
    config_file().parent.mkdir(parents=True, exist_ok=True)
    config_file().write_text("colour: red\nkeys:\n  app.undoo: f9\n", encoding="utf-8")
    assert run(["keys", "undo", "--json"]) == DONE
    told = capsys.readouterr()
    assert [json.loads(each)["id"] for each in told.out.splitlines()] == ["app.undo"], "nothing else for a program"
    assert "colour: unknown key" in told.err
    assert "there is no app.undoo" in told.err


def test_the_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == DONE
    told = capsys.readouterr().out
    for command in COMMANDS:
        assert re.search(rf"^  {command.name} +{re.escape(command.summary)}$", told, re.M)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == DONE
    told = capsys.readouterr().out
    command = next(one for one in COMMANDS if one.name == name)
    examples = command.load().EXAMPLES
    assert told.startswith(f"usage: briefing {name}")
    assert f"briefing {name}" in examples
    assert examples.rstrip() in told


@pytest.mark.parametrize("command", [*COMMANDS, READER], ids=lambda command: command.name or "reader")
def test_every_option_has_help_and_a_stranger_none(command: object) -> None:
    parser = command_parser(command)  # type: ignore[arg-type]  # a parametrized value has no type of its own
    for action in parser._actions:
        assert action.help, action
        assert action.help == argparse.SUPPRESS or not action.help.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_an_option_nobody_knows_is_one_line_and_2(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    required = {
        "search": ["x"],
        "read": ["x"],
        "say": ["x"],
        "completion": ["zsh"],
        "import": ["x"],
        "new": ["x"],
        "add-actor": ["x"],
        "verify": ["x"],
        "set": ["x", "headline=y"],
    }
    assert run([name, *required.get(name, []), "--no-such-option"]) == WRONG
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == f"briefing {name}: cannot take --no-such-option; see 'briefing {name} --help'\n"


def test_an_option_is_never_guessed_from_its_beginning(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--tex", "a", "b"]) == WRONG
    assert "cannot take --tex" in capsys.readouterr().err


def test_general_options_stand_before_or_after_the_command() -> None:
    for argv in (["--workspace", "here", "list"], ["list", "--workspace", "here"]):
        before, name, after = split(argv)
        options = argparse.Namespace(workspace=None, debug=False)
        main_parser().parse_args(before, options)
        command_parser(next(one for one in COMMANDS if one.name == name)).parse_args(after, options)
        assert options.workspace == "here"


def _fail(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def broken(*_: str) -> None:
        raise error

    monkeypatch.setattr(compare, "compare", broken)


ARGV = ["compare", "--text", "one", "two"]


def test_a_known_error_is_one_line_and_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _fail(monkeypatch, UsageError("no such thing\n\x1b[2J", where="here", do="do that"))
    assert run(ARGV) == WRONG
    assert capsys.readouterr().err == "briefing: here: no such thing ␛[2J; do that\n"


def test_an_error_of_the_system_is_one_line_and_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _fail(monkeypatch, PermissionError(errno.EACCES, "Permission denied", "/a/file"))
    assert run(ARGV) == WRONG
    assert capsys.readouterr().err == "briefing: /a/file: Permission denied\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), CancelledError()])
def test_an_interruption_is_quiet(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _fail(monkeypatch, error)
    assert run(ARGV) == INTERRUPTED
    assert capsys.readouterr() == ("", "")


def test_what_nobody_expected_is_kept_in_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _fail(monkeypatch, ZeroDivisionError("no\x9b2Jthing"))
    assert run(ARGV) == WRONG
    told = capsys.readouterr().err
    kept = state_file().parent / "unexpected-error.txt"
    assert told == (
        f"briefing: something unexpected happened (ZeroDivisionError: no\ufffd2Jthing); the details are in {kept}\n"
    )
    details = kept.read_text(encoding="utf-8")
    assert "Traceback" in details
    assert "\x9b" not in details


def test_what_nobody_expected_is_shown_with_debug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _fail(monkeypatch, ZeroDivisionError("nothing"))
    assert run([*ARGV, "--debug"]) == WRONG
    assert "Traceback" in capsys.readouterr().err
    assert not state_file().parent.exists()


def test_what_cannot_be_kept_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    _fail(monkeypatch, ZeroDivisionError("nothing"))
    assert run(ARGV) == WRONG
    assert "--debug shows the details" in capsys.readouterr().err


def test_a_pipe_that_nobody_reads_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _fail(monkeypatch, BrokenPipeError())
    monkeypatch.setattr(output, "abandon", lambda: None)
    assert run(ARGV) == UNREAD
    assert capsys.readouterr() == ("", "")


def test_without_a_terminal_the_reader_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", None)
    assert run([]) == WRONG
    told = capsys.readouterr().err
    assert told.startswith("briefing: the reader needs a terminal; ")
    assert told.count("\n") == 1


def test_a_misspelt_command_is_recognised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["serch", "words", "--json"]) == WRONG
    told = capsys.readouterr().err
    assert told == "briefing: there is no command and no briefing 'serch'; did you mean 'search'?\n"
