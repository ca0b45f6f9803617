"""Markdown of a basket, a briefing, the ledger or one comparison; writing it, and verifying it later."""

from briefing.export.citing import Style, cited
from briefing.export.clippings import Picked, picked
from briefing.export.escape import Md, escape
from briefing.export.forms import FORMS, form_of, rendered, word_count
from briefing.export.html import as_html
from briefing.export.links import SCHEME, Link, link_to, read_link
from briefing.export.markdown import (
    ExportOptions,
    Scope,
    comparison_scope,
    csl_of,
    export_basket,
    export_briefing,
    export_comparison,
    export_ledger,
    export_scope,
    ledger_scope,
    picked_scope,
    whole,
)
from briefing.export.parts import Part
from briefing.export.templates import Template, chosen
from briefing.export.trace import ExportedPassage, Judgement, Trace, Traced, find_again, shown_of
from briefing.export.verify import JudgementFinding, PassageFinding, State, Verification, traced, verify
from briefing.export.word import as_word
from briefing.export.write import require_export, write_export

__all__ = [
    "FORMS",
    "SCHEME",
    "ExportOptions",
    "ExportedPassage",
    "Judgement",
    "JudgementFinding",
    "Link",
    "Md",
    "Part",
    "PassageFinding",
    "Picked",
    "Scope",
    "State",
    "Style",
    "Template",
    "Trace",
    "Traced",
    "Verification",
    "as_html",
    "as_word",
    "chosen",
    "cited",
    "comparison_scope",
    "csl_of",
    "escape",
    "export_basket",
    "export_briefing",
    "export_comparison",
    "export_ledger",
    "export_scope",
    "find_again",
    "form_of",
    "ledger_scope",
    "link_to",
    "picked",
    "picked_scope",
    "read_link",
    "rendered",
    "require_export",
    "shown_of",
    "traced",
    "verify",
    "whole",
    "word_count",
    "write_export",
]
