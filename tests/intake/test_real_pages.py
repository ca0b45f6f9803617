"""The bench of real pages reads the forms that it says it reads, and counts right."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.bench import pages as bench

FIRST = "The orchard society met in the barn on Sunday and counted the pears that the storm had left on the trees."
PAGE = (
    "<html lang=en><head><title>Pears counted in the barn</title><meta name=author content='Nora Quince'>"
    "<meta property='article:published_time' content='2025-09-03T10:00:00Z'></head><body><article>"
    f"<h1>Pears counted in the barn</h1><p>{FIRST}</p><p>{FIRST.replace('pears', 'plums')}</p></article>"
    "<aside><p>Wasps of the year in pictures</p></aside></body></html>"
)


def test_the_forms_of_public_sets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    (one / "html").mkdir(parents=True)
    (two / "cache").mkdir(parents=True)
    (one / "html" / "a.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (one / "ground-truth.json").write_text(json.dumps({"a": {"articleBody": FIRST, "url": "x"}, "b": {}}))
    (two / "cache" / "p.html").write_text(PAGE)
    entry = {
        "file": "p.html", "date": "2025-09-03", "title": "Pears counted in the barn", "author": "Nora Quince",
        "with": ["counted the plums"], "without": ["Wasps of the year"],
    }  # fmt: skip
    (two / "evaldata.json").write_text(
        json.dumps({"https://x.example": entry, "https://y.example": {"file": "../one"}})
    )
    assert bench.main([str(tmp_path)]) == 0
    told = capsys.readouterr().out.splitlines()
    ours = [line for line in told if line.startswith("briefing")]
    assert "  date from page metadata: 1 right, 0 wrong, trust 100.0%" in told
    assert "body word F1 66." in ours[0] or "body word F1 67." in ours[0]
    assert "headline 1 right, 0 wrong, 0 empty; date 1 right, 0 wrong, 0 empty; byline 1 right" in ours[1]
    assert ours[1].endswith("passages kept 1 of 1; foreign ones taken 0 of 1")


def test_nothing_is_measured_where_there_is_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main([str(tmp_path)]) == 0
    assert "nothing was measured" in capsys.readouterr().out


def test_the_harmonic_mean() -> None:
    assert bench.f1(Counter("abcd"), Counter("ab")) == pytest.approx(2 / 3)
