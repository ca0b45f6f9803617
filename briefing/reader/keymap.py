"""All keys of the reader, and checking those that a user set: ids and keys that there are, no two things on one key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from itertools import combinations
from pkgutil import walk_packages

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys

from briefing.reader import screens, widgets
from briefing.reader.kit.keys import character
from briefing.reader.kit.presets import PRESETS

MODE = "mark."  # how the ids begin of what works only while a passage is marked, and wins then
WITHIN = frozenset({"reader.clip", "reader.copy", "reader.copy-as"})  # and what must work beside that
PRESET = "preset"  # under keys: in the settings, in place of an id

_PARTS = re.compile(r"(?:(?:ctrl|shift|alt|super|meta|hyper)\+)*")
_NAMED = {str(each.value) for each in Keys} | {"space", "slash", "question_mark", "delete", "backspace", "comma", "dot"}
_NAME_LIKE = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")  # Textual's names of signs: left_square_bracket


def checked(keys: Mapping[str, str], app: type[App[int]]) -> tuple[dict[str, str], list[str]]:
    """The keys that can be used, those of a preset too, and a sentence for each of the settings that cannot be used
    or that takes another's key.
    """
    situations = list(_situations(app))
    known = {binding.id for situation in situations for binding in situation if binding.id}
    before_typing = {binding.id for situation in situations for binding in situation if binding.priority}
    preset = keys.get(PRESET, "")
    wrong: list[str] = []
    if preset and preset not in PRESETS:
        wrong.append(f"keys.{PRESET}: there is no preset {preset!r}; use {' or '.join(PRESETS)}")
    good = dict(PRESETS.get(preset, {}))
    for id_, value in keys.items():
        strange = [each for each in value.split(",") if not _is_key(each.strip())]
        early = [each for each in value.split(",") if character(each.strip())]
        if id_ == PRESET:
            continue
        if id_ not in known:
            near = get_close_matches(id_, known, n=1)
            wrong.append(
                f"keys: there is no {id_}; {f'did you mean {near[0]}?' if near else 'the help (?) names every id'}"
            )
        elif early and id_ in before_typing:
            wrong.append(
                f"keys.{id_}: {early[0]!r} could no longer be typed in a field, where this works too; use ctrl+x or f2"
            )
        elif strange:
            wrong.append(
                f"keys.{id_}: {strange[0]!r} is no key; write ctrl+x, f2, slash, left_square_bracket, or a letter"
            )
        else:
            good[id_] = value
    wrong.extend(_clashes(situations, good))
    return good, wrong


def every_binding(app: type[App[int]]) -> dict[str, list[Binding]]:
    """Every binding of the reader by its id, in the order of the ids; the same thing can be bound in several places."""
    bindings: dict[str, list[Binding]] = {}
    for situation in _situations(app):
        for binding in situation:
            if binding.id and binding not in bindings.setdefault(binding.id, []):
                bindings[binding.id].append(binding)
    return dict(sorted(bindings.items()))


def with_those_beside(keys: Mapping[str, str], app: type[App[int]]) -> dict[str, str]:
    """The keys, and the standing ones of what shares one with them where it is bound: whoever gets another key, Textual
    takes the old one from everything that has it there.
    """
    whole = dict(keys)
    for situation in (*_situations(app), *_standing_together()):
        standing: dict[str, set[str]] = {}
        for binding in situation:
            standing.setdefault(binding.id or "", set()).update(binding.key.split(","))
        reached = [id_ for id_ in standing if id_ in whole]
        while reached:
            taken = standing[reached.pop()]
            beside = [id_ for id_, has in standing.items() if id_ not in whole and taken & has]
            whole |= {id_: ",".join(sorted(standing[id_])) for id_ in beside}
            reached += beside
    return whole


def _is_key(name: str) -> bool:
    bare = _PARTS.sub("", name, count=1)
    return len(bare) == 1 or bare in _NAMED or bool(_NAME_LIKE.fullmatch(bare))


def _situations(app: type[App[int]]) -> Iterable[Sequence[Binding]]:
    """The bindings that work at the same time: those of a widget that has the keyboard, its screen, and the app."""
    everywhere = _bindings(app)
    for module in walk_packages(screens.__path__, f"{screens.__name__}."):
        names = vars(import_module(module.name))
        classes = [each for each in names.values() if isinstance(each, type) and issubclass(each, DOMNode)]
        own = [each for each in classes if each.__module__ == module.name]
        for screen in own:
            for widget in _widgets(screen) or [screen]:
                inner = [] if widget is screen else [*_bindings(widget)]
                mode = [binding for binding in inner if (binding.id or "").startswith(MODE)]
                outer = [*_bindings(screen), *everywhere]
                yield [*(binding for binding in inner if binding not in mode), *outer]
                if mode:
                    yield [*mode, *(binding for binding in outer if binding.id in WITHIN)]


def _standing_together() -> Iterable[Sequence[Binding]]:
    """The bindings of each widget that has a mode: they do not work at the same time, but are bound in one place."""
    for module in walk_packages(widgets.__path__, f"{widgets.__name__}."):
        for each in vars(import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, DOMNode) and each.__module__ == module.name:
                bound = _bindings(each)
                if any((binding.id or "").startswith(MODE) for binding in bound):
                    yield bound


def _widgets(screen: type) -> list[type]:
    """The widgets that the modules of a screen, and of the screens that it is made of, speak of."""
    modules = dict.fromkeys(each.__module__ for each in screen.__mro__ if each.__module__.startswith(screens.__name__))
    named = [each for module in modules for each in vars(import_module(module)).values()]
    classes = [each for each in named if isinstance(each, type) and issubclass(each, DOMNode)]
    return list(dict.fromkeys(each for each in classes if each.__module__.startswith(widgets.__name__)))


def _bindings(owner: type) -> list[Binding]:
    """The bindings of a class and of what it is made of, without those of Textual's own classes."""
    return [
        binding
        for each in owner.__mro__
        if each.__module__.startswith("briefing.")
        for binding in vars(each).get("BINDINGS", ())
        if isinstance(binding, Binding)
    ]


def _clashes(situations: Iterable[Sequence[Binding]], keys: Mapping[str, str]) -> list[str]:
    """A sentence for each key that the settings give to something, and that something else has at the same time."""
    told = []
    for situation in situations:
        taken: dict[str, str] = {}
        standing = _shared(situation)
        for binding in situation:
            for each in keys.get(binding.id or "", binding.key).split(","):
                other = taken.setdefault(each.strip(), binding.id or "")
                if other != (binding.id or "") and each.strip() not in standing.get((other, binding.id or ""), ()):
                    told.append(f"keys: {each.strip()} is both {other} and {binding.id}; where both work, {other} wins")
    return list(dict.fromkeys(told))


def _shared(situation: Sequence[Binding]) -> dict[tuple[str, str], set[str]]:
    """The keys that two things have by themselves, the inner one meaning to win."""
    shared: dict[tuple[str, str], set[str]] = {}
    for inner, outer in combinations(situation, 2):
        both = set(inner.key.split(",")) & set(outer.key.split(","))
        if both:
            shared.setdefault((inner.id or "", outer.id or ""), set()).update(both)
    return shared
