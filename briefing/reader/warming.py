"""What the first use of a screen would wait for, done behind the first screen: modules imported, style sheets read.

Only what nearly everybody opens; anything else is made when it is asked for, and costs no memory before.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from textual.app import App

from briefing.reader.messages import Warmed

OPENED = tuple(
    f"briefing.reader.screens.{name}" for name in ("asking.pick", "statements.ledger", "statements.comparing", "page")
)
USED = ("briefing.reader.jumping", "briefing.search.jump", "briefing.reader.help", "briefing.reader.pages.actor")


def warm(app: App[Any]) -> None:
    """Import what most screens need in a thread, then have their style sheets read at once.

    Textual reads a sheet when its screen is first shown. Those of the next theme are read from then on, between keys.
    """

    def work() -> None:
        sheets = [Path(str(import_module(name).__file__)).with_suffix(".tcss") for name in OPENED]
        for name in USED:
            import_module(name)
        app.call_from_thread(_read, app, [each for each in sheets if each.exists()])

    app.run_worker(work, thread=True, group="warm", exit_on_error=False)


def _read(app: App[Any], sheets: list[Path]) -> None:
    missing = [each for each in sheets if not app.stylesheet.has_source(str(each), "")]
    for each in missing:
        app.stylesheet.read(each)
    if missing:
        app.stylesheet.reparse()
    app.post_message(Warmed())
