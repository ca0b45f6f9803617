"""The reader, started as a person would start it, with every screen that it shows noted in the file $WATCHED.

A screen is noted by the place in the code that made it: a question is asked in many places, each with words of its own.
`places` lists all such places by reading the code, so that a new one cannot be left out.
"""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

READER = "reader"


def places(package: Path) -> set[str]:
    """Every place in the reader's code that makes a screen: `file:function:Screen`."""
    found = set()
    for path in sorted((package / READER).rglob("*.py")):
        name = path.relative_to(package).as_posix()
        found |= {f"{name}:{place}" for place in _made_in(ast.parse(path.read_text(encoding="utf-8")), "")}
    return found


def _made_in(node: ast.AST, inside: str) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        inside = node.name
    elif isinstance(node, ast.Lambda):
        inside = "<lambda>"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Screen"):
        yield f"{inside}:{node.func.id}"
    for child in ast.iter_child_nodes(node):
        yield from _made_in(child, inside)


def _maker(screen: object, frame: FrameType | None) -> str:
    """The place that made a screen, seen from within what makes it ready."""
    while frame is not None and frame.f_locals.get("self") is screen:
        frame = frame.f_back
    if frame is None:
        return ""
    file = Path(frame.f_code.co_filename)
    at = file.parts.index(READER) if READER in file.parts else 0
    return f"{'/'.join(file.parts[at:])}:{frame.f_code.co_name}:{type(screen).__name__}"


def main() -> int:
    """Run the reader."""
    from textual.screen import Screen

    from briefing.__main__ import main as run

    ready = Screen.__init__

    def noting(screen: Screen[Any], *given: Any, **named: Any) -> None:
        ready(screen, *given, **named)
        with open(os.environ["WATCHED"], "a", encoding="utf-8") as log:
            log.write(_maker(screen, sys._getframe(1)) + "\n")

    Screen.__init__ = noting  # type: ignore[method-assign,assignment]
    return run()


if __name__ == "__main__":
    sys.exit(main())
