"""The user's settings: a small YAML file, strictly read, whose errors name file and field.

theme: dark            # dark, light, or the name of any of Textual's themes
indirect: true         # show indirect quotations in the panes
keys:                  # ids from the help (?), each with one key or several
  reader.search: "slash,f"
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from briefing.errors import Problem

FIELDS = ("theme", "indirect", "keys")


class Settings(NamedTuple):
    """What the user set; `problems` are the fields that could not be used, and are left at their defaults."""

    theme: str = ""
    indirect: bool = False
    keys: Mapping[str, str] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()


def read_settings(path: Path) -> Settings:
    """Read the settings file; a missing one is no problem, a bad field is reported and passed over."""
    if not path.exists():
        return Settings()
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
        loaded = yaml.load(text, Loader=yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return Settings(problems=(Problem(str(path), line, "", f"is no YAML here: {error.problem}"),))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        return Settings(problems=(Problem(str(path), 0, "", f"cannot be read: {why}"),))
    if loaded is None:
        return Settings()
    if not isinstance(loaded, dict):
        return Settings(problems=(Problem(str(path), 0, "", "expected fields such as `theme: dark`"),))
    problems: list[Problem] = []

    def wrong(name: str, expected: str) -> None:
        problems.append(Problem(str(path), 0, name, f"expected {expected}"))

    for name in loaded:
        if name not in FIELDS:
            wrong(str(name), f"one of {', '.join(FIELDS)}")
    theme = loaded.get("theme", "")
    if not isinstance(theme, str):
        wrong("theme", "dark, light or a theme's name")
        theme = ""
    indirect = loaded.get("indirect", False)
    if not isinstance(indirect, bool):
        wrong("indirect", "true or false")
        indirect = False
    keys: dict[str, str] = {}
    given = {} if loaded.get("keys") is None else loaded["keys"]
    if isinstance(given, dict):
        for id_, value in given.items():
            if isinstance(id_, str) and isinstance(value, str) and value.strip():
                keys[id_] = value
            else:
                wrong(f"keys.{id_}", 'a key or several, in quotation marks, such as "slash,f"')
    else:
        wrong("keys", "an id and its keys on each line")
    return Settings(theme, indirect, keys, tuple(problems))
