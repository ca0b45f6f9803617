"""Ctrl-C is heard within half a second, whatever the program is doing: measured from real processes, caught at work."""

from __future__ import annotations

import multiprocessing
import os
import stat
import threading
import time
from pathlib import Path

import pytest

from briefing.locks import LOCK, one_writer
from tests.attacks.test_decoys import large
from tests.attacks.traps import Caught
from tests.program import Program
from tests.samples import VERBATIM, Made, sample

HALF_A_SECOND = 0.5
_TRIES = 5  # the promise is of the program; another program may have the machine for once
_SAMPLE = 0.05  # seconds of computing by which it is seen how busy the machine is
_CONTEXT = multiprocessing.get_context("spawn")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="sends a signal")

# Where the program is caught, by what it was called with; {files} are files to import, {out} a folder.
SMALL: dict[str, tuple[tuple[str, ...], str]] = {
    "being loaded": (("list",), "briefing.commands.common.options:general"),
    "listing": (("list",), "briefing.content.briefings:listed"),
    "looking at the folder": (("index",), "briefing.derived.scan:scan"),
    "reading the outline": (("index",), "briefing.content.briefings:read_outline"),
    "reading an article": (("index",), "briefing.content.articles:read_article"),
    "finding quotations": (("index",), "briefing.quotations.extract:extract"),
    "deriving statements": (("index",), "briefing.statements.derive:derive"),
    "writing the snapshot": (("index",), "briefing.derived.writing:write"),
    "sealing": (("index",), "briefing.derived.seal:seal_draft"),
    "throwing an index away": (("index", "--rebuild"), "briefing.plain:clear_of_links"),
    "indexing a document": (("index",), "briefing.search.engine.gathering:Gathering.add"),
    "sorting a segment": (("index",), "briefing.search.engine.gathering:Gathering.finish"),
    "writing a segment": (("index",), "briefing.search.engine.writing:write"),
    "publishing the index": (("index",), "briefing.search.engine.folder:IndexFolder.publish"),
    "checking digests": (("search", "ferry"), "briefing.search.engine.sealed:_digest"),
    "searching": (("search", "ferry"), "briefing.search.search:Search.find"),
    "evaluating": (("search", "ferry"), "briefing.search.evaluate:evaluate"),
    "checking": (("check",), "briefing.content.gaps:unfilled"),
    "reading a text": (("quotes", "--file", "{files}/0.txt", "--as-is"), "briefing.quotations.extract:extract"),
    "comparing": (("compare", "--text", "a b c", "a c"), "briefing.statements.comparing.compare:compare"),
    "telling the ledger": (("ledger",), "briefing.derived.store:Store.statements"),
    "exporting": (("export",), "briefing.export.markdown:export_scope"),
    "making a page": (("export", "--to", "html"), "briefing.export.html:as_html"),
    "writing an export": (("export", "--output", "{out}/x.md"), "briefing.export.write:write_export"),
    "waiting for pandoc": (("export", "--output", "{out}/x.docx"), "briefing.processes:run_program"),
    "reading an export": (("verify", "{out}/known.md"), "briefing.export.verify:traced"),
    "verifying": (("verify", "{out}/known.md"), "briefing.export.verify:verify"),
    "walking folders": (("import", "{files}", "--yes"), "briefing.intake.walk:walk"),
    "planning": (("import", "{files}", "--yes"), "briefing.intake.plan:plan"),
    "reading a file": (("import", "{files}", "--yes"), "briefing.intake.formats.parts:parts"),
    "reading the briefing": (("import", "{files}", "--yes"), "briefing.content.briefings:read_briefing"),
    "writing an article": (("import", "{files}", "--yes", "--outlet", "x"), "briefing.content.writing:write_article"),
    "a preview": (("import", "{files}", "--dry-run"), "briefing.intake.plan:plan"),
    "adding an actor": (("add-actor", "Ada Lund"), "briefing.content.cast:change_actors"),
    "setting a field": (("set", VERBATIM, "byline=A"), "briefing.content.writing:write_article"),
    "telling keys": (("keys",), "briefing.reader.keymap:checked"),
    "locating": (("locate",), "briefing.paths:Workspace.clippings"),
}
LARGE = {
    "finding quotations, on all cores": "briefing.quotations.extract:extract",
    "deriving statements, in another process": "briefing.statements.derive:derive",
    "writing the snapshot, in another process": "briefing.derived.writing:write",
}


def slowness() -> float:
    """How many seconds a second of computing takes just now, because others have the machine too; at least one."""
    began, computed = time.monotonic(), time.thread_time()
    while time.thread_time() - computed < _SAMPLE:
        pass
    return max(1.0, (time.monotonic() - began) / _SAMPLE)


def heard(home: Path, at: str, *call: str, env: dict[str, str], how: str = "spin") -> None:
    """Ctrl-C ends the call at once, with its own status and not a word."""
    times = []
    for _ in range(_TRIES):
        with Caught(home, at, *call, env=env, how=how) as caught:
            caught.entered()
            took, status, said = caught.ctrl_c()
        assert (status, "Traceback" in said) == (130, False), said
        took /= slowness()
        times.append(took)
        if took <= HALF_A_SECOND:
            return
    pytest.fail(f"heard after {times} seconds")


@pytest.mark.parametrize("doing", SMALL)
def test_ctrl_c_is_heard(tmp_path: Path, doing: str) -> None:
    call, at = SMALL[doing]
    made = sample(tmp_path / "workspace")
    home, files = tmp_path / "home", tmp_path / "files"
    files.mkdir()
    for number in range(3):
        (files / f"{number}.txt").write_text(f"Boat {number}\n\n“Boat {number} sails,” said Ada Marsh.\n")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "pandoc").write_text("#!/bin/sh\nexec sleep 60\n")
    (tmp_path / "bin" / "pandoc").chmod(stat.S_IRWXU)
    env = {
        "BRIEFING_WORKSPACE": str(made.workspace.root),
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
    }
    if call[0] in ("verify", "search") or doing == "throwing an index away":
        Program(home).run("export", "--output", str(tmp_path / "known.md"), env=env)
        Program(home).run("index", env=env)
    heard(home, at, *(each.format(files=files, out=tmp_path) for each in call), env=env)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("doing", LARGE)
def test_ctrl_c_is_heard_while_other_processes_work(tmp_path: Path, doing: str) -> None:
    made = large(tmp_path / "workspace")
    heard(tmp_path / "home", LARGE[doing], "index", env={"BRIEFING_WORKSPACE": str(made.workspace.root)})


@pytest.mark.timeout(180)
def test_ctrl_c_is_heard_where_all_cores_work_for_memory(tmp_path: Path) -> None:
    """Nothing can be written, so the pool of processes is this program's own."""
    made = large(tmp_path / "workspace")
    home = tmp_path / "home"
    home.mkdir()
    made.workspace.index.write_text("no folder", encoding="utf-8")
    (home / "state").write_text("no folder", encoding="utf-8")
    env = {"BRIEFING_WORKSPACE": str(made.workspace.root)}
    heard(home, "briefing.quotations.extract:extract", "check", env=env)


def _hold(path: Path, ready: threading.Event) -> None:
    with one_writer(path, lambda: None):
        ready.set()
        threading.Event().wait()


@pytest.mark.parametrize(
    ("call", "lock"),
    [
        (("add-actor", "Ada Lund"), LOCK),
        (("import", "{file}", "--yes", "--outlet", "New Boats"), LOCK),
        (("index",), "writing.lock"),
        (("index",), "whoosh/writing"),
    ],
)
def test_ctrl_c_is_heard_while_another_program_holds_the_lock(
    made: Made, tmp_path: Path, call: tuple[str, ...], lock: str
) -> None:
    path = made.folder / LOCK if lock == LOCK else made.workspace.index / made.id / lock
    path.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "a.txt").write_text("A boat\n\nThe boat sails.\n", encoding="utf-8")
    ready = _CONTEXT.Event()
    holder = _CONTEXT.Process(target=_hold, args=(path, ready), daemon=True)
    holder.start()
    assert ready.wait(60)
    try:
        argv = [each.format(file=tmp_path / "a.txt") for each in call]
        at = {"whoosh/writing": "briefing.search.engine.folder:_wait"}.get(lock, "briefing.locks:attempt")
        where = {"BRIEFING_WORKSPACE": str(made.workspace.root)}
        heard(tmp_path / "home", at, *argv, env=where, how="go")
    finally:
        holder.kill()
        holder.join(60)
