"""The standing attack by power cuts: `make kill`, or `python -m tests.attacks.killing KILLS`. It counts the real ones.

Import, index, export, clip and correct are killed at moments that chance chooses; after each, the content has no
problem that was not there before, nothing that was said to be written is gone, and no half file stands under a name.
"""

from __future__ import annotations

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
_WRITE = """
import sys; from pathlib import Path
from briefing import content; from briefing.model import *; from briefing.reader.basket import Picked, toggling
folder, what, first = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(first, first + 10_000):
    if what == "clip":
        toggling(Picked(folder / "clippings"), Clipping(ClippingKind.ARTICLE, f"c{number}", "A boat")).do()
    else:
        at = (Selector("a", f"words {number}", "", ""),)
        content.add_correction(folder, Correction(CorrectionKind.TITLE, at, f"c{number}", None))
    print(number, flush=True)
"""


class Killer:
    """A workspace, and what has been written into it for good."""

    def __init__(self, root: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.root = root
        self.program = Program(root / "home")
        self.program.home.mkdir(parents=True)
        self.env = self.program.environment(root / "log")
        self.made: Made = sample(root / "workspace")
        self.saved = root / "saved"
        self.saved.mkdir()
        for number in range(30):
            text = f"Boat number {number} sails\n\n“Boat {number} sails at night,” said Ada Marsh.\n"
            (self.saved / f"{number}.txt").write_text(text, encoding="utf-8")
        self.kills = 0
        self.known: dict[str, set[str]] = {"clip": set(), "correct": set()}
        self.next = 0

    def kill(self, longest: float, *arguments: str) -> str:
        """Run the program, or a script of ours, and kill it after a while that chance chooses; what it printed."""
        call = [sys.executable, "-P", *arguments]
        env = {**self.env, "BRIEFING_WORKSPACE": str(self.made.workspace.root), "PYTHONPATH": str(Path.cwd())}
        with subprocess.Popen(call, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=self.root) as child:
            try:
                out, _ = child.communicate(timeout=self.chance.uniform(0.15, longest))
            except subprocess.TimeoutExpired:
                child.kill()
                self.kills += 1
                out, _ = child.communicate()
        return out.decode("utf-8", "replace")

    def round(self, what: str) -> None:
        """One kill of one kind of work, and a look at what it left."""
        if what in self.known:
            out = self.kill(3.0, "-c", _WRITE, str(self.made.folder), what, str(self.next))
            done = {f"c{line}" for line in out.split("\n")[:-1] if line.isdecimal()}
            self.next += 10_000
            self.known[what] |= done
        elif what == "export":
            target = self.root / "export.md"
            self.kill(1.0, "-m", "briefing", "export", "--output", str(target), "--force")
            assert not target.exists() or target.read_text(encoding="utf-8").endswith("\n")
        elif what == "import":
            self.kill(2.5, "-m", "briefing", "import", str(self.saved), "--outlet", "harbour-post", "--yes")
        else:
            self.kill(1.0, "-m", "briefing", "index", "--rebuild")
        self.look()

    def worked(self) -> bool:
        """Whether each kind of writing wrote something between the kills; else they would prove nothing."""
        return all(self.known.values())

    def look(self) -> None:
        """Nothing is damaged and nothing is lost."""
        opened = read_briefing(self.made.folder)
        assert opened.problems == (), opened.problems
        clipped = {each.target for each in read_basket(self.made.folder / "clippings").clippings}
        corrected = {each.value for each in read_corrections(self.made.folder)}
        assert self.known["clip"] <= clipped, "clippings were lost"
        assert self.known["correct"] <= corrected, "corrections were lost"


def attack(kills: int, seed: int) -> int:
    """Kill so many times; returns how many processes were still at work when they were killed."""
    with tempfile.TemporaryDirectory() as folder:
        killer = Killer(Path(folder), seed)
        while killer.kills < kills:
            killer.round(killer.chance.choice(("import", "index", "export", "clip", "correct")))
        with bring_up_to_date(killer.made.workspace, killer.made.id) as store:
            assert store.article_rows()
        left = [path.name for path in killer.made.folder.rglob("*.briefing-draft")]
        assert left == [], left
        assert killer.worked() or kills < 50
        return killer.kills


def main() -> int:
    """Kill, and print how often."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    began = time.monotonic()
    print(f"{attack(kills, seed):,} kills in {time.monotonic() - began:.0f} s, nothing lost, nothing damaged")
    return 0


if __name__ == "__main__":
    sys.exit(main())
