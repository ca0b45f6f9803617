"""The folder beside the project with real texts and labelled data; tests that need it say so where it is missing."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="needs ../shared (real texts and labelled data), which is not here"
)
