"""The Textual app: screens over what the other rooms made."""

from __future__ import annotations

import gc

from briefing.paths import Workspace


def run(workspace: Workspace, briefing: str | None = None) -> int:
    """Open the reader on a briefing, or on the choice of briefings; returns the exit code when it is closed."""
    from briefing.reader.app import BriefingApp

    gc.freeze()  # what is imported stays: looking through it again and again would only cost time
    app = BriefingApp(workspace, briefing)
    app.run()
    return app.return_code or 0
