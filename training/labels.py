"""Labelled articles, as they lie in files beside the project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Labels = dict[str, Any]


def read(path: Path) -> list[Labels]:
    """The articles of a file, one JSON value a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
