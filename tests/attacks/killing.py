"""The standing attack by power cuts: `make kill`, or `python -m tests.attacks.killing KILLS`. It counts the real ones.

Import, index, export, clip and correct are killed at moments that chance chooses; after each, the content has no
problem that was not there before, nothing that was said to be written is gone, and no half file stands under a name.
A kill counts where the process had begun to write: its folder is looked at before and after.
"""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefing.content import read_basket, read_briefing, read_corrections
from briefing.derived import bring_up_to_date
from tests.program import Program
from tests.samples import Made, sample

DEFAULT = 200
KINDS = ("import", "index", "export", "clip", "correct")
_PATIENCE = 300  # seconds that a work that is left alone may take
_WRITE = """
import sys; from pathlib import Path
from briefing import content; from briefing.model import *; from briefing.clipping.basket import OpenBasket, toggling
folder, what, first = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(first, first + 10_000):
    if what == "clip":
        toggling(OpenBasket(folder / "clippings"), Clipping(ClippingKind.ARTICLE, f"c{number}", "A boat")).do()
    else:
        at = (Selector("a", f"words {number}", "", ""),)
        content.add_correction(folder, Correction(CorrectionKind.TITLE, at, f"c{number}", None))
    print(number, flush=True)
"""


class Killer:
    """A workspace, and what has been written into it for good. `kills` counts, kind by kind, those at work."""

    def __init__(self, root: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.root = root
        self.program = Program(root / "home")
        self.program.home.mkdir(parents=True)
        self.env = self.program.environment(root / "log")
        self.made: Made = sample(root / "workspace")
        self.first = set(self.articles.iterdir())
        self.saved = root / "saved"
        self.saved.mkdir()
        for number in range(30):
            text = f"Boat number {number} sails\n\n“Boat {number} sails at night,” said Ada Marsh.\n"
            (self.saved / f"{number}.txt").write_text(text, encoding="utf-8")
        self.exported = root / "exported"
        self.exported.mkdir()
        self.kills = dict.fromkeys(KINDS, 0)
        self.early = 0  # killed before anything was written, or not killed, having come to an end
        self.known: dict[str, set[str]] = {"clip": set(), "correct": set()}
        self.next = 0
        # From the first change on, in seconds; an export is written in one go after all the reading.
        self.longest = {"import": self._timed("import") / 2, "index": self._timed("index") / 2, "export": 0.01}

    @property
    def articles(self) -> Path:
        """The folder of articles that imports write into."""
        return self.made.folder / "articles"

    def round(self, what: str) -> None:
        """One kill of one kind of work, and a look at what it left."""
        self._emptied()
        place = self._place(what)
        before = _state(place)
        if what in self.known:
            out = self._killed_writer(what)
            self.known[what] |= {f"c{line}" for line in out.split("\n")[:-1] if line.isdecimal()}
            at_work = True
        else:
            at_work = self._killed(what, place, before)
        if at_work and _state(place) != before:
            self.kills[what] += 1
        else:
            self.early += 1
        self.look()

    def look(self) -> None:
        """Nothing is damaged and nothing is lost."""
        opened = read_briefing(self.made.folder)
        assert opened.problems == (), opened.problems
        assert set(self.articles.glob("*.md")) >= self.first
        clipped = {each.target for each in read_basket(self.made.folder / "clippings").clippings}
        corrected = {each.value for each in read_corrections(self.made.folder)}
        assert self.known["clip"] <= clipped, "clippings were lost"
        assert self.known["correct"] <= corrected, "corrections were lost"
        for path in self.exported.glob("*.md"):
            text = path.read_text(encoding="utf-8")
            assert text.startswith("# "), "half an export"
            assert text.endswith("\n"), "half an export"
        with bring_up_to_date(self.made.workspace, self.made.id) as store:
            assert len(store.article_rows()) == len(opened.briefing.articles)

    def _call(self, what: str) -> subprocess.Popen[str]:
        arguments = {
            "export": ("-m", "briefing", "export", "--output", str(self.exported / "x.md"), "--force"),
            "import": ("-m", "briefing", "import", str(self.saved), "--outlet", "harbour-post", "--yes"),
            "index": ("-m", "briefing", "index", "--rebuild"),
        }.get(what, ("-c", _WRITE, str(self.made.folder), what, str(self.next)))
        env = {**self.env, "BRIEFING_WORKSPACE": str(self.made.workspace.root), "PYTHONPATH": str(Path.cwd())}
        call = [sys.executable, "-P", *arguments]
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        return subprocess.Popen(call, env=env, stdout=pipe, stderr=nothing, cwd=self.root, text=True)

    def _timed(self, what: str) -> float:
        """How many seconds a kind of work takes when it is left alone."""
        began = time.monotonic()
        with self._call(what) as child:
            child.communicate(timeout=_PATIENCE)
            assert child.returncode == 0, (what, child.returncode)
        return time.monotonic() - began

    def _killed(self, what: str, place: Path, before: set[tuple[str, int, int]]) -> bool:
        """Kill the program a moment after it began to change its place; whether it was still running."""
        with self._call(what) as child:
            while child.poll() is None and _state(place) == before:
                time.sleep(0.001)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(self.chance.uniform(0, self.longest[what]))
            running = child.poll() is None
            child.kill()
            child.communicate()
            return running

    def _killed_writer(self, what: str) -> str:
        """Kill a writer that goes on for ever, a moment after it said that its first was written; what it said."""
        with self._call(what) as child:
            assert child.stdout is not None
            first = child.stdout.readline()
            assert first, f"{what}: nothing was written"
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(self.chance.uniform(0, 0.3))
            child.kill()
            self.next += 10_000
            return first + child.communicate()[0]

    def _place(self, what: str) -> Path:
        places = {"export": self.exported, "index": self.made.workspace.index, "import": self.articles}
        return places.get(what, self.made.folder)

    def _emptied(self) -> None:
        """What earlier imports took is gone, so that the next one has something to do."""
        for path in set(self.articles.glob("*.md")) - self.first:
            path.unlink()


def _state(folder: Path) -> set[tuple[str, int, int]]:
    """Everything below a folder with its number and the time of its last change."""
    found: set[tuple[str, int, int]] = set()
    for place, _, names in os.walk(folder):  # which passes over what is removed meanwhile
        for path in (place, *(os.path.join(place, name) for name in names)):
            with contextlib.suppress(FileNotFoundError):
                at = os.lstat(path)
                found.add((path, at.st_ino, at.st_mtime_ns))
    return found


def attack(kills: int, seed: int, seconds: float = float("inf")) -> tuple[dict[str, int], int]:
    """Kill so many times, or for so long; how many processes of each kind were killed at writing, and how many not."""
    until = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        killer = Killer(Path(folder), seed)
        while sum(killer.kills.values()) < kills and time.monotonic() < until:
            killer.round(killer.chance.choice(KINDS))
        left = [path.name for path in killer.made.folder.rglob("*.briefing-draft")]
        assert left == [], left
        assert all(killer.kills.values()) or kills < 50, killer.kills
        return killer.kills, killer.early


def main() -> int:
    """Kill, and print how often."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else float("inf")
    began = time.monotonic()
    made, early = attack(kills, seed, seconds)
    told = ", ".join(f"{count} of {what}" for what, count in made.items())
    print(
        f"{sum(made.values()):,} kills at writing in {time.monotonic() - began:.0f} s, nothing lost or damaged: {told}"
    )
    print(f"{early:,} more before or after any writing")
    return 0


if __name__ == "__main__":
    sys.exit(main())
