"""Who said what: an article's quotations with their speakers, and the reason for every decision."""

from briefing.quotations.corrections import PRINTED, apply_corrections
from briefing.quotations.extract import as_is, extract
from briefing.quotations.named import named_in
from briefing.quotations.naming.cast import Cast
from briefing.quotations.naming.mentions import mentions
from briefing.quotations.proposals import Proposal, propose_actors

__all__ = [
    "PRINTED",
    "Cast",
    "Proposal",
    "apply_corrections",
    "as_is",
    "extract",
    "mentions",
    "named_in",
    "propose_actors",
]
