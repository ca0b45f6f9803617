"""Do the tests bite? `make mutants`: one thing is broken at a time where safety rests on it, and the tests must fail.

Each mutant is a line of ours as it is and as it must not be. The list is written by hand: these are the lines that an
attack gets through. It prints which ones no test noticed, and ends with 1 where there are any.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.attacks.copies import ROOT, Copy

PACKAGE = ROOT / "briefing"
_LIMIT = 900  # seconds of a run; a busy machine takes minutes for the slowest
_FAILED = re.compile(r"^(?:FAILED|ERROR) \S*?(\w+(?:\[.*?\])?)(?: - |$)", re.MULTILINE)  # in what pytest says


@dataclass(frozen=True, slots=True)
class Mutant:
    """A file of the package, a line in it, what it becomes, and the tests that must notice."""

    file: str
    line: str
    broken: str
    tests: str


MUTANTS = (
    Mutant(
        "files.py",
        "            return\n    draft.replace(path)\n",
        "            return\n    path.write_bytes(draft.read_bytes())\n",
        "test_files",
    ),
    Mutant("files.py", "0o600 if private else _mode(path)", "_mode(path)", "test_files"),
    Mutant("files.py", "        lock(handle)  # OSError", "        pass  # OSError", "test_files"),
    Mutant("locks.py", "fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)", "None", "test_writers"),
    Mutant(
        "locks.py", "        os.close(handle)\n\n\n@contextmanager", "        pass\n\n\n@contextmanager", "test_writers"
    ),
    Mutant("plain.py", "        if not stat.S_ISREG(facts.st_mode):", "        if False:", "test_files"),
    Mutant("plain.py", "        if facts.st_size > limit:", "        if False:", "test_files"),
    Mutant("plain.py", "    if not follow and is_link(path):", "    if False:", "test_files"),
    Mutant(
        "plain.py",
        "    if is_link(folder):\n        _unlink(folder)",
        "    if False:\n        _unlink(folder)",
        "test_files",
    ),
    Mutant("keys.py", "made = blake2b(key=key,", "made = blake2b(", "test_index"),
    Mutant(
        "keys.py", "overwrite=path.exists(), private=True", "overwrite=path.exists()", "../search/test_foreign_index"
    ),
    Mutant("safe_path.py", '    os.environ["PYTHONSAFEPATH"] = "1"\n', "", "test_decoys"),
    Mutant("safe_path.py", "    sys.path[:] = kept\n", "", "test_decoys"),
    Mutant("processes.py", '"-P", "-m", module', '"-m", module', "test_files"),
    Mutant("derived/seal.py", 'if found["stamp"] != stamp(', 'if False and found["stamp"] != stamp(', "test_index"),
    Mutant("derived/seal.py", 'if entry["digest"] == found:', "if True:", "test_index"),
    Mutant("derived/seal.py", 'each.get("facts") == facts', "True", "test_index"),
    Mutant("derived/database.py", "        distrust(connection)\n", "", "test_index"),
    Mutant("derived/scan.py", "found.st_ctime_ns, number)", "0, 0)", "test_index"),
    Mutant("language/safety.py", "text.translate(_CONTROLS))", "text)", "test_terminal"),
    Mutant("reader/kit/field.py", 'return safe(value.replace("\\n", " "))', "return value", "test_terminal"),
    Mutant("reader/kit/note_field.py", "super().__init__(safe(text)", "super().__init__(text", "test_terminal"),
    Mutant("commands/common/options.py", "safe_line(", "str(", "test_files"),
    Mutant("export/escape.py", "    line = safe_line(text)\n", "    line = text\n", "../export/test_escape"),
    Mutant("content/disk.py", "    require_no_link(folder)\n    held", "    held", "test_writers"),
    Mutant(
        "content/folders.py", "    if is_link(folder):\n        raise", "    if False:\n        raise", "test_files"
    ),
    Mutant("content/writing.py", "    require_no_link(folder)\n", "", "../content/test_writing"),
    Mutant("paths.py", " and not is_link(beside.parent)", "", "../content/test_writing"),
    Mutant("search/engine/folder.py", "= own / folder.name", "= own", "../search/test_foreign_index"),
    Mutant("search/engine/sealed.py", "if digests != self._seal", "if None and digests != self._seal", "test_index"),
)


def noticed(mutant: Mutant, copy: Copy) -> str | None:
    """The test that fails with a mutant in place: "" where none does, None where its line is no longer there."""
    path = copy.package / mutant.file
    text = path.read_text(encoding="utf-8")
    if mutant.line not in text:
        return None
    try:
        path.write_text(text.replace(mutant.line, mutant.broken), encoding="utf-8", newline="")
        done = copy.tested((f"attacks/{mutant.tests}.py",), _LIMIT)
        failed = _FAILED.search(done.stdout)
        return failed[1] if failed else ""
    except subprocess.TimeoutExpired:
        return ""  # a broken line must fail a test, and not hang it
    finally:
        path.write_text(text, encoding="utf-8", newline="")


def main() -> int:
    """Try each, or those whose files or places in the list are named, and say which ones lived."""
    lived = 0
    chosen = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(Path(folder))
        for place, mutant in enumerate(MUTANTS, 1):
            if chosen and mutant.file not in chosen and str(place) not in chosen:
                continue
            test = noticed(mutant, copy)
            lived += not test
            told = "its line is gone" if test is None else f"noticed by {test}" if test else "NOT NOTICED"
            print(f"{place}. {mutant.file}: {mutant.line.strip()!r} as {mutant.broken.strip()!r}: {told}", flush=True)
    return 1 if lived else 0


if __name__ == "__main__":
    sys.exit(main())
