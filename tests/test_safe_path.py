"""Where Python looks for modules: never in the folder that a person stands in, however it is spelled."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefing import safe_path
from briefing.safe_path import forget_current_folder, guard_children

PACKAGE = str(Path(safe_path.__file__).resolve().parents[1])


@pytest.fixture(autouse=True)
def standing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder, with this process's own settings put back afterwards."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setattr(sys, "path", list(sys.path))
    for name in ("PYTHONSAFEPATH", "PYTHONPATH", "NODEFAULTCURRENTDIRECTORYINEXEPATH"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return here


def test_no_spelling_of_the_current_folder_stays(standing: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (tmp_path / "link").symlink_to(standing)
    sys.path[:] = ["", ".", str(standing), str(tmp_path / "link"), "relative", str(other)]
    forget_current_folder()
    assert sys.path == [str(other)]
    assert os.environ["PYTHONSAFEPATH"] == "1"


def test_pythons_own_folders_stay_even_where_a_person_stands_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    library = os.path.dirname(os.__file__)
    monkeypatch.chdir(library)
    sys.path[:] = ["", library]
    forget_current_folder()
    assert sys.path == [library]


def test_the_package_comes_last_where_it_lies_in_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PACKAGE)
    sys.path[:] = ["", "/library"]
    forget_current_folder()
    assert sys.path == ["/library", PACKAGE]
    sys.path[:] = ["/library"]
    forget_current_folder()
    assert sys.path == ["/library"], "it was not looked for here before"


def test_a_package_that_is_named_stays_where_it_is(standing: Path) -> None:
    assert standing.exists()
    sys.path[:] = [PACKAGE, "", "/library"]
    forget_current_folder()
    assert sys.path == [PACKAGE, "/library"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (None, None),
        ("", None),
        (os.pathsep, None),
        (f"{os.pathsep}/library", "/library"),
        (f"/library{os.pathsep}.{os.pathsep}/more", f"/library{os.pathsep}/more"),
        (f"HERE{os.pathsep}/library", "/library"),
        (PACKAGE, PACKAGE),
    ],
)
def test_children_look_nowhere_there_either(
    standing: Path, monkeypatch: pytest.MonkeyPatch, given: str | None, kept: str | None
) -> None:
    if given is not None:
        monkeypatch.setenv("PYTHONPATH", given.replace("HERE", str(standing)))
    guard_children()
    assert (os.environ["PYTHONSAFEPATH"], os.environ.get("PYTHONPATH")) == ("1", kept)
    assert ("NODEFAULTCURRENTDIRECTORYINEXEPATH" in os.environ) is (os.name == "nt")


def test_a_folder_that_was_removed_holds_nothing(standing: Path) -> None:
    standing.rmdir()
    sys.path[:] = ["", "/library"]
    forget_current_folder()
    assert sys.path == ["/library"]
