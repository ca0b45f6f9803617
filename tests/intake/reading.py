"""Reading bytes as the worker does, in the test's own process."""

from __future__ import annotations

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft
from briefing.intake.formats.part import Budget, Context
from briefing.intake.formats.parts import parts
from briefing.intake.options import Limits


def read_all(data: bytes, limits: Limits | None = None, *, outlets: tuple[str, ...] = ()) -> list[ArticleDraft | str]:
    """The drafts of a file's parts in order; a part that fails gives its reason."""
    limits = limits or Limits()
    found: list[ArticleDraft | str] = []
    for part in parts(data, Context(limits, Budget(limits.unpacked), frozenset(outlets))):
        try:
            found.append(part.read())
        except ImportingError as error:
            found.append(str(error))
    return found


def read(data: bytes | str, *, outlets: tuple[str, ...] = ()) -> ArticleDraft:
    """The draft of a file that holds one article."""
    (found,) = read_all(data.encode() if isinstance(data, str) else data, outlets=outlets)
    assert isinstance(found, ArticleDraft), found
    return found


def failure(data: bytes) -> str:
    """Why a file gives no article."""
    (found,) = read_all(data)
    assert isinstance(found, str), found
    return found
