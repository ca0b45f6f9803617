"""What a process of the cluster does: it makes its equipment once, then one task after the other with it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from briefing.derived.stamp import stamp

T = TypeVar("T")
R = TypeVar("R")

_made = threading.local()  # the equipment of a thread, and whose it is


class OtherVersionError(Exception):
    """The process runs another version of the program, whose results may differ."""


def hold(*given: object) -> tuple[object, ...]:
    """What equipment is made from, as a task of its own: the scheduler can have it made again where it was lost."""
    return given


def work_on(
    work: Callable[[Any, T], R],
    equip: Callable[..., object],
    whose: str,
    version: str,
    given: Sequence[object],
    task: T,
) -> R:
    """Do a task of the pool `whose` in this thread. Raises OtherVersionError where the code here is not `version`."""
    if getattr(_made, "whose", None) != whose:
        if stamp() != version:
            raise OtherVersionError
        _made.equipment, _made.whose = equip(*given), whose
    return work(_made.equipment, task)
