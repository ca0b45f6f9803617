"""Files of cases: how they are read, and how they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import cases
from tests.cases import Came

SHOUT = """\
A note on top.

[case loud]
hear
\\[case not a heading]
[out]
HEAR
    length: 4

[case quiet]
[voice low]
hush
[out]
hush
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "shouts.txt"
    path.write_text(SHOUT, encoding="utf-8")
    return path


def read(path: Path) -> list[cases.Case]:
    return cases.read(path, options=("voice",), parts=("echo",))


def test_a_case_has_its_text_its_options_and_what_must_come_out(file: Path) -> None:
    loud, quiet = read(file)
    assert (loud.name, loud.line, loud.text) == ("loud", 3, "hear\n[case not a heading]")
    assert loud.expected == (Came("HEAR", (("length", "4"),)),)
    assert (quiet.text, quiet.options, quiet.expected) == ("hush", {"voice": "low"}, (Came("hush"),))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[case one]\nhear\n[ouput]\nHEAR\n", r"line 3: there is no heading \[ouput\]"),
        ("[case one]\nhear\n", r"line 1: the case 'one' has no \[out\]"),
        ("[case one]\nhear\n[case two]\n[out]\n", r"line 1: the case 'one' has no \[out\]"),
        ("[case]\nhear\n[out]\n", r"line 1: a case needs a name"),
        ("[case one]\n[out]\n[case one]\n[out]\n", r"line 3: line 1 has a case of this name already"),
        ("[case one]\n[out]\n    length: 4\n", r"line 3: an indented line is a detail"),
        ("[case one]\n[out]\nHEAR\n    length 4\n", r"line 4: an indented line is a detail"),
    ],
)
def test_what_cannot_be_read_is_said_by_its_line(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(cases.CaseError, match=problem):
        read(path)


@pytest.mark.parametrize(
    ("line", "details"),
    [
        ("HEAR", ()),
        ("HE*", ()),
        ("*", (("length", "4"),)),
        ("HEAR", (("length", "*"), ("echo", "none"))),
        ("HEAR", (("rhyme", "NEAR"), ("rhyme", "*EAR"))),
    ],
)
def test_what_is_not_written_is_not_checked(
    file: Path, line: str, details: tuple[tuple[str, str], ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(cases.UPDATE, raising=False)
    written = "\n".join(Came(line, details).written())
    file.write_text(f"[case loud]\nhear\n[out]\n{written}\n", encoding="utf-8")
    cases.check(read(file)[0], [Came("HEAR", (("length", "4"), ("rhyme", "NEAR"), ("rhyme", "FEAR")))])


@pytest.mark.parametrize(
    "came",
    [
        (),
        (Came("hear", (("length", "4"),)),),
        (Came("HEAR", (("length", "5"),)),),
        (Came("HEAR"),),
        (Came("HEAR", (("length", "4"),)), Came("HEAR")),
        (Came("HEAR", (("length", "4"), ("length", "4"))),),
    ],
)
def test_what_differs_fails_with_its_place_and_both_sides(
    file: Path, came: tuple[Came, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(cases.UPDATE, raising=False)
    with pytest.raises(pytest.fail.Exception, match=r"shouts\.txt, line 3: loud") as failure:
        cases.check(read(file)[0], came)
    assert "--- expected" in str(failure.value)
    assert "`make cases`" in str(failure.value)


def test_asked_to_it_writes_what_came_out_and_nothing_else(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cases.UPDATE, "1")
    loud, quiet = read(file)
    cases.check(loud, [Came("HEAR", (("length", "5"), ("rhyme", "NEAR"))), Came("HEAR AGAIN")])
    cases.check(quiet, [])
    assert file.read_text(encoding="utf-8") == SHOUT.replace("    length: 4\n", "    length: 5\nHEAR AGAIN\n").replace(
        "[out]\nhush\n", "[out]\n"
    )
    loud, quiet = read(file)
    assert (len(loud.expected), quiet.expected) == (2, ())
