"""How well statements are grouped and compared, and how fast: `python -m tests.bench.statements [--quotations N]`.

The labelled pairs (statement_pairs.*.jsonl in ../shared/data, see STATEMENT_PAIRS.md there) are scored by
../shared/tools/score_statements.py through the program's own commands, an event a briefing and all in one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from datetime import date

from briefing.derived.comparing import MOST
from briefing.derived.garbage import seldom
from briefing.model import Briefing, Quotation
from briefing.statements.copying import is_source
from briefing.statements.grouping.groups import Groups
from briefing.statements.grouping.joining import statements
from briefing.statements.grouping.passages import gather
from briefing.statements.windows import Plan, Window, WindowResult, derive_window, in_turn
from tests.bench.generate import make
from tests.shared import SHARED

TEXTS = ("basil.jsonl", "newswcl50.jsonl")
COMMAND = f"{sys.executable} -m briefing"


def main(argv: list[str] | None = None) -> int:
    """Print the scores of every labelled set, and the seconds that generated quotations take."""
    parser = argparse.ArgumentParser(prog="tests.bench.statements")
    parser.add_argument("--quotations", type=int, default=50_000)
    chosen = parser.parse_args(argv)
    print(f"{date.today()}  python -m tests.bench.statements --quotations {chosen.quotations}\n")
    scores()
    speed(chosen.quotations)
    return 0


def scores() -> None:
    """Score the labelled pairs, or say that they are not here."""
    data = SHARED / "data"
    sets = sorted(data.glob("statement_pairs.*.jsonl"))
    if not sets:
        print("labelled pairs: not measured, ../shared/data with statement_pairs.*.jsonl is not here\n")
        return
    for pairs in sets:
        for one in ((), ("--one",)):
            print(f"{pairs.name} {' '.join(one)}", flush=True)
            tool = [sys.executable, str(SHARED / "tools" / "score_statements.py"), str(pairs)]
            texts = [str(data / name) for name in TEXTS]
            done = subprocess.run(
                [*tool, *texts, "--command", COMMAND, *one], capture_output=True, text=True, check=False
            )
            print(done.stdout if done.returncode == 0 else f"not measured: {done.stderr.strip()[-300:]}")


def speed(quotations: int) -> None:
    """Time grouping alone, and the whole ledger window by window as `briefing index` does it, on one core."""
    made = make(max(1, quotations // 5), quotations)
    articles = tuple(item.article for item in made.printed)
    found: dict[str, tuple[Quotation, ...]] = {item.article.id: item.quotations for item in made.printed}
    count = sum(len(listed) for listed in found.values())
    start = time.perf_counter()
    groups = statements(Groups(gather(articles, found).passages).made())
    grouped = time.perf_counter() - start
    print(f"{count} generated quotations in {len(articles)} articles: grouped into {len(groups)} in {grouped:.1f} s")
    frame = Briefing("made-up", "Made up", made.outlets, made.actors, ())
    held = {article.id: (article, found[article.id]) for article in articles}
    plan = Plan(
        {article.id: article.published for article in articles},
        {article.id for article in articles if is_source(article)},
        (),
        MOST,
    )

    def derived(window: Window) -> WindowResult:
        return derive_window(window, frame, held)

    start = time.perf_counter()
    with seldom():
        parts = [part for part, _ in in_turn(plan, ((each, derived(each)) for each in plan.windows()), derived)]
    took = time.perf_counter() - start
    ledger = [statement for part in parts for statement in part.statements]
    reports = sum(len(statement.reports) for statement in ledger)
    print(f"the whole ledger: {len(ledger)} statements, {reports} reports, in {took:.1f} s on one core")


if __name__ == "__main__":
    raise SystemExit(main())
