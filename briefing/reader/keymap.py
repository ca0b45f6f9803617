"""Checking the keys that a user set: ids that there are, keys that there are, no two things on one key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys

from briefing.reader import screens, widgets

_PARTS = re.compile(r"(?:(?:ctrl|shift|alt|super|meta|hyper)\+)*")
_NAMED = {str(each.value) for each in Keys} | {"space", "slash", "question_mark", "delete", "backspace", "comma", "dot"}
_NAME_LIKE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")  # Textual's names of signs: left_square_bracket


def checked(keys: Mapping[str, str], app: type[App[int]]) -> tuple[dict[str, str], list[str]]:
    """The settings that can be used, and a sentence for each that cannot or that takes another's key."""
    groups = list(_groups(app))
    known = {binding.id for group in groups for binding in group if binding.id}
    good: dict[str, str] = {}
    wrong: list[str] = []
    for id_, value in keys.items():
        strange = [each for each in value.split(",") if not _is_key(each.strip())]
        if id_ not in known:
            wrong.append(f"keys: there is no {id_}; the help (?) names every id")
        elif strange:
            wrong.append(
                f"keys.{id_}: {strange[0]!r} is no key; write ctrl+x, f2, slash, left_square_bracket, or a letter"
            )
        else:
            good[id_] = value
    wrong.extend(_clashes(groups, good))
    return good, wrong


def _is_key(name: str) -> bool:
    bare = _PARTS.sub("", name, count=1)
    return len(bare) == 1 or bare in _NAMED or bool(_NAME_LIKE.fullmatch(bare))


def _groups(app: type[App[int]]) -> Iterable[Sequence[Binding]]:
    """The bindings that work at the same time: those of a class, by class."""
    yield _bindings(app)
    for package in (screens, widgets):
        for module in iter_modules(package.__path__):
            for each in vars(import_module(f"{package.__name__}.{module.name}")).values():
                if (
                    isinstance(each, type)
                    and issubclass(each, DOMNode)
                    and each.__module__.startswith(package.__name__)
                ):
                    yield _bindings(each)


def _bindings(owner: type) -> list[Binding]:
    return [binding for binding in vars(owner).get("BINDINGS", ()) if isinstance(binding, Binding)]


def _clashes(groups: Iterable[Sequence[Binding]], keys: Mapping[str, str]) -> list[str]:
    told = []
    for group in groups:
        taken: dict[str, str] = {}
        for binding in group:
            for each in keys.get(binding.id or "", binding.key).split(","):
                other = taken.setdefault(each.strip(), binding.id or "")
                if other != (binding.id or "") and (binding.id in keys or other in keys):
                    told.append(f"keys: {each.strip()} is both {other} and {binding.id}; only one of them works")
    return list(dict.fromkeys(told))
