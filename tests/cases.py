"""Cases as plain text: what goes in, and what must come out, in one file that anybody can read and add to.

    [case the speaker stands behind the words]
    “The harbour will open in May,” said Ada Marsh, the minister for ports.
    [out]
    Ada Marsh, direct: “The harbour will open in May,”
        cue: said

A line in square brackets is a heading. `[case NAME]` begins a case; the text below it goes in. `[out]` is followed by
what must come out. Each room has a few headings more (its `test_cases.py` names them); a line with any other heading is
an error, unless it begins with a backslash. Lines above the first case are notes.

Lines at the margin of `[out]` must be those that come out, all of them, in order. An indented line, `KEY: VALUE`, is a
detail of the line above it: what is written is checked, what is not written is not. A key that has several values is
written with all of them; `none` means no value, `*` alone any values. Elsewhere a `*` in a line or a value stands for
any text: write it where a case is not about the words there.

`make cases` writes what comes out into the files where it differs: read the difference before you commit it.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

UPDATE = "BRIEFING_CASES"  # set in the environment, makes `check` write instead of fail
_HEADING = re.compile(r"\[(\w+)(?: (.*))?\]")
_DETAIL = re.compile(r"\s+([\w -]+):\s*(.*)")


class CaseError(Exception):
    """A file of cases that cannot be read: which line, and what was expected."""


@dataclass(frozen=True, slots=True)
class Came:
    """One line that comes out, with its details: a key and a value each."""

    text: str
    details: tuple[tuple[str, str], ...] = ()

    def values(self, key: str) -> tuple[str, ...]:
        """The values of one key."""
        return tuple(value for name, value in self.details if name == key)

    def written(self) -> list[str]:
        """As it stands in a file."""
        return [self.text, *(f"    {key}: {value}" for key, value in self.details)]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands beside it and below it."""

    heading: str
    beside: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a file. `line` is that of its heading; `out` are the lines of the file below `[out]`, from 0."""

    path: Path
    line: int
    name: str
    text: str
    options: dict[str, str]
    parts: tuple[Part, ...]
    expected: tuple[Came, ...]
    out: range

    def part(self, heading: str) -> str:
        """The text below the only heading of this kind."""
        (found,) = (part.text for part in self.parts if part.heading == heading)
        return found


@dataclass(slots=True)
class _Open:
    """A heading whose text is being read."""

    heading: str
    beside: str
    line: int
    below: list[str] = field(default_factory=list)


def read(path: Path, options: Collection[str] = (), parts: Collection[str] = ()) -> list[Case]:
    """The cases of a file. `options` are headings without a text of their own, `parts` such as have one.

    Raises CaseError with the line of the file.
    """
    cases: list[Case] = []
    opened: list[_Open] = []
    chosen: dict[str, str] = {}
    lines = path.read_text(encoding="utf-8").splitlines()

    def close(end: int) -> None:
        if not opened:
            return
        first = opened[0]
        if opened[-1].heading != "out":
            raise CaseError(f"{path.name}, line {first.line}: the case {first.beside!r} has no [out] at its end")
        out = opened[-1]
        while end > out.line and not lines[end - 1].strip():
            end -= 1
        expected = _expected(path, out)
        between = tuple(Part(part.heading, part.beside, _text(part.below)) for part in opened[1:-1])
        text = _text(first.below)
        cases.append(Case(path, first.line, first.beside, text, dict(chosen), between, expected, range(out.line, end)))

    for number, line in enumerate(lines, 1):
        match = _HEADING.fullmatch(line.rstrip())
        heading, beside = (match[1], match[2] or "") if match else ("", "")
        if heading == "case":
            close(number - 1)
            opened, chosen = [_Open("case", beside.strip(), number)], {}
        elif not opened:
            continue  # a note above the first case
        elif heading in options:
            chosen[heading] = beside.strip()
        elif heading == "out" or heading in parts:
            opened.append(_Open(heading, beside.strip(), number))
        elif heading:
            known = ", ".join(f"[{word}]" for word in sorted({"case", "out", *options, *parts}))
            raise CaseError(f"{path.name}, line {number}: there is no heading [{heading}]; there are {known}")
        else:
            opened[-1].below.append(line.removeprefix("\\") if line.startswith("\\[") else line)
    close(len(lines))
    _named(path, cases)
    return cases


def _named(path: Path, cases: Sequence[Case]) -> None:
    """Every case has a name, and no other one's."""
    known: dict[str, int] = {}
    for case in cases:
        if not case.name:
            raise CaseError(f"{path.name}, line {case.line}: a case needs a name: [case what it shows]")
        if case.name in known:
            raise CaseError(f"{path.name}, line {case.line}: line {known[case.name]} has a case of this name already")
        known[case.name] = case.line


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n")


def _expected(path: Path, out: _Open) -> tuple[Came, ...]:
    found: list[Came] = []
    for number, line in enumerate(out.below, out.line + 1):
        if not line.strip():
            continue
        if line[0] != " ":
            found.append(Came(line.rstrip()))
            continue
        match = _DETAIL.fullmatch(line.rstrip())
        if match is None or not found:
            raise CaseError(f"{path.name}, line {number}: an indented line is a detail of a line above it, KEY: VALUE")
        found[-1] = replace(found[-1], details=(*found[-1].details, (match[1], match[2])))
    return tuple(found)


def _agrees(expected: Sequence[str], came: Sequence[str]) -> bool:
    """Whether the values of one key are those written."""
    if list(expected) == ["none"]:
        return not came
    if list(expected) == ["*"]:
        return bool(came)
    return len(expected) == len(came) and all(map(_alike, expected, came))


def _alike(expected: str, came: str) -> bool:
    """Whether a line or a value is the one written, a `*` standing for any text."""
    return re.fullmatch(".*".join(map(re.escape, expected.split("*"))), came, re.DOTALL) is not None


def _as_written(expected: Came | None, came: Came) -> Came:
    """What came out, cut to the keys that the case speaks of; values that agree stay as they are written."""
    details: list[tuple[str, str]] = []
    for key in dict.fromkeys(key for key, _ in expected.details) if expected is not None else ():
        wanted, values = expected.values(key) if expected is not None else (), came.values(key)
        kept = wanted if _agrees(wanted, values) else values or ("none",)
        details.extend((key, value) for value in kept)
    text = expected.text if expected is not None and _alike(expected.text, came.text) else came.text
    return Came(text, tuple(details))


def check(case: Case, came: Iterable[Came]) -> None:
    """Fail where what came out is not what the case expects; or write it into the file, where that is asked for."""
    every = tuple(came)
    kept = [_as_written(case.expected[at] if at < len(case.expected) else None, line) for at, line in enumerate(every)]
    wanted = [text for line in case.expected for text in line.written()]
    given = [text for line in kept for text in line.written()]
    if wanted == given:
        return
    if os.environ.get(UPDATE):
        _write(case, given)
        return
    difference = "\n".join(difflib.unified_diff(wanted, given, "expected", "came out", n=99, lineterm=""))
    whole = "\n".join(text for line in every for text in line.written())
    parts = "".join(f"[{part.heading} {part.beside}]\n{part.text}\n" for part in case.parts)
    pytest.fail(
        f"{case.path.name}, line {case.line}: {case.name}\n\n{case.text}\n{parts}\n{difference}\n\n"
        f"With every detail:\n{whole}\n\n`make cases` takes what came out into the file.",
        pytrace=False,
    )


def _write(case: Case, given: Sequence[str]) -> None:
    """Put what came out into the file. Cases above it may have changed its length: it is found by its name."""
    lines = case.path.read_text(encoding="utf-8").splitlines()
    start = next(at for at, line in enumerate(lines) if line.rstrip() == f"[case {case.name}]")
    out = next(at for at in range(start, len(lines)) if lines[at].rstrip() == "[out]") + 1
    lines[out : out + len(case.out)] = given
    case.path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def every(folder: Path, options: Collection[str] = (), parts: Collection[str] = ()) -> list[ParameterSet]:
    """The cases of all files of a folder, as parameters of a test with their names."""
    return [
        pytest.param(case, id=f"{path.stem}: {case.name}")
        for path in sorted(folder.glob("*.txt"))
        for case in read(path, options, parts)
    ]
