"""Who said what: an article's quotations with their speakers, and the reason for every decision."""

from briefing.quotations.candidates import PossibleSpeaker, candidates
from briefing.quotations.corrections import PRINTED, apply_corrections
from briefing.quotations.extract import as_is, extract
from briefing.quotations.naming.cast import Cast, name_words
from briefing.quotations.naming.mentions import mentions
from briefing.quotations.proposals import Proposal, propose_actors

__all__ = [
    "PRINTED",
    "Cast",
    "PossibleSpeaker",
    "Proposal",
    "apply_corrections",
    "as_is",
    "candidates",
    "extract",
    "mentions",
    "name_words",
    "propose_actors",
]
