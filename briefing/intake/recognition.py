"""Text recognition for scans, by ocrmypdf where it is installed and a person asks for it. It is never needed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from briefing.files import in_temporary_folder
from briefing.intake.workers.pool import Result
from briefing.processes import run_program

SCAN = "is a scan without text"  # how the reason begins that a PDF without text is given
_LIMIT = 600.0  # seconds for one file
_TOLD = "the text was recognised by ocrmypdf in a scan; compare it with the pages before you quote it"

Read = Callable[[Path], Iterable[Result]]


def tool() -> str | None:
    """The full path of ocrmypdf, None where it is not installed."""
    found = shutil.which("ocrmypdf")
    return found if found is not None and Path(found).is_absolute() else None  # Windows looks in the current folder


def recognised(results: Iterable[Result], program: str, read: Read) -> Iterator[Result]:
    """The results, with each scan read again after its text was recognised; `read` gives a file's results.

    The file itself is never changed: ocrmypdf writes into a folder that goes afterwards. Where it fails, the result is
    that it did, and why.
    """
    for result in results:
        if result.draft is not None or result.inner or not result.problem.startswith(SCAN):
            yield result
            continue
        with in_temporary_folder() as folder:
            made = folder / "text.pdf"
            arguments = ("--quiet", "--skip-text", "--output-type", "pdf", str(result.path.absolute()), str(made))
            try:
                run_program(program, arguments, "", str(folder), _LIMIT)
            except OSError as error:
                yield replace(result, problem=f"{SCAN}, and ocrmypdf failed: {error.strerror or error}")
                continue
            for again in read(made):
                draft = again.draft and replace(again.draft, notes=(_TOLD, *again.draft.notes))
                yield replace(again, path=result.path, draft=draft)
