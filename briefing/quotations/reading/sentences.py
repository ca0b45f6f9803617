"""Sentences: their tokens, tagged, and their noun phrases."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from briefing.quotations.reading.natures import natured
from briefing.quotations.reading.noun_phrases import Phrase, noun_phrases
from briefing.quotations.reading.settling import attributing, quotative, settle
from briefing.quotations.reading.tokens import Token


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """The tokens of one sentence, its paragraph's number, and its noun phrases in order.

    Once it is read, nobody changes it. `known` is a memory for functions of a phrase, so that each is asked once.
    """

    tokens: list[Token]
    paragraph: int
    phrases: list[Phrase] = field(default_factory=list)
    known: dict[tuple[Any, ...], Any] = field(default_factory=dict)


def parse(tokens: list[Token], paragraph: int) -> Sentence:
    """Tag verbs and nouns that share a form by their neighbours, and find the noun phrases."""
    settle(tokens)
    phrases = [natured(tokens, phrase) for phrase in noun_phrases(tokens)]
    quotative(tokens, phrases)
    attributing(tokens)
    return Sentence(tokens, paragraph, phrases)
