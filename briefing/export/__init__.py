"""Markdown of a basket, a briefing, the ledger or one comparison; writing it, and verifying it later."""

from briefing.export.clippings import Picked, picked
from briefing.export.escape import Md, escape
from briefing.export.markdown import Options, export_basket, export_briefing, export_comparison, export_ledger
from briefing.export.trace import Judgement, Passage, Trace, Traced
from briefing.export.verify import JudgementFinding, PassageFinding, State, Verification, traced, verify
from briefing.export.write import write_export

__all__ = [
    "Judgement",
    "JudgementFinding",
    "Md",
    "Options",
    "Passage",
    "PassageFinding",
    "Picked",
    "State",
    "Trace",
    "Traced",
    "Verification",
    "escape",
    "export_basket",
    "export_briefing",
    "export_comparison",
    "export_ledger",
    "picked",
    "traced",
    "verify",
    "write_export",
]
