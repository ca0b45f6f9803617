"""The labelled files, and the five real texts: what is found of them must not become less."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefing.intake import Decision, ImportOptions, plan
from briefing.intake.fields.furniture import guarded
from briefing.intake.fields.shape import tidy
from briefing.model import Briefing
from tests.bench.intake import TARGETS, score
from tests.intake.reading import read
from tests.intake.samples.build import samples
from tests.shared import SHARED, needs_shared

FURNITURE = (
    "Share Story",
    "Recent Stories",
    "Read Full Story",
    "Recent posts",
    "Click here to comment",
    "hands typing",
)


def test_the_set_is_large_enough_and_always_the_same() -> None:
    first, again = list(samples()), list(samples())
    assert first == again
    assert len(first) >= 60
    assert {"government", "agency", "newspaper", "trade", "blog", "mail"} <= {sample.style for sample in first}


def test_the_targets_are_reached(tmp_path: Path) -> None:
    scores = score(list(samples()), tmp_path)
    assert scores.lost == []
    for name, target in TARGETS.items():
        assert scores.share(name) >= target, (name, scores.misses)


@needs_shared
def test_the_real_texts() -> None:
    seeds = sorted((SHARED / "seeds").glob("0*.txt"))
    found = list(plan(seeds, Briefing("b", "B", ()), ImportOptions(workers=1)))
    assert [candidate.decision for candidate in found] == [Decision.TAKE] * len(seeds)
    for seed, candidate in zip(seeds, found, strict=True):
        assert candidate.article is not None
        body = candidate.article.body
        assert not [words for words in FURNITURE if words in body]
        flat = " ".join(body.split())
        text = seed.read_text(encoding="utf-8")
        for quotation in re.findall(r"“[^“”]*(?:”|(?=\n\s*“))", text):
            assert " ".join(quotation.split()) in flat


@needs_shared
@pytest.mark.parametrize(("number", "first", "last"), [("002", 0, None), ("003", 1, -1)])
def test_the_paragraphs_of_real_texts(number: str, first: int, last: int | None) -> None:
    """Every line of these two is a paragraph, but for a headline and what the site put at the end."""
    (seed,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    (candidate,) = plan([seed], Briefing("b", "B", ()), ImportOptions(workers=1))
    assert candidate.article is not None
    lines = [line.strip() for line in seed.read_text(encoding="utf-8").split("\n") if line.strip()]
    assert candidate.article.body.split("\n\n") == lines[first:last]


@needs_shared
def test_hard_line_breaks_of_a_real_text_are_joined() -> None:
    (seed,) = (SHARED / "seeds").glob("000_*.txt")
    (candidate,) = plan([seed], Briefing("b", "B", ()), ImportOptions(workers=1))
    assert candidate.article is not None
    paragraphs = candidate.article.body.split("\n\n")
    assert len(paragraphs) == 13
    assert all(paragraph[-1] in ".:”" for paragraph in paragraphs)


@needs_shared
@pytest.mark.parametrize("name", ["basil", "newswcl50", "polnear.dev"])
def test_real_articles_lose_neither_prose_nor_quotations(name: str) -> None:
    """These texts are articles already: what goes may be a headline or a line of furniture, and no quotation."""
    for line in (SHARED / "data" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        text = str(json.loads(line)["text"])
        draft = read(text)
        kept = " ".join(("\n".join(draft.paragraphs) + draft.get("headline")).split())
        for passage in draft.dropped:
            assert len(passage.text.split()) < 30, passage
        for paragraph in text.split("\n"):
            if guarded(paragraph):
                assert tidy(paragraph) in kept
