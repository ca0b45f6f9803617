"""YAML files that are a list, or hold one under a key: read with every problem, changed without losing the rest."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from briefing.content.disk import YAML_LIMIT, changing, place, read_text
from briefing.content.dump import Value, dump, plain
from briefing.content.fields import UNKNOWN, Fields, kind_of, mappings
from briefing.content.mend import ListItem, mend_keys, mend_list, with_unknown
from briefing.content.nodes import Mapping, Node, compose
from briefing.content.nodes import Sequence as List
from briefing.errors import ContentError, Problem
from briefing.plain import said

T = TypeVar("T")
_MEND = "mend the file first, so that nothing in it is lost"
Read = list[tuple[Fields, T]]


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """What a list holds: the key it may stand under, how an item is read and written, the keys an item has, what stays
    the same when an item is changed, the keys that may stand beside the list, and the bytes that its file may have.
    """

    name: str
    read: Callable[[list[Fields]], Read[T]]
    render: Callable[[T], dict[str, Value]]
    keys: frozenset[str]
    same: Callable[[T], Hashable]
    beside: frozenset[str] = frozenset()
    limit: int = YAML_LIMIT


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """A file's list as it is on disk, and everything wrong with it. `items` are the nodes of the values."""

    text: str
    root: Node | None
    sequence: List | None
    items: tuple[Mapping, ...]
    values: tuple[T, ...]
    problems: tuple[Problem, ...]

    @property
    def damaged(self) -> bool:
        """Whether the file says something that could not be read as values, and that writing would lose."""
        return bool(self.problems) and (self.root is None or self.sequence is None or not self.whole)

    @property
    def whole(self) -> bool:
        """Whether every item could be read, so that writing the values again loses none."""
        return self.sequence is None or len(self.values) == len(self.sequence.items)


def load_tree(folder: Path, file: str, limit: int = YAML_LIMIT) -> tuple[str, Node | None, list[Problem]]:
    """The text and tree of a YAML file in a folder; None without a problem where it is missing or says nothing."""
    text, problem = read_text(folder / file, file, limit, folder)
    if text is None:
        return "", None, [problem] if problem else []
    node, problem = compose(text, file)
    return text, node, [problem] if problem else []


def load_list(folder: Path, file: str, kind: Kind[T]) -> Loaded[T]:
    """The list that a file is, or that it holds under its kind's name with nothing beside it."""
    text, root, problems = load_tree(folder, file, kind.limit)
    return _loaded(text, root, problems, file, kind)


def _loaded(text: str, root: Node | None, problems: list[Problem], file: str, kind: Kind[T]) -> Loaded[T]:
    sequence: List | None = None
    path = ""
    if isinstance(root, List):
        sequence = root
    elif isinstance(root, Mapping):
        top = Fields(root, file, problems)
        sequence = top.sequence(kind.name, required=True)
        top.done(kind.beside)
        path = kind.name
    elif root is not None and not root.null:
        problems.append(Problem(file, root.line, "", f"expected a list, found {kind_of(root)}"))
    items = kind.read(mappings(sequence.items if sequence else [], file, problems, path))
    nodes = tuple(fields.node for fields, _ in items)
    return Loaded(text, root, sequence, nodes, tuple(value for _, value in items), tuple(problems))


def change_list(
    folder: Path, file: str, kind: Kind[T], change: Callable[[tuple[T, ...]], Sequence[T]]
) -> tuple[T, ...]:
    """Make a file's list what `change` makes of it, under the folder's lock, so that no other writer's work is lost.

    Returns the new values; nothing is written where they are the old ones. Raises as `write_list` does.
    """
    with changing(folder):
        now = load_list(folder, file, kind).values
        values = tuple(change(now))
        if values != now:
            write_list(folder, file, kind, values)
        return values


def write_list(folder: Path, file: str, kind: Kind[T], values: Sequence[T]) -> None:
    """Make a file's list these values; comments, unknown keys and everything beside the list stay.

    What it was by then is lost: `change_list` is for whoever goes by what it is. Raises ContentError where the file has
    something that cannot be read and that writing would lose, where a value cannot be written as YAML, where the file
    would become larger than is read, or where the disk refuses.
    """
    with changing(folder):
        _write(load_list(folder, file, kind), folder, file, kind, values)


def _write(old: Loaded[T], folder: Path, file: str, kind: Kind[T], values: Sequence[T]) -> None:
    if old.damaged:
        raise ContentError(str(old.problems[0]), do=_MEND)
    entries = _entries(old, kind, values)
    lossy = [problem for problem in old.problems if not problem.what.startswith(UNKNOWN)]
    for entry in entries:
        for problem in lossy:
            if entry.node and entry.value is not None and entry.node.line <= problem.line < entry.node.end:
                raise ContentError(str(problem), do=_MEND)
    with contextlib.suppress(ValueError):  # text that no file can hold
        for text in _candidates(old, kind, entries):
            if _reads_back(text, file, kind, values, old):
                if len(text.encode()) > kind.limit:
                    what = f"would become larger than {said(kind.limit)}, and then not be read"
                    raise ContentError(what, where=file, do="take something out, or begin another")
                place(folder / file, text)
                return
    what = "the entries would not be read back as given: an id twice, an empty or many-line text, or odd characters"
    raise ContentError(what, where=file, do="change them")


def _reads_back(text: str, file: str, kind: Kind[T], values: Sequence[T], old: Loaded[T]) -> bool:
    """Whether a new text holds these values, and beside them what the old one holds."""
    root, problem = compose(text, file)
    if problem is not None:
        return False
    new = _loaded(text, root, [], file, kind)
    return new.whole and new.values == tuple(values) and _beside(new.root, kind) == _beside(old.root, kind)


def _beside(root: Node | None, kind: Kind[T]) -> dict[str, str]:
    pairs = root.pairs if isinstance(root, Mapping) else []
    return {key.text: dump(plain(node)) for key, node in pairs if key.text != kind.name}


def _candidates(old: Loaded[T], kind: Kind[T], entries: Sequence[ListItem]) -> Iterator[str]:
    """New texts of the file, the one that keeps most first. Raises ValueError for text that no file can hold."""
    if old.sequence is not None:
        mended = mend_list(old.text, old.sequence, entries, kind.keys)
        if mended is not None:
            yield mended
    whole = [
        plain(entry.node)
        if entry.node and entry.value is None
        else with_unknown(entry.node, entry.value or {}, kind.keys)
        for entry in entries
    ]
    if isinstance(old.root, Mapping):
        keyed = mend_keys(old.text, old.root, {kind.name: whole})
        if keyed is not None:
            yield keyed
        yield dump({**{key.text: plain(node) for key, node in old.root.pairs}, kind.name: whole})
    else:
        comments = old.text if old.sequence is None else ""
        yield _lines(comments) + dump(whole)
        yield dump(whole)


def _entries(old: Loaded[T], kind: Kind[T], values: Sequence[T]) -> list[ListItem]:
    """The values as items of the list: those that are unchanged, those that were something else, and new ones."""
    nodes: dict[Hashable, list[tuple[Mapping, T]]] = {}
    for node, value in zip(old.items, old.values, strict=True):
        nodes.setdefault(kind.same(value), []).append((node, value))
    entries = []
    for value in values:
        held = nodes.get(kind.same(value))
        if held:
            node, before = held.pop(0)
            entries.append(ListItem(node, None if before == value else kind.render(value)))
        else:
            entries.append(ListItem(None, kind.render(value)))
    return entries


def _lines(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
