"""Picking an outlet: one that the briefing has, under whatever spelling it is known, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.intake import named_outlet
from briefing.language.words import fold, one_line
from briefing.model import Outlet
from briefing.reader.kit.choice import Choice, Find, among


def among_outlets(outlets: Iterable[Outlet]) -> Find:
    """The outlets by letters of their names.

    Where what is typed names one, that comes first; else it is offered as a new one, below those that hold it.
    """
    known = tuple(outlets)
    choices = {each.id: Choice("outlet", each.id, each.name, each.kind.value) for each in known}
    find = among(list(choices.values()))

    def found(typed: str) -> Sequence[Choice]:
        name = one_line(typed)
        if not name:
            return find(typed)
        meant = choices.get(named_outlet(name, known).id)
        first = [meant] if meant else [each for each in find(typed) if _holds(each, name)]
        new = [] if meant else [Choice("outlet", name, name, "a new outlet")]
        return [*first, *new, *(each for each in find(typed) if each not in first)]

    return found


def _holds(choice: Choice, name: str) -> bool:
    """Whether an outlet's name has all that was typed in it, and is not merely like it."""
    return all(word in fold(choice.label) for word in fold(name).split())
