"""What a test may ask about one run of `bring_up_to_date`: what it extracted, and the steps that it told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from briefing.derived import Store, bring_up_to_date, extracting
from briefing.derived.scan import UNSURE, Scan, scan
from briefing.model import Article, Quotation
from briefing.quotations import Cast, extract
from tests.samples import Made


@dataclass(slots=True)
class Watched:
    """Runs on one briefing; `extracted` are the articles that the last run extracted from, `stages` what it told."""

    made: Made
    extracted: list[str] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)

    def run(self, cancelled: Callable[[], bool] | None = None) -> Store:
        """Bring the briefing up to date."""
        self.extracted.clear()
        self.stages.clear()
        return bring_up_to_date(self.made.workspace, self.made.id, progress=self._told, cancelled=cancelled)

    def _told(self, stage: str, done: int, total: int) -> None:
        assert 0 <= done <= total or total == 0
        if self.stages[-1:] != [stage]:
            self.stages.append(stage)

    def extract(self, article: Article, cast: Cast) -> tuple[Quotation, ...]:
        """The real one, noted."""
        self.extracted.append(article.id)
        return extract(article, cast)


def settled(scanned: Scan) -> Scan:
    """A look as it will be some seconds later, when every time of change is sure."""
    files = {
        name: replace(seen, mtime=scanned.paths[name].stat().st_mtime_ns) if seen.mtime == UNSURE else seen
        for name, seen in scanned.files.items()
    }
    return Scan(files, scanned.paths, scanned.problems)


@pytest.fixture
def watched(made: Made, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Runs on the made-up briefing, as if its files had been written some seconds before."""
    found = Watched(made)
    monkeypatch.setattr(extracting, "extract", found.extract)
    for module in ("building", "making"):
        monkeypatch.setattr(f"briefing.derived.{module}.scan", lambda folder: settled(scan(folder)))
    return found


def other_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the snapshots that there are were made by another version of the program."""
    for module in ("store", "deriving"):
        monkeypatch.setattr(f"briefing.derived.{module}.stamp", lambda: "another version")
        monkeypatch.setattr(f"briefing.derived.{module}.sources", lambda: "another version")
