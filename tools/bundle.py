"""Makes a folder from which Briefing is installed without a network: `make bundle`, or `python -m tools.bundle SYSTEM`.

The folder holds a wheel of every dependency for the system chosen, each with the digest that the lock file has, the
program's own wheel, what installs them (`install.sh` or `install.bat`) and INSTALL.txt. A bundle for the system that
makes it is tried at once: installed with no index to ask, and the installed program is run.

Needs a package index while it is made, never afterwards.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class System:
    """A kind of laptop: what uv calls it, which wheels it takes (the newest first), and how it starts programs."""

    resolver: str
    tags: tuple[str, ...]
    script: str = "install.sh"


SYSTEMS = {
    "linux": System(
        "x86_64-manylinux_2_28", ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64")
    ),
    "linux-arm": System(
        "aarch64-manylinux_2_28", ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64")
    ),
    "macos": System("aarch64-apple-darwin", ("macosx_13_0_arm64", "macosx_11_0_arm64")),
    "macos-intel": System("x86_64-apple-darwin", ("macosx_13_0_x86_64", "macosx_10_13_x86_64", "macosx_10_9_x86_64")),
    "windows": System("windows", ("win_amd64",), "install.bat"),
}

_SH = """\
#!/bin/sh
# Installs Briefing into the folder named, or into ~/briefing-app; asks no network.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
into=${1:-"$HOME/briefing-app"}
python3 -m venv "$into"
"$into/bin/python" -m pip install --no-index --find-links "$here/wheels" --require-hashes -r "$here/requirements.txt"
echo "Installed. Start it with: $into/bin/briefing"
"""
_BAT = """\
@echo off
rem Installs Briefing into the folder named, or into briefing-app in your own folder; asks no network.
set INTO=%~1
if "%INTO%"=="" set INTO=%USERPROFILE%\\briefing-app
py -3 -m venv "%INTO%" || exit /b 1
set HERE=%~dp0
"%INTO%\\Scripts\\python" -m pip install --no-index --find-links "%HERE%wheels" --require-hashes ^
  -r "%HERE%requirements.txt" || exit /b 1
echo Installed. Start it with: %INTO%\\Scripts\\briefing
"""
_TOLD = """\
Briefing, for {system}, with Python {python}

1. Python {python} must be there (python.org has installers that need no network either).
2. Run {script} in this folder. It makes a folder of its own for the program and changes nothing else.
   Another folder can be named: {script} FOLDER
3. Start the program as the last line says.

Every file is checked against requirements.txt while it is installed. Nothing here asks a network.
"""


def scripts() -> dict[str, str]:
    """What installs a bundle, by file name."""
    return {"install.sh": _SH, "install.bat": _BAT.replace("\n", "\r\n")}


def this_system() -> str | None:
    """The name of the system that this is, None where no bundle is for it."""
    arm = platform.machine().lower() in ("arm64", "aarch64")
    if sys.platform == "darwin":
        return "macos" if arm else "macos-intel"
    if sys.platform == "win32":
        return None if arm else "windows"
    return "linux-arm" if arm else "linux"


def make(system: str, python: str, into: Path) -> None:
    """Write the bundle of a system for a version of Python ("3.12").

    Raises CalledProcessError where a dependency has no wheel for it, or the index cannot be asked.
    """
    chosen = SYSTEMS[system]
    shutil.rmtree(into, ignore_errors=True)
    wheels = into / "wheels"
    wheels.mkdir(parents=True)
    listed = into / "requirements.txt"
    uv = ["uv", "pip", "compile", "pyproject.toml", "-c", "requirements.lock", "--generate-hashes", "--no-annotate"]
    where = [
        "--python-platform",
        chosen.resolver,
        "--python-version",
        python,
        "--no-emit-index-url",
        "--no-header",
        "-q",
    ]
    _run(*uv, *where, "-o", str(listed))
    tags = [part for tag in (*chosen.tags, "any") for part in ("--platform", tag)]
    how = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--python-version", python]
    _run("pip", "download", "-q", *how, *tags, "-d", str(wheels), "-r", str(listed))
    _run("pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(wheels), ".")
    own = next(wheels.glob("briefing-*.whl"))
    digest = hashlib.sha256(own.read_bytes()).hexdigest()
    with listed.open("a", encoding="utf-8") as file:
        file.write(f"{own.name.split('-')[0]}=={own.name.split('-')[1]} \\\n    --hash=sha256:{digest}\n")
    script = into / chosen.script
    script.write_text(scripts()[chosen.script], encoding="utf-8", newline="")
    script.chmod(0o755)
    told = _TOLD.format(system=system, python=python, script=chosen.script)
    (into / "INSTALL.txt").write_text(told, encoding="utf-8")


def try_out(bundle: Path) -> None:
    """Install a bundle where no index can be asked, and run what was installed. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory(prefix="briefing-bundle-") as folder:
        home = Path(folder)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON", "UV_"))}
        env = {**kept, "HOME": folder, "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
        env |= {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}  # nobody answers there
        subprocess.run([str(bundle / "install.sh"), str(home / "app")], env=env, check=True, stdout=subprocess.DEVNULL)
        program = str(home / "app" / "bin" / "briefing")
        for arguments in (["--version"], ["check"], ["search", "safety"], ["ledger"]):
            subprocess.run([program, *arguments], env=env, cwd=home, check=True, stdout=subprocess.DEVNULL)
    print("Installed without an index, and tried: check, search, ledger.")


def _run(*command: str) -> None:
    subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True)


def main() -> int:
    """Make the bundle that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m tools.bundle", description=__doc__)
    parser.add_argument("system", nargs="?", choices=sorted(SYSTEMS), default=this_system())
    parser.add_argument("--python", default=f"{sys.version_info[0]}.{sys.version_info[1]}", metavar="3.N")
    options = parser.parse_args()
    into = ROOT / "dist" / f"briefing-{options.system}-python{options.python}"
    make(options.system, options.python, into)
    size = sum(file.stat().st_size for file in into.rglob("*") if file.is_file())
    print(f"{into.relative_to(ROOT)}: {len(list((into / 'wheels').iterdir()))} wheels, {size / 1e6:.0f} MB.")
    own = (this_system(), f"{sys.version_info[0]}.{sys.version_info[1]}")
    if (options.system, options.python) == own and os.name == "posix":
        try_out(into)
    else:
        print("Made for another system: not tried here.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
