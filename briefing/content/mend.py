"""Changing parts of a YAML text and leaving every other line as a person wrote it, comments and unknown keys too.

Each function returns the new text, or None where the text has a form in which lines cannot be told apart (lists in
brackets, several things on one line); its caller then writes the whole anew. Callers read the result back before they
trust it.
"""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from dataclasses import dataclass

from briefing.content.dump import Value, dump, plain
from briefing.content.nodes import Mapping, Node, Sequence


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item that a list is to have: the node that it is now, if it has one, and what to write.

    `value` None leaves the node's lines as they are.
    """

    node: Mapping | None
    value: AnyMapping[str, Value] | None


def mend_list(text: str, sequence: Sequence, entries: AnySequence[ListItem], known: frozenset[str]) -> str | None:
    """The text with other items in a list. Keys of a changed item that are not `known` are kept."""
    if sequence.flow or not sequence.items:
        return None
    lines = text.split("\n")
    spans = _spans(lines, sequence.items)
    if spans is None:
        return None
    indent = len(lines[sequence.items[0].line - 1]) - len(lines[sequence.items[0].line - 1].lstrip(" "))
    items = []
    for entry in entries:
        if entry.node is None:
            items.append(dump([entry.value], indent).removesuffix("\n"))
            continue
        above, own, end = spans[id(entry.node)]
        if entry.value is None:
            items.append("\n".join(lines[above:end]))
        else:
            comments = lines[above:own]
            items.append("\n".join([*comments, dump([with_unknown(entry.node, entry.value, known)], indent)[:-1]]))
    first = spans[id(sequence.items[0])][0]
    last = spans[id(sequence.items[-1])][2]
    return "\n".join([*lines[:first], *(items or [" " * indent + "[]"]), *lines[last:]])


def _spans(lines: AnySequence[str], items: AnySequence[Node]) -> dict[int, tuple[int, int, int]] | None:
    """For each item, by its identity: where the comments above it begin, where it begins, and where it ends."""
    spans: dict[int, tuple[int, int, int]] = {}
    before = items[0].line - 1
    for item in items:
        own = item.line - 1
        if own < before or not lines[own].lstrip(" ").startswith("- "):
            return None
        spans[id(item)] = (before, own, item.end - 1)
        before = item.end - 1
    return spans


def mend_keys(text: str, mapping: Mapping, changes: AnyMapping[str, Value]) -> str | None:
    """The text with other values of some keys at its top; keys that it does not have yet are added at the end."""
    if mapping.flow or not mapping.pairs:
        return None
    lines = text.split("\n")
    parts: list[str] = []
    at = 0
    left = dict(changes)
    for key, node in mapping.pairs:
        start, end = key.line - 1, node.end - 1
        if start < at or end <= start:
            return None
        if key.text in left:
            parts.extend([*lines[at:start], dump({key.text: left.pop(key.text)})[:-1]])
            at = end
    rest = lines[at:]
    while rest and not rest[-1].strip():
        rest.pop()
    added = [dump({name: value})[:-1] for name, value in left.items()]
    return "\n".join([*parts, *rest, *added, ""])


def with_unknown(node: Mapping | None, value: AnyMapping[str, Value], known: frozenset[str]) -> dict[str, Value]:
    """What is to be written, and after it the keys of the old node that the program does not know."""
    kept = {key.text: plain(item) for key, item in node.pairs if key.text not in known} if node else {}
    return {**value, **kept}
