"""An index of the small made-up briefing, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.paths import Workspace
from briefing.search import Search, bring_index_up_to_date
from tests.search.harbour import harbour, workspace


@pytest.fixture(scope="session")
def searching(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """A search of the harbour briefing."""
    store, home = harbour(), workspace(tmp_path_factory.mktemp("harbour"))
    bring_index_up_to_date(home, store)
    return Search(home, store)


@pytest.fixture
def home(tmp_path: Path) -> Workspace:
    """A workspace with an index of the harbour briefing."""
    made = workspace(tmp_path / "here")
    bring_index_up_to_date(made, harbour())
    return made
