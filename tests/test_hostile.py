"""Foreign text is data: whatever a briefing, a file or an argument holds, nothing reaches a terminal unfiltered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from briefing.language.safety import safe
from tests.program import Program, Ran
from tests.runs import Setting, run_all
from tests.samples import HOSTILE, hostile

EVIL = f"{HOSTILE}\u2028\u2029\x7f\x08\U000e0041 [x](y) https://x.example/\x1b[2J"  # what may stand in an argument
NAME = "Ada\x1b[31m \u202eMarsh"


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[tuple[str, ...], Ran]]:
    """Every command on a hostile briefing, with hostile file names and hostile arguments."""
    place = tmp_path_factory.mktemp("hostile") / "workspace"
    made = hostile(place)
    at = {"article": EVIL, "exact": EVIL, "before": EVIL}
    wrong = [{"kind": "title", "at": [at], "value": EVIL, "note": EVIL}, {"kind": EVIL, EVIL: EVIL}]
    made.file("corrections.yaml", yaml.safe_dump(wrong))
    front = yaml.safe_dump({"headline": EVIL, "outlet": EVIL, "published": EVIL, "url": EVIL, EVIL: EVIL})
    made.file("articles/unknown.md", f"---\n{front}---\n{EVIL}\n\n“{EVIL} it is,” said {NAME} of {EVIL}.\n")
    made.file(f"articles/strange {NAME}.md", f"---\n{front}---\n{EVIL}\n")
    made.file(f"articles/strange {NAME}.txt", EVIL)
    made.file("articles/not-text.md", b"\xff\xfe\x1b[2J")
    return run_all(Program(place.parent / "home"), Setting(place, made.id, EVIL, NAME))


def test_nothing_unsafe_is_printed(runs: list[tuple[tuple[str, ...], Ran]]) -> None:
    unsafe = [
        (call, stream)
        for call, ran in runs
        for stream in (ran.out, ran.err)
        if stream != safe(stream) or "\r" in stream
    ]
    assert unsafe == []


def test_the_hostile_words_were_there_to_be_printed(runs: list[tuple[tuple[str, ...], Ran]]) -> None:
    """Without this, a program that prints nothing would pass."""
    shown = {call[0] for call, ran in runs if "␛" in ran.out + ran.err or "\\u001b" in ran.out + ran.err}
    assert shown >= {"list", "check", "search", "quotes", "compare", "ledger", "export", "import", "add-actor"}


def test_markup_is_kept_as_it_is(runs: list[tuple[tuple[str, ...], Ran]]) -> None:
    told = next(ran.out for call, ran in runs if call[:2] == ("ledger", "hostile") and "--json" not in call)
    assert "[/x] [sic] [bold]no[/bold]" in told


def test_json_is_one_value_a_line_and_exact(runs: list[tuple[tuple[str, ...], Ran]]) -> None:
    exact = False
    for call, ran in runs:
        if "--json" in call:
            for line in ran.out.splitlines():
                exact = exact or "\x1b[31mred" in json.loads(line).get("text", "")
    assert exact


def test_every_failure_is_one_clear_line(runs: list[tuple[tuple[str, ...], Ran]]) -> None:
    failed = [(call, ran) for call, ran in runs if ran.status == 2]
    assert failed
    for call, ran in failed:
        assert "Traceback" not in ran.err, call
        assert "something unexpected" not in ran.err, (call, ran.err)
        assert ran.err.rstrip("\n").rsplit("\n", 1)[-1].startswith("briefing") or call[0] == "import", (call, ran.err)


def test_what_is_written_is_safe_too(runs: list[tuple[tuple[str, ...], Ran]]) -> None:
    call, _ = next((call, ran) for call, ran in runs if call[0] == "export" and "--output" in call)
    written = Path(call[-1]).read_text(encoding="utf-8")
    assert written == safe(written)
    assert "␛" in written
