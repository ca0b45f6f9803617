"""Typed reading of YAML nodes that collects every problem instead of stopping at the first.

Text is what is written: YAML 1.1 would make `no` a truth value, `12:30` and `007` numbers and `2024-10-11` a date, so
the words themselves are read, and a problem asks for quotation marks where other programs would read them otherwise.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from briefing.content.nodes import SHOWN, Mapping, Node, Scalar, Sequence
from briefing.errors import Problem
from briefing.language.safety import safe_line
from briefing.model import PartialDate

E = TypeVar("E", bound=StrEnum)

_TRUTHS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
UNKNOWN = "unknown key"  # how the only problem begins with which nothing is lost in writing


class Fields:
    """The keys of one mapping. Each is read once by name; what was not read is reported by `done`.

    `path` is the mapping's own place, such as `outlets[2]` (counted from 1), "" at the top of a file.
    """

    def __init__(self, node: Mapping, file: str, problems: list[Problem], path: str = "") -> None:
        self._file = file
        self._problems = problems
        self._path = path
        self._known: list[str] = []
        self._values: dict[str, Node] = {}
        self._keys: dict[str, Scalar] = {}
        self.node = node
        self.line = node.line
        for key, value in node.pairs:
            if key.text in self._values:
                first = self._keys[key.text].line
                self.report(key.line, key.text, f"written twice; the one on line {first} is used, remove the other")
            else:
                self._values[key.text] = value
                self._keys[key.text] = key

    def report(self, line: int, name: str, what: str) -> None:
        """Add a problem at a key of this mapping; "" is the mapping itself."""
        self._problems.append(Problem(self._file, line, self.place(name), what))

    def place(self, name: str) -> str:
        """The full name of a key of this mapping, safe to show."""
        shown = safe_line(name)[:SHOWN]
        if self._path and shown:
            return f"{self._path}.{shown}"
        return self._path or shown

    def line_of(self, name: str) -> int:
        """Where a key's value is written, or where the mapping begins if it has no such key."""
        return self._values[name].line if name in self._values else self.line

    def has(self, name: str) -> bool:
        """Whether the key is written and says something."""
        node = self._values.get(name)
        return node is not None and not (isinstance(node, Scalar) and node.null)

    def text(self, name: str, *, required: bool = False, many_lines: bool = False) -> str | None:
        """A text, without spaces and line ends around it; None where it is missing, null or something else.

        Line ends inside are kept with `many_lines`, otherwise they become spaces. Empty counts as missing.
        """
        node = self._node(name, required=required)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.report(node.line, name, f"expected text, found {kind_of(node)}")
            return None
        if node.other_type:
            self.report(
                node.line,
                name,
                f"expected text, found {shown(node.text)}, which YAML takes for {node.other_type}; "
                "put it in quotation marks",
            )
        words = trimmed(node.text)
        if required and not words:
            self.report(node.line, name, "expected text, found nothing")
        return (words if many_lines else words.replace("\n", " ")) or None

    def exact(self, name: str, *, required: bool = False) -> str | None:
        """A text with everything it holds, white space at its ends too."""
        node = self._node(name, required=required)
        if isinstance(node, Scalar):
            return node.text
        if node is not None:
            self.report(node.line, name, f"expected text, found {kind_of(node)}")
        return None

    def choice(self, name: str, choices: type[E], *, required: bool = False) -> E | None:
        """One word of an enumeration, letter case aside."""
        words = [str(choice) for choice in choices]
        node = self._node(name, required=required, expected=f"one of {', '.join(words)}")
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.report(node.line, name, f"expected one of {', '.join(words)}; found {kind_of(node)}")
            return None
        word = node.text.strip().lower()
        if word in words:
            return choices(word)
        self.report(
            node.line, name, f"expected one of {', '.join(words)}; found {shown(node.text)}{meant(word, words)}"
        )
        return None

    def truth(self, name: str, *, missing: bool = False) -> bool:
        """Yes or no, as YAML writes it; `missing` where it is missing or something else."""
        node = self._node(name)
        if node is None:
            return missing
        if isinstance(node, Scalar) and node.plain and node.text.lower() in _TRUTHS:
            return _TRUTHS[node.text.lower()]
        self.report(node.line, name, f"expected true or false, found {kind_of(node)}")
        return missing

    def names(self) -> tuple[str, ...]:
        """The keys as they are written."""
        return tuple(self._values)

    def date(self, name: str) -> PartialDate | None:
        """A year, a month or a day, with or without quotation marks around it."""
        node = self._node(name)
        if node is None:
            return None
        wanted = "expected a date like 2024, 2024-10 or 2024-10-11"
        if not isinstance(node, Scalar):
            self.report(node.line, name, f"{wanted}; found {kind_of(node)}")
            return None
        try:
            return PartialDate.parse(node.text.strip())
        except ValueError:
            self.report(node.line, name, f"{wanted}; found {shown(node.text)}")
            return None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where it is missing."""
        texts: list[str] = []
        for count, node in enumerate(self.items(name), 1):
            place = f"{name}[{count}]"
            if not isinstance(node, Scalar):
                self.report(node.line, place, f"expected text, found {kind_of(node)}")
            elif node.null or not trimmed(node.text):
                self.report(node.line, place, "expected text, found nothing")
            else:
                if node.other_type:
                    what = f"found {shown(node.text)}, which YAML takes for {node.other_type}"
                    self.report(node.line, place, f"expected text, {what}; put it in quotation marks")
                texts.append(trimmed(node.text).replace("\n", " "))
        return tuple(texts)

    def mappings(self, name: str, *, required: bool = False, may_be_empty: bool = True) -> list[Fields]:
        """A list of mappings, each as Fields of its own."""
        nodes = self.items(name, required=required, may_be_empty=may_be_empty)
        return mappings(nodes, self._file, self._problems, self.place(name))

    def mapping(self, name: str, *, such_as: str = "") -> Fields | None:
        """The keys and values below a key; None where it is missing or something else. `such_as` is an example."""
        node = self._node(name)
        if node is None or isinstance(node, Mapping):
            return Fields(node, self._file, self._problems, self.place(name)) if node else None
        example = f" such as {such_as!r} on a line below" if such_as else ""
        self.report(node.line, name, f"expected keys and values{example}, found {kind_of(node)}")
        return None

    def items(self, name: str, *, required: bool = False, may_be_empty: bool = True) -> list[Node]:
        """The items of a list; empty where it is missing or something else."""
        sequence = self.sequence(name, required=required)
        if required and sequence is not None and not sequence.items and not may_be_empty:
            self.report(sequence.line, name, "expected a list of one or more, found an empty one")
        return sequence.items if sequence else []

    def sequence(self, name: str, *, required: bool = False) -> Sequence | None:
        """A list as a node; None where it is missing or something else."""
        node = self._node(name, required=required)
        if node is None or isinstance(node, Sequence):
            return node
        self.report(node.line, name, f"expected a list, found {kind_of(node)}")
        return None

    def done(self, others: frozenset[str] = frozenset()) -> None:
        """Report every key that nothing has asked for and that is none of the `others`."""
        for name, key in self._keys.items():
            if name not in self._known and name not in others:
                self.report(key.line, name, f"{UNKNOWN}{meant(name, self._known)}; known are {', '.join(self._known)}")

    def _node(self, name: str, *, required: bool = False, expected: str = "") -> Node | None:
        self._known.append(name)
        node = self._values.get(name)
        if node is not None and not (isinstance(node, Scalar) and node.null):
            return node
        if required and node is None:
            self.report(self.line, name, f"missing; expected {expected}" if expected else "missing")
        elif required and node is not None:
            what = f"expected {expected}; found nothing" if expected else "expected a value, found nothing"
            self.report(node.line, name, what)
        return None


def mappings(nodes: Iterable[Node], file: str, problems: list[Problem], path: str) -> list[Fields]:
    """The mappings among some nodes; a problem for each node that is none."""
    items = []
    for count, node in enumerate(nodes, 1):
        place = f"{path}[{count}]"
        if isinstance(node, Mapping):
            items.append(Fields(node, file, problems, place))
        else:
            problems.append(Problem(file, node.line, place, f"expected keys and values, found {kind_of(node)}"))
    return items


def trimmed(words: str) -> str:
    """Words without spaces, tabs and line ends around them; other white space may be meant."""
    return words.strip(" \t\n")


def kind_of(node: Node) -> str:
    """What a node is, in words, with what it says."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "keys and values"
    return "nothing" if node.null else shown(node.text)


def shown(value: str) -> str:
    """A value in quotation marks: one line, safe to show, not too long."""
    line = safe_line(value)
    return f"'{line[:SHOWN]}…'" if len(line) > SHOWN else f"'{line}'"


def meant(value: str, known: Iterable[str]) -> str:
    """A question after the nearest known word, or nothing."""
    near = difflib.get_close_matches(value[:SHOWN], list(known), n=1, cutoff=0.6)
    return f" (did you mean '{near[0]}'?)" if near else ""
