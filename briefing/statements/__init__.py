"""Quotations to statements: which outlets report the same words, and what each of them changed."""

from briefing.statements.comparing.compare import compare
from briefing.statements.comparing.style import HouseStyle
from briefing.statements.derive import derive
from briefing.statements.work import Ledger

__all__ = ["HouseStyle", "Ledger", "compare", "derive"]
