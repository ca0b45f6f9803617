"""The Textual app: screens over what the other rooms made."""

from __future__ import annotations

import gc
import os
import sys

from briefing.paths import Workspace

ESCAPE = "25"  # ms after which Esc is no longer taken for the beginning of another key
PATIENCE = 0.001  # seconds that a thread waits for another; what is painted is written by a thread of its own


def run(workspace: Workspace, briefing: str | None = None) -> int:
    """Open the reader on a briefing, or on the choice of briefings; returns the exit code when it is closed."""
    gc.disable()  # nothing of what the first screen needs is garbage; the app collects again once it stands
    sys.setswitchinterval(PATIENCE)
    os.environ.setdefault("ESCDELAY", ESCAPE)  # read by Textual when it is imported
    from briefing.reader.app import BriefingApp

    app = BriefingApp(workspace, briefing)
    app.run(mouse=app.settings.mouse)
    return app.return_code or 0
