"""The user's settings: a small YAML file, read as strictly as content.

theme: dark            # dark, light, contrast, terminal (its own colours), or the name of any of Textual's themes
indirect: true         # show indirect quotations in the panes
compact: true          # one line a row in the panes
forms: true            # search for other forms of words too
ascii: true            # nothing but ASCII, or with false never (else by the locale)
mouse: false           # leave the mouse to the terminal
animations: false      # no cursor that blinks, nothing that slides
citation: oscola       # how articles are cited: harvard, chicago or oscola
keys:                  # ids from the help (?), each with one key or several
  reader.search: "slash,f"
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import Problem

if TYPE_CHECKING:
    from briefing.content.fields import Fields

LARGEST = 100_000  # bytes; real ones have some hundreds


class Settings(NamedTuple):
    """What the user set; `problems` are the fields that could not be used, and are left at their defaults."""

    theme: str = ""
    indirect: bool = False
    keys: Mapping[str, str] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()
    compact: bool = False
    forms: bool = False
    ascii: bool | None = None  # by the locale
    mouse: bool = True
    animations: bool = True
    citation: str = ""


def read_settings(path: Path) -> Settings:
    """Read the settings file; a missing one is no problem, a bad field is reported and passed over."""
    if not path.exists():
        return Settings()
    from briefing.content.disk import read_text
    from briefing.content.fields import Fields, kind_of
    from briefing.content.nodes import Mapping as Node
    from briefing.content.nodes import Scalar, compose

    file = str(path)
    text, problem = read_text(path, file, LARGEST)
    if problem is not None or text is None:
        return Settings(problems=(problem,) if problem else ())
    node, problem = compose(text, file)
    if problem is not None:
        return Settings(problems=(problem,))
    if node is None or (isinstance(node, Scalar) and node.null):
        return Settings()
    if not isinstance(node, Node):
        what = f"expected fields such as 'theme: dark', found {kind_of(node)}"
        return Settings(problems=(Problem(file, node.line, "", what),))
    problems: list[Problem] = []
    fields = Fields(node, file, problems)
    theme = fields.text("theme") or ""
    indirect, compact, forms = (fields.truth(name) for name in ("indirect", "compact", "forms"))
    by_locale = not fields.has("ascii")
    in_ascii = fields.truth("ascii")  # read in any case, so that the name is known
    mouse, animations = (fields.truth(name, missing=True) for name in ("mouse", "animations"))
    citation = _style(fields)
    below = fields.mapping("keys", such_as="  preset: vim")
    keys = _keys(below) if below else {}
    fields.done()
    asked = None if by_locale else in_ascii
    return Settings(theme, indirect, keys, tuple(problems), compact, forms, asked, mouse, animations, citation)


def _style(fields: Fields) -> str:
    if not fields.has("citation"):
        fields.text("citation")
        return ""
    from briefing.export import Style  # the first screen does not wait for exports

    return fields.choice("citation", Style) or ""


def _keys(fields: Fields) -> dict[str, str]:
    """The keys of each action that is named; which actions there are is for the reader to say."""
    changed = {}
    for name in fields.names():
        keys = fields.text(name, required=True)
        if keys:
            changed[name] = keys
    return changed
