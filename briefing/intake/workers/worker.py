"""The child process that reads foreign files: `python -m briefing.intake.workers.worker`.

It is told one file a line on standard input and answers in JSON lines: `begin` before each part, then its `draft` or
why it `failed`, and `end` after the last. JSON, not pickles: what comes out of a worker has met foreign bytes.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.errors import ImportingError
from briefing.intake.candidate import ArticleDraft
from briefing.intake.formats.part import Budget, Context, FilePart, failed
from briefing.intake.formats.parts import parts
from briefing.intake.options import Limits, size
from briefing.intake.workers import guard
from briefing.plain import NotPlainError, TooLargeError, read_plain


def answers(
    path: Path, limits: Limits, outlets: frozenset[str] = frozenset(), skip: int = 0
) -> Iterator[dict[str, Any]]:
    """The answers for one file; the first `skip` parts are passed over without reading them."""
    try:
        data = _bytes(path, limits)
    except ImportingError as error:
        yield {"begin": 0, "inner": "", "format": ""}
        yield {"failed": str(error)}
        yield {"end": True}
        return
    context = Context(limits, Budget(limits.unpacked), outlets)
    for number, part in enumerate(_safely(parts(data, context))):
        if number >= limits.parts:
            yield {"begin": number, "inner": "", "format": ""}
            yield {"failed": f"has more than {limits.parts} parts; the rest was left"}
            break
        if number < skip:
            continue
        yield {"begin": number, "inner": part.inner, "format": part.format}
        yield _answer(part, limits)
    yield {"end": True}


def _safely(parts: Iterator[FilePart]) -> Iterator[FilePart]:
    """The parts; where looking for the next one fails, that is the last part's reason."""
    try:
        yield from parts
    except (MemoryError, RecursionError):
        yield failed("", ImportingError("is too large or too deeply nested to be taken apart"))
    except Exception as error:  # noqa: BLE001 - an archive may make its reader raise anything; the parts before it stay
        yield failed("", ImportingError(f"cannot be taken apart ({type(error).__name__})"))


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        return read_plain(path, limits.file)
    except NotPlainError:
        raise ImportingError("is not a file") from None
    except TooLargeError:
        raise ImportingError(f"is larger than {size(limits.file)}") from None
    except OSError as error:
        raise ImportingError(f"cannot be read ({error.strerror or error})") from None


def _answer(part: FilePart, limits: Limits) -> dict[str, Any]:
    try:
        draft = part.read()
        _check(draft, limits)
    except ImportingError as error:
        return {"failed": str(error)}
    except MemoryError:
        return {"failed": "needs more memory than one file may take", "gone": True}
    except RecursionError:
        return {"failed": "is nested too deeply to be read"}
    except Exception as error:  # noqa: BLE001 - a parser may raise anything on a hostile file; it costs this part alone
        return {"failed": f"cannot be read as {part.format} ({type(error).__name__})"}
    return {"draft": draft.as_json()}


def _check(draft: ArticleDraft, limits: Limits) -> None:
    total = sum(len(paragraph) for paragraph in draft.paragraphs)
    if total > limits.characters:
        raise ImportingError(f"has more than {limits.characters:,} characters of text")
    if not any(any(char.isalpha() for char in paragraph) for paragraph in draft.paragraphs):
        raise ImportingError("has no text")


def main() -> int:
    """Read requests until standard input ends."""
    outward = os.fdopen(os.dup(1), "w", encoding="ascii")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what a library prints must not be taken for an answer
    os.dup2(nowhere, 2)
    settings = json.loads(sys.stdin.readline())
    limits = Limits(**settings["limits"])
    outlets = frozenset(settings["outlets"])
    guard.confine(limits.memory)
    for line in sys.stdin:
        request = json.loads(line)
        for answer in answers(Path(request["path"]), limits, outlets, request["skip"]):
            outward.write(json.dumps(answer) + "\n")
            outward.flush()
            if answer.get("gone"):
                return 0  # a process that has met its limit is replaced
    return 0


if __name__ == "__main__":
    sys.exit(main())
