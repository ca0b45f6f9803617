"""YAML text as a tree of nodes that know their lines, without turning anything into values.

The tree is built from the parser's events in a loop: PyYAML's own composer calls itself for every level, and a file of
nothing but brackets ends the whole program there. Aliases are refused, so that a small file cannot unfold into a
large one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from briefing.errors import Problem
from briefing.language.safety import safe_line

DEEPEST = 12  # levels; the deepest file the program knows has five
SHOWN = 60  # characters of a found value that a problem repeats

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER: Any = yaml.resolver.Resolver()  # its types say nothing about what it takes
_NULL = "tag:yaml.org,2002:null"
_STRING = "tag:yaml.org,2002:str"
_TAGS = {
    "tag:yaml.org,2002:bool": "yes or no",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
    "tag:yaml.org,2002:merge": "a merge sign",
    "tag:yaml.org,2002:value": "a value sign",
}


@dataclass(slots=True)
class Scalar:
    """Words as they are written. `plain`: without quotation marks; `end` is the line after its last."""

    text: str
    plain: bool
    line: int
    end: int

    @property
    def null(self) -> bool:
        """Whether nothing is said: empty, `~` or `null`."""
        return self.plain and bool(_RESOLVER.resolve(yaml.ScalarNode, self.text, (True, False)) == _NULL)

    @property
    def other_type(self) -> str:
        """What a YAML program would take these words for, if not for text; else empty."""
        if not self.plain:
            return ""
        tag = _RESOLVER.resolve(yaml.ScalarNode, self.text, (True, False))
        return "" if tag in (_STRING, _NULL) else _TAGS.get(tag, "something other than text")


@dataclass(slots=True)
class Sequence:
    """A list. `flow`: written in brackets."""

    items: list[Node]
    line: int
    end: int = 0
    flow: bool = False


@dataclass(slots=True)
class Mapping:
    """Keys and values in the order in which they are written, repeated ones included. `flow`: written in braces."""

    pairs: list[tuple[Scalar, Node]]
    line: int
    end: int = 0
    flow: bool = False


Node = Scalar | Sequence | Mapping


class RefusedError(Exception):
    """The text is no YAML that the program reads."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


def compose(text: str, file: str, first: int = 1) -> tuple[Node | None, Problem | None]:
    """The tree of a YAML text, or what is wrong with it; both None where the text holds nothing.

    Lines count from `first`, the line of `file` on which the text begins.
    """
    try:
        return _Builder(first).build(text), None
    except RefusedError as error:
        return None, Problem(file, error.line, "", error.what)
    except yaml.reader.ReaderError as error:
        line = first + text.count("\n", 0, error.position)
        return None, Problem(file, line, "", f"the character U+{_code(error):04X} is not allowed here; remove it")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first + (mark.line if mark else 0)
        return None, Problem(file, line, "", _told(error, text, mark.line if mark else 0))


def _code(error: yaml.reader.ReaderError) -> int:
    return error.character if isinstance(error.character, int) else ord(error.character)


def _told(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    problem = error.problem or "not readable as YAML"
    lines = text.split("\n")
    if "mapping values are not allowed" in problem:
        return "a second ': ' in one line; put the whole value in quotation marks"
    if "cannot start any token" in problem and "\t" in lines[min(line, len(lines) - 1)]:
        return "a tab where YAML wants spaces; replace it by spaces"
    if "cannot start any token" in problem:
        return "a value cannot begin with this character; put the whole value in quotation marks"
    if "unexpected end of stream" in problem:
        return "a quotation mark that opens a value is never closed"
    return f"not readable as YAML ({safe_line(problem)}); check indentation, colons and quotation marks"


class _Builder:
    """Puts the parser's events together to a tree; keeps the open lists and mappings on a stack."""

    def __init__(self, first: int) -> None:
        self._first = first
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []  # for each open mapping, the key that waits for its value
        self._root: Node | None = None

    def build(self, text: str) -> Node | None:
        documents = 0
        for event in _events(text):
            line = self._first + _line(event.start_mark)
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise RefusedError(line, "a second YAML document begins here; expected one")
            elif isinstance(event, yaml.AliasEvent):
                raise RefusedError(
                    line, f"an alias (*{safe_line(event.anchor or '')[:SHOWN]}); write its value out instead"
                )
            elif isinstance(event, yaml.ScalarEvent):
                self._tagged(event, line)
                self._put(Scalar(event.value, not event.style, line, self._after(event)))
            elif isinstance(event, yaml.SequenceStartEvent):
                self._tagged(event, line)
                self._begin(Sequence([], line, flow=bool(event.flow_style)))
            elif isinstance(event, yaml.MappingStartEvent):
                self._tagged(event, line)
                self._begin(Mapping([], line, flow=bool(event.flow_style)))
            elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                self._end(self._after(event))
        return self._root

    def _tagged(self, event: yaml.NodeEvent, line: int) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None and tag != "!":
            raise RefusedError(line, f"a type sign ({safe_line(tag)[:SHOWN]}); expected plain values without one")

    def _after(self, event: yaml.Event) -> int:
        mark = event.end_mark
        return self._first + _line(mark) + (1 if mark is not None and mark.column else 0)

    def _begin(self, node: Sequence | Mapping) -> None:
        if len(self._open) == DEEPEST:
            raise RefusedError(node.line, f"more than {DEEPEST} levels inside each other")
        self._put(node)
        self._open.append(node)
        self._keys.append(None)

    def _end(self, after: int) -> None:
        node = self._open.pop()
        self._keys.pop()
        last = node.items[-1] if isinstance(node, Sequence) and node.items else None
        if isinstance(node, Mapping) and node.pairs:
            last = node.pairs[-1][1]
        node.end = after if node.flow or last is None else last.end

    def _put(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            parent.pairs.append((key, node))
            self._keys[-1] = None
        elif isinstance(node, Scalar):
            self._keys[-1] = node
        else:
            raise RefusedError(node.line, "a list or mapping as a key; expected a word and a colon")


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=_LOADER)


def _line(mark: Any) -> int:
    """The line of a mark, from 0; the types of the parser in C and of the one in Python have nothing in common."""
    return int(mark.line)
