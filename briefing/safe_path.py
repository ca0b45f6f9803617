"""Where Python looks for modules: never in the folder that a person happens to stand in, which may have been received.

`python -m` puts the current folder before everything else, an empty part of PYTHONPATH does the same, and so do
children that are started with `-c`. This file imports nothing that is not in memory already (not even `__future__`),
because until `forget_current_folder` has run every import may be answered by a file of the sender's.
"""

import os
import sys

_PYTHONS = {os.path.dirname(os.__file__), os.path.join(os.path.dirname(os.__file__), "site-packages")}
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def forget_current_folder() -> None:
    """Look for modules no longer in the current folder, here and in every process that is started from here.

    Where the package itself lies there, because it was not installed, the folder comes last instead of first.
    """
    here = _current_folder()
    kept = [entry for entry in sys.path if _trusted(entry, here)]
    searched = [entry or here for entry in sys.path if here or os.path.isabs(entry)]
    lies_there = any(os.path.realpath(entry) == os.path.realpath(_PACKAGE) for entry in searched)
    if lies_there and _PACKAGE not in kept:
        kept.append(_PACKAGE)
    sys.path[:] = kept
    guard_children()


def guard_children() -> None:
    """Have every Python that is started from here leave the current folder out of where it looks for modules."""
    os.environ["PYTHONSAFEPATH"] = "1"
    if os.name == "nt":
        os.environ["NODEFAULTCURRENTDIRECTORYINEXEPATH"] = "1"  # Windows looks for programs there first
    given = os.environ.get("PYTHONPATH")
    if given is None:
        return
    here = _current_folder()
    parts = [part for part in given.split(os.pathsep) if _trusted(part, here) or part == _PACKAGE]
    if parts:
        os.environ["PYTHONPATH"] = os.pathsep.join(parts)
    else:
        del os.environ["PYTHONPATH"]


def _current_folder() -> str:
    try:
        return os.path.realpath(os.getcwd())
    except OSError:  # it was removed, so nothing can lie in it
        return ""


def _trusted(entry: str, here: str) -> bool:
    """Whether modules may be looked for there: Python's own folders always, another one unless it is this folder."""
    return os.path.isabs(entry) and (os.path.realpath(entry) != here or entry in _PYTHONS)
