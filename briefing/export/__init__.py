"""Markdown of a basket, a briefing, the ledger or one comparison; writing it, and verifying it later."""

from briefing.export.clippings import Picked, picked
from briefing.export.escape import Md, escape
from briefing.export.forms import FORMS, form_of, rendered, word_count
from briefing.export.html import as_html
from briefing.export.markdown import Options, export_basket, export_briefing, export_comparison, export_ledger
from briefing.export.trace import ExportedPassage, Judgement, Trace, Traced, shown_of
from briefing.export.verify import JudgementFinding, PassageFinding, State, Verification, traced, verify
from briefing.export.word import as_word
from briefing.export.write import write_export

__all__ = [
    "FORMS",
    "ExportedPassage",
    "Judgement",
    "JudgementFinding",
    "Md",
    "Options",
    "PassageFinding",
    "Picked",
    "State",
    "Trace",
    "Traced",
    "Verification",
    "as_html",
    "as_word",
    "escape",
    "export_basket",
    "export_briefing",
    "export_comparison",
    "export_ledger",
    "form_of",
    "picked",
    "rendered",
    "shown_of",
    "traced",
    "verify",
    "word_count",
    "write_export",
]
