"""The wheel, as somebody gets it: it carries the shipped briefing and works away from the project."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.program import Program

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = "child-online-safety"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network, by somebody who has used the reader on the shipped briefing."""
    copy = tmp_path_factory.mktemp("wheel") / "project"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", ".gitignore"):
        shutil.copy(ROOT / name, copy / name)
    for name in ("briefing", "content"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "clippings"))
    clippings = copy / "content" / SHIPPED / "clippings"
    clippings.mkdir()
    (clippings / "basket.yaml").write_text("- {}\n", encoding="utf-8")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(copy / "dist")]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, timeout=100)
    (built,) = (copy / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The wheel installed in an environment of its own, which sees the libraries of this one and not the project."""
    home = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home / "env")], check=True, timeout=100)
    python = home / "env" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", str(wheel)], check=True, timeout=100)
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    own = subprocess.run(asked, check=True, capture_output=True, text=True, timeout=100).stdout.strip()
    (Path(own) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return Program(home / "user", str(python))


@pytest.fixture
def away(tmp_path: Path) -> Path:
    """An empty folder with nothing of the project in it."""
    return tmp_path


def test_the_wheel_carries_the_briefing_and_nothing_private(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    inside = {name.removeprefix(f"briefing/shipped/{SHIPPED}/") for name in names if SHIPPED in name}
    content = ROOT / "content" / SHIPPED
    expected = {path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file()}
    expected = {name for name in expected if not name.startswith("clippings/")}
    assert inside == expected, "clippings are private: pyproject.toml must not put them into the wheel"
    assert not [name for name in names if name.startswith("tests") or "/index/" in name]
    screens = (ROOT / "briefing").rglob("*.tcss")
    assert {path.relative_to(ROOT).as_posix() for path in screens} <= set(names)


def test_it_is_the_installed_program_that_runs(installed: Program, away: Path) -> None:
    asked = installed.run("-c", "import briefing; print(briefing.__file__)", command=(), cwd=away)
    assert Path(asked.out.strip()).is_relative_to(installed.home.parent / "env")


def test_the_shipped_briefing_is_listed(installed: Program, away: Path) -> None:
    done = installed.run("list", "--json", cwd=away)
    assert (done.status, done.err) == (0, "")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == [SHIPPED]


def test_ledger_and_search_work_and_write_only_into_the_users_state(installed: Program, away: Path) -> None:
    package = installed.home.parent / "env"
    before = {path: path.stat().st_mtime_ns for path in package.rglob("*") if "__pycache__" not in path.parts}
    ledger = installed.run("ledger", "--json", cwd=away)
    search = installed.run("search", "safety", "--json", cwd=away)
    after = {path: path.stat().st_mtime_ns for path in package.rglob("*") if "__pycache__" not in path.parts}
    assert (ledger.status, ledger.err) == (0, "")
    assert (search.status, search.err) == (0, "")
    assert ledger.out.count("\n") > 1
    assert search.out.count("\n") > 1
    assert not list(away.iterdir())
    assert {path for path in before if "lib" in path.parts and before[path] != after.get(path)} == set()
    index = Path(json.loads(installed.run("locate", "--json", cwd=away).out)["index"])
    assert index.is_relative_to(installed.home / "state")
    assert any((index / SHIPPED).iterdir())


def test_new_content_goes_to_the_users_own_workspace(installed: Program, away: Path) -> None:
    user = Program(away / "user", installed.python)
    done = user.run("new", "Harbour dues", cwd=away)
    assert (done.status, done.err) == (0, "")
    assert (away / "user" / "data" / "briefing" / "content" / "harbour-dues" / "briefing.yaml").is_file()
