"""A copy of the project in a folder of its own, with a Python that finds the package there and nowhere else.

What breaks lines on purpose breaks them in the copy: the project itself is never touched, several copies can be broken
at once, and every process that the tests start meets the broken line, not only the one that runs them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PARTS = ("briefing", "tests", "content", "docs", "training", "tools", "pyproject.toml", "README.md", "CHANGELOG.md")
_COMMAND = "import sys\nfrom briefing.__main__ import main\nsys.exit(main())\n"


class Copy:
    """The project below `folder`, as it is now. `package` is the copied package."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "project"
        self.root.mkdir(parents=True)
        for name in _PARTS:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, self.root / name, ignore=shutil.ignore_patterns("__pycache__", "clippings"))
            else:
                shutil.copy2(source, self.root / name)
        self.package = self.root / "briefing"
        self.python = self._installed(folder / "python")

    def tested(self, tests: tuple[str, ...], limit: float) -> subprocess.CompletedProcess[str]:
        """Run some files of tests until one fails. Raises subprocess.TimeoutExpired after `limit` seconds."""
        call = [str(self.python), "-m", "pytest", "-q", "-x", *(f"tests/{name}" for name in tests)]
        return subprocess.run(
            call, cwd=self.root, capture_output=True, text=True, errors="replace", timeout=limit, check=False
        )

    def _installed(self, place: Path) -> Path:
        venv.create(place, symlinks=True)
        names = {"base": str(place), "platbase": str(place)}
        packages = Path(sysconfig.get_path("purelib", vars=names))
        libraries = Path(sysconfig.get_path("purelib"))
        # What lies in a folder that is named in such a file is not read for further ones, so the project stays out.
        (packages / "copy.pth").write_text(f"{self.root}\n{libraries}\n", encoding="utf-8")
        python = Path(sysconfig.get_path("scripts", vars=names)) / Path(sys.executable).name
        command = python.with_name("briefing")
        command.write_text(f"#!{python}\n{_COMMAND}", encoding="utf-8")
        command.chmod(0o755)
        return python
