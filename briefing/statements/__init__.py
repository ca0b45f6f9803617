"""Quotations to statements: which outlets report the same words, and what each of them changed."""

from briefing.statements.compare import compare
from briefing.statements.ledger import Ledger, derive

__all__ = ["Ledger", "compare", "derive"]
