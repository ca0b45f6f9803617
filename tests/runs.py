"""Every command as the whole-program tests run it, in order, on one workspace."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.commands import COMMANDS
from tests.program import Program, Ran

# {briefing} a briefing's id, {statement} a statement's id, {folder} a folder to read from and write to,
# {text} words to search and compare, {name} a name that nobody has.
RUNS: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("list", "--json"),
    ("check",),
    ("check", "--json"),
    ("index", "{briefing}"),
    ("search", "dues", "--in", "{briefing}"),
    ("search", "d* OR said", "--in", "{briefing}", "--limit", "0", "--json"),
    ("search", "{text}", "--in", "{briefing}"),
    ("quotes", "{briefing}"),
    ("quotes", "{briefing}", "--json"),
    ("quotes", "{briefing}", "--by", "{name}"),
    ("quotes", "--file", "{folder}/speech.txt", "--as-is"),
    ("quotes", "--file", "{folder}/speech.txt", "--as-is", "--json"),
    ("quotes", "--file", "{folder}/no {name}", "--as-is"),
    ("read", "ferries", "--in", "{briefing}"),
    ("read", "{name}", "--in", "{briefing}"),
    ("say", "marsh", "--in", "{briefing}"),
    ("say", "{name}", "--in", "{briefing}"),
    ("--plain", "{briefing}"),
    ("compare", "--text", "{text}", "{text} again"),
    ("compare", "--text", "{text}", "{text} again", "--json"),
    ("compare", "{briefing}", "{statement}"),
    ("compare", "{briefing}", "{statement}", "--json"),
    ("compare", "{briefing}", "{name}"),
    ("ledger", "{briefing}"),
    ("ledger", "{briefing}", "--json"),
    ("ledger", "{briefing}", "--actor", "{name}"),
    ("ledger", "{name}"),
    ("export", "{briefing}"),
    ("export", "{briefing}", "--title", "{text}", "--marking", "{text}", "--output", "{folder}/export.md"),
    ("export", "{briefing}", "--output", "{folder}/export.md"),
    ("export", "{briefing}", "--template", "media", "--embargo", "{text}", "--cite", "harvard"),
    ("export", "{briefing}", "--parts", "quotes", "--csl", "{folder}/sources.json"),
    ("export", "{briefing}", "--basket", "{name}"),
    ("clippings", "--in", "{briefing}"),
    ("clippings", "{briefing}", "--json"),
    ("verify", "{folder}/export.md", "{briefing}"),
    ("verify", "{folder}/speech.txt", "{briefing}"),
    ("import", "{folder}/speech.txt", "{folder}/no {name}", "--into", "{briefing}", "--dry-run", "--explain"),
    ("import", "{folder}/speech.txt", "--outlet", "{name}", "--into", "{briefing}", "--yes"),
    ("new", "{name}"),
    ("add-actor", "{name}", "--role", "{name}", "--alias", "{text}", "--into", "{briefing}"),
    ("timeline", "{briefing}"),
    ("timeline", "{briefing}", "--actor", "{name}", "--json"),
    ("search", "{text}", "--forms", "--by", "outlet", "--in", "{briefing}"),
    ("search", "{text}", "--save", "{name}", "--in", "{briefing}"),
    ("search", "--saved", "{name}", "--in", "{briefing}", "--json"),
    ("search", "--forget", "{name}", "--in", "{briefing}"),
    ("index", "{briefing}", "--rebuild"),
    ("set", "ferries", "byline={name}", "--in", "{briefing}"),
    ("set", "{name}", "published=2025"),
    ("keys",),
    ("keys", "{name}", "--json"),
    ("completion", "bash"),
    ("completion", "{name}"),
    ("locate",),
    ("locate", "--json"),
    ("locate", "briefing:{briefing}/{name}#0-5-0123456789abcdef-41-42"),
    ("{name}",),
    ("check", "--{name}"),
)
assert {command.name for command in COMMANDS} <= {run[0] for run in RUNS}


@dataclass(frozen=True, slots=True)
class Setting:
    """A workspace with a briefing in it, and the words that the runs use."""

    workspace: Path
    briefing: str
    text: str
    name: str


def run_all(
    program: Program, setting: Setting, cwd: Path | None = None, command: Sequence[str] = ("-m", "briefing")
) -> list[tuple[tuple[str, ...], Ran]]:
    """Run everything in order; each run as it was called, and what it left."""
    folder = setting.workspace / "files"
    folder.mkdir(exist_ok=True)
    speech = f"“{setting.text},” said {setting.name}.\n\nNothing else was said of the dues.\n"
    (folder / "speech.txt").write_text(speech, encoding="utf-8", newline="")
    where = {"BRIEFING_WORKSPACE": str(setting.workspace)}
    ledger = program.run("ledger", setting.briefing, "--json", env=where, cwd=cwd, command=command)
    statement = json.loads(ledger.out.splitlines()[0])["id"]
    words = {"briefing": setting.briefing, "statement": statement, "folder": str(folder), "text": setting.text}
    done = []
    for template in RUNS:
        call = tuple(part.format(**words, name=setting.name) for part in template)
        done.append((call, program.run(*call, env=where, cwd=cwd, command=command)))
    return done
