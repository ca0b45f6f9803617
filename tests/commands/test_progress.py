"""How far a long piece of work has come."""

from __future__ import annotations

import io
import sys
import time

import pytest

from briefing.commands.common.progress import Progress


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_pace_and_the_time_left_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    terminal = _Terminal()
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = Progress()
    shown = []
    for seconds, done in ((1, 10), (2, 50), (11, 410), (21, 1210)):
        clock[0] = 100.0 + seconds
        progress("Read", done, 2010)
        shown.append(terminal.getvalue().rsplit("\x1b[K", 1)[1])
    assert shown == [
        "Read 10 of 2,010",
        "Read 50 of 2,010",
        "Read 410 of 2,010, 40 a second, about 40 s left",
        "Read 1,210 of 2,010, 60 a second, about 13 s left",
    ]


def test_a_line_is_never_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    terminal = _Terminal()
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(sys, "stderr", terminal)
    shown = []
    for columns in (80, 40, 30, 20, 5):
        monkeypatch.setenv("COLUMNS", str(columns))
        clock[0] = 100.0
        progress = Progress()
        for seconds, done in ((1, 10), (11, 410)):
            clock[0] = 100.0 + seconds
            progress("Extracting quotations", done, 2010)
        shown.append(terminal.getvalue().rsplit("\x1b[K", 1)[1])
        assert len(shown[-1]) < columns
    assert shown == [
        "Extracting quotations 410 of 2,010, 40 a second, about 40 s left",
        "Extracting quotations 410 of 2,010",
        "Extracting qu... 410 of 2,010",
        "Ext... 410 of 2,010",
        "... ",
    ]


def test_no_time_is_left_where_less_than_a_second_is(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    terminal = _Terminal()
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = Progress()
    for seconds, done in ((1, 10), (11, 410), (21, 1209)):
        clock[0] = 100.0 + seconds
        progress("Read", done, 1210)
    assert terminal.getvalue().rsplit("\x1b[K", 1)[1] == "Read 1,209 of 1,210, 60 a second"


def test_nothing_is_shown_of_short_work_and_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    Progress()("Read", 1, 2)
    monkeypatch.setattr(sys, "stderr", plain := io.StringIO())
    monkeypatch.setattr(time, "monotonic", lambda: 0.0)
    late = Progress()
    monkeypatch.setattr(time, "monotonic", lambda: 60.0)
    late("Read", 1, 2)
    assert (terminal.getvalue(), plain.getvalue()) == ("", "")
